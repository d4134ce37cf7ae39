"""What a host's robots.txt lets us ask, by the Robots Exclusion Protocol (RFC 9309); pure.

A file that cannot be read because the host is in trouble forbids everything, one that is not there nothing. Protego
says which rule fits an address; it is handed our own group of rules and no other, for a file may hold anything, and one
with as many groups as rules would take it minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from msgspec import Struct

from citecheck.links.answers import Answer, Failure, Reply
from citecheck.model import Outcome

# RFC 9309, 2.5 and 2.3.1.2.
MOST_BYTES = 500 * 1024
MOST_REDIRECTS = 5
LONGEST_DELAY_S = 30.0
# Parsed, a rule takes about ten times the room that it does as a text.
_SHORT = 20_000
_AGENT = "citecheck"
_EVERYBODY = "*"
_SERVER_ERRORS = range(500, 600)
_FOUND = range(200, 300)
# What Protego reads as the name of an agent, blanks taken out; the name itself ends at what no name has.
_AGENT_LINE = re.compile(r"user-?agent:?(\*|[a-z_-]*)", re.IGNORECASE)
_SITE_WIDE = re.compile(r"site-?maps?|host", re.IGNORECASE)
# Where these are what came, the addresses of the host will tell by themselves; nothing is asked against its will.
_NOBODY_ASKED = frozenset(
    {
        Outcome.NXDOMAIN,
        Outcome.PRIVATE_ADDRESS,
        Outcome.BAD_URL,
        Outcome.BAD_REDIRECT,
        Outcome.TOO_MANY_REDIRECTS,
    }
)


class _Rules(Protocol):
    """What is used of Protego."""

    def can_fetch(self, url: str, user_agent: str) -> bool: ...

    def crawl_delay(self, user_agent: str) -> float | None: ...


class Robots(Struct, frozen=True):
    """What one origin lets us ask: the lines of its file that are for us, or why it lets us ask nothing.

    `delay_s` is the least time between two requests that it wants, at most `LONGEST_DELAY_S`.
    """

    rules: str = ""
    refusal: Failure | None = None
    delay_s: float = 0.0

    def refusal_of(self, url: str) -> Failure | None:
        """Why an address of this origin must not be asked, or None where it may."""
        if self.refusal is not None:
            return self.refusal
        if not self.rules or _parsed(self.rules).can_fetch(url, _AGENT):
            return None
        return Failure(Outcome.ROBOTS, heard=True)


def address_of(url: str) -> str:
    """Where the robots.txt for an address is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read(reply: Reply, body: bytes = b"") -> Robots:
    """What came back for a robots.txt; `body` is the beginning of the file, unpacked."""
    match reply:
        case Answer(http_status=status) if status in _FOUND:
            rules = "\n".join(_ours(body[:MOST_BYTES].decode("utf-8-sig", "replace")))
            delay_s = _parsed(rules).crawl_delay(_AGENT) if rules else None
            return Robots(rules, delay_s=min(delay_s or 0.0, LONGEST_DELAY_S))
        case Answer(http_status=status) if status in _SERVER_ERRORS:
            detail = f"it answered {status}, which counts as forbidding everything"
            return Robots(refusal=Failure(Outcome.ROBOTS, detail, heard=True))
        case Failure(outcome=outcome, detail=detail, heard=heard) if outcome not in _NOBODY_ASKED:
            said = "when asked for robots.txt, which comes first" + (f": {detail}" if detail else "")
            return Robots(refusal=Failure(outcome, said, heard=heard))
    return Robots()


def _parsed(rules: str) -> _Rules:
    """The rules as Protego has them; a run may meet more hosts than there is room for theirs."""
    return (_parsed_short if len(rules) <= _SHORT else _parsed_long)(rules)


@lru_cache(maxsize=256)
def _parsed_short(rules: str) -> _Rules:
    # Most runs look at no robots.txt.
    from protego import Protego

    return Protego.parse(rules)


@lru_cache(maxsize=4)
def _parsed_long(rules: str) -> _Rules:
    return _parsed_short.__wrapped__(rules)


def _ours(text: str) -> Iterator[str]:
    """The lines of the groups that are for us or for everybody, the names of other agents left out."""
    in_names = wanted = False
    for written in text.splitlines():
        line = written.partition("#")[0].strip()
        bare = "".join(line.split())
        if not bare or _SITE_WIDE.match(bare):
            continue
        if (agent := _AGENT_LINE.match(bare)) is None:
            in_names = False
            if wanted:
                yield line
            continue
        wanted, in_names = wanted and in_names, True
        if (name := agent[1].lower()) in {_AGENT, _EVERYBODY}:
            wanted = True
            yield f"User-agent: {name}"
