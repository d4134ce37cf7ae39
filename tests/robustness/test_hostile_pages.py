"""An audit of any text ends, raises nothing, and takes as long as the text is long."""

from __future__ import annotations

import json
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.auditing import Written, audit
from citecheck.config import Settings
from citecheck.report.json.whole import JsonReport
from citecheck.rules import ALL
from citecheck.rules.pages import page_of
from citecheck.status import ExitStatus
from citecheck.watcher import Watcher
from tests.robustness.hostile import MARKS, PARAMETERS, PARSERS, TODAY, VALUES, audited, reported, value

SHORT = 120
LONGER = 4
# Four times the text may take four times the calls, and a half more where something begins to happen only then.
MOST_GROWTH = 6.0
# What every page costs, whatever stands in it.
ALWAYS = 2_000
EVERY_FORM = pytest.mark.parametrize("form", PARSERS)

PAGE = """{{Infobox dam|name=A<ref name="b">{{cite book |title=Dams |isbn=0-306-40615-3}}</ref>}}
'''A''' was [[built|made]] in 1936.<ref>[http://a.example/x Words]</ref> It is tall.<ref name="b"/>
<!-- c --><ref>{{cite web |url=http://web.archive.org/web/2014/http://b.example
|title={{lang|fr|[[B]]}} <nowiki>|</nowiki>
|date=31 June 2014 |accessdate=&nbsp;x |last1=Smith, J.; Doe, K. }}</ref>
{| class="x"
| cell {{sfn|A|2014}} || http://c.example
|}
== See also ==
* [tpl]cite web|url=//d.example|title=''D''[/tpl] <!-- citecheck: ignore FD -->
| url = http://e.example
}}
"""


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load what a first audit loads, which no count may hold."""
    for form in PARSERS:
        reported(PAGE, form)


def calls(text: str, form: str) -> int:
    """How many functions an audit of a text calls, those written in C among them: what it costs, without a clock."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1

    # What is kept of names met before is kept by now, for a short text as for a long one.
    audited(text, form)
    before = sys.getprofile()
    sys.setprofile(called)
    try:
        audited(text, form)
    finally:
        sys.setprofile(before)
    return count


def lines(text: str, form: str) -> int:
    """How many lines an audit of a text runs, each as often as a loop in it turns: slower, and sees what calls hide."""
    count = 0

    def ran(_frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return ran

    audited(text, form)
    before = sys.gettrace()
    sys.settrace(ran)
    try:
        audited(text, form)
    finally:
        sys.settrace(before)
    return count


def growth(short: str, long: str, form: str) -> float:
    """How many times the calls for a short text a long one takes, leaving out what each text takes."""
    return calls(long, form) / (calls(short, form) + ALWAYS)


def read(text: str, form: str) -> dict[str, Any]:
    """The report of a text, as a program reads it."""
    report: dict[str, Any] = json.loads(reported(text, form).encode())
    return report


# --- linear -----------------------------------------------------------------------------------------------------------


@EVERY_FORM
@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_without_end(mark: str, form: str) -> None:
    times = max(1, SHORT // len(mark))
    assert growth(mark * times, mark * times * LONGER, form) < MOST_GROWTH


@pytest.mark.parametrize(
    ("before", "after", "form"),
    [
        ("A.<ref>{{cite web |title=", "}}</ref> B", "wikitext"),
        ("A.<ref>{{cite web |title=A |url=http://", "!}}</ref> B", "wikitext"),
        ("A.[ref][tpl]cite web|title=", "[/tpl][/ref] B", "tpl"),
        ("A [b](http://a.example ", ") c", "markdown"),
    ],
    ids=["wikitext", "url", "tpl", "markdown"],
)
@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_without_end_in_a_citation(mark: str, before: str, after: str, form: str) -> None:
    times = max(1, SHORT // len(mark))
    short, long = (before + mark * number + after for number in (times, times * LONGER))
    assert growth(short, long, form) < MOST_GROWTH


@pytest.mark.parametrize("pump", VALUES, ids=ascii)
@pytest.mark.parametrize("parameter", ["title", "url", "date", "isbn", "last", "pages"])
def test_a_value_without_end(parameter: str, pump: str) -> None:
    short, long = (value(parameter, pump, length) for length in (SHORT, SHORT * LONGER))
    assert growth(short, long, "wikitext") < MOST_GROWTH


@pytest.mark.parametrize(
    "piece",
    [
        "|unknwn#=x",
        "|last#=A|first#=B",
        "|url=http://a.example/#",
        "|isbn=#",
        "|#=",
        "|x",
        "}}{{cite web|title=#|url=http://a.example/#",
        "}}<ref name=r#>A</ref> B<ref name=r#/>{{cite web|title=#",
        "}}<!-- citecheck: ignore FD -->\n{{cite web|titl=#",
        "}}<!-- citecheck: ignore-page FD -->\n\n{{cite web|titl=#",
        "}} http://a#.example/ {{cite web|title=#",
        "}}\n\n| url = http://a#.example/\n| title = A\n\n{{cite web|title=#",
        "|title={{cite web|url=http://a.example/#",
    ],
)
def test_pieces_without_end(piece: str) -> None:
    short, long = (
        "{{cite web|title=A" + "".join(piece.replace("#", str(number)) for number in range(times)) + "}}"
        for times in (40, 40 * LONGER)
    )
    assert growth(short, long, "wikitext") < MOST_GROWTH


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("", "Word # is here.<ref>http://a.example/#</ref> ", ""),
        ("", "word #<ref>http://a.example/#</ref>, ", ""),
        ("He came.", "<ref>http://a.example/#</ref> and ", ""),
        ("According to ", "<ref>http://a.example/#</ref> it is, according to ", ""),
        ("He", " and [http://a.example/# words]", " came."),
        ("{|\n! a", " !! b", "\n|-\n| c<ref>http://a.example/</ref>\n|}"),
        ("{|\n! a\n", "|-\n! rowspan=99 | b\n|-\n| colspan=99 rowspan=99 | c #<ref>http://a.example/#</ref>\n", ""),
        ("{|\n! a\n|-\n| b", " || c #<ref>http://a.example/#</ref>", "\n|}"),
        ("{|\n! a !! b\n", "|-\n| c || d #<ref>http://a.example/#</ref>\n", "|}"),
        ("{{Infobox|a={{hlist|b", "|c #<ref>http://a.example/#</ref>", "}}}}"),
        ("{{quote|a", " b #<ref>http://a.example/#</ref>", "}}"),
        ("It is ", "{{convert|#|km}} ", "long.<ref>http://a.example/</ref>"),
        ("", "The bridge is of iron. ", ""),
        ("", "* The bridge # is of iron.\n", ""),
        ("", "<blockquote>It is of iron.</blockquote>\n\nIt is of old iron.\n\n", ""),
        ("", "\u4ed6\u6765\u4e86#\u3002<ref>http://a.example/#</ref>", ""),
        ("", "\u0630\u0647\u0628 \u0627\u0644\u0631\u062c\u0644. <ref>http://a.example/#</ref>", ""),
        ("", "\u0e2a\u0e30\u0e1e\u0e32\u0e19. ", "<ref>http://a.example/</ref>"),
        ("", "It is [[a. B #]]. ", "<ref>http://a.example/</ref>"),
        ("", "<ref>http://a.example/#</ref>", ""),
        ("", "It is #.<ref>a <ref>http://a.example/#</ref> b</ref> ", ""),
        ("", "It is #.<ref>http://a.example/# ", ""),
        ("", "It is #.http://a.example/#</ref> ", ""),
        ("", "<blockquote>It is #.<ref>http://a.example/#</ref> ", ""),
        ("", "{{quote|It is #.<ref>http://a.example/#</ref> ", ""),
        ("", "{{efn|It is #.<ref>http://a.example/#</ref>}} ", ""),
        ("", "[[File:a.jpg|thumb|It is #.<ref>http://a.example/#</ref> ", ""),
        ("", "{|\n| b #<ref>http://a.example/#</ref>\n", ""),
        ("{{Infobox", "|a#=b\n<ref>http://a.example/#</ref>", "}}"),
        ("{{Infobox", "|a#=b|a#_ref=<ref>http://a.example/#</ref>", "}}"),
        ("", "thumb|left|", "It is.<ref>http://a.example/</ref>"),
    ],
)
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_claims_without_end(before: str, piece: str, after: str, form: str) -> None:
    short, long = (
        before + "".join(piece.replace("#", str(number)) for number in range(times)) + after
        for times in (40, 40 * LONGER)
    )
    assert growth(_as(short, form), _as(long, form), form) < MOST_GROWTH


@pytest.mark.parametrize(
    "piece",
    [
        "It is #.<ref>http://a.example/#</ref> ",
        "It is #.<ref>a <ref>http://a.example/#</ref> b</ref> ",
        "It is #.http://a.example/#</ref> ",
        "<ref>a #",
        "{{quote|It is #. ",
        "It is #.Hale, J. (19#), Harl Press, p. #. ",
    ],
)
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_a_page_that_is_one_line(piece: str, form: str) -> None:
    counts = [
        lines(_as("".join(piece.replace("#", str(number)) for number in range(times)), form), form)
        for times in (300, 300 * LONGER)
    ]
    assert counts[1] / counts[0] < MOST_GROWTH


def _as(text: str, form: str) -> str:
    """A piece of wiki text in the seed's format, where that is wanted."""
    if form == "wikitext":
        return text
    for mark, written in (("{{", "[tpl]"), ("}}", "[/tpl]"), ("<ref>", "[ref]"), ("</ref>", "[/ref]")):
        text = text.replace(mark, written)
    return text


def test_what_is_quadratic_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_name: str) -> bool:
        return any(int("0") for _ in range(len(text)))

    text = ""
    monkeypatch.setattr("citecheck.rules.fields.repetitions.is_number", slow)
    monkeypatch.setattr("citecheck.rules.fields.parameters.is_number", slow)
    counts = []
    for times in (30, 30 * LONGER):
        text = "{{cite web|title=A" + "|unknwn=x" * times + "|y" * times + "}}"
        counts.append(calls(text, "wikitext"))
    assert counts[1] / (counts[0] + ALWAYS) > MOST_GROWTH


# --- nothing raises ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_any_value_of_a_parameter(parameter: str) -> None:
    for pump in VALUES:
        for length in (1, 90):
            report = read(value(parameter, pump, length), "wikitext")
            assert len(report["documents"]) == 1


EXAMPLES = [page_of(rule).example.text for rule in ALL]
EDITS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 12), st.sampled_from([*MARKS, *VALUES, "", "\t", "|a=b"]))
)


@given(st.sampled_from(EXAMPLES), EDITS, st.sampled_from(EXAMPLES))
def test_an_edited_citation(text: str, edits: list[tuple[int, int, str]], other: str) -> None:
    """The examples of the rules, in which pieces were taken out and put in: what no rule looks for beside another."""
    for at, length, written in edits:
        text = text[:at] + (written or other[at : at + length]) + text[at + length :]
    audited(text, "wikitext")


@EVERY_FORM
def test_a_page_cut_off_anywhere(form: str) -> None:
    for at in range(len(PAGE)):
        audited(PAGE[:at], form)
        audited(PAGE[at : at + 60], form)


@EVERY_FORM
@pytest.mark.parametrize(
    "pair",
    [
        *("{{ }}", "[[ ]]", "{{{ }}}", "[ ]", "{{a| }}", "[[a| ]]", "<ref> </ref>", "<b> </b>", "[tpl] [/tpl]"),
        *("{{cite·web|title= }}", "[tpl]cite·web|title= [/tpl]", "<!-- -->", "\n{|\n| \n|}", "[a](http:// )"),
    ],
)
def test_ten_thousand_in_one_another(pair: str, form: str) -> None:
    opening, closing = pair.replace("·", " ").rsplit(" ", 1)
    read(opening * 10_000 + "x" + closing * 10_000, form)


@pytest.mark.parametrize(
    "pump", ["a ", " ", "[", "{", "<", "'", "\u200d", "http://", "a, ", "1-2, ", "\ufffd"], ids=ascii
)
def test_a_megabyte_in_a_value(pump: str) -> None:
    citation = value("title", pump, 1_000_000)
    report = read(citation, "wikitext")
    assert report["documents"][0]["citations"] != []


def characters() -> Iterator[tuple[str, str]]:
    """The first, a middle and the last character of each category of Unicode."""
    by_category: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        by_category.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    for category, members in sorted(by_category.items()):
        yield category, members[0] + members[len(members) // 2] + members[-1]


EVERY_CATEGORY = dict(characters())


@pytest.mark.parametrize("category", EVERY_CATEGORY)
def test_every_category_of_characters(category: str) -> None:
    for odd in [*EVERY_CATEGORY[category], EVERY_CATEGORY[category]]:
        text = (
            f"{odd}A{odd}. {{{{cite{odd} web{odd} |{odd}title{odd}={odd}B{odd}|url=http://{odd}a.example/{odd}"
            f"|{odd}={odd}|date={odd}2014{odd}|isbn=0{odd}|last={odd}|pages=1{odd}2|language={odd}}}}}{odd}\n"
            f"<ref name={odd}>{{{{cite book|title={odd}|{odd}}}}}</ref>{odd}<ref name={odd}/>\n\n== {odd} ==\n"
            f"* [http://b.example/{odd} {odd}] http://{odd}.example [[{odd}]]\n| url = {odd}\n| title{odd} = x\n"
        )
        for form in PARSERS:
            read(text, form)


MIXED = "Пример 例え مثال उदाहरण παράδειγμα ตัวอย่าง דוגמה 예 \U0001d538\U0001f468\u200d\U0001f469\u200d\U0001f467 İıſẞ ﬁ"


@EVERY_FORM
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_scripts_mixed_in_a_value(parameter: str, form: str) -> None:
    read(value(parameter, MIXED, len(MIXED)), form)
    read(value(parameter, "".join(reversed(MIXED)), len(MIXED)), form)


@EVERY_FORM
@given(st.lists(st.sampled_from([*MARKS, *VALUES, "cite web", "|title=", "|url=", "}}", "[/tpl]", "x"]), max_size=30))
def test_any_marks_in_any_order(form: str, marks: list[str]) -> None:
    text = "".join(marks)
    page = audited(text, form)
    for citation in page.page.citations:
        for parameter in citation.parameters:
            assert text[parameter.span.start : parameter.span.end] == parameter.value
    for finding in page.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


class Nobody(Watcher):
    """A watcher that is told of no links."""

    def links_started(self, total: int) -> None:
        raise AssertionError(total)


@pytest.mark.parametrize(
    "data",
    [
        b"\xed\xa0\x80 {{cite web|title=\xed\xb0\x80|url=http://a.example/\xff}} [[b]]",
        b"\x00{{cite web|\x00title\x00=\x00|url=http://\x00}}\x00 [[b]]",
        b"\xff\xfe{\x00{\x00c\x00i\x00t\x00e\x00",
        b"\xef\xbb\xbf\xef\xbb\xbf[[A]]\nCATEGORIES:\xc3\n\n[tpl]cite web|title=\xe2\x82[/tpl]",
        bytes(range(256)) * 8,
        b"[[A]]\nCATEGORIES: " + b"a " * 20_000,
        b"[[A]]\n\n" * 300,
        b"\r" * 1000 + b"\x85\x1c\x0c\x0b" * 100,
        b"",
    ],
    ids=[
        "surrogates",
        "NULs",
        "UTF-16",
        "marks and cut letters",
        "every byte",
        "categories",
        "titles",
        "line ends",
        "nothing",
    ],
)
def test_any_bytes(data: bytes) -> None:
    written: list[str] = []
    settings = Settings(today=TODAY, offline=True)
    status = audit(["-"], settings, [Written(JsonReport(), written.append)], Nobody(), threading.Event(), BytesIO(data))
    assert status in ExitStatus
    report = json.loads("".join(written).encode())
    assert len(report["documents"]) + len(report["problems"]) > 0
