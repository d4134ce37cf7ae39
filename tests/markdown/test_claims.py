"""Markdown and plain text: what each citation supports."""

from __future__ import annotations

import pytest

from tests.markdown.reading import found, read

A, B, C = "http://a.example/x", "http://b.example/y", "http://c.example/z"


def claimed(text: str, form: str = "markdown") -> list[tuple[str, list[str]]]:
    """The words of each claim and the addresses under it."""
    page = read(text, form)
    urls = {citation.id: citation.links[0].url for citation in page.citations}
    return [
        (text[claim.span.start : claim.span.end], [urls[cited] for cited in claim.citations]) for claim in page.claims
    ]


CLAIMS = [
    (f"One. The dam [leaks]({A}). Two.", [(f"The dam [leaks]({A}).", [A])], "its sentence"),
    (f"The dam leaks.\n\nIt is [old]({A}).", [(f"It is [old]({A}).", [A])], "its paragraph only"),
    (f"- The dam {A}\n- The weir {B}\n", [(f"The dam {A}", [A]), (f"The weir {B}", [B])], "its item"),
    (
        f"- The dam {A}\n  - The weir {B}\n  - The lock\n- The mill\n",
        [(f"The dam {A}", [A]), (f"The weir {B}", [B])],
        "an item in an item",
    ),
    (
        f"- The dam\n\n  It leaks. {A}\n\n- The weir\n",
        [(f"The dam\n\n  It leaks. {A}", [A])],
        "an item of two paragraphs",
    ),
    (f"| a | b |\n|---|---|\n| Dam | {A} |\n| Weir | b |\n", [(f"Dam | {A} |", [A])], "its row"),
    (f"The dam leaks.[^1]\n\n[^1]: {A}\n", [("The dam leaks.", [A])], "the place of a footnote's mark"),
    (
        f"It leaks.[^n] It is old.[^N]\n\n[^n]: See {A} and {B}\n",
        [("It leaks.", [A, B]), ("It is old.", [A, B])],
        "every place of a footnote's mark",
    ),
    (f"## The dam {A}\n\nIt leaks.\n", [], "a heading is no claim"),
    (f"It leaks.\n\n## References\n\n- [The dam]({A})\n", [], "a list of sources"),
    (f"## References\n\n- {A}\n\n## History\n\nOld, see {B}.\n", [(f"Old, see {B}.", [B])], "the section after it"),
    (f"- [x] The dam {A}\n- [ ] The weir {B}\n- [ ]\n", [(f"The dam {A}", [A]), (f"The weir {B}", [B])], "no box"),
    (f"1. The dam {A}\n 12) 1893 saw {B}\n", [(f"The dam {A}", [A]), (f"1893 saw {B}", [B])], "no number of an item"),
    (f"> [!NOTE]\n> Old, see {A}\n", [(f"Old, see {A}", [A])], "no kind of an alert"),
    (f"The [dam][x] leaks.\n\n[x]: {A}\n", [("The [dam][x] leaks.", [A])], "a link by reference"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CLAIMS, ids=[case[2] for case in CLAIMS])
def test_supports(text: str, expected: list[tuple[str, list[str]]], why: str) -> None:
    assert claimed(text) == expected, why


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_ends_of_lines_and_wide_characters_shift_nothing(newline: str) -> None:
    text = f"Über \U0001f600 alles.\n\n- Die Brücke [fällt]({A})\n- ja\n".replace("\n", newline)
    assert claimed(text) == [(f"Die Brücke [fällt]({A})", [A])]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_plain_text_has_paragraphs(newline: str) -> None:
    text = f"The dam leaks{newline}says {A}{newline} \t{newline}Words.{newline}{newline}It is old: {B}"
    assert claimed(text, "text") == [(f"The dam leaks{newline}says {A}", [A]), (f"It is old: {B}", [B])]


def test_plain_text_knows_no_marks() -> None:
    text = f"    [w]({A}) `{B}` <!-- {C} -->"
    assert found(text, "text") == [("bare_url", url, [url]) for url in (A, B, C)]


SHOWN = "The old dam holds CO2, he says."
SAID = [
    (f"- The dam [leaks]({A}):\n\n  ```sh\n  curl {B}\n  ```\n\n  each day.\n", "The dam leaks: each day.", "a fence"),
    (f"- The dam [leaks]({A}):\n\n      curl\n", "The dam leaks:", "indented code"),
    (f"The dam <!-- or\nweir --> [leaks]({A}).", "The dam leaks.", "a comment"),
    (f"The <b>old</b> dam<br>holds CO<sub>2</sub>, <!-- x -->[he]({A}) <a href='{B}'>says</a>.", SHOWN, "tags"),
    (f"> > The dam **is\n> >  old** and  \n> [leaks]({A}).", "The dam is old and leaks.", "marks of a quotation"),
    (f"The `dam` > 3 m\n[leaks]({A}).", "The dam > 3 m leaks.", "but code and marks amid the words"),
]


@pytest.mark.parametrize(("text", "words", "why"), SAID, ids=[case[2] for case in SAID])
def test_what_is_no_word_of_a_claim_is_not_told(text: str, words: str, why: str) -> None:
    assert [claim.text for claim in read(text).claims] == [words], why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It leaks.\n\n<!-- see\n\n[dam]({A})\n", [(11, 15)]),
        (f"It leaks.\n\n<!-- see -->\n\n[dam]({A})\n", []),
        ("It <!-- see --> leaks.\n\n<!-->\n", []),
        ("It <!-- leaks.\n\n`<!-- see`\n", []),
    ],
)
def test_a_comment_that_nothing_ends_is_told(text: str, expected: list[tuple[int, int]]) -> None:
    assert [tuple(defect.span) for defect in read(text).defects] == expected


def test_comments_ignore() -> None:
    page = read(
        f"The [dam]({A}) <!-- citecheck: ignore LK001 -->\n\n<!-- citecheck: ignore-page SR -->\n\n    <!-- x -->"
    )
    assert [(found.citation, found.codes) for found in page.suppressions] == [("c1", ("LK001",)), (None, ("SR",))]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (f"The [dam]({A}) **leaks**.", "The dam leaks."),
        (f"The [dam](http://a.example/Dam_(river)) leaks, says [he]({A} 'The title').", "The dam leaks, says he."),
        (f"[![The dam](http://a.example/i.png)]({A}) leaks.", "The dam leaks."),
        (f"The <a title='>' href='{A}'>old dam</a> leaks.", "The old dam leaks."),
        ("The _dam_, see <http://a.example/Dam_(river)>, leaks.", "The dam, see http://a.example/Dam_(river), leaks."),
        (f"The [dam [old]]({A}) leaks, the [weir](<http://a.example/b c>) too.", "The dam [old] leaks, the weir too."),
    ],
)
def test_a_claim_reads_as_its_reader_sees_it(written: str, words: str) -> None:
    assert [claim.text for claim in read(written).claims] == [words]


@pytest.mark.parametrize(
    ("before", "section"),
    [
        (f"## The *[dam]({A})*\n\n", "The dam"),
        (f'+++\ntitle = "{A}"\n+++\n\nThe dam\n=======\n\n', "The dam"),
        (f"---\ntitle: {A}\n---\n\n", None),
    ],
)
def test_a_section_is_called_as_its_reader_sees_it(before: str, section: str | None) -> None:
    assert [claim.section for claim in read(f"{before}It leaks, see {B}.\n").claims] == [section]


def test_a_list_of_sources_is_known_in_bold() -> None:
    assert not claimed(f"## **References**\n\n- [The dam]({A})\n")
