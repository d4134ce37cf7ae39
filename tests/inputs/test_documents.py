"""Documents: what a text is written in, which pages it holds, and where their lines begin."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from citecheck.inputs import Input, documents_of, format_of
from citecheck.model import Document, Position

FORMATS = [
    ("a.wiki", "words", "wikitext", "by its ending"),
    ("a.WIKITEXT", "words", "wikitext", "in capitals"),
    ("a.mediawiki", "words", "wikitext", "the long one"),
    ("a.md", "{{cite web}} [[a]] [tpl]b[/tpl]", "markdown", "an ending says more than marks"),
    ("a.markdown", "words", "markdown", "the long one of Markdown"),
    ("a.txt", "x [tpl]cite web|url=http://a.example[/tpl]", "tpl", "the marks of a dump"),
    ("a", "x [tpl]cite web|url=http://a.example[/tpl]", "tpl", "without an ending"),
    ("a.txt", "[[Dam]]\n\nCATEGORIES: Dams\n\nwords", "tpl", "the head of a dump's page"),
    ("a.txt", "[[Dam]]\r\n\r\nCATEGORIES: Dams", "tpl", "with CRLF"),
    ("a.txt", "[[Dam]] words", "text", "a link is no head"),
    ("a.txt", "[tpl]cite web|url=http://a.example", "text", "one mark alone"),
    ("a.txt", "{{cite web}} [[Dam]]", "wikitext", "braces and brackets"),
    ("-", "words<ref>{{cite web|title=x}}</ref>", "wikitext", "braces and a reference"),
    ("-", "{{Cite web|title=x}}", "wikitext", "a citation template"),
    ("a.html", "{{ page.title }} <b>", "text", "braces of another language"),
    ("a.txt", "[[Dam]] and [[River]]", "text", "brackets alone"),
    ("a.txt", "http://a.example", "text", "nothing of all that"),
    ("folder.md/a", "words", "text", "the ending of a folder says nothing"),
]


@pytest.mark.parametrize(("path", "text", "form", "why"), FORMATS, ids=[case[3] for case in FORMATS])
def test_knows_the_format(path: str, text: str, form: str, why: str) -> None:
    assert format_of(path, text) == form, why


def read(text: str, path: str = "dump.txt") -> list[Document]:
    """The documents of a text."""
    return list(documents_of(Input(path, text.encode())))


def pages(text: str) -> list[tuple[str | None, str]]:
    """Title and text of each page of a dump."""
    return [(document.title, document.slice(document.span)) for document in read(text)]


DUMP = """[[Harl Bridge]]

CATEGORIES: Bridges, 1931 establishments

The bridge was opened in 1931.[tpl]cite web|url=http://a.example/harl[/tpl]

[[File:Harl bridge.jpg|thumb|The bridge in 1950]]
It is 80 metres long.


[[Harl Brigde]]

#REDIRECT Harl Bridge


[[Harl (disambiguation)]]

Harl may refer to:


"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_dump_is_cut_into_its_pages(newline: str) -> None:
    text = DUMP.replace("\n", newline)
    documents = read(text)
    assert [document.title for document in documents] == ["Harl Bridge", "Harl (disambiguation)"]
    assert all(document.format == "tpl" for document in documents)
    first, second = documents
    assert first.slice(first.span).startswith("[[Harl Bridge]]")
    assert first.slice(first.span).rstrip().endswith("80 metres long.")
    assert second.slice(second.span) == text[text.index("[[Harl (dis") :]


def test_positions_are_those_of_the_file() -> None:
    documents = read("\ufeff" + DUMP)
    text = documents[1].text
    assert text.startswith("[[Harl Bridge]]")
    at = text.index("Harl may")
    assert documents[1].lines.position(at) == Position(18, 1)
    assert documents[1].lines is documents[0].lines


TITLES = [
    ("[[A b]]\n\nx\n\n\n[[C]]\n\ny [tpl]z[/tpl]", ["A b", "C"], "two pages"),
    ("[[ A b ]] \n\nx [tpl]z[/tpl]", ["A b"], "blanks around a title"),
    ("\n\n[[A]]\n\nx [tpl]z[/tpl]", ["A"], "blank lines first"),
    ("words [tpl]z[/tpl]\n\n[[A]]\n\nx", [None, "A"], "words before the first title"),
    ("x [tpl]z[/tpl]", [None], "no title"),
    ("[[A]]\nx [tpl]z[/tpl]\n[[B]]\nx", ["A"], "a line amid others is no title"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[B]] is a river", ["A"], "a link that a sentence begins with"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[B|C]]\n\ny", ["A"], "a link with other words"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[File:B.jpg]]\n\n[[image:C.jpg]]\n\n[[Category:D]]\n\ny", ["A"], "files, categories"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[de:B]]\n[[fr:B]]\n\ny", ["A"], "the page in other languages"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[Dune: Part Two]]\n\ny", ["A", "Dune: Part Two"], "a colon in a title"),
    ("[[A]]\n\nx [tpl]z[/tpl]\n\n[[B\nC]]\n\ny", ["A"], "no title goes over two lines"),
]


@pytest.mark.parametrize(("text", "titles", "why"), TITLES, ids=[case[2] for case in TITLES])
def test_a_page_begins_with_its_title(text: str, titles: list[str | None], why: str) -> None:
    assert [title for title, _ in pages(text)] == titles, why


REDIRECTS = [
    ("#REDIRECT Harl Bridge", [], "a redirect"),
    ("#redirect [[Harl Bridge]] [tpl]R from typo[/tpl]", [], "in small letters, with a template"),
    ("CATEGORIES: Bridges\n\n#Redirect Harl Bridge", [], "below its categories"),
    ("#REDIRECT Harl http://a.example", ["B"], "one that holds an address"),
    ("#REDIRECTION is a word", ["B"], "another word"),
    ("The page #REDIRECT is described here", ["B"], "words before it"),
]


@pytest.mark.parametrize(("body", "titles", "why"), REDIRECTS, ids=[case[2] for case in REDIRECTS])
def test_redirects_are_no_pages(body: str, titles: list[str], why: str) -> None:
    text = f"[[A]]\n\nx [tpl]y[/tpl]\n\n\n[[B]]\n\n{body}\n"
    assert [title for title, _ in pages(text)] == ["A", *titles], why


def test_a_file_of_redirects_holds_no_document() -> None:
    assert read("#REDIRECT [[Harl Bridge]]\n", "a.wiki") == []


def test_another_format_is_one_document() -> None:
    (document,) = read("[[A]]\n\nx {{cite web}}\n\n\n[[B]]\n\ny", "a.wiki")
    assert (document.title, document.format, document.span.end) == (None, "wikitext", len(document.text))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\r[]"), max_size=80))
def test_the_pages_make_up_the_text(words: str) -> None:
    assume("#redirect" not in words.lower())
    text = f"[[A]]\n\n{words} [tpl]x[/tpl]\n\n\n[[B]]\n\n{words}"
    assert "".join(page for _, page in pages(text)) == text


@given(st.text("a\r\n\x0b\x0c\x85\u2028é", max_size=40))
def test_lines_end_at_lf_crlf_and_cr_only(text: str) -> None:
    text = f"x{text}"
    (document,) = read(text, "a.md")
    line = column = 1
    for offset, character in enumerate(text):
        assert document.lines.position(offset) == Position(line, column)
        ends = character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)


@given(
    st.lists(
        st.sampled_from(["[[A]]", "[[B b]]", "\n", "\n\n", "\r\n\r\n", "\r", "x", "é😀", "#REDIRECT [[A]]"]),
        max_size=30,
    ),
    st.integers(1, 40),
)
def test_a_dump_read_in_windows_has_the_same_pages_in_the_same_places(words: list[str], window: int) -> None:
    source = Input("dump.txt", ("[[A]]\n\nCATEGORIES: x\n\n" + "".join(words)).encode())

    def places(documents: Iterable[Document]) -> list[tuple[str | None, str, int, int]]:
        return [
            (
                document.title,
                document.slice(document.span),
                document.start + document.span.start,
                document.lines.position(document.span.start).line,
            )
            for document in documents
        ]

    assert places(documents_of(source, window)) == places(documents_of(source))


def test_no_window_is_longer_than_a_page_needs() -> None:
    dump = "".join(f"[[Page {number}]]\n\nx [tpl]cite web|title=y[/tpl]\n\n" for number in range(100))
    texts = {document.text for document in documents_of(Input("dump.txt", dump.encode()), 100)}
    assert sum(map(len, texts)) == len(dump)
    assert max(map(len, texts)) < 400


def test_a_text_whose_marks_come_late_is_read_whole() -> None:
    text = "words " * 100 + "[tpl]cite web|title=y[/tpl]\n"
    (document,) = documents_of(Input("dump.txt", text.encode()), 50)
    assert (document.format, document.text) == ("tpl", text)
