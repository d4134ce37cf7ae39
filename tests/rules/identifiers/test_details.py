"""The rules ID017 to ID020: what a citation says beside an identifier."""

from __future__ import annotations

import pytest

from citecheck.rules.identifiers import details
from tests.rules.checking import found, repaired
from tests.rules.reading import found_by


def article(parameters: str, template: str = "cite journal") -> str:
    return f"{{{{{template} |title=Eels |journal=Fen Studies |{parameters}}}}}"


@pytest.mark.parametrize(
    ("parameters", "expected", "why"),
    [
        ("doi=10.1000/1 |doi-broken-date=May 2014", ["maint_doi_inactive_dated"], "a month"),
        ("doi=10.1000/1 |doi-broken-date=2014", ["maint_doi_inactive_dated"], "a year"),
        ("DOI=10.1000/1 |doi-broken-date=5-5-2014", ["maint_doi_inactive_dated"], "no date, but a year in it"),
        ("doi=10.1000/1 |doi-broken-date=yesterday", ["maint_doi_inactive"], "no year"),
        ("doi=10.1000/1 |doi-broken-date=", [], "nothing is nothing"),
        ("doi-broken-date=May 2014", [], "no DOI; ID016 says so"),
        ("doi=10.1371/journal.x", ["maint_doi_unflagged_free"], "a registrant whose works are free"),
        ("doi=10.1093/mnras/stu1", ["maint_doi_unflagged_free"], "a journal that is free"),
        ("doi=10.1093/oq/7.3.165", [], "another journal of the same registrant"),
        ("doi=10.1371/journal.x |doi-access=free", [], "it is said"),
        ("doi=10.1371/journal.x |doi-access=yes", ["maint_doi_unflagged_free"], "it is not said as it should be"),
        ("doi=((10.1371/journal.x))", ["maint_doi_unflagged_free"], "an accepted DOI"),
        ("doi=10.1371/journal.x.", [], "no sound DOI"),
        ("doi=10.1000/10.1371/x", [], "a registrant further on"),
        ("doi={{doi|10.1371/journal.x}}", [], "a template makes it"),
        ("pmc=12 |pmc-embargo-date=5 May 2014", ["maint_pmc_embargo"], "long past"),
        ("pmc=12 |pmc-embargo-date=2026-11-23", ["maint_pmc_embargo"], "today"),
        ("pmc=12 |pmc-embargo-date=2026-11-24", [], "tomorrow"),
        ("pmc=12 |pmc-embargo-date=May 2014", [], "no whole day; DT003 says so"),
        ("pmc-embargo-date=5 May 2014", [], "no number; ID016 says so"),
        ("asin=B00086U61Y |asin-tld=zz", ["err_bad_asin_tld"], "no such site"),
        ("asin=B00086U61Y |asin-tld=DE", ["err_bad_asin_tld"], "capitals"),
        ("asin=B00086U61Y |asin-tld=co.uk", [], "a site"),
        ("asin=B00086U61Y |asin-tld={{site}}", [], "a template makes it"),
        ("asin-tld=zz", [], "no ASIN; ID016 says so"),
    ],
)
def test_details(parameters: str, expected: list[str], why: str) -> None:
    assert [finding.cs1 for finding in found_by(details, article(parameters))] == expected, why


@pytest.mark.parametrize("template", ["cite arxiv", "infobox book"])
def test_templates_that_do_not_know_the_parameters_are_left_alone(template: str) -> None:
    assert found_by(details, article("doi=10.1371/x |doi-broken-date=May 2014", template)) == []


@pytest.mark.parametrize(
    ("parameters", "fixed"),
    [
        ("doi=10.1371/x |year=2014", "doi=10.1371/x |doi-access=free |year=2014"),
        ("doi=10.1371/x |year=2014 |doi-access=", "doi=10.1371/x |year=2014 |doi-access=free"),
    ],
)
def test_says_that_a_doi_is_free(parameters: str, fixed: str) -> None:
    (finding,) = found(details.unmarked_free_doi, article(parameters))
    assert finding.fix is not None
    assert not finding.fix.safe
    assert repaired(article(parameters), finding.fix) == article(fixed)


def test_what_is_said_otherwise_of_a_free_doi_is_left_to_a_person() -> None:
    (finding,) = found(details.unmarked_free_doi, article("doi=10.1371/x |doi-access=limited"))
    assert finding.fix is None
