"""The rules FD044 to FD046: titles that are none."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import titles
from tests.rules.reading import codes, conditions, found_by

COPY = "|archive-url=https://web.archive.org/web/20120505000000/http://example.org/a"
GENERIC = "err_generic_title"
ARCHIVED = "maint_archived_copy"
UNTITLED = "maint_untitled"

CASES = [
    ("{{cite web |title=404 Not Found}}", [GENERIC], "a server's message"),
    ("{{cite web |title=Wayback Machine}}", [GENERIC], "the archive's name"),
    ("{{cite web |title=[[Wayback Machine]]}}", [GENERIC], "linked"),
    ("{{cite web |title=unknown.}}", [GENERIC], "with the point that the template sets"),
    ("{{citation |title=unknown,}}", [GENERIC], "with the comma of the other style"),
    ("{{citation |title=unknown.}}", [], "with a point in it"),
    ("{{citation |title=unknown. |mode=cs1}}", [GENERIC], "unless it is set in the first style"),
    ("{{cite web |title=no title...}}", [], "with an ellipsis"),
    ("{{cite web |title=((404 Not Found))}}", [], "to be shown as written"),
    ("{{cite web |title={{lang|en|Wayback Machine}}}}", [], "in a template, which may do anything"),
    ("{{cite web |title=Not found}}", [], "words that may be a title"),
    ("{{cite web |title=A |work=Wayback Machine}}", [], "no title"),
    ("{{cite encyclopedia |title=Page not found |encyclopedia=A}}", [None], "an article's title"),
    ("{{cite encyclopedia |title=A |encyclopedia=Page not found}}", [GENERIC], "its encyclopedia's"),
    ("{{cite episode |title=404 Not Found |series=A}}", [], "an episode may be called so"),
    ("{{cite episode |title=404 Not Found}}", [], "of a series that is not named"),
    ("{{cite episode |title=A |series=Page not found}}", [GENERIC], "a series hardly"),
    ("{{cite conference |title=A |book-title=Page not found}}", [GENERIC], "a volume of papers neither"),
    ("{{Infobox |title=404 Not Found}}", [], "another template"),
    (f"{{{{cite web |title=Archived copy |url=http://example.org/a {COPY}}}}}", [ARCHIVED], "a robot's title"),
    (f"{{{{cite web |title=archive copy. |url=http://example.org/a {COPY}}}}}", [ARCHIVED], "another form"),
    (f"{{{{cite web |title=Archived copy of A |url=http://example.org/a {COPY}}}}}", [], "more words"),
    ("{{cite web |title=Archived copy |url=http://example.org/a}}", [], "without a copy"),
    ("{{cite web |title=Archived copy |url=http://example.org/a |archive-url=https://archive.ph/b}}", [], "left out"),
    (f"{{{{cite web |title=((Archived copy)) |url=http://example.org/a {COPY}}}}}", [], "to be shown as written"),
    ("{{cite journal |title=none |journal=A}}", [UNTITLED], "an article without a title"),
    ("{{cite journal |title=off |journal=A}}", [UNTITLED], "in another word"),
    ("{{citation |title=none |journal=A}}", [UNTITLED], "in the general template"),
    ("{{cite journal |title=none |magazine=A}}", [], "in a magazine it is a title"),
    ("{{cite book |title=none}}", [], "so is it of a book"),
    ("{{cite web |title=(())}}", [UNTITLED], "nothing, to be shown as written"),
    ("{{cite web |title=((none))}}", [], "a word, to be shown as written"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_titles(text: str, expected: list[str | None], why: str) -> None:
    assert conditions(titles, text) == expected, why


def test_title_is_pointed_at() -> None:
    text = "{{cite web |url=http://example.org | title = Page not found }}"
    (finding,) = found_by(titles, text)
    assert text[finding.span.start : finding.span.end] == "Page not found"
    assert codes(titles, text) == ["FD044"]
