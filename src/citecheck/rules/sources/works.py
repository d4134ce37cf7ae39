"""Whether a citation names a work that is a source whatever its address opens, and who stands for it."""

from __future__ import annotations

from citecheck import identifiers
from citecheck.model import Citation

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


def names_a_work(citation: Citation) -> bool:
    """Whether a citation names a work that a library would find: by an identifier, or by title and maker."""
    if any(identifier.finds_work for identifier in identifiers.of(citation)):
        return True
    return citation.template in _WORKS and bool(citation.value("title") and citation.value(*_MAKERS))
