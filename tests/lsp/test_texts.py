"""Texts that are opened, changed and closed: what is marked in them, and by whose settings."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from tests.lsp.editor import editing, run

URI = "file:///nowhere/bridge.wiki"
PAGE = "It was built in 1904.<ref>{{cite web |url=http://a.example/x |title=The 🌉 |acessdate=2012-01-03}}</ref>\n"


def test_a_finding_is_marked_where_it_stands_and_leads_to_its_explanation() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, PAGE)
            (found,) = await editor.diagnostics(URI)
            assert found.code == "FD012"
            assert found.source == "citecheck"
            assert found.severity is types.DiagnosticSeverity.Warning
            assert found.range == types.Range(types.Position(0, 76), types.Position(0, 85))
            assert found.code_description
            assert found.code_description.href.startswith("https://en.wikipedia.org/")

    run(scenario())


def test_a_change_is_marked_and_a_closed_text_is_not() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, PAGE)
            assert await editor.codes(URI) == ["FD012"]
            place = types.Range(types.Position(0, 76), types.Position(0, 85))
            editor.change(URI, 2, types.TextDocumentContentChangePartial(place, "access-date"))
            assert await editor.codes(URI, 2) == []
            editor.replace(URI, 3, PAGE)
            assert await editor.codes(URI, 3) == ["FD012"]
            editor.close(URI)
            await editor.until(lambda: editor.published[URI][-1].version is None)
            assert not editor.published[URI][-1].diagnostics
            assert await editor.hover(URI, types.Position(0, 0)) is None

    run(scenario())


def test_a_text_is_read_as_its_name_says() -> None:
    texts = {
        "bridge.md": ("Built in 1904, [as told](http://a.example/x).\n", []),
        "bridge.txt": ("{{cite web}} [[\n", ["FD001", "FD004"]),
        "empty.wiki": ("", []),
        "half.wiki": ("Built.<ref>{{cite web |url=http://a.example |\ud800=1 |title=\ud83c}}</ref>", ["FD011"]),
        "elsewhere.wiki": ("#REDIRECT [[Bridge]]", []),
        "b%20%F0%9F%8C%89.wiki": (PAGE, ["FD012"]),
    }

    async def scenario() -> None:
        async with editing("--offline", settings={"select": ["FD"]}) as editor:
            for name, (text, codes) in texts.items():
                editor.open(f"file:///nowhere/{name}", text)
                assert await editor.codes(f"file:///nowhere/{name}") == codes

    run(scenario())


def test_the_editor_goes_before_the_file_and_both_are_read_again(tmp_path: Path) -> None:
    uri, file = (tmp_path / "bridge.wiki").as_uri(), tmp_path / "citecheck.toml"
    file.write_text('ignore = ["FD012"]\n', encoding="utf-8")

    async def scenario() -> None:
        async with editing("--offline") as editor:
            await editor.until(lambda: len(editor.registered) == 2)
            editor.open(uri, PAGE)
            assert await editor.codes(uri) == []
            file.write_text("", encoding="utf-8")
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await editor.until(lambda: bool(editor.published[uri][-1].diagnostics))
            editor.settings = {"ignore": ["FD"], "lang": None}
            editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
            await editor.until(lambda: not editor.published[uri][-1].diagnostics)

    run(scenario())


def test_an_editor_that_cannot_be_asked_sends_its_settings() -> None:
    async def scenario() -> None:
        async with editing("--offline", capabilities=types.ClientCapabilities(), initial={"ignore": "FD"}) as editor:
            editor.open(URI, PAGE)
            assert await editor.codes(URI) == []
            params = types.DidChangeConfigurationParams({"citecheck": {"ignore": []}})
            editor.client.workspace_did_change_configuration(params)
            await editor.until(lambda: bool(editor.published[URI][-1].diagnostics))

    run(scenario())


def test_wrong_settings_are_told_once_and_left_out() -> None:
    told = {
        "offlin": (True, "settings of the editor: unknown key 'offlin'; did you mean 'offline'?"),
        "allow-private": (True, "settings of the editor: 'allow-private' is for the command line alone"),
        "ignore": (["XX1"], "ignore: there is no rule 'XX1'"),
        "sources": (["\x1b[31m.tsv"], "settings of the editor: sources must be"),
    }

    async def scenario() -> None:
        async with editing("--offline", settings={key: value for key, (value, _) in told.items()}) as editor:
            editor.open(URI, PAGE)
            assert await editor.codes(URI) == ["FD012"]
            editor.save(URI)
            editor.replace(URI, 2, "")
            await editor.diagnostics(URI, 2)
            assert len(editor.messages) == len(told)
            for _, beginning in told.values():
                assert any(message.startswith(beginning) for message in editor.messages)

    run(scenario())


FAILING = """
from citecheck import cli
from citecheck.auditing import page
parse = page.parse
def failing(document, language):
    print("stray")
    if "boom" in document.text:
        raise ValueError("\x1b[31mboom")
    return parse(document, language)
page.parse = failing
cli.main()
"""


def test_an_audit_that_fails_is_marked_and_ends_nothing() -> None:
    async def scenario() -> None:
        async with editing("lsp", "--offline", program=("-c", FAILING), said=b"stray\n" * 2) as editor:
            editor.open(URI, "boom")
            (found,) = await editor.diagnostics(URI)
            assert "citecheck itself is at fault" in found.message
            assert "boom" in editor.log[0]
            assert "\x1b" not in editor.log[0]
            assert await editor.hover(URI, types.Position(0, 0)) is None
            editor.replace(URI, 2, PAGE)
            assert await editor.codes(URI, 2) == ["FD012"]

    run(scenario())


def test_every_capability_is_offered() -> None:
    async def scenario() -> None:
        async with editing("--offline", "--stdio") as editor:
            offered = editor.capabilities
            assert offered.hover_provider
            assert offered.document_symbol_provider
            assert offered.code_lens_provider
            assert offered.document_link_provider
            assert isinstance(offered.code_action_provider, types.CodeActionOptions)
            assert offered.code_action_provider.code_action_kinds == ("quickfix", "source.fixAll.citecheck")
            assert isinstance(offered.text_document_sync, types.TextDocumentSyncOptions)
            assert offered.text_document_sync.change is types.TextDocumentSyncKind.Incremental

    run(scenario())
