"""The gaps between the ranges of ISBNs, against python-stdnum, whose table of the same ranges may be a newer one."""

from __future__ import annotations

from datetime import date

import pytest
import stdnum.isbn
from hypothesis import given
from hypothesis import strategies as st

from citecheck.identifiers.ranges import table_day, was_given_out


@pytest.mark.parametrize(
    ("isbn", "given_out", "why"),
    [
        ("9780306406157", True, "a publisher of the United States"),
        ("0306406152", True, "the same in ten digits"),
        ("080442957X", True, "X is no part of what is looked up"),
        ("9791034304943", True, "a French publisher behind 979"),
        ("9786406153007", False, "no group begins with 64"),
        ("9786115300006", False, "a group without a single publisher"),
        ("9781060000001", False, "a publisher's number that English has not reached"),
        ("9791400000001", False, "no group behind 979 begins with 14"),
        ("9789999999991", False, "the last number of all"),
    ],
)
def test_what_was_given_out(isbn: str, why: str, *, given_out: bool) -> None:
    assert was_given_out(isbn) is given_out, why


def test_the_day_of_the_table_is_known() -> None:
    assert table_day() == date(2026, 1, 4)


@given(st.sampled_from(("978", "979")), st.from_regex("[0-9]{9}", fullmatch=True))
def test_whatever_was_given_out_has_a_publisher_by_the_table_of_stdnum(prefix: str, body: str) -> None:
    _, group, publisher, _, _ = stdnum.isbn.split(f"{prefix}{body}0")
    assert (group and publisher) or not was_given_out(f"{prefix}{body}0")
