"""What addresses of web archives open: each service's forms, what is no copy, and when two addresses are one page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import archives, sources, urls
from citecheck.archives import NoSnapshot, Snapshot, original, read, same_page, snapshot
from citecheck.sources import Category

PAGE = "http://example.org/a"
WAYBACK = f"https://web.archive.org/web/20150122230836/{PAGE}"
SECOND = "20150122230836"

COPIES = [
    (WAYBACK, PAGE, SECOND),
    (f"//web.archive.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://web.archive.org/web/{SECOND}id_/{PAGE}", PAGE, SECOND),
    (f"https://web.archive.org/web/{SECOND}/http:/example.org/a", PAGE, SECOND),
    (f"https://web.archive.org/web/{SECOND}/http%3A//example.org/a", PAGE, SECOND),
    (f"https://web.archive.org/web/{SECOND}/{PAGE}?b=1&c=2", f"{PAGE}?b=1&c=2", SECOND),
    (f"https://web.archive.org/{SECOND}/example.org/2014/a", "example.org/2014/a", SECOND),
    (f"https://web.archive.org/web/2015/{PAGE}", PAGE, "2015"),
    (f"http://wayback.archive.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://liveweb.archive.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://archive.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://www.waybackmachine.org/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://replay.waybackmachine.org/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://classic-web.archive.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://archive.today/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://archive.is/2015.01.22-230836/{PAGE}", PAGE, SECOND),
    ("https://archive.ph/AbC1d", None, ""),
    ("http://www.webcitation.org/6GOjhnXRl", None, "20130505220546"),
    (f"http://www.webcitation.org/6GOjhnXRl?url={PAGE}", PAGE, "20130505220546"),
    ("http://www.webcitation.org/questions", None, ""),
    ("http://www.webcitation.org/query?id=1367791546029253", None, "20130505220546"),
    ("http://www.webcitation.org/query?url=http%3A%2F%2Fexample.org%2Fa&date=2012-01-05", PAGE, "20120105"),
    (f"http://www.webcitation.org/query?url={PAGE}?b=1&c=2&date=2012-01-05", None, "20120105"),
    ("https://ghostarchive.org/archive/AbC1d", None, ""),
    (f"https://ghostarchive.org/archive/{SECOND}/{PAGE}", PAGE, SECOND),
    ("https://ghostarchive.org/varchive/youtube/20210101/AbC1d", None, ""),
    ("https://megalodon.jp/2015-0122-2308-36/example.org/a", "example.org/a", SECOND),
    (f"https://megalodon.jp/ref/2015-0122-2308-36/{PAGE}", PAGE, SECOND),
    ("https://perma.cc/AB12-CD34", None, ""),
    (f"https://perma-archives.org/warc/AB12-CD34/{PAGE}", PAGE, ""),
    (f"https://perma-archives.org/warc/{SECOND}mp_/{PAGE}", PAGE, SECOND),
    (f"https://wayback.archive-it.org/1234/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://wayback.archive-it.org/all/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://webarchive.nationalarchives.gov.uk/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://webarchive.nationalarchives.gov.uk/ukgwa/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://www.webarchive.org.uk/wayback/archive/{SECOND}mp_/{PAGE}", PAGE, SECOND),
    (f"http://webarchive.parliament.uk/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://webarchive.proni.gov.uk/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://collection.europarchive.org/nli/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://webarchive.loc.gov/all/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://webarchive.loc.gov/lcwa0001/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://www.webharvest.gov/peth04/20041025/{PAGE}", PAGE, "20041025"),
    (f"http://webarchive.bac-lac.gc.ca:8080/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://www.collectionscanada.gc.ca/webarchives/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://web.archive.bibalex.org/web/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://arquivo.pt/wayback/{SECOND}mp_/{PAGE}", PAGE, SECOND),
    (f"https://arquivo.pt/noFrame/replay/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://wayback.vefsafn.is/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://veebiarhiiv.digar.ee/a/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://nukrobi2.nuk.uni-lj.si:8080/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://www.padi.cat:8080/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://swap.stanford.edu/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://webarchive.nla.gov.au/awa/{SECOND}/{PAGE}", PAGE, SECOND),
    ("http://pandora.nla.gov.au/pan/12345/20150122-2308/example.org/a", "example.org/a", "201501222308"),
    (f"http://pandora.nla.gov.au/nph-arch/2001/Z2001-Jan-1/{PAGE}", None, ""),
    (f"https://trove.nla.gov.au/awa/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://eresources.nlb.gov.sg/webarchives/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://digital.library.yorku.ca/wayback/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://archive.wikiwix.com/cache/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"http://archive.wikiwix.com/cache/?url={PAGE}", PAGE, ""),
    (f"http://archive.wikiwix.com/cache/?url={PAGE}?b=1&c=2", None, ""),
    (f"http://timetravel.mementoweb.org/memento/{SECOND}/{PAGE}", PAGE, SECOND),
    (f"https://conifer.rhizome.org/someone/tides/{SECOND}/{PAGE}", PAGE, SECOND),
    ("http://www.freezepage.com/1255567895ABCDEFGH", None, ""),
]


@pytest.mark.parametrize(("url", "page", "moment"), COPIES)
def test_a_copy_is_taken_apart(url: str, page: str | None, moment: str) -> None:
    copy = read(url)
    assert isinstance(copy, Snapshot)
    assert (copy.original, copy.moment) == (page, moment)


def test_every_archive_that_is_known_is_taken_apart() -> None:
    for url, _, _ in COPIES:
        found = {entry.category for entry in sources.entries(urls.target(url))}
        assert found & {Category.ARCHIVE, Category.DEPRECATED_ARCHIVE}, url


@pytest.mark.parametrize(
    ("url", "page", "why"),
    [
        (f"https://web.archive.org/save/{PAGE}", PAGE, "has the archive save the page"),
        ("https://web.archive.org/save", None, "has the archive save the page"),
        (f"https://web.archive.org/web/*/{PAGE}", PAGE, "the list of all copies"),
        (f"https://web.archive.org/web/2014*/{PAGE}", PAGE, "the list of all copies"),
        (f"https://web.archive.org/{PAGE}", PAGE, "the moment it was made is missing"),
        (f"https://web.archive.org/web/{PAGE}", PAGE, "the moment it was made is missing"),
        (f"https://web.archive.org/web/20151322230836/{PAGE}", PAGE, "at which no copy can have been made"),
        (f"https://web.archive.org/web/18990101000000/{PAGE}", PAGE, "at which no copy can have been made"),
        ("https://web.archive.org/", None, "the front page of an archive"),
        (f"https://archive.ph/{PAGE}", PAGE, "the moment it was made is missing"),
        (f"https://archive.ph/newest/{PAGE}", PAGE, "whenever there is a new one"),
        (f"https://archive.ph/submit/?url={PAGE}", PAGE, "has the archive save the page"),
        ("https://archive.ph/search/?q=tides", None, "opens a search"),
        ("https://archive.ph/*.example.org", ".example.org", "the list of all copies"),
        (f"http://www.webcitation.org/archive?url={PAGE}", PAGE, "has the archive save the page"),
        ("https://ghostarchive.org/search?term=tides", None, "opens a search"),
        ("https://perma.cc/", None, "the front page of an archive"),
        (f"https://wayback.archive-it.org/all/*/{PAGE}", PAGE, "the list of all copies"),
        ("https://archive-it.org/collections/1234", None, "opens a search or a collection"),
        (f"http://webarchive.nationalarchives.gov.uk/+/{PAGE}", PAGE, "whenever there is a new one"),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/*/{PAGE}", PAGE, "the list of all copies"),
        ("https://arquivo.pt/page/search?query=tides", None, "opens a search"),
        (f"http://timetravel.mementoweb.org/list/20150122230836/{PAGE}", PAGE, "the list of all copies"),
    ],
)
def test_what_is_no_copy(url: str, page: str | None, why: str) -> None:
    found = read(url)
    assert isinstance(found, NoSnapshot)
    assert found.original == page
    assert why in found.why


@pytest.mark.parametrize(
    "url",
    [
        "",
        PAGE,
        "https://archive.org/details/tides",
        "https://example.org/web.archive.org/web/20150122230836/http://example.org/a",
        "web.archive.org",
        "http://www.collectionscanada.gc.ca/rpm/028020.php",
        "http://trove.nla.gov.au/ndp/del/article/1157484",
        "https://perma.cc/about",
        "https://conifer.rhizome.org/someone/tides",
    ],
)
def test_of_other_addresses_nothing_is_said(url: str) -> None:
    assert read(url) is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [(SECOND, date(2015, 1, 22)), ("201501222308", date(2015, 1, 22)), ("20150122", None), ("2015", None)],
)
def test_a_day_is_certain_only_where_a_minute_is_named(moment: str, day: date | None) -> None:
    copy = snapshot(f"https://web.archive.org/web/{moment}/{PAGE}")
    assert copy is not None
    assert copy.day == day


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (PAGE, PAGE),
        (WAYBACK, PAGE),
        (f"https://archive.ph/{SECOND}/{WAYBACK}", PAGE),
        ("https://archive.ph/AbC1d", "https://archive.ph/AbC1d"),
    ],
)
def test_the_page_under_its_copies(url: str, page: str) -> None:
    assert original(url) == page


@pytest.mark.parametrize(
    ("other", "same", "why"),
    [
        ("https://example.org/a", True, "the scheme"),
        ("example.org/a", True, "no scheme"),
        ("http://www.example.org/a", True, "www."),
        ("http://EXAMPLE.org/a/", True, "capitals of the host, a final slash"),
        ("http://example.org:80/a#part", True, "a default port, a fragment"),
        ("http://example.org/%61", True, "percent-encoding"),
        ("http://example.org/A", True, "capitals of the path"),
        ("http://example.org:8080/a", False, "another port"),
        ("http://example.org/a?b=1", False, "a query"),
        ("http://example.net/a", False, "another host"),
    ],
)
def test_two_addresses_of_one_page(other: str, *, same: bool, why: str) -> None:
    assert same_page(PAGE, other) is same, why


NAMED = "http://www.example.org/2012/11/06/rise-of-the-tides-id20121106"


@pytest.mark.parametrize(
    ("other", "same", "why"),
    [
        ("https://example.org/article/rise-of-the-tides-id20121106", True, "elsewhere on its site"),
        ("http://old.example.org/rise-of-the-tides-id20121106/", True, "on a part of its site"),
        ("http://example.org/tides/rise-of-the-tides-id20121107", False, "another number"),
        ("http://example.org/tides/rise-of-the-tides-id20121106?page=2", False, "another query"),
        ("http://example.net/2012/rise-of-the-tides-id20121106", False, "another site"),
        ("http://example.net/2012/11/06/rise-of-the-tides-id20121106", True, "by the same long path, at another site"),
        ("http://example.net/2012/11/06/rise-of-the-tides-id20121106?page=2", False, "with another query there"),
        ("http://notexample.org/2012/rise-of-the-tides-id20121106", False, "a site whose name ends so"),
    ],
)
def test_two_addresses_that_end_in_one_name(other: str, *, same: bool, why: str) -> None:
    assert archives.same_name(NAMED, other) is same, why
    assert archives.same_name(other, NAMED) is same, why


@pytest.mark.parametrize("path", ["", "a", "news/index.php", "a/b/c/d", "a-page-with-a-very-long-name-indeed"])
def test_a_path_that_many_sites_may_have_tells_nothing(path: str) -> None:
    assert not archives.same_name(f"http://example.org/{path}", f"http://example.net/{path}")


@pytest.mark.parametrize("name", ["", "index.php", "20121106", "annual-report-2012.pdf", "%E6%BD%AE%E6%B1%90%E8%A1%A8"])
def test_a_name_that_many_pages_may_have_tells_nothing(name: str) -> None:
    assert not archives.same_name(f"http://example.org/en/{name}", f"http://example.org/fr/{name}")


def test_the_order_of_a_query_is_kept() -> None:
    assert same_page(f"{PAGE}?b=%C3%A9&c=2", f"{PAGE}?b=é&c=2")
    assert not same_page(f"{PAGE}?b=1&c=2", f"{PAGE}?c=2&b=1")


def test_services_that_were_shut_down() -> None:
    assert [name for name in ("WebCite", "Internet Memory", "Perma.cc") if archives.is_closed(name)] == [
        "WebCite",
        "Internet Memory",
    ]


@given(
    st.sampled_from([url.split("/")[2] for url, _, _ in COPIES]), st.text(alphabet="012a/:.?=&%*-_~+é\n", max_size=60)
)
def test_nothing_raises(host: str, rest: str) -> None:
    for url in (f"https://{host}/{rest}", f"https://{host}/web/{rest}/{PAGE}"):
        assert same_page(original(url), original(url))
