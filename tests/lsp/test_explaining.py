"""What is shown of a page to whoever reads it in an editor: hovers, lines above claims, the outline, links."""

from __future__ import annotations

from datetime import date

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lsprotocol import types
from msgspec.structs import replace

from citecheck.config import Settings
from citecheck.lsp.hovers import hover
from citecheck.lsp.outline import document_links, lenses, symbols
from citecheck.lsp.places import Places
from citecheck.lsp.snapshot import Snapshot, audited
from citecheck.model import LinkResult, Reason, Status
from tests.lsp.editor import editing, run

URI = "file:///nowhere/bridge.wiki"
PAGE = (
    "== Building ==\n"
    "Built 🌉 in 1904.<ref>{{cite web |url=http://a.example/x |title=Arches}}</ref>"
    "<ref>{{cite web |url=https://www.dailymail.co.uk/y |title=Stones}}</ref>\n"
    "It fell.<ref>{{cite web |url=http://a.example/x |title=Arches}}</ref> "
    "It rose.<ref>[http://c.example/ Anew]</ref>\n"
)
SETTINGS = Settings(today=date(2026, 11, 23))
GONE = LinkResult(
    "http://a.example/x", Status.DEAD, Reason.NOT_FOUND, "HTTP 404", http_status=404, checked_at="2026-11-20T10:00:00Z"
)


def snapshot(text: str = PAGE, *results: LinkResult) -> Snapshot:
    return audited(URI, "bridge.wiki", 1, Places(text), SETTINGS, {result.url: result for result in results})


def hovered(found: Snapshot, words: str) -> str:
    shown = hover(found, found.places.text.index(words))
    assert shown
    return shown.markdown


def test_a_citation_is_shown_with_its_standing_its_links_and_their_evidence() -> None:
    shown = hovered(snapshot(PAGE, GONE), "Arches")
    assert shown.startswith("**broken**: web page Arches\n")
    assert "- LK001 " in shown
    assert "- `http://a.example/x`: **dead**, HTTP 404 (seen `2026-11-20T10:00:00Z`)" in shown
    assert "The host says that it has no such page." in shown


def test_a_source_is_shown_with_who_says_what_of_it_and_when() -> None:
    shown = hovered(snapshot(), "Stones")
    assert "deprecated" in shown
    assert "Wikipedia" in shown
    assert "20" in shown.partition("The source:")[2]


def test_a_reference_that_repeats_another_is_shown_as_what_it_repeats() -> None:
    text = 'Built.<ref name="a">{{cite web |url=http://a.example/x |title=Arches}}</ref> Fell.<ref name="a" />\n'
    assert hovered(snapshot(text, GONE), '<ref name="a" />') == hovered(snapshot(text, GONE), "Arches")


def test_a_claim_is_shown_with_what_it_rests_on() -> None:
    shown = hovered(snapshot(PAGE, GONE), "Built")
    assert "This rests on 2 sources, 1 dead:" in shown
    assert "- broken (LK001): web page Arches" in shown


def test_nothing_is_shown_where_nothing_is_known() -> None:
    assert hover(snapshot("== A ==\n"), 3) is None
    assert hover(snapshot(""), 0) is None


def test_above_a_line_stands_what_its_claims_rest_on() -> None:
    shown = [(lens.range.start.line, lens.command.title) for lens in lenses(snapshot(PAGE, GONE)) if lens.command]
    assert shown == [(1, "rests on 2 sources, 1 dead: weak"), (2, "2 claims rest on 2 sources, 1 dead: 1 broken")]


def test_the_outline_has_the_claims_of_each_section_with_their_verdicts() -> None:
    (section,) = symbols(snapshot(PAGE, GONE))
    assert section.name == "Building"
    assert [(claim.name, claim.detail) for claim in section.children or ()] == [
        ("Built 🌉 in 1904.", "weak: rests on 2 sources, 1 dead"),
        ("It fell.", "broken: rests on 1 source, 1 dead"),
        ("It rose.", "unknown: rests on 1 source"),
    ]


def test_addresses_are_links_with_what_is_known_of_them() -> None:
    first, *others = document_links(snapshot(PAGE, GONE))
    assert (first.target, first.tooltip) == ("http://a.example/x", "dead: The host says that it has no such page.")
    assert first.range == types.Range(types.Position(1, 38), types.Position(1, 56))
    assert [other.tooltip for other in others] == [None, "dead: The host says that it has no such page.", None]


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    text = "Built.<ref>{{cite web |url=javascript:alert(1) |title=A}}</ref> <ref>[mailto:a@b.example Me]</ref>"
    assert document_links(snapshot(text)) == []


UNSAFE = Options.CMARK_OPT_UNSAFE
HOSTILE = (
    "<script>alert(1)</script> [a](http://evil.example) ![b](http://evil.example/b.png) `code` **bold** "
    "<img src=x onerror=alert(1)> &lt;b&gt; \x1b[31m \u202e http://evil.example www.evil.example \\` # h\n- x | y"
)


@pytest.mark.parametrize("hostile", [HOSTILE, HOSTILE[::-1], f"``{HOSTILE}``"])
def test_hostile_words_are_shown_and_not_obeyed(hostile: str) -> None:
    text = f"Built {hostile}.<ref>{{{{cite web |url=http://a.example/x |title={hostile}}}}}</ref>"
    result = replace(GONE, evidence=hostile, checked_at=hostile, final_url=hostile, title=hostile)
    found = snapshot(text, result)
    for offset in range(0, len(text), 7):
        shown = hover(found, offset)
        html = cmarkgfm.github_flavored_markdown_to_html(shown.markdown, UNSAFE) if shown else ""
        assert "<a " not in html
        assert "<img" not in html
        assert "<script" not in html
        assert not {"\x1b", "\u202e"} & set(html)
    names = [symbol.name for symbol in symbols(found)] + [lens.command.title for lens in lenses(found) if lens.command]
    assert all(name.isprintable() for name in names)


def test_all_of_it_reaches_the_editor() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, PAGE)
            shown = await editor.hover(URI, types.Position(2, 30))
            assert shown
            assert shown.startswith("**unknown**: web page Arches")
            assert await editor.lenses(URI) == ["rests on 2 sources", "2 claims rest on 2 sources"]
            document = types.TextDocumentIdentifier(URI)
            outline = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            assert [symbol.name for symbol in outline or ()] == ["Building"]
            links = await editor.client.text_document_document_link_async(types.DocumentLinkParams(document))
            assert [link.target for link in links or ()].count("http://a.example/x") == 2

    run(scenario())


def test_an_editor_without_markdown_gets_plain_text() -> None:
    async def scenario() -> None:
        async with editing("--offline", capabilities=types.ClientCapabilities()) as editor:
            editor.open(URI, PAGE)
            params = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(1, 0))
            found = await editor.client.text_document_hover_async(params)
            assert found
            assert isinstance(found.contents, types.MarkupContent)
            assert found.contents.kind is types.MarkupKind.PlainText

    run(scenario())
