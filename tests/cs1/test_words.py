"""Words and characters that Citation Style 1 looks for."""

from __future__ import annotations

import pytest

from citecheck.cs1.words import (
    address_holders,
    generic_word,
    invisible,
    invisible_name,
    is_generic_name,
    joins,
    keywords,
    without_et_al,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Editor", True),
        ("Smith (ed.)", True),
        ("Smith, J. (eds)", True),
        ("Smith, ed.", True),
        ("(Ed.) Smith", True),
        ("Contact us", True),
        ("REUTERS", True),
        ("Thomson Reuters staff", True),
        ("News", True),
        ("Inc.", True),
        ("Super User", True),
        ("The author", True),
        ("Authorized Version", False),
        ("Ed Smith", False),
        ("Fred", False),
        ("Smith, Ed", False),
        ("Newsome", False),
        ("Groupe Bull", False),
        ("Incandela", False),
        ("Mueser", False),
        ("Редактор", False),
        ("EDITOR", False),
        ("News-Room", True),
        ("superuser", True),
        ("Müuser", False),
        ("userЖ", True),
        ("((ed.)", False),
        ("Smith (ed.) Jones", False),
        ("", False),
    ],
)
def test_is_generic_name(name: str, *, expected: bool) -> None:
    assert is_generic_name(name) is expected


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Blair Business Group", "Business"),
        ("Blair, Ann, eds.", "eds."),
        ("The author", "author"),
        ("İstanbul Directory", "directory"),
        ("Blair", None),
    ],
)
def test_generic_word(name: str, word: str | None) -> None:
    assert generic_word(name) == word


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fry et al.", True),
        ("Fry ''et al''", True),
        ("Fry, et al", True),
        ("etal", True),
        ("Fry et alii", True),
        ("Fry [et al.]", True),
        ("Fry (et al.) and Wroe", True),
        ("Fry and others", True),
        ("Metal", False),
        ("Et Alfred", False),
        ("Etalon, A.", False),
        ("Alan Smothers", False),
        ("Brothers and sisters", False),
        ("Sergéet al", True),
        ("", False),
    ],
)
def test_says_et_al(name: str, *, expected: bool) -> None:
    assert (without_et_al(name) != name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fry et al.", "Fry"),
        ("Fry, et al", "Fry"),
        ("Fry,,  ''et al.''", "Fry,"),
        ("Fry, [et al.]", "Fry, "),
        ("Fry [[et al.]], Wroe", "Fry , Wroe"),
        ("Fry ((et al))", "Fry "),
        ("Fry and others (eds.)", "Fry (eds.)"),
        ("et al.", ""),
        ("Alan Metal", "Alan Metal"),
    ],
)
def test_without_et_al(name: str, expected: str) -> None:
    assert without_et_al(name) == expected


@pytest.mark.parametrize(
    ("character", "called"),
    [
        ("\ufffd", "replacement character"),
        ("\u200b", "zero width space"),
        ("\u00ad", "soft hyphen"),
        ("\u00a0", "no-break space"),
        ("\t", "horizontal tab"),
        ("\n", "line feed"),
        ("\x00", "C0 control character"),
        ("\x85", "C1 control character"),
        ("\x7f", "delete character"),
    ],
)
def test_invisible(character: str, called: str) -> None:
    assert invisible().fullmatch(character)
    assert invisible_name(character) == called


@pytest.mark.parametrize("character", [" ", "a", "é", "–", "\u200e", "\u3000", "文", "🙂"])
def test_visible(character: str) -> None:
    assert not invisible().match(character)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("क्\u200dष", True),
        ("👩\u200d🔬", True),
        ("a\u200db", False),
        ("a\u200d", False),
    ],
)
def test_joiner_with_a_use(value: str, *, expected: bool) -> None:
    assert joins(value, value.index("\u200d")) is expected


def test_keywords_and_holders() -> None:
    assert "dead" in keywords("url-status")
    assert {"url", "pages", "at"} <= address_holders()
    assert "title" not in address_holders()


@pytest.mark.parametrize("piece", ["et ", "( ", "al", "and ", "[et", "( edx"])
def test_hostile_names_are_read_in_linear_time(piece: str) -> None:
    assert not is_generic_name(piece * 50_000)
    assert without_et_al(piece * 50_000).count("al") == (piece * 50_000).count("al")
