"""One address on its way to an observation: the redirects it took, its tries, what came back last."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct, field
from requests.cookies import RequestsCookieJar
from tenacity import RetryCallState

from citecheck import urls
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.exchanges.redirects import without_credentials
from citecheck.links.plans.selection import Selection
from citecheck.model import Cited, Hop, Observation


class Start(Enum):
    """Whether a plan may start."""

    NOW = auto()
    WHEN_KNOWN = auto()


class Errand(Enum):
    """What a plan is for that is no target's."""

    LOOK_UP = auto()
    ROBOTS = auto()


class Journey(Struct, eq=False):
    """What a plan needs from its first request on. Times are those of `time.monotonic()`.

    `attempts` counts the tries that were begun; the requests of one redirect chain are one try.
    """

    started: float
    deadline: float
    tries: RetryCallState
    attempts: int = 0
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    hops: list[Hop] = field(default_factory=list)
    been: set[tuple[str, frozenset[tuple[str, str | None]]]] = field(default_factory=set)
    reply: Reply | None = None
    answered: Answer | None = None
    answered_url: str | None = None


class Plan(Struct, eq=False):
    """A target and the address to ask next for it; `journey` begins with the first request.

    `origin` is where connections are made for it, scheme, host and port; `group` is what its host is held together
    with, as of its last turn. `sibling_of` is the origin that is asked for an address that cannot exist, where that is
    the target. `plainly` says that the target is asked once more in the simplest way, `refused` what `http` said before
    `https` was tried. One that `is_done` may still wait somewhere.
    """

    cited: Cited
    address: str
    errand: Errand | None = None
    sibling_of: str | None = None
    host: str = ""
    origin: str = ""
    group: str = ""
    journey: Journey | None = None
    plainly: bool = False
    refused: Failure | None = None
    is_done: bool = False

    def __post_init__(self) -> None:
        """Know where the address is."""
        self.lead_to(self.address)

    @property
    def url(self) -> str:
        """The target."""
        return self.cited.url

    @property
    def cited_address(self) -> str:
        """The address that was asked first."""
        return self.journey.hops[0].url if self.journey and self.journey.hops else self.address

    def lead_to(self, address: str) -> None:
        """Ask this address next."""
        self.address = address
        self.host = urls.host(address)
        self.origin = urls.origin(address)

    def set_out(self) -> None:
        """A request begins: remember where the plan is led now, and with which cookies, to know a circle."""
        if self.journey is not None:
            self.journey.attempts = self.journey.tries.attempt_number
            self.journey.been.add((self.address, state_of(self.journey.cookies)))


def plan_for(cited: Cited, selection: Selection) -> Plan | Observation:
    """How to ask a target, or why it is not asked."""
    return selection.refusal(cited) or Plan(cited, without_credentials(urls.target(cited.url)))


def state_of(cookies: RequestsCookieJar) -> frozenset[tuple[str, str | None]]:
    """Which cookies there are."""
    return frozenset((cookie.name, cookie.value) for cookie in cookies)
