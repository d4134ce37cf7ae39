"""Names in Vancouver style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.cs1.vancouver import Listed, Wrong, listed_names, wrong_with_listed, wrong_with_name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Hunt AB", ["Hunt AB"]),
        ("Hunt AB , Cole T", ["Hunt AB", "Cole T"]),
        ("Hunt AB, Cole T, et al.", ["Hunt AB", "Cole T"]),
        ("Hunt AB,", ["Hunt AB", ""]),
        ("[[Ada Hunt|Hunt AB]], [[Cole T]]", ["Hunt AB", "Cole T"]),
        ("((World Bank)), Hunt AB", ["(World Bank)", "Hunt AB"]),
        ("((Rivers, Dams, and Lakes)), Hunt AB", ["(Rivers, Dams, and Lakes)", "Hunt AB"]),
        ("((Rivers, Dams", ["((Rivers, Dams"]),
        ("Hunt AB, ((", ["Hunt AB", "(("]),
    ],
)
def test_listed_names(value: str, expected: list[str]) -> None:
    found = listed_names(value)
    assert [f"({name.text})" if name.as_written else name.text for name in found] == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hunt AB", None),
        ("Hunt A", None),
        ("Hunt", None),
        ("", None),
        ("van der Hunt A", None),
        ("O'Hunt-Cole A", None),
        ("Hunt A Jr", None),
        ("Hunt A 3rd", None),
        ("Hunt A 4th", None),
        ("Ångström Ø", None),
        ("Nguyễn V", None),
        ("Hunt A.", Wrong.PUNCTUATION),
        ("Hunt A; Cole T", Wrong.PUNCTUATION),
        ("Hunt ABC", Wrong.INITIALS),
        ("Hunt A B", Wrong.INITIALS),
        ("van der Hunt", Wrong.INITIALS),
        ("Hunt Ab", Wrong.NAME),
        ("Ada Hunt", Wrong.NAME),
        ("Hunt J Cole T", Wrong.COMMA),
        ("Hunt A IIIrd", Wrong.GENERATION),
        ("Hunt A (B)", Wrong.GENERATION),
        ("Дан J", Wrong.SCRIPT),
        ("Дан", Wrong.SCRIPT),
        ("Hunt Ж", Wrong.SCRIPT),
        ("Hunt2 A", Wrong.SCRIPT),
        ("Hunt’s A", Wrong.SCRIPT),
    ],
)
def test_wrong_with_listed(text: str, wrong: Wrong | None) -> None:
    assert wrong_with_listed(Listed(text, as_written=False), after_an_organization=False) is wrong
    assert wrong_with_listed(Listed(text, as_written=True), after_an_organization=False) is None


@pytest.mark.parametrize(("text", "wrong"), [("Дан", None), ("Дан J", Wrong.SCRIPT)])
def test_one_word_after_an_organization(text: str, wrong: Wrong | None) -> None:
    assert wrong_with_listed(Listed(text, as_written=False), after_an_organization=True) is wrong


@pytest.mark.parametrize(
    ("last", "first", "wrong"),
    [
        ("Hunt", "Ada B.", None),
        ("Hunt", "A.", None),
        ("Hunt Jr.", "A", None),
        ("Hunt", "A, Ж", None),
        ("Hunt", "AB 2nd", None),
        ("Hunt", "AB 2rd", Wrong.GENERATION),
        ("Hunt", "ABC 2rd", None),
        ("Hunt", "Ada 2rd", None),
        ("Дан", "A", Wrong.SCRIPT),
        ("Hunt", "Ж", Wrong.SCRIPT),
        ("Hunt", "A2", Wrong.SCRIPT),
        ("[[Hunt]]", "A", Wrong.SCRIPT),
    ],
)
def test_wrong_with_name(last: str, first: str, wrong: Wrong | None) -> None:
    assert wrong_with_name(last, first) is wrong


@given(st.text(alphabet="Aaé .,()[]|'2"))
def test_any_list_can_be_read(value: str) -> None:
    for name in listed_names(value):
        assert wrong_with_listed(name, after_an_organization=False) in (None, *Wrong)


@pytest.mark.parametrize("piece", ["((", "a ", "A ", "(( ,", ", ", "A a ", "))"])
def test_hostile_lists_are_read_in_linear_time(piece: str) -> None:
    for name in listed_names(piece * 50_000)[:2]:
        wrong_with_listed(name, after_an_organization=False)
    wrong_with_name(piece * 50_000, piece * 50_000)
