"""The settings of one run: every option with its default, and how a configuration file is found and read.

The command line reads its values through the same table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from citecheck import hosts, kinds
from citecheck.hosts import HostSettings
from citecheck.kinds import Kind, did_you_mean
from citecheck.model import Severity


class GroupBy(StrEnum):
    """What hosts have in common that are asked no faster together than one of them alone."""

    HOST = "host"
    DOMAIN = "domain"
    ADDRESS = "address"


class Offsets(StrEnum):
    """What a report counts places in: characters, or the units of UTF-16, as browsers and many editors do."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"


class Rows(StrEnum):
    """What the rows of a table of CSV are."""

    FINDINGS = "findings"
    CLAIMS = "claims"
    LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """How links are asked, and which. Times are in seconds; `include` and `exclude` hold regular expressions.

    `hosts` has what holds for a host and all below it, by its name (`citecheck.hosts.settings_for`).
    """

    max_concurrency: int = 128
    host_concurrency: int = 4
    host_request_interval_s: float = 0.1
    connect_timeout_s: float = 8.0
    timeout_s: float = 20.0
    deadline_s: float = 90.0
    max_retries: int = 3
    retry_wait_s: float = 1.0
    max_redirects: int = 20
    max_time_s: float | None = None
    allow_private: bool = False
    contact: str = "https://github.com/citecheck/citecheck"
    control_host: str = "example.com"
    language: str = "en"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_links: int | None = None
    skip_archived: bool = False
    group_by: GroupBy = GroupBy.HOST
    robots: bool = False
    hosts: Mapping[str, HostSettings] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    """What is remembered of links between runs: in `file`, None being the platform's place; nothing unless `kept`.

    With `recheck`, what is remembered is not taken for an answer.
    """

    file: Path | None = None
    kept: bool = True
    recheck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that one run of `citecheck check` depends on beside its sources; `sources` has lists of the project's own.

    `stdin_filename` is what standard input is taken for.
    """

    today: date
    format: str = "terminal"
    offsets: Offsets = Offsets.CODE_POINTS
    rows: Rows = Rows.FINDINGS
    stdin_filename: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    offline: bool = False
    lang: str | None = None
    jobs: int = 1
    sources: tuple[Path, ...] = ()
    links: LinkSettings = field(default_factory=LinkSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)


class ConfigError(ValueError):
    """A configuration that cannot be used; the message names the file, the key and what would be right."""


_FAIL_ON: Mapping[str, object] = {severity.value: severity for severity in Severity} | {"never": None}
_GROUP_BY: Mapping[str, object] = {group.value: group for group in GroupBy}
_OFFSETS: Mapping[str, object] = {offsets.value: offsets for offsets in Offsets}
_ROWS: Mapping[str, object] = {rows.value: rows for rows in Rows}
_AGES_S = 1_000_000
_LANGUAGE_TAG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


@dataclass(frozen=True, slots=True)
class Key:
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

# How a table of ours can begin; what it says is left to tomllib.
_OURS = re.compile(rb"""tool["']?\s*\.\s*["']?citecheck|^\s*\[?\s*["']?tool["']?\s*[\]=]""", re.MULTILINE)
_REFUSED: Mapping[str, str] = {
    "allow-private": "is for the command line alone, so that no file in somebody's repository opens your network to it",
} | dict.fromkeys(
    (
        *(
            "baseline",
            "cache",
            "claims",
            "config",
            "diff-base",
            "list-links",
            "no-cache",
            "output",
            "quiet",
            "recheck",
            "stdin-filename",
        ),
        *("summary", "unsafe", "verbose", "write"),
    ),
    "is for the command line alone",
)


# --- files ------------------------------------------------------------------------------------------------------------


def nearest_file(folder: Path) -> Path | None:
    """The configuration file that holds in a folder: the first `citecheck.toml`, or `pyproject.toml` with a table of
    ours, in the folder or upward of it. Raises ConfigError where a file on the way cannot be read.
    """
    try:
        for place in (folder, *folder.parents):
            own = place / "citecheck.toml"
            if own.is_file():
                return own
            shared = place / "pyproject.toml"
            if shared.is_file() and _table(shared) is not None:
                return shared
    except OSError as error:
        message = f"{error.filename}: cannot be searched for a configuration: {error.strerror}"
        raise ConfigError(message) from error
    return None


def read(file: Path) -> dict[str, object]:
    """The settings in a configuration file by key, each checked and in the form that `Settings` has it.

    Raises ConfigError, which names the file and the key.
    """
    table = _table(file)
    if table is None:
        message = f"{file}: has no table [tool.citecheck]"
        raise ConfigError(message)
    return checked(table, str(file), file.parent)


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


def _table(file: Path) -> dict[str, object] | None:
    """Our table of a file, None where a `pyproject.toml` has none."""
    try:
        data = file.read_bytes()
        if file.name == "pyproject.toml" and not _OURS.search(data):
            return None
        # A run without a table of ours does without, and leaves other people's tables to them.
        import tomllib

        whole = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        message = f"{file}: cannot be read: {error.strerror}"
        raise ConfigError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{file}: is not TOML: {error}"
        raise ConfigError(message) from error
    if file.name != "pyproject.toml":
        return whole
    table = whole.get("tool", {})
    ours = table.get("citecheck") if isinstance(table, dict) else None
    if ours is None or isinstance(ours, dict):
        return ours
    message = f"{file}: tool.citecheck must be a table"
    raise ConfigError(message)


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
        message = f"{where}: {key} must be {kind.wanted}, not {value!r}"
        raise ConfigError(message) from error
    # A file is named as seen from the one that names it.
    return tuple(folder / name for name in made) if isinstance(made, kinds.FileNames) else made
