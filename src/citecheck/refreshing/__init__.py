"""A newer issue of the list of perennial sources from a live wiki: asked for, read, verified, and only then kept."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from citecheck.config import LinkSettings
from citecheck.links.connections.network import SYSTEM, Network
from citecheck.refreshing import wikis
from citecheck.sources import perennial, ratings, updated
from citecheck.sources.lists import SourceList

WIKI = "https://en.wikipedia.org/w/api.php"
"""The API of the wiki whose list it is."""

_PAGE = "Wikipedia:Reliable sources/Perennial sources"
# The table lies on pages of its own, numbered, which the page takes in.
_PART = re.compile(r".*/[0-9]{1,2}")


class RefreshError(Exception):
    """Why there is no newer issue; the message says it. What was kept before is as it was."""


class Refreshed(Struct, frozen=True):
    """The list that is now kept in `file`: of which day, with how many domains, and how many there were before."""

    listed_in: SourceList
    file: Path
    domains: int
    before: int


def refresh(api: str, settings: LinkSettings, *, network: Network = SYSTEM) -> Refreshed:
    """Fetch the list and keep it, if it is one. Raises RefreshError."""
    folder = updated.folder()
    if folder is None:
        message = "there is no home folder to keep it in"
        raise RefreshError(message)
    known = ratings.packaged(perennial.NAME)
    try:
        listed_in, parts = _issue(api, settings, network)
        text = perennial.listed(parts, listed_in)
        perennial.check(text, known)
        file = updated.keep(text, perennial.NAME, folder)
    except wikis.WikiError as error:
        raise RefreshError(str(error)) from error
    except perennial.PageError as error:
        message = f"{api}: {_PAGE} cannot take the place of the list that is known: {error}"
        raise RefreshError(message) from error
    except OSError as error:
        message = f"{folder}: cannot be written: {error.strerror or error}"
        raise RefreshError(message) from error
    ratings.forget()
    return Refreshed(listed_in, file, perennial.count(text), perennial.count(known))


def _issue(api: str, settings: LinkSettings, network: Network) -> tuple[SourceList, list[str]]:
    """Where the wiki's issue comes from, and the texts of the pages on which its table may lie."""
    answer = wikis.ask(api, (_PAGE,), settings, network=network)
    if not answer.pages:
        message = f"{api}: the wiki has no page {_PAGE}"
        raise wikis.WikiError(message)
    main = answer.pages[0]
    numbered = [title for title in main.transcludes if title.startswith(main.title) and _PART.fullmatch(title)]
    parts = wikis.ask(api, numbered, settings, network=network).pages if numbered else ()
    day = max(page.day for page in (main, *parts))
    return perennial.head(answer.name, main.url, day, answer.licence), [page.text for page in (main, *parts)]
