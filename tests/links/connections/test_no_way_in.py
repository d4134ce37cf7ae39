"""A canary on loopback that nobody may touch, and every way to it that is known, straight and through a proxy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from msgspec.structs import replace

from citecheck import urls
from citecheck.links import Network
from citecheck.links.connections.addresses import is_public_name
from citecheck.links.connections.network import SocketAddress
from citecheck.model import Observation, Outcome
from tests.links.asking import QUICK, asked_in, asked_one
from tests.servers import (
    Exchange,
    Server,
    Site,
    Web,
    answers,
    by_path,
    closed_port,
    in_turn,
    redirects,
    reply,
)


def wide(text: str) -> str:
    """The same in full-width characters, which the rules for international names make narrow again."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


# Each is refused as a private address; `{port}` is the canary's.
PRIVATE = [
    ("http://127.0.0.1:{port}/", "dotted"),
    ("http://127.255.255.254:{port}/", "the far end of loopback"),
    ("http://127.1:{port}/", "short"),
    ("http://127.0.1:{port}/", "in three parts"),
    ("http://2130706433:{port}/", "decimal"),
    ("http://0x7f000001:{port}/", "hexadecimal"),
    ("http://0X7F.0.0.1:{port}/", "hexadecimal in capitals"),
    ("http://0x7f.1:{port}/", "hexadecimal and short"),
    ("http://0177.0.0.1:{port}/", "octal"),
    ("http://017700000001:{port}/", "octal in one part"),
    ("http://0177.0x0.1:{port}/", "all kinds at once"),
    ("http://127.0.0.1.:{port}/", "with a final dot"),
    ("http://0.0.0.0:{port}/", "unspecified"),
    ("http://0:{port}/", "nothing but zero"),
    ("http://[::]:{port}/", "unspecified IPv6"),
    ("http://[::1]:{port}/", "IPv6"),
    ("http://[0:0:0:0:0:0:0:1]:{port}/", "IPv6 in full"),
    ("http://[::127.0.0.1]:{port}/", "IPv4-compatible"),
    ("http://[::ffff:127.0.0.1]:{port}/", "IPv4-mapped"),
    ("http://[::ffff:7f00:1]:{port}/", "IPv4-mapped, hexadecimal"),
    ("http://[::ffff:0:127.0.0.1]:{port}/", "IPv4-translated"),
    ("http://[64:ff9b::127.0.0.1]:{port}/", "NAT64"),
    ("http://[64:ff9b:1::127.0.0.1]:{port}/", "NAT64 of one's own"),
    ("http://[2002:7f00:1::]:{port}/", "6to4"),
    ("http://[2001:0:7f00:1::]:{port}/", "Teredo"),
    ("http://[fe80::1%25lo]:{port}/", "link-local with a zone"),
    ("http://[::1%25lo]:{port}/", "loopback with a zone"),
    ("http://[fd00::1]:{port}/", "unique local"),
    ("http://[fec0::1]:{port}/", "site-local"),
    ("http://[ff02::1]:{port}/", "multicast"),
    ("http://10.0.0.1:{port}/", "private"),
    ("http://100.64.0.1:{port}/", "carriers'"),
    ("http://169.254.169.254/latest/meta-data/", "a cloud's metadata"),
    ("http://224.0.0.1:{port}/", "multicast IPv4"),
    ("http://192.0.2.1:{port}/", "documentation"),
    (f"http://{wide('127')}.0.0.1:{{port}}/", "full-width digits"),
    ("http://①②⑦.⓪.⓪.①:{port}/", "circled digits"),
    ("http://127。0。0。1:{port}/", "ideographic dots"),
    (f"http://{wide('127.0.0.1')}:{{port}}/", "full-width digits and dots"),
    ("http://localhost:{port}/", "localhost"),
    ("http://LOCALHOST.:{port}/", "localhost in capitals, with a final dot"),
    (f"http://{wide('localhost')}:{{port}}/", "localhost in full width"),
    ("http://a.b.localhost:{port}/", "below localhost"),
    ("http://public.org@127.0.0.1:{port}/", "a name for a user"),
    ("http://public.org:80@127.0.0.1:{port}/", "a port for a password"),
    ("http://public.org@public.org@127.0.0.1:{port}/", "two of them"),
    ("http://public.org%2F@127.0.0.1:{port}/", "an encoded slash"),
    ("http://127.0.0.1:{port}#@public.org/", "a fragment for a host"),
    ("http://127.0.0.1:{port}?@public.org/", "a query for a host"),
    ("//127.0.0.1:{port}/", "no scheme"),
    ("127.0.0.1:{port}/", "no scheme and no slashes"),
    ("HTTP://127.0.0.1:{port}/", "the scheme in capitals"),
    ("https://127.0.0.1:{port}/", "https"),
    ("http://loopback.org:{port}/", "a name"),
    ("http://loopback6.org:{port}/", "a name by IPv6"),
    ("http://mapped.org:{port}/", "a name by IPv4-mapped"),
    ("http://scoped.org:{port}/", "a name by a zone"),
    ("http://first.org:{port}/", "a private answer before a public one"),
    ("http://last.org:{port}/", "a public answer before a private one"),
]
# Whatever comes of these, no touch.
ODD = [
    ("http:///127.0.0.1:{port}/", "three slashes"),
    ("http:/127.0.0.1:{port}/", "one slash"),
    ("http:127.0.0.1:{port}/", "no slash"),
    ("http:\\\\127.0.0.1:{port}/", "backslashes"),
    ("http://nowhere.org\\@127.0.0.1:{port}/", "a backslash"),
    ("http://127.0.0.1\\@public.org:{port}/", "a backslash behind"),
    ("http://127.0.0.1\t:{port}/", "a tab"),
    ("http://127%2e0%2e0%2e1:{port}/", "encoded dots"),
    ("http://%31%32%37.0.0.1:{port}/", "encoded digits"),
    ("http://127.0.0.1:{port}:80/", "two ports"),
    ("http://127.0.0.1::{port}/", "two colons"),
    ("http://127.0.0.1..:{port}/", "two final dots"),
    ("http://[127.0.0.1]:{port}/", "IPv4 in brackets"),
    ("http://[::1]public.org:{port}/", "something behind the brackets"),
    ("http://256.0.0.1:{port}/", "a part too large"),
    ("http://0x17f000001:{port}/", "a number too large"),
    ("http://127.0.0.1\x00.public.org:{port}/", "a NUL"),
    ("ftp://127.0.0.1:{port}/", "another scheme"),
    ("gopher://127.0.0.1:{port}/_GET%20/", "a scheme that can speak HTTP"),
    ("file:///etc/hosts", "a file"),
    ("javascript:location='http://127.0.0.1:{port}/'", "a script"),
    ("data:text/html,x", "a page in the address"),
    ("jar:http://127.0.0.1:{port}/!/", "a scheme around a scheme"),
    ("view-source:http://127.0.0.1:{port}/", "another one"),
]
CASES = [*((url, True, why) for url, why in PRIVATE), *((url, False, why) for url, why in ODD)]
EVERY_WAY = pytest.mark.parametrize(("url", "private", "why"), CASES, ids=[case[-1] for case in CASES])


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Site]]:
    """A proxy that would go anywhere; what it is asked for, it notes."""
    site = Site(answers(body=b"<title>Through</title>"))
    server = Server({"*": site})
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.port}")
    yield server, site
    server.close()


def _named(web: Web) -> None:
    web.resolves("localhost", ["127.0.0.1", "::1"])
    web.resolves("loopback.org", ["127.0.0.1"])
    web.resolves("loopback6.org", ["::1"])
    web.resolves("mapped.org", ["::ffff:127.0.0.1"])
    web.resolves("scoped.org", ["fe80::1%lo"])
    web.resolves("first.org", ["127.0.0.1", "93.184.0.0"])
    web.resolves("last.org", ["93.184.0.0", "127.0.0.1"])
    web.resolves("public.org", ["93.184.0.0"])


def _held(seen: Observation, private: object, why: str) -> None:
    """Nothing came back from inside, and what is private is called so."""
    assert seen.outcome is not Outcome.ANSWERED, why
    assert seen.content is None
    if private:
        assert (seen.outcome, seen.attempts) == (Outcome.PRIVATE_ADDRESS, 1 if seen.hops else 0), why


@EVERY_WAY
def test_straight(web: Web, canary: Server, url: str, private: object, why: str) -> None:
    _named(web)
    _held(asked_one(web, url.format(port=canary.port)), private, why)
    assert not canary.touched


@EVERY_WAY
def test_by_a_redirect(web: Web, canary: Server, url: str, private: object, why: str) -> None:
    _named(web)
    location = url.format(port=canary.port).replace("\x00", "%00")
    web.site("a.org", redirects(location.encode().decode("latin-1")))
    # Without a scheme, some are paths on the same site.
    asks_inside = private and location.lower().startswith(("http", "//"))
    _held(asked_one(web, "http://a.org/x"), asks_inside, why)
    assert not canary.touched


@EVERY_WAY
def test_by_the_page_itself(web: Web, canary: Server, url: str, private: object, why: str) -> None:
    _named(web)
    to = url.format(port=canary.port)
    page = f'<meta http-equiv="refresh" content="0;url={to}"><script>location.replace("{to}")</script>'
    web.site("a.org", answers(body=page.encode(), Refresh=f"0;url={to}".encode().decode("latin-1").replace("\x00", "")))
    seen = asked_one(web, "http://a.org/x")
    if private and to.lower().startswith(("http://", "https://", "//")):
        assert (seen.outcome, len(seen.hops)) == (Outcome.PRIVATE_ADDRESS, 1), why
    assert not canary.touched, why


@EVERY_WAY
def test_through_a_proxy(
    web: Web, canary: Server, proxy: tuple[Server, Site], url: str, private: object, why: str
) -> None:
    _named(web)
    seen = asked_one(web, url.format(port=canary.port))
    if private:
        _held(seen, private, why)
    assert not canary.touched
    assert not any(_leads_inside(target) for target in proxy[1].targets), why


@EVERY_WAY
def test_through_a_proxy_by_a_redirect(
    web: Web, canary: Server, proxy: tuple[Server, Site], url: str, private: object, why: str
) -> None:
    _named(web)
    web.resolves("a.org", ["93.184.0.0"])
    location = url.format(port=canary.port).replace("\x00", "%00").encode().decode("latin-1")
    proxy[1].behaviour = by_path({"http://a.org/x": redirects(location)}, otherwise=answers())
    seen = asked_one(web, "http://a.org/x")
    if private and url.lower().startswith(("http", "//")):
        _held(seen, private, why)
    assert not canary.touched
    assert not any(_leads_inside(target) for target in proxy[1].targets), why


def _leads_inside(target: str) -> bool:
    """Whether what a proxy was asked for has another host than those that are public."""
    host = target.partition("://")[2].partition("/")[0].partition(":")[0]
    return host not in {"a.org", "nowhere.org", "public.org", ""}


def test_there_are_enough_ways() -> None:
    assert len({url for url, _, _ in CASES}) >= 60


SINGING = [
    "http://127.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://loopback.org:{port}/",
    "http://localhost:{port}/",
]


@pytest.mark.parametrize("url", SINGING)
def test_the_canary_can_sing(web: Web, canary: Server, url: str) -> None:
    """All that is above could fail: with permission the canary is touched, straight and by a redirect."""
    _named(web)
    web.site("a.org", redirects(url.format(port=canary.port)))
    for asked in (url.format(port=canary.port), "http://a.org/"):
        seen = asked_one(web, asked, replace(QUICK, allow_private=True))
        assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200)
    assert canary.touched


def test_the_proxy_can_sing(web: Web, proxy: tuple[Server, Site]) -> None:
    assert asked_one(web, "http://127.0.0.1:8/", replace(QUICK, allow_private=True)).outcome is Outcome.ANSWERED
    assert proxy[1].targets == ["http://127.0.0.1:8/"]


def test_a_name_that_changes_its_answer_on_the_way(canary: Server) -> None:
    """Public at first; the redirect to another port of the same name makes a second look-up, which says otherwise."""
    with Web() as web:
        web.site("a.org", redirects(f"http://a.org:{canary.port}/"))
        lookups = count()

        def resolve(host: str, port: int) -> list[SocketAddress]:
            first = next(lookups) == 0
            return list(web.network.resolve(host, port)) if first else [("127.0.0.1", port)]

        seen = asked_in(Network(resolve, web.network.connect), "http://a.org/")["http://a.org/"]
    assert (seen.outcome, len(seen.hops), canary.touched) == (Outcome.PRIVATE_ADDRESS, 1, False)


def test_a_chain_is_checked_at_each_step(web: Web, canary: Server) -> None:
    steps: dict[str, Callable[[Exchange], None]] = {f"/{step}": redirects(f"/{step + 1}") for step in range(5)}
    steps["/5"] = in_turn(answers("503 Busy"), redirects(f"//127.0.0.1:{canary.port}/"))
    web.site("a.org", by_path(steps))
    seen = asked_one(web, "http://a.org/0")
    assert (seen.outcome, len(seen.hops), canary.touched) == (Outcome.PRIVATE_ADDRESS, 6, False)


NAMES = [
    ("a.org", True),
    ("localhost.org", True),
    ("notlocalhost", True),
    ("localhost", False),
    ("LOCALHOST", False),
    ("localhost.", False),
    ("a.b.localhost", False),
]


@pytest.mark.parametrize(("name", "public"), NAMES)
def test_names_that_lead_home(name: str, public: object) -> None:
    assert is_public_name(name) is public


SECRETS = [
    "http://name:secret@a.org/",
    "http://name:secret@a.org:99999/",
    "http://name:secret@[zz]/",
    "http://name:secret@a b.org/",
    "http://name:secret@127.0.0.1/",
    "http://name:secret@gone.org/",
    "http://secret@a.org/x",
    "http://x@name:secret@a.org/x",
    "ftp://name:secret@a.org/",
    "//name:secret@a.org/x",
]


@pytest.mark.parametrize("url", SECRETS)
def test_a_password_is_neither_sent_nor_shown(web: Web, url: str) -> None:
    here = web.site("a.org", answers())
    there = web.site("b.org", redirects(url))
    straight = asked_one(web, urls.target(url))
    led = asked_one(web, "http://b.org/")
    for request in (*here.requests, *there.requests):
        assert "authorization" not in request.headers
        assert "secret" not in f"{request.target} {request.headers}"
    assert "secret" not in repr(led)
    if urls.scheme(url) in urls.ASKABLE:
        assert "secret" not in repr(straight)


def test_a_password_does_not_pass_a_proxy(web: Web, proxy: tuple[Server, Site]) -> None:
    web.resolves("a.org", ["93.184.0.0"])
    asked_one(web, "http://name:secret@a.org/x")
    assert proxy[1].targets == ["http://a.org/x"]
    assert "secret" not in str(proxy[1].requests[0].headers)


BROKEN_PROXIES = [
    "http://name:secret@127.0.0.1:{closed}",
    "http://name:secret@[zz]:80",
    "http://name:secret@proxy.invalid:3128",
    "socks9://name:secret@127.0.0.1:1",
    "socks5h://name:secret@127.0.0.1:{closed}",
    "http://name:secret@127.0.0.1:99999",
    "https://name:secret@127.0.0.1:{closed}",
    "name:secret@127.0.0.1:{closed}",
]


@pytest.mark.parametrize("proxy_url", BROKEN_PROXIES)
def test_the_password_of_a_proxy_is_never_shown(web: Web, monkeypatch: pytest.MonkeyPatch, proxy_url: str) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, proxy_url.format(closed=closed_port()))
    web.resolves("a.org", ["93.184.0.0"])
    for url in ("http://a.org/", "https://a.org/"):
        seen = asked_one(web, url, replace(QUICK, max_retries=0))
        assert seen.outcome is not Outcome.ANSWERED
        assert "secret" not in repr(seen)


def test_the_password_of_a_proxy_that_refuses_is_not_shown(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    site = web.sites["*"] = Site(lambda exchange: exchange.send(reply("502 Bad Gateway")))
    monkeypatch.setenv("https_proxy", f"http://name:secret@127.0.0.1:{web.server.port}")
    web.resolves("a.org", ["93.184.0.0"])
    seen = asked_one(web, "https://a.org/", replace(QUICK, max_retries=0))
    assert (site.requests[0].method, site.targets[0]) == ("CONNECT", "a.org:443")
    assert "proxy-authorization" in site.requests[0].headers
    assert "secret" not in repr(seen)
