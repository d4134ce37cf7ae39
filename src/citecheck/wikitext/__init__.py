"""Wiki text, in braces or in the seed's `[tpl]` marks: from one document to its citations and claims."""

from __future__ import annotations

from citecheck.claims import claims_of
from citecheck.model import Document, Page
from citecheck.suppressions import suppressions_of
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.references import completed, references_of
from citecheck.wikitext.scan import TPL, WIKITEXT, scan
from citecheck.wikitext.short_forms import joined
from citecheck.wikitext.stretches import stretches_of

SYNTAXES = {"wikitext": WIKITEXT, "tpl": TPL}


def parse(document: Document) -> Page:
    """Everything that is found in one document of the formats `wikitext` and `tpl`."""
    text, page, syntax = document.text, document.span, SYNTAXES[document.format]
    skeleton = completed(text, page, scan(text, page, syntax), syntax)
    citations, pointers = joined(text, page, skeleton, citations_of(text, page, skeleton, syntax))
    return Page(
        document=document,
        citations=citations,
        claims=claims_of(text, stretches_of(text, page, skeleton, syntax, citations)),
        defects=skeleton.defects,
        suppressions=suppressions_of(text, skeleton.comments, citations),
        templates=frozenset(template.name for template in skeleton.templates),
        references=references_of(text, page, skeleton) if syntax is WIKITEXT else (),
        pointers=pointers if syntax is WIKITEXT else (),
    )
