"""Ignore comments: which are read, and which citation each is about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Citation, CitationKind, Span
from citecheck.suppressions import suppressions_of

_CITATION = re.compile(r"‹\w[^‹›]*›|⟨[^⟨⟩]*⟩")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def ignored(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Who is meant by each comment of a text and what it ignores; `⟨a …⟩` is a citation called a, `‹b …›` another."""
    spans = sorted((Span(*found.span()) for found in _CITATION.finditer(text)), key=lambda span: span.start)
    inner = [
        Span(span.start + found.start() + 1, span.start + found.end() + 1)
        for span in spans
        for found in _CITATION.finditer(text[span.start + 1 : span.end - 1])
    ]
    citations = [
        Citation(text[span.start + 1], CitationKind.TEMPLATE, span)
        for span in sorted(spans + inner, key=lambda span: (span.start, -span.end))
    ]
    comments = [Span(*comment.span()) for comment in _COMMENT.finditer(text)]
    return [(found.citation, found.codes) for found in suppressions_of(text, comments, citations)]


MEANT = [
    ("⟨a⟩ <!-- citecheck: ignore SR003 -->", "a", "behind a citation"),
    ("⟨a⟩<!-- citecheck: ignore SR003 -->", "a", "glued to it"),
    ("⟨a⟩ ⟨b⟩ <!-- citecheck: ignore SR003 -->", "b", "behind two: the nearer"),
    ("⟨a⟩ <!-- citecheck: ignore SR003 --> ⟨b⟩", "a", "between two: the one before"),
    ("⟨a⟩ and words <!-- citecheck: ignore SR003 -->", "a", "with words between"),
    ("⟨a\n|b\n⟩ <!-- citecheck: ignore SR003 -->", "a", "on the last line of a citation of several"),
    ("⟨a <!-- citecheck: ignore SR003 -->⟩ ⟨b⟩", "a", "in a citation"),
    ("⟨b⟩ ⟨a <!-- citecheck: ignore SR003 -->⟩", "a", "in one that another precedes"),
    ("⟨a\n|x <!-- citecheck: ignore SR003 -->\n⟩ ⟨b⟩", "a", "in one of several lines"),
    ("⟨a ‹i x› <!-- citecheck: ignore SR003 -->⟩", "a", "behind one inside: the one that it stands in"),
    ("⟨a ‹i x›⟩ <!-- citecheck: ignore SR003 -->", "a", "behind one in another: the outer"),
    ("⟨b⟩\n<!-- citecheck: ignore SR003 -->\n⟨a⟩", "a", "alone on its line"),
    ("⟨b⟩\n<!-- citecheck: ignore SR003 -->\nwords\n\nwords ⟨a⟩ ⟨c⟩", "a", "alone, far from the next"),
    ("⟨b⟩\r\n<!-- citecheck: ignore SR003 -->\r\n⟨a⟩", "a", "lines that end with CRLF"),
    ("⟨b⟩\r<!-- citecheck: ignore SR003 -->\r⟨a⟩", "a", "lines that end with CR"),
    ("<!-- citecheck: ignore SR003 -->⟨a⟩", "a", "first of all"),
    ("* <!-- citecheck: ignore SR003 --> ⟨a⟩", "a", "first in a list item"),
    ("words <!-- citecheck: ignore SR003 --> words ⟨a⟩", "a", "before the first one of its line"),
    ("⟨b⟩\nwords <!-- citecheck: ignore SR003 -->\n⟨a⟩", None, "behind words on a line without a citation"),
    ("⟨a⟩\n<!-- citecheck: ignore SR003 -->", None, "alone, and nothing follows"),
    ("<!-- citecheck: ignore SR003 -->", None, "no citation at all"),
]


@pytest.mark.parametrize(("text", "citation", "why"), MEANT, ids=[case[2] for case in MEANT])
def test_a_comment_is_about_one_citation(text: str, citation: str | None, why: str) -> None:
    assert ignored(text) == ([(citation, ("SR003",))] if citation else []), why


READ = [
    ("<!-- citecheck: ignore SR003 -->", ("SR003",)),
    ("<!--citecheck:ignore SR003-->", ("SR003",)),
    ("<!-- CiteCheck: Ignore sr003 -->", ("sr003",)),
    ("<!-- citecheck: ignore SR003, LK001 -->", ("SR003", "LK001")),
    ("<!-- citecheck: ignore SR003,LK001 , ID -->", ("SR003", "LK001", "ID")),
    ("<!-- citecheck: ignore SR003 LK -->", ("SR003", "LK")),
    ("<!-- citecheck: ignore search-engine-cache -->", ("search-engine-cache",)),
    ("<!-- citecheck: ignore\u00a0SR003\u3000LK001 -->", ("SR003", "LK001")),
    ("<!-- citecheck: ignore, SR003, -->", ("SR003",)),
    ("<!-- citecheck: ignore\n  SR003,\n  LK001,\n-->", ("SR003", "LK001")),
    ("<!-- citecheck: ignore -->", None),
    ("<!-- citecheck: ignore, -->", None),
    ("<!-- citecheck: ignore 003 -->", None),
    ("<!-- citecheck ignore SR003 -->", None),
    ("<!-- please citecheck: ignore SR003 -->", None),
    ("<!-- citecheck: ignore SR003 because -- of that -->", None),
    ("<!-- citecheck: ignored SR003 -->", None),
    ("<!-- a comment -->", None),
    ("<!---->", None),
    ("<!-- citecheck: ignore " + "a " * 1000 + "-->", None),
]


@pytest.mark.parametrize(("comment", "codes"), READ, ids=[case[0][:40] for case in READ])
def test_reads_what_a_comment_ignores(comment: str, codes: tuple[str, ...] | None) -> None:
    assert ignored(f"⟨a⟩ {comment}") == ([("a", codes)] if codes else [])


def test_a_comment_can_be_about_the_page() -> None:
    assert ignored("<!-- citecheck: ignore-page SR003, DT -->\n⟨a⟩") == [(None, ("SR003", "DT"))]
    assert ignored("words\n<!-- citecheck: ignore-page SR003 -->") == [(None, ("SR003",))]


def test_each_comment_counts() -> None:
    text = "⟨a⟩ <!-- citecheck: ignore SR003 --><!-- citecheck: ignore LK001 --> ⟨b⟩ <!-- citecheck: ignore ID -->"
    assert ignored(text) == [("a", ("SR003",)), ("a", ("LK001",)), ("b", ("ID",))]


def test_the_span_is_the_comment_s() -> None:
    text = "⟨a⟩ <!-- citecheck: ignore SR003 --> x"
    found = suppressions_of(text, [Span(4, 36)], [Citation("a", CitationKind.LINK, Span(0, 3))])
    assert [text[suppression.span.start : suppression.span.end] for suppression in found] == [text[4:36]]


@given(st.text(max_size=60))
def test_nothing_raises_on_any_comment(text: str) -> None:
    ignored(f"⟨a⟩ <!-- citecheck: ignore {text}-->")
    ignored(f"<!--{text}-->")
