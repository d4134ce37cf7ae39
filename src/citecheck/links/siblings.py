"""What a host answers for an address that cannot exist, asked once for each of its origins.

An address beside the cited one, in the same folder and of the same kind, so that the same part of the site answers.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from citecheck.model import Observation

_LONGEST_ENDING = 6


def origin_of(address: str) -> str:
    """Scheme, host and port of an address: whose habits are asked for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def sibling_of(address: str) -> str:
    """An address that nobody can have made: the same for every address of a folder, and never asked for by chance."""
    parts = urlsplit(address)
    folder, _, name = parts.path.rpartition("/")
    ending = PurePosixPath(name).suffix
    word = sha256(parts.netloc.encode()).hexdigest()[:12]
    return f"{origin_of(address)}{folder}/citecheck-{word}{ending if len(ending) <= _LONGEST_ENDING else ''}"


class Siblings:
    """What is known of each origin, and who waits to know it; used by one thread."""

    def __init__(self) -> None:
        """Nobody has been asked."""
        self._known: dict[str, Observation] = {}
        self._waiting: dict[str, list[Observation]] = {}

    def known(self, origin: str) -> Observation | None:
        """What the origin answers, if it has been asked."""
        return self._known.get(origin)

    def wait(self, origin: str, observation: Observation) -> bool:
        """Let an observation wait for its origin's answer; gives whether it is the first, so that it must be asked."""
        waiting = self._waiting.setdefault(origin, [])
        waiting.append(observation)
        return len(waiting) == 1

    def leave(self, origin: str, url: str) -> None:
        """An address has waited long enough."""
        self._waiting[origin] = [it for it in self._waiting.get(origin, ()) if it.url != url]

    def came(self, origin: str, sibling: Observation) -> list[Observation]:
        """Remember the answer, and give those that waited for it."""
        self._known[origin] = sibling
        return self._waiting.pop(origin, [])

    def everyone(self) -> list[Observation]:
        """All that still wait, who then wait no more."""
        left = [observation for waiting in self._waiting.values() for observation in waiting]
        self._waiting.clear()
        return left
