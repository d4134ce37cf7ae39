"""Addresses: where one ends in wiki text, what is asked for it, and why a text cannot be one.

Everything here is pure and linear in the length of the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote, urlsplit

# What MediaWiki allows in an external link, and what it takes off the end of a bare one:
# Parser::EXT_LINK_URL_CLASS and Parser::makeFreeExternalLink of MediaWiki 1.43 (Zs is Unicode's space separators).
CHARACTER = r'[^\]\[<>"\x00-\x20\x7f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffd]'
_IPV6 = r"\[[0-9A-Fa-f:.]+\]"
_ENDING_ENTITY = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_TRAILING = ",;\\.:!?"
_ENTITY_BEFORE_SEMICOLON = re.compile(r"&(?:[A-Za-z]+|#[xX][0-9A-Fa-f]+|#[0-9]+)\Z")
_LONGEST_ENTITY = 40

# The hierarchical schemes of MediaWiki's $wgUrlProtocols; the others (mailto:, tel:, urn: …) name no page.
# One that ends another stands after it.
SCHEMES = (
    "https", "http", "ftps", "sftp", "ftp", "gopher", "git", "svn", "ssh", "irc", "ircs", "mms", "nntp", "redis",
    "telnet", "worldwind",
)  # fmt: skip
ASKABLE = frozenset({"http", "https"})
_REST = re.compile(rf"://(?:{_IPV6})?{CHARACTER}*")
_LONGEST_SCHEME = max(map(len, SCHEMES))

_PLAIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+/[!$-~]*\Z")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,32}|#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7});")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=//)")
_HOST = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)\.?\Z")
_SAFE_IN_TARGET = "!#$%&'()*+,/:;=?@[]~"
_LONGEST_HOST = 253
_HIGHEST_PORT = 65535


def found_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each run of URL characters in `text[start:end]` that begins with a known scheme.

    The scheme may be glued to the word before ("2013http://…"); an address inside another one is a part of it.
    """
    at = text.find("://", start, end)
    while at >= 0:
        rest = _REST.match(text, at, end)
        stop = rest.end() if rest else at
        before = text[max(start, at - _LONGEST_SCHEME) : at].lower()
        known = next((known for known in SCHEMES if before.endswith(known)), "")
        if known and stop > at + len("://"):
            yield at - len(known), stop
            at = text.find("://", stop, end)
        else:
            at = text.find("://", at + len("://"), end)


def bare_length(url: str) -> int:
    """How many code points of a run of URL characters MediaWiki takes into a bare link.

    Trailing punctuation stays outside, a closing parenthesis too when none is opened, but not the semicolon of an
    HTML entity; `&lt;`, `&gt;` and `&nbsp;` end the link.
    """
    end = len(url)
    if "&" in url and (entity := _ENDING_ENTITY.search(url)):
        end = entity.start()
    trailing = _TRAILING if "(" in url[:end] else _TRAILING + ")"
    kept = len(url[:end].rstrip(trailing))
    if (
        kept < end
        and url[kept] == ";"
        and _ENTITY_BEFORE_SEMICOLON.search(url[max(0, kept - _LONGEST_ENTITY) : kept])
    ):
        kept += 1
    return kept


def scheme(url: str) -> str:
    """The scheme in lower case, or the empty string where none is written."""
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""


def target(url: str) -> str:
    """The address that is asked for a URL as written: scheme added, entities decoded, fragment off, ASCII only.

    Percent-encoding stays as it was written. A text that cannot be an address comes back as good as it goes, one that
    is none at all ("n/a") as it is; `fault` says what is wrong with it.
    """
    if "&" not in url and _PLAIN.match(url):
        return url.partition("#")[0]
    url = _ENTITY.sub(lambda entity: unescape(entity[0]), url.strip()).partition("#")[0]
    if url.startswith("//"):
        url = "http:" + url
    elif not scheme(url):
        if "." not in url.partition("/")[0]:
            return url
        url = "http://" + url
    name, _, rest = url.partition("://")
    authority, slash, path = _split_authority(rest)
    credentials, at, host_and_port = authority.rpartition("@")
    if not slash:
        path = "/" + path
    authority = _quoted(credentials) + at + _ascii_host(host_and_port)
    return f"{name.lower()}://{authority}{slash}{_quoted(path)}"


def host(url: str) -> str:
    """The host of an address in lower case, without port, credentials and final dot; empty where there is none."""
    try:
        return (urlsplit(target(url)).hostname or "").rstrip(".")
    except ValueError:
        return ""


def fault(url: str) -> str | None:
    """Why a text can never be a web address, in words, or None where it can."""
    try:
        parts = urlsplit(target(url))
        if not parts.scheme:
            return "it is no web address"
        port = parts.port
    except ValueError:
        return "its host or port is malformed"
    name = parts.hostname or ""
    if not name:
        return "it names no host"
    if port is not None and not 0 < port <= _HIGHEST_PORT:
        return "its port is out of range"
    if parts.netloc.rpartition("@")[2].startswith("["):
        return None
    if len(name) > _LONGEST_HOST or not all(_HOST.match(label) for label in name.removesuffix(".").split(".")):
        return "its host name cannot exist"
    return None


def _quoted(part: str) -> str:
    return quote(part, safe=_SAFE_IN_TARGET, errors="replace")


def _split_authority(rest: str) -> tuple[str, str, str]:
    """Authority, the slash after it if there is one, and what follows, of an address without its scheme."""
    end = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    if rest[end : end + 1] == "/":
        return rest[:end], "/", rest[end + 1 :]
    return rest[:end], "", rest[end:]


def _ascii_host(host_and_port: str) -> str:
    """Host and port in lower-case ASCII; an international name in its IDNA form where it has one."""
    host_and_port = host_and_port.lower()
    if host_and_port.isascii():
        return host_and_port
    # idna's tables cost 5 ms to load; most pages name no international host.
    import idna

    name, colon, port = host_and_port.partition(":")
    try:
        return idna.encode(name, uts46=True).decode("ascii") + colon + port
    except idna.IDNAError:
        return host_and_port
