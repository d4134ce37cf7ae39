"""What is found in a text: whole phrases, a subject near its predicate, beginnings of words, scripts without blanks."""

from __future__ import annotations

import pytest

from citecheck.judge.words.phrases import said, speaks_to_reader, words_in
from citecheck.titles import folded

FOUND = [
    (
        "The requested page, said the server, could not be found.",
        "not_found",
        "page said the server could not be found",
    ),
    ("We could not find that page", "not_found", "could not find that page"),
    ("Stronę usunięto", "not_found", "strone usunieto"),
    ("お探しの記事は削除されました", "not_found", "お探しの記事は削除され"),
    ("This domain may be for sale", "parked", "domain may be for sale"),
    (
        "a page of prose on what cannot and never could by any of them at last be found not found",
        "not_found",
        "not found",
    ),
    ("Webpages and pageants", "not_found", None),
    ("page", "not_found", None),
    ("", "not_found", None),
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_what_says_most_is_found(text: str, kind: str, words: str | None) -> None:
    phrase = said(folded(text)).get(kind)
    assert (phrase.words if phrase else None) == words


def test_only_the_words_that_say_it_weigh() -> None:
    near, far = said("page not found")["not_found"], said("page you sought was not found")["not_found"]
    assert near.weight == len("page not found")
    assert far.weight < len(far.words)
    assert far.has_subject


def test_a_wish_needs_no_subject() -> None:
    wished = said("the sundial you are looking for was removed")["not_found"]
    assert wished.words == "the sundial you are looking for was removed"
    assert wished.is_wished
    assert wished.speaks_of_cited
    assert not wished.is_common
    assert said("the sundial you are looking for has gone to sea")["not_found"].speaks_of_cited
    assert said("das buch das sie suchen existiert nicht")["not_found"].is_wished
    assert said("hilo que buscas ya no existe")["not_found"].is_wished


def test_a_thing_is_shown_or_it_is_none() -> None:
    assert "not_found" not in said("the sundial was withdrawn")
    assert "not_found" not in said("the lot was withdrawn")
    assert said("this lot was withdrawn")["not_found"].is_common


def test_what_is_shown_needs_no_name_and_counts_least() -> None:
    assert said("this sundial has been removed")["not_found"].is_shown
    assert "not_found" not in said("this sundial stood in a garden that has been removed")
    assert not said("this lot has been removed")["not_found"].is_shown
    assert not said("this sundial no longer exists")["not_found"].is_shown


def test_what_follows_an_if_is_supposed() -> None:
    assert said("if the page does not exist")["not_found"].is_supposed
    assert said("wenn die seite die sie suchen nicht gefunden wurde")["not_found"].is_supposed
    assert not said("see if it helps the page does not exist")["not_found"].is_supposed


def test_the_vowels_of_indic_letters_are_theirs() -> None:
    words = folded("आपका पेज उपलब्ध नहीं है।")
    assert words == "आपका पेज उपलब्ध नहीं है"
    assert said(words)["not_found"].speaks_of_page
    assert speaks_to_reader(words)


def test_words_of_a_trade_are_counted() -> None:
    counts = words_in(folded("Casino, casino: 카지노 and roulette"))["gambling"]
    assert counts == {"casino": 2, "roulette": 1, "카지노": 1}


@pytest.mark.parametrize(
    ("words", "speaks"), [("the page you want", True), ("a young page", False), ("お探しのページ", True)]
)
def test_what_is_said_to_a_reader_is_known(words: str, *, speaks: bool) -> None:
    assert speaks_to_reader(folded(words)) is speaks
