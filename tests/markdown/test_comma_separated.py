"""Tables of comma-separated values: an address ends with its cell."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import markdown
from citecheck.markdown.comma_separated import cells_of
from citecheck.model import Document, Lines, Span

A, B = "http://a.example/x", "http://b.example/y"
TABLES = [
    (f"url,title\n{A},Dam\n", [A], "commas"),
    (f"url;title;year\r\n{A};Dam;2020\r\n{B};Weir, old;2021\r\n", [A, B], "semicolons"),
    (f"a|b\n{A}|{B}|c\n", [A, B], "bars"),
    (f'a,b\n"{A},1;2",{B},c\n', [f"{A},1;2", B], "a comma in quotes"),
    (f'a,b\n"so ""{A},z"" it",{B},c\n', [f"{A},z", B], "quotes in quotes"),
    (f'a,b\n"so\n{A}",{B},c\n', [A, B], "a line end in quotes"),
    (f'a,b\n5" pipe,{A},c\n', [A], "a quote in the midst of a cell"),
    (f"a,b\n{A},({B})\n", [A, B], "an address glued to the next cell's mark"),
    (f"{A}", [A], "one cell"),
    (f"url\n{A},1;2\n", [f"{A},1;2"], "one column"),
]


def document_of(text: str, path: str = "list.CSV") -> Document:
    """A text as a document that fills its file."""
    return Document(path, None, "text", text, Span(0, len(text)), Lines((0,)))


def addresses(document: Document) -> list[str]:
    """The addresses that are asked."""
    return [link.target for citation in markdown.parse_text(document).citations for link in citation.links]


@pytest.mark.parametrize(("text", "expected", "why"), TABLES, ids=[case[2] for case in TABLES])
def test_an_address_ends_with_its_cell(text: str, expected: list[str], why: str) -> None:
    assert addresses(document_of(text)) == expected, why


def test_other_texts_are_no_tables() -> None:
    assert addresses(document_of(f"a,b,c\n{A},c", "list.txt")) == [f"{A},c"]


ROWS = st.lists(st.lists(st.text('ab ,;"\n', max_size=4), min_size=2, max_size=3), min_size=1, max_size=4)


@given(ROWS, st.sampled_from(",;|\t"))
def test_cells_are_those_that_the_standard_library_reads(rows: list[list[str]], delimiter: str) -> None:
    rows = [["a", "b", "c"], *rows]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    text = written.getvalue()
    cells = [text[cell.start : cell.end] for cell in cells_of(document_of(text))]
    read = [cell[1:-1].replace('""', '"') if cell.startswith('"') else cell for cell in cells]
    assert [cell for cell in read if cell] == [cell for row in rows for cell in row if cell]
