"""The languages that Citation Style 1 knows."""

from __future__ import annotations

import pytest

from citecheck.cs1.languages import is_language, is_tag, language_meant, names, script_tags, tag_of


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("German", True, "a name"),
        ("german", True, "in small letters"),
        ("NORWEGIAN BOKMÅL", True, "in capitals"),
        ("de", True, "a tag"),
        ("DE", True, "a tag in capitals"),
        ("de-AT", True, "a tag with a region"),
        ("zh-Hant-TW", True, "a tag with a script and a region"),
        ("de-anything", True, "only the language of a tag counts"),
        ("gsw", True, "a tag of three letters"),
        ("sr-Cyrl", True, "a tag with a script"),
        ("Bengali", True, "a name of the module's own"),
        ("Bangla", True, "and the one that CLDR has"),
        ("Kölsch", True, "a dialect that the module knows"),
        ("Taiwanese Hokkien", True, "another"),
        ("Serbian (Cyrillic script)", True, "a name with a script"),
        ("Klingon", True, "CLDR knows it"),
        ("Klingonish", False, "no language"),
        ("Deutsch", False, "not its name in English"),
        ("German and English", False, "two languages"),
        ("x", False, "one letter"),
        ("xx", False, "no tag"),
        ("xx-de", False, "no tag with a region"),
        ("de_AT", False, "no hyphen"),
        ("2012", False, "a year"),
        ("", False, "nothing"),
    ],
)
def test_is_language(text: str, *, expected: bool, why: str) -> None:
    assert is_language(text) is expected, why


def test_languages_are_called_otherwise_too() -> None:
    assert language_meant("Deutsch") == "German"
    assert language_meant("FRANÇAIS") == "French"
    assert language_meant("日本語") == "Japanese"
    assert language_meant("Farsi") == "Persian"
    assert language_meant("German") is None
    assert language_meant("Klingonish") is None


def test_tags() -> None:
    assert is_tag("de")
    assert not is_tag("german")
    assert tag_of("Japanese") == tag_of("JA") == "ja"
    assert tag_of("Cantonese") == "yue"
    assert tag_of("Klingonish") is None
    assert names()["german"] == "German"


def test_every_script_is_of_a_language() -> None:
    assert {"ru", "ja", "zh"} <= script_tags()
    assert "fr" not in script_tags()
    assert all(map(is_tag, script_tags()))
