"""The conditions of the module: the table is whole, its addresses are well formed, and words find them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from citecheck.cs1.conditions import Condition, conditions, conditions_called

EVERY_CONDITION = pytest.mark.parametrize("condition", conditions().values(), ids=list(conditions()))


def test_the_table_is_whole() -> None:
    assert Counter(condition.kind for condition in conditions().values()) == {"error": 85, "maintenance": 39}
    assert list(conditions()) == sorted(conditions())


@EVERY_CONDITION
def test_a_row_is_in_itself_right(condition: Condition) -> None:
    prefix, category = {"error": ("err_", "errors"), "maintenance": ("maint_", "maint")}[condition.kind]
    assert condition.id.startswith(prefix)
    assert condition.category.startswith(f"CS1 {category}: ")
    assert re.fullmatch("https://en[.]wikipedia[.]org/wiki/Help:CS1_errors#[a-z0-9_:]+", condition.help)


@EVERY_CONDITION
def test_every_name_finds_it(condition: Condition) -> None:
    for word in (condition.id, condition.id.upper(), condition.anchor, condition.help, condition.id.partition("_")[2]):
        assert condition in conditions_called(word), word


@pytest.mark.parametrize(
    ("word", "ids", "why"),
    [
        ("bad_isbn", ["err_bad_isbn"], "without its beginning"),
        ("explicit_et_al", ["err_etal"], "an anchor of another name"),
        ("numeric_names", ["err_numeric_names", "maint_numeric_names"], "an error and maintenance share it"),
        ("err_numeric_names", ["err_numeric_names"], "the whole id means one"),
        ("https://en.wikipedia.org/wiki/Help:CS1_errors#bad_url", ["err_bad_url"], "an address of the help"),
        ("#bad_url", ["err_bad_url"], "an anchor as it is written"),
        ("bad", [], "no prefix"),
        ("err_", [], "a prefix alone"),
        ("", [], "nothing"),
    ],
)
def test_words(word: str, ids: list[str], why: str) -> None:
    assert [condition.id for condition in conditions_called(word)] == ids, why


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("err_bad_isbn", "https://en.wikipedia.org/wiki/Category:CS1_errors:_ISBN"),
        (
            "err_wikilink_in_url",
            "https://en.wikipedia.org/wiki/Category:CS1_errors:_URL%E2%80%93wikilink_conflict",
        ),
        ("maint_others_avm", "https://en.wikipedia.org/wiki/Category:CS1_maint:_others_in_cite_AV_media_%28notes%29"),
        ("maint_mult_names", None),
    ],
)
def test_address_of_the_category(name: str, url: str | None) -> None:
    assert conditions()[name].category_url == url
