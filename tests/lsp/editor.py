"""An editor for tests: a real client that starts `citecheck lsp` and speaks with it over pipes."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE_S = 60.0

EVERYTHING = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16]),
    window=types.WindowClientCapabilities(work_done_progress=True),
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    ),
    workspace=types.WorkspaceClientCapabilities(
        configuration=True,
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
        did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)


class _Client(LanguageClient):
    """A client that keeps how the server ended."""

    ended: tuple[int | None, bytes] = (None, b"")

    pid = 0

    async def start_io(self, cmd: str, *args: str, **kwargs: Any) -> None:
        """Start the server, and keep the number of its process."""
        await super().start_io(cmd, *args, **kwargs)
        self.pid = self._server.pid if self._server else 0

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        """Keep the exit status and what was printed to standard error."""
        self.ended = (server.returncode, await server.stderr.read() if server.stderr else b"")


class Editor:
    """What an editor knows: the diagnostics of each text by version, and what the server has told and asked."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        """`settings` are what it says when it is asked for those of citecheck."""
        self.client = _Client("tests", "1")
        self.settings = settings
        self.capabilities = types.ServerCapabilities()
        self.published: defaultdict[str, list[types.PublishDiagnosticsParams]] = defaultdict(list)
        self.messages: list[str] = []
        self.log: list[str] = []
        self.registered: list[types.Registration] = []
        self.progress: list[Any] = []
        self.refreshed: list[None] = []
        self._something = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds, which it may come to with every message of the server."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                self._something.clear()
                await self._something.wait()

    def open(self, uri: str, text: str, version: int = 1) -> None:
        item = types.TextDocumentItem(uri, "wikitext", version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def replace(self, uri: str, version: int, text: str) -> None:
        self.change(uri, version, types.TextDocumentContentChangeWholeDocument(text))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def diagnostics(self, uri: str, version: int = 1) -> Sequence[types.Diagnostic]:
        """What is marked in a version of a text, once that is known."""
        await self.until(lambda: bool(self.published[uri]) and self.published[uri][-1].version == version)
        return self.published[uri][-1].diagnostics

    async def codes(self, uri: str, version: int = 1) -> list[object]:
        """The codes of what is marked."""
        return [diagnostic.code for diagnostic in await self.diagnostics(uri, version)]

    async def actions(
        self, uri: str, place: types.Range, only: Sequence[str] | None = None
    ) -> Sequence[types.CodeAction]:
        """What can be done about a place."""
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def hover(self, uri: str, place: types.Position) -> str | None:
        """What is shown of a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), place)
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else None

    async def lenses(self, uri: str) -> list[str]:
        """What stands above the lines."""
        params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
        found = await self.client.text_document_code_lens_async(params)
        return [lens.command.title for lens in found or () if lens.command]

    def listen(self) -> None:
        """Take in what the server says, and answer what it asks."""
        for method, handler in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, lambda params: self.published[params.uri].append(params)),
            (types.WINDOW_SHOW_MESSAGE, lambda params: self.messages.append(params.message)),
            (types.WINDOW_LOG_MESSAGE, lambda params: self.log.append(params.message)),
            (types.WORKSPACE_CONFIGURATION, lambda params: [self.settings for _ in params.items]),
            (types.CLIENT_REGISTER_CAPABILITY, lambda params: self.registered.extend(params.registrations)),
            (types.WORKSPACE_CODE_LENS_REFRESH, lambda _: self.refreshed.append(None)),
            (types.WINDOW_WORK_DONE_PROGRESS_CREATE, self.progress.append),
            (types.PROGRESS, self.progress.append),
        ):
            self.client.feature(method)(self._heard(handler))

    def _heard(self, handler: Callable[[Any], object]) -> Callable[..., object]:
        """A handler after which whoever waits looks again."""

        def hear(*params: Any) -> object:
            self._something.set()
            return handler(params[-1])

        return hear


@asynccontextmanager
async def editing(
    *options: str,
    settings: Mapping[str, object] | None = None,
    capabilities: types.ClientCapabilities = EVERYTHING,
    initial: Mapping[str, object] | None = None,
    program: Sequence[str] = ("-m", "citecheck", "lsp"),
    said: bytes = b"",
) -> AsyncIterator[Editor]:
    """An editor with the server at its side, which ends cleanly and has `said` this to standard error."""
    editor = Editor(settings or {})
    editor.listen()
    await editor.client.start_io(sys.executable, *program, *options)
    try:
        params = types.InitializeParams(capabilities=capabilities, initialization_options=initial)
        editor.capabilities = (await editor.client.initialize_async(params)).capabilities
        editor.client.initialized(types.InitializedParams())
        yield editor
        await editor.client.shutdown_async(None)
    finally:
        if not editor.client.stopped:
            editor.client.exit(None)
        connection: LanguageClient = editor.client
        await connection.stop()
    assert editor.client.ended == (0, said), editor.client.ended


def run(scenario: Coroutine[Any, Any, None]) -> None:
    """Play what happens in an editor."""
    asyncio.run(scenario)
