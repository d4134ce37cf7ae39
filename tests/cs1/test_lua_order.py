"""The order of a Lua table, held against what Lua 5.1.5 printed for the same keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.cs1.lua_order import Key, walked

# for k in pairs(t), where t[k] = true was said for each key in the order of the first line. Digits are numbers.
PRINTED = [
    ("url title publisher", "url title publisher"),
    ("title url publisher date", "date url title publisher"),
    (
        "editor-last editor-first title encyclopedia edition year isbn publisher ref",
        "encyclopedia isbn publisher title year editor-first ref editor-last edition",
    ),
    (
        "url archiveurl bibcode-access archivedate title date accessdate website publisher last first",
        "archiveurl date first last publisher title website archivedate url accessdate bibcode-access",
    ),
    ("1 url title", "1 title url"),
    ("url title 1 2 date", "1 2 date url title"),
    ("1 2 3 last first 7", "1 2 3 last 7 first"),
    ("5 9 a", "5 9 a"),
    ("40 1 2 x", "1 2 40 x"),
    (
        (
            "last first author2 title url work publisher location date "
            "access-date archive-url archive-date url-status quote page ref mode"
        ),
        (
            "last access-date date archive-date url-status quote url first page "
            "mode publisher title ref work author2 archive-url location"
        ),
    ),
    ("", ""),
]


def keys(words: str) -> list[Key]:
    return [int(word) if word.isdigit() else word for word in words.split()]


@pytest.mark.parametrize(("inserted", "printed"), PRINTED)
def test_walks_as_lua_does(inserted: str, printed: str) -> None:
    assert walked(keys(inserted)) == keys(printed)


def test_of_a_long_name_lua_looks_at_some_characters() -> None:
    short, long = "title", "y" * 64
    assert walked([short, "url", "x" * 40, long]) == [long, "url", short, "x" * 40]


@given(st.lists(st.text(max_size=40) | st.integers(1, 100), unique=True))
def test_gives_out_every_key_once(keys: list[Key]) -> None:
    found = walked(keys)
    assert len(found) == len(keys)
    assert set(found) == set(keys)
