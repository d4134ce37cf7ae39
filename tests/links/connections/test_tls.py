"""TLS: what is trusted is read, what is not is a fault of TLS and asked once.

The certificates were made with openssl for these tests and sign for nothing else: `valid.pem` for tls.org until 2126,
`expired.pem` for a day of 2020. Both hold their key.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.model import Outcome
from tests.links.asking import CERTIFICATES, QUICK, Clock, asked, asked_one, title_of
from tests.servers import Web, answers, black_hole, drips, in_turn, redirects, resets, silence


def _context(name: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATES / name)
    return context


@pytest.fixture
def secure() -> Iterator[Web]:
    """A web that speaks TLS with a certificate for tls.org that signs itself."""
    with Web(_context("valid.pem")) as made:
        yield made


@pytest.fixture
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "valid.pem"))


@pytest.mark.usefixtures("_trusted")
def test_a_trusted_certificate_is_an_answer(secure: Web) -> None:
    site = secure.site("tls.org", in_turn(answers("503 Busy"), answers(body=b"<title>Safe</title>")))
    seen = asked_one(secure, "https://tls.org/")
    assert (seen.outcome, seen.http_status, title_of(seen)) == (Outcome.ANSWERED, 200, "Safe")
    assert len(site.requests) == 2


@pytest.mark.usefixtures("_trusted")
def test_connections_are_kept_and_cheap(secure: Web) -> None:
    site = secure.site("tls.org", answers())
    asked(secure, *(f"https://tls.org/{n}" for n in range(5)), settings=replace(QUICK, host_concurrency=1))
    assert len({request.connection for request in site.requests}) == 1


def test_a_certificate_nobody_knows(secure: Web) -> None:
    site = secure.site("tls.org", answers())
    seen = asked_one(secure, "https://tls.org/")
    assert (seen.outcome, seen.http_status, seen.attempts) == (Outcome.TLS, None, 1)
    assert seen.detail == "certificate: self-signed certificate"
    assert site.requests == []


@pytest.mark.usefixtures("_trusted")
def test_a_certificate_for_another_host(secure: Web) -> None:
    secure.site("other.org", answers())
    seen = asked_one(secure, "https://other.org/")
    assert (seen.outcome, seen.attempts) == (Outcome.TLS, 1)
    assert "other.org" in seen.detail


def test_an_expired_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "expired.pem"))
    with Web(_context("expired.pem")) as web:
        web.site("tls.org", answers())
        seen = asked_one(web, "https://tls.org/")
    assert (seen.outcome, seen.attempts, seen.detail) == (Outcome.TLS, 1, "certificate: certificate has expired")


def test_a_tls_fault_is_a_sign_of_life(secure: Web) -> None:
    secure.site("tls.org", answers())
    found = asked(secure, "https://tls.org/", "http://gone1.org/", "http://gone2.org/")
    assert found["https://tls.org/"].outcome is Outcome.TLS
    assert found["http://gone1.org/"].outcome is Outcome.NXDOMAIN


def test_plain_text_where_tls_was_expected(web: Web) -> None:
    """The server waits for the end of a line, and hears a handshake."""
    web.site("*", answers())
    web.name("a.org", web.server.port)
    settings = replace(QUICK, timeout_s=0.3, connect_timeout_s=0.3, max_retries=0)
    assert asked_one(web, "https://a.org/", settings).outcome in {Outcome.TIMEOUT, Outcome.TLS, Outcome.RESET}


@pytest.mark.usefixtures("_trusted")
def test_the_deadline_holds_within_tls(secure: Web) -> None:
    secure.site("tls.org", drips(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.05))
    clock = Clock()
    seen = asked_one(secure, "https://tls.org/", replace(QUICK, deadline_s=0.6))
    assert seen.outcome is Outcome.TOO_SLOW
    assert clock.s < 1.2


@pytest.mark.usefixtures("_trusted")
def test_failures_within_tls(secure: Web) -> None:
    settings = replace(QUICK, max_retries=0, timeout_s=0.3)
    secure.site("tls.org", silence)
    assert asked_one(secure, "https://tls.org/", settings).outcome is Outcome.TIMEOUT
    secure.site("tls.org", resets)
    assert asked_one(secure, "https://tls.org/", settings).outcome is Outcome.RESET


def test_a_handshake_that_hangs(web: Web) -> None:
    with black_hole() as port:
        web.name("a.org", port)
        settings = replace(QUICK, connect_timeout_s=0.3, max_retries=0)
        clock = Clock()
        assert asked_one(web, "https://a.org/", settings).outcome is Outcome.TIMEOUT
    assert clock.s < 1.0


@pytest.mark.usefixtures("_trusted")
def test_from_plain_to_tls(web: Web, secure: Web) -> None:
    """Two servers, one network: the second web's names are led to by the first."""
    secure.site("tls.org", answers())
    web.name("tls.org", secure.server.port)
    web.site("plain.org", redirects("https://tls.org/", "301 Moved Permanently"))
    seen = asked_one(web, "http://plain.org/")
    assert (seen.http_status, seen.final_url) == (200, "https://tls.org/")


def test_a_folder_of_authorities(secure: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    secure.site("tls.org", answers())
    assert asked_one(secure, "https://tls.org/").outcome is Outcome.TLS


def test_an_authority_file_that_is_not_there_is_passed_over(secure: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/at/all.pem")
    secure.site("tls.org", answers())
    assert asked_one(secure, "https://tls.org/").outcome is Outcome.TLS
