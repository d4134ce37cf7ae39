"""The rules FD022, FD023 and FD029 to FD031: parameters that speak of another one."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import dependents
from tests.rules.checking import repaired
from tests.rules.reading import conditions, found_by

ACCESS = ["err_param_access_requires_param"]
FORMAT = ["err_format_missing_url"]
CLASS = ["err_class_ignored"]

CASES = [
    ("{{cite book |title=A |url-access=limited}}", ACCESS, "an address that is missing"),
    ("{{cite book |title=A |url= |url-access=limited}}", ACCESS, "an empty one"),
    ("{{cite book |title=A |URL=http://a.org |url-access=limited}}", [], "in capitals"),
    ("{{cite book |title=A |url-access=free}}", [], "no level; FD021 says so"),
    ("{{cite book |title=A |url=https://archive.ph/x |url-access=limited}}", [], "emptied with the address"),
    ("{{cite book |title=A |chapter-url=http://a.org |url-access=limited}}", ACCESS, "the chapter's will not do"),
    ("{{cite book |title=A |chapter-url=http://a.org |section-url-access=limited}}", [], "its own will, by any name"),
    ("{{cite book |title=A |section-url-access=limited}}", ACCESS, "and is missing here"),
    ("{{cite map |title=A |map-url-access=limited}}", ACCESS, "a map's"),
    ("{{cite map |title=A |mapurl=http://a.org |map-url-access=limited}}", [], "the former name is read"),
    ("{{cite map |title=A |map-url=http://a.org |map-url-access=limited}}", [], "a map's that is there"),
    ("{{cite book |title=A |map-url-access=limited}}", [], "not known there"),
    ("{{cite book |title=A |doi-access=free}}", ACCESS, "a number that is missing"),
    ("{{cite book |title=A |hdl-access=x}}", ACCESS, "whatever is said of it"),
    ("{{cite book |title=A |jstor=12345 |jstor-access=free}}", [], "a number that is there"),
    ("{{cite book |title=A |DOI=10.1000/1 |doi-access=free}}", [], "in capitals"),
    ("{{cite book |title=A |bibcode-access=free |doi=10.1000/1}}", ACCESS, "another number"),
    ("{{cite book |title=A |isbn-access=free}}", [], "no such parameter"),
    ("{{cite SSRN |title=A |ssrn=1234567 |doi-access=free}}", [], "not known there"),
    ("{{cite book |title=A |format=PDF}}", FORMAT, "a file without an address"),
    ("{{cite book |title=A |format=}}", [], "an empty one"),
    ("{{cite book |title=A |url=http://a.org |format=PDF}}", [], "with its address"),
    ("{{cite book |title=A |url=https://archive.ph/x |format=PDF}}", [], "emptied with the address"),
    ("{{cite arXiv |title=A |arxiv=1103.4567 |class=x |format=PDF}}", [], "not known there"),
    ("{{cite journal |title=A |journal=B |pmc=123456 |format=PDF}}", [], "PubMed Central is linked"),
    ("{{cite journal |title=A |journal=B |pmc=12x |format=PDF}}", FORMAT, "but not by this number"),
    ("{{cite journal |title=A |journal=B |doi=10.1000/1 |format=PDF}}", FORMAT, "a publisher is not"),
    ("{{cite journal |title=A |journal=B |doi=10.1000/1 |doi-access=free |format=PDF}}", [], "unless all may read"),
    (
        "{{cite journal |title=A |journal=B |doi=10.1000/1 |doi-access=free |doi-broken-date=2001 |format=PDF}}",
        FORMAT,
        "not where the link is broken",
    ),
    ("{{cite journal |title=none |journal=B |pmc=123456 |format=PDF}}", FORMAT, "without a title nothing is linked"),
    ("{{cite journal |title=A |title-link=A |journal=B |pmc=123456 |format=PDF}}", FORMAT, "the title is linked"),
    ("{{cite magazine |title=A |magazine=B |pmc=123456 |format=PDF}}", FORMAT, "only in journals"),
    ("{{cite web |title=A |url=http://a.org |archive-format=PDF}}", FORMAT, "a copy without an address"),
    ("{{cite web |title=A |url=http://a.org |archiveurl=http://b.org |archive-format=PDF}}", [], "with its address"),
    ("{{cite web |title=A |url=http://a.org |archive-url=https://archive.ph/x |archive-format=PDF}}", [], "emptied"),
    (
        "{{cite web |title=A |url=//a.org |archive-url=https://web.archive.org/web/2015/a.org |archive-format=PDF}}",
        FORMAT,
        "an address that is no copy",
    ),
    ("{{cite book |title=A |chapter=B |chapter-format=PDF}}", FORMAT, "a chapter"),
    ("{{cite book |title=A |chapter=B |entry-format=PDF |chapter-url=http://a.org}}", [], "with its address"),
    ("{{cite news |title=A |chapter-format=PDF}}", [], "news have no chapters"),
    ("{{citation |title=A |work=B |chapter-format=PDF}}", [], "nor have articles"),
    ("{{citation |title=A |chapter=B |chapter-format=PDF}}", FORMAT, "books have"),
    ("{{cite map |title=A |map=B |map-format=PDF}}", FORMAT, "a map"),
    ("{{cite map |title=A |map=B |map-format=PDF |map-url=http://a.org}}", [], "with its address"),
    ("{{cite conference |title=A |conference=B |conference-format=PDF}}", FORMAT, "a conference"),
    ("{{cite episode |series=A |transcript=B |transcript-format=PDF}}", FORMAT, "a transcript"),
    (
        "{{citation |title=A |journal=B |isbn=978-0-306-40615-7}}",
        ["maint_work_isbn"],
        "an article with a book's number",
    ),
    ("{{citation |title=A |website=B |ISBN=978-0-306-40615-7}}", ["maint_work_isbn"], "in capitals"),
    ("{{citation |title=A |publisher=B |isbn=978-0-306-40615-7}}", [], "a book"),
    ("{{citation |title=A |journal=B |issn=1234-5679}}", [], "an article"),
    ("{{cite journal |title=A |journal=B |isbn=978-0-306-40615-7}}", [], "other templates say what they are"),
    ("{{cite arXiv |title=A |arxiv=1103.4567}}", ["maint_missing_class"], "a number that tells no subject"),
    ("{{cite arXiv |title=A |eprint=1503.45678v2}}", ["maint_missing_class"], "of a version"),
    ("{{cite arXiv |title=A |arxiv=1103.4567 |class=math.GT}}", [], "with its subject"),
    ("{{cite arXiv |title=A |arxiv=hep-th/9901001}}", [], "a number that tells it"),
    ("{{cite arXiv |title=A |arxiv=arXiv:1103.4567}}", [], "no number, as ID rules say"),
    ("{{cite journal |title=A |journal=B |arxiv=1103.4567}}", [], "a paper in a journal"),
    ("{{cite arXiv |title=A |arxiv=hep-th/9901001 |class=hep-th}}", CLASS, "a subject told twice"),
    ("{{cite arXiv |title=A |class=hep-th}}", [], "without a number; FD006 says so"),
    ("{{cite journal |title=A |journal=B |arxiv=hep-th/9901001 |class=x}}", [], "not known there"),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"), CASES, ids=[f"{at} {why}" for at, (_, _, why) in enumerate(CASES)]
)
def test_dependents(text: str, expected: list[str], why: str) -> None:
    assert conditions(dependents, text) == expected, why


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("{{cite book |doi-access=free |title=A}}", "{{cite book |title=A}}", False),
        ("{{cite book |format=PDF |title=A}}", "{{cite book |title=A}}", False),
        (
            "{{cite arXiv |class=hep-th |title=A |arxiv=hep-th/9901001}}",
            "{{cite arXiv |title=A |arxiv=hep-th/9901001}}",
            True,
        ),
        (
            "{{cite arXiv |class=gr-qc |title=A |arxiv=hep-th/9901001}}",
            "{{cite arXiv |title=A |arxiv=hep-th/9901001}}",
            False,
        ),
    ],
)
def test_fixes(before: str, after: str, *, safe: bool) -> None:
    (finding,) = found_by(dependents, before)
    assert repaired(before, finding.fix) == after
    assert finding.fix is not None
    assert finding.fix.safe is safe


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{{cite book |title=A |section-url-access=limited}}", "|section-url="),
        ("{{cite book |title=A |doi-access=free}}", "|doi="),
        ("{{cite book |title=A |entry-format=PDF}}", "|entry-url="),
        ("{{cite map |title=A |map-format=PDF}}", "|map-url="),
    ],
)
def test_what_is_missing_is_named(text: str, named: str) -> None:
    (finding,) = found_by(dependents, text)
    assert named in finding.message
