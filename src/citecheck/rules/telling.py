"""What a finding says of a link: what was seen, when and how often it was asked for, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import LinkResult, Reason

_ELSEWHERE = "find an archived copy, or the page's new address"
_BY_HAND = "open it in a browser"
_LATER = "ask again on another day: three failures at least three days apart are evidence"
_USURPED = "name an archived copy and write |url-status=usurped, so that no reader is led there"

TO_DO: Mapping[Reason, str] = {
    Reason.DRIFT: "find an archived copy of the page as it was, or its new address",
    Reason.NOT_FOUND: _ELSEWHERE,
    Reason.GONE: _ELSEWHERE,
    Reason.DNS: "the site is gone or has another name; find an archived copy, or the new site",
    Reason.SOFT_404: _ELSEWHERE,
    Reason.REDIRECTED_TO_ROOT: "look for the page on the site, or find an archived copy",
    Reason.PARKED: _USURPED,
    Reason.USURPED: _USURPED,
    Reason.BAD_URL: "correct the address",
    Reason.DEAD_ARCHIVE: "find another copy",
    Reason.CONFIRMED: _ELSEWHERE,
    Reason.FORBIDDEN: _BY_HAND,
    Reason.LOGIN: "somebody with access can tell",
    Reason.PAYWALL: "somebody with access can tell",
    Reason.RATE_LIMITED: "ask again later",
    Reason.BOT_WALL: _BY_HAND,
    Reason.LEGAL: "somebody in another country can tell",
    Reason.PROXY_AUTH: "the proxy of this network wants a password",
    Reason.TIMEOUT: _LATER,
    Reason.REFUSED: _LATER,
    Reason.RESET: _LATER,
    Reason.TLS: _BY_HAND,
    Reason.SERVER_ERROR: _LATER,
    Reason.DNS_FAILURE: _LATER,
    Reason.TOO_MANY_REDIRECTS: _BY_HAND,
    Reason.BAD_REDIRECT: _BY_HAND,
    Reason.PROTOCOL: _BY_HAND,
    Reason.TOO_SLOW: _BY_HAND,
    Reason.EMPTY: _BY_HAND,
}
"""What somebody can do about a link, by what became of it."""


def told(finding: str, result: LinkResult, advice: str | None = None) -> str:
    """A finding on a link in one or two sentences: `The link is dead: 404 Not Found, asked once on 2026-11-26. …`."""
    sentence = f"{finding}: {seen(result)}."
    advice = advice or TO_DO.get(result.reason)
    return f"{sentence} {advice[0].upper()}{advice[1:]}." if advice else sentence


def seen(result: LinkResult) -> str:
    """What was seen, with the day, and how often the address was asked for."""
    if not result.checked_at:
        return result.evidence
    # After several tries, the evidence itself says how many they were; after none, who speaks for the address.
    often = {0: "found", 1: "asked once"}.get(result.attempts, "last asked")
    return f"{result.evidence}, {often} on {result.checked_at[:10]}"
