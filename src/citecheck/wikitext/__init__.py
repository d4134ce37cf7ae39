"""Wiki text, in braces or in the seed's `[tpl]` marks: from one document to its citations, claims and tags."""

from __future__ import annotations

from citecheck.claims import statements_of
from citecheck.language import language_of
from citecheck.model import Document, Page
from citecheck.plain import plain
from citecheck.suppressions import suppressions_of
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.copies import with_copies
from citecheck.wikitext.scan import TPL, WIKITEXT, scan
from citecheck.wikitext.stretches import stretches_of
from citecheck.wikitext.tags import tags_of

SYNTAXES = {"wikitext": WIKITEXT, "tpl": TPL}


def parse(document: Document, language: str | None = None) -> Page:
    """Everything that is found in one document of the formats `wikitext` and `tpl`; `language` is that of its prose."""
    text, page, syntax = document.text, document.span, SYNTAXES[document.format]
    skeleton = scan(text, page, syntax)
    citations = with_copies(text, page, skeleton, syntax, citations_of(text, page, skeleton, syntax))
    stretches = stretches_of(text, page, skeleton, syntax, citations)
    claims, uncited = statements_of(text, stretches, plain, language or language_of(text, page))
    return Page(
        document=document,
        citations=citations,
        claims=claims,
        defects=skeleton.defects,
        suppressions=suppressions_of(text, skeleton.comments, citations),
        templates=frozenset(template.name for template in skeleton.templates),
        uncited=uncited,
        tags=tags_of(text, page, skeleton, syntax, citations, claims),
    )
