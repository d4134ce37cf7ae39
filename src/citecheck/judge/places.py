"""What an address is by its looks: a front page, a login, a page that says "not found", the same place as another."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from citecheck import urls

_DEFAULT_PORTS = frozenset({80, 443})
_ROOT = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?/*)?(?:(?:index|default|home|main|start|welcome)(?:\.[a-z]{2,5})?/*)?\Z",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|log-?on|sso|cas|auth|authenticate|authorize|oauth2?|saml2?|idp|wayf|shibboleth"
    r"|accounts?|anmelden|connexion)(?:[/._-]|\Z)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"(?:^|[/._=-])(?:404|410|not-?_?found|page-?_?not-?_?found|errors?|errdoc|missing|nicht-?gefunden)(?:[/._=-]|\Z)",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"(?:^|/)(?:search|suche|recherche|buscar|zoeken|find)(?:[/.]|\Z)", re.IGNORECASE)
_CONSENT = re.compile(r"(?:^|[/.])(?:consent|privacy-gate|cookiewall|gdpr)(?:[/.]|\Z)", re.IGNORECASE)


def split(url: str) -> SplitResult:
    """The parts of an address; of none that can be taken apart, empty ones."""
    try:
        return urlsplit(urls.target(url))
    except ValueError:
        return SplitResult("", "", "", "", "")


def place(url: str) -> tuple[str, str, str]:
    """What is left of an address when what changes without moving anything is taken away."""
    parts = split(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    host = (parts.hostname or "").rstrip(".").removeprefix("www.").removeprefix("m.")
    if port is not None and port not in _DEFAULT_PORTS:
        host = f"{host}:{port}"
    return (host, parts.path.rstrip("/"), parts.query) if parts.netloc else (url, "", "")


def is_root(url: str) -> bool:
    """Whether an address is the front page of a site, in whatever language."""
    parts = split(url)
    return not parts.query and _ROOT.match(parts.path) is not None


def is_login(url: str) -> bool:
    """Whether an address is where a site asks who one is."""
    parts = split(url)
    host = parts.netloc.partition(".")[0]
    return _LOGIN.search(parts.path) is not None or _LOGIN.search(host) is not None


def is_error(url: str) -> bool:
    """Whether an address says of itself that it is a page for what cannot be found."""
    return _ERROR.search(split(url).path) is not None


def is_search(url: str) -> bool:
    """Whether an address is a search of a site."""
    parts = split(url)
    return _SEARCH.search(parts.path) is not None


def is_consent(url: str) -> bool:
    """Whether an address is where a site asks to be allowed something."""
    parts = split(url)
    return _CONSENT.search(parts.netloc) is not None or _CONSENT.search(parts.path) is not None
