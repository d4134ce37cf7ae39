"""What each outcome and each HTTP status means.

Only 404, 410, a name that does not exist and an address that cannot be one are evidence that a source is gone. 408
and 425 stand among "other 4xx": the server turned *us* away, and a strike must not grow from that.
"""

from __future__ import annotations

from citecheck.model import Outcome, Reason, Status

Judgement = tuple[Status, Reason]

OTHER_STATUS: Judgement = (Status.UNREACHABLE, Reason.PROTOCOL)
REFUSES_US: Judgement = (Status.BLOCKED, Reason.FORBIDDEN)
MOVED: Judgement = (Status.MOVED, Reason.MOVED)

BY_HUNDRED: dict[int, Judgement] = {
    2: (Status.ALIVE, Reason.OK),
    3: (Status.UNREACHABLE, Reason.BAD_REDIRECT),
    4: REFUSES_US,
    5: (Status.UNREACHABLE, Reason.SERVER_ERROR),
}

BY_STATUS: dict[int, Judgement] = {
    204: (Status.UNREACHABLE, Reason.EMPTY),
    205: (Status.UNREACHABLE, Reason.EMPTY),
    300: (Status.ALIVE, Reason.OK),
    304: (Status.ALIVE, Reason.OK),
    401: (Status.BLOCKED, Reason.LOGIN),
    402: (Status.BLOCKED, Reason.PAYWALL),
    404: (Status.DEAD, Reason.NOT_FOUND),
    407: (Status.BLOCKED, Reason.PROXY_AUTH),
    410: (Status.DEAD, Reason.GONE),
    429: (Status.BLOCKED, Reason.RATE_LIMITED),
    451: (Status.BLOCKED, Reason.LEGAL),
    999: REFUSES_US,  # LinkedIn's answer to programs
}

# With these a page may say more than its status: who refuses it, or that nobody is left to.
REFUSALS = frozenset({400, 401, 403, 405, 406, 418, 429, 500, 502, 503, 508, 509, 520, 521, 522, 523, 530})

# Names that other networks know (RFC 6761, 6762, 7686, 8375, 9476): that the DNS has none of them proves nothing.
NOT_IN_THE_DNS = (".onion", ".local", ".localhost", ".internal", ".home.arpa", ".alt")
ANOTHER_NAME = (Status.UNREACHABLE, Reason.DNS_FAILURE, "{host}: a name that the public web does not know")

# Status, reason, and what is said of the host that was asked last.
BY_OUTCOME: dict[Outcome, tuple[Status, Reason, str]] = {
    Outcome.NXDOMAIN: (Status.DEAD, Reason.DNS, "{host}: no such host name"),
    Outcome.BAD_URL: (Status.DEAD, Reason.BAD_URL, "no address of the web"),
    Outcome.DNS_FAILURE: (Status.UNREACHABLE, Reason.DNS_FAILURE, "{host}: its name could not be resolved"),
    Outcome.NO_ROUTE: (Status.UNREACHABLE, Reason.TIMEOUT, "{host}: no way to reach it"),
    Outcome.TIMEOUT: (Status.UNREACHABLE, Reason.TIMEOUT, "{host}: no answer in time"),
    Outcome.REFUSED: (Status.UNREACHABLE, Reason.REFUSED, "{host}: connection refused"),
    Outcome.RESET: (Status.UNREACHABLE, Reason.RESET, "{host}: connection broken off"),
    Outcome.TLS: (Status.UNREACHABLE, Reason.TLS, "{host}: no secure connection"),
    Outcome.TOO_SLOW: (Status.UNREACHABLE, Reason.TOO_SLOW, "{host}: answered too slowly"),
    Outcome.TOO_MANY_REDIRECTS: (Status.UNREACHABLE, Reason.TOO_MANY_REDIRECTS, "{host}: redirects without end"),
    Outcome.BAD_REDIRECT: (Status.UNREACHABLE, Reason.BAD_REDIRECT, "{host}: redirects to nowhere"),
    Outcome.PROTOCOL: (Status.UNREACHABLE, Reason.PROTOCOL, "{host}: no proper HTTP answer"),
    Outcome.NETWORK_DOWN: (Status.UNREACHABLE, Reason.NETWORK_DOWN, "the network is down: no host answered"),
    Outcome.PRIVATE_ADDRESS: (Status.SKIPPED, Reason.PRIVATE_ADDRESS, "{host}: not a public address, not asked"),
    Outcome.SCHEME: (Status.SKIPPED, Reason.SCHEME, "not asked: no address of the open web by http or https"),
    Outcome.EXCLUDED: (Status.SKIPPED, Reason.EXCLUDED, "not asked: excluded by the configuration"),
    Outcome.OVER_LIMIT: (Status.SKIPPED, Reason.EXCLUDED, "not asked: the limit of links was reached"),
    Outcome.INCOMPLETE: (
        Status.SKIPPED,
        Reason.EXCLUDED,
        "not asked: a part of the address is not there to be read",
    ),
    Outcome.ARCHIVED: (Status.SKIPPED, Reason.ARCHIVED, "not asked: an archived copy stands in for it"),
    Outcome.ROBOTS: (Status.SKIPPED, Reason.ROBOTS, "{host}: not asked, its robots.txt forbids it"),
    Outcome.OFFLINE: (Status.SKIPPED, Reason.OFFLINE, "not asked: offline"),
    Outcome.INTERRUPTED: (Status.SKIPPED, Reason.INTERRUPTED, "not asked: the run was interrupted"),
    Outcome.TIME_LIMIT: (Status.SKIPPED, Reason.TIME_LIMIT, "not asked: the time for the run was over"),
}
