"""The rules DT on dates that can be, but hardly of what is cited."""

from __future__ import annotations

import pytest

from citecheck.rules.catalogue import Rule
from citecheck.rules.dates import improbable
from tests.rules.checking import found

COPY = "archive-url=https://web.archive.org/web/20140505120000/http://www.example.org/a"


def cited(parameters: str, template: str = "cite web") -> str:
    return f"{{{{{template} |title=Fens |url=http://www.example.org/a |{parameters}}}}}"


@pytest.mark.parametrize(
    ("rule", "text", "count", "why"),
    [
        (improbable.date_before_web, cited("date=5 May 1954"), 1, "a day long before"),
        (improbable.date_before_web, cited("year=1990"), 1, "the last year before"),
        (improbable.date_before_web, cited("year=1991"), 0, "the year in which it opened"),
        (improbable.date_before_web, cited("date=1985–1999"), 0, "a range that ends after"),
        (improbable.date_before_web, cited("date=n.d."), 0, "no date"),
        (improbable.date_before_web, cited("date=old times"), 0, "no date that can be read"),
        (improbable.date_before_web, cited("date={{circa|1954}}"), 0, "a template makes it"),
        (improbable.date_before_web, cited("date=1954", "cite news"), 0, "a newspaper"),
        (improbable.date_before_web, "{{cite web |title=Fens |date=1954}}", 0, "no address, which is another fault"),
        (improbable.copy_before_date, cited(f"date=6 June 2014 |{COPY} |archive-date=5 May 2014"), 1, "a month before"),
        (improbable.copy_before_date, cited(f"date=7 May 2014 |{COPY}"), 1, "two days before"),
        (improbable.copy_before_date, cited(f"date=6 May 2014 |{COPY}"), 0, "one day: clocks differ"),
        (improbable.copy_before_date, cited(f"date=5 May 2014 |{COPY}"), 0, "the same day"),
        (improbable.copy_before_date, cited(f"date=October 2014 |{COPY}"), 0, "an issue dated ahead"),
        (improbable.copy_before_date, cited(f"date=December 2014 |{COPY}"), 1, "a month half a year on"),
        (improbable.copy_before_date, cited(f"year=2014 |{COPY}"), 0, "a year that has begun"),
        (improbable.copy_before_date, cited(f"year=2016 |{COPY}"), 1, "a year far on"),
        (improbable.copy_before_date, cited(f"date=2016 |{COPY.replace('20140505120000', '2014')}"), 0, "no day"),
        (
            improbable.copy_before_date,
            cited("date=2016 |archive-url=https://perma.cc/AB-1 |archive-date=5 May 2014"),
            1,
            "only archive-date tells",
        ),
        (improbable.copy_before_date, cited("date=2016 |archive-url=https://perma.cc/AB-1"), 0, "nothing tells"),
        (improbable.copy_before_date, cited("date=2016 |archive-date=5 May 2014"), 0, "no copy"),
        (improbable.copy_before_date, cited(f"{COPY} |archive-date=5 May 2014"), 0, "no date"),
        (improbable.original_after_edition, cited("date=1955 |orig-date=1980", "cite book"), 1, "mixed up"),
        (improbable.original_after_edition, cited("year=1955 |origyear=1956", "cite book"), 1, "the old name"),
        (improbable.original_after_edition, cited("year=1955 |orig-year=1955", "cite book"), 0, "the same year"),
        (improbable.original_after_edition, cited("year=1980 |orig-date=1955", "cite book"), 0, "as it should be"),
        (improbable.original_after_edition, cited("year=1955 |orig-date=Reprint 1980", "cite book"), 0, "words"),
        (improbable.original_after_edition, cited("orig-date=1980", "cite book"), 0, "no other date"),
        (improbable.original_after_edition, cited("year=1955 |orig-date=n.d.", "cite book"), 0, "no date"),
    ],
)
def test_what_can_hardly_be(rule: Rule, text: str, count: int, why: str) -> None:
    assert len(found(rule, text)) == count, why


@pytest.mark.parametrize(
    ("parameters", "place"),
    [
        (f"date=2016 |{COPY} |archive-date=5 May 2014", COPY.partition("=")[2]),
        ("date=2016 |archive-url=https://perma.cc/AB-1 |archive-date=5 May 2014", "5 May 2014"),
    ],
    ids=["the copy's address", "the copy's date"],
)
def test_an_early_copy_is_shown_where_its_day_stands(parameters: str, place: str) -> None:
    text = cited(parameters)
    (finding,) = found(improbable.copy_before_date, text)
    assert text[finding.span.start : finding.span.end] == place
