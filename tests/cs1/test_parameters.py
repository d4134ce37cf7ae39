"""Which parameters Citation Style 1 knows, and what a misspelt one was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.cs1.parameters import (
    NamePart,
    is_ignored,
    is_known,
    is_number,
    is_spelling_of,
    known,
    name_part,
    nearest,
    same_thing,
    suggested,
    thing_of,
)
from citecheck.cs1.tables import table


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("web", "url", True),
        ("web", "URL", True),
        ("web", "Url", False),
        ("web", "accessdate", True),
        ("web", "access-date", True),
        ("web", "last", True),
        ("web", "last9", True),
        ("web", "last10", True),
        ("web", "last1234", True),
        ("web", "editor12-first", True),
        ("web", "editor-first12", True),
        ("web", "author2link", True),
        ("web", "title2", False),
        ("web", "last#", False),
        ("web", "s2cid", True),
        ("web", "1", False),
        ("web", "", False),
        ("web", "coauthors", False),
        ("web", "transcript", False),
        ("episode", "transcript", True),
        ("arxiv", "eprint", True),
        ("arxiv", "url", False),
        ("arxiv", "last12", True),
        ("arxiv", "editor2", False),
        ("document", "doi", True),
        ("document", "url", False),
        ("document", "translator12", True),
        ("book", "agency", False),
        ("news", "agency", True),
        ("web", "encyclopedia", False),
        ("citation", "encyclopedia", True),
        ("newsgroup", "publisher", False),
    ],
)
def test_known(kind: str, name: str, *, expected: bool) -> None:
    assert is_known(kind, name) is expected


def test_every_class_knows_a_title() -> None:
    for kind in table("templates")["templates"]:
        assert "title" in known(kind)


@pytest.mark.parametrize(
    ("kind", "name", "meant"),
    [
        ("web", "Title", "title"),
        ("web", "LAST2", "last2"),
        ("web", "titel", "title"),
        ("web", "trans_title", "trans-title"),
        ("web", "Titolo", "title"),
        ("web", "nom2", "last2"),
        ("web", "deadurl", "url-status"),
        ("web", "ay", None),
        ("arxiv", "deadurl", None),
        ("web", "wholly-unknown", None),
        ("web", "", None),
    ],
)
def test_suggested(kind: str, name: str, meant: str | None) -> None:
    assert suggested(kind, name) == meant


@pytest.mark.parametrize(
    ("name", "meant", "why"),
    [
        ("acessdate", "access-date", "a letter left out"),
        ("acccessdate", "access-date", "a letter too many"),
        ("publihser", "publisher", "two letters changed about"),
        ("access date", "access-date", "a blank for the hyphen"),
        ("Access_Date", "access-date", "an underscore, and capitals"),
        ("publiscation-plae", "publication-place", "two slips in a long name"),
        ("yaer", None, "too short to guess"),
        ("authorurl", None, "two slips in a name of nine letters"),
        ("title2", None, "the right word, and a number that it cannot have"),
        ("shelfmark", None, "a word of its own"),
        ("x" * 100, None, "no name at all"),
        ("editer", "editor", "a vowel"),
        ("", None, "nothing"),
    ],
)
def test_nearest(name: str, meant: str | None, why: str) -> None:
    assert nearest("book", name) == meant, why


@pytest.mark.parametrize(
    ("name", "meant", "expected"),
    [
        ("titel", "title", True),
        ("Publisher", "publisher", True),
        ("trans_title", "trans-title", True),
        ("plublisher", "publisher", True),
        ("titolo", "title", False),
        ("verlag", "publisher", False),
        ("ad", "first", False),
        ("anno", "date", False),
    ],
)
def test_is_spelling_of(name: str, meant: str, *, expected: bool) -> None:
    assert is_spelling_of(name, meant) is expected


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("last", ("author", "last", 1)),
        ("last1", ("author", "last", 1)),
        ("author3-given", ("author", "first", 3)),
        ("subject2", ("author", "last", 2)),
        ("editor2-last", ("editor", "last", 2)),
        ("editor-last2", ("editor", "last", 2)),
        ("translator-link", ("translator", "link", 1)),
        ("authorlink2", ("author", "link", 2)),
        ("last0", ("author", "last", 0)),
        ("last01", None),
        ("title", None),
        ("last" + "9" * 5000, None),
        ("last#", ("author", "last", 1)),
    ],
)
def test_name_part(name: str, part: tuple[str, str, int] | None) -> None:
    found = name_part(name)
    assert (found and (found.role, found.part, found.index)) == part


@pytest.mark.parametrize(
    ("counts", "other"),
    [("last", "author"), ("last", "last1"), ("last1", "author"), ("author", "author1"), ("editor-last", "editor")],
)
def test_one_of_two_names_counts(counts: str, other: str) -> None:
    first, second = name_part(counts), name_part(other)
    assert isinstance(first, NamePart)
    assert isinstance(second, NamePart)
    assert first.rank < second.rank


def test_names_of_one_thing_name_each_other() -> None:
    assert same_thing()["accessdate"] == ("access-date", "accessdate")
    assert all(name in group for name, group in same_thing().items())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("work", "website", True),
        ("last", "author1", True),
        ("last2", "author2-last", True),
        ("last1", "last2", False),
        ("last", "first", False),
        ("last", "editor", False),
        ("page", "pages", False),
        ("shelfmark", "shelfmark", True),
    ],
)
def test_thing_of(one: str, other: str, *, same: bool) -> None:
    assert (thing_of(one) == thing_of(other)) is same


def test_ignored_is_known_elsewhere() -> None:
    assert is_ignored("book", "agency")
    assert is_ignored("arxiv", "url")
    assert not is_ignored("news", "agency")
    assert not is_ignored("news", "shelfmark")


@given(st.sampled_from(sorted(table("templates")["templates"])), st.text(max_size=60))
def test_any_text_can_be_asked_for(kind: str, name: str) -> None:
    for guess in (suggested(kind, name), nearest(kind, name)):
        assert guess is None or is_known(kind, guess)
    assert name_part(name) is None or "#" in name or is_known("book", name) or is_known("interview", name)


@pytest.mark.parametrize(("name", "expected"), [("1", True), ("12", True), ("01", False), ("", False), ("٣", False)])
def test_is_number(name: str, *, expected: bool) -> None:
    assert is_number(name) is expected
