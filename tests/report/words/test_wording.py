"""How what is counted and what is cited is told to somebody who knows nothing of templates."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from citecheck.model import Standing
from citecheck.report.figures.summary import Summary, of_page
from citecheck.report.words import wording
from tests.report.samples import Builder


def counted(**claims: int) -> Summary:
    """The summary of a page with so many claims of each standing."""
    page = Builder("It is so.")
    for standing, number in claims.items():
        for _ in range(number):
            page.claim("It is so.", Standing(standing))
    return of_page(page.audited(), {})


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({}, "no claims"),
        ({"good": 1}, "1 claim, which stands"),
        ({"good": 9}, "9 claims, all stand"),
        ({"unknown": 1}, "1 claim, none judged"),
        ({"good": 7, "broken": 2}, "7 of 9 claims stand (survival 78%)"),
        ({"broken": 1}, "0 of 1 claim stands (survival 0%)"),
        ({"weak": 2}, "2 of 2 claims stand (survival 100%), 2 on weak sources only"),
        ({"good": 8, "weak": 3, "broken": 7, "unknown": 4}, None),
        ({"good": 999, "broken": 1}, "999 of 1,000 claims stand (survival 99%)"),
    ],
)
def test_how_claims_stand(claims: dict[str, int], words: str | None) -> None:
    expected = words or "11 of 18 judged claims stand (survival 61%), 3 on weak sources only; 4 unknown"
    assert wording.claims(counted(**claims)) == expected


@pytest.mark.parametrize(
    ("part", "words"), [(None, "–"), (0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")]
)
def test_none_and_all_are_only_said_where_they_are_exact(part: float | None, words: str) -> None:
    assert wording.percent(part) == words


@pytest.mark.parametrize(
    ("citation", "kind", "label"),
    [
        ("{{cite web |title=''Tides''}}", "template", ("web page", "Tides")),
        ("{{Cite video |title=Tides}}", "template", ("film or recording", "Tides")),
        ("{{cite book |title=Tides}}", "template", ("book", "Tides")),
        ("{{sfn|Lund|1988}}", "template", ("sfn", "sfn|Lund|1988")),
        ("[tpl]sfn|Lund|1988[/tpl]", "untemplated", ("reference", "sfn|Lund|1988")),
        ("http://e.f/a", "bare_url", ("bare address", "http://e.f/a")),
        ("[http://e.f/a The tides]", "link", ("link", "The tides")),
        ("Lund, ''Tides''", "untemplated", ("reference", "Lund, Tides")),
        ("[{{knjiga |naslov=Tides}}]", "untemplated", ("reference", "knjiga |naslov=Tides")),
        ("[http://e.f/a {{knjiga}}]", "untemplated", ("reference", "http://e.f/a")),
    ],
)
def test_what_a_citation_is_called(citation: str, kind: str, label: tuple[str, str]) -> None:
    page = Builder(f"It is so. {citation}")
    page.cite(citation, kind=kind)
    assert wording.label(page.citations[0], page.document) == label


@pytest.mark.parametrize(
    ("text", "words"), [("is so", "is so"), ("", "It is so."), ("…", "It is so."), ("x" * 20_000, "x" * 10_000)]
)
def test_a_claim_without_words_of_its_own_has_those_of_its_sentence(text: str, words: str) -> None:
    page = Builder("It is so.")
    page.claim("It is so.", Standing.GOOD)
    assert wording.words_of(replace(page.claims[0], text=text), page.document) == words


def test_the_words_and_the_order_of_reports_do_without_rich() -> None:
    code = """
import sys
from citecheck.report.figures import priorities, support
from citecheck.report.words import wording
print('rich' in sys.modules)"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
