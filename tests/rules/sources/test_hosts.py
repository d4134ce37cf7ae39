"""The rules SR: sources that are weak by the form of their address."""

from __future__ import annotations

import pytest

from citecheck.model import Severity
from citecheck.rules.catalogue import Rule
from citecheck.rules.sources import hosts
from tests.rules.checking import found

SHOP = "http://www.amazon.com/Tides/dp/B002PB17NQ/ref=sr_1_1?ie=UTF8"
CACHE = "http://webcache.googleusercontent.com/search?q=cache:7ieoz5IjDQYJ:www.example.org/a+tides&hl=en"
PHOTO = "http://www.flickr.com/photos/someone/5600310787/in/set-1/"
SHORT = "https://bit.ly/2xYzAbC"
SEARCH = "https://www.google.com/search?q=tides"


def severities(rule: Rule, text: str) -> list[Severity]:
    return [finding.severity for finding in found(rule, text)]


@pytest.mark.parametrize(
    ("rule", "url", "weak", "why"),
    [
        (hosts.shop_page, SHOP, True, "a product"),
        (hosts.shop_page, "https://www.amazon.co.uk/dp/B002PB17NQ", True, "in another country"),
        (hosts.shop_page, "https://www.amazon.de/gp/product/3406123456/", True, "the older form"),
        (hosts.shop_page, "https://www.ebay.com/itm/123456", True, "an auction"),
        (hosts.shop_page, "https://aws.amazon.com/blogs/aws/tides/", False, "a company's own blog"),
        (hosts.shop_page, "https://www.aboutamazon.com/dp/news", False, "another site"),
        (hosts.shop_page, "https://www.amazon.com/gp/help/customer/display.html", False, "no product"),
        (hosts.shop_page, "https://amazon.example.org/dp/1", False, "somebody's own host"),
        (hosts.shop_page, "https://www.waterstones.com/blog/tides", False, "a shop's magazine"),
        (hosts.photo_host, PHOTO, True, "somebody's picture"),
        (hosts.photo_host, "http://www.flickriver.com/photos/someone/tags/tides/", True, "a viewer of them"),
        (hosts.photo_host, "https://live.staticflickr.com/1/2_3.jpg", True, "the file"),
        (hosts.photo_host, "https://www.flickr.com/photos/nasacommons/5", False, "a public body's"),
        (hosts.photo_host, "https://www.flickr.com/commons/institutions/", False, "the list of them"),
        (hosts.photo_host, "https://www.flickr.com/about", False, "the company"),
        (hosts.photo_host, "https://www.example.org/flickr.com/photos/x", False, "only in the path"),
        (hosts.search_engine_cache, CACHE, True, "a cache"),
        (hosts.search_engine_cache, "http://www.google.com/search?q=cache:AbCdEfGhIjK:example.org/a", True, "older"),
        (hosts.search_engine_cache, "http://cc.bingj.com/cache.aspx?q=tides&d=1", True, "another's"),
        (hosts.search_engine_cache, "https://example.org/cache/a", False, "a folder"),
        (hosts.search_engine_cache, "https://example.org/?q=cache+memory", False, "a word"),
        (hosts.search_engine_cache, SEARCH, False, "a search"),
        (hosts.link_shortener, SHORT, True, "a short link"),
        (hosts.link_shortener, "https://tinyurl.com/tides2014", True, "another"),
        (hosts.link_shortener, "https://youtu.be/dQw4w9WgXcQ", False, "a site's own short form"),
        (hosts.link_shortener, "https://bitly.com/blog/short-links/", False, "the service about itself"),
        (hosts.link_shortener, "https://support.rebrandly.com/hc/en", False, "its support"),
        (hosts.link_shortener, "https://tinyurl.com/", False, "its home page"),
        (hosts.link_shortener, "https://forbid.ly/abc", False, "another host that ends alike"),
        (hosts.search_result_page, SEARCH, True, "a search"),
        (hosts.search_result_page, "https://www.google.co.uk/search?tbm=bks&q=tides", True, "in books"),
        (hosts.search_result_page, "https://books.google.com/books?q=tides", True, "in all books"),
        (hosts.search_result_page, "https://scholar.google.com/scholar?q=tides", True, "in papers"),
        (hosts.search_result_page, "https://duckduckgo.com/?q=tides", True, "another engine"),
        (hosts.search_result_page, "https://books.google.com/books?id=AbC&q=tides", False, "in one book"),
        (hosts.search_result_page, "https://books.google.com/books?id=AbC&pg=PA1&q=", False, "a page of it"),
        (hosts.search_result_page, "https://www.google.com/search/howsearchworks/", False, "about searching"),
        (hosts.search_result_page, "https://news.google.com/newspapers?id=1&q=tides", False, "a scanned newspaper"),
        (
            hosts.search_result_page,
            "https://www.google.com/search?q=cache:AbCdEfGhIjK:example.org/a",
            False,
            "a cache in the form of a search",
        ),
        (hosts.search_result_page, CACHE, False, "a cache, which SR003 reports"),
        (hosts.search_result_page, "https://www.google.com/maps?q=tides", False, "a map"),
        (hosts.search_result_page, "https://example.org/search?q=tides", False, "a site's own search"),
    ],
)
def test_the_form_of_an_address(rule: Rule, url: str, why: str, *, weak: bool) -> None:
    text = f"{{{{cite web |title=Tides |url={url}}}}}"
    assert severities(rule, text) == ([Severity.WARNING] if weak else []), why
    assert severities(rule, f"Tides.<ref>[{url} Tides]</ref>") == ([Severity.WARNING] if weak else []), why


@pytest.mark.parametrize(
    ("rule", "url"),
    [
        (hosts.shop_page, SHOP),
        (hosts.photo_host, PHOTO),
        (hosts.search_engine_cache, CACHE),
        (hosts.link_shortener, SHORT),
        (hosts.search_result_page, SEARCH),
    ],
)
@pytest.mark.parametrize(
    "citation",
    [
        "{{cite book |title=Tides |isbn=978-0-306-40615-7 |url=%s}}",
        "{{cite book |title=Tides |last=Rowe |url=%s}}",
        "{{cite book |title=Tides |publisher=Harbour Press |url=%s}}",
        "{{cite web |title=Tides |oclc=12345 |url=%s}}",
        "{{cite journal |title=Tides |journal=Waves |doi=10.1000/182 |url=%s}}",
        "{{cite AV media |title=Tides |people=Anna Rowe |url=%s}}",
    ],
)
def test_a_work_that_is_found_without_its_address_is_not_weak(rule: Rule, url: str, citation: str) -> None:
    (finding,) = found(rule, citation % url)
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("the work can be found without it.")


@pytest.mark.parametrize(
    "citation",
    [
        "{{cite book |title=Tides |url=%s}}",
        "{{cite web |title=Tides |last=Rowe |website=Amazon |url=%s}}",
        "* [%s Tides]",
    ],
)
def test_a_shops_page_alone_is(citation: str) -> None:
    assert severities(hosts.shop_page, citation % SHOP) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("parameter", "severity"),
    [("website=Atlas", Severity.NOTE), ("publisher=Atlas", Severity.NOTE), ("last=Rowe", Severity.WARNING)],
)
def test_a_short_link_whose_publisher_is_named_hides_little(parameter: str, severity: Severity) -> None:
    text = f"{{{{cite web |title=Tides |{parameter} |url={SHORT}}}}}"
    assert severities(hosts.link_shortener, text) == [severity]


def test_a_list_is_named_with_its_date() -> None:
    (finding,) = found(hosts.link_shortener, f"Tides.<ref>{SHORT}</ref>")
    assert finding.message == (
        "bit.ly hides where its link leads (MISP warning list of known URL shorteners, version 27, 2026); "
        "cite the page behind it."
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{{{{cite web |title=Tides |quote=sold at {SHOP} now |url=http://example.org/a}}}}",
        f"{{{{cite web |title=Tides |url=http://example.org/a |archive-url={SHOP}}}}}",
        f"{{{{cite episode |title=Tides |url=http://example.org/a |transcript-url={SHOP}}}}}",
    ],
    ids=["a quotation", "a copy", "a transcript"],
)
def test_only_the_address_of_the_source_weighs(text: str) -> None:
    assert not found(hosts.shop_page, text)


def test_an_address_is_reported_once_in_a_citation() -> None:
    assert len(found(hosts.shop_page, f"{{{{cite book |title=A |url={SHOP} |chapter=B |chapter-url={SHOP}#b}}}}")) == 1


def test_the_cached_page_is_named_and_can_be_put_in_place() -> None:
    (finding,) = found(hosts.search_engine_cache, f"{{{{cite web |title=Tides |url={CACHE}}}}}")
    assert finding.message == (
        "This copy of “http://www.example.org/a” was in a search engine's cache, which keeps nothing; "
        "cite the page itself."
    )
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.edits[0].replacement == "http://www.example.org/a"


def test_a_cache_that_names_no_page_has_no_fix() -> None:
    (finding,) = found(hosts.search_engine_cache, "* http://cc.bingj.com/cache.aspx?q=tides&d=1")
    assert finding.message == "This copy was in a search engine's cache, which keeps nothing; cite the page itself."
    assert finding.fix is None
