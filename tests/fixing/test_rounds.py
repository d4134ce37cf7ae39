"""Which fixes of a page are carried out, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from citecheck import rules
from citecheck.fixing.rounds import Repair, UnsettledError, repaired, with_text
from citecheck.model import Document, Edit, Fix, Lines, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, Rule

CONTEXT = Context(date(2026, 11, 23), {})
DEFAULTS = rules.wanted((), ())


def document(text: str, before: str = "") -> Document:
    """A page behind other text of its file."""
    page = with_text(Document("page", None, "wikitext", "", Span(0, 0), Lines((0,))), before + text)
    return Document("page", None, "wikitext", page.text, Span(len(before), len(page.text)), page.lines)


def mended(text: str, repair: Repair) -> str:
    for edit in reversed(repair.edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "fixed", "codes", "why"),
    [
        ("It is.{{cite web|title=A}}", "It is.{{cite web|title=A}}", [], "nothing to mend"),
        ("{{cite web|titel=A|x=|y=}}", "{{cite web|title=A}}", ["FD012", "FD014", "FD014"], "several of one citation"),
        ("{{cite web|titel=A|ttle=B}}", "{{cite web|title=A|ttle=B}}", ["FD012"], "one name for two"),
        (
            "{{cite web|title=A|date=|year=5 MAY 2014}}",
            "{{cite web|title=A|date=5 May 2014}}",
            ["DT002", "DT009"],
            "one uncovers the next",
        ),
        (
            "{{cite web|titel=A}}<!-- citecheck: ignore FD -->",
            "{{cite web|titel=A}}<!-- citecheck: ignore FD -->",
            [],
            "ignored",
        ),
        (
            "{{cite web|titel=\ufffd|x=}}",
            "{{cite web|title=\ufffd}}",
            ["FD012", "FD014"],
            "unreadable bytes that no fix touches",
        ),
        (
            "{{cite web|title=A|x=\ufffd|x=\ufffd}}",
            "{{cite web|title=A|x=\ufffd|x=\ufffd}}",
            [],
            "what stands for bytes may not be the same",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "{" not in value else "",
)
def test_safe_fixes(text: str, fixed: str, codes: Sequence[str], why: str) -> None:
    for before in ("", "{{cite web|titel=B}}\n\n"):
        repair = repaired(document(text, before), CONTEXT, DEFAULTS, unsafe=False)
        assert mended(before + text, repair) == before + fixed, why
        assert sorted(repair.fixed) == sorted(codes), why


def test_unsafe_ones_are_counted_and_left_until_they_are_wanted() -> None:
    text = "{{cite web|titel=A|url=www.example.org/a}}"
    safe, unsafe = (repaired(document(text), CONTEXT, DEFAULTS, unsafe=wanted) for wanted in (False, True))
    assert mended(text, safe) == "{{cite web|title=A|url=www.example.org/a}}"
    assert (safe.fixed, safe.left) == (("FD012",), ("UR002",))
    assert mended(text, unsafe) == "{{cite web|title=A|url=http://www.example.org/a}}"
    assert (sorted(unsafe.fixed), unsafe.left) == (["FD012", "UR002"], ())


def test_many_that_take_something_away_need_no_rounds_of_their_own() -> None:
    text = "{{cite web|title=A" + "".join(f"|x{number}=" for number in range(500)) + "}}"
    repair = repaired(document(text), CONTEXT, DEFAULTS, unsafe=False)
    assert mended(text, repair) == "{{cite web|title=A}}"


def made(code: str, *edits: Edit, citation: int | None, when: str) -> Rule:
    """A rule with these edits where the page holds these words."""

    def check(page: Page, _context: Context) -> Iterator[Fault]:
        if when in page.document.text:
            of = page.citations[citation] if citation is not None else None
            yield Fault(
                Span(edits[0].span.start, edits[0].span.end), "A fault.", of, None, Fix("a fix", safe=True, edits=edits)
            )

    return Rule(code, "made-up", Severity.NOTE, default=True, page="", check=check)


PAGE = "{{cite web|a=b|title=c}}{{cite book|title=d}}"


@pytest.mark.parametrize(
    ("edits", "fixed"),
    [
        ([(Edit(Span(13, 14), "x"), 0), (Edit(Span(21, 22), "y"), 0)], "{{cite web|a=x|title=c}}{{cite book|title=d}}"),
        ([(Edit(Span(13, 14), "x"), 0), (Edit(Span(42, 43), "y"), 1)], "{{cite web|a=x|title=c}}{{cite book|title=y}}"),
        (
            [(Edit(Span(10, 14), ""), None), (Edit(Span(13, 14), "y"), None)],
            "{{cite web|title=c}}{{cite book|title=d}}",
        ),
        (
            [(Edit(Span(10, 14), ""), None), (Edit(Span(14, 14), "y"), None)],
            "{{cite web|title=c}}{{cite book|title=d}}",
        ),
    ],
    ids=["one citation", "two citations", "overlapping", "touching"],
)
def test_first_wins_of_two_that_cannot_go_together(edits: list[tuple[Edit, int | None]], fixed: str) -> None:
    # Both are for the page as it stands, so that what was not carried out at once never is.
    wanted = [made(f"AA00{place}", edit, citation=citation, when=PAGE) for place, (edit, citation) in enumerate(edits)]
    assert mended(PAGE, repaired(document(PAGE), CONTEXT, wanted, unsafe=False)) == fixed


def test_fixes_that_undo_each_other_are_named() -> None:
    there = made("AA001", Edit(Span(13, 14), "x"), citation=0, when="a=b")
    back = made("BB001", Edit(Span(13, 14), "b"), citation=0, when="a=x")
    with pytest.raises(UnsettledError, match=r"the fixes of (AA|BB)001 go on for ever"):
        repaired(document(PAGE), CONTEXT, [there, back], unsafe=False)


def test_a_page_is_read_in_the_language_that_is_told() -> None:
    """The claim begins behind the number where the language has no ordinals."""
    text = "It is of the 19. Orme.<ref>{{cite web|title=c}}</ref>"

    def check(page: Page, _context: Context) -> Iterator[Fault]:
        start = page.claims[0].span.start
        if page.document.text == text:
            fix = Fix("a fix", safe=True, edits=(Edit(Span(start, start), "!"),))
            yield Fault(Span(start, start + 1), "A fault.", None, None, fix)

    rule = Rule("AA001", "made-up", Severity.NOTE, default=True, page="", check=check)
    told = [
        mended(text, repaired(document(text), CONTEXT, [rule], unsafe=False, language=language))
        for language in ("en", "de")
    ]
    assert told == [text.replace("Orme", "!Orme"), f"!{text}"]
