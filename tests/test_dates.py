"""Dates: which texts can be one, which days they mean, and how the rest is mended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import dates
from citecheck.dates import Date, Kind, Misdate, Style
from citecheck.dates.abroad import is_date
from citecheck.dates.repair import repaired
from citecheck.dates.writing import written_as, written_like

READABLE = [
    ("5 May 2014", Style.DMY, "2014-05-05", "2014-05-05"),
    ("29 February 2012", Style.DMY, "2012-02-29", "2012-02-29"),
    ("5  Sep  2014", Style.DMY, "2014-09-05", "2014-09-05"),
    ("9 November 940", Style.DMY, "0940-11-09", "0940-11-09"),
    ("29 February 1500", Style.DMY, "1500-02-28", "1500-02-28"),
    ("May 5, 2014", Style.MDY, "2014-05-05", "2014-05-05"),
    ("Jan 2, 2011a", Style.MDY, "2011-01-02", "2011-01-02"),
    ("2014-05-05", Style.YMD, "2014-05-05", "2014-05-05"),
    ("1582-10-15", Style.YMD, "1582-10-15", "1582-10-15"),
    ("May 2014", Style.MY, "2014-05-01", "2014-05-31"),
    ("February 1900", Style.MY, "1900-02-01", "1900-02-28"),
    ("Spring 2014", Style.MY, "2014-01-01", "2014-12-31"),
    ("First Quarter 2014", Style.MY, "2014-01-01", "2014-03-31"),
    ("Fourth Quarter 2014", Style.MY, "2014-10-01", "2014-12-31"),
    ("Easter 2014", Style.MY, "2014-03-22", "2014-05-08"),
    ("Christmas 2014", Style.MY, "2014-12-18", "2014-12-31"),
    ("2014", Style.Y, "2014-01-01", "2014-12-31"),
    ("2014b", Style.Y, "2014-01-01", "2014-12-31"),
    ("1990s", Style.Y, "1990-01-01", "1990-12-31"),
    ("940", Style.Y, "0940-01-01", "0940-12-31"),
    ("c. 1950", Style.C_Y, "1950-01-01", "1950-12-31"),
    ("2010–2014", Style.Y_Y, "2010-01-01", "2014-12-31"),
    ("1998–99", Style.Y_Y2, "1998-01-01", "1999-12-31"),
    ("May–June 2014", Style.M_MY, "2014-05-01", "2014-06-30"),
    ("Jan–May 2014", Style.M_MY, "2014-01-01", "2014-05-31"),
    ("Summer–Fall 2014", Style.M_MY, "2014-01-01", "2014-12-31"),
    ("Winter–Spring 2014", Style.M_MY, "2014-01-01", "2014-12-31"),
    ("5–7 May 2014", Style.D_DMY, "2014-05-05", "2014-05-07"),
    ("May 5–7, 2014", Style.MD_DY, "2014-05-05", "2014-05-07"),
    ("5 May – 7 June 2014", Style.DM_DMY, "2014-05-05", "2014-06-07"),
    ("May 5 – June 7, 2014", Style.MD_MDY, "2014-05-05", "2014-06-07"),
    ("5 May 2013 – 7 June 2014", Style.DMY_DMY, "2013-05-05", "2014-06-07"),
    ("May 5, 2013 – June 7, 2014", Style.MDY_MDY, "2013-05-05", "2014-06-07"),
    ("October 1837 – December 1838", Style.MY_MY, "1837-10-01", "1838-12-31"),
    ("Winter 2013–2014", Style.SY_Y, "2013-01-01", "2014-12-31"),
    ("Summer 2013–14", Style.SY_Y2, "2013-01-01", "2014-12-31"),
    ("n.d.", Style.NONE, "0001-01-01", "9999-12-31"),
    ("nd", Style.NONE, "0001-01-01", "9999-12-31"),
]

IMPOSSIBLE = [
    ("31 February 2014", "no such day"),
    ("29 February 1900", "no leap year of the Gregorian calendar"),
    ("29 February 1501", "no leap year of the Julian calendar"),
    ("April 31, 2010", "April has 30 days"),
    ("32 May 2012", "no month has 32 days"),
    ("2014-13-01", "month 13"),
    ("2014-00-01", "month 0"),
    ("2014-02-00", "day 0"),
    ("5 May – 31 June 2014", "the end of the range"),
    ("June–May 2014", "backwards by month"),
    ("7–5 May 2014", "backwards by day"),
    ("2014–2010", "backwards by year"),
    ("7 June – 5 May 2014", "backwards by day and month"),
    ("5 May 2014 – 7 June 2013", "backwards by date"),
    ("Fall–Spring 2014", "backwards by season"),
]

UNREADABLE = [
    ("11/3/2011", "readers take it in two ways"),
    ("05-06-2012", "the same with hyphens"),
    ("5.5.2012", "the same with points"),
    ("2013-04", "a month or a year"),
    ("2001–02", "a month or a year"),
    ("1999–00", "not a year after the first"),
    ("2001–3", "one digit"),
    ("May 5 2012", "no comma"),
    ("6 May, 2012", "a comma too many"),
    ("05 May 2012", "a zero in front"),
    ("0 May 2012", "a day 0"),
    ("5th May 2012", "an ordinal"),
    ("may 5, 2012", "a small letter"),
    ("6 MAY 2012", "capitals"),
    ("Sept 2010", "an abbreviation that is not taken"),
    ("Febuary 2012", "misspelt"),
    ("mai 2010", "another language"),
    ("Q1 2010", "a quarter as a number"),
    ("300 BC", "before our era"),
    ("0099", "before the year 100"),
    ("99", "two digits"),
    ("2012,", "a comma at the end"),
    ("(2012)", "in parentheses"),
    ("1900?", "a doubt"),
    ("ca. 1900", "not as circa is written"),
    ("today", "words"),
    ("undated", "words"),
    ("1400-02-03", "a Julian date in a form of the Gregorian calendar"),
    ("5 Spring 2012", "a day of a season"),
    ("Jan–June 2014", "one name in full, the other not"),
    ("Spring–May 2012", "a season and a month"),
    ("5 May – 7 May 2014", "the month twice"),
    ("5 May 2014 – 7 June 2014", "the year twice"),
    ("May 2012–June 2013", "no blanks around the dash"),
    ("Winter 2010–12", "years that do not follow each other"),
    ("Spring 2010–11", "only winters and summers cross the new year"),
    ("5 May 2014 accessdate=6 May 2014", "a lost pipe"),
    ("", "nothing"),
    ("\uff12\uff10\uff11\uff14", "digits of another script"),
    ("5 May 2014\n", "a line end"),
    ("2014" + " " * 600, "far too long"),
]


@pytest.mark.parametrize(("text", "style", "earliest", "latest"), READABLE, ids=[case[0] for case in READABLE])
def test_reads_what_the_manual_of_style_accepts(text: str, style: Style, earliest: str, latest: str) -> None:
    found = dates.read(text)
    assert found is not None
    assert (found.style, str(found.earliest), str(found.latest)) == (style, earliest, latest)


@pytest.mark.parametrize(("text", "why"), IMPOSSIBLE, ids=[case[0] for case in IMPOSSIBLE])
def test_knows_what_no_calendar_has(text: str, why: str) -> None:
    found = dates.parse(text)
    assert isinstance(found, Misdate), why
    assert found.impossible, why
    assert dates.read(text) is None


@pytest.mark.parametrize(("text", "why"), UNREADABLE, ids=[case[0][:40] for case in UNREADABLE])
def test_refuses_what_is_no_date(text: str, why: str) -> None:
    found = dates.parse(text)
    assert isinstance(found, Misdate), why
    assert not found.impossible, why
    assert found.reason


@pytest.mark.parametrize(
    ("text", "at"),
    [("May-June 2014", 3), ("1999-2000", 4), ("5-7 May 2014", 1), ("Winter 2013-14", 11), ("May 2013 - June 2014", 9)],
)
def test_finds_the_hyphen_of_a_range(text: str, at: int) -> None:
    found = dates.read(text)
    assert found is not None
    assert found.hyphen == at
    assert text[at] == "-"


@pytest.mark.parametrize("text", ["2014-05-05", "May–June 2014", "1999–2000", "5 May 2014"])
def test_finds_no_hyphen_where_none_is_wrong(text: str) -> None:
    found = dates.read(text)
    assert found is not None
    assert found.hyphen is None


FITTING = [
    ("5 May 2014", {Kind.MAIN, Kind.PLAIN, Kind.YEAR, Kind.DAY}),
    ("2014-05-05", {Kind.MAIN, Kind.PLAIN, Kind.YEAR, Kind.DAY}),
    ("May 2014", {Kind.MAIN, Kind.PLAIN, Kind.YEAR}),
    ("5–7 May 2014", {Kind.MAIN, Kind.PLAIN, Kind.YEAR}),
    ("Winter 2013–14", {Kind.MAIN, Kind.PLAIN, Kind.YEAR}),
    ("2014", {Kind.MAIN, Kind.PLAIN, Kind.YEAR}),
    ("2014a", {Kind.MAIN, Kind.YEAR}),
    ("c. 1950", {Kind.MAIN, Kind.YEAR}),
    ("Spring 2014", {Kind.MAIN}),
    ("Easter 2014", {Kind.MAIN}),
    ("5 May 2014a", {Kind.MAIN}),
    ("n.d.", {Kind.MAIN}),
]


@pytest.mark.parametrize(("text", "kinds"), FITTING, ids=[case[0] for case in FITTING])
def test_says_which_parameters_take_it(text: str, kinds: set[Kind]) -> None:
    found = dates.read(text)
    assert found is not None
    assert {kind for kind in Kind if found.fits(kind)} == kinds


REPAIRS = [
    ("6 May, 2012", "6 May 2012"),
    ("May 5 2012", "May 5, 2012"),
    ("May 5,2012", "May 5, 2012"),
    ("05 May 2012", "5 May 2012"),
    ("May 05, 2012", "May 5, 2012"),
    ("5th May 2012", "5 May 2012"),
    ("May 5th, 2012", "May 5, 2012"),
    ("5th of May 2012", "5 May 2012"),
    ("Saturday, 5 May 2012", "5 May 2012"),
    ("Sat. 5 May 2012", "5 May 2012"),
    ("2012-5-6", "2012-05-06"),
    ("2012, May 5", "5 May 2012"),
    ("2012 May 5", "5 May 2012"),
    ("may 5, 2012", "May 5, 2012"),
    ("6 MAY 2012", "6 May 2012"),
    ("winter 2010", "Winter 2010"),
    ("first quarter 2010", "First Quarter 2010"),
    ("Sept. 2010", "Sep 2010"),
    ("Sept 5, 2010", "Sep 5, 2010"),
    ("Jan. 5, 2012", "Jan 5, 2012"),
    ("May 2012.", "May 2012"),
    ("2012,", "2012"),
    ("March, 2010", "March 2010"),
    ("May/June 2012", "May–June 2012"),
    ("ca. 1900", "c. 1900"),
    ("circa 1900", "c. 1900"),
    ("[[May 5]], [[2012]]", "May 5, 2012"),
    ("May&nbsp;2012", "May 2012"),
    ("May&ndash;June 2012", "May–June 2012"),
    ("May—June 2012", "May–June 2012"),
    ("May 3–June 4, 2012", "May 3 – June 4, 2012"),
    ("May 2012–June 2013", "May 2012 – June 2013"),
    ("May – June 2012", "May–June 2012"),
]
BEYOND_REPAIR = [
    ("11/3/2011", "two readings"),
    ("05-06-2012", "two readings"),
    ("2012-05", "a month or a year"),
    ("2001–02", "a month or a year"),
    ("20120505", "may be any number"),
    ("Monday, 5 May 2012", "it was a Saturday"),
    ("Sun 2012", "no day"),
    ("31st February 2012", "no such day"),
    ("May 52012", "no blank: a day 5 or a misprint"),
    ("Julyy 2012", "only likely"),
    ("late May 2012", "words that mean something"),
    ("1900?", "a doubt"),
    ("(2012)", "may be a remark"),
    ("today", "nobody knows when"),
    ("nd.", "no date at all"),
    ("5 May 2012 accessdate=6 May 2012", "another parameter"),
    ("[[5 May|May]] 2012", "a link with a text"),
    ("5 may " + "x" * 600 + " 2012", "far too long"),
]


@pytest.mark.parametrize(("text", "meant"), REPAIRS, ids=[case[0] for case in REPAIRS])
def test_mends_what_can_mean_one_date_only(text: str, meant: str) -> None:
    assert dates.read(text) is None
    assert repaired(text) == meant
    assert dates.read(meant) is not None


@pytest.mark.parametrize(("text", "why"), BEYOND_REPAIR, ids=[case[0][:40] for case in BEYOND_REPAIR])
def test_mends_nothing_that_can_mean_two(text: str, why: str) -> None:
    assert repaired(text) is None, why


MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
DAYS = st.dates(min_value=date(1583, 1, 1), max_value=date(2999, 12, 31))


ABROAD = [
    ("ja", "2010年5月3日", True),
    ("zh", "2010 年 05 月 03 日", True),
    ("ko", "2010년 5월 3일", True),
    ("ru", "3 мая 2010", True),
    ("ru", "3&nbsp;мая 2010 года", True),
    ("ru", "03.05.2010", True),
    ("uk", "3 травня 2010 \u0440.", True),
    ("de", "3. Mai 2010", True),
    ("de-AT", "3. Jänner 2010", True),
    ("fr", "1er mai 2010", True),
    ("ca", "3 d'abril de 2010", True),
    ("es", "3 de mayo de 2010", True),
    ("hu", "2010. május 3.", True),
    ("vi", "ngày 3 tháng 5 năm 2010", True),
    ("tr", "3 May\u0131s 2010", True),
    ("en", "3 мая 2010", False),
    ("en", "03.05.2010", False),
    ("ru", "2010年5月3日", False),
    ("ja", "3 мая 2010", False),
    ("ja", "2010年2月30日", False),
    ("ja", "2010年13月3日", False),
    ("ja", "0000年1月3日", False),
    ("ja", "2010年5月", True),
    ("ko", "2010년 5월", True),
    ("vi", "tháng 5 năm 2010", True),
    ("hu", "2010. május", True),
    ("de", "Mai 2010", True),
    ("es", "mayo de 2010", True),
    ("ru", "май 2010", True),
    ("pl", "październik 2010", True),
    ("cs", "8. říjen 2010", False),
    ("ja", "2010年13月", False),
    ("de", "3. 2010", False),
    ("de", "May 0000", False),
    ("de", "Mai 0000", False),
    ("en", "Mai 2010", False),
    ("zh", "1999年12月", True),
    ("de", "Jänner 1999", True),
    ("ru", "Май 1999 года", True),
    ("pl", "maj&nbsp;1999", True),
    ("fr", "mayo 1999", False),
    ("xx", "mai 1999", False),
    ("ru", "мая 2010", False),
    ("ru", "31 июня 2010", False),
    ("fr", "03/05/2010", False),
    ("es", "3 mai 2010", False),
    ("xx", "3 мая 2010", False),
    ("ru", "3 мая 2010, среда", False),
    ("ru", " " * 80 + "3 мая 2010", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), ABROAD)
def test_a_date_of_another_language(language: str, text: str, *, expected: bool) -> None:
    assert is_date(text, language) == expected


@given(st.text(), st.sampled_from(["de", "en", "hu", "ja", "ru", "vi"]))
def test_any_text_is_a_date_or_none(text: str, language: str) -> None:
    assert is_date(text, language) in {True, False}


def dmy(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def mdy(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


@given(DAYS)
def test_a_day_is_read_alike_in_every_form(day: date) -> None:
    short = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    for text in (dmy(day), mdy(day), day.isoformat(), short):
        found = dates.read(text)
        assert found is not None
        assert (found.earliest, found.latest) == (day, day)


@given(DAYS)
def test_months_and_years_hold_their_days(day: date) -> None:
    for text in (f"{MONTHS[day.month - 1]} {day.year}", str(day.year), f"c. {day.year}"):
        found = dates.read(text)
        assert found is not None
        assert found.earliest <= day <= found.latest
        assert found.earliest.day == 1
        assert (found.latest + timedelta(days=1)).day == 1


@given(DAYS, DAYS)
def test_a_range_is_a_date_if_and_only_if_it_goes_forward(one: date, other: date) -> None:
    for write in (dmy, mdy):
        found = dates.parse(f"{write(one)} – {write(other)}")
        if one.year < other.year:
            assert isinstance(found, Date)
            assert (found.earliest, found.latest) == (one, other)
        else:
            assert isinstance(found, Misdate)
            assert found.impossible == (one >= other)


@given(st.text() | st.text(alphabet="0123456789 -–,.acdnMayJune/[]"))
def test_no_text_is_too_much(text: str) -> None:
    found = dates.parse(text)
    assert (dates.read(text) is None) == isinstance(found, Misdate)
    if (meant := repaired(text)) is not None:
        assert repaired(meant) == meant


@pytest.mark.parametrize("text", ["9" * 499, "May " * 120, "5 " * 240, " " * 499, "1-" * 240, "0" * 1_000_000])
def test_hostile_texts_are_refused_at_once(text: str) -> None:
    assert dates.read(text) is None
    assert repaired(text) is None


@pytest.mark.parametrize(
    ("text", "written", "why"),
    [
        ("15 June 2021", "5 January 2015", "the day first"),
        ("June 15, 2021", "January 5, 2015", "the month first"),
        ("2021-06-15", "2015-01-05", "digits"),
        ("15 Jun 2021", "5 Jan 2015", "a short name"),
        ("Jun 15, 2021", "Jan 5, 2015", "a short name first"),
        ("15 May 2021", "5 January 2015", "May is as long either way"),
        ("June 2021", None, "no day"),
        ("15/6/2021", None, "no date"),
        ("", None, "nothing"),
    ],
)
def test_a_day_is_written_like_another(text: str, written: str | None, why: str) -> None:
    assert written_like(text, date(2015, 1, 5)) == written, why


@given(
    day=st.dates(date(1600, 1, 1), date(9999, 12, 31)),
    style=st.sampled_from([Style.DMY, Style.MDY, Style.YMD]),
    short=st.booleans(),
)
def test_a_day_that_is_written_is_read_as_the_same(day: date, style: Style, *, short: bool) -> None:
    found = dates.read(written_as(style, day, short=short))
    assert found is not None
    assert (found.style, found.earliest, found.latest) == (style, day, day)
