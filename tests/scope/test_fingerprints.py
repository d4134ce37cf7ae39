"""What a finding is known by."""

from __future__ import annotations

import pytest

from citecheck.model import AuditedPage
from citecheck.scope.fingerprints import Distinct, fingerprints
from tests.report.samples import Builder, harl_bridge

CITATION = "{{cite web |url=http://a.example/ |title=Tides}}"
OTHER = "{{cite web |url=http://b.example/ |title=Currents}}"


def audited(text: str, *cited: str, path: str = "a.wiki", title: str | None = "Tides") -> AuditedPage:
    """A page that has two findings of one rule and one of another in each of these citations."""
    page = Builder(text, path=path, title=title)
    for words in cited:
        citation = page.cite(words)
        page.find("FD004", "“url” is old.", "url", citation)
        page.find("FD004", "“title” is old.", "title", citation)
        page.find("LK001", "The link is dead.", "http:", citation)
    return page.audited()


BEFORE = fingerprints(audited(CITATION, CITATION))


def test_each_finding_of_a_page_has_its_own() -> None:
    made = fingerprints(harl_bridge())
    assert len(set(made)) == len(made) == len(harl_bridge().findings)
    assert all(len(bytes.fromhex(fingerprint)) == 16 for fingerprint in made)


@pytest.mark.parametrize(
    "page",
    [
        audited(f"A line.\n\nAnother one. {CITATION}", CITATION),
        audited(CITATION.replace(" |", "\n|"), CITATION.replace(" |", "\n|")),
        audited(CITATION, CITATION, path="./a.wiki"),
    ],
    ids=["moved", "folded otherwise", "the same file"],
)
def test_it_survives(page: AuditedPage) -> None:
    assert fingerprints(page) == BEFORE


def test_other_citations_leave_it_alone() -> None:
    assert fingerprints(audited(f"{OTHER} {CITATION}", OTHER, CITATION))[3:] == BEFORE


@pytest.mark.parametrize(
    "page",
    [
        audited(CITATION, CITATION, path="b.wiki"),
        audited(CITATION, CITATION, title="Currents"),
        audited(OTHER, OTHER),
    ],
    ids=["another file", "another page of a dump", "another citation"],
)
def test_it_tells_apart(page: AuditedPage) -> None:
    assert set(fingerprints(page)).isdisjoint(BEFORE)


def test_two_pages_of_one_title_are_told_apart_in_a_run() -> None:
    distinct = Distinct()
    twice = [distinct.of(fingerprint) for fingerprint in BEFORE + BEFORE]
    assert twice[: len(BEFORE)] == BEFORE
    assert len(set(twice)) == len(twice)
