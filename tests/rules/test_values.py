"""What is left of a value without its markup."""

from __future__ import annotations

import pytest

from citecheck.cs1.parameters import is_number
from citecheck.rules.values import listed, without_tags, without_templates


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("A", "A"),
        ("A {{b|c=d}} E", "A  E"),
        ("A {{b|{{c}}}} D", "A  D"),
        ("A [tpl]b|c[/tpl] D", "A  D"),
        ("A {{b", "A {{b"),
        ("{{" * 20 + "}}" * 20, "{{" * 15 + "}}" * 15),
    ],
    ids=["none", "one", "one in another", "the seed's marks", "unclosed", "deep"],
)
def test_without_templates(value: str, left: str) -> None:
    assert without_templates(value) == left


def test_without_tags() -> None:
    assert without_tags('A <span title="B">C</span> 1 < 2') == "A C 1 < 2"


@pytest.mark.parametrize(("name", "expected"), [("1", True), ("12", True), ("01", False), ("", False), ("٣", False)])
def test_is_number(name: str, *, expected: bool) -> None:
    assert is_number(name) is expected


def test_listed() -> None:
    assert listed(["a"]) == "|a="
    assert listed(["a", "b"]) == "|a= and |b="
    assert listed(["a", "b", "c"]) == "|a=, |b= and |c="
