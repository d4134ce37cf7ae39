"""A parameter as rules find it and name it, and what is left of its value without markup."""

from __future__ import annotations

import pytest

from citecheck.rules.parameters import listed, without_tags, without_templates, written
from tests.rules.checking import page


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


def test_listed() -> None:
    assert listed(["a"]) == "|a="
    assert listed(["a", "b"]) == "|a= and |b="
    assert listed(["a", "b", "c"]) == "|a=, |b= and |c="


@pytest.mark.parametrize("others", [0, 1000], ids=["few", "many"])
def test_the_last_parameter_of_a_name_is_the_one_that_counts(others: int) -> None:
    text = "{{cite web|title=A|x=1" + "|y=2" * others + "|title=B|x=3}}"
    first, second = page(text + " " + text).citations
    for citation in (first, second, first):
        assert [written(citation, name).value for name in ("title", "x")] == ["B", "3"]
        assert citation.span.start <= written(citation, "x").span.start < citation.span.end
