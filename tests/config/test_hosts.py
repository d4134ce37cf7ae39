"""What holds for which host, and which headers go where."""

from __future__ import annotations

import pytest

from citecheck.config.hosts import HostSettings, headers_for, settings_for

HOSTS = {
    "example": HostSettings(concurrency=9),
    "a.example": HostSettings(concurrency=1, interval_s=5.0),
    "b.a.example": HostSettings(concurrency=2),
    "127.0.0.1": HostSettings(concurrency=3),
}

FOR = [
    ("a.example", 1, "the host itself"),
    ("c.a.example", 1, "a host below it"),
    ("d.c.a.example", 1, "two below it"),
    ("b.a.example", 2, "one with a table of its own"),
    ("x.b.a.example", 2, "the longest name wins"),
    ("za.example", 9, "a name that only ends alike is another one"),
    ("127.0.0.1", 3, "a number"),
    ("a.org", None, "a stranger"),
    ("", None, "no host"),
]


@pytest.mark.parametrize(("host", "concurrency", "why"), FOR, ids=[case[-1] for case in FOR])
def test_the_longest_name_wins(host: str, concurrency: int | None, why: str) -> None:
    assert settings_for(HOSTS, host).concurrency == concurrency, why


def test_nothing_is_added_from_a_shorter_name() -> None:
    assert settings_for(HOSTS, "b.a.example").interval_s is None


SECRET = {"a.example": HostSettings(headers=(("Authorization", "x"), ("accept-language", "de")))}
SENT = [
    ("https://a.example/", {"Authorization": "x", "accept-language": "de"}, "to the host"),
    ("https://b.a.example:8443/", {"Authorization": "x", "accept-language": "de"}, "below it, at any port"),
    ("http://a.example/", {"accept-language": "de"}, "a secret is not sent in the clear"),
    ("https://example/", {}, "not above it"),
    ("https://a.example.org/", {}, "not to its namesake"),
    ("https://a.example@b.org/", {}, "not to who wears its name"),
]


@pytest.mark.parametrize(("url", "headers", "why"), SENT, ids=[case[-1] for case in SENT])
def test_headers_go_to_their_host_alone(url: str, headers: dict[str, str], why: str) -> None:
    assert headers_for(SECRET, url) == headers, why
