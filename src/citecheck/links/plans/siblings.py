"""What a host answers for an address that cannot exist, asked once for each of its origins.

An address beside the cited one, in the same folder and of the same kind, so that the same part of the site answers.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec.structs import replace

from citecheck import urls
from citecheck.links.plans.plan import Plan
from citecheck.model import Cited, Observation

_LONGEST_ENDING = 6
# No target has a blank in it: what a page cites can never be taken for a sibling.
_PREFIX = "sibling "
# Where this is the answer, what the page says does not matter.
_GONE = frozenset({404, 410})


def sibling_of(address: str) -> str:
    """An address that nobody can have made: the same for every address of a folder, and never asked for by chance."""
    parts = urlsplit(address)
    folder, _, name = parts.path.rpartition("/")
    ending = PurePosixPath(name).suffix
    word = sha256(parts.netloc.encode()).hexdigest()[:12]
    return f"{urls.origin(address)}{folder}/citecheck-{word}{ending if len(ending) <= _LONGEST_ENDING else ''}"


class Siblings:
    """What is known of each origin, and who waits to know it; used by one thread."""

    def __init__(self) -> None:
        """Nobody has been asked."""
        self._known: dict[str, Observation] = {}
        self._waiting: dict[str, list[Observation]] = {}

    def beside(self, plan: Plan, found: Observation) -> Observation | Plan | None:
        """An observation beside its sibling, if that is known; else it waits, and the first to wait has it asked."""
        address = plan.cited_address
        origin = urls.origin(address)
        if (known := self._known.get(origin)) is not None:
            return replace(found, sibling=known)
        waiting = self._waiting.setdefault(origin, [])
        waiting.append(found)
        if len(waiting) > 1:
            return None
        there = sibling_of(address)
        return Plan(Cited(f"{_PREFIX}{there}"), there, sibling_of=origin)

    def came(self, origin: str, found: Observation) -> list[Observation]:
        """Remember what an origin answers, and give those that waited for it, beside it."""
        sibling = self._known[origin] = _kept(found)
        return [replace(waiting, sibling=sibling) for waiting in self._waiting.pop(origin, ())]

    def everyone(self) -> list[Observation]:
        """All that still wait, who then wait no more: what was seen of them stands without a sibling."""
        left = [observation for waiting in self._waiting.values() for observation in waiting]
        self._waiting.clear()
        return left


def _kept(sibling: Observation) -> Observation:
    """What is kept of a sibling to the end of the run: there may be one for each origin."""
    content = None if sibling.http_status in _GONE else sibling.content
    return replace(sibling, url=sibling.url.removeprefix(_PREFIX), headers=(), content=content)
