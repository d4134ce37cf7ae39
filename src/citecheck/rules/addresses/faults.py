"""What is wrong with the text of a URL parameter, and what was meant where that is plain.

Everything here is pure and linear in the length of the text.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from citecheck import urls
from citecheck.cs1.addresses import is_refused
from citecheck.rules.wording import quoted

# Nearly every address is of this form; only the rest is looked at closely.
_SOUND = re.compile(r"(?:https?:)?//(?!-)(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][!-Z\\^-z|~]*)?\Z", re.IGNORECASE | re.ASCII)
_BLANK = re.compile(r"\s")
_ADDRESS_AHEAD = re.compile(r"\s(?:https?:)?//[^\s/]", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LOOSE_HYPHEN = re.compile(r"(?:\A|\.)-|-(?:\.|\Z)")
_SCHEME_TWICE = re.compile(r"https?:?/{0,2}(https?:?//[^\s/:].*)\Z", re.IGNORECASE)
_COLON_LOST = re.compile(r"(https?)//", re.IGNORECASE)
_MISSPELT = re.compile(r"([hpst]{3,7})(?:[:;.]{1,2}[/\\]{1,3}|[/\\]{2,3}):?(?=[^\s/\\:])", re.IGNORECASE)
_SLASHES_LOST = re.compile(r"(https?):(?=[a-z0-9-]+\.[a-z0-9.-])", re.IGNORECASE)
_BLANK_IN_SCHEME = re.compile(r"(https?)\s?:\s?/\s?/\s*(?=\S+\Z)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(?!//|[0-9]+(?:/|\Z))", re.IGNORECASE)
_HOST_FIRST = re.compile(r"(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)(?::[0-9]+)?(?:[/?#]|\Z)", re.IGNORECASE)
_IP_FIRST = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]+)?(?:[/?#]|\Z)")
_FILE = re.compile(r"[^/]*\.(?:aspx?|docx?|gif|html?|jpe?g|pdf|php|png|txt|xlsx?)\Z", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?10\.[0-9]{4,9}/\S", re.IGNORECASE)
_EMAIL = re.compile(r"(?:mailto:)?[^\s@/:]+@[\w.-]+\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"\[\s*(https?://[^\s\[\]]+)\s*\]\Z", re.IGNORECASE)

_TEMPLATE_MARKS = ("{{", "[tpl]", "{{{")


class Flaw(Enum):
    """The ways in which the text of a URL parameter goes wrong."""

    MALFORMED = auto()
    NO_SCHEME = auto()
    TEXT_AFTER = auto()
    SEVERAL = auto()
    FOREIGN_HOST = auto()


class AddressFault(Struct, frozen=True):
    """One fault of an address.

    `message` goes on where "|url= " stops, with no full stop. `meant` is the address that was meant, `safe` says that
    it can be no other, `cs1` that Module:Citation/CS1 has its err_bad_url for it.
    """

    flaw: Flaw
    message: str
    meant: str | None = None
    safe: bool = False
    cs1: bool = True


# Several rules ask the same of each page.
@lru_cache(maxsize=4096)
def address_fault(value: str) -> AddressFault | None:
    """What is wrong with a URL parameter's value, blanks at both ends left out, or None.

    A value that a template makes is never judged: what it will be cannot be seen.
    """
    if _SOUND.match(value) or any(mark in value for mark in _TEMPLATE_MARKS):
        return None
    found = _with_blanks(value) if _BLANK.search(value) else _in_one_piece(value)
    return found and replace(found, cs1=is_refused(value))


def _with_blanks(value: str) -> AddressFault | None:
    """The fault of a value with white space inside."""
    if found := _BLANK_IN_SCHEME.match(value):
        return AddressFault(
            Flaw.MALFORMED, "has a blank in its scheme", f"{found[1]}://{value[found.end() :]}", safe=True
        )
    if markup := _markup(value):
        return markup
    if _ADDRESS_AHEAD.search(value):
        count = 1 + len(_ADDRESS_AHEAD.findall(value))
        return AddressFault(Flaw.SEVERAL, f"holds {count} addresses; it takes one, cite the others by themselves")
    address, rest = _BLANK.split(value, maxsplit=1)
    first = None if _SOUND.match(address) else _in_one_piece(address)
    if first is None or first.flaw is not Flaw.MALFORMED:
        return AddressFault(Flaw.TEXT_AFTER, f"has text after the address, {quoted(rest)}; it takes the address alone")
    return _words() if not urls.scheme(address) else first


def _in_one_piece(value: str) -> AddressFault | None:
    """The fault of a value without white space."""
    if fault := _markup(value):
        return fault
    if found := _SCHEME_TWICE.match(value):
        meant = _COLON_LOST.sub(r"\1://", found[1], count=1)
        return AddressFault(Flaw.MALFORMED, "has its scheme twice", meant, safe=True)
    if found := _MISSPELT.match(value):
        return _misspelt(value, found)
    if found := _SLASHES_LOST.match(value):
        meant = f"{found[1]}://{value[found.end() :]}"
        return AddressFault(Flaw.MALFORMED, "has lost the slashes of its scheme", meant, safe=True)
    if _AUTHORITY.match(value):
        return _with_scheme(value)
    return _without_scheme(value)


def _markup(value: str) -> AddressFault | None:
    """The fault of a value that is a link in wiki markup."""
    if not value.startswith("["):
        return None
    if found := _BRACKETED.match(value):
        return AddressFault(Flaw.MALFORMED, "has brackets around the address", found[1], safe=True)
    if value.startswith("[["):
        return AddressFault(Flaw.MALFORMED, "holds a wikilink, not a web address")
    return AddressFault(Flaw.MALFORMED, "holds a link in wiki markup; it takes the address alone")


def _misspelt(value: str, found: re.Match[str]) -> AddressFault | None:
    """The fault of a value that begins with something like `htpps://` or `http:/`, if it is not `http://` itself."""
    if found[1].lower() in urls.ASKABLE and found[0].lower() == f"{found[1].lower()}://":
        return _with_scheme(value)
    meant = "https" if "s" in found[1].lower() else "http"
    return AddressFault(
        Flaw.MALFORMED,
        f"begins with “{found[0]}”, which is no scheme; “{meant}://” is meant",
        f"{meant}://{value[found.end() :]}",
        safe=True,
    )


def _with_scheme(value: str) -> AddressFault | None:
    """The fault of a value that begins as an address should."""
    if fault := urls.fault(value):
        return AddressFault(Flaw.MALFORMED, f"cannot be opened: {fault}")
    host = _written_host(value)
    if _LOOSE_HYPHEN.search(host):
        return AddressFault(Flaw.MALFORMED, "names a host with a hyphen at the edge of a part of its name")
    if host[:1].isascii():
        return None
    ascii_host = urls.host(value)
    meant = value.replace(host, ascii_host, 1) if ascii_host.isascii() else None
    return AddressFault(
        Flaw.FOREIGN_HOST, f"names a host that Citation Style 1 takes only as “{ascii_host}”", meant, safe=True
    )


def _without_scheme(value: str) -> AddressFault | None:
    """The fault of a value that names no scheme, or one that opens no page."""
    if _DOI.match(value):
        return AddressFault(Flaw.MALFORMED, "holds a DOI, not a web address; |doi= takes it")
    if _EMAIL.match(value):
        return AddressFault(Flaw.MALFORMED, "holds an e-mail address, not a web address")
    if _IP_FIRST.match(value) or (_HOST_FIRST.match(value) and not _FILE.match(value)):
        return AddressFault(Flaw.NO_SCHEME, "has no scheme; it was taken as http://", f"http://{value}")
    if found := _OTHER_SCHEME.match(value):
        if found[1].lower() == "news" and not is_refused(value):
            return None
        return AddressFault(Flaw.MALFORMED, f"begins with “{found[1]}:”, which opens no web page")
    return _words()


def _words() -> AddressFault:
    return AddressFault(Flaw.MALFORMED, "is not an address; give one, or take it away")


def _written_host(value: str) -> str:
    """The host as it is written, port and credentials off."""
    authority = re.split(r"[/?#]", value.partition("//")[2], maxsplit=1)[0]
    return authority.rpartition("@")[2].partition(":")[0]
