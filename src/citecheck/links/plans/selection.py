"""Which addresses of a run are asked at all, before anything is sent; pure, and cheap to import.

Patterns are searched for in the address as it is asked.
"""

from __future__ import annotations

import re

from citecheck import urls
from citecheck.config import LinkSettings
from citecheck.counts import plural
from citecheck.model import Cited, Observation, Outcome

_Refusal = tuple[Outcome, str]
# RFC 7686: such a name is no name of the DNS, and may not be asked for there.
_HIDDEN = ".onion"


class Selection:
    """Decides for all addresses of one run, in their order: the number of them may be limited."""

    def __init__(self, settings: LinkSettings) -> None:
        """Raises `re.error` for a pattern that is none."""
        self._include = [re.compile(pattern) for pattern in settings.include]
        self._exclude = [re.compile(pattern) for pattern in settings.exclude]
        self._skip_archived = settings.skip_archived
        self._most = settings.max_links
        self._taken = 0

    def refusal(self, cited: Cited) -> Observation | None:
        """Why an address is not asked, or None where it is; each address may be put here once."""
        refused = self._unwanted(cited.url) or _unaskable(cited.url) or self._dispensable(cited)
        if refused is None:
            self._taken += 1
            return None
        outcome, detail = refused
        return Observation(url=cited.url, outcome=outcome, detail=detail)

    def _unwanted(self, url: str) -> _Refusal | None:
        if any(pattern.search(url) for pattern in self._exclude):
            return Outcome.EXCLUDED, ""
        if self._include and not any(pattern.search(url) for pattern in self._include):
            return Outcome.EXCLUDED, "it is not among those to include"
        return None

    def _dispensable(self, cited: Cited) -> _Refusal | None:
        if self._skip_archived and cited.is_replaced:
            return Outcome.ARCHIVED, ""
        if self._most is not None and self._taken >= self._most:
            return Outcome.OVER_LIMIT, f"more than {plural(self._most, 'link')}"
        return None


def _unaskable(url: str) -> _Refusal | None:
    address = urls.target(url)
    if urls.has_gap(address):
        return Outcome.INCOMPLETE, ""
    scheme = urls.scheme(address)
    if scheme and scheme not in urls.ASKABLE:
        return Outcome.SCHEME, scheme
    if urls.host(address).rstrip(".").endswith(_HIDDEN):
        return Outcome.SCHEME, "a hidden service of Tor"
    fault = urls.fault(address)
    return (Outcome.BAD_URL, fault) if fault else None
