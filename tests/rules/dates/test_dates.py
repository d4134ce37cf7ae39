"""The rules DT: dates that cannot be, are not written as single, or contradict each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Severity
from citecheck.rules.catalogue import Context, Rule
from citecheck.rules.dates import pairs, single
from tests.rules.checking import found, page, repaired

EACH = (
    single.impossible_date,
    single.unreadable_date,
    single.inexact_date,
    single.future_date,
    single.access_before_wikipedia,
    single.date_in_year,
    single.hyphen_in_date_range,
    pairs.year_contradicts_date,
    pairs.date_after_access,
    pairs.redundant_year,
)


def raised(text: str) -> set[tuple[str, str | None]]:
    """The codes that a text raises, each with its condition."""
    return {(finding.code, finding.cs1) for rule in EACH for finding in found(rule, text)}


def web(parameters: str) -> str:
    return f"{{{{cite web |url=http://www.example.org/a |title=T |{parameters}}}}}"


CLEAN = [
    ("date=5 May 2014", "a day"),
    ("date=May 2014 |access-date=5 May 2014", "read in the month in which it came out"),
    ("date=2027", "next year is allowed"),
    ("date=December 2027", "all of next year"),
    ("access-date=24 November 2026", "tomorrow, as the day begins earlier elsewhere"),
    ("access-date=15 January 2001", "the first day of Wikipedia"),
    ("archive-url=https://web.archive.org/web/20140505000000/http://x.org/ |archive-date=5 May 2014", "a copy"),
    ("date=n.d.", "no date, and said so"),
    ("date=c. 1950", "about"),
    ("date=Spring 2014", "a season"),
    ("year=2014", "a year"),
    ("year=2014a", "a year with a letter"),
    ("year=c. 1950", "about a year"),
    ("year=1998–99", "years"),
    ("publication-date=Spring 2014", "the only date takes what |date= takes"),
    ("date=2014-05-05 |year=2014a", "short references need the letter"),
    ("date={{start date|2014|5|5}}", "a template makes it"),
    ("date=5 {{month|5}} 2014", "a template makes a part of it"),
    ("date=", "nothing is nothing"),
    ("pmc=1 |pmc-embargo-date=5 May 2027", "an embargo lies in the future"),
    ("orig-date=before the war", "no date parameter in the strict sense"),
    ("month=Mayy", "no date parameter at all"),
    ("date=5 May 2014<!-- as printed -->", "a comment"),
]  # fmt: skip

FAULTS = [
    ("date=31 February 2014", {("DT001", "err_bad_date")}, "no such day"),
    ("accessdate=2014-13-01", {("DT001", "err_bad_date")}, "no such month"),
    ("date=7–5 May 2014", {("DT001", "err_bad_date")}, "backwards"),
    ("air-date=7–5 May 2014", {("DT001", None)}, "cite web knows no air-date"),
    ("date=11/3/2011", {("DT002", "err_bad_date")}, "two readings"),
    ("date=Mid-2012", {("DT002", "err_bad_date")}, "words"),
    ("date=today", {("DT002", "err_bad_date")}, "words"),
    ("date=2 |year=2012", {("DT002", "err_bad_date")}, "a number; the years cannot be compared"),
    ("date=5 May 2014 |publication-date=Spring 2014", {("DT002", "err_bad_date")}, "a season beside |date="),
    ("date=5 May 2014 |publication-date=2014a", {("DT002", "err_bad_date")}, "a letter beside |date="),
    ("date=5 May 2014 |publication-date=c. 2014", {("DT002", "err_bad_date")}, "about, beside |date="),
    ("date=5 May 2014 |publication-date=n.d.", {("DT002", "err_bad_date")}, "no date beside |date="),
    ("date=Finland", {("DT002", None)}, "the module takes any end like nd for no date"),
    ("access-date=May 2014", {("DT003", "err_bad_date")}, "a month"),
    ("access-date=2014", {("DT003", "err_bad_date")}, "a year"),
    ("access-date=5–7 May 2014", {("DT003", "err_bad_date")}, "a range"),
    ("access-date=n.d.", {("DT003", "err_bad_date")}, "none"),
    ("archive-date=2014", {("DT003", "err_bad_date")}, "a year, no copy named"),
    (
        "archive-url=https://web.archive.org/save/http://www.example.org/a |archive-date=2014",
        {("DT003", None)},
        "the module drops a copy that is none, and its date",
    ),
    ("archive-url=https://archive.is/AbCdE |archive-date=2014", {("DT003", None)}, "the module drops that archive"),
    ("pmc=1 |pmc-embargo-date=May 2031", {("DT003", "err_bad_date")}, "an embargo ends on a day"),
    ("date=2028", {("DT004", "err_bad_date")}, "after next year"),
    ("date=1998–2041", {("DT004", "err_bad_date")}, "its end"),
    ("access-date=25 November 2026", {("DT004", "err_bad_date")}, "after tomorrow"),
    ("archive-date=25 November 2026", {("DT004", None)}, "the module looks at the year of a copy alone"),
    ("archive-date=5 May 2031", {("DT004", "err_bad_date")}, "and finds this one"),
    ("pmc=1 |pmc-embargo-date=5 May 2028", {("DT004", "err_bad_date")}, "no embargo lasts so long"),
    ("date=May 814", {("DT002", "err_bad_date")}, "a year of three digits stands beside a day, or alone"),
    ("access-date=14 January 2001", {("DT005", "err_bad_date")}, "the day before Wikipedia"),
    ("date=5 May 2014 |year=2012", {("DT006", "err_bad_date")}, "another year"),
    ("date=2010–2014 |year=2012", {("DT006", "err_bad_date")}, "a year inside is neither end"),
    ("date=n.d. |year=2012", {("DT006", "err_bad_date")}, "no date at all"),
    ("date=2015 |access-date=5 May 2014", {("DT007", None)}, "read before it was written"),
    ("year=2015 |access-date=31 December 2014", {("DT007", None)}, "the same by year"),
    ("date=5 May 2014 |year=2014", {("DT008", "maint_date_year")}, "the same year"),
    ("date=2010–2014 |year=2014", {("DT008", "maint_date_year")}, "the last year"),
    ("date=1998–99 |year=1999", {("DT008", "maint_date_year")}, "the last year, written short"),
    ("year=May 2014", {("DT009", "maint_year")}, "a month"),
    ("year=nd", {("DT009", "maint_year")}, "no year"),
    ("year=2014?", {("DT002", "err_bad_date"), ("DT009", "maint_year")}, "not a date either"),
    ("date=May-June 2014", {("DT010", "maint_date_format")}, "a hyphen"),
    ("year=1999-2000", {("DT010", "maint_date_format")}, "a hyphen in years"),
    (
        "date=May-June 2014 |access-date=today",
        {("DT010", None), ("DT002", "err_bad_date")},
        "the module looks at dashes where all is sound",
    ),
    ("date=1999-2000 |year=1973", {("DT010", None), ("DT006", "err_bad_date")}, "the same of years"),
]


@pytest.mark.parametrize(("parameters", "why"), CLEAN, ids=[case[0][:60] for case in CLEAN])
def test_finds_nothing_wrong(parameters: str, why: str) -> None:
    assert raised(web(parameters)) == set(), why


@pytest.mark.parametrize(("parameters", "codes", "why"), FAULTS, ids=[case[0][:60] for case in FAULTS])
def test_finds_the_fault(parameters: str, codes: set[tuple[str, str | None]], why: str) -> None:
    assert raised(web(parameters)) == codes, why


@pytest.mark.parametrize(
    ("rule", "parameters", "message"),
    [
        (
            single.impossible_date,
            "date=31 February 2014",
            "|date= “31 February 2014” names day 31 of a month that has 28.",
        ),
        (
            single.unreadable_date,
            "accessdate=11/3/2011",
            (
                "|accessdate= “11/3/2011” gives the month as a number, which readers take in two ways; "
                "write its name, as in `5 May 2014`."
            ),
        ),
        (
            single.unreadable_date,
            "date=May 5 2014",
            "|date= “May 5 2014” is not written as dates are; write `May 5, 2014`.",
        ),
        (
            single.unreadable_date,
            "date=5 May 2014 page=7",
            "|date= “5 May 2014 page=7” holds another parameter: the pipe before it was lost.",
        ),
        (
            single.unreadable_date,
            "date=a\n" + "very " * 100 + "long date",
            (
                "|date= “a very very very very very very very ve…” is not written as dates are; "
                "write `5 May 2014`, `May 5, 2014`, `2014-05-05`, `May 2014` or `2014`."
            ),
        ),
        (
            single.unreadable_date,
            "archive-date=2",
            "|archive-date= “2” is not written as dates are; write `5 May 2014`, `May 5, 2014` or `2014-05-05`.",
        ),
        (single.future_date, "date=2041", "|date= “2041” lies in the future; today is 2026-11-23."),
        (
            pairs.year_contradicts_date,
            "date=May 2014 |year=2012",
            "|year= “2012” is not the year of |date= “May 2014”; keep the right one.",
        ),
    ],
    ids=["impossible", "numeric", "repairable", "lost pipe", "long", "whole day", "future", "contradiction"],
)  # fmt: skip
def test_says_what_is_wrong(rule: Rule, parameters: str, message: str) -> None:
    (finding,) = found(rule, web(parameters))
    assert finding.message == message


@pytest.mark.parametrize(
    ("rule", "parameters", "mended"),
    [
        (single.unreadable_date, "date= May 5th, 2014 ", "date= May 5, 2014 "),
        (single.unreadable_date, "date=[[5 May]] [[2014]]", "date=5 May 2014"),
        (single.date_in_year, "year = May 2014", "date = May 2014"),
        (single.hyphen_in_date_range, "date=  5-7 May 2014", "date=  5–7 May 2014"),
        (pairs.redundant_year, "year=2014 |date=May 2014", "date=May 2014"),
    ],
)
def test_mends_it(rule: Rule, parameters: str, mended: str) -> None:
    text = web(parameters)
    (finding,) = found(rule, text)
    assert finding.fix is not None
    assert finding.fix.safe
    after = repaired(text, finding.fix)
    assert after == web(mended)
    assert found(rule, after) == []


@pytest.mark.parametrize(
    ("rule", "parameters", "why"),
    [
        (single.impossible_date, "date=31 February 2014", "which digit is wrong?"),
        (single.unreadable_date, "date=11/3/2011", "two readings"),
        (single.unreadable_date, "date=May 5th, 2014<!-- x -->", "a comment stands in it"),
        (single.unreadable_date, "access-date=May, 2014", "mended it would still be no day"),
        (single.unreadable_date, "date=2014 |doi-broken-date=ca. 1900", "mended it would not be taken there"),
        (single.date_in_year, "year=May 2014 |date=2015", "there is a date already"),
        (single.date_in_year, "year=2001 onwards", "no date"),
    ],
)
def test_leaves_what_only_a_person_can_mend(rule: Rule, parameters: str, why: str) -> None:
    (finding,) = found(rule, web(parameters))
    assert finding.fix is None, why


def test_a_year_that_short_references_may_need_is_not_safe_to_take_away() -> None:
    for parameters in ("date=2010–2014 |year=2014", "date=2014 |year=2014a"):
        (finding,) = found(pairs.redundant_year, web(parameters))
        assert finding.fix is not None
        assert not finding.fix.safe


def test_points_at_the_value() -> None:
    text = "Before. " + web("date= 31 February 2014 |access-date=May 2014")
    spans = [found(rule, text)[0].span for rule in (single.impossible_date, single.inexact_date)]
    assert [text[span.start : span.end] for span in spans] == ["31 February 2014", "May 2014"]


def test_only_templates_that_the_module_renders_have_its_condition() -> None:
    (finding,) = found(single.impossible_date, "{{vcite book |title=T |date=31 February 2014}}")
    assert finding.cs1 is None
    (finding,) = found(single.impossible_date, "{{Cite Book |title=T |date=31 February 2014}}")
    assert finding.cs1 == "err_bad_date"
    (finding,) = found(single.inexact_date, "{{cite arXiv |title=T |eprint=0706.0001 |access-date=2014}}")
    assert finding.cs1 is None, "cite arXiv knows no access-date"


def test_looks_at_the_parameters_of_a_lost_template() -> None:
    text = "He won.\n | url = http://www.example.org/a\n | title = T\n | date = 31 February 2014\n}} Then he lost."
    (finding,) = found(single.impossible_date, text)
    assert finding.cs1 is None


_RUSSIAN = "Мост был построен в 1893 году. Он не сохранился, и на этом месте ныне стоит новый. "


@pytest.mark.parametrize(
    ("prose", "value", "count"),
    [
        (_RUSSIAN, "3 мая 2010", 0),
        (_RUSSIAN, "03.05.2010", 0),
        (_RUSSIAN, "31 июня 2010", 1),
        (_RUSSIAN, "мая 3 2010", 1),
        (_RUSSIAN, "May 3rd, 2010", 1),
        ("橋は1893年に架けられた。今はもうない。", "2010年5月3日", 0),
        ("橋は1893年に架けられた。今はもうない。", "3 мая 2010", 1),
        ("The bridge was built in 1893, and the town is proud of it. ", "3 мая 2010", 1),
        ("The bridge was built in 1893, and the town is proud of it. ", "2010年5月3日", 1),
    ],
)
def test_a_day_may_be_written_as_the_language_of_its_page_has_it(prose: str, value: str, count: int) -> None:
    assert len(found(single.unreadable_date, prose + web(f"date={value}"))) == count


def test_severities() -> None:
    severities = {rule.code: rule.severity for rule in EACH}
    assert severities["DT001"] is Severity.ERROR
    assert {severities[code] for code in ("DT007", "DT008", "DT009", "DT010")} == {Severity.NOTE}


def test_today_may_be_the_last_day_of_all() -> None:
    context = Context(date.max, {})
    text = web("date=9999 |access-date=31 December 9999 |archive-date=1 January 9999")
    assert [rule.code for rule in EACH for _ in rule.check(page(text), context)] == []


NAMES = st.sampled_from(["date", "year", "access-date", "archive-date", "publication-date", "doi-broken-date"])
VALUES = st.text() | st.sampled_from(
    [
        "5 May 2014",
        "May 5th, 2014",
        "May-June 2014",
        "2014",
        "2014a",
        "1999-2000",
        "Spring 2014",
        "ca. 1900",
        "n.d.",
        "x nd",
    ]
)


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_written_a_safe_fix_removes_its_finding(parameters: dict[str, str]) -> None:
    text = web("|".join(f"{name}={value}" for name, value in parameters.items()))
    for rule in EACH:
        before = found(rule, text)
        for finding in before:
            assert finding.message.startswith("|")
            if finding.fix and finding.fix.safe:
                assert len(found(rule, repaired(text, finding.fix))) < len(before)
