"""Whatever a page is made of: every span slices to what it holds, no address is lost, none is found twice."""

from __future__ import annotations

import re
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import CitationKind, Document, Lines, LinkRole, Page, Span
from citecheck.wikitext import SYNTAXES, parse
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.markup.scan import scan
from tests.wikitext.generated import PAGES
from tests.wikitext.reading import SOUND, as_dump, page_text, read, read_dump

FORMS = ("wikitext", "tpl")
# `@` is an address that must be found, `%` one that must not.
FRAGMENTS = [
    *("@ ", "@, ", "(@) ", "@?x=1&y=2 ", "2013@ ", "[@ words] ", "[@] ", "[[@ words]] ", "[[@|words]] ", "''@'' "),
    *(
        "{{cite web|url=@|title=a}} ",
        "{{cite web|@?x=1}}",
        "{{cite web|title=@|",
        "{{citation",
        "{{cite web|",
        "{{a|",
        "{{",
    ),
    *("|url=@ ", "|url= see @ ", "|title=@ b ", "|archive-url=//", "|chapter-url=www.x.example ", "|", "=", "}}", "}"),
    *("[[", "]]", "[", "]", "<ref>", "</ref>", "<ref name=x/>", '<ref name="y">', "[ref]", "[/ref]", "''", "'''"),
    *(
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\n|url=@\n",
        "\n| title = b\n",
        "\n* ",
        "\n{|\n",
        "\n|}\n",
        "\n|-\n| ",
        "\n== h ==\n",
    ),
    *(
        "<!-- % -->",
        "<nowiki>x</nowiki>",
        "<nowiki/>",
        "<b>",
        "<references>",
        "</references>",
        "word ",
        "é\U0001f600",
        "&amp;",
    ),
    *("{{webarchive|url=@}}", "{{wayback|date=2014|url=@}}", "{{wayback|date=2014|url=", "{{cn}}", "{{rp|1}}"),
    *("{{dead link}}", "{{quote|", "{{Infobox\n| a = ", "{{reflist|refs=", "{{{1|", "}}}", "__NOTOC__", "~~~~", "\0"),
]


def with_addresses(text: str) -> str:
    """A text with an address of its own in the place of each mark."""
    numbers = count()
    return re.sub(
        "[@%]", lambda mark: f"http://{'seen' if mark[0] == '@' else 'hidden'}{next(numbers)}.example/a", text
    )


def check_spans(page: Page, text: str) -> None:
    """Every span lies in its page and slices to its value."""
    whole = page.document.span
    for citation in page.citations:
        assert whole.start <= citation.span.start < citation.span.end <= whole.end
        for parameter in citation.parameters:
            assert text[parameter.span.start : parameter.span.end] == parameter.value == parameter.value.strip()
            assert citation.span.start <= parameter.whole.start < parameter.whole.end <= citation.span.end
            assert parameter.whole.start <= parameter.name_span.start <= parameter.span.start
            assert parameter.span.end <= parameter.whole.end
            if citation.kind is CitationKind.UNTEMPLATED:
                assert parameter.whole == parameter.span
            else:
                assert text[parameter.whole.start] == "|"
                assert parameter.whole.start < parameter.name_span.start
            if not parameter.positional:
                assert text[parameter.name_span.start : parameter.name_span.end] == parameter.name
        for link in citation.links:
            assert text[link.span.start : link.span.end] == link.url != ""
            if link.role is LinkRole.ARCHIVE and link.parameter is None:
                continue  # named in a template behind the citation
            assert citation.span.start <= link.span.start < link.span.end <= citation.span.end
        if citation.reference:
            assert citation.reference.start <= citation.span.start < citation.reference.end
    for claim in page.claims:
        assert whole.start <= claim.span.start <= claim.span.end <= whole.end
    assert [citation.id for citation in page.citations] == [
        f"c{number}" for number in range(1, len(page.citations) + 1)
    ]
    starts = [citation.span.start for citation in page.citations]
    assert starts == sorted(starts)


def check_addresses(page: Page, text: str) -> None:
    """Every address that is to be seen stands in exactly one link, and no other."""
    spans = sorted(
        ((link.span.start, link.span.end) for citation in page.citations for link in citation.links),
    )
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for address in re.finditer(r"http://(seen|hidden)\d+\.example/a", text):
        holders = [span for span in spans if span[0] <= address.start() and address.end() <= span[1]]
        assert len(holders) == (address[1] == "seen"), address[0]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join).map(with_addresses), st.sampled_from(FORMS))
def test_on_damaged_pages(text: str, form: str) -> None:
    text = as_dump(text) if form == "tpl" else text
    page = read(text, form)
    check_spans(page, text)
    check_addresses(page, text)


@settings(max_examples=200)
@given(PAGES, st.sampled_from(FORMS))
def test_on_generated_pages(text: str, form: str) -> None:
    text = as_dump(text) if form == "tpl" else text
    check_spans(read(text, form), text)


@given(st.text(st.characters(codec=None), max_size=100), st.sampled_from(FORMS))
def test_nothing_raises_on_any_text(text: str, form: str) -> None:
    for written in (text, "{{cite web|url=" + text, f"<ref>http://{text}</ref>", f"[tpl]cite web|{text}[/tpl]"):
        page = Span(0, len(written))
        citations = citations_of(written, page, scan(written, page, SYNTAXES[form]), SYNTAXES[form])
        check_spans(Page(Document("", None, form, written, page, Lines((0,))), citations), written)


@given(st.text(st.characters(codec="utf-8"), max_size=100), st.sampled_from(FORMS))
def test_nothing_raises_on_any_page(text: str, form: str) -> None:
    written = f"{{{{cite web|title=x}}}} {text}[tpl]cite web|title={text}"
    check_spans(read(written, form), written)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", [*SOUND, "damaged.wiki"])
def test_on_whole_pages(name: str, newline: str) -> None:
    text = page_text(name).replace("\n", newline)
    check_spans(read(text), text)
    check_spans(read(as_dump(text), "tpl"), as_dump(text))


def test_on_the_pages_of_a_dump() -> None:
    pages = read_dump("dump.txt")
    assert [page.document.title for page in pages] == ["Lower Mill", "Upper Mill"]
    for page in pages:
        check_spans(page, page.document.text)


@settings(max_examples=100)
@given(PAGES, PAGES, PAGES, st.sampled_from(FORMS))
def test_a_page_is_read_as_if_it_stood_alone(before: str, text: str, after: str, form: str) -> None:
    """What stands before and behind a page in its file changes nothing, and moves all that is found."""
    alone = read(text, form)
    whole = before + text + after
    page = Span(len(before), len(before) + len(text))
    amid = parse(Document("page", None, form, whole, page, Lines((0,))))
    assert [whole[c.span.start : c.span.end] for c in amid.citations] == [
        text[c.span.start : c.span.end] for c in alone.citations
    ]
    assert [c.span.start - page.start for c in amid.citations] == [c.span.start for c in alone.citations]
    assert [(d.kind, d.span.start - page.start) for d in amid.defects] == [
        (d.kind, d.span.start) for d in alone.defects
    ]
    assert [(k.span.start - page.start, k.citations) for k in amid.claims] == [
        (k.span.start, k.citations) for k in alone.claims
    ]
