"""What every fix has to hold to, on pages that hypothesis makes; `corpus.py` asks the same of real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.fixing.rounds import repaired, with_text
from citecheck.model import Document, Edit, Fix, Lines, Page, Severity, Span
from citecheck.rules import ALL
from citecheck.rules.catalogue import Context, Fault, Rule
from tests.fixing.generated import PAGES
from tests.fixing.properties import search

TODAY = date(2026, 11, 23)
CONTEXT = Context(TODAY, {})
FORMS = st.sampled_from(["wikitext", "tpl"])


def document(text: str, form: str) -> Document:
    if form == "tpl":
        text = text.replace("{{", "[tpl]").replace("}}", "[/tpl]")
    return with_text(Document("page", None, form, "", Span(0, 0), Lines((0,))), text)


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=PAGES, form=FORMS)
@example(text="{{cite web|year=May 2014|date=}}", form="wikitext")
@example(text="{{cite web|year=May 2014|year=June 2014}}", form="wikitext")
@example(text="{{cite news|title=A|accessdate=1 May 2012|access-date=2 May 2012}}", form="wikitext")
@example(text="{{cite web|titel=A|ttle=B|coauthors=|month=|coauthors=}}", form="wikitext")
def test_every_fix_keeps_its_promises(*, unsafe: bool, text: str, form: str) -> None:
    found = search(document(text, form), CONTEXT, ALL, unsafe=unsafe)
    assert found.breaches == []


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=PAGES, form=FORMS)
def test_mending_twice_changes_nothing_more(*, unsafe: bool, text: str, form: str) -> None:
    given_page = document(text, form)
    once = repaired(given_page, CONTEXT, ALL, unsafe=unsafe)
    mended = given_page.text
    for edit in reversed(once.edits):
        mended = mended[: edit.span.start] + edit.replacement + mended[edit.span.end :]
    again = repaired(with_text(given_page, mended), CONTEXT, ALL, unsafe=unsafe)
    assert not again.edits
    assert not again.fixed
    assert again.left == once.left


# --- the search itself: a rule that breaks a promise is found ---------------------------------------------------------

PAGE = "{{cite web|a=b|title=c}} {{cite book|title=d}}"


def finding(code: str, here: int, when: str, *edits: Edit, cs1: str | None = None, safe: bool = True) -> Rule:
    """A rule that faults a citation where the page holds these words, and has these edits for it."""

    def check(page: Page, _context: Context) -> Iterator[Fault]:
        if when in page.document.text:
            citation = page.citations[here]
            fix = Fix("a fix", safe, edits) if edits else None
            yield Fault(Span(citation.span.start, citation.span.end), "A fault.", citation, cs1, fix)

    return Rule(code, "made-up", Severity.NOTE, default=True, page="", check=check)


B_TO_X = Edit(Span(13, 14), "x")
NO_A = Edit(Span(10, 14), "")


@pytest.mark.parametrize(
    ("wanted", "breaches"),
    [
        ([finding("AA001", 0, "a=b", B_TO_X)], set()),
        ([finding("AA001", 0, "a=b", B_TO_X), finding("BB001", 0, "a=x")], set()),
        ([finding("AA001", 0, "}} {{", Edit(Span(24, 25), ""))], {"edits something outside its citation"}),
        ([finding("AA001", 0, "a=b", B_TO_X, B_TO_X)], {"edits the same twice", "is never carried out"}),
        (
            [finding("AA001", 0, "a=b", Edit(Span(13, 14), "b"))],
            {"changes nothing", "does not remove its finding", "goes on for ever"},
        ),
        (
            [finding("AA001", 0, "title=c", Edit(Span(13, 14), "bb"))],
            {"does not remove its finding", "goes on for ever"},
        ),
        ([finding("AA001", 0, "a=b", B_TO_X), finding("BB001", 1, "a=x")], {"brings BB001 elsewhere"}),
        ([finding("AA001", 0, "a=b", NO_A), finding("BB001", 0, "web|t")], {"takes something away and brings BB001"}),
    ],
    ids=["sound", "uncovers", "outside", "overlapping", "nothing", "stays", "elsewhere", "takes away"],
)
def test_search_finds_what_breaks_a_promise(wanted: list[Rule], breaches: set[str]) -> None:
    found = search(document(PAGE, "wikitext"), CONTEXT, wanted, unsafe=False)
    assert {breach.what for breach in found.breaches} == breaches


@pytest.mark.parametrize(
    ("mended", "safe", "breaks"),
    [(None, True, True), (None, False, False), ("err_x", True, False), ("maint_x", True, True)],
    ids=["safe", "unsafe", "mends an error", "mends no error"],
)
def test_condition_in_a_parameter_that_the_fix_did_not_edit(mended: str | None, *, safe: bool, breaks: bool) -> None:
    def check(page: Page, _context: Context) -> Iterator[Fault]:
        if "a=x" in page.document.text:
            yield Fault(page.citations[0].parameters[1].span, "A fault.", page.citations[0], "err_y")

    other = Rule("BB001", "made-up", Severity.NOTE, default=True, page="", check=check)
    wanted = [finding("AA001", 0, "a=b", B_TO_X, cs1=mended, safe=safe), other]
    found = search(document(PAGE, "wikitext"), CONTEXT, wanted, unsafe=True)
    assert [breach.what for breach in found.breaches] == (
        ["is safe and brings BB001 err_y into characters it did not write"] if breaks else []
    )
    assert found.uncovered == {("AA001", "BB001 err_y"): 1}
