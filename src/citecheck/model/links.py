"""An address: how it is cited, what came back from the network, and the verdict on it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

_Item = TypeVar("_Item")


class Status(StrEnum):
    """What is known of an address. Only DEAD counts against a citation."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why an address has its status."""

    OK = "ok"
    DRIFT = "drift"
    MOVED = "moved"

    NOT_FOUND = "not_found"
    GONE = "gone"
    DNS = "dns"
    SOFT_404 = "soft_404"
    REDIRECTED_TO_ROOT = "redirected_to_root"
    PARKED = "parked"
    USURPED = "usurped"
    BAD_URL = "bad_url"
    DEAD_ARCHIVE = "dead_archive"
    CONFIRMED = "confirmed"

    FORBIDDEN = "forbidden"
    LOGIN = "login"
    PAYWALL = "paywall"
    RATE_LIMITED = "rate_limited"
    BOT_WALL = "bot_wall"
    LEGAL = "legal"
    PROXY_AUTH = "proxy_auth"

    TIMEOUT = "timeout"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    SERVER_ERROR = "server_error"
    DNS_FAILURE = "dns_failure"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    PROTOCOL = "protocol"
    TOO_SLOW = "too_slow"
    EMPTY = "empty"
    NETWORK_DOWN = "network_down"

    OFFLINE = "offline"
    PRIVATE_ADDRESS = "private_address"
    SCHEME = "scheme"
    EXCLUDED = "excluded"
    ARCHIVED = "archived"
    INTERRUPTED = "interrupted"
    TIME_LIMIT = "time_limit"
    ROBOTS = "robots"


_THERE = frozenset({Status.ALIVE, Status.MOVED})
_UNFINISHED = frozenset({Reason.INTERRUPTED, Reason.TIME_LIMIT, Reason.NETWORK_DOWN})


class Cited(Struct, frozen=True):
    """How an address is cited: what the page that it opens should say of itself. All texts are free of markup.

    Any of `titles` is what the page, or the work it is a part of, is called. `mentions` are words around the address
    in which a title may stand, and nothing but. `names` are those of authors and editors, `dates` are as written,
    `languages` are tags. `is_copy` says that the address is given as an archive's copy, `is_replaced` that each
    citation calls it dead and has such a copy beside it. `accepted` are HTTP statuses that count as its being there.
    """

    url: str
    titles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    is_copy: bool = False
    is_replaced: bool = False
    accepted: tuple[int, ...] = ()

    def and_as(self, other: Cited) -> Cited:
        """The same address cited in both ways; what is said twice stands once."""
        if self == other:
            return self
        return Cited(
            self.url,
            _each_once(self.titles, other.titles),
            _each_once(self.mentions, other.mentions),
            _each_once(self.works, other.works),
            _each_once(self.names, other.names),
            _each_once(self.dates, other.dates),
            _each_once(self.languages, other.languages),
            self.is_copy or other.is_copy,
            self.is_replaced and other.is_replaced,
            _each_once(self.accepted, other.accepted),
        )


def _each_once(ours: tuple[_Item, ...], theirs: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return ours if ours == theirs else tuple(dict.fromkeys((*ours, *theirs)))


class Outcome(StrEnum):
    """How a request plan ended, before anybody judges it."""

    ANSWERED = "answered"
    NXDOMAIN = "nxdomain"
    DNS_FAILURE = "dns_failure"
    NO_ROUTE = "no_route"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    TOO_SLOW = "too_slow"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    PROTOCOL = "protocol"
    BAD_URL = "bad_url"
    NETWORK_DOWN = "network_down"
    PRIVATE_ADDRESS = "private_address"
    SCHEME = "scheme"
    EXCLUDED = "excluded"
    OVER_LIMIT = "over_limit"
    INCOMPLETE = "incomplete"
    ARCHIVED = "archived"
    ROBOTS = "robots"
    OFFLINE = "offline"
    INTERRUPTED = "interrupted"
    TIME_LIMIT = "time_limit"


class Hop(Struct, frozen=True):
    """One answer on the way: the address asked and the HTTP status it gave."""

    url: str
    http_status: int


class Content(Struct, frozen=True):
    """What a page says of itself, as far as it was read; blanks are folded and control characters taken out.

    `media_type` is the one that was declared, in lower case, empty where none was; that of a file which was declared a
    page is what its first bytes show. `title` is the text of `<title>`,
    `headings` those of the first `<h1>`, `og_title` and `headline` what the page tells Open Graph and schema.org
    (JSON-LD). `text` is the beginning of what a reader sees, `text_length` the length of all of it in code points;
    `prose` that of what is neither link nor list nor in the margins; `told` is the part of the words of a title sought
    that stands in that, from 0 to 1, if not all of it is shown. `links`, `scripts`, `passwords` and `media`, which
    are pictures, films and frames, count elements; `embeds` are the addresses of the first scripts and frames. `size`
    is the length of the body in bytes, unpacked, as far as
    it was read, `whole` says that this is all of it. `shown` are those of the titles sought that stand anywhere in
    the text.
    """

    media_type: str = ""
    title: str | None = None
    headings: tuple[str, ...] = ()
    og_title: str | None = None
    headline: str | None = None
    language: str | None = None
    text: str = ""
    text_length: int = 0
    links: int = 0
    scripts: int = 0
    passwords: int = 0
    size: int = 0
    whole: bool = True
    shown: tuple[str, ...] = ()
    prose: int = 0
    told: float = 0.0
    media: int = 0
    embeds: tuple[str, ...] = ()


class Observation(Struct, frozen=True):
    """What was seen of one address, judged by nobody.

    Where others of its host's links speak for one that was not asked itself, `attempts` is 0, `checked_at` says when
    that was found, and `detail` how.

    `hops` are the redirects in order, the final answer not among them; `final_url` and `http_status` are the final
    answer's, or of the last one that came. `asked_url` is the address asked last, another than `url` after a redirect.
    `headers` are those that say something of the answer's kind, names in lower case. `sibling` is what the host
    answers for an address that cannot exist, where that was asked. `strikes` are the days, in ISO 8601, on which the
    address failed while others answered, the latest last, this one's among them. `detail` says in words what no other
    field does. `checked_at` is UTC in ISO 8601, or None when nothing was sent.
    """

    url: str
    outcome: Outcome
    http_status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    content: Content | None = None
    sibling: Observation | None = None
    strikes: tuple[str, ...] = ()
    retry_after_s: float | None = None
    detail: str = ""
    attempts: int = 0
    elapsed_s: float = 0.0
    checked_at: str | None = None
    asked_url: str | None = None
    from_cache: bool = False


class LinkResult(Struct, frozen=True):
    """The verdict on one address, with what it rests on.

    `title_seen` says that the page shows a title under which it is cited; `unseen` are those that it does not show,
    though all of it could be read, and is in a language of theirs.
    """

    url: str
    status: Status
    reason: Reason
    evidence: str
    http_status: int | None = None
    final_url: str | None = None
    redirects: tuple[Hop, ...] = ()
    title: str | None = None
    attempts: int = 0
    elapsed_s: float = 0.0
    checked_at: str | None = None
    from_cache: bool = False
    confidence: float = 1.0
    title_seen: bool = False
    unseen: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether the address opens something, be it what was cited or not."""
        return self.status in _THERE

    @property
    def is_judged(self) -> bool:
        """Whether there is evidence, of its being there or of its being gone: where there is none, nobody can tell."""
        return self.is_there or self.status is Status.DEAD

    @property
    def is_finished(self) -> bool:
        """Whether the run has done with it all that it meant to do: it was not cut short, and had a network."""
        return self.reason not in _UNFINISHED

    @classmethod
    def offline(cls, url: str) -> LinkResult:
        """What the judge says of an address that a run without a network has not asked."""
        return cls(url, Status.SKIPPED, Reason.OFFLINE, "not asked: offline")
