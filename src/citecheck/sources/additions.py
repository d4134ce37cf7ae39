"""What is added to an address on its way to a reader and says nothing of what it opens: `data/additions.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "data" / "additions.json"
_SEPARATOR = re.compile("(&amp;|&)")
# A session's number is long and no word: "sid=12" may well be an article's.
_SESSION_NUMBER = re.compile(r"(?=[A-Za-z]*[0-9])[0-9A-Za-z]{20,}")
_LONG_VALUE = re.compile(r"[?&][^=&#?]*+=[0-9A-Za-z]{20,}+(?![^&#])")
_IN_PATH = re.compile(r";jsessionid=[^?#/;]+|/\([A-Z]\([0-9a-z]{20,30}\)\)(?=/)", re.IGNORECASE)
# At the end of a long path it is Google's edition of a page; of a short one, it may be what the page is about.
_AMP_PATH = re.compile(r"((?://[^/]+)(?:/[^/]+){2,})/amp/?\Z")
_AMP_FILE = re.compile(r"\.amp(?=(?:\.html?)?\Z)")
_ON_A_WIKI = 4


def without_tracking(url: str) -> str:
    """An address without the parameters that only count its readers, or say where they came from."""
    return _without(url, _is_tracking) if _tracked().search(url) else url


def without_session(url: str) -> str:
    """An address without the number of one reader's session."""
    if not ("?" in url or ";" in url or "(" in url):
        return url
    kept = _IN_PATH.sub("", url)
    # Where everything is named by such numbers, none of them is known to be a session's.
    return _without(kept, _is_session if len(_LONG_VALUE.findall(kept)) > 1 else _may_be_session)


def without_amp(url: str) -> str:
    """An address without what makes it that of a page's AMP edition."""
    if "//" not in url:
        return url
    scheme, _, rest = _without(url, _is_amp).partition("//")
    path = rest.partition("?")[0].partition("#")[0]
    kept = _AMP_FILE.sub("", _AMP_PATH.sub(r"\1", f"//{path}"))
    return f"{scheme}{kept}{rest[len(path) :]}"


def chatbot(url: str) -> str | None:
    """What an address says of the chatbot that gave it to a reader, or None."""
    chatbots = _table()["chatbots"]
    for part in url.partition("#")[0].partition("?")[2].replace("&amp;", "&").split("&"):
        name, _, value = part.partition("=")
        if value.lower() in chatbots.get(name.lower(), ()):
            return value.lower()
    return None


def mobile_label(host: str) -> str | None:
    """The label, with its point, that makes a host that of a site's edition for telephones; None where none does."""
    table = _table()
    if host in table["no_mobile_hosts"]:
        return None
    labels = host.split(".")
    if host in table["mobile_hosts"] or labels[0] in table["mobile_labels"]:
        return f"{labels[0]}."
    # Wikis have it behind the language: en.m.wikipedia.org.
    return "m." if len(labels) == _ON_A_WIKI and labels[1] == "m" else None


def _without(url: str, is_added: Callable[[str, str], bool]) -> str:
    """An address without some of the parameters in its query; all else stays as it is written."""
    address, number_sign, fragment = url.partition("#")
    head, mark, query = address.partition("?")
    pieces = ["", *_SEPARATOR.split(query)]
    kept = [
        (before, part) for before, part in zip(pieces[::2], pieces[1::2], strict=True) if not is_added(*_named(part))
    ]
    if 2 * len(kept) == len(pieces):
        return url
    query = "".join(before + part for before, part in kept).removeprefix(kept[0][0]) if kept else ""
    return f"{head}{mark if kept else ''}{query}{number_sign}{fragment}"


def _named(part: str) -> tuple[str, str]:
    """The name of a query's parameter in small letters, and its value."""
    name, _, value = part.partition("=")
    return name.lower(), value


def _is_tracking(name: str, value: str) -> bool:
    table = _table()
    return name in table["tracking"] or value.lower() in table["chatbots"].get(name, ())


def _is_amp(name: str, value: str) -> bool:
    return value.lower() in _table()["amp"].get(name, ())


def _is_session(name: str, value: str) -> bool:
    table = _table()
    return value != "" and (name in table["sessions"] or name.startswith("aspsessionid"))


def _may_be_session(name: str, value: str) -> bool:
    if name in _table()["perhaps_sessions"]:
        return _SESSION_NUMBER.fullmatch(value) is not None
    return _is_session(name, value)


@cache
def _tracked() -> re.Pattern[str]:
    """What an address holds that is tracked: most hold nothing of it, and are not taken apart."""
    names = sorted({*_table()["tracking"], *_table()["chatbots"]})
    return re.compile(rf"[?&;](?:{'|'.join(map(re.escape, names))})(?:=|&|#|\Z)", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    """The table, its lists as sets."""
    read = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in read.items()}
