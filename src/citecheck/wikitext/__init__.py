"""Wiki text, in braces or in the seed's `[tpl]` marks: from one document to its citations, claims and tags."""

from __future__ import annotations

from citecheck.claims import statements_of
from citecheck.claims.language import language_of
from citecheck.model import Document, Page
from citecheck.plain import plain
from citecheck.suppressions import suppressions_of
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.citations.copies import with_copies
from citecheck.wikitext.markup.scan import TPL, WIKITEXT, Skeleton, Syntax, scan
from citecheck.wikitext.references import completed, empty_among, references_of
from citecheck.wikitext.short_forms import joined
from citecheck.wikitext.stretches import stretches_of
from citecheck.wikitext.tags import tags_of

SYNTAXES = {"wikitext": WIKITEXT, "tpl": TPL}


def addresses_cited(document: Document) -> Page:
    """A page with nothing but its citations: all that it takes to tell which addresses it cites, and how.

    The addresses are those that `parse` finds, cited as there; citations without one may be left out.
    """
    text, page, syntax = document.text, document.span, SYNTAXES[document.format]
    skeleton = _skeleton(document, syntax)
    citations = citations_of(text, page, skeleton, syntax, only_linked=True)
    return Page(document, with_copies(text, page, skeleton, syntax, citations))


def parse(document: Document, language: str | None = None) -> Page:
    """Everything that is found in one document of the formats `wikitext` and `tpl`; `language` is that of its prose."""
    text, page, syntax = document.text, document.span, SYNTAXES[document.format]
    skeleton = _skeleton(document, syntax)
    copied = with_copies(text, page, skeleton, syntax, citations_of(text, page, skeleton, syntax))
    citations, pointers = joined(text, page, skeleton, copied)
    references = references_of(text, page, skeleton) if syntax is WIKITEXT else ()
    empty = empty_among(text, references, skeleton.defects)
    stretches = stretches_of(text, page, skeleton, syntax, citations, empty)
    language = language or language_of(text, page)
    claims, uncited = statements_of(text, stretches, plain, language)
    return Page(
        document=document,
        citations=citations,
        claims=claims,
        defects=skeleton.defects,
        suppressions=suppressions_of(text, skeleton.comments, citations),
        templates=frozenset(template.name for template in skeleton.templates),
        tags=tags_of(text, page, skeleton, syntax, citations, claims),
        uncited=uncited,
        language=language,
        references=references,
        pointers=pointers if syntax is WIKITEXT else (),
    )


def _skeleton(document: Document, syntax: Syntax) -> Skeleton:
    text, page = document.text, document.span
    return completed(text, page, scan(text, page, syntax), syntax)
