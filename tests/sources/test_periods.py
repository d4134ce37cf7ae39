"""Ratings that hold for a period: how it is written, and what was published in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import sources
from citecheck.sources import lists
from citecheck.sources.periods import ANY_DAY, Days, Limits, limits

PERENNIAL = Path(sources.__file__).parent / "data" / "ratings" / "wikipedia_perennial.txt"


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def days(first: str, last: str) -> Days:
    return Days(day(first), day(last))


@pytest.mark.parametrize(
    ("written", "first", "last", "topic"),
    [
        ("before October 2020", "", "2020-09-30", ""),
        ("pre-2013", "", "2012-12-31", ""),
        ("pre–5 August 2010", "", "2010-08-04", ""),
        ("until May 2014", "", "2014-05-31", ""),
        ("since 2013", "2013-01-01", "", ""),
        ("from 5 May 2014", "2014-05-05", "", ""),
        ("2013 onwards", "2013-01-01", "", ""),
        ("March 2014–present", "2014-03-01", "", ""),
        ("2013-present", "2013-01-01", "", ""),
        ("post-1950", "1951-01-01", "", ""),
        ("after May 5, 2014", None, None, "after May 5, 2014"),
        ("2012–2018", "2012-01-01", "2018-12-31", ""),
        ("October 2020 – October 2022", "2020-10-01", "2022-10-31", ""),
        ("politics and society, 2011–present", "2011-01-01", "", "politics and society"),
        ("before 5 August 2010; print issue", "", "2010-08-04", "print issue"),
        ("politics", None, None, "politics"),
        ("Israeli–Palestinian conflict, including related antisemitism", None, None, ""),
        ("before the war", None, None, "before the war"),
        ("before n.d.", None, None, "before n.d."),
        ("before 2001, since 2005", None, None, "before 2001, since 2005"),
        ("", None, None, ""),
    ],
)
def test_what_a_rating_is_limited_to(written: str, first: str | None, last: str | None, topic: str) -> None:
    period = None if first is None or last is None else days(first, last)
    assert limits(written) == Limits(period, topic or (written if period is None else ""))


def test_every_period_of_the_perennial_list_is_read() -> None:
    text = PERENNIAL.read_text(encoding="utf-8")
    topics = {(*line.split("\t"), "", "", "")[3] for _, _, lines in lists.sections(text) for line in lines}
    dated = {topic for topic in topics if any(sign.isdigit() for sign in topic)}
    assert len(dated) == 20
    assert {topic for topic in dated if limits(topic).period is None} == set()


@pytest.mark.parametrize(
    ("period", "published", "holds"),
    [
        (days("2013-01-01", ""), days("2013-01-01", "2013-01-01"), True),
        (days("2013-01-01", ""), days("2012-12-31", "2012-12-31"), False),
        (days("2013-05-01", ""), days("2013-01-01", "2013-12-31"), None),
        (days("", "2012-12-31"), days("", "2012-06-01"), True),
        (days("", "2012-12-31"), days("", "2013-06-01"), None),
        (days("2013-01-01", ""), days("", "2012-06-01"), False),
        (days("2013-01-01", ""), days("", "2014-06-01"), None),
        (days("2012-01-01", "2018-12-31"), days("2019-01-01", "2019-12-31"), False),
        (days("2012-01-01", "2018-12-31"), days("2012-01-01", "2018-12-31"), True),
        (days("2012-01-01", "2018-12-31"), ANY_DAY, None),
        (ANY_DAY, ANY_DAY, True),
    ],
)
def test_what_was_published_in_a_period(period: Days, published: Days, *, holds: bool | None) -> None:
    assert period.holds(published) is holds


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(limits(text), Limits)
