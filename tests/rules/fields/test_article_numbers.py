"""The rule FD043: an article's number among the pages."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import article_numbers
from citecheck.rules.pages import apply
from tests.rules.reading import conditions, found_by

CASES = [
    ("page=100393 |doi=10.1016/j.a.2020.100393", True, "a number by which the DOI ends"),
    ("pages=100393 |doi=10.1016/j.a.2020.100393", True, "in the plural"),
    ("p=12345 |DOI=10.1016/a.12345", True, "by short and by old names"),
    ("page=1234 |doi=10.1016/a.1234", False, "four digits may be a page"),
    ("page=01234 |doi=10.1016/a.01234", False, "so may a padded number"),
    ("page=a1234 |doi=10.1016/a1234", True, "five characters"),
    ("page=A1234 |doi=10.1016/a1234", True, "in capitals"),
    ("page=a123 |doi=10.1016/a123", False, "four characters"),
    ("page=e7241 |doi=10.1371/j.0007241", True, "a number of the web edition"),
    ("page=f7241 |doi=10.1371/j.0007241", False, "another letter"),
    ("page=20170301 |doi=10.1098/r.2017.0301", True, "a number with a point after the year"),
    ("page=201703012 |doi=10.1098/r.2017.03012", False, "a longer number"),
    ("page=CD005216 |doi=10.1002/1.CD005216.pub2", True, "a Cochrane review"),
    ("page=CD005216 |doi=10.1002/1.CD005216.pub", False, "without its edition"),
    ("page=XD005216 |doi=10.1002/1.XD005216.pub2", False, "of another kind"),
    ("page=12345–12350 |doi=10.1016/a.12345–12350", False, "a range"),
    ("page=12345-12350 |doi=10.1016/a.12345-12350", False, "a range with a hyphen"),
    ("page=12345, 7 |doi=10.1016/a.12345, 7", False, "a list"),
    ("page=[http://a.example/12345 12345] |doi=10.1016/12345]", False, "a linked page"),
    ("page=12345 |doi=10.1016/a.123456", False, "not the end of the DOI"),
    ("page=12345", False, "no DOI"),
    ("at=12345 |doi=10.1016/a.12345", False, "any place in the source"),
    ("page=7 |pages=12345 |doi=10.1016/a.12345", False, "pages that a page hides"),
]


@pytest.mark.parametrize(("parameters", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_article_number(parameters: str, why: str, *, expected: bool) -> None:
    text = f"{{{{cite journal |title=A |journal=B |{parameters}}}}}"
    assert conditions(article_numbers, text) == ["maint_page_art_num"] * expected, why


@pytest.mark.parametrize(
    ("template", "expected", "why"),
    [
        ("cite journal |work=B", True, "a journal by another name"),
        ("citation |journal=B", True, "the general template with a journal"),
        ("citation |magazine=B", False, "with a magazine"),
        ("cite magazine |magazine=B", False, "a magazine"),
        ("cite web", False, "a web page"),
        ("vcite journal |journal=B", False, "another template"),
    ],
)
def test_template(template: str, why: str, *, expected: bool) -> None:
    text = f"{{{{{template} |title=A |page=12345 |doi=10.1016/a.12345}}}}"
    assert conditions(article_numbers, text) == ["maint_page_art_num"] * expected, why


def test_fix() -> None:
    text = "{{cite journal |title=A |journal=B |doi=10.1016/a.12345 | page = 12345 }}"
    (finding,) = found_by(article_numbers, text)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert apply(text, finding.fix) == text.replace(" page ", " article-number ")
    assert text[finding.span.start : finding.span.end] == "12345"


def test_no_fix_beside_another_number() -> None:
    text = "{{cite journal |title=A |journal=B |doi=10.1016/a.12345 |page=12345 |article-number=}}"
    (finding,) = found_by(article_numbers, text)
    assert finding.fix is None
