"""The rules UR on what the way to a page has left in its address, and on its editions for telephones."""

from __future__ import annotations

import pytest

from citecheck.rules.addresses import traces, versions
from citecheck.rules.catalogue import Rule
from tests.rules.checking import found, repaired

HEX = "981999be5377ca5a46ce6165b276c73d"
BOT = "utm_source=chatgpt.com"


def cited(url: str) -> str:
    return f"{{{{cite web |title=A |url={url}}}}}"


@pytest.mark.parametrize(
    ("rule", "url", "kept"),
    [
        (traces.tracking_in_url, "http://example.org/a?utm_source=x", "http://example.org/a"),
        (traces.tracking_in_url, "http://example.org/a?id=7&utm_source=x&utm_medium=y", "http://example.org/a?id=7"),
        (traces.tracking_in_url, "http://example.org/a?fbclid=x&id=7#top", "http://example.org/a?id=7#top"),
        (traces.tracking_in_url, "http://example.org/a?gclid=x&id=7&utm_id=y&p=1", "http://example.org/a?id=7&p=1"),
        (traces.tracking_in_url, "http://example.org/a?id=7&amp;UTM_Source=x", "http://example.org/a?id=7"),
        (traces.address_from_chatbot, f"http://example.org/a?id=7&{BOT}&utm_medium=y", "http://example.org/a?id=7"),
        (traces.address_from_chatbot, "http://example.org/a?referrer=grok.com", "http://example.org/a"),
        (traces.session_in_url, "http://example.org/a?PHPSESSID=abc&id=7", "http://example.org/a?id=7"),
        (traces.session_in_url, "http://example.org/a.jsp;jsessionid=0A1B?id=7", "http://example.org/a.jsp?id=7"),
        (traces.session_in_url, f"http://example.org/a?n=7&sid={HEX}", "http://example.org/a?n=7"),
        (traces.session_in_url, "http://example.org/(S(0a1b2c3d4e5f60718293abcd))/a", "http://example.org/a"),
        (versions.mobile_url, "https://m.example.org/a", "https://example.org/a"),
        (versions.mobile_url, "https://en.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"),
        (versions.mobile_url, "https://mobile.nytimes.com/a", "https://nytimes.com/a"),
        (versions.amp_url, "https://example.org/2019/sea/tides/amp", "https://example.org/2019/sea/tides"),
        (versions.amp_url, "https://example.org/2019/tides/amp/?x=1", "https://example.org/2019/tides?x=1"),
        (versions.amp_url, "https://example.org/tides.amp.html", "https://example.org/tides.html"),
        (versions.amp_url, "https://example.org/tides?amp=1&id=7", "https://example.org/tides?id=7"),
        (versions.amp_url, "https://example.org/tides?outputType=amp", "https://example.org/tides"),
    ],
)
def test_what_is_kept_of_an_address(rule: Rule, url: str, kept: str) -> None:
    (finding,) = found(rule, cited(url))
    assert repaired(cited(url), finding.fix) == cited(kept)
    assert not found(rule, cited(kept))


@pytest.mark.parametrize(
    ("rule", "url", "why"),
    [
        (traces.tracking_in_url, "http://example.org/a?utm=1&source=x", "names that are only like them"),
        (traces.tracking_in_url, "http://example.org/utm_source=x", "no query"),
        (traces.tracking_in_url, "http://example.org/a#?utm_source=x", "a fragment"),
        (traces.tracking_in_url, f"http://example.org/a?{BOT}", "a chatbot's, which the other rule says"),
        (traces.tracking_in_url, "https://web.archive.org/web/20150122230836/http://e.org/a?utm_source=x", "a copy"),
        (traces.tracking_in_url, "https://www.google.com/url?q=http%3A%2F%2Fe.org&utm_source=x", "a redirector"),
        (traces.address_from_chatbot, "http://example.org/a?utm_source=feed", "no chatbot"),
        (traces.address_from_chatbot, "http://example.org/chatgpt.com?q=chatgpt.com", "a page about one"),
        (traces.session_in_url, "http://example.org/a?sid=12", "a number of something else"),
        (traces.session_in_url, f"http://example.org/a?sid={HEX}&id={HEX[::-1]}", "such numbers name everything here"),
        (traces.session_in_url, "http://example.org/a?sessionid=OpeningOfTheConference", "a word"),
        (traces.session_in_url, "http://example.org/a?PHPSESSID=", "empty"),
        (versions.mobile_url, "https://m.com/a", "the site itself"),
        (versions.mobile_url, "https://m.co.uk/a", "a site below a country's ending"),
        (versions.mobile_url, "https://mobile.example.org/a", "may be about telephones"),
        (versions.mobile_url, "https://www.m.example.org.uk/a", "somewhere in the middle"),
        (versions.mobile_url, "https://m.media-amazon.com/a", "no edition"),
        (versions.amp_url, "https://example.org/gear/amp", "the subject of a page"),
        (versions.amp_url, "https://example.org/amp/gear/sound/a", "in the middle"),
        (versions.amp_url, "https://example.org/a?amp=tube", "another value"),
        (versions.amp_url, "www.example.org/2019/sea/tides?a=b", "no scheme"),
    ],
)
def test_what_is_left_alone(rule: Rule, url: str, why: str) -> None:
    assert not found(rule, cited(url)), why


def test_the_finding_is_where_the_marks_are() -> None:
    text = cited("http://example.org/a?id=7&utm_source=x&utm_medium=y#top")
    (finding,) = found(traces.tracking_in_url, text)
    assert text[finding.span.start : finding.span.end] == "&utm_source=x&utm_medium=y"
    assert "“utm_source=x&utm_medium=y”" in finding.message


def test_an_address_without_a_template_is_looked_at_too() -> None:
    (finding,) = found(traces.tracking_in_url, "It turned.<ref>http://example.org/a?fbclid=x</ref>")
    assert finding.fix is not None
