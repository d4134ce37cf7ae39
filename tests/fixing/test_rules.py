"""Fixes that once broke a promise: each in the citation in which it was seen to."""

from __future__ import annotations

from datetime import date

import pytest

from citecheck import reading, rules
from citecheck.fixing.rounds import repaired
from citecheck.rules.catalogue import Context
from tests.fixing.test_rounds import document, mended

CONTEXT = Context(date(2026, 11, 23), {})
COPY = "https://web.archive.org/web/20150122230836/http://a.example/"
PAGE = "|url=http://a.example/"
DAY = "|archive-date=2015-01-22"


# What safe fixes make of a citation's parameters, and then unsafe ones.
@pytest.mark.parametrize(
    ("code", "before", "safely", "unsafely", "why"),
    [
        ("DT009", "|year=May 2014|date=", "|date=May 2014", None, "an empty date behind it would count"),
        ("DT009", "|year=May 2014|year=June 2014", None, None, "the other year would count"),
        ("DT008", "|year=2013|date=5 May 2014|year=2014", None, None, "the other year would count"),
        ("AR007", f"{PAGE}|url-status=dead|url-status=live", None, None, "the other status would count"),
        ("AR002", f"{PAGE}|archive-date=1 May 2014|archivedate=2 May 2014", None, PAGE, "both are without a copy"),
        ("AR002", f"{PAGE}|archive-date=2014 archive-url={COPY}", None, None, "an address would be lost"),
        ("UR007", "|accessdate=1 May 2014|access-date=2 May 2014", None, "", "both are without an address"),
        ("UR007", "|access-date=1 May 2014 publisher=Atlas", None, None, "a pipe was lost"),
        ("AR001", f"{PAGE}|archive-url={COPY}", f"{PAGE}|archive-url={COPY}{DAY}", None, "the copy's own date"),
        ("AR001", f"|archive-url={COPY}", None, f"|archive-url={COPY}{DAY}", "a copy of nothing"),
        (
            "AR001",
            f"{PAGE}|archive-url={COPY}|archive-date=|archive-date=",
            f"{PAGE}|archive-url={COPY}|archive-date={DAY}",
            None,
            "of two the last one counts",
        ),
        ("FD015", "|title=|title=", "", None, "two that are empty"),
        ("FD014", "|x=|title=A|x=", "|title=A", None, "two that are empty, of no known name"),
        ("UR001", "|url=http://http://a.example/", "|url=http://a.example/", None, "one address can be meant"),
        (
            "UR001",
            "|url=http://http://a.example/|archive-url=http://a.example/",
            None,
            "|url=http://a.example/|archive-url=http://a.example/",
            "it would be a copy of itself",
        ),
        ("FD015", "|title=A|title=", None, None, "the other one would count"),
        ("FD014", "||b|2=c", None, None, "one position less would move the text"),
        ("FD014", "||b", "|b", None, "nobody counts"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value and "=" not in value else "",
)
def test_fix(code: str, before: str, safely: str | None, unsafely: str | None, why: str) -> None:
    safely = before if safely is None else safely
    text = f"{{{{cite web{before}}}}}"
    for unsafe, fixed in ((False, safely), (True, safely if unsafely is None else unsafely)):
        repair = repaired(document(text), CONTEXT, rules.wanted((code,), ()), unsafe=unsafe)
        assert mended(text, repair) == f"{{{{cite web{fixed}}}}}", why


def test_isbn_is_not_too_young_for_a_date_that_the_template_does_not_know() -> None:
    text = "{{{{cite journal|title=A|journal=B|isbn=0-306-40615-2|{}=1900}}}}"
    found = {
        name: {
            finding.cs1
            for finding in rules.check(reading.parse(document(text.format(name))), CONTEXT, rules.wanted(("ID",), ()))
        }
        for name in ("date", "air-date")
    }
    assert found == {"date": {"err_invalid_isbn_date"}, "air-date": set()}
