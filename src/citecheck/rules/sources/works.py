"""Whether a citation names a work that is a source whatever its address opens, and who stands for it."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck import identifiers
from citecheck.model import Citation, CitationKind, Page

_MAKERS = (
    "author", "author1", "last", "last1", "surname", "editor", "editor-last", "editor1-last", "vauthors", "people",
    "publisher", "institution",
)  # fmt: skip
PUBLISHERS = (
    "work", "website", "newspaper", "journal", "magazine", "periodical", "publisher", "institution", "agency",
    "encyclopedia",
)  # fmt: skip
# Templates for works that exist apart from any page that offers them.
_WORKS = frozenset(
    {"cite book", "cite av media", "cite av media notes", "cite encyclopedia", "cite thesis", "cite map"}
)
# Where in something printed it stands: "pp. 63–85", "p. xvii", "39 (1)", "39(3):353".
_IN_PRINT = re.compile(r"\bpp?\.\s?[0-9ivxlc]+\b|\b[0-9]{1,4}\s?\([0-9]{1,3}\)[,:]", re.IGNORECASE)


@lru_cache(maxsize=1)
def citing(page: Page) -> tuple[Citation, ...]:
    """The citations of a page that cite something: a mere link in a list of links does not."""
    supporting = {cited for claim in page.claims for cited in claim.citations}
    links = {CitationKind.LINK, CitationKind.BARE_URL}
    return tuple(
        citation
        for citation in page.citations
        if citation.kind not in links or citation.reference is not None or citation.id in supporting
    )


def is_article(citation: Citation) -> bool:
    """Whether a citation is one of an article in a journal."""
    return citation.template == "cite journal" or "journal" in citation.values


def is_in_print(text: str) -> bool:
    """Whether a reference in plain words says where in something printed it is."""
    return _IN_PRINT.search(text) is not None


def names_a_work(citation: Citation) -> bool:
    """Whether a citation names a work that a library would find: by an identifier, or by title and maker."""
    if any(identifier.finds_work for identifier in identifiers.of(citation)):
        return True
    return citation.template in _WORKS and bool(citation.value("title") and citation.value(*_MAKERS))
