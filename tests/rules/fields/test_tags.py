"""The rule FD048: tags that the template does not see."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import tags
from tests.rules.reading import conditions, found_by

CASES = [
    ("{{cite book |title=A<ref>b</ref>}}", True, "a footnote"),
    ("{{cite book |title=A |quote=<poem>b</poem>}}", True, "verses"),
    ("{{cite book |title=A<br>B}}", False, "a line break"),
    ("{{cite book |title=A<math>b</math>}}", False, "a formula"),
    ("{{cite book |title=A<nowiki><ref></nowiki>}}", False, "the name of a tag"),
    ("{{cite book |title=A<!-- <ref>b</ref> -->}}", False, "in a comment"),
    ("{{cite book |title=A}}<ref>b</ref>", False, "behind the citation"),
    ("{{cite book |title=A |unheard=<ref>b</ref>}}", False, "in a parameter that nobody reads"),
    ("{{cite book |title=A |<ref>b</ref>}}", False, "in no parameter"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_tag(text: str, why: str, *, expected: bool) -> None:
    assert conditions(tags, text) == ["err_invisible_char"] * expected, why


def test_value_is_pointed_at() -> None:
    text = "{{cite book |title= A<ref>b</ref> |page=1}}"
    (finding,) = found_by(tags, text)
    assert text[finding.span.start : finding.span.end] == "A<ref>b</ref>"
    assert "“<ref>”" in finding.message
