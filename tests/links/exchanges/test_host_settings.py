"""What the configuration says of single hosts, as it reaches the wire."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from citecheck.config.hosts import HostSettings
from citecheck.model import Outcome
from tests.links.asking import CERTIFICATES, QUICK, asked_one
from tests.servers import Site, Web, answers, by_path, redirects

CERTIFICATE = CERTIFICATES / "valid.pem"
HEADERS = (("Authorization", "Bearer secret"), ("X-Reader", "secret"), ("Accept-Language", "de"))
SETTINGS = replace(QUICK, hosts={"tls.org": HostSettings(headers=HEADERS), "a.org": HostSettings(headers=HEADERS)})


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web that speaks TLS with a certificate for tls.org that is trusted."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with Web(context) as made:
        yield made


def _sent(site: Site) -> list[tuple[str | None, ...]]:
    names = ("authorization", "x-reader", "accept-language")
    return [tuple(request.headers.get(name) for name in names) for request in site.requests]


def test_headers_are_sent_to_their_host(secure: Web) -> None:
    site = secure.site("tls.org", answers())
    assert asked_one(secure, "https://tls.org/", SETTINGS).outcome is Outcome.ANSWERED
    assert _sent(site) == [("Bearer secret", "secret", "de")]


def test_a_secret_is_not_sent_in_the_clear(web: Web) -> None:
    site = web.site("a.org", answers())
    asked_one(web, "http://a.org/", SETTINGS)
    assert _sent(site) == [(None, None, "de")]


def test_a_redirect_takes_no_header_along(secure: Web, web: Web) -> None:
    there = web.site("b.org", answers())
    site = secure.site("tls.org", redirects("http://b.org/"))
    secure.name("b.org", web.server.port)
    seen = asked_one(secure, "https://tls.org/", SETTINGS)
    assert (seen.outcome, _sent(site)) == (Outcome.ANSWERED, [("Bearer secret", "secret", "de")])
    assert [sent[:2] for sent in _sent(there)] == [(None, None)]
    assert there.requests[0].headers["accept-language"] != "de"


def test_a_redirect_within_the_host_takes_them_along(secure: Web) -> None:
    site = secure.site("tls.org", by_path({"/": redirects("/x"), "/x": answers()}))
    asked_one(secure, "https://tls.org/", SETTINGS)
    assert _sent(site) == [("Bearer secret", "secret", "de")] * 2
