"""How an address is written on the wire: as it was cited, and only made fit for it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.model import Outcome
from tests.links.asking import QUICK, asked, asked_one
from tests.servers import Web, answers, by_path, redirects

# What is cited, host off, and the target of the request.
TARGETS = [
    ("", "/", "no path"),
    ("?q=1", "/?q=1", "a query without a path"),
    ("/a%2Fb", "/a%2Fb", "an encoded slash"),
    ("/a%2fb%c3%a9", "/a%2fb%c3%a9", "an encoding in lower case"),
    ("/%7Euser/%41", "/%7Euser/%41", "an encoding that was not needed"),
    ("/~user", "/~user", "a tilde"),
    ("/100%", "/100%", "a percent sign alone"),
    ("/%zz?q=%", "/%zz?q=%", "an encoding that is none"),
    ("/größe", "/gr%C3%B6%C3%9Fe", "a path in Unicode"),
    ("/?q=größe&r=水", "/?q=gr%C3%B6%C3%9Fe&r=%E6%B0%B4", "a query in Unicode"),
    ("/a b?c d", "/a%20b?c%20d", "blanks"),
    ("/a+b?c+d", "/a+b?c+d", "plus signs"),
    ("/a;b=1;c?d;e", "/a;b=1;c?d;e", "semicolons"),
    ("/?a[]=1&a[x]=2", "/?a[]=1&a[x]=2", "brackets in a query"),
    ("/a(b)'c'!*,:@$", "/a(b)'c'!*,:@$", "signs that may stand in a path"),
    ("/?a&amp;b=1&#38;c", "/?a&b=1&c", "entities of HTML"),
    ("/?a=b?c=d/e", "/?a=b?c=d/e", "a query in a query"),
    ("/?url=http://b.org/x", "/?url=http://b.org/x", "an address in a query"),
    ("/a//b///", "/a//b///", "slashes upon slashes"),
    ("/a?", "/a?", "an empty query"),
    ("/a#b?c", "/a", "a fragment"),
    ("/a?b#c", "/a?b", "a fragment behind a query"),
    ("/a/./b/../c", "/a/c", "dots, as browsers resolve them"),
    ("/.well-known/%2f", "/.well-known/%2f", "a name that begins with a dot"),
]


@pytest.mark.parametrize(("cited", "target", "why"), TARGETS, ids=[case[-1] for case in TARGETS])
def test_a_target_is_sent_as_written(web: Web, cited: str, target: str, why: str) -> None:
    site = web.site("a.org", answers())
    assert asked_one(web, f"http://a.org{cited}").outcome is Outcome.ANSWERED
    assert site.targets == [target], why


# What is cited, and the Host that is sent.
HOSTS = [
    ("http://A.Org/X", "a.org", "capitals"),
    ("HTTP://a.org/X", "a.org", "a scheme in capitals"),
    ("//a.org/X", "a.org", "no scheme, but slashes"),
    ("a.org/X", "a.org", "no scheme at all"),
    ("http://a.org:80/X", "a.org", "the port that is meant anyway"),
    ("http://a.org:8080/X", "a.org:8080", "a port"),
    ("http://münchen.org/X", "xn--mnchen-3ya.org", "an international name"),
    ("http://xn--mnchen-3ya.org/X", "xn--mnchen-3ya.org", "the same, encoded"),
    ("http://i❤.ws/X", "xn--i-7iq.ws", "a name with a heart"),
    ("http://user:secret@a.org/X", "a.org", "a name and a password"),
]


@pytest.mark.parametrize(("cited", "host", "why"), HOSTS, ids=[case[-1] for case in HOSTS])
def test_a_host_is_sent_in_ascii(web: Web, cited: str, host: str, why: str) -> None:
    site = web.site(host.partition(":")[0], answers())
    assert asked_one(web, cited).outcome is Outcome.ANSWERED
    assert [(request.headers["host"], request.target) for request in site.requests] == [(host, "/X")], why


REDIRECTS = [
    ("/b%2fc", "/b%2fc", "encoded"),
    ("/gr\xc3\xb6\xc3\x9fe", "/gr%C3%B6%C3%9Fe", "in bytes of UTF-8"),
    ("/b c", "/b%20c", "with a blank"),
    ("b?c[]=d", "/b?c[]=d", "relative, with brackets"),
    ("../b", "/b", "above the root"),
    ("/b#c", "/b", "with a fragment"),
]


@pytest.mark.parametrize(("location", "target", "why"), REDIRECTS, ids=[case[-1] for case in REDIRECTS])
def test_a_redirect_is_followed_as_written(web: Web, location: str, target: str, why: str) -> None:
    site = web.site("a.org", by_path({"/a": redirects(location)}, answers()))
    asked(web, "http://a.org/a", settings=replace(QUICK, max_retries=0))
    assert site.targets == ["/a", target], why
