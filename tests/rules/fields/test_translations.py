"""The rule FD047: translations of what is not given."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import translations
from tests.rules.reading import conditions, found_by

CASES = [
    ("{{cite book |trans-title=A}}", True, "a title"),
    ("{{cite book |trans-title=A |title=B}}", False, "with the title"),
    ("{{cite book |trans-title=A |script-title=ja:甲}}", False, "in another script"),
    ("{{cite book |title=A |trans-chapter=B}}", True, "a chapter"),
    ("{{cite book |title=A |trans-entry=B |chapter=C}}", False, "with the chapter by another name"),
    ("{{cite book |title=A |trans-chapter=B |script-section=ja:甲}}", False, "in another script"),
    ("{{cite web |title=A |trans-chapter=B}}", False, "a web page has no chapters; FD020 says so"),
    ("{{citation |title=A |trans-chapter=B |journal=C}}", False, "nor has a journal"),
    ("{{citation |title=A |trans-chapter=B}}", True, "a book has"),
    ("{{cite encyclopedia |title=A |trans-chapter=B |encyclopedia=C}}", False, "an article's title is its chapter"),
    ("{{cite encyclopedia |title=A |trans-chapter=B}}", True, "an encyclopedia's is not"),
    ("{{cite map |title=A |trans-map=B}}", True, "a map"),
    ("{{cite map |title=A |trans-map=B |map=C}}", False, "with its name"),
    ("{{cite map |title=A |trans-chapter=B}}", False, "a map has no chapters"),
    ("{{cite journal |title=A |trans-journal=B}}", True, "a periodical"),
    ("{{cite journal |title=A |trans-journal=B |work=C}}", False, "with its name"),
    ("{{cite book |title=A |trans-work=B}}", False, "a book is in none"),
    ("{{cite encyclopedia |title=A |trans-encyclopedia=B}}", True, "an encyclopedia"),
    ("{{cite encyclopedia |title=A |trans-encyclopedia=B |dictionary=C}}", False, "with its name"),
    ("{{cite book |title=A |trans-quote=B}}", False, "a quotation may be read in translation only"),
    ("{{cite book |title=A |trans-chapter=}}", False, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_translation(text: str, why: str, *, expected: bool) -> None:
    assert conditions(translations, text) == ["err_trans_missing_title"] * expected, why


def test_translation_is_pointed_at() -> None:
    text = "{{cite book |title=A | trans-entry = B }}"
    (finding,) = found_by(translations, text)
    assert text[finding.span.start : finding.span.end] == "B"
    assert "give |entry= too" in finding.message
