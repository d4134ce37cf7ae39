"""Addresses: where one ends in wiki text, what is asked for it, and why a text cannot be one.

Everything here is pure and linear in the length of the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import quote, urlsplit

# What MediaWiki allows in an external link, and what it takes off the end of a bare one:
# Parser::EXT_LINK_URL_CLASS and Parser::makeFreeExternalLink of MediaWiki 1.43 (Zs is Unicode's space separators).
# A U+FFFD ends one there; in a file it stands for bytes that are lost, and the rest of the address is behind it.
CHARACTER = r'[^\]\[<>"\x00-\x20\x7f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]'
NUMBERED_HOST = r"\[[0-9A-Fa-f:.]+\]"
ENDING_ENTITY = "&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));"
_ENDING_ENTITY = re.compile(ENDING_ENTITY)
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
# A run of URL characters, from behind its scheme on.
SEPARATOR = "://"
RUN = re.compile(rf"{SEPARATOR}(?:{NUMBERED_HOST})?{CHARACTER}*")
_LONGEST_SCHEME = max(map(len, SCHEMES))

# Nearly every address is of this form, and asked as it is.
_PLAIN = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[0-9]+)?/[!$-;=?-Z_a-z~]*\Z"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,32}|#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7});")
# What has no slashes behind its colon is a scheme too (mailto:, news:, doi:), unless a port follows a host.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=//)|([A-Za-z][A-Za-z0-9+-]*):(?!/|[0-9]{1,5}(?:/|\Z))")
# A name may not begin or end with a hyphen by the books; some in use do.
_HOST = re.compile(r"[A-Za-z0-9_-]{1,63}\Z")
# What can stand in a parameter, a bracketed link and running text alike.
_WRITABLE = re.compile(r"https?://[!#-&(-;=?-Z^-z~]+[\w/]\Z", re.ASCII)
# Templates that are nothing but a mark, which a parameter could not hold otherwise.
_MARKS = {"{{!}}": "|", "{{=}}": "=", "[tpl]![/tpl]": "|", "[tpl]=[/tpl]": "="}
_MARK = re.compile("|".join(map(re.escape, _MARKS)))
# What JSON and its like write for the end of a line, a tabulator or a letter: a wiki page that lies in such a file.
_ESCAPE = r"\\(?:[nrt]|u[0-9A-Fa-f]{4})"
_ESCAPED = re.compile(_ESCAPE)
# Bytes that are lost, an escape or a comment in the midst, and what templates of wikis, of websites and of addresses
# are filled in for.
_GAP = re.compile(
    rf"{_ESCAPE}|"
    r"%EF%BF%BD|\ufffd|(?:<|%3C)!--|[{$](?:\{|%7B)|%7B%7B|(?<=[/=])(?:\{|%7B)[A-Za-z_]\w+(?:\}|%7D)(?=[/?&#]|\Z)"
)
_SAFE_IN_TARGET = "!#$%&'()*+,/:;=?@[]~"
_LONGEST_HOST = 253
# Target and host of a link are wanted a dozen times while it is asked and judged.
_KEPT = 1024


def found_in(
    text: str, start: int, end: int, run: re.Pattern[str] = RUN, separator: str = SEPARATOR
) -> Iterator[tuple[int, int]]:
    """Start and end of each run of URL characters in `text[start:end]` that begins with a known scheme.

    The scheme may be glued to the word before ("2013http://…"); an address inside another one is a part of it. A
    format in which more ends an address has a pattern of its own, and a separator where it writes `://` otherwise.
    """
    at = text.find(separator, start, end)
    while at >= 0:
        before = text[max(start, at - _LONGEST_SCHEME) : at].lower()
        known = next((known for known in SCHEMES if before.endswith(known)), "")
        # Only what a scheme begins is followed to its end: a text of nothing but "://" takes no longer than another.
        rest = run.match(text, at, end) if known else None
        stop = rest.end() if rest else at
        if stop > at + len(separator):
            yield at - len(known), stop
            at = text.find(separator, stop, end)
        else:
            at = text.find(separator, at + len(separator), end)


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
    if kept < end and url[kept] == ";" and _ENTITY_BEFORE_SEMICOLON.search(url[max(0, kept - _LONGEST_ENTITY) : kept]):
        kept += 1
    return kept


def scheme(url: str) -> str:
    """The scheme in lower case, or the empty string where none is written."""
    found = _SCHEME.match(url)
    return (found[1] or found[2]).lower() if found else ""


@lru_cache(maxsize=_KEPT)
def target(url: str) -> str:
    """The address that is asked for a URL as written: scheme added, entities decoded, fragment off, ASCII only.

    A user's name and password come off: they are never sent and never shown. Percent-encoding stays as it was
    written. A text that cannot be an address comes back as good as it goes, one that is none at all ("n/a") as it is;
    `fault` says what is wrong with it.
    """
    if "&" not in url and _PLAIN.match(url):
        return url
    url = _MARK.sub(lambda mark: _MARKS[mark[0]], url.strip())
    url = _ENTITY.sub(lambda entity: unescape(entity[0]), url).partition("#")[0]
    if url.startswith("//"):
        url = "http:" + url
    elif not scheme(url):
        authority, _, _ = _split_authority(url)
        if "." not in authority or "@" in authority:
            return url
        url = "http://" + url
    elif not url.partition(":")[2].startswith("//"):
        return url
    name, _, rest = url.partition("://")
    escaped = _ESCAPED.search(rest) is not None
    authority, slash, path = _split_authority(slashed(rest) if name.lower() in ASKABLE and not escaped else rest)
    if not slash:
        path = "/" + path
    return f"{name.lower()}://{_ascii_host(authority.rpartition('@')[2])}{slash}{_quoted(path, escaped=escaped)}"


@lru_cache(maxsize=_KEPT)
def host(url: str) -> str:
    """The host of an address in lower case, without port, credentials and final dot; empty where there is none."""
    try:
        return (urlsplit(target(url)).hostname or "").rstrip(".")
    except ValueError:
        return ""


def origin(url: str) -> str:
    """Scheme, host and port of an address as they are written, in lower case: where connections for it are made."""
    return "/".join(url.split("/", 3)[:3]).lower()


def fault(url: str) -> str | None:
    """Why a text can never be an address, in words, or None where it can."""
    address = target(url)
    name = scheme(address)
    if not name or (name in ASKABLE and "://" not in address):
        return "it is no web address"
    if "://" not in address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "its host or port is malformed"
    if port == 0:
        return "its port is out of range"
    numbered = parts.netloc.rpartition("@")[2].startswith("[")
    return None if numbered else _host_fault(parts.hostname or "")


def has_gap(url: str) -> bool:
    """Whether a part of an address is not there to be read: lost bytes, or a place that something is put into."""
    return _GAP.search(target(url)) is not None


def slashed(url: str) -> str:
    """An address as browsers read it, to whom a backslash in front of the query is a slash."""
    path, query, words = url.partition("?")
    return path.replace("\\", "/") + query + words.replace("\\", "%5C")


def is_writable(url: str) -> bool:
    """Whether an address can be written wherever one may stand in a page, and be read there as a whole."""
    return _WRITABLE.match(url) is not None


@lru_cache(maxsize=_KEPT)
def _host_fault(name: str) -> str | None:
    if not name:
        return "it names no host"
    labels = name.removesuffix(".").split(".")
    if len(name) > _LONGEST_HOST or not all(_HOST.match(label) for label in labels):
        return "its host name cannot exist"
    return None


def _quoted(part: str, *, escaped: bool) -> str:
    return quote(part, safe=_SAFE_IN_TARGET + "\\" * escaped, errors="replace")


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
        pass
    # Names with symbols, such as hearts, are none by IDNA 2008; they were registered under IDNA 2003 and still work.
    try:
        return name.encode("idna").decode("ascii") + colon + port
    except UnicodeError:
        return host_and_port
