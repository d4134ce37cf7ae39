"""How the runner of GitHub Actions finds commands in a log, after what it documents and does."""

from __future__ import annotations

import re
from typing import NamedTuple

NAMES = frozenset({"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "echo"}) | {
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
}
_DATA = {"%0D": "\r", "%0A": "\n"}
_PROPERTIES = {**_DATA, "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    """A command of either form."""

    name: str
    properties: dict[str, str]
    data: str


def commands_in(log: str) -> list[Command]:
    """All commands of a log; a line is ended by CR, LF, or both."""
    found = (_command(line) or _old_command(line) for line in re.split(r"\r\n|\r|\n", log))
    return [command for command in found if command]


def _command(line: str) -> Command | None:
    """`::name key=value,key=value::data`, at the beginning of a line or behind blanks."""
    head, separator, data = line.lstrip().removeprefix("::").partition("::")
    name, _, words = head.partition(" ")
    if not line.lstrip().startswith("::") or not separator or name not in NAMES:
        return None
    pairs = (pair.partition("=") for pair in words.strip().split(",") if pair)
    properties = {key: _unescaped(value, _PROPERTIES) for key, equals, value in pairs if equals}
    return Command(name, properties, _unescaped(data, _DATA))


def _old_command(line: str) -> Command | None:
    """`##[name]data`, anywhere in a line."""
    found = re.search(r"##\[([^\] ]*)[^\]]*\](.*)", line)
    return Command(found[1], {}, found[2]) if found and found[1] in NAMES else None


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text.replace("%25", "%")
