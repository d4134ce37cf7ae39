"""Pages of a live wiki, asked of its MediaWiki API: their wiki text, and what the wiki says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from msgspec import Struct

from citecheck import urls
from citecheck.config import LinkSettings
from citecheck.judge.tables import BY_OUTCOME
from citecheck.links.answers import Failure
from citecheck.links.connections.network import SYSTEM, Network
from citecheck.links.fetching import fetch

_MOST_BYTES = 16_000_000
_MOST_ANSWERS = 20
_OK = 200
_PROJECT = 4
_QUERY = {
    "action": "query",
    "format": "json",
    "formatversion": "2",
    "meta": "siteinfo",
    "siprop": "general|rightsinfo",
    "prop": "info|revisions|templates",
    "inprop": "url",
    "rvprop": "timestamp|content",
    "rvslots": "main",
    "tllimit": "max",
    "tlnamespace": str(_PROJECT),
}


class WikiError(Exception):
    """A wiki that cannot be asked, or is none; the message says which and why."""


class WikiPage(Struct, frozen=True):
    """The latest revision of a page, `day` being that of its saving (YYYY-MM-DD).

    `transcludes` has the titles of the pages of the project's own namespace that it takes in.
    """

    title: str
    url: str
    text: str
    day: str
    transcludes: tuple[str, ...]


class Answer(Struct, frozen=True):
    """The pages that are there, of those that were asked for, and the wiki's name and licence."""

    pages: tuple[WikiPage, ...]
    name: str
    licence: str


def ask(api: str, titles: Sequence[str], settings: LinkSettings, *, network: Network = SYSTEM) -> Answer:
    """Pages of the wiki at this address of its api.php. Raises WikiError."""
    about: dict[str, Any] = {}
    pages: dict[str, dict[str, Any]] = {}
    try:
        for part in _parts(api, {**_QUERY, "titles": "|".join(titles)}, settings, network):
            about |= {name: part[name] for name in ("general", "rightsinfo") if name in part}
            for page in part["pages"]:
                known = pages.setdefault(page["title"], {"templates": []})
                known["templates"] += page.get("templates", ())
                known |= {name: value for name, value in page.items() if name != "templates"}
        found = tuple(_page(page) for page in pages.values() if "revisions" in page)
        return Answer(found, str(about["general"]["sitename"]), str(about["rightsinfo"]["text"]))
    except (LookupError, TypeError, AttributeError) as error:
        message = f"{api} does not answer as the API of a wiki does"
        raise WikiError(message) from error


def _page(page: dict[str, Any]) -> WikiPage:
    revision = page["revisions"][0]
    text, day = str(revision["slots"]["main"]["content"]), str(revision["timestamp"])[:10]
    transcludes = tuple(str(template["title"]) for template in page["templates"])
    return WikiPage(str(page["title"]), str(page["fullurl"]), text, day, transcludes)


def _parts(api: str, query: dict[str, str], settings: LinkSettings, network: Network) -> Iterator[dict[str, Any]]:
    """What a query answers, asked on for as long as the wiki says that there is more."""
    more: dict[str, str] = {}
    for _ in range(_MOST_ANSWERS):
        whole = _asked(api, query | more, settings, network)
        if "error" in whole:
            message = f"{api}: the wiki answers that it cannot do this: {whole['error']['info']}"
            raise WikiError(message)
        yield whole["query"]
        if "continue" not in whole:
            return
        more = {name: str(value) for name, value in whole["continue"].items()}
    message = f"{api}: the answer has no end"
    raise WikiError(message)


def _asked(api: str, query: dict[str, str], settings: LinkSettings, network: Network) -> dict[str, Any]:
    url = f"{api}{'&' if '?' in api else '?'}{urlencode(query)}"
    reply = fetch(url, settings, most_bytes=_MOST_BYTES, network=network)
    if isinstance(reply, Failure):
        said = BY_OUTCOME[reply.outcome][2].format(host=urls.host(url))
        message = f"{said}{f' ({reply.detail})' if reply.detail else ''}"
        raise WikiError(message)
    if reply.http_status != _OK:
        message = f"{api} answered {reply.http_status}"
        raise WikiError(message)
    try:
        whole: dict[str, Any] = orjson.loads(reply.body)
    except orjson.JSONDecodeError as error:
        message = f"{api} answers no JSON: is it the address of a wiki's api.php?"
        raise WikiError(message) from error
    return whole
