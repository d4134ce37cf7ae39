"""The settings of one run: every option with its default, and how a configuration file is found and read.

The command line reads its values through the same table, so that a value is right or wrong in both, in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from citecheck.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """How links are asked. Times are in seconds; `exclude` holds regular expressions."""

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
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that one run of `citecheck check` depends on beside its sources."""

    today: date
    format: str = "terminal"
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    offline: bool = False
    jobs: int = 1
    links: LinkSettings = field(default_factory=LinkSettings)


class ConfigError(Exception):
    """A configuration that cannot be used; the message names the file, the key and what would be right."""


# --- what a value may be ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value: what it has to be, in words, and its readers, which raise ValueError.

    `of_toml` takes what a configuration file gives, `of_text` the words of the command line.
    """

    wanted: str
    of_toml: Callable[[object], object]
    of_text: Callable[[str], object]


def _whole(least: int, most: int) -> Kind:
    def read(value: object) -> int:
        match value:
            # A truth value is a number to Python, and to nobody else.
            case int() if not isinstance(value, bool) and least <= value <= most:
                return value
        raise ValueError

    return Kind(f"a whole number from {least} to {most}", read, lambda text: read(int(text)))


def _seconds(most: int, *, zero: bool = False) -> Kind:
    def read(value: object) -> float:
        match value:
            case int() | float() if not isinstance(value, bool) and 0 <= value <= most and (zero or value > 0):
                return float(value)
        raise ValueError

    least = "from 0" if zero else "above 0"
    return Kind(f"a number of seconds {least} up to {most}", read, lambda text: read(float(text)))


def _word(meanings: Mapping[str, object]) -> Kind:
    def read(value: object) -> object:
        match value:
            case str() if value in meanings:
                return meanings[value]
        raise ValueError

    return Kind(f"one of {', '.join(meanings)}", read, read)


def _text(wanted: str, pattern: str) -> Kind:
    right = re.compile(pattern)

    def read(value: object) -> str:
        match value:
            case str() if right.fullmatch(value):
                return value
        raise ValueError

    return Kind(wanted, read, read)


def _day(value: object) -> date:
    match value:
        case str():
            return date.fromisoformat(value)
        # A date with a time is a date to Python, and to nobody who writes a configuration.
        case date() if not isinstance(value, datetime):
            return value
    raise ValueError


def _flag(value: object) -> bool:
    match value:
        case bool():
            return value
    raise ValueError


def _codes(value: object) -> tuple[str, ...]:
    match value:
        case str():
            codes = [code.strip() for code in value.split(",")]
        case list() if all(isinstance(code, str) for code in value):
            codes = [code.strip() for code in value]
        case _:
            raise ValueError
    if not all(codes):
        raise ValueError
    return tuple(codes)


def _patterns(value: object) -> tuple[str, ...]:
    match value:
        case list() if all(isinstance(pattern, str) for pattern in value):
            try:
                return tuple(re.compile(pattern).pattern for pattern in value)
            except re.error as error:
                raise ValueError from error
    raise ValueError


_CODES = Kind("rule codes, names or prefixes", _codes, _codes)
_FAIL_ON: Mapping[str, object] = {severity.value: severity for severity in Severity} | {"never": None}
_AGES_S = 1_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """One setting that a file may hold: the field of `Settings` or of `LinkSettings` that it fills, and its kind."""

    field: str
    kind: Kind
    of_links: bool = False


KEYS: Mapping[str, Key] = {
    "format": Key("format", _text("the name of a format", r"\w+")),
    "select": Key("select", _CODES),
    "ignore": Key("ignore", _CODES),
    "fail-on": Key("fail_on", _word(_FAIL_ON)),
    "offline": Key("offline", Kind("true or false", _flag, lambda text: _flag(text == "true"))),
    "jobs": Key("jobs", _whole(1, 1000)),
    "today": Key("today", Kind("a date such as 2026-11-23", _day, _day)),
    "max-concurrency": Key("max_concurrency", _whole(1, 10_000), of_links=True),
    "host-concurrency": Key("host_concurrency", _whole(1, 10_000), of_links=True),
    "host-request-interval": Key("host_request_interval_s", _seconds(3600, zero=True), of_links=True),
    "connect-timeout": Key("connect_timeout_s", _seconds(_AGES_S), of_links=True),
    "timeout": Key("timeout_s", _seconds(_AGES_S), of_links=True),
    "deadline": Key("deadline_s", _seconds(_AGES_S), of_links=True),
    "max-retries": Key("max_retries", _whole(0, 100), of_links=True),
    "max-time": Key("max_time_s", _seconds(_AGES_S), of_links=True),
    # Both end in a header of every request, or in a look-up: nothing else may be smuggled into them.
    "contact": Key(
        "contact", _text("an address of the web or of e-mail", r"https?://[!-~]+|[!-~]+@[!-~]+"), of_links=True
    ),
    "control-host": Key("control_host", _text("the name of a host", r"[\w-]+(\.[\w-]+)*\.?"), of_links=True),
    "language": Key("language", _text("the tag of a language", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), of_links=True),
    "exclude": Key("exclude", Kind("a list of regular expressions", _patterns, _patterns), of_links=True),
}
"""Every key of `[tool.citecheck]`; a key that is an option too has the option's name."""

# How a table of ours can begin; what it says is left to tomllib.
_OURS = re.compile(rb"""tool["']?\s*\.\s*["']?citecheck|^\s*\[?\s*["']?tool["']?\s*[\]=]""", re.MULTILINE)
_REFUSED: Mapping[str, str] = {
    "allow-private": "is for the command line alone, so that no file in somebody's repository opens your network to it",
} | dict.fromkeys(
    ("config", "list-links", "no-cache", "output", "quiet", "recheck", "unsafe", "verbose", "write"),
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
    return {key: _value(file, key, value) for key, value in table.items()}


def settings(values: Mapping[str, Any], *, today: date) -> Settings:
    """The settings of a run: checked values by key, and for the rest the defaults; `today` is the clock's."""
    of_run: dict[str, Any] = {"today": today}
    of_links: dict[str, Any] = {}
    for key, value in values.items():
        place = KEYS[key]
        (of_links if place.of_links else of_run)[place.field] = value
    return Settings(links=LinkSettings(**of_links), **of_run)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message on an unknown word: the nearest known one, where one is near."""
    # Only a mistake needs it, and every start would pay for it.
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


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


def _value(file: Path, key: str, value: object) -> object:
    """One value of a file in the form that `Settings` has it."""
    if key in _REFUSED:
        message = f"{file}: {key!r} {_REFUSED[key]}"
        raise ConfigError(message)
    if key not in KEYS:
        message = f"{file}: unknown key {key!r}{did_you_mean(key, KEYS)}"
        raise ConfigError(message)
    kind = KEYS[key].kind
    try:
        return kind.of_toml(value)
    except ValueError as error:
        message = f"{file}: {key} must be {kind.wanted}, not {value!r}"
        raise ConfigError(message) from error
