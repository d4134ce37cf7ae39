"""What a robots.txt lets us ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from citecheck.links.answers import Answer, Failure
from citecheck.links.manners.robots import LONGEST_DELAY_S, MOST_BYTES, Robots, address_of, read
from citecheck.model import Outcome

ALL = b"User-agent: *\nDisallow: /\n"
RULES = [
    (b"", "/x", True, "an empty file"),
    (ALL, "/x", False, "nothing is for anybody"),
    (ALL, "/robots.txt", True, "but for the file itself"),
    (b"User-agent: *\nDisallow:\n", "/x", True, "everything is for everybody"),
    (b"User-agent: *\nDisallow: /a\n", "/b", True, "another path"),
    (b"User-agent: *\nDisallow: /a\n", "/abc", False, "paths that begin so"),
    (b"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True, "the longer rule wins"),
    (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False, "a wild card"),
    (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", True, "and an end"),
    (b"User-agent: *\nDisallow: /*?id=\n", "/a?id=1", False, "queries count"),
    (b"User-agent: *\nDisallow: /caf\xc3\xa9\n", "/caf%C3%A9", False, "encoded or not"),
    (b"User-agent: citecheck\nDisallow: /\n", "/x", False, "for us by name"),
    (b"USER-AGENT: CiteCheck/1.0 # us\nDISALLOW: /\n", "/x", False, "with a version, in capitals"),
    (b"User-agent: other\nDisallow: /\n", "/x", True, "for somebody else"),
    (b"User-agent: cite\nDisallow: /\n", "/x", True, "a part of our name is another name"),
    (b"User-agent: other\nUser-agent: citecheck\nDisallow: /\n", "/x", False, "one group for several"),
    (b"User-agent: citecheck\nUser-agent: other\nDisallow: /\n", "/x", False, "whatever their order"),
    (b"User-agent: *\nDisallow: /\n\nUser-agent: citecheck\nAllow: /\n", "/x", True, "our own group goes first"),
    (b"User-agent: citecheck\nDisallow: /a\nUser-agent: other\nDisallow: /\n", "/b", True, "the next group begins"),
    (b"Disallow: /\nUser-agent: other\nAllow: /\n", "/x", True, "a rule for nobody"),
    (b"User-agent: *\nSitemap: http://a.org/s\nDisallow: /\n", "/x", False, "a site map is no end of the names"),
    (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n", "/x", False, "a byte-order mark, and line ends of all kinds"),
    (b"<!doctype html><title>Not here</title>", "/x", True, "a page instead of a file"),
    (b"\x00\xff\xfe" * 50, "/x", True, "garbage"),
]


@pytest.mark.parametrize(("body", "path", "allowed", "why"), RULES, ids=[case[-1] for case in RULES])
def test_what_a_file_lets_us_ask(body: bytes, path: str, allowed: object, why: str) -> None:
    refusal = read(Answer(200), body).refusal_of(f"http://a.org{path}")
    assert (refusal is None) is allowed, why
    assert refusal is None or refusal.outcome is Outcome.ROBOTS


ANSWERS = [
    (Answer(404), None, "there is none"),
    (Answer(403), None, "4xx is as good as none"),
    (Answer(429), None, "this one too, by the book"),
    (Answer(302), None, "a redirect that was not followed"),
    (Failure(Outcome.TOO_MANY_REDIRECTS), None, "redirects without end"),
    (Failure(Outcome.BAD_REDIRECT), None, "a redirect to nowhere"),
    (Failure(Outcome.NXDOMAIN), None, "no host: its links will say so themselves"),
    (Failure(Outcome.PRIVATE_ADDRESS), None, "likewise"),
    (Answer(500), Outcome.ROBOTS, "a server in trouble forbids everything"),
    (Answer(503), Outcome.ROBOTS, "likewise"),
    (Failure(Outcome.REFUSED, heard=True), Outcome.REFUSED, "what cannot be reached is reported as that"),
    (Failure(Outcome.TIMEOUT), Outcome.TIMEOUT, "likewise"),
    (Failure(Outcome.DNS_FAILURE), Outcome.DNS_FAILURE, "likewise"),
    (Failure(Outcome.TLS, "certificate: expired", heard=True), Outcome.TLS, "likewise"),
]


@pytest.mark.parametrize(("reply", "outcome", "why"), ANSWERS, ids=[str(case[0]) for case in ANSWERS])
def test_what_no_file_lets_us_ask(reply: Answer | Failure, outcome: Outcome | None, why: str) -> None:
    refusal = read(reply, ALL).refusal_of("http://a.org/x")
    assert (refusal.outcome if refusal else None) is outcome, why
    if refusal and isinstance(reply, Failure):
        assert refusal.heard is reply.heard
        assert "robots.txt" in refusal.detail
        assert refusal.detail.endswith(reply.detail)


DELAYS = [
    (b"5", 5.0),
    (b"0.5", 0.5),
    (b"3600", LONGEST_DELAY_S),
    (b"-1", 0.0),
    (b"nan", 0.0),
    (b"inf", 0.0),
    (b"soon", 0.0),
]


@pytest.mark.parametrize(("written", "delay_s"), DELAYS)
def test_a_delay_is_kept_within_reason(written: bytes, delay_s: float) -> None:
    assert read(Answer(200), b"User-agent: *\nCrawl-delay: " + written).delay_s == delay_s


def test_the_delay_of_another_agent_is_not_ours() -> None:
    assert read(Answer(200), b"User-agent: other\nCrawl-delay: 9\n").delay_s == 0.0


ADDRESSES = [
    ("http://a.org/x/y?z", "http://a.org/robots.txt"),
    ("https://a.org:8443/", "https://a.org:8443/robots.txt"),
    ("http://[2606:2800::1]/x", "http://[2606:2800::1]/robots.txt"),
]


@pytest.mark.parametrize(("url", "address"), ADDRESSES)
def test_where_the_file_is(url: str, address: str) -> None:
    assert address_of(url) == address


def test_a_file_made_to_hurt_is_read_in_no_time() -> None:
    """As many groups as rules: each rule kept for each agent would take gigabytes."""
    names = b"".join(b"User-agent: a%d\n" % number for number in range(14_000))
    rules = b"Disallow: /*a*b*c$\n" * 12_000
    robots = read(Answer(200), names + b"User-agent: *\n" + rules)
    assert robots.refusal_of("http://a.org/" + "ab" * 1000) is None
    assert len(robots.rules) < MOST_BYTES


LIKE_A_FILE = st.text(alphabet="user-agent:* disallow/$\n\r#\u2028citecheck", max_size=200).map(str.encode)
LINES = ["User-agent: other", "User-agent: *", "Disallow: /a", "Allow: /a/b", "#", ""]


@given(st.binary(max_size=300) | LIKE_A_FILE)
def test_nothing_raises_on_any_file(body: bytes) -> None:
    robots = read(Answer(200), body)
    assert isinstance(robots, Robots)
    robots.refusal_of("http://a.org/x?y")


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_taking_others_out_changes_nothing(lines: list[str]) -> None:
    """Protego on the whole file says the same."""
    text = "\n".join(lines)
    whole, ours = Protego.parse(text), read(Answer(200), text.encode())
    for path in ("/a", "/a/b", "/c"):
        allowed = whole.can_fetch(f"http://a.org{path}", "citecheck")
        assert (ours.refusal_of(f"http://a.org{path}") is None) is allowed
