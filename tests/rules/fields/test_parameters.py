"""The rules FD011 to FD015: the names of parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.fields import parameters
from citecheck.rules.pages import apply
from tests.rules.reading import codes, conditions, found_by

CASES = [
    ("{{cite web |title=A |accessdate=4 May 2012 |archiveurl=B |authorlink=C}}", [], "names of 2014 that still hold"),
    ("{{cite web |title=A |last12=B |first12=C |editor3-last=D |author-link2=E}}", [], "numbered names"),
    ("{{cite web |title=A |doi=10.1000/1 |DOI=10.1000/1 |ISBN=B}}", [], "identifiers in capitals"),
    ("{{cite web |title=A |shelfmark=B}}", ["FD011"], "a name of one's own"),
    ("{{cite web |title=A |title2=B}}", ["FD011"], "a number that a title cannot have"),
    ("{{cite web |title=A |transcript=B}}", ["FD011"], "what only an episode has, under no general name"),
    ("{{cite web |title=A |01=B}}", ["FD011"], "a name that only looks like a number"),
    ("{{cite web |title=A |authro=B}}", ["FD012"], "a slip"),
    ("{{cite web |title=A |Publisher=B}}", ["FD012"], "a capital"),
    ("{{cite web |title=A |trans_title=B}}", ["FD012"], "an underscore"),
    ("{{cite web |title=A |access date=4 May 2012}}", ["FD012"], "a blank"),
    ("{{cite web |title=A |verlag=B}}", ["FD012"], "another wiki's name"),
    ("{{cite web |title=A |nom2=B}}", ["FD012"], "another wiki's name with a number"),
    ("{{cite web |title=A |month=May}}", ["FD013"], "a part of a date"),
    ("{{cite web |title=A |coauthors=B}}", ["FD013"], "people without a number"),
    ("{{cite web |title=A |deadurl=no}}", ["FD013"], "an old name with other values"),
    ("{{cite web |title=A |Month=May}}", ["FD013"], "the same in capitals"),
    ("{{cite web |title=A |lay-url=http://example.org}}", ["FD013"], "what has no new name"),
    ("{{cite web |title=A |coauthors=}}", ["FD014"], "an empty one that is not known"),
    ("{{cite web |title=A |coauthors= |month=}}", ["FD014", "FD014"], "two of them"),
    ("{{cite web |title=A |coauthors=<!-- none -->}}", ["FD014"], "a comment is no value"),
    ("{{cite web |title=A | |date=B}}", ["FD014"], "an empty place"),
    ("{{cite web |title=A |}}", ["FD014"], "an empty place at the end"),
    ("{{cite web |title=A |Isbn=}}", ["FD014"], "a misspelt one without a value"),
    ("{{cite web |title=A |isbn=}}", ["FD015"], "an empty one that is known"),
    ("{{cite web |title=A |isbn=<!-- none -->}}", [], "left empty on purpose"),
    ("{{cite web |title=A |isbn= |isbn=9780140328721}}", [], "FD016's concern"),
    ("{{cite web |title=A |agency=B}}", [], "an agency of news"),
    ("{{cite book |title=A |agency=B}}", [], "an agency of a book: FD020's concern"),
    ("{{cite arxiv |title=A |url=B}}", [], "an address in cite arXiv: FD020's concern"),
    ("{{cite web |title=A | B }}", [], "text without a name: FD018's concern"),
    ("{{cite web |title=A |1=B}}", [], "the same with its number"),
    ("{{cite quran |sura=2 |versse=255}}", [], "a template whose parameters are not known here"),
    ("{{vcite book |title=A |shelfmark=B}}", [], "another family of templates"),
    ("{{sfn |Smith |2001 |pge=4}}", [], "a short form"),
    ("| url = http://example.org/a\n| shelfmark = B\n}}", [], "the template's name is lost"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_parameters(text: str, expected: list[str], why: str) -> None:
    assert codes(parameters, text) == expected, why


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{{cite web |title=A |shelfmark=B}}", "err_parameter_ignored"),
        ("{{cite web |title=A |titel=B}}", "err_parameter_ignored_suggest"),
        ("{{cite web |title=A |Month=May}}", "err_parameter_ignored"),
        ("{{cite web |title=A |deadurl=no}}", "err_parameter_ignored_suggest"),
        ("{{cite web |title=A |loctaion=B}}", "err_parameter_ignored"),
        ("{{cite web |title=A |month=}}", "err_param_unknown_empty"),
    ],
)
def test_condition(text: str, condition: str) -> None:
    assert conditions(parameters, text) == [condition]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("{{cite web | titel = A | date=B}}", "{{cite web | title = A | date=B}}"),
        ("{{cite web |Title=A}}", "{{cite web |title=A}}"),
        ("{{cite web\n|title=A\n|month=\n|date=B\n}}", "{{cite web\n|title=A\n|date=B\n}}"),
        ("{{cite web\n|title=A\n|month=\n}}", "{{cite web\n|title=A\n}}"),
        ("[tpl]cite web|tite=A[/tpl]", "[tpl]cite web|title=A[/tpl]"),
        ("{{cite web |title=A | |date=B}}", "{{cite web |title=A |date=B}}"),
        ("{{cite web |title=A |isbn= }}", "{{cite web |title=A }}"),
    ],
    ids=["a slip", "a capital", "an empty line", "the last line", "the seed's marks", "an empty place", "a known one"],
)
def test_safe_fix(text: str, fixed: str) -> None:
    (finding,) = found_by(parameters, text, "tpl" if "[tpl]" in text else "wikitext")
    assert finding.fix is not None
    assert finding.fix.safe
    assert apply(text, finding.fix) == fixed


def test_a_foreign_name_is_not_safe_to_replace() -> None:
    (finding,) = found_by(parameters, "{{cite web |title=A |verlag=B}}")
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{cite web |title=A |titel=B}}", "the right name stands there"),
        ("{{cite web |title= |titel=B}}", "the right name stands there, empty"),
        ("{{cite web |title=A |last=B |autor=C}}", "another name of the right one stands there"),
        ("{{cite web |titel=A |titel=B}}", "the wrong name stands there twice"),
        ("{{cite web |title=A |deadurl=no}}", "the value changes with the name"),
        ("{{cite web |title=A |loctaion=B}}", "a guess"),
        ("{{cite web |title=A |month=May |month=}}", "what comes first would count"),
        ("{{cite web |title=A ||2=b}}", "another text would be the second"),
        ("{{cite web |title=A |month=<!-- May? -->}}", "a comment would be lost"),
    ],
)
def test_no_fix(text: str, why: str) -> None:
    found = [finding for finding in found_by(parameters, text) if finding.code != "FD015"]
    assert found, why
    assert all(finding.fix is None for finding in found), why


def test_finding_points_at_the_name() -> None:
    text = "{{cite web |title=A | authro = B }}"
    (finding,) = found_by(parameters, text)
    assert text[finding.span.start : finding.span.end] == "authro"
    assert "|authro=; |author= was probably meant" in finding.message


@given(st.text("abt|= {}\n", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    whole = "{{cite web|title=A|" + text + "}}"
    for finding in found_by(parameters, whole):
        assert 0 <= finding.span.start < finding.span.end <= len(whole)
        if finding.fix:
            assert apply(whole, finding.fix) != whole


@pytest.mark.parametrize(
    ("copy", "advice"),
    [
        ("", "it speaks of an archived copy, so add one or take it away."),
        (
            "|archive-url=https://web.archive.org/web/20150122230836/http://example.org/a |archive-date=2015-01-22",
            "write |url-status=live.",
        ),
    ],
)
def test_status_of_no_copy_is_not_renamed(copy: str, advice: str) -> None:
    (finding,) = found_by(parameters, f"{{{{cite web |title=A |url=http://example.org/a |deadurl=no {copy}}}}}")
    assert finding.message == f"cite web no longer knows |deadurl=; {advice}"
