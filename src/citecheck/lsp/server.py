"""The server: the texts that are open, the audit of each after every change, and its links in the background."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import traceback
from collections.abc import Callable, Coroutine, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any, TypeVar

from lsprotocol import types
from msgspec.structs import replace
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from citecheck.config import Settings
from citecheck.lsp.asking import Asked, ask_now
from citecheck.lsp.diagnostics import SOURCE, diagnostics
from citecheck.lsp.places import Places
from citecheck.lsp.progress import progress
from citecheck.lsp.settings import SECTION, Given, settings_for
from citecheck.lsp.snapshot import Snapshot, audited
from citecheck.model import LinkResult, Reason
from citecheck.report.words.harmless import harmless
from citecheck.version import __version__

Answer = TypeVar("Answer")

_AT_ONCE_S = 0.1
_LEAST_WAIT_S = 0.01
_LONGEST_WAIT_S = 1.0
_PATIENCE_S = 5.0
_AT_FAULT = "citecheck itself is at fault here, see its log; this text is not audited"
_NETWORK_DOWN = "the network is down: no host answered, so nothing is known of the links"


class Buffer:
    """A text that is open in the editor, as it is now; `snapshot` is its last audit, `auditing` the next one.

    `links` are the results that the audit knows, `stop` ends the asking that is under way.
    """

    def __init__(self, document: types.TextDocumentItem, encoding: str) -> None:
        """Take over a text that was opened."""
        self.uri = document.uri
        self.path = to_fs_path(document.uri) or PurePath(document.uri.partition(":")[2]).name
        self.version: int | None = document.version
        self.places = Places(document.text, encoding)
        self.settings: Settings | None = None
        self.snapshot: Snapshot | None = None
        self.links: Mapping[str, LinkResult] = {}
        self.auditing: asyncio.Task[None] | None = None
        self.stop = threading.Event()
        self.took_s = 0.0


class _Protocol(LanguageServerProtocol):
    """The protocol, but that the server applies changes itself.

    pygls ends lines where the protocol has none, at a form feed or U+2028 for example, and such a text would be another
    one here than in the editor.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand a change on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """What lives as long as the editor is connected."""

    def __init__(self, given: Given) -> None:
        """`given` is what the command line says."""
        # What goes wrong is told to the editor, by the protocol.
        logging.getLogger("pygls").addHandler(logging.NullHandler())
        logging.getLogger("pygls").propagate = False
        super().__init__(SOURCE, __version__, protocol_cls=_Protocol)
        self.of_editor: Mapping[str, object] = {}
        self.is_shut_down = False
        self._given = given
        self._buffers: dict[str, Buffer] = {}
        self._asked = Asked()
        self._complaints: set[str] = set()
        self._background: set[asyncio.Task[None]] = set()
        self._auditor = ThreadPoolExecutor(1, "audit")
        self._asker = ThreadPoolExecutor(1, "ask")

    # --- texts ------------------------------------------------------------------------------------------------------

    def open(self, document: types.TextDocumentItem) -> None:
        """A text is open from now on."""
        self._end(self._buffers.get(document.uri))
        encoding = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        buffer = self._buffers[document.uri] = Buffer(document, encoding)
        self._audit_soon(buffer, 0.0)
        self._ask_soon(buffer)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text has changed, step by step."""
        buffer = self._buffers[params.text_document.uri]
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                buffer.places = buffer.places.edited(change.range, change.text)
            else:
                buffer.places = buffer.places.replaced(change.text)
        buffer.version = params.text_document.version
        # A page that takes long is audited when the writer pauses, and no sooner.
        self._audit_soon(buffer, min(max(_LEAST_WAIT_S, (buffer.took_s - _AT_ONCE_S) / 2), _LONGEST_WAIT_S))

    def saved(self, uri: str) -> None:
        """A text was saved: its configuration may be another now, and its links are asked."""
        if buffer := self._buffers.get(uri):
            buffer.settings = None
            self._audit_soon(buffer, 0.0)
            self._ask_soon(buffer)

    def close_text(self, uri: str) -> None:
        """A text is not open any more, and nothing is marked in it."""
        if uri in self._buffers:
            self._end(self._buffers.pop(uri))
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def configured(self) -> None:
        """The configuration is another one."""
        for uri in self._buffers:
            self.saved(uri)

    def ask_again(self, uri: str) -> None:
        """Ask all links of a text, whatever is known of them."""
        buffer = self._buffers.get(uri)
        if buffer and buffer.snapshot:
            self._asked.forget(buffer.snapshot.cited())
            self._ask_soon(buffer, recheck=True)

    def end(self) -> None:
        """Nothing more is wanted."""
        self.is_shut_down = True
        for buffer in self._buffers.values():
            self._end(buffer)
        self._buffers.clear()
        for pool in (self._auditor, self._asker):
            pool.shutdown(wait=False, cancel_futures=True)

    async def answer(self, uri: str, tell: Callable[[Snapshot], Answer]) -> Answer | None:
        """What the audit of a text tells; None where it is not open, or could not be audited."""
        snapshot = await self._snapshot(uri)
        return await self._work(partial(tell, snapshot)) if snapshot else None

    async def _snapshot(self, uri: str) -> Snapshot | None:
        """The audit of a text as it is now, which is waited for."""
        buffer = self._buffers.get(uri)
        if buffer is None:
            return None
        while buffer.auditing and not buffer.auditing.done():
            await asyncio.wait([buffer.auditing])
        return buffer.snapshot

    # --- audits -----------------------------------------------------------------------------------------------------

    def _audit_soon(self, buffer: Buffer, wait_s: float) -> None:
        """Audit a text after a while, unless it changes again before."""
        if buffer.auditing:
            buffer.auditing.cancel()
        buffer.auditing = asyncio.get_running_loop().create_task(self._audit(buffer, wait_s))

    async def _audit(self, buffer: Buffer, wait_s: float) -> None:
        """Audit a text as it is, and tell the editor what was found."""
        await asyncio.sleep(wait_s)
        uri, version = buffer.uri, buffer.version
        try:
            settings = buffer.settings = buffer.settings or await self._settings(buffer)
            started = time.perf_counter()
            work = partial(_found, uri, buffer.path, version, buffer.places, settings, buffer.links)
            buffer.snapshot, found = await self._work(work)
            buffer.took_s = time.perf_counter() - started
        except Exception as error:
            self._log_fault(error)
            buffer.snapshot = None
            found = [types.Diagnostic(_NOWHERE, _AT_FAULT, types.DiagnosticSeverity.Error, source=SOURCE)]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    async def _settings(self, buffer: Buffer) -> Settings:
        """What holds for a text now."""
        workspace = self.client_capabilities.workspace
        of_editor = self.of_editor
        if workspace and workspace.configuration:
            item = types.ConfigurationItem(scope_uri=buffer.uri, section=SECTION)
            asked = self.workspace_configuration_async(types.ConfigurationParams([item]))
            try:
                answers = await asyncio.wait_for(asked, _PATIENCE_S)
            except (TimeoutError, JsonRpcException):
                answers = []
            of_editor = answers[0] if answers and isinstance(answers[0], Mapping) else {}
        today = datetime.now().astimezone().date()
        return settings_for(buffer.path, of_editor, self._given, today, self._complain)

    # --- links ------------------------------------------------------------------------------------------------------

    def _ask_soon(self, buffer: Buffer, *, recheck: bool = False) -> None:
        """Ask the links of a text that are new, instead of whatever is being asked for it.

        With `recheck`, what earlier runs have seen of them is no answer.
        """
        buffer.stop.set()
        buffer.stop = threading.Event()
        self._in_background(self._ask(buffer, buffer.stop, recheck=recheck))

    async def _ask(self, buffer: Buffer, stop: threading.Event, *, recheck: bool) -> None:
        """Ask links, and audit the text with what came of them."""
        snapshot = await self._snapshot(buffer.uri)
        if snapshot is None or snapshot.settings.offline or stop.is_set():
            return
        cited, settings = snapshot.cited(), snapshot.settings
        if recheck:
            settings = replace(settings, cache=replace(settings.cache, recheck=True))
        if new := self._asked.new(cited):
            loop = asyncio.get_running_loop()
            async with progress(self, stop) as report:
                work = partial(
                    ask_now,
                    new,
                    settings,
                    stop,
                    seen=lambda done, total: loop.call_soon_threadsafe(report, done, total),
                    note=lambda message: loop.call_soon_threadsafe(self._log, message),
                )
                results = await loop.run_in_executor(self._asker, work)
            self._asked.keep(new, results)
            if any(result.reason is Reason.NETWORK_DOWN for result in results.values()):
                self._complain(_NETWORK_DOWN)
        before = {url: result for url, result in buffer.links.items() if url in cited}
        buffer.links = before | self._asked.known(cited)
        if buffer.links != before and self._buffers.get(buffer.uri) is buffer:
            self._audit_soon(buffer, 0.0)
            await self._snapshot(buffer.uri)
            self._refresh_lenses()

    def _refresh_lenses(self) -> None:
        """Let the editor ask anew for what stands above the lines, for the text has not changed."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    # --- telling ----------------------------------------------------------------------------------------------------

    def report_server_error(self, error: Exception, _source: object) -> None:
        """What went wrong in the protocol is written to the log, and disturbs nobody."""
        self._log(f"{type(error).__name__}: {error}", types.MessageType.Error)

    def _complain(self, message: str) -> None:
        """Show a message, but not a second time."""
        if message not in self._complaints:
            self._complaints.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, harmless(message)))

    def _log_fault(self, error: Exception) -> None:
        self._log("\n".join(traceback.format_exception(error)), types.MessageType.Error)

    def _log(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        text = "\n".join(map(harmless, message.splitlines()))
        self.window_log_message(types.LogMessageParams(kind, text))

    # --- what goes on -----------------------------------------------------------------------------------------------

    async def _work(self, work: Callable[[], Answer]) -> Answer:
        """Do what takes a while beside the conversation, one thing after the other; what is cancelled is not begun."""
        return await asyncio.get_running_loop().run_in_executor(self._auditor, work)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do work of which nobody awaits the end; its faults are logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._background.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._log_fault(error)

    @staticmethod
    def _end(buffer: Buffer | None) -> None:
        """Let go of a text: whatever is under way for it is of no use any more."""
        if buffer:
            buffer.stop.set()
        if buffer and buffer.auditing:
            buffer.auditing.cancel()


_NOWHERE = types.Range(types.Position(0, 0), types.Position(0, 0))


def _found(
    uri: str,
    path: str,
    version: int | None,
    places: Places,
    settings: Settings,
    links: Mapping[str, LinkResult],
) -> tuple[Snapshot, list[types.Diagnostic]]:
    """The audit of a text, and what is to be marked in it."""
    snapshot = audited(uri, path, version, places, settings, links)
    return snapshot, diagnostics(snapshot)
