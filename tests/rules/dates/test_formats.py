"""The rules DT on the formats of a page's dates."""

from __future__ import annotations

import pytest

from citecheck.rules.catalogue import Rule
from citecheck.rules.dates import formats
from tests.rules.checking import found, page


def cited(*parameters: str) -> str:
    return "\n".join(f"{{{{cite web |title=Fens |{parameter}}}}}" for parameter in parameters) + "\n"


DAY, MONTH = "date=5 May 2014", "date=May 5, 2014"
DMY = "{{use dmy dates}}\n"
AGAINST, MIXED = formats.date_against_page_format, formats.mixed_date_formats


@pytest.mark.parametrize(
    ("rule", "text", "lines", "why"),
    [
        (AGAINST, DMY + cited(MONTH, DAY, MONTH), "2 dates in the citations are", "two"),
        (AGAINST, "{{Use mdy dates|date=May 2014}}\n" + cited(MONTH, DAY), "1 date in the citations is", "one"),
        (AGAINST, "{{use ymd dates}}\n" + cited("date=2014-05-05", DAY), "on line 3", "no days in words"),
        (AGAINST, DMY + cited("access-date=May 5, 2014"), "on line 2", "any date of a citation"),
        (AGAINST, DMY + cited("date=May 5–7, 2014"), "on line 2", "a range"),
        (AGAINST, DMY + 12 * cited(MONTH), "on lines 2, 3, 4, 5, 6, 7, 8, 9 and 4 more", "many"),
        (AGAINST, DMY + cited(DAY, "date=2014-05-05", "date=May 2014", "year=2014"), None, "all fit"),
        (AGAINST, DMY + cited(MONTH + " |df=mdy"), None, "a format of its own"),
        (AGAINST, "{{use dmy dates}}{{use mdy dates}}\n" + cited(MONTH, DAY), None, "the page asks for two"),
        (AGAINST, "<!-- {{use dmy dates}} -->\n" + cited(MONTH), None, "it asks for none"),
        (AGAINST, cited(MONTH, DAY), None, "no such template"),
        (MIXED, cited(DAY, MONTH, DAY), "2 like `5 May 2014` and 1 like `May 5, 2014`, on line 2", "the fewer"),
        (MIXED, cited(MONTH, DAY), "1 like `May 5, 2014` and 1 like `5 May 2014`, on line 2", "the later of two"),
        (MIXED, cited(DAY, "date=2014-05-05", "date=May 2014"), None, "2014-05-05 goes with both"),
        (MIXED, cited(DAY, DAY), None, "one way"),
        (MIXED, DMY + cited(DAY, MONTH), None, "said by the other rule"),
    ],
)  # fmt: skip
def test_one_finding_a_page(rule: Rule, text: str, lines: str | None, why: str) -> None:
    messages = [finding.message for finding in found(rule, text)]
    assert len(messages) == (lines is not None), why
    assert lines is None or lines in messages[0]


def test_a_page_knows_its_templates() -> None:
    assert page("{{Use_dmy dates|date=May 2014}} {{cite web |title=A}}").templates == {"use dmy dates", "cite web"}
