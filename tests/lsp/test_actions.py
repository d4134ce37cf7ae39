"""What an editor offers to do about a finding, carried out as it would carry it out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types

from citecheck.config import Settings
from citecheck.lsp.actions import quick_fixes
from citecheck.lsp.places import Places
from citecheck.lsp.snapshot import Snapshot, audited
from citecheck.model import Span
from tests.lsp.editor import editing, run

URI = "file:///nowhere/bridge.wiki"
WHOLE = types.Range(types.Position(0, 0), types.Position(99, 0))
PAGE = (
    "Built 🌉 in 1904.<ref>{{cite web |url=http://a.example/x |title=A 🌉 |acessdate=2012-01-03}}</ref>\r\n"
    "Fell in 1990.<ref>{{cite news |title=Fall |newspaper=Courier |date=3 May 1990 |accesdate=2012-01-03}}</ref>"
)
MENDED = PAGE.replace("acessdate", "access-date").replace("accesdate", "access-date")
CACHED = "https://webcache.googleusercontent.com/search?q=cache:abc"
PAGES = Path(__file__).parents[1]


def carried_out(text: str, action: types.CodeAction, version: int | None = 1) -> str:
    """The text after an action; with a version, that of the text it was offered for is named."""
    assert action.edit
    if version is None:
        assert action.edit.changes
        edits: Sequence[object] = action.edit.changes[URI]
    else:
        assert action.edit.document_changes
        (change,) = action.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        assert (change.text_document.uri, change.text_document.version) == (URI, version)
        edits = change.edits
    places = Places(text)
    for edit in reversed(edits):
        assert isinstance(edit, types.TextEdit)
        start, end = places.span(edit.range)
        text = text[:start] + edit.new_text + text[end:]
    return text


def test_a_fix_is_offered_with_the_finding_that_it_mends() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, PAGE)
            first, _ = await editor.diagnostics(URI)
            fix, *others = await editor.actions(URI, first.range)
            assert fix.title == "FD012: Rename |acessdate= to |access-date="
            assert (fix.kind, fix.is_preferred, fix.diagnostics) == ("quickfix", True, (first,))
            assert carried_out(PAGE, fix) == PAGE.replace("acessdate", "access-date")
            assert [other.title for other in others] == ["Ignore FD012 here", "Ignore FD012 on this page"]
            assert await editor.actions(URI, types.Range(types.Position(0, 0), types.Position(0, 1))) == []

    run(scenario())


def test_all_safe_fixes_are_one_action_for_whoever_asks_for_it() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, PAGE)
            for only in ("source", "source.fixAll", "source.fixAll.citecheck"):
                (action,) = await editor.actions(URI, WHOLE, [only])
                assert carried_out(PAGE, action) == MENDED
            assert await editor.actions(URI, WHOLE, ["refactor"]) == []
            editor.replace(URI, 2, MENDED)
            assert await editor.actions(URI, WHOLE, ["source"]) == []

    run(scenario())


def test_an_editor_without_versions_gets_plain_changes() -> None:
    async def scenario() -> None:
        async with editing("--offline", capabilities=types.ClientCapabilities()) as editor:
            editor.open(URI, PAGE)
            (action,) = await editor.actions(URI, WHOLE, ["source"])
            assert carried_out(PAGE, action, version=None) == MENDED

    run(scenario())


def snapshot(text: str, name: str = "bridge.wiki") -> Snapshot:
    return audited(URI, name, 1, Places(text), Settings(today=date(2026, 11, 23)), {})


def test_an_unsafe_fix_is_called_so_and_never_preferred() -> None:
    text = "Built.<ref>{{cite book |title=Stone |access-date=5 May 2014}}</ref>\n"
    unsafe, *_ = quick_fixes(snapshot(text), Span(0, len(text)), versioned=True)
    assert unsafe.title.startswith("UR007: ")
    assert unsafe.title.endswith(" (unsafe: it may change what the citation says)")
    assert not unsafe.is_preferred


@pytest.mark.parametrize(
    "name", ["report/harl-bridge.wiki", "wikitext/pages/damaged.wiki", "wikitext/pages/dump.txt", "page.md"]
)
def test_what_is_ignored_here_or_on_the_page_is_found_no_more(name: str) -> None:
    text = (
        (PAGES / name).read_text(encoding="utf-8")
        if name != "page.md"
        else f"A [link]({CACHED}) here.\n\nAnother: {CACHED}\n"
    )
    before = snapshot(text, name)
    findings = list(before.findings())
    assert findings
    for finding in findings:
        for action in quick_fixes(before, finding.span, versioned=True):
            if action.title.startswith(f"Ignore {finding.code}"):
                after = list(snapshot(carried_out(text, action), name).findings())
                assert len(after) < len(findings), (action.title, finding)


def test_plain_text_has_no_comment_to_ignore_by() -> None:
    found = snapshot(f"See {CACHED} for more.\n", "page.txt")
    assert list(found.findings())
    assert quick_fixes(found, Span(0, 99), versioned=True) == []
