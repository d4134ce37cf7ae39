"""Addresses inside addresses: what a redirector, a library's proxy or a search engine's cache was asked for."""

from __future__ import annotations

import re
from urllib.parse import unquote

from citecheck import urls

_WEB = ("http://", "https://")
# Yahoo names the address between /RU= and /RK=, Springer after /deref/; Google's AMP viewer after /amp/ and its AMP
# cache after /c/ or /v/, in both of which /s/ stands for https.
_IN_PATH = re.compile(r"/(?:RU=|deref/)(?P<quoted>http[^/?#]+)")
_IN_AMP = re.compile(
    r"https?://(?:[^/]+\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]+/amp)/(?P<s>s/)?(?P<plain>[^#]+)"
)
# Proofpoint's filter: in its second form % is written as -, and / as _; in its third, * stands for what cannot be told.
_FILTERED = re.compile(
    r"https?://(?:www\.)?urldefense\.(?:proofpoint\.)?com/(?:v2/url\?u=(?P<second>[^&#]+)|v3/__(?P<third>[^*]+?)__;)"
)
_HYPHENS = str.maketrans("-_", "%/")
_CACHED = re.compile(r"[?&]q=cache(?::|%3[Aa])(?:[\w-]{11,14}(?::|%3[Aa]))?(?P<address>[^&#\s]+)")
_END_OF_CACHED = re.compile(r"\+|%20| ")


def carried(url: str) -> str | None:
    """The web address that another one carries in its query or path, or None."""
    if found := _FILTERED.match(url):
        return _usable(found["third"] or unquote(found["second"].translate(_HYPHENS)))
    if found := _IN_AMP.match(url):
        return _usable(f"http{'s' if found['s'] else ''}://{found['plain']}")
    query = url.partition("?")[2]
    if query.startswith(_WEB):
        return _usable(query)
    for part in query.split("&"):
        value = unquote(part.partition("=")[2])
        if value.startswith(_WEB):
            return _usable(value)
    found = _IN_PATH.search(url)
    return _usable(unquote(found["quoted"])) if found else None


def cached(url: str) -> str | None:
    """The address whose copy was asked of a search engine's cache, or None."""
    found = _CACHED.search(url)
    if not found:
        return carried(url)
    address = unquote(_END_OF_CACHED.split(found["address"], maxsplit=1)[0])
    if not address.startswith(_WEB):
        address = f"http://{address}"
    return _usable(address) if "." in urls.host(address) else None


def is_cache_query(url: str) -> bool:
    """Whether an address asks any search engine for its cached copy of a page."""
    return "q=cache" in url and _CACHED.search(url) is not None


def _usable(url: str) -> str | None:
    """An address as it can stand in a parameter, or None where it can be none."""
    url = urls.target(url)
    if urls.fault(url):
        return None
    # In a template these would end the parameter or the template.
    return url.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D").replace("[", "%5B").replace("]", "%5D")
