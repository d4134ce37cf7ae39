"""The keys that settings are given by, each with the kind of its value: one table for files and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.config import GroupBy, LinkSettings, Offsets, Rows, Settings, hosts, kinds
from citecheck.config.kinds import Kind, did_you_mean
from citecheck.model import Severity


class ConfigError(ValueError):
    """A configuration that cannot be used; the message names the file, the key and what would be right."""


_FAIL_ON: Mapping[str, object] = {severity.value: severity for severity in Severity} | {"never": None}
_GROUP_BY: Mapping[str, object] = {group.value: group for group in GroupBy}
_OFFSETS: Mapping[str, object] = {offsets.value: offsets for offsets in Offsets}
_ROWS: Mapping[str, object] = {rows.value: rows for rows in Rows}
_AGES_S = 1_000_000
_LANGUAGE_TAG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


class Key(Struct, frozen=True):
    """One setting that a file may hold: the field of `Settings` or of `LinkSettings` that it fills, and its kind."""

    field: str
    kind: Kind
    of_links: bool = False


KEYS: Mapping[str, Key] = {
    "format": Key("format", kinds.text("the name of a format", r"\w+")),
    "offsets": Key("offsets", kinds.word(_OFFSETS)),
    "rows": Key("rows", kinds.word(_ROWS)),
    "select": Key("select", kinds.CODES),
    "ignore": Key("ignore", kinds.CODES),
    "fail-on": Key("fail_on", kinds.word(_FAIL_ON)),
    "offline": Key("offline", kinds.FLAG),
    "lang": Key("lang", kinds.text("the tag of a language", _LANGUAGE_TAG)),
    "jobs": Key("jobs", kinds.whole(1, 1000)),
    "today": Key("today", kinds.DAY),
    "max-concurrency": Key("max_concurrency", kinds.whole(1, 10_000), of_links=True),
    "host-concurrency": Key("host_concurrency", kinds.whole(1, 10_000), of_links=True),
    "host-request-interval": Key("host_request_interval_s", kinds.seconds(3600, zero=True), of_links=True),
    "connect-timeout": Key("connect_timeout_s", kinds.seconds(_AGES_S), of_links=True),
    "timeout": Key("timeout_s", kinds.seconds(_AGES_S), of_links=True),
    "deadline": Key("deadline_s", kinds.seconds(_AGES_S), of_links=True),
    "max-retries": Key("max_retries", kinds.whole(0, 100), of_links=True),
    "max-time": Key("max_time_s", kinds.seconds(_AGES_S), of_links=True),
    # Both end in a header of every request, or in a look-up: nothing else may be smuggled into them.
    "contact": Key(
        "contact", kinds.text("an address of the web or of e-mail", r"https?://[!-~]+|[!-~]+@[!-~]+"), of_links=True
    ),
    "control-host": Key("control_host", kinds.text("the name of a host", r"[\w-]+(\.[\w-]+)*\.?"), of_links=True),
    "language": Key("language", kinds.text("the tag of a language", _LANGUAGE_TAG), of_links=True),
    "include": Key("include", kinds.PATTERNS, of_links=True),
    "exclude": Key("exclude", kinds.PATTERNS, of_links=True),
    "max-links": Key("max_links", kinds.whole(0, 1_000_000_000), of_links=True),
    "skip-archived": Key("skip_archived", kinds.FLAG, of_links=True),
    "group-by": Key("group_by", kinds.word(_GROUP_BY), of_links=True),
    "robots": Key("robots", kinds.FLAG, of_links=True),
    "hosts": Key("hosts", hosts.TABLE, of_links=True),
    "sources": Key("sources", kinds.FILES),
}
"""Every key of `[tool.citecheck]`; a key that is an option too has the option's name."""

_REFUSED: Mapping[str, str] = {
    "allow-private": "is for the command line alone, so that no file in somebody's repository opens your network to it",
    "tool": "is a table of pyproject.toml; in a file of its own the keys stand at the top, without [tool.citecheck]",
} | dict.fromkeys(
    (
        "baseline", "cache", "claims", "config", "diff-base", "list-links", "no-cache", "output", "quiet", "recheck",
        "stdin-filename", "summary", "unsafe", "verbose", "write",
    ),
    "is for the command line alone",
)  # fmt: skip


def checked(values: Mapping[str, object], where: str, folder: Path) -> dict[str, object]:
    """Values by key as TOML gives them, each checked and in the form that `Settings` has it.

    Files are named as seen from `folder`. Raises ConfigError, which says `where` and names the key.
    """
    return {key: _value(where, folder, key, value) for key, value in values.items()}


def settings(values: Mapping[str, Any], *, today: date) -> Settings:
    """The settings of a run: checked values by key, and for the rest the defaults; `today` is the clock's."""
    of_run: dict[str, Any] = {"today": today}
    of_links: dict[str, Any] = {}
    for key, value in values.items():
        place = KEYS[key]
        (of_links if place.of_links else of_run)[place.field] = value
    return Settings(links=LinkSettings(**of_links), **of_run)


def _value(where: str, folder: Path, key: str, value: object) -> object:
    """One value in the form that `Settings` has it."""
    if key in _REFUSED:
        message = f"{where}: {key!r} {_REFUSED[key]}"
        raise ConfigError(message)
    if key not in KEYS:
        message = f"{where}: unknown key {key!r}{did_you_mean(key, KEYS)}"
        raise ConfigError(message)
    kind = KEYS[key].kind
    try:
        made = kind.of_toml(value)
    except kinds.InsideError as error:
        message = f"{where}: {key}.{error}"
        raise ConfigError(message) from error
    except ValueError as error:
        message = f"{where}: {key} {kind.complaint(value)}"
        raise ConfigError(message) from error
    # A file is named as seen from the one that names it.
    return tuple(folder / name for name in made) if isinstance(made, kinds.FileNames) else made
