"""Addresses: where MediaWiki ends one, what is asked for it, and which texts can be none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import urls

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)
ADDRESSES = st.from_regex(r"https?://[A-Za-z0-9é.:@-]{1,20}(/[a-zA-Z0-9%&;.,()'\"é /?#|-]{0,20})?", fullmatch=True)

FOUND = [
    ("http://a.example/b", ["http://a.example/b"], "alone"),
    ("see http://a.example/b now", ["http://a.example/b"], "among words"),
    ("2013http://a.example", ["http://a.example"], "glued to a number"),
    ("bookhttps://a.example", ["https://a.example"], "glued to a word"),
    ("HTTP://A.example hTTps://b.example", ["HTTP://A.example", "hTTps://b.example"], "capitals in the scheme"),
    (
        "http://archive.example/2011/http://a.example/b",
        ["http://archive.example/2011/http://a.example/b"],
        "one inside",
    ),
    ("http://a.example/?u=https://b.example", ["http://a.example/?u=https://b.example"], "one in a query"),
    ("http://http://a.example", ["http://http://a.example"], "the scheme twice"),
    ("ftps://a.example sftp://b.example", ["ftps://a.example", "sftp://b.example"], "a scheme that ends another"),
    ("gopher://a.example irc://b.example", ["gopher://a.example", "irc://b.example"], "other schemes of MediaWiki"),
    ("foo://a.example htp://b.example", [], "unknown schemes"),
    ("http:// a", [], "nothing behind the scheme"),
    ("://a.example", [], "no scheme"),
    ("mailto:a@b.example", [], "no slashes"),
    ("http://[2001:db8::1]:80/x", ["http://[2001:db8::1]:80/x"], "a numbered host"),
    ("http://a.example/[b]", ["http://a.example/"], "brackets end it"),
    ('http://a.example/"b"', ["http://a.example/"], "quotation marks end it"),
    ("http://a.example/<b>", ["http://a.example/"], "angles end it"),
    ("http://a.example/b\u00a0c", ["http://a.example/b"], "a no-break space ends it"),
    ("http://a.example/b\u3000c", ["http://a.example/b"], "an ideographic space ends it"),
    ("http://a.example/b\x00c", ["http://a.example/b"], "a NUL ends it"),
    ("http://a.example/b\ufffdc d", ["http://a.example/b\ufffdc"], "lost bytes are a part of it"),
    ("http://a.example/\u00fc\U0001f600", ["http://a.example/\u00fc\U0001f600"], "letters and symbols of all kinds"),
    ("http://a.example\r\nhttp://b.example", ["http://a.example", "http://b.example"], "line ends"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND, ids=[case[2] for case in FOUND])
def test_finds_the_runs_that_begin_with_a_scheme(text: str, expected: list[str], why: str) -> None:
    assert [text[start:end] for start, end in urls.found_in(text, 0, len(text))] == expected, why


def test_looks_at_nothing_outside_the_piece() -> None:
    text = "http://a.example/b http://c.example"
    assert list(urls.found_in(text, 2, 10)) == []
    assert list(urls.found_in(text, 0, 10)) == [(0, 10)]


# Expected by Parser::makeFreeExternalLink of MediaWiki 1.43.
BARE = [
    ("http://a.example/b.", "http://a.example/b", "a full stop"),
    ("http://a.example/b,", "http://a.example/b", "a comma"),
    ("http://a.example/b;", "http://a.example/b", "a semicolon"),
    ("http://a.example/b:", "http://a.example/b", "a colon"),
    ("http://a.example/b?!", "http://a.example/b", "marks together"),
    ("http://a.example/b\\", "http://a.example/b", "a backslash"),
    ("http://a.example/b...", "http://a.example/b", "dots"),
    ("http://a.example/b/", "http://a.example/b/", "a slash is a part"),
    ("http://a.example/b'", "http://a.example/b'", "an apostrophe is a part"),
    ("http://a.example/b)", "http://a.example/b", "a parenthesis that nothing opens"),
    ("http://a.example/b).", "http://a.example/b", "a parenthesis and a full stop"),
    ("http://a.example/b_(c)", "http://a.example/b_(c)", "a pair of parentheses"),
    ("http://a.example/b_(c).", "http://a.example/b_(c)", "a pair and a full stop"),
    ("http://a.example/b_(c))", "http://a.example/b_(c))", "one too many, as MediaWiki has it"),
    ("http://a.example/b&amp;", "http://a.example/b&amp;", "an entity keeps its semicolon"),
    ("http://a.example/b&#233;", "http://a.example/b&#233;", "a numbered entity too"),
    ("http://a.example/b&#xe9;", "http://a.example/b&#xe9;", "in hexadecimal too"),
    ("http://a.example/b&amp;;", "http://a.example/b&amp;", "and no second one"),
    ("http://a.example/b&amp;.", "http://a.example/b&amp;", "nor a full stop"),
    ("http://a.example/b&eacute2;", "http://a.example/b&eacute2", "no entity has a digit there"),
    ("http://a.example/b&lt;c", "http://a.example/b", "an escaped angle ends it"),
    ("http://a.example/b&gt;", "http://a.example/b", "the other one too"),
    ("http://a.example/b&nbsp;c", "http://a.example/b", "an escaped blank too"),
    ("http://a.example/b&#x000A0;c", "http://a.example/b", "however it is escaped"),
    ("http://a.example/b&#0160;c", "http://a.example/b", "in decimal"),
    ("http://a.example/b.&nbsp;c", "http://a.example/b", "and what stands before it is an end"),
    ("http://a.example/?b=1&lt=2", "http://a.example/?b=1&lt=2", "a parameter called lt is none"),
    ("http://...", "http://", "nothing is left"),
    ("", "", "nothing at all"),
]


@pytest.mark.parametrize(("run", "expected", "why"), BARE, ids=[case[2] for case in BARE])
def test_ends_a_bare_address_where_mediawiki_ends_it(run: str, expected: str, why: str) -> None:
    assert run[: urls.bare_length(run)] == expected, why


TARGETS = [
    ("http://a.example/b", "http://a.example/b", "as written"),
    ("http://a.example", "http://a.example/", "the root's slash"),
    ("http://a.example?b=c", "http://a.example/?b=c", "before a query too"),
    ("http://a.example/b#c", "http://a.example/b", "fragment off"),
    ("HTTP://WWW.A.Example/B", "http://www.a.example/B", "scheme and host in small letters, the path as it is"),
    ("//a.example/b", "http://a.example/b", "no scheme but slashes"),
    ("http://a.example\\b\\c?d\\e", "http://a.example/b/c?d%5Ce", "backslashes for slashes, as browsers read them"),
    ("www.a.example/b", "http://www.a.example/b", "no scheme"),
    ("www.a.example:8080/b", "http://www.a.example:8080/b", "a port is no scheme"),
    ("www.a.example/?u=http://b.example", "http://www.a.example/?u=http://b.example", "another one in the query"),
    (" http://a.example/b ", "http://a.example/b", "blanks around it"),
    ("http://a.example/?b=1&amp;c=2", "http://a.example/?b=1&c=2", "entities decoded"),
    ("http://a.example/b&#35;c", "http://a.example/b", "an escaped fragment"),
    ("http://a.example/b%20c%2F", "http://a.example/b%20c%2F", "percent-encoding stays"),
    ("http://a.example/b c", "http://a.example/b%20c", "a blank is encoded"),
    ("http://a.example/b|c", "http://a.example/b%7Cc", "a pipe too"),
    ("http://A.example/b|c", "http://a.example/b%7Cc", "alike on every way"),
    ("http://a.example/b^c`d", "http://a.example/b%5Ec%60d", "so are the other marks that no address has"),
    ("http://a.example/\u00e9", "http://a.example/%C3%A9", "letters beyond ASCII"),
    ("http://m\u00fcller.example/", "http://xn--mller-kva.example/", "an international host"),
    ("http://\u4f8b\u3048.example:81/x", "http://xn--r8jz45g.example:81/x", "with a port"),
    ("http://\u2665.example/", "http://xn--g6h.example/", "a symbol, by the older standard"),
    ("http://u:p@a.example/b", "http://a.example/b", "credentials are never sent"),
    ("http://[2001:DB8::1]/b", "http://[2001:db8::1]/b", "a numbered host"),
    ("n/a", "n/a", "no address at all"),
    ("", "", "nothing"),
    ("unknown", "unknown", "a word"),
    ("mailto:a@b.example", "mailto:a@b.example", "another scheme without slashes"),
    ("a@b.example", "a@b.example", "a mail address is no host"),
    ("a@b.example?subject=c", "a@b.example?subject=c", "nor with a query"),
    ("a.example?to=b@c.example", "http://a.example/?to=b@c.example", "one in the query is none of the host's"),
    ("doi:10.1000/182", "doi:10.1000/182", "nor is an identifier"),
    ("urn:isbn:0451450523", "urn:isbn:0451450523", "nor a name"),
    ("ftp://a.example/b", "ftp://a.example/b", "another scheme"),
    ("http://a.example/b\\nC\\u00e9?d", "http://a.example/b\\nC\\u00e9?d", "escapes, which has_gap knows"),
    ("http://a.example/b{{!}}c?d{{=}}e", "http://a.example/b%7Cc?d=e", "templates that are a mark"),
    ("http://a.example/b?c[tpl]=[/tpl]d", "http://a.example/b?c=d", "in a dump too"),
    ("http:/a.example/b", "http:/a.example/b", "one slash is no address"),
    ("news:a?b=http://c.example", "news:a?b=http://c.example", "slashes only in its query"),
]


@pytest.mark.parametrize(("url", "expected", "why"), TARGETS, ids=[case[2] for case in TARGETS])
def test_asks_for_an_address(url: str, expected: str, why: str) -> None:
    assert urls.target(url) == expected, why


@given(ADDRESSES.filter(lambda url: "&" not in url))
def test_a_target_is_its_own_target(url: str) -> None:
    target = urls.target(url)
    assert urls.target(target) == target


@given(ADDRESSES)
def test_a_target_is_ascii_without_blanks_and_fragment(url: str) -> None:
    path = urls.target(url).partition("://")[2].partition("/")[2]
    assert path.isascii()
    assert not any(mark in path for mark in ' #"<>|')


@given(ANY_TEXT)
def test_nothing_raises_on_any_text(text: str) -> None:
    for written in (text, f"http://{text}", f"//{text}"):
        assert len(written[: urls.bare_length(written)]) <= len(written)
        assert isinstance(urls.target(written), str)
        assert isinstance(urls.host(written), str)
        assert isinstance(urls.scheme(written), str)
        assert urls.fault(written) is None or urls.fault(written)
        for start, end in urls.found_in(written, 0, len(written)):
            assert "://" in written[start:end]


@given(ANY_TEXT)
def test_the_runs_do_not_overlap(text: str) -> None:
    runs = list(urls.found_in(f"http://{text}", 0, len(text) + 7))
    assert all(before[1] <= after[0] for before, after in pairwise(runs))


HOSTS = [
    ("http://WWW.A.Example:80/b", "www.a.example", "small letters, no port"),
    ("http://u:p@a.example/", "a.example", "no credentials"),
    ("http://a.example./", "a.example", "no final dot"),
    ("//a.example", "a.example", "no scheme"),
    ("http://[2001:db8::1]:80/", "2001:db8::1", "a number"),
    ("http://[2001/", "", "a broken one"),
    ("http:///b", "", "none"),
    ("n/a", "", "no address"),
]


@pytest.mark.parametrize(("url", "expected", "why"), HOSTS, ids=[case[2] for case in HOSTS])
def test_names_the_host(url: str, expected: str, why: str) -> None:
    assert urls.host(url) == expected, why


SCHEMES = [
    ("HTTPS://a.example", "https"),
    ("ftp://a.example", "ftp"),
    ("mailto:a@b.example", "mailto"),
    ("www.a.example:8080/b", ""),
    ("a.example:80", ""),
    ("//a.example", ""),
    ("www.a.example", ""),
    ("n/a", ""),
    ("2013http://a.example", ""),
]


@pytest.mark.parametrize(("url", "expected"), SCHEMES)
def test_reads_the_scheme(url: str, expected: str) -> None:
    assert urls.scheme(url) == expected


IMPOSSIBLE = [
    ("n/a", "no web address"),
    ("unknown", "no web address"),
    ("http:/a.example/b", "no web address"),
    ("http:///b", "names no host"),
    ("http://?b", "names no host"),
    ("http://a..example/", "host name cannot exist"),
    ("http://a b.example/", "host name cannot exist"),
    ("http://a,example.org/", "host name cannot exist"),
    ("http://" + "a" * 64 + ".example/", "host name cannot exist"),
    ("http://" + "a." * 140 + "example/", "host name cannot exist"),
    ("http://a.example:0/", "port is out of range"),
    ("http://a.example:65536/", "malformed"),
    ("http://a.example:http/", "malformed"),
    ("http://[2001/", "malformed"),
]


@pytest.mark.parametrize(("url", "expected"), IMPOSSIBLE)
def test_says_why_a_text_can_be_no_address(url: str, expected: str) -> None:
    assert expected in (urls.fault(url) or "")


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/b",
        "//a.example",
        "www.a.example",
        "http://localhost:8000/",
        "http://under_score.example/",
        "http://-hyphens-.example/",
        "http://a.example./",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://u:p@a.example/",
        "http://m\u00fcller.example/",
        "http://a.example:65535/",
        "ftp://a.example/b",
        "mailto:a@b.example",
        "http://" + "a" * 63 + ".example/",
    ],
)
def test_finds_no_fault_in_an_address(url: str) -> None:
    assert urls.fault(url) is None
