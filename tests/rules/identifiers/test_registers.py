"""The rules ID021 and ID022: identifiers that their register has given to nobody."""

from __future__ import annotations

import pytest
import stdnum.iso7064.mod_11_2
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.identifiers import registers
from tests.rules.checking import found


@pytest.mark.parametrize(
    ("isbn", "count", "why"),
    [
        ("978-6-40-615300-7", 1, "a group that there was not"),
        ("9791400000001", 0, "a wrong check digit is another fault"),
        ("((978-6-40-615300-7))", 0, "accepted as it is printed"),
        ("978-0-306-40615-7", 0, "a publisher's number"),
        ("0-306-40615-2", 0, "the same, ten digits long"),
        ("0306\t406152", 0, "a tab in it"),
        ("{{Format ISBN|9786406153007}}", 0, "a template makes it"),
    ],
)
def test_isbns_of_no_publisher(isbn: str, count: int, why: str) -> None:
    findings = found(registers.unassigned_isbn, f"{{{{cite book |title=T |isbn={isbn}}}}}")
    assert [finding.cs1 for finding in findings] == [None] * count, why


@pytest.mark.parametrize(
    ("parameters", "wrong", "why"),
    [
        ("url=https://orcid.org/0000-0002-1825-0098", ["0000-0002-1825-0098"], "an address"),
        ("author-link=https://orcid.org/0000-0002-1694-233Y", [], "no number at all"),
        ("author-link=http://www.orcid.org/0000-0002-1694-2339", ["0000-0002-1694-2339"], "the link of an author"),
        ("id={{ORCID|0000-0002-1825-0098}}", ["0000-0002-1825-0098"], "a template"),
        ("id=ORCID iD: 0000 0002 1825 0098", ["0000 0002 1825 0098"], "blanks"),
        ("orcid=0000000218250098", ["0000000218250098"], "a parameter of that name"),
        ("author=Hunt (ORCID: https://orcid.org/0000-0002-1825-0098)", ["0000-0002-1825-0098"], "both in one"),
        ("url=https://orcid.org/0000-0002-1825-0097", [], "a sound one"),
        ("url=https://orcid.org/0000-0002-1694-233X", [], "one that ends in X"),
        ("id=ISNI 0000-0002-1825-0098", [], "of another register"),
        ("title=ORCID in 2014 |id=0000-0002-1825-0098", [], "a number somewhere else"),
    ],
)
def test_numbers_of_nobody(parameters: str, wrong: list[str], why: str) -> None:
    text = f"{{{{cite web |title=T |{parameters}}}}}"
    spans = [finding.span for finding in found(registers.impossible_orcid, text)]
    assert [text[span.start : span.end] for span in spans] == wrong, why


def test_a_number_is_told_once_and_only_in_a_citation() -> None:
    number = "https://orcid.org/0000-0002-1825-0098"
    text = (
        f"See ORCID 0000-0002-1825-0098.<ref>Hunt, [{number} her page]. {{{{cite web |url={number} |title=T}}}}</ref>"
    )
    assert len(found(registers.impossible_orcid, text)) == 2


@given(st.from_regex("[0-9]{16}|[0-9]{15}X", fullmatch=True))
def test_the_check_digit_is_that_of_stdnum(number: str) -> None:
    text = f"{{{{cite web |title=T |url=https://orcid.org/{number}}}}}"
    assert bool(found(registers.impossible_orcid, text)) != stdnum.iso7064.mod_11_2.is_valid(number)
