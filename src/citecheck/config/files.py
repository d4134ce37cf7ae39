"""Configuration files: how the one that holds is found, and read."""

from __future__ import annotations

import re
from pathlib import Path

from citecheck.config.keys import ConfigError, checked

# How a table of ours can begin; what it says is left to tomllib.
_OURS = re.compile(rb"""tool["']?\s*\.\s*["']?citecheck|^\s*\[?\s*["']?tool["']?\s*[\]=]""", re.MULTILINE)


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
