"""One GET through requests: one hop of a redirect chain, its body read only as far as needed.

The connections are urllib3's, but opened by our own dialler, which checks the address, and watched, so that a
deadline holds whatever the server does.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.request import getproxies

import requests
import urllib3
from msgspec import Struct
from requests.cookies import RequestsCookieJar
from requests.utils import select_proxy, should_bypass_proxies

from citecheck.config import LinkSettings
from citecheck.config.hosts import headers_for
from citecheck.links.answers import Answer, Failure, NoAnswerError, Reply
from citecheck.links.bodies import content
from citecheck.links.bodies.one_line import one_line
from citecheck.links.bodies.packing import is_packed, unpacked
from citecheck.links.bodies.refreshes import refresh_in
from citecheck.links.connections.adapter import Adapter, Watched
from citecheck.links.connections.dialling import Dialler
from citecheck.links.connections.watch import Watch
from citecheck.links.exchanges import redirects
from citecheck.links.exchanges.failures import reply_for
from citecheck.links.exchanges.headers import request_headers
from citecheck.model import Cited, Outcome

# Of a page, of what only has to be there, and at once. Most pages are shorter than what is looked at first.
_BODY_BYTES = 2_097_152
_GLANCE_BYTES = 1024
_CHUNK_BYTES = 65_536
_LOOKED_AT_BYTES = 262_144
_BODY_S = 10.0
# A page that breaks off is a page if it has said so much, where nobody knows what it should show.
_FRAGMENT_LENGTH = 500
# What an answer may say of itself beside its status, and the longest value that is worth keeping.
_TELLING_HEADERS = (
    "content-type",
    "content-length",
    "server",
    "cf-mitigated",
    "x-amzn-waf-action",
    "x-datadome",
    "x-sucuri-block",
    "www-authenticate",
    "memento-datetime",
)
_HEADER_LENGTH = 200
_BODILESS = frozenset({204, 205, 304}) | redirects.STATUSES
_IMPOSSIBLE = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
    urllib3.exceptions.LocationValueError,
    UnicodeError,
)
# Behind a proxy there may be no name resolution at all.
_LOCAL_LOOK_UP_S = 2.0
_PORTS = {"http": 80, "https": 443}


_LEAST_FAULT = 400
_BROKE_OFF = "the body broke off"
_PACKED_OTHERWISE = Failure(Outcome.PROTOCOL, "its body is not packed as it says", heard=True)
_PLAINLY = {"Accept-Encoding": "identity", "Connection": "close"}


class Inquiry(Struct, frozen=True):
    """One request to make. The address must be without credentials: requests would send them.

    How the target is cited says what to look for on the page, and in which languages to ask for it. `plainly` is the
    simplest way there is: on a connection of its own, for a body that nothing is done to, and whatever its header says
    of how it is packed is not believed. `raw_bytes` asks for so much of the body, at most, as it came, and nobody reads
    in it.
    """

    url: str
    cited: Cited
    cookies: RequestsCookieJar
    watch: Watch
    plainly: bool = False
    raw_bytes: int = 0


class Client:
    """Asks addresses, each in the thread that wants to know; their connections are shared.

    The adapter is asked without a session of requests: redirects and cookies belong to one redirect chain, not to a
    thread, and nothing else of a session is wanted.
    """

    def __init__(self, settings: LinkSettings, dialler: Dialler) -> None:
        self._settings = settings
        self._dialler = dialler
        self._watched = Watched()
        self._adapter = Adapter(settings, dialler, self._watched)
        # Read once: requests would look them up anew for every request, which costs as much as the request.
        self._proxies = {scheme: proxy for scheme, proxy in getproxies().items() if scheme != "no"}
        self._left_to_proxy: set[str] = set()

    def close(self) -> None:
        """Close all connections that nobody uses."""
        self._adapter.close()

    def get(self, inquiry: Inquiry) -> Reply:
        """What an address answers; cookies that it sets are added to those of the inquiry. Raises nothing."""
        watch = inquiry.watch
        try:
            prepared = self._prepared(inquiry)
            with self._watched.by(watch, inquiry.url):
                return self._send(prepared, inquiry)
        except NoAnswerError as error:
            return error.failure
        except Exception as error:
            # Whatever a server can provoke is an observation, never the end of the run.
            return reply_for(error, talking=watch.talking)

    def _prepared(self, inquiry: Inquiry) -> requests.PreparedRequest:
        headers = request_headers(self._settings, inquiry.cited.languages)
        headers |= headers_for(self._settings.hosts, inquiry.url)
        if inquiry.plainly:
            headers |= _PLAINLY
        prepared = requests.PreparedRequest()
        try:
            prepared.prepare_method("GET")
            prepared.prepare_url(inquiry.url, None)
            prepared.prepare_headers(headers)
            # Most chains have none, and to find that out takes requests longer than to prepare the rest.
            if inquiry.cookies:
                prepared.prepare_cookies(inquiry.cookies)
        except _IMPOSSIBLE as error:
            raise NoAnswerError(Failure(Outcome.BAD_URL, str(error))) from error
        return prepared

    def _send(self, prepared: requests.PreparedRequest, inquiry: Inquiry) -> Reply:
        left = max(inquiry.watch.deadline - time.monotonic(), 0.001)
        connect_s = min(self._settings.connect_timeout_s, left)
        proxies = self._proxies_for(prepared.url or "")
        timeout = (connect_s, min(self._settings.timeout_s, left))
        response = self._adapter.send(prepared, stream=True, timeout=timeout, proxies=proxies)
        try:
            inquiry.cookies.update(response.cookies)
            return _answer(response, inquiry)
        finally:
            response.close()

    def _proxies_for(self, url: str) -> dict[str, str]:
        """The proxies for an address that may be asked; raises `NoAnswerError` where it must not be.

        What a proxy connects to is out of our sight, so the name is looked up here; one that only the proxy can
        resolve is left to it.
        """
        if not self._proxies or select_proxy(url, self._proxies) is None or should_bypass_proxies(url, no_proxy=None):
            return {}
        parts = urllib3.util.parse_url(url)
        host = parts.host or ""
        if host not in self._left_to_proxy:
            try:
                self._dialler.addresses(host, parts.port or _PORTS[parts.scheme or "http"], _LOCAL_LOOK_UP_S)
            except NoAnswerError as error:
                if error.failure.outcome in {Outcome.PRIVATE_ADDRESS, Outcome.BAD_URL}:
                    raise
                self._left_to_proxy.add(host)
        return self._proxies


def _location(response: requests.Response) -> str | None:
    """Where a redirect leads; nowhere, if it names two places."""
    named = dict.fromkeys(response.raw.headers.getlist("Location"))
    return next(iter(named)) if len(named) == 1 else None


def _answer(response: requests.Response, inquiry: Inquiry) -> Answer:
    status = response.status_code
    reading, detail, body = None, "", b""
    if inquiry.raw_bytes:
        body = _raw(response, inquiry.raw_bytes)
    elif status not in _BODILESS:
        reading, detail = _reading(response, inquiry)
    headers = {name.lower(): value for name, value in response.headers.items()}
    refresh = headers.get("refresh")
    return Answer(
        http_status=status,
        location=_location(response),
        refresh=(refresh_in(refresh) if refresh else None) or (reading.refresh if reading else None),
        retry_after_s=_retry_after_s(headers.get("retry-after"), headers.get("date")),
        headers=tuple(
            (name, one_line(value)[:_HEADER_LENGTH]) for name in _TELLING_HEADERS if (value := headers.get(name))
        ),
        content=reading.content if reading else None,
        detail=detail,
        body=body,
        is_fragment=status < _LEAST_FAULT and _is_fragment(reading, detail, inquiry.cited.titles),
    )


def _is_fragment(reading: content.Reading | None, fault: str, sought: Sequence[str]) -> bool:
    """Whether a body broke off before anything that was sought in it was seen."""
    if reading is None or not fault.startswith(_BROKE_OFF) or reading.content.shown:
        return False
    return bool(sought) or reading.content.text_length < _FRAGMENT_LENGTH


def _raw(response: requests.Response, most: int) -> bytes:
    """The beginning of a body, unpacked; one that breaks off ends there."""
    body = bytearray()
    end = time.monotonic() + _BODY_S
    try:
        while len(body) < most and time.monotonic() < end:
            chunk = response.raw.read1(min(_CHUNK_BYTES, most - len(body)), decode_content=True)
            if not chunk:
                break
            body += chunk
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        return bytes(body)
    return bytes(body)


def _reading(response: requests.Response, inquiry: Inquiry) -> tuple[content.Reading, str]:
    """What a body says, read only as far as it takes to see a title that is sought, and what went wrong with it.

    A body that breaks off takes nothing from the status that came before it; one that outlasts the deadline does, and
    one that is not packed as it says is worth asking for plainly: raises `NoAnswerError`.
    """
    content_type, sought = response.headers.get("Content-Type", ""), inquiry.cited.titles
    readable = content.worth_reading(content_type)
    most = _BODY_BYTES if readable else _GLANCE_BYTES
    body = bytearray()
    end = time.monotonic() + _BODY_S
    look_at = _LOOKED_AT_BYTES
    whole, fault = False, ""
    try:
        while len(body) < most and time.monotonic() < end:
            chunk = response.raw.read1(min(_CHUNK_BYTES, most - len(body)), decode_content=not inquiry.plainly)
            if not chunk:
                whole = True
                break
            body += chunk
            if len(body) >= look_at and not is_packed(body):
                look_at = _BODY_BYTES
                reading = content.read(bytes(body), content_type, sought, whole=False)
                # A head may be longer than what is looked at: styles stand in it, and drawings.
                if reading.content.shown or (not sought and reading.content.text):
                    return reading, ""
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if inquiry.watch.ended:
            raise
        fault = f"{_BROKE_OFF}: {type(error).__name__}"
        if readable and not body and not inquiry.plainly and isinstance(error, urllib3.exceptions.DecodeError):
            raise NoAnswerError(_PACKED_OTHERWISE) from error
    page = bytes(body)
    # Brotli finds nothing amiss in the first bytes of some other packings: they end it before anything has come.
    came_to_nothing = whole and not page and response.raw.tell() > 0
    if readable and (came_to_nothing or is_packed(page)):
        if not inquiry.plainly:
            raise NoAnswerError(_PACKED_OTHERWISE)
        page, fault = unpacked(page, _BODY_BYTES), _PACKED_OTHERWISE.detail
    return content.read(page, content_type, sought, whole=whole), fault


def _retry_after_s(value: str | None, date: str | None) -> float | None:
    """Seconds to wait, by a Retry-After header in either form (RFC 9110, 10.2.3); a date by the server's own clock."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    until = _moment(value)
    if until is None:
        return None
    now = (_moment(date) if date else None) or datetime.now(UTC)
    return max((until - now).total_seconds(), 0.0)


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
