"""What pages say that are not the page that was cited: the phrases lie in `data/phrases.json`, with their languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from citecheck.titles import folded

_DATA = Path(__file__).parent / "data" / "phrases.json"


def phrase_in(text: str, kind: str) -> str | None:
    """The longest phrase of a kind that stands in a normalised text; as whole words where its script has blanks."""
    padded = f" {text} "
    return next((phrase for phrase in _phrases(kind) if _needle(phrase) in padded), None)


def words_in(text: str, kind: str, group: str) -> set[str]:
    """The distinct phrases of one group of a kind that stand in a normalised text."""
    padded = f" {text} "
    return {phrase for phrase in _groups(kind)[group] if _needle(phrase) in padded}


def _needle(phrase: str) -> str:
    return f" {phrase} " if phrase.isascii() or " " in phrase else phrase


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    every = {phrase for phrases in _groups(kind).values() for phrase in phrases}
    return tuple(sorted(every, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _groups(kind: str) -> dict[str, tuple[str, ...]]:
    return {group: tuple(map(folded, phrases)) for group, phrases in _table()[kind].items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    # Only a run that asks links needs the phrases.
    import orjson

    table = orjson.loads(_DATA.read_bytes())
    return {kind: groups for kind, groups in table.items() if isinstance(groups, dict)}
