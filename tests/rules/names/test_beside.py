"""The rules NM010 to NM012: contributors and others."""

from __future__ import annotations

import pytest

from citecheck.rules.names import beside
from tests.rules.reading import conditions, found_by

_IGNORED = "err_contributor_ignored"
_MISSING = "err_contributor_missing_required_param"

CASES = [
    ("{{cite book |title=A |others=B}}", ["maint_others"], "others and no author"),
    ("{{cite book |title=A |others=B |last=C}}", [], "an author"),
    ("{{cite book |title=A |others=B |veditors=C D}}", [], "editors"),
    ("{{cite book |title=A |others=B |translator=C}}", ["maint_others"], "a translator made no work"),
    ("{{cite book |title=A |others=B |first=C}}", ["maint_others"], "a first name is no author"),
    ("{{cite book |title=A |others=}}", [], "nobody"),
    ("{{cite AV media |title=A |others=B}}", ["maint_others_avm"], "a film"),
    ("{{cite AV media notes |title=A |others=B}}", ["maint_others_avm"], "a record"),
    ("{{cite AV media |title=A |others=B |people=C}}", ["maint_others_avm"], "people in words are no authors"),
    ("{{cite arxiv |title=A |others=B}}", [], "a preprint knows no others"),
    ("{{cite web |title=A |contributor=B}}", [_IGNORED], "a contributor to a web page"),
    ("{{cite web |title=A |contributor1-last=B}}", [_IGNORED], "by another name"),
    ("{{cite web |title=A |contributor2=B}}", [], "only the first is looked for"),
    ("{{cite web |title=A |contributor-first=B}}", [], "and only a last name"),
    ("{{cite web |title=A |contributor-link=B}}", [], "no link"),
    ("{{cite arxiv |title=A |contributor=B}}", [], "a preprint does not know the parameter"),
    ("{{citation |title=A |work=B |contributor=C}}", [_IGNORED], "to a periodical"),
    ("{{cite book |title=A |last=B |contributor=C |contribution=Foreword}}", [], "to a book"),
    ("{{citation |title=A |last=B |contributor=C |contribution=Foreword}}", [], "to what may be a book"),
    ("{{cite book |title=A |last=B |contributor=C}}", [_MISSING], "of what?"),
    ("{{cite book |title=A |last=B |contributor=C |chapter=Foreword}}", [_MISSING], "a chapter is not enough"),
    (
        "{{cite book |title=A |last=B |contributor=C |contribution=Foreword |chapter=D}}",
        [_MISSING],
        "a chapter goes before a contribution",
    ),
    ("{{cite book |title=A |contributor=C |contribution=Foreword}}", [_MISSING], "to whose book?"),
    ("{{cite book |title=A |vauthors=B D |contributor=C |contribution=Foreword}}", [], "to that of a list"),
    ("{{cite book |title=A |contributor2=C |last=B}}", [_MISSING], "a second one"),
    ("{{cite book |title=A |contributor-first=C}}", [], "a first name alone is nobody"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_beside(text: str, expected: list[str], why: str) -> None:
    assert conditions(beside, text) == expected, why


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        ("{{cite web |title=A |contributor=B}}", "contributor", "not shown in cite web"),
        ("{{cite book |title=A |work=B |contributor-last=C}}", "contributor-last", "beside a periodical"),
        ("{{cite book |title=A |contributor=B}}", "contributor", "|contribution= and |author="),
        ("{{cite book |title=A |others= B }}", "B", "|others="),
    ],
)
def test_messages(text: str, marked: str, said: str) -> None:
    (finding,) = found_by(beside, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message
