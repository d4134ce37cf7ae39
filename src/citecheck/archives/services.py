"""The archives, and the forms of their addresses: facts of November 2026, from the services' own addresses.

A form is a pattern for what follows the host. It names what it finds: `moment`, `original` (the page's address),
`queried` (the same in a query), or a number that says when the copy was made.
"""

from __future__ import annotations

from msgspec import Struct

_MOMENT = (
    r"(?P<moment>[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6}|[0-9]{8}-[0-9]{4}"
    r"|[0-9]{4,14})(?:[a-z]{2}_)?"
)
_PAGE = r"(?P<original>(?:https?|ftp)(?::|%3A)/.*|[^/?#:]+\.[^/?#].*)"
_BEFORE = r"(?:[\w.~+-]+/){0,3}?"
_DATED = rf"{_BEFORE}{_MOMENT}/{_PAGE}"
_QUERIED = r"[^?]*\?(?:.*&)?url=(?P<queried>.+)"
# What may stand between a service's host and a page's address where the moment belongs.
_MISSING = r"(?:(?:web|wayback|all|cache|memento)/){0,2}"

# What is tried after a service's own forms, and what such an address opens instead of a copy.
NO_COPIES = (
    (r"", "is the front page of an archive"),
    (
        rf"(?:{_BEFORE}save|submit|wip|archive(?=\?))/?(?:\?url=)?(?:{_PAGE}|[^/]*)",
        "has the archive save the page, and is no copy",
    ),
    (rf"{_BEFORE}[0-9]*\*(?:/?{_PAGE}|.*)", "opens the list of all copies, not one of them"),
    (
        rf"{_BEFORE}(?:timemap|list)/(?:[\w*]+/){{0,2}}?{_PAGE}",
        "opens the list of all copies, not one of them",
    ),
    (
        rf"{_BEFORE}(?:newest|latest|oldest|timegate|\+)/{_PAGE}",
        "opens another copy whenever there is a new one",
    ),
    (
        rf"{_BEFORE}(?:search|query|explore|find|collections?|url/search|page/search)(?:[/?.].*)?",
        "opens a search or a collection, not a copy",
    ),
    (
        rf"{_MISSING}(?P<original>https?:/.*|www\..*)",
        "names no copy: the moment it was made is missing",
    ),
)


class Service(Struct, frozen=True):
    """An archive: the hosts it has, the part of them that is its own, and the forms of its copies, as patterns."""

    name: str
    hosts: tuple[str, ...]
    forms: tuple[str, ...] = (_DATED,)
    under: str = ""
    is_closed: bool = False


_WAYBACK = "Wayback Machine"
SERVICES = (
    Service(
        _WAYBACK,
        (
            "web.archive.org", "wayback.archive.org", "liveweb.archive.org", "waybackmachine.org",
            "replay.waybackmachine.org", "classic-web.archive.org",
        ),
    ),
    Service(_WAYBACK, ("archive.org",), under="web/"),
    Service(
        "archive.today",
        (
            "archive.today", "archive.ph", "archive.is", "archive.md", "archive.li", "archive.fo", "archive.vn",
        ),
        (rf"{_MOMENT}/{_PAGE}", r"(?!(?:search|newest|oldest|submit)\b)[A-Za-z0-9]{4,6}(?:/.*)?"),
    ),
    Service(
        "WebCite",
        ("webcitation.org",),
        (
            rf"(?P<base62>[A-Za-z0-9]{{9}})(?:{_QUERIED})?",
            r"query\?(?:.*&)?id=(?P<micros>[0-9]{16})",
            r"query\?.*",
            r"getfile.*",
        ),
        is_closed=True,
    ),
    Service(
        "Ghost Archive", ("ghostarchive.org",), (rf"archive/{_MOMENT}/{_PAGE}", r"v?archive/[\w-]+(?:/[\w-]+){0,2}")
    ),
    Service("Megalodon", ("megalodon.jp",)),
    Service(
        "Perma.cc", ("perma.cc", "perma-archives.org"), (_DATED, rf"warc/[\w-]+/{_PAGE}", r"(?:[\w]{2,4}-){1,3}\w{2,4}")
    ),
    Service("Archive-It", ("archive-it.org", "wayback.archive-it.org")),
    Service(
        "UK Government Web Archive", ("webarchive.nationalarchives.gov.uk", "yourarchives.nationalarchives.gov.uk")
    ),
    Service("UK Web Archive", ("webarchive.org.uk",), under="wayback/"),
    Service("UK Parliament Web Archive", ("webarchive.parliament.uk",)),
    Service("PRONI Web Archive", ("webarchive.proni.gov.uk",)),
    Service(
        "Internet Memory", ("collection.europarchive.org", "collections.internetmemory.org"), is_closed=True
    ),
    Service("Library of Congress Web Archive", ("webarchive.loc.gov",)),
    Service("NARA Web Harvests", ("webharvest.gov",)),
    Service("Library and Archives Canada", ("webarchive.bac-lac.gc.ca",)),
    Service("Library and Archives Canada", ("collectionscanada.gc.ca",), under="webarchives/"),
    Service(
        "Bibliotheca Alexandrina", ("web.archive.bibalex.org", "archive.bibalex.org", "web.petabox.bibalex.org")
    ),
    Service("Arquivo.pt", ("arquivo.pt",)),
    Service("Vefsafn", ("wayback.vefsafn.is",)),
    Service("Veebiarhiiv", ("veebiarhiiv.digar.ee",)),
    Service("Slovenian Web Archive", ("nukrobi2.nuk.uni-lj.si",)),
    Service("PADICAT", ("padi.cat",)),
    Service("Stanford Web Archive Portal", ("swap.stanford.edu", "sul-swap-prod.stanford.edu")),
    Service(
        "Australian Web Archive",
        ("webarchive.nla.gov.au", "pandora.nla.gov.au", "content.webarchive.nla.gov.au"),
        (_DATED, r"(?:tep|pan|nph-arch|nph-wb)/.*"),
    ),
    Service("Australian Web Archive", ("trove.nla.gov.au",), under="awa/"),
    Service("Web Archive Singapore", ("eresources.nlb.gov.sg",), under="webarchives/"),
    Service("York University Libraries", ("digital.library.yorku.ca",), under="wayback/"),
    Service("Wikiwix", ("archive.wikiwix.com",), (_DATED, _QUERIED), under="cache/"),
    Service("Memento Time Travel", ("timetravel.mementoweb.org",), (rf"memento/{_MOMENT}/{_PAGE}",)),
    Service("Conifer", ("conifer.rhizome.org", "webrecorder.io")),
    Service("FreezePage", ("freezepage.com",), (r"[0-9]{6}\w*",)),
)  # fmt: skip
