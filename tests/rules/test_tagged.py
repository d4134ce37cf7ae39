"""What editors have said by templates: what follows from it beside our own evidence."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Severity, Standing
from citecheck.rules import check
from citecheck.rules.archives.tags import named_copy_date_mismatch
from citecheck.rules.catalogue import Context, Rule
from citecheck.rules.claims.tags import citation_wanted
from citecheck.rules.links.answers import dead_link, dead_link_with_copy
from citecheck.rules.links.tags import live_link_tagged_dead
from citecheck.rules.sources.tags import better_source_wanted, doubted_source, failed_verification
from citecheck.verdicts import judge
from tests.rules.checking import TODAY, found, page, repaired, result

URL, OTHER = "http://www.example.org/a", "http://www.example.org/b"
COPY = f"https://web.archive.org/web/20140504121314/{URL}"
CITED = f"{{{{cite web |title=Tides |url={URL} |website=Atlas}}}}"
SEEN = result(URL, "alive", "ok", title_seen=True)
DEAD = result(URL, "dead", "not_found")


def standing(text: str, links: dict[str, LinkResult]) -> Standing:
    """What the first citation of a page is worth."""
    read = page(text)
    findings = check(read, Context(TODAY, links))
    return judge(read, findings, links)[0]["c1"].standing


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (f"<ref>{CITED} {{{{dead link}}}}</ref>", f"<ref>{CITED}</ref>"),
        (f"<ref>{CITED}</ref>{{{{dl|date=May 2014}}}} It fell.", f"<ref>{CITED}</ref> It fell."),
        (f"* {CITED} {{{{dead link}}}}it", f"* {CITED} it"),
        (f"{{{{cite web |title=Tides |url={URL} {{{{dead link}}}}}}}}", f"{{{{cite web |title=Tides |url={URL}}}}}"),
    ],
)
def test_a_live_link_loses_its_tag(text: str, mended: str) -> None:
    (finding,) = found(live_link_tagged_dead, text, SEEN)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert repaired(text, finding.fix) == mended


@pytest.mark.parametrize(
    "links",
    [
        {},
        DEAD,
        result(URL, "alive", "ok"),
        result(URL, "alive", "drift", title_seen=True),
        result(URL, "blocked", "forbidden"),
        result(URL, "skipped", "offline"),
    ],
)
def test_nothing_else_contradicts_a_tag(links: dict[str, LinkResult]) -> None:
    assert found(live_link_tagged_dead, f"<ref>{CITED} {{{{dead link}}}}</ref>", links) == []


def test_a_tag_may_mean_the_other_link_of_a_citation() -> None:
    text = f"<ref>[{URL} Tides], [{OTHER} Locks] {{{{dead link}}}}</ref>"
    assert found(live_link_tagged_dead, text, SEEN) == []
    assert found(live_link_tagged_dead, text, {**SEEN, **result(OTHER, "alive", "ok", title_seen=True)}) != []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{dead link|date=May 2014}}", "The link, tagged dead in May 2014, is dead: "),
        ("{{dead link|date=4 May 2014}}", "The link, tagged dead on 4 May 2014, is dead: "),
        ("{{dead link|date=[[then]]}}", "The link, tagged dead, is dead: "),
        ("", "The link is dead: "),
    ],
)
def test_a_dead_link_tells_since_when_it_is_tagged(tag: str, words: str) -> None:
    (finding,) = found(dead_link, f"<ref>{CITED} {tag}</ref>", DEAD)
    assert finding.message.startswith(words)


@pytest.mark.parametrize(
    "copy",
    [f"{{{{webarchive|url={COPY}}}}}", f"{{{{wayback|url={URL}|date=20140504121314}}}}"],
)
def test_a_copy_that_a_template_names_stands_in(copy: str) -> None:
    text = f"It rose.<ref>[{URL} Tides] {{{{dead link}}}} {copy}</ref>"
    links = {**DEAD, **result(COPY, "alive", "ok")}
    assert found(dead_link, text, links) == []
    (finding,) = found(dead_link_with_copy, text, links)
    assert finding.message.startswith("The link, tagged dead, is dead, but an archived copy stands in")
    assert standing(text, links) is Standing.GOOD
    assert standing(text, {**DEAD, **result(COPY, "dead", "dead_archive")}) is Standing.BROKEN


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (f"|url={COPY} |date=4 July 2014", "4 May 2014"),
        (f"|url={COPY} |date=2014-07-04", "2014-05-04"),
        (f"|url={COPY} |date=July 2013", "2014-05-04"),
        (f"|url={COPY} |date=May 2014", None),
        (f"|url={COPY} |date=5 May 2014", None),
        (f"|url={COPY} |date=whenever", None),
        (f"|url={COPY}", None),
        (f"|url={COPY} |url2={COPY} |date=4 July 2014", None),
        (f"|url={URL} |date=4 July 2014", None),
    ],
)
def test_the_date_of_a_named_copy_is_compared(names: str, written: str | None) -> None:
    text = f"<ref>[{URL} Tides] {{{{webarchive {names}}}}}</ref>"
    fixes = [finding.fix.edits[0].replacement for finding in found(named_copy_date_mismatch, text) if finding.fix]
    assert fixes == ([] if written is None else [written])


@pytest.mark.parametrize(
    ("tag", "rule", "words", "worth"),
    [
        ("{{bsn|date=May 2014}}", better_source_wanted, "Tagged {{bsn}} in May 2014: find a better", Standing.WEAK),
        ("{{retracted|doi=10.1000/182}}", better_source_wanted, "has taken the source back", Standing.WEAK),
        ("{{circular reporting}}", better_source_wanted, "repeats the wiki", Standing.WEAK),
        ("{{Unreliable source?}}", doubted_source, "Tagged {{unreliable source?}}: see whether", Standing.GOOD),
        ("{{sps}}", doubted_source, "published the source", Standing.GOOD),
        ("{{primary source inline}}", doubted_source, "a primary source", Standing.GOOD),
        ("{{verify source|date=2011}}", doubted_source, "Tagged {{verify source}} in 2011: see", Standing.GOOD),
        ("{{fv|date=2011}}", failed_verification, "Tagged {{fv}} in 2011: the source does not say", Standing.WEAK),
    ],
)
def test_an_editors_word_on_a_source(tag: str, rule: Rule, words: str, worth: Standing) -> None:
    text = f"It rose.<ref>{CITED}</ref>{tag}"
    (finding,) = check(page(text), Context(TODAY, SEEN))
    assert (words in finding.message, finding.name) == (True, rule.name)
    assert standing(text, SEEN) is worth


def test_a_source_of_several_claims_may_hold_the_others() -> None:
    text = f"It rose.<ref name=a>{CITED}</ref> It fell.<ref name=a/>{{{{fv}}}}"
    assert [finding.severity for finding in found(failed_verification, text)] == [Severity.NOTE]


def test_a_page_without_citations_can_want_one() -> None:
    (finding,) = check(page("It rose.{{cn|date=May 2014}}"), Context(TODAY, {}), [citation_wanted])
    assert finding.message == "Tagged {{cn}} in May 2014: find a source for the words before this."
    assert not citation_wanted.default


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (f"<ref>{CITED}</ref>", {"UR": True, "DT": True}),
        (f"<ref>{CITED} {{{{cbignore}}}}</ref>", {"UR": False, "DT": True}),
        (f"<ref>{CITED}</ref>{{{{cbignore}}}}", {"UR": False, "DT": True}),
        (f"{{{{nobots}}}}<ref>{CITED}</ref>", {"UR": False, "DT": False}),
        (f"{{{{bots|deny=all}}}}<ref>{CITED}</ref>", {"UR": False, "DT": False}),
        (f"{{{{bots|deny=Snoop}}}}<ref>{CITED}</ref>", {"UR": True, "DT": True}),
    ],
)
def test_what_is_left_to_people_has_no_safe_fix(text: str, safe: dict[str, bool]) -> None:
    text = text.replace("http://", "http:").replace(" |website", " |date=2014-5-5 |website")
    findings = check(page(text), Context(TODAY, {}))
    assert {finding.code[:2]: finding.fix.safe for finding in findings if finding.fix} == safe
