"""What holds for a page that is open in an editor: its configuration file, the editor's settings, the command line.

The editor's go before the file, the command line before both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck import rules
from citecheck.config import CacheSettings, Settings, files, keys
from citecheck.config.keys import ConfigError
from citecheck.report.words.harmless import harmless
from citecheck.sources import updated
from citecheck.sources.lists import ListError
from citecheck.sources.ratings import known, renew

SECTION = "citecheck"
"""What the settings are called in an editor's own."""


class Given(Struct, frozen=True, kw_only=True):
    """What the command line says of every page; `config` is used instead of the nearest configuration file."""

    config: Path | None = None
    offline: bool = False
    allow_private: bool = False
    cache: CacheSettings = field(default_factory=CacheSettings)


def settings_for(
    path: str, of_editor: Mapping[str, object], given: Given, today: date, complain: Callable[[str], object]
) -> Settings:
    """The settings of a page. What is wrong with them is complained of, and left out."""
    values = {**_of_file(path, given.config, complain), **_of_editor(path, of_editor, complain)}
    made = keys.settings(dict(_usable(values, complain)), today=today)
    return replace(
        made,
        offline=made.offline or given.offline,
        sources=_usable_lists(made.sources, complain),
        links=replace(made.links, allow_private=given.allow_private),
        cache=given.cache,
    )


def _of_file(path: str, file: Path | None, complain: Callable[[str], object]) -> dict[str, object]:
    """What the configuration file says."""
    try:
        file = file or files.nearest_file(Path(path).absolute().parent)
        return files.read(file) if file else {}
    except ConfigError as error:
        complain(harmless(str(error)))
        return {}


def _of_editor(path: str, values: Mapping[str, object], complain: Callable[[str], object]) -> dict[str, object]:
    """What the editor says; what it leaves open it gives as null, or not at all."""
    found: dict[str, object] = {}
    for key, value in values.items():
        if value is not None:
            try:
                found |= keys.checked({key: value}, "settings of the editor", Path(path).absolute().parent)
            except ConfigError as error:
                complain(harmless(str(error)))
    return found


def _usable(values: Mapping[str, object], complain: Callable[[str], object]) -> Iterator[tuple[str, object]]:
    """The settings without codes that mean no rule."""
    for key, value in values.items():
        if key in {"select", "ignore"} and isinstance(value, tuple):
            unknown = [code for code in value if not any(rules.matches(rule, code) for rule in rules.ALL)]
            for code in unknown:
                complain(harmless(f"{key}: there is no rule {code!r}"))
            yield key, tuple(code for code in value if code not in unknown)
        else:
            yield key, value


def _usable_lists(lists: tuple[Path, ...], complain: Callable[[str], object]) -> tuple[Path, ...]:
    """The lists of sources that can be read, those that an update has fetched among them."""
    renew(lists)
    usable: tuple[Path, ...] = ()
    for file in lists:
        try:
            known((*usable, file))
            usable = (*usable, file)
        except ListError as error:
            complain(harmless(str(error)))
    usable, complaints = updated.with_kept(usable)
    for complaint in complaints:
        complain(harmless(complaint))
    return usable
