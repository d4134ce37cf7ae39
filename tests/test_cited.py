"""How an address is cited: what the page that it opens should say of itself."""

from __future__ import annotations

import pytest

from citecheck.cited import cited_in
from citecheck.model import Cited
from tests.rules.checking import page

URL = "http://www.example.org/a"
COPY = "https://web.archive.org/web/20150122230836/http://www.example.org/a"

CASES = [
    (
        f"{{{{cite news |last=Moor |date=3 May 2011 |title=''Tides'' & [[Sea|seas]] |url={URL} |work=Atlas}}}}",
        [Cited(URL, titles=("Tides & seas",), works=("Atlas",), names=("Moor",), dates=("3 May 2011",))],
        "all that a template says, its markup taken away",
    ),
    (
        f"{{{{cite web |title=Tides |url={URL} |archive-url={COPY}}}}}",
        [Cited(URL, titles=("Tides",)), Cited(COPY, titles=("Tides",), is_copy=True)],
        "a copy is cited as what it is a copy of",
    ),
    (
        f"{{{{cite web |title=Tides |url={COPY}}}}}",
        [Cited(COPY, titles=("Tides",), is_copy=True)],
        "a copy that is all there is, is a copy",
    ),
    (
        f"{{{{cite book |title=Waters |chapter=Tides |chapter-url={URL}}}}}",
        [Cited(URL, titles=("Waters", "Tides"))],
        "either title may stand on the page",
    ),
    (
        f"{{{{cite web |script-title=ja:潮汐 |trans-title=Tides |language=Japanese, de |url={URL}}}}}",
        [Cited(URL, titles=("潮汐", "Tides"), languages=("ja", "de"))],
        "the tag of a script is no part of its title",
    ),
    (f"[{URL} All about tides]", [Cited(URL, mentions=("All about tides",))], "words that label a link"),
    (
        f"<ref>A. Moor, [{URL} Tides], Atlas, 2011.</ref>",
        [Cited(URL, titles=("Tides",), mentions=("A. Moor, Tides, Atlas, 2011.",), dates=("2011",))],
        "words around a link in a reference",
    ),
    (f"<ref>A. Moor, Tides. {URL}</ref>", [Cited(URL, mentions=("A. Moor, Tides.",))], "words before an address"),
    (f"See {URL} for more.", [Cited(URL)], "a bare address is cited as nothing"),
    ("{{cite book |title=Tides |isbn=9780306406157}}", [], "no address"),
]


@pytest.mark.parametrize(("text", "cited", "why"), CASES, ids=[case[-1] for case in CASES])
def test_how_an_address_is_cited(text: str, cited: list[Cited], why: str) -> None:
    assert list(cited_in(page(text))) == cited, why


def test_the_words_of_a_link_in_markdown() -> None:
    assert list(cited_in(page(f"See [all about tides]({URL}).", "markdown"))) == [
        Cited(URL, mentions=("all about tides",))
    ]


def test_an_address_that_is_cited_twice_is_cited_in_both_ways() -> None:
    once = Cited(URL, titles=("Tides", "Ebb"), works=("Atlas",))
    again = Cited(URL, titles=("Ebb", "Flood"), names=("Moor",), is_copy=True)
    both = Cited(URL, titles=("Tides", "Ebb", "Flood"), works=("Atlas",), names=("Moor",), is_copy=True)
    assert once.and_as(again) == both
    assert once.and_as(once) == once
