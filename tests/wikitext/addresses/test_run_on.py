"""Where the next words run on from an address, it ends before them; where they may be its own, it is left as it is."""

from __future__ import annotations

import pytest

from citecheck.wikitext.addresses.run_on import end_of
from tests.wikitext.reading import found

CUT = [
    ("It rose.", "http://a.example/x/report.pdf", "The next was low."),
    ("It rose.", "http://a.example/page.html", "In 1990 it fell."),
    ("It rose.", "http://a.example/page.php", "Marsh, A. (2001). Tides."),
    ("It rose.", "http://a.example/page.htm", "“The tides”."),
    ("It rose.", "http://a.example/list.aspx", "River.org lists it."),
    ("It rose.", "http://a.example/news/tides-are-set-to-rise", "The boats waited."),
    ("It rose.", "http://a.example/read.php?kind=tide&id=614", "River Towns Must Wait."),
    ("It rose.", "http://a.example/27/5/745", "Evaluation of the tides."),
    ("See the preprint at ", "http://a.example/abs/1402.0132", "Marsh, H. (2014). Tides."),
    ("Tides: ", "http://a.example/content/234/2/319", "First reports of it."),
    ("It rose.", "http://a.example/2014/08/03", "Übersicht der Gezeiten."),
]
WHOLE = [
    ("It rose.", "http://a.example/RiverTidesAndBoats", " They wait."),
    ("It rose.", "http://a.example/wiki/River", " is a page."),
    ("See ", "http://a.example/census2010Population", " for more."),
    ("It rose.", "http://a.example/census2010Population", "\n"),
    ("It rose.", "http://a.example/Report2013Tides", " The next was low."),
    ("It rose.", "http://a.example/page.php/The", " next."),
    ("It rose.", "http://a.example/index.php?title=Tides.htmlView&id=Two", " It fell."),
    ("It rose.", "http://a.example/tides-Of-the-River", " They wait."),
    ("It rose.", "http://a.example/a-river-runs-to-mcDonald", " They wait."),
    ("It rose.", "http://a.example/story#.TvjgN9SiP3E", " It fell."),
    ("It rose.", "http://www.html.example/The", " It fell."),
    ("It rose.", "http://a.example/1990CeMDA..48...23B", " It fell."),
    ("pp. 23, 1990 ", "http://a.example/1990CeMDA..48...23B", " three of these tides."),
    ("It rose.", "http://a.example/x.html", " The next was low."),
]


@pytest.mark.parametrize(("before", "address", "words"), CUT)
def test_words_that_run_on(before: str, address: str, words: str) -> None:
    text = f"{before}{address}{words}"
    end = len(before) + len(address) + len(words.partition(" ")[0].rstrip(",."))
    assert text[len(before) : end_of(text, len(before), end)] == address


@pytest.mark.parametrize(("before", "address", "words"), WHOLE)
def test_what_may_be_its_own(before: str, address: str, words: str) -> None:
    text = f"{before}{address}{words}"
    assert text[len(before) : end_of(text, len(before), len(before) + len(address))] == address


def test_only_where_tags_were_lost() -> None:
    text = "It fell.http://a.example/report.pdfIn 2001 the next one was low.\n"
    assert addresses_in(text, "tpl") == ["http://a.example/report.pdf"]
    assert addresses_in(text, "wikitext") == ["http://a.example/report.pdfIn"]


def addresses_in(text: str, form: str) -> list[str]:
    """The addresses of all citations."""
    return [address for _, _, addresses in found(text, form) for address in addresses]
