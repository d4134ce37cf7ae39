"""How each address of a page is cited: under which titles, as part of which work, by whom, when.

That is what a link is judged by: the page that it opens should say the same of itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from citecheck import archives
from citecheck.cs1.languages import tag_of
from citecheck.model import Citation, CitationKind, Cited, Link, LinkRole, Page
from citecheck.plain import plain

_TITLES = (
    "title", "script-title", "trans-title", "chapter", "script-chapter", "trans-chapter", "article", "contribution",
    "entry", "section", "book-title", "conference", "event",
)  # fmt: skip
_WORKS = (
    "website", "work", "newspaper", "journal", "magazine", "periodical", "publisher", "agency", "encyclopedia",
    "series", "via",
)  # fmt: skip
_NAMES = ("last", "last1", "author", "author1", "last2", "author2", "editor-last", "editor")
_DATES = ("date", "year", "publication-date")
_LANGUAGES = ("language", "lang")
URL_STATUSES = ("url-status", "deadurl", "dead-url")
"""What says of an address whether the copy stands in for it; the last two did so before 2019, by yes and no."""
_GONE = frozenset({"dead", "unfit", "usurped", "yes", "y", "true"})
# A script title begins with the tag of its language: `ja:東京`.
_SCRIPT_PREFIX = "script-"
_TAG_LENGTH = 3
_NOTHING_SAID = Cited("")


def cited_in(page: Page) -> Iterator[Cited]:
    """How each citation of a page cites each of its addresses; one address may come more than once."""
    for citation in page.citations:
        if not citation.links:
            continue
        said = _said(citation)
        replaced = _replaced(citation) if citation.values else None
        for link in citation.links:
            yield replace(
                said,
                url=link.target,
                is_copy=link.role is LinkRole.ARCHIVE or archives.snapshot(link.target) is not None,
                is_replaced=link.target == replaced,
                mentions=_mentions(page, citation, link),
            )


def titles_of(citation: Citation) -> tuple[str, ...]:
    """What a citation calls its page, or the work that it is a part of."""
    return tuple(_without_tag(name, plain(value)) for name, value in _values(citation, _TITLES))


def _said(citation: Citation) -> Cited:
    """What the parameters of a citation say, whichever of its addresses is meant."""
    if not citation.values:
        return _NOTHING_SAID
    return Cited(
        "",
        titles=titles_of(citation),
        works=tuple(plain(value) for _, value in _values(citation, _WORKS)),
        names=tuple(plain(value) for _, value in _values(citation, _NAMES)),
        dates=tuple(value for _, value in _values(citation, _DATES)),
        languages=tuple(
            tag
            for _, value in _values(citation, _LANGUAGES)
            for name in value.split(",")
            if (tag := tag_of(name.strip()))
        ),
    )


def _replaced(citation: Citation) -> str | None:
    """The address that the citation itself calls dead and names an archive's copy of.

    Of two addresses nobody knows which of them is meant.
    """
    status = next((value for _, value in _values(citation, URL_STATUSES)), "").strip().lower()
    if status not in _GONE or all(link.role is not LinkRole.ARCHIVE for link in citation.links):
        return None
    sources = {link.target for link in citation.links if link.role is LinkRole.SOURCE}
    return sources.pop() if len(sources) == 1 else None


def _values(citation: Citation, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        if value := citation.values.get(name):
            yield name, value


def _without_tag(name: str, title: str) -> str:
    if not name.startswith(_SCRIPT_PREFIX):
        return title
    tag, colon, rest = title.partition(":")
    return rest.strip() if colon and len(tag) <= _TAG_LENGTH else title


def _mentions(page: Page, citation: Citation, link: Link) -> tuple[str, ...]:
    """The words around an address that no parameter holds: of a labelled link, or of a reference in plain words."""
    if citation.kind not in {CitationKind.LINK, CitationKind.UNTEMPLATED}:
        return ()
    words = plain(page.document.slice(citation.span)).replace(link.url, " ")
    words = " ".join(words.split()).strip("[]() ")
    return (words,) if words else ()
