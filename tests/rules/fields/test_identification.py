"""The rules FD001 and FD002: whether a citation says what its source is."""

from __future__ import annotations

import pytest

from citecheck.model import Severity
from citecheck.rules import check
from citecheck.rules.catalogue import Context
from citecheck.rules.fields import identification
from tests.rules.checking import TODAY, page
from tests.rules.reading import codes, found_by

UNIDENTIFIED = [
    ("{{cite web}}", "nothing at all"),
    ("{{cite web |}}", "an empty place"),
    ("{{cite web |url= |title= |accessdate=}}", "parameters that nobody filled in"),
    ("{{cite web |title=<!-- to be found -->}}", "a comment is no title"),
    ("{{cite web |accessdate=4 May 2012 |deadurl=no |language=fr}}", "what says nothing of the source"),
    ("{{cite web |publisher=BBC |accessdate=4 May 2012}}", "a publisher of very much else"),
    ("{{cite book |last=Smith |first=J.}}", "a person who wrote more than one thing"),
    ("{{cite book |year=1990 |page=12}}", "a year alone"),
    ("{{cite book |isbn=? |series=—}}", "marks that stand for nothing"),
    ("[tpl]cite web[/tpl]", "the seed's marks"),
]

UNTITLED = [
    ("{{cite web |url=http://example.org/a}}", "an address"),
    ("{{cite web |url= |archiveurl=http://example.org/a}}", "an archived copy's address"),
    ("{{cite book |isbn=9780140328721}}", "an identifier"),
    ("{{cite news |work=The Times}}", "a periodical"),
    ("{{cite book |last=Smith |year=1990}}", "a short reference"),
    ("{{cite book |publisher=Field Press |last=Smith}}", "two of three"),
    ("{{cite press release |publisher=White House |date=4 May 2012}}", "who, and on what day"),
    ("{{cite web |http://example.org/a}}", "an address without a name"),
    ("{{cite web |Census of 2011}}", "words without a name"),
    ("{{cite book |titel=Rivers}}", "a title under a wrong name"),
    ("{{cite book |chapter=Rivers}}", "a chapter"),
    ("{{cite encyclopedia |encyclopedia=Britannica}}", "an encyclopedia"),
    ("{{cite book |quote=We saw the river}}", "words that can be searched for"),
    ("{{cite book |id=[[Project Gutenberg]] 12}}", "another kind of identifier"),
    ("{{cite episode |title=Pilot}}", "an episode of no series"),
    ("[tpl]cite web |url=http://example.org/a[/tpl]", "the seed's marks"),
]

SOUND = [
    ("{{cite web |title=A}}", "a title is enough for these rules"),
    ("{{cite web |script-title=ja:甲}}", "a title in another script"),
    ("{{cite web |trans-title=A}}", "a translated title"),
    ("{{cite episode |series=Nova}}", "the series is an episode's title"),
    ("{{cite quran |2 |255}}", "a template of its own kind"),
    ("{{cite DNB}}", "a template that needs nothing"),
    ("{{sfn |Smith |1990}}", "a short form"),
    ("{{citation needed |date=May 2012}}", "no citation"),
    ("<ref>Smith, Rivers, 1990</ref>", "a reference in plain words"),
    ("http://example.org/a", "a bare address"),
    ("<nowiki>{{cite web}}</nowiki>", "shown as text"),
    ("<!-- {{cite web}} -->", "in a comment"),
    ("{{cite book |title={{lang|fr|Rivières}}}}", "a title in a template"),
]


def form(text: str) -> str:
    """The format that an example is written in."""
    return "tpl" if "[tpl]" in text else "wikitext"


@pytest.mark.parametrize(("text", "why"), UNIDENTIFIED, ids=[why for _, why in UNIDENTIFIED])
def test_unidentified(text: str, why: str) -> None:
    assert codes(identification, text, form(text)) == ["FD001"], why


@pytest.mark.parametrize(("text", "why"), UNTITLED, ids=[why for _, why in UNTITLED])
def test_untitled(text: str, why: str) -> None:
    assert codes(identification, text, form(text)) == ["FD002"], why


@pytest.mark.parametrize(("text", "why"), SOUND, ids=[why for _, why in SOUND])
def test_sound(text: str, why: str) -> None:
    assert codes(identification, text, form(text)) == [], why


def test_finding_points_at_the_start_of_the_template() -> None:
    text = "Seen.<ref>{{cite book\n | isbn = 9780140328721\n}}</ref>"
    (finding,) = found_by(identification, text)
    assert text[finding.span.start : finding.span.end] == "{{cite book\n "
    assert finding.cs1 == "err_citation_missing_title"
    assert finding.severity is Severity.WARNING


def test_a_template_without_parameters_is_pointed_at_whole() -> None:
    (finding,) = found_by(identification, "Seen. {{cite book}}")
    assert (finding.span.start, finding.span.end) == (6, 19)
    assert finding.severity is Severity.ERROR


def test_messages_name_what_is_missing() -> None:
    assert "|series=" in found_by(identification, "{{cite episode |title=Pilot}}")[0].message
    assert "cite arXiv has no |title=" in found_by(identification, "{{cite arxiv |arxiv=1103.4567}}")[0].message


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{{cite book}}", "err_empty_citation"),
        ("{{cite book |title= |access-date=5 May 2014}}", "err_empty_citation"),
        ("{{cite web |Url=http://example.org/a |words}}", "err_empty_citation"),
        ("{{cite web |ref=a |mode=cs2 |author-link2=Ann}}", "err_empty_citation"),
        ("{{cite map}}", "err_citation_missing_title"),
        ("{{cite book |page=5}}", "err_citation_missing_title"),
        ("{{cite book |postscript=none |year=2014}}", "err_citation_missing_title"),
    ],
)
def test_a_citation_that_would_show_nothing_is_empty_and_nothing_else(text: str, condition: str) -> None:
    findings = check(page(text), Context(TODAY, {}))
    assert {finding.cs1 for finding in findings} - {None} == {condition}


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("{{cite web |url=http://example.org/a}}", "has no |title=; give the title of the source."),
        ("{{cite encyclopedia |encyclopedia=Fens}}", "has no |title=; give the title of the entry."),
        ("{{cite episode |title=Fens |url=http://example.org/a}}", "has no |series=; give the name of the series."),
    ],
)
def test_what_is_wanted(text: str, advice: str) -> None:
    (finding,) = found_by(identification, text)
    assert finding.message.endswith(advice)
