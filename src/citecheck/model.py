"""The nouns of citecheck: what is read, what is found in it, what came back and what it is worth.

Every other module passes these values on; this one imports nothing of ours. All of them are immutable. Offsets are
0-based half-open code points of the text as it was given, so that the slice of the text is the value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")


class CitationKind(StrEnum):
    """How a source is cited."""

    TEMPLATE = "template"
    BARE_URL = "bare_url"
    LINK = "link"
    UNTEMPLATED = "untemplated"
    ORPHAN = "orphan"


class LinkRole(StrEnum):
    """What an address is to its citation."""

    SOURCE = "source"
    ARCHIVE = "archive"
    IDENTIFIER = "identifier"


class Severity(StrEnum):
    """How much a finding matters to a reader, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Standing(StrEnum):
    """What a citation or a claim is worth, best first."""

    GOOD = "good"
    UNKNOWN = "unknown"
    WEAK = "weak"
    BROKEN = "broken"


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


# --- text -------------------------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """A half-open range of code points, `text[start:end]`.

    A page has tens of thousands of them: a tuple is made in a fifth of the time of a frozen dataclass.
    """

    start: int
    end: int


class Position(NamedTuple):
    """A place a person can go to; both numbers are 1-based."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin; a line ends at LF, CRLF or CR and at nothing else.

    `first` is the number of the first of them in the file, from 1.
    """

    starts: tuple[int, ...]
    first: int = 1

    def position(self, offset: int) -> Position:
        """Line and column of a code point, in logarithmic time."""
        line = bisect_right(self.starts, offset)
        return Position(self.first + line - 1, offset - self.starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Document:
    """One page as it was given: a whole file, or one page of a file that holds many.

    `text` is shared by several pages of a file, mostly by all; `span` is the page's own part of it. A dump may be
    larger than memory: its text comes in windows, of which this one begins at the file's code point `start`. Offsets
    are those of `text` until they are reported.
    """

    path: str
    title: str | None
    format: str
    text: str = field(repr=False)
    span: Span
    lines: Lines = field(repr=False)
    start: int = 0

    def slice(self, span: Span) -> str:
        """The text that a span covers."""
        return self.text[span.start : span.end]


# --- what a page holds ------------------------------------------------------------------------------------------------


class Parameter(NamedTuple):
    """One parameter of a template, as written: from its pipe at `pipe` up to the next one, or the template's end.

    `value` is the text from `start` on and `name` the one from `name_start` on, blanks at both ends left out. A
    positional parameter is named by its number; its name begins where its value does, and is empty there.
    """

    name: str
    value: str
    pipe: int
    name_start: int
    start: int
    stop: int

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, self.start + len(self.value))

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return Span(self.name_start, self.name_start + (0 if self.name_start == self.start else len(self.name)))

    @property
    def whole(self) -> Span:
        """All of it with its pipe: taking this away takes the parameter away."""
        return Span(self.pipe, self.stop)

    @property
    def positional(self) -> bool:
        """Whether the parameter has a number instead of a name."""
        return self.name_start == self.start or not self.name


class Link(NamedTuple):
    """One address in a citation.

    `url` is the text of `span`, as written; `target` is the address that is asked, fragment off. `parameter` names the
    parameter that holds it.
    """

    url: str
    target: str
    role: LinkRole
    parameter: str | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Citation:
    """One source as it is cited at one place; equal only to itself, so that what is worked out of it can be kept.

    `template` is the template's name, blanks folded and in lower case ("cite web"). `values` holds, by name as
    written, each parameter's value as MediaWiki would use it (the last of a name wins, comments and `<nowiki>` taken
    away); empty ones are left out. `reference` is the span of the `<ref>…</ref>` that holds the citation, if one does.
    """

    id: str
    kind: CitationKind
    span: Span
    template: str | None = None
    parameters: tuple[Parameter, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    reference: Span | None = None
    confidence: float = 1.0

    def value(self, *names: str) -> str:
        """The value of the first of these parameters that has one, or the empty string."""
        for name in names:
            if value := self.values.get(name):
                return value
        return ""

    def parameter(self, *names: str) -> Parameter | None:
        """The first of these parameters that is written here with a value; of several of a name, the last."""
        for name in names:
            if name in self.values:
                return next(parameter for parameter in reversed(self.parameters) if parameter.name == name)
        return None


class Claim(NamedTuple):
    """The text that a group of adjacent citations supports, and the sentence it stands in."""

    id: str
    span: Span
    sentence: Span
    section: str | None
    citations: tuple[str, ...]


class DefectKind(StrEnum):
    """What is wrong with a page's markup where no citation can be blamed for it."""

    UNCLOSED_TEMPLATE = "unclosed_template"
    STRAY_TEMPLATE_END = "stray_template_end"
    UNCLOSED_REFERENCE = "unclosed_reference"
    STRAY_REFERENCE_END = "stray_reference_end"
    UNCLOSED_COMMENT = "unclosed_comment"


class Defect(NamedTuple):
    """A broken piece of markup: the opening or closing mark that has no partner."""

    kind: DefectKind
    span: Span


class Suppression(NamedTuple):
    """An ignore comment of the page's author: these codes, names or prefixes, for one citation or (None) the page."""

    codes: tuple[str, ...]
    citation: str | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """All that is found in one document. A page equals only itself, so that what is worked out of it can be kept.

    `templates` names every template of the page, blanks folded and in lower case: some of them say how it is to cite.
    """

    document: Document
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    defects: tuple[Defect, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    templates: frozenset[str] = frozenset()


class Cited(NamedTuple):
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


def _each_once(ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> tuple[Item, ...]:
    return ours if ours == theirs else tuple(dict.fromkeys((*ours, *theirs)))


# --- what came back from the network ----------------------------------------------------------------------------------


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
    ARCHIVED = "archived"
    ROBOTS = "robots"
    OFFLINE = "offline"
    INTERRUPTED = "interrupted"
    TIME_LIMIT = "time_limit"


class Hop(NamedTuple):
    """One answer on the way: the address asked and the HTTP status it gave."""

    url: str
    http_status: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says of itself, as far as it was read; blanks are folded and control characters taken out.

    `media_type` is the one that was declared, in lower case, empty where none was. `title` is the text of `<title>`,
    `headings` those of the first `<h1>`, `og_title` and `headline` what the page tells Open Graph and schema.org
    (JSON-LD). `text` is the beginning of what a reader sees, `text_length` the length of all of it in code points;
    `links`, `scripts` and `passwords` count elements. `size` is the length of the body in bytes, unpacked, as far as
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


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one address, judged by nobody.

    `hops` are the redirects in order, the final answer not among them; `final_url` and `http_status` are the final
    answer's, or of the last one that came. `asked_url` is the address asked last, another than `url` after a redirect.
    `headers` are those that say something of the answer's kind, names in lower case. `sibling` is what the host
    answers for an address that cannot exist, where that was asked. `strikes` are the days, in ISO 8601, on which the
    address had failed before, the latest last. `detail` says in words what no other field does. `checked_at` is UTC
    in ISO 8601, or None when nothing was sent.
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


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The verdict on one address, with what it rests on.

    `unseen` are the titles under which it is cited that the page does not show, though it could be read.
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
    unseen: tuple[str, ...] = ()


# --- what it is worth -------------------------------------------------------------------------------------------------


class Edit(NamedTuple):
    """Put `replacement` where `span` is."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair of one finding; a safe one cannot change what the page says."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. `cs1` is the condition of Module:Citation/CS1 that it corresponds to."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    citation: str | None = None
    cs1: str | None = None
    fix: Fix | None = None
    ignored: bool = False


class Verdict(NamedTuple):
    """What a citation or a claim is worth, and the codes of the findings that made it so."""

    standing: Standing
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """One page with everything that is known about it; `standings` and `verdicts` are keyed by id."""

    page: Page
    findings: tuple[Finding, ...]
    standings: Mapping[str, Verdict]
    verdicts: Mapping[str, Verdict]


class Problem(NamedTuple):
    """Something that could not be read or finished."""

    path: str
    message: str
    line: int | None = None
