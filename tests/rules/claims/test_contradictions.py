"""The rule CL002: citations of one work that disagree."""

from __future__ import annotations

import time

import pytest

from citecheck.model import Severity
from citecheck.rules.claims import contradictions
from tests.rules.checking import found

DOI = "doi=10.1000/182"


def pair(one: str, other: str, template: str = "cite journal") -> str:
    return f"{{{{{template} |{one}}}}}\n{{{{{template} |{other}}}}}"


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (pair(f"{DOI} |year=1998", f"{DOI} |year=2004"), "on line 1 with another year, 1998 instead of 2004", "years"),
        (pair(f"{DOI} |year=1998", f"{DOI} |date=May 1998"), "", "the same year, in other words"),
        (pair(f"{DOI} |year=1998", f"{DOI} |year=1999"), "", "first on the web, then in print"),
        (pair("doi=10.1000/AbC |year=1998", "DOI=10.1000/abc |year=2004"), "another year", "capitals in a DOI"),
        (pair(f"{DOI} |year=1998", "doi=10.1000/183 |year=2004"), "", "two DOIs"),
        (pair("doi=10.1 |year=1998", "doi=10.1 |year=2004"), "", "no DOI at all"),
        (pair(f"{DOI} |year=1998", f"{DOI} |date=n.d."), "", "no year"),
        (pair(f"{DOI} |last=Rowe", f"{DOI} |last=Hunt"), "other authors", "authors"),
        (pair(f"{DOI} |last=Rowe |first=Anna", f"{DOI} |author=Anna Rowe"), "", "one parameter or two"),
        (pair(f"{DOI} |vauthors=Rowe A, Hunt B", f"{DOI} |last=Hunt"), "", "one of them"),
        (pair(f"{DOI} |last=Müller", f"{DOI} |last=MULLER"), "", "accents and capitals"),
        (pair(f"{DOI} |last=Rowe", f"{DOI} |editor=Hunt"), "", "an editor is no author"),
        (pair(f"{DOI} |last={{{{x}}}}", f"{DOI} |last=Hunt"), "", "a template makes it"),
        (pair(f"{DOI} |title=Tides of the north", f"{DOI} |title=Drained soil"), "another title", "titles"),
        (pair(f"{DOI} |title=Tides of the north", f"{DOI} |title=Tides of the North: a study"), "", "a title in full"),
        (pair(f"{DOI} |title=Tides of the north", f"{DOI} |title=Drained soil |trans-title=T"), "", "a translation"),
        (pair(f"{DOI} |title=Tides of the north", f"{DOI} |title=Book |chapter=Drained soil"), "", "a part"),
        (pair("pmid=1234 |year=1998", "pmid=1234 |year=2004"), "same PMID “1234”", "PubMed"),
        (pair("isbn=0-306-40615-2 |title=A |year=1998", "isbn=0306406152 |title=A |year=1999"), "another year", "ISBN"),
        (pair("isbn=0306406152 |title=A |year=1998", "isbn=0306406152 |title=Other |year=1999"), "", "other titles"),
        (pair("isbn=0306406152 |title=A |last=B", "isbn=0306406152 |title=A |last=Rowe"), "", "authors of parts"),
        (
            pair("url=http://example.org/a |title=A b |year=1998", "url=http://example.org/a |title=A b |year=1999"),
            "The same address is cited on line 1 with another year",
            "an article's address",
        ),
        (
            pair("url=http://example.org/a |title=A b |year=1998", "url=http://example.org/a |title=C |year=1999"),
            "",
            "two articles of one page",
        ),
        (
            pair("url=http://e.org/a |title=A |year=1998", "url=http://e.org/a |title=A |year=1999", "cite web"),
            "",
            "a page of the web is made anew",
        ),
    ],
)  # fmt: skip
def test_two_citations_of_one_work(text: str, words: str, why: str) -> None:
    findings = found(contradictions.contradictory_citations, text)
    assert [words in finding.message for finding in findings] == ([True] if words else []), why


def test_one_finding_a_work() -> None:
    text = "\n".join(f"{{{{cite journal |{DOI} |pmid=1234 |year={year}}}}}" for year in (1998, 2004, 2010))
    assert [finding.citation for finding in found(contradictions.contradictory_citations, text)] == ["c2"]


def test_a_printing_is_a_note() -> None:
    text = pair("isbn=0306406152 |title=A |year=1998", "isbn=0306406152 |title=A |year=2004", "cite book")
    (finding,) = found(contradictions.contradictory_citations, text)
    assert finding.severity is Severity.NOTE


def test_a_page_of_one_work_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(f"{{{{cite journal |{DOI} |title=Tides {at} |year=1998}}}}" for at in range(count))
        started = time.thread_time()
        assert not found(contradictions.contradictory_citations, text)
        return time.thread_time() - started

    seconds(10)
    assert seconds(2000) < 40 * max(seconds(200), 0.01)
