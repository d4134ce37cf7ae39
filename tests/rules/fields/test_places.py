"""The rules FD040 to FD042: places and publishers."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import places
from citecheck.rules.pages import apply
from tests.rules.reading import conditions, found_by

DIGITS = "maint_location"
ALONE = "maint_location_no_publisher"
TOWN = "maint_publisher_location"

CASES = [
    ("{{cite web |location=London 1234}}", [DIGITS], "digits in a place"),
    ("{{cite web |place=12 High Street}}", [DIGITS], "by its other name"),
    ("{{cite web |publication-place=N1 |location=N2}}", [DIGITS, DIGITS], "in two places"),
    ("{{cite web |location=٤}}", [DIGITS], "digits of another script"),
    ("{{cite web |place=N1 |location=London}}", [DIGITS], "of two names the first counts"),
    ("{{cite web |place=London |location=N1}}", [], "the second does not"),
    ("{{cite web |location={{nowrap|London 1}}}}", [], "in a template, which may do anything"),
    ("{{cite web |location=London <!-- N1 -->}}", [], "in a comment"),
    ("{{cite arXiv |location=N1}}", [], "a preprint has no place"),
    ("{{cite book |location=London |date=2001}}", [ALONE], "a place without a publisher"),
    ("{{cite book |place=London |year=1850}}", [ALONE], "in the first year that counts"),
    ("{{cite book |publication-place=London |publication-date=2 May 1999}}", [ALONE], "by a whole date"),
    ("{{cite book |location=London |year=1849}}", [], "an old book"),
    ("{{cite book |location=London}}", [], "a book without a date"),
    ("{{cite book |location=London |date=n.d.}}", [], "a book that has none"),
    ("{{cite book |location=London |date=some day in 1999}}", [], "a date that nobody can read"),
    ("{{cite book |location=London |date=2001 |publisher=A}}", [], "a publisher"),
    ("{{cite book |location=London |date=2001 |institution=A}}", [], "by its other name"),
    ("{{cite book |location=London |date=2001 |publisher=none}}", [], "a book that names none"),
    ("{{cite book |location=London |date=2001 |Publisher=A}}", [ALONE], "a publisher that is not read"),
    ("{{cite encyclopedia |location=London |date=2001}}", [ALONE], "an encyclopedia"),
    ("{{citation |location=London |date=2001}}", [ALONE], "the general template"),
    ("{{citation |location=London |date=2001 |newspaper=A}}", [], "for a newspaper"),
    ("{{cite news |location=London |date=2001}}", [], "a newspaper is its own publisher"),
    ("{{cite book |publisher=London: Penguin}}", [TOWN], "a place before the publisher"),
    ("{{cite encyclopedia |institution=London:Penguin}}", [TOWN], "without a blank, by another name"),
    ("{{cite book |publisher=New York, NY: Random House}}", [], "more than words"),
    ("{{cite book |publisher=((London: Penguin))}}", [], "to be shown as written"),
    ("{{cite book |publisher=[[London]]: Penguin}}", [], "a linked place"),
    ("{{cite book |publisher=A: B: C}}", [], "two colons"),
    ("{{cite book |publisher=Penguin:}}", [], "nothing behind it"),
    ("{{cite web |publisher=London: Penguin}}", [], "on the web, where it may be a name"),
    ("{{citation |publisher=London: Penguin}}", [TOWN], "the general template for a book"),
    ("{{citation |publisher=London: Penguin |work=A}}", [], "for a periodical"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_places(text: str, expected: list[str], why: str) -> None:
    assert conditions(places, text) == expected, why


@pytest.mark.parametrize(
    ("text", "fixed", "why"),
    [
        ("|publisher=London: Penguin", "|publisher=Penguin |location=London", "the place becomes one"),
        ("|publisher=London: Penguin |place=London", "|publisher=Penguin |place=London", "it is given already"),
        ("|publisher=London: Penguin |place=Paris", None, "another is given"),
        ("|publisher=London: Penguin |place=", None, "none is given"),
        ("|publisher=London: <!-- Allen -->Penguin", None, "a comment inside"),
        ("|publisher=Publisher: Penguin", None, "no place"),
    ],
)
def test_place_moves(text: str, fixed: str | None, why: str) -> None:
    text = f"{{{{cite book |title=A {text}}}}}"
    (finding,) = found_by(places, text)
    if fixed is None:
        assert finding.fix is None, why
    else:
        assert finding.fix is not None
        assert not finding.fix.safe
        assert apply(text, finding.fix) == f"{{{{cite book |title=A {fixed}}}}}", why


def test_place_is_pointed_at() -> None:
    text = "{{cite book |title=A |date=2001 |location = London }}"
    (finding,) = found_by(places, text)
    assert text[finding.span.start : finding.span.end] == "London"
