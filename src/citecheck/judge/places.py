"""What an address is by its looks: a front page, a login, a page that says "not found", the same place as another."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from citecheck import urls

_DEFAULT_PORTS = frozenset({80, 443})
# Two letters are a language, but for some that are a part of a site as often: television, technology, staff.
_ROOT = re.compile(
    r"/*(?:(?!(?:ai|hr|it|pc|pr|qa|tv|vr)/*\Z)[a-z]{2}(?:[-_][a-z]{2})?/*)?(?:(?:index|default|home|main|start|welcome)(?:\.[a-z]{2,5})?/*)?\Z",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|log-?on|sso|auth|authenticate|authorize|oauth2?|saml2?|idp|wayf|shibboleth"
    r"|accounts?|anmelden|connexion|wp-login|user-?login|checkpoint|authwall)(?:[/._-]|\Z)",
    re.IGNORECASE,
)
# A page for errors is called that and nothing more: "/guide/error-handling.html" is an article.
_ERROR = re.compile(
    r"/(?:(?:custom-?|http-?)?err(?:or|ors|doc)?[-_]?(?:page|404|410|document)?|[-_]?(?:http)?[-_]?(?:404|410)"
    r"(?:[-_]?(?:error|page|not-?_?found))?|(?:page|file|article|content)?[-_]?not[-_]?found|page-?missing"
    r"|page-?gone|(?:oops|sorry|status|code|page|sys|site|custom|my)[-_](?:404|410)|dead-?link|nicht-?gefunden|seite-nicht-gefunden|introuvable|no-?encontrad[ao])"
    r"(?:\.[a-z]{3,5})?/?\Z",
    re.IGNORECASE,
)
# The number of an article may be that of an error: it is the error's beside the root or under what says so.
_NUMBERED = re.compile(
    r"/(?!(?:[^/]*err[^/]*|pages?|status|http|site|static|public|[a-z]{2}(?:[-_][a-z]{2})?)/)[^/]+/(?:404|410)/?\Z",
    re.IGNORECASE,
)
_ERROR_FOLDER = re.compile(r"/(?:errors?|errordocs?|error_?pages?|_?errors?)/(?:404|410|not-?_?found)", re.IGNORECASE)
_ERROR_QUERY = re.compile(
    r"(?:^|&)(?:(?:error|err|e|status|code|msg|message|errorcode|aspxerrorpath|reason)=(?:404|not[-_+]?found"
    r"|page[-_+]?not[-_+]?found)|404(?:[;&=]|\Z)|not[-_]?found(?:[=&]|\Z)|aspxerrorpath=)",
    re.IGNORECASE,
)
_ERROR_HOST = re.compile(r"(?:404|error|errors|notfound)\.", re.IGNORECASE)
# A front page may be told where one came from; that makes no other page of it. Some programs name their pages so.
_COME_FROM = re.compile(
    r"(?:(?:utm_[a-z]+|from|ref|referrer|referer|src|source|redirect(?:ed)?|redirected_from|origin|lang|locale|hl|gone"
    r"|moved|url|r(?!=[a-z]+(?:/|%2F))|old|oldurl|error|status|msg|expired|notfound|404|nf|rd|rdr|_ga|fbclid|gclid)(?:=[^&]*)?(?:&|\Z))+\Z",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"(?:^|/)(?:search|suche|recherche|buscar|busca|zoeken|find|search-?results?|szukaj|sok|haku|ricerca|cerca|poisk)"
    r"(?:[/.]|\Z)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:^|[/.])(?:consent|privacy-?gate|cookie-?wall|cookie-?consent|gdpr|guce|age-?(?:check|gate|verification)"
    r"|agegate|verify-?age|disclaimer|terms-?of-?use-?gate|cookieabsent|cookies?-?(?:disabled|required|error|absent))"
    r"(?:[/.]|\Z)",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:^|[/.])(?:captcha|challenge|cdn-cgi|sorry/index|validate\.perfdrive|perfdrive|geo\.captcha-delivery"
    r"|captcha-delivery|distil_r_captcha|showcaptcha|blocked|bot-?(?:check|detection|wall)|_incapsula_resource"
    r"|human-?verification|access-?denied|queue-it|waiting-?room|forbidden)(?:[/.]|\Z)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:^|[/.])(?:maintenance|maintenance-?mode|wartung|down-?for-?maintenance|site-?offline|sitedown)(?:[/.]|\Z)",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:^|[/.])(?:geo-?block(?:ed)?|unavailable-for-legal-reasons|not-available-in-your-(?:country|region)"
    r"|unavailable-(?:location|region|country)|gdpr-?block(?:ed)?|eu-?blocked|451)(?:[/.]|\Z)",
    re.IGNORECASE,
)
# Hosts of those who park and sell domains, and what a parked or suspended site's own address looks like. Under other
# endings others have their names: dan.org is for divers.
_PARKING_HOST = re.compile(
    r"(?:^|\.)(?:(?:sedo|sedoparking|hugedomains|dan|afternic|bodis|parkingcrew|domainmarket|buydomains|brandbucket"
    r"|undeveloped|uniregistry|namebright|above|efty|squadhelp|atom|parklogic|voodoo|trellian|perfectdomain"
    r"|dynadot|domain-for-sale|domainsponsor|parked-domain|domainparking|expireddomains|saw|epik)\.com"
    r"|sedo\.(?:de|co\.uk)|domainlore\.(?:uk|co\.uk)|parkingcrew\.net)\Z|^ww[0-9]{2,3}\.",
    re.IGNORECASE,
)
_PARKING_PATH = re.compile(
    r"^/(?:lander|forsale|domain-?for-?sale|domain-?parking|parked|(?:parking|park)\.(?:php[0-9]?|do))/?\Z"
    r"|^/(?:lander|forsale|domain-?for-?sale|domain-?parking|parked)\.[a-z]{3,4}\Z"
    r"|/cgi-sys/suspendedpage\.cgi|/suspended(?:\.page|page|-?account|-?domain)?(?:\.[a-z]{3,4})?/?\Z"
    r"|/account-?suspended|/domain_?profile\.cfm|/expired-?domain(?:\.[a-z]{3,4})?/?\Z",
    re.IGNORECASE,
)
# Some with a number are parked, and others hold the pages of an office or of a maker of chips; to the former what is
# asked comes with the number of who pays.
_MAYBE_PARKED = re.compile(r"ww[0-9]\.", re.IGNORECASE)
_PAID_FOR = re.compile(r"(?:^|&)(?:sub(?:id)?[0-9]|usid|utid|tr_uuid|caf)=", re.IGNORECASE)
_DEFAULT_PATH = re.compile(r"/cgi-sys/defaultwebpage\.cgi", re.IGNORECASE)
_LEAST_LABEL = 4


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
    if parts.query and not _COME_FROM.match(parts.query):
        return False
    return _ROOT.match(parts.path) is not None


def is_above(url: str, other: str) -> bool:
    """Whether an address is that of a folder in which another one lies, on the same host."""
    ours, theirs = split(url), split(other)
    hosts = {(parts.hostname or "").removeprefix("www.") for parts in (ours, theirs)}
    folder = ours.path.rstrip("/")
    return len(hosts) == 1 and not ours.query and theirs.path.rstrip("/").startswith(f"{folder}/")


def is_login(url: str) -> bool:
    """Whether an address is where a site asks who one is."""
    parts = split(url)
    host = parts.netloc.partition(".")[0]
    return _LOGIN.search(parts.path) is not None or _LOGIN.search(host) is not None


def is_error(url: str) -> bool:
    """Whether an address says of itself that it is a page for what cannot be found."""
    parts = split(url)
    return (
        (_ERROR.search(parts.path) is not None and _NUMBERED.search(parts.path) is None)
        or _ERROR_FOLDER.search(parts.path) is not None
        or _ERROR_QUERY.search(parts.query) is not None
        or _ERROR_HOST.match(parts.netloc) is not None
    )


def is_search(url: str) -> bool:
    """Whether an address is a search of a site."""
    parts = split(url)
    return _SEARCH.search(parts.path) is not None


def is_consent(url: str) -> bool:
    """Whether an address is where a site asks to be allowed something."""
    return _is_somewhere(_CONSENT, url)


def is_wall(url: str) -> bool:
    """Whether an address is where one has to prove to be no program."""
    return _is_somewhere(_WALL, url)


def is_closed(url: str) -> bool:
    """Whether an address is where a site says that it is being worked on."""
    return _is_somewhere(_CLOSED, url)


def is_region(url: str) -> bool:
    """Whether an address is where a site sends those from whom it keeps away."""
    return _is_somewhere(_REGION, url)


def is_parking(url: str) -> bool:
    """Whether an address is one of those to which parked, expired and suspended sites lead."""
    parts = split(url)
    host = (parts.hostname or "").removeprefix("www.")
    is_paid_for = _MAYBE_PARKED.match(host) is not None and _PAID_FOR.search(parts.query) is not None
    return is_paid_for or _PARKING_HOST.search(host) is not None or _PARKING_PATH.search(parts.path) is not None


def is_default(url: str) -> bool:
    """Whether an address is where a server leads that has no site under this name."""
    return _DEFAULT_PATH.search(split(url).path) is not None


def names(url: str, final: str) -> bool:
    """Whether an address has the name of the site in it to which it leads: a site that got a domain of its own."""
    parts, ours = split(url), (split(url).hostname or "")
    written = f"{parts.path}?{parts.query}".lower().replace("-", "").replace("_", "")
    labels = (split(final).hostname or "").lower().split(".")[:-1]
    return any(
        label.replace("-", "") in written for label in labels if len(label) >= _LEAST_LABEL and label not in ours
    )


def _is_somewhere(pattern: re.Pattern[str], url: str) -> bool:
    parts = split(url)
    return pattern.search(parts.netloc) is not None or pattern.search(parts.path) is not None
