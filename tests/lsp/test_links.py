"""Links of an open page: asked in the background, only what is new, and never what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.editor import Editor, editing, run
from tests.servers import Server, Site, answers, by_path, silence

URI = "file:///nowhere/bridge.wiki"
ASKING = ("--allow-private", "--no-cache")
QUICK = {"host-request-interval": 0, "max-retries": 0, "deadline": 20}
PATHS = {"/there": answers(body=b"<title>The Bridge</title>" + b"words " * 99), "/silent": silence}


@pytest.fixture
def site() -> Site:
    return Site(by_path(PATHS))


@pytest.fixture
def server(site: Site) -> Iterator[Server]:
    server = Server({"*": site})
    yield server
    server.close()


def page(server: Server, *paths: str) -> str:
    """A page that cites these paths of the server."""
    return "".join(
        f"It stood there.<ref>{{{{cite web |url=http://127.0.0.1:{server.port}{path} |title=The Bridge}}}}</ref>\n"
        for path in paths
    )


async def links_done(editor: Editor, times: int) -> None:
    """Wait until links have been asked so many times."""
    await editor.until(lambda: sum(_kind(told) == "end" for told in editor.progress) == times)


def _kind(told: object) -> object:
    return getattr(getattr(told, "value", None), "kind", None) or getattr(told, "value", {}).get("kind")


def test_a_dead_link_is_marked_once_it_is_known(server: Server) -> None:
    async def scenario() -> None:
        async with editing(*ASKING, settings=QUICK) as editor:
            editor.open(URI, page(server, "/there", "/gone"))
            await editor.until(lambda: len(editor.published[URI]) == 2 and bool(editor.refreshed))
            before, after = editor.published[URI]
            assert not before.diagnostics
            assert [(found.code, found.range.start.line) for found in after.diagnostics] == [("LK001", 1)]
            assert await editor.lenses(URI) == ["rests on 1 source", "rests on 1 source, 1 dead: broken"]
            shown = await editor.hover(URI, types.Position(1, 30))
            assert shown
            assert "**dead**, " in shown

    run(scenario())


def test_only_new_links_are_asked_and_only_when_the_page_is_saved(server: Server, site: Site) -> None:
    async def scenario() -> None:
        async with editing(*ASKING, settings=QUICK) as editor:
            editor.open(URI, page(server, "/there"))
            await links_done(editor, 1)
            editor.replace(URI, 2, page(server, "/there", "/gone"))
            await editor.diagnostics(URI, 2)
            assert "/gone" not in site.targets
            editor.save(URI)
            await links_done(editor, 2)
            assert (site.targets.count("/there"), site.targets.count("/gone")) == (1, 1)
            editor.close(URI)
            editor.open(URI, page(server, "/gone"), 3)
            await editor.until(lambda: any(found.diagnostics for found in editor.published[URI] if found.version == 3))
            assert site.targets.count("/gone") == 1

    run(scenario())


def test_links_are_asked_again_when_somebody_wants_it(server: Server, site: Site, tmp_path: Path) -> None:
    """Not even what the cache has seen a moment ago is an answer then."""

    async def scenario() -> None:
        options = ("--allow-private", "--cache", str(tmp_path / "cache"))
        async with editing(*options, settings=QUICK) as editor:
            editor.open(URI, page(server, "/there"))
            await links_done(editor, 1)
            params = types.ExecuteCommandParams("citecheck.askLinks", [URI])
            await editor.client.workspace_execute_command_async(params)
            await links_done(editor, 2)
            assert site.targets.count("/there") == 2

    run(scenario())


def test_asking_can_be_cancelled_and_leaves_no_verdict(server: Server) -> None:
    async def scenario() -> None:
        async with editing(*ASKING, settings=QUICK) as editor:
            editor.open(URI, page(server, "/silent"))
            await editor.until(lambda: bool(editor.progress))
            await editor.until(lambda: _kind(editor.progress[-1]) == "report")
            token = editor.progress[0].token
            editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
            await links_done(editor, 1)
            shown = await editor.hover(URI, types.Position(0, 30))
            assert shown
            assert "**skipped**, not asked: offline" in shown

    run(scenario())


@pytest.mark.parametrize("options", [("--no-cache",), (*ASKING, "--offline")])
def test_what_must_not_be_asked_is_not(server: Server, options: tuple[str, ...]) -> None:
    async def scenario() -> None:
        async with editing(*options, settings=QUICK) as editor:
            editor.open(URI, page(server, "/there"))
            await editor.diagnostics(URI)
            editor.save(URI)
            editor.replace(URI, 2, "")
            await editor.diagnostics(URI, 2)

    run(scenario())
    assert not server.touched
