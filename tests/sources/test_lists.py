"""The lists of sources: what they hold, and how a pattern means an address."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import sources
from citecheck.sources import Category

DATA = sorted((Path(sources.__file__).parent / "data").glob("*.txt"))


@pytest.mark.parametrize(
    ("url", "category", "why"),
    [
        ("https://webcache.googleusercontent.com/search?q=cache:x", Category.SEARCH_CACHE, "a host"),
        ("https://a.b.webcache.googleusercontent.com/", Category.SEARCH_CACHE, "below it"),
        ("https://notwebcache.googleusercontent.com/", None, "beside it"),
        ("https://googleusercontent.com/", None, "above it"),
        ("https://WEBCACHE.googleusercontent.com./x", Category.SEARCH_CACHE, "capitals and the final dot"),
        ("https://u:p@webcache.googleusercontent.com:443/x", Category.SEARCH_CACHE, "credentials and port"),
        ("https://www.amazon.com/dp/1", Category.SHOP_PAGE, "an ending"),
        ("https://www.amazon.co.jp/dp/1", Category.SHOP_PAGE, "a country's double ending"),
        ("https://www.amazon.com.au/dp/1", Category.SHOP_PAGE, "another"),
        ("https://amazon.example.com/dp/1", None, "somebody else's"),
        ("https://amazon.co.example/dp/1", None, "no ending of a country"),
        ("https://www.amazon.com/DP/1", Category.SHOP_PAGE, "capitals in the path"),
        ("https://www.amazon.com/dp", Category.SHOP_PAGE, "the path itself"),
        ("https://www.amazon.com/dpx/1", None, "not a whole segment"),
        ("https://www.amazon.com/x/dp/1", Category.SHOP_PAGE, "any segment before"),
        ("https://www.amazon.com/x/y/dp/1", None, "not two"),
        ("https://www.flickr.com/photos/x", Category.PHOTO_HOST, "a path"),
        ("https://www.flickr.com/photos/nasahqphoto/1", None, "an exemption by the beginning of a segment"),
        ("https://www.google.com/search?hl=en&q=x", Category.SEARCH_PAGE, "a parameter"),
        ("https://www.google.com/search/?q=x#y", Category.SEARCH_PAGE, "and a slash and a fragment"),
        ("https://www.google.com/search?q=", None, "a parameter without a value"),
        ("https://www.google.com/search?qq=x", None, "another parameter"),
        ("https://www.google.com/search/more?q=x", None, "a longer path"),
        ("https://duckduckgo.com?q=x", Category.SEARCH_PAGE, "no path at all"),
        ("https://books.google.com/books?id=x&q=y", None, "an exemption before what it exempts from"),
        ("https://bit.ly/x", Category.LINK_SHORTENER, "another list"),
        ("https://youtu.be/x", None, "an exemption in another list"),
        ("https://web.archive.org/web/2015/http://bit.ly/x", Category.ARCHIVE, "an archive"),
        ("https://archive.org/web/2015/http://bit.ly/x", Category.ARCHIVE, "an archive by its path"),
        ("https://archive.org/details/x", None, "a library"),
        ("https://archive.is/x", Category.DEPRECATED_ARCHIVE, "an archive no longer used"),
        ("https:///x", None, "no host"),
        ("https://[2001:db8::7]/dp/1", None, "a number"),
        ("no address", None, "words"),
        ("", None, "nothing"),
    ],
)
def test_what_a_pattern_means(url: str, category: Category | None, why: str) -> None:
    assert [entry.category for entry in sources.entries(url)] == ([category] if category else []), why


def test_one_category_can_be_asked_for() -> None:
    url = "https://www.amazon.com/dp/1"
    entry = sources.entry(url, Category.SHOP_PAGE)
    assert entry is not None
    assert entry.pattern == "amazon.*/dp"
    assert sources.entry(url, Category.PHOTO_HOST) is None


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(sources.entries("http://" + text), tuple)


@pytest.mark.parametrize("path", DATA, ids=[path.stem for path in DATA])
def test_every_list_says_where_it_comes_from(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n[", 1)[0]
    assert [line.partition(":")[0] for line in head.strip().splitlines()] == [
        "# list", "# title", "# origin", "# date", "# licence",
    ]  # fmt: skip


@pytest.mark.parametrize("path", DATA, ids=[path.stem for path in DATA])
def test_no_pattern_stands_twice_in_a_list(path: Path) -> None:
    section, seen = "", set()
    for line in path.read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        if line and line[0] not in "#[":
            assert line == line.strip().lower()
            assert (section, line) not in seen
            seen.add((section, line))


def test_a_hostile_address_takes_linear_time() -> None:
    began_s = time.process_time()
    for mark in ("a.", "/", "amazon.", "&q", "@", "www.google.com/"):
        sources.entries("http://www.google.com/search?" + mark * 200_000)
        sources.entries("http://" + mark * 200_000)
    assert time.process_time() - began_s < 2
