"""Which links of a run are asked at all."""

from __future__ import annotations

import re

import pytest

from citecheck.cited import cited_in
from citecheck.config import LinkSettings
from citecheck.links.plans.selection import Selection
from citecheck.model import Cited, Outcome
from tests.links.asking import QUICK, asked
from tests.rules.checking import page
from tests.servers import Web, answers

CASES = [
    ("http://a.org/", (), (), None, "nothing is said"),
    ("http://a.org/", (), ("a[.]org",), Outcome.EXCLUDED, "excluded"),
    ("http://a.org/", ("a[.]org",), (), None, "included"),
    ("http://b.org/", ("a[.]org",), (), Outcome.EXCLUDED, "others are included"),
    ("http://b.org/", ("a[.]org", "^http://b"), (), None, "by any of several"),
    ("http://a.org/x", ("a[.]org",), ("/x$",), Outcome.EXCLUDED, "excluded goes before included"),
    ("ftp://a.org/", (), (), Outcome.SCHEME, "another scheme"),
    ("http://a.onion/page", (), (), Outcome.SCHEME, "a hidden service"),
    ("http://a.onion.org/page", (), (), None, "a host that only looks like one"),
    ("n/a", (), (), Outcome.BAD_URL, "no address"),
    ("http://a.org/caf\ufffd", (), (), Outcome.INCOMPLETE, "bytes are lost"),
    ("http://a.org/{{page.id}}", (), (), Outcome.INCOMPLETE, "a website's template"),
    ("http://${HOST}/x", (), (), Outcome.INCOMPLETE, "a variable for a host"),
    ("http://a.org/{page_id}/x", (), (), Outcome.INCOMPLETE, "a template of addresses"),
    ("http://a.org/a<!-- b -->c", (), (), Outcome.INCOMPLETE, "a comment in the midst"),
    ("http://a.org/a\\nIt is", (), (), Outcome.INCOMPLETE, "the end of a line in JSON"),
    ("http://a.org/caf\\u00e9", (), (), Outcome.INCOMPLETE, "a letter in JSON"),
    ("http://a.org/a%5Cnu", (), (), None, "a backslash that is meant"),
    ("http://a.org/{3F2504E0-4F89}", (), (), None, "braces around a number"),
]


@pytest.mark.parametrize(("url", "include", "exclude", "outcome", "why"), CASES, ids=[case[-1] for case in CASES])
def test_which_links_are_asked(
    url: str, include: tuple[str, ...], exclude: tuple[str, ...], outcome: Outcome | None, why: str
) -> None:
    refusal = Selection(LinkSettings(include=include, exclude=exclude)).refusal(Cited(url))
    assert (refusal.outcome if refusal else None) is outcome, why


def test_the_limit_counts_what_is_asked() -> None:
    selection = Selection(LinkSettings(max_links=2, exclude=("^http://no",)))
    urls = ["http://no.org/", "http://a.org/", "n/a", "http://b.org/", "http://c.org/", "http://no.org/2"]
    refusals = [selection.refusal(Cited(url)) for url in urls]
    assert [refusal.outcome if refusal else None for refusal in refusals] == [
        Outcome.EXCLUDED,
        None,
        Outcome.BAD_URL,
        None,
        Outcome.OVER_LIMIT,
        Outcome.EXCLUDED,
    ]
    assert refusals[4] is not None
    assert refusals[4].detail == "more than 2 links"


def test_what_an_archive_stands_in_for_is_skipped_on_demand() -> None:
    replaced = Cited("http://a.org/", is_replaced=True)
    assert Selection(LinkSettings()).refusal(replaced) is None
    refusal = Selection(LinkSettings(skip_archived=True)).refusal(replaced)
    assert refusal is not None
    assert refusal.outcome is Outcome.ARCHIVED
    assert Selection(LinkSettings(skip_archived=True)).refusal(Cited("http://a.org/")) is None


COPY = "|archive-url=https://web.archive.org/web/20200102030405/http://a.org/"
REPLACED = [
    (f"|url=http://a.org/ {COPY} |url-status=dead", True, "said to be dead"),
    (f"|url=http://a.org/ {COPY} |url-status= Usurped", True, "said to be another's"),
    (f"|url=http://a.org/ {COPY} |deadurl=yes", True, "the older way"),
    (f"|url=http://a.org/ {COPY} |dead-url=y", True, "with a hyphen"),
    (f"|url=http://a.org/ {COPY} |url-status=live", False, "said to be alive"),
    (f"|url=http://a.org/ {COPY} |url-status=deviated", False, "there, but changed"),
    (f"|url=http://a.org/ {COPY} |deadurl=no", False, "the older way to say so"),
    (f"|url=http://a.org/ {COPY}", False, "nothing is said"),
    ("|url=http://a.org/ |url-status=dead", False, "no copy"),
    ("|url=http://a.org/ |archive-url= |url-status=dead", False, "no copy either"),
    (f"|url=http://a.org/ |chapter-url=http://b.org/ {COPY} |url-status=dead", False, "which one is not said"),
]


@pytest.mark.parametrize(("parameters", "replaced", "why"), REPLACED, ids=[case[-1] for case in REPLACED])
def test_a_citation_may_say_that_its_copy_stands_in(parameters: str, replaced: object, why: str) -> None:
    cited = list(cited_in(page(f"{{{{cite web |title=A {parameters}}}}}")))
    assert [one.is_replaced for one in cited if one.url == "http://a.org/"] == [replaced], why
    assert not any(one.is_replaced for one in cited if one.url != "http://a.org/"), why


def test_one_citation_that_does_not_say_so_is_enough_to_ask() -> None:
    dead, open_to_question = Cited("http://a.org/", is_replaced=True), Cited("http://a.org/")
    assert dead.and_as(dead).is_replaced
    assert not dead.and_as(open_to_question).is_replaced


def test_a_pattern_that_is_none_raises() -> None:
    with pytest.raises(re.error):
        Selection(LinkSettings(include=("(",)))


def test_a_run_asks_no_more_than_that(web: Web) -> None:
    site = web.site("a.org", answers())
    settings = LinkSettings(max_links=1, host_request_interval_s=0.0, deadline_s=QUICK.deadline_s)
    seen = asked(web, "http://a.org/1", "http://a.org/2", settings=settings)
    assert [one.outcome for one in seen.values()] == [Outcome.ANSWERED, Outcome.OVER_LIMIT]
    assert site.targets == ["/1"]
