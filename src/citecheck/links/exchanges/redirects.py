"""Where a redirect leads, and why some lead nowhere."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from citecheck import urls
from citecheck.links.answers import Failure
from citecheck.links.exchanges.credentials import concealed
from citecheck.model import Outcome

# 300 and 304 are no redirects to follow, 305 and 306 are withdrawn (RFC 9110, 15.4).
STATUSES = frozenset({301, 302, 303, 307, 308})


def following(base: str, location: str | None) -> str | Failure:
    """The address that a redirect from `base` leads to, fragment and credentials off, or why there is none.

    A blank or missing Location is a fault of the server, no sign that the page is gone.
    """
    if location is None or not location.strip():
        return _bad("a redirect without an address")
    written = _as_utf8(location.strip())
    try:
        joined = urljoin(base, urls.slashed(written))
        scheme = urlsplit(joined).scheme
    except ValueError:
        return _bad(f"a redirect to {concealed(written)!r}, which is no address")
    if scheme not in urls.ASKABLE:
        return _bad(f"a redirect to {scheme or 'no'}:, which is not the web")
    address = without_credentials(urls.target(joined))
    fault = urls.fault(address)
    return _bad(f"a redirect to {concealed(written)!r}: {fault}") if fault else address


def without_credentials(url: str) -> str:
    """The address without user name and password, which are never sent and never shown."""
    if "@" not in url:
        return url
    start = url.find("://") + 3
    end = min((at for mark in "/?#" if (at := url.find(mark, start)) >= 0), default=len(url))
    at = url.rfind("@", start, end)
    return url if at < 0 else url[:start] + url[at + 1 :]


def _as_utf8(header: str) -> str:
    """Header values arrive as Latin-1; what was sent is mostly UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _bad(detail: str) -> Failure:
    return Failure(Outcome.BAD_REDIRECT, detail, heard=True)
