"""Citations that show nothing."""

from __future__ import annotations

import pytest

from citecheck.cs1.blank import EMPTY, blank
from citecheck.rules import check
from citecheck.rules.catalogue import Context
from tests.rules.checking import TODAY, page


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite book}}", True, "no parameters"),
        ("{{cite book |title= |publisher=}}", True, "empty ones"),
        ("{{citation}}", True, "which ends in nothing"),
        ("{{cite web |ttitle=A}}", True, "an unknown name"),
        ("{{cite web |http://example.org |A}}", True, "words without a name"),
        ("{{cite web |access-date=5 May 2014 |url-status=live}}", True, "what says something of an address"),
        ("{{cite book |author-link=Ada Hunt |author-mask=2}}", True, "a link without a name"),
        ("{{cite book |postscript=none}}", True, "the mark at the end"),
        ("{{cite book |title=A}}", False, "a title"),
        ("{{cite web |url=http://example.org}}", False, "an address is shown for its title"),
        ("{{cite book |first=Ada}}", False, "a name"),
        ("{{cite book |page=5}}", False, "a page"),
        ("{{cite book |postscript=more words}}", False, "words at the end"),
        ("{{cite map}}", False, "it shows (Map)"),
        ("{{cite thesis |title=}}", False, "it shows (Thesis)"),
        ("{{Infobox}}", False, "no citation"),
    ],
)
def test_blank(text: str, *, expected: bool, why: str) -> None:
    assert bool(blank(page(text))) is expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{cite web |ttitle=A}}", {EMPTY}),
        ("{{cite journal |title= |journal=}}", {EMPTY}),
        ("{{cite book |url-status=live}}", {EMPTY, "maint_url_status"}),
        ("{{cite web |title=A}} {{cite book}}", {"err_cite_web_url", EMPTY}),
        ("{{cite map}}", {"err_citation_missing_title"}),
    ],
)
def test_the_module_has_no_other_error(text: str, expected: set[str]) -> None:
    found = check(page(text), Context(TODAY, {}))
    assert {finding.cs1 for finding in found if finding.cs1} == expected
