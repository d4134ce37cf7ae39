"""A page by what a person would do first: where each finding goes, and each just once."""

from __future__ import annotations

from hypothesis import given

from citecheck.model import AuditedPage, LinkResult, Reason, Severity, Standing, Status
from citecheck.report.figures.priorities import GROUPS, Repair, priorities
from tests.report.generated import AUDITED_PAGES, LINK_RESULTS
from tests.report.samples import HARL_LINKS, Builder, answered, harl_bridge, offline

HARL = {link.url: link for link in HARL_LINKS}


def test_groups_go_from_worst_to_unknown() -> None:
    assert [group.standing for group in GROUPS] == [Standing.BROKEN, Standing.WEAK, Standing.UNKNOWN]


def test_repairs_by_what_they_are_about() -> None:
    repairs = priorities(harl_bridge(), HARL).repairs()
    assert {repair: [finding.code for finding in findings] for repair, findings in repairs.items()} == {
        Repair.SOME_CLAIM: ["ID001", "FD004", "DT005"],
        Repair.NO_CLAIM: ["FD002", "FD004"],
        Repair.PAGE: ["MK001"],
    }


def test_a_bad_source_beside_a_better_one_is_a_repair_of_its_own() -> None:
    page = Builder("It is so. http://a.example/ http://b.example/ http://c.example/")
    page.cite("http://a.example/", Standing.BROKEN, "LK001", kind="bare_url")
    page.cite("http://b.example/", kind="bare_url")
    page.cite("http://c.example/", kind="bare_url")
    page.claim("It is so.", Standing.GOOD, "c1", "c2", "c3")
    page.find("LK001", "The source is gone.", "http://a.example/", "c1")
    page.find("LK001", "The link is odd, and does not weigh.", "http://c.example/", "c3")
    repairs = priorities(page.audited(), {}).repairs()
    assert {repair: [finding.citation for finding in findings] for repair, findings in repairs.items()} == {
        Repair.BESIDE_BETTER: ["c1"],
        Repair.LINK: ["c3"],
    }


def test_claims_that_nobody_asked_about_are_counted_by_why() -> None:
    page = priorities(harl_bridge(), {link.url: link for link in offline(HARL_LINKS)})
    assert (page.asked, page.not_asked) == ([], {Reason.OFFLINE: 2})
    page = priorities(harl_bridge(), HARL)
    assert ([claim.id for claim in page.asked], page.not_asked) == (["k6", "k8"], {})


def test_a_claim_of_which_one_link_was_asked_was_asked_about() -> None:
    page = Builder("It is so. http://a.example/ http://b.example/")
    for url in ("http://a.example/", "http://b.example/"):
        page.cite(url, Standing.UNKNOWN, kind="bare_url")
    page.claim("It is so.", Standing.UNKNOWN, "c1", "c2")
    links = (answered("http://a.example/", Status.BLOCKED, Reason.FORBIDDEN, "403"),)
    assert len(priorities(page.audited(), {link.url: link for link in links}).asked) == 1


@given(audited=AUDITED_PAGES, links=LINK_RESULTS)
def test_every_finding_stands_under_a_claim_or_is_a_repair(audited: AuditedPage, links: tuple[LinkResult, ...]) -> None:
    page = priorities(audited, {link.url: link for link in links})
    grouped = (*page.claims[Standing.BROKEN], *page.claims[Standing.WEAK], *page.asked)
    cited = {citation.id: citation for claim in grouped for citation in page.cited(claim)}
    under_claims = [id(finding) for citation in cited.values() for finding in page.faults(citation)]
    repairs = [id(finding) for findings in page.repairs().values() for finding in findings]
    known = {id(finding) for finding in audited.findings if finding.known}
    told = sorted(it for it in under_claims + repairs if it not in known)
    assert told == sorted(id(finding) for finding in audited.findings if not finding.is_settled)
    assert known.isdisjoint(repairs)
    assert all(
        finding.severity is not Severity.NOTE or page.weighs(finding)
        for citation in cited.values()
        for finding in page.faults(citation)
    )
