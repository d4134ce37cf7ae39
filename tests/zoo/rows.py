"""A row of the zoo: one behaviour of a site, how it is cited, and what a careful librarian would say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from citecheck.model import Reason, Status
from tests.servers import Behaviour
from tests.zoo.answers import Answer, front, missing
from tests.zoo.doors import Door, plain
from tests.zoo.stories import Story

Verdict = tuple[Status, Reason]
Verdicts = frozenset[Verdict]


def verdicts(status: Status, *reasons: Reason) -> Verdicts:
    """The verdicts of one status."""
    return frozenset((status, reason) for reason in reasons)


# What is there.
ALIVE = verdicts(Status.ALIVE, Reason.OK)
DRIFT = verdicts(Status.ALIVE, Reason.DRIFT) | verdicts(Status.MOVED, Reason.DRIFT)
MOVED = verdicts(Status.MOVED, Reason.MOVED)
HERE = ALIVE | MOVED
# What is gone.
NOT_FOUND = verdicts(Status.DEAD, Reason.NOT_FOUND)
GONE = verdicts(Status.DEAD, Reason.GONE)
NO_NAME = verdicts(Status.DEAD, Reason.DNS)
SOFT_404 = verdicts(Status.DEAD, Reason.SOFT_404)
TO_ROOT = verdicts(Status.DEAD, Reason.REDIRECTED_TO_ROOT)
PARKED = verdicts(Status.DEAD, Reason.PARKED)
USURPED = verdicts(Status.DEAD, Reason.USURPED)
BAD_URL = verdicts(Status.DEAD, Reason.BAD_URL)
# What refuses us.
FORBIDDEN = verdicts(Status.BLOCKED, Reason.FORBIDDEN)
LOGIN = verdicts(Status.BLOCKED, Reason.LOGIN)
PAYWALL = verdicts(Status.BLOCKED, Reason.PAYWALL)
RATE_LIMITED = verdicts(Status.BLOCKED, Reason.RATE_LIMITED)
BOT_WALL = verdicts(Status.BLOCKED, Reason.BOT_WALL)
LEGAL = verdicts(Status.BLOCKED, Reason.LEGAL)
PROXY_AUTH = verdicts(Status.BLOCKED, Reason.PROXY_AUTH)
WALLED = BOT_WALL | FORBIDDEN | RATE_LIMITED
REFUSES_US = WALLED | LOGIN | PAYWALL | LEGAL | PROXY_AUTH
# What did not answer properly.
TIMEOUT = verdicts(Status.UNREACHABLE, Reason.TIMEOUT)
REFUSED = verdicts(Status.UNREACHABLE, Reason.REFUSED)
RESET = verdicts(Status.UNREACHABLE, Reason.RESET)
TLS = verdicts(Status.UNREACHABLE, Reason.TLS)
SERVER_ERROR = verdicts(Status.UNREACHABLE, Reason.SERVER_ERROR)
DNS_FAILURE = verdicts(Status.UNREACHABLE, Reason.DNS_FAILURE)
TOO_MANY_REDIRECTS = verdicts(Status.UNREACHABLE, Reason.TOO_MANY_REDIRECTS)
BAD_REDIRECT = verdicts(Status.UNREACHABLE, Reason.BAD_REDIRECT)
PROTOCOL = verdicts(Status.UNREACHABLE, Reason.PROTOCOL)
TOO_SLOW = verdicts(Status.UNREACHABLE, Reason.TOO_SLOW)
EMPTY = verdicts(Status.UNREACHABLE, Reason.EMPTY)
NO_ANSWER = TIMEOUT | REFUSED | RESET | SERVER_ERROR | PROTOCOL | TOO_SLOW | EMPTY
DONT_KNOW = REFUSES_US | NO_ANSWER | TLS | DNS_FAILURE | TOO_MANY_REDIRECTS | BAD_REDIRECT
PRIVATE = verdicts(Status.SKIPPED, Reason.PRIVATE_ADDRESS)
SCHEME = verdicts(Status.SKIPPED, Reason.SCHEME)
EXCLUDED = verdicts(Status.SKIPPED, Reason.EXCLUDED)

_HERE = frozenset({Status.ALIVE, Status.MOVED})

Citing = Callable[[Story], tuple[str, ...]]


def _its_title(it: Story) -> tuple[str, ...]:
    return (it.title,)


@dataclass(frozen=True, slots=True)
class Row:
    """One behaviour.

    `answer` is what the cited address gives, `paths` what other paths of its host give (targets with `{path}` and
    `{slug}`), `root` the front door, `otherwise` all the rest. Where it is `alike`, all the rest is answered as the
    cited address is; where `everywhere`, the front door too. `others` are further hosts, by the name under which texts
    of the row call them. `url` is the address as written in the citation, `cites` the titles given for it, `works`
    whether the site is named as well, `shown` whether the page, if it is there, has each of the titles on it. `door` is
    how the host is reached; a `certified` one has a name for which there are certificates.
    """

    name: str
    answer: Answer
    accepted: Verdicts
    language: str = "en"
    cites: Citing = _its_title
    works: bool = True
    url: str = "http://{host}{path}"
    path: str | None = None
    paths: Mapping[str, Answer] = field(default_factory=dict)
    otherwise: Answer = missing
    root: Answer = front
    shown: bool = True
    alike: bool = False
    everywhere: bool = False
    others: Mapping[str, Answer] = field(default_factory=dict)
    door: Door = plain
    certified: bool = False

    @property
    def dead_is_false(self) -> bool:
        """Whether calling it dead is a false death."""
        return all(status is not Status.DEAD for status, _ in self.accepted)

    @property
    def alive_is_false(self) -> bool:
        """Whether calling it alive, or moved, is a false life."""
        return not any(status in _HERE for status, _ in self.accepted)

    @property
    def must_show(self) -> bool:
        """Whether each title has to be seen."""
        return self.shown and self.accepted <= HERE

    def behaviour(self, it: Story) -> Behaviour:
        """What the cited host does."""
        cited = self.answer(it)
        paths = {} if self.everywhere else {"/": self.root(it)}
        paths |= {it.fill(path): answer(it) for path, answer in self.paths.items()}
        paths[it.path] = cited
        otherwise = cited if self.alike or self.everywhere else self.otherwise(it)
        return lambda exchange: paths.get(exchange.request.target, otherwise)(exchange)
