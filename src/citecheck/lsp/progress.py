"""How far the asking of links is, as an editor shows it and can cancel it."""

from __future__ import annotations

import threading
import uuid
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer


@asynccontextmanager
async def progress(server: LanguageServer, stop: threading.Event) -> AsyncIterator[Callable[[int, int], None]]:
    """What shows how many links are done of how many, in editors that can; whoever cancels it there sets `stop`."""
    token = await _token(server)
    if token is None:
        yield lambda _done, _total: None
        return
    shown = server.work_done_progress

    def cancelled(future: Future[Any]) -> None:
        if future.cancelled():
            stop.set()

    def report(done: int, total: int) -> None:
        if token in shown.tokens:
            percentage = 100 * done // max(total, 1)
            shown.report(token, types.WorkDoneProgressReport(message=f"{done} of {total}", percentage=percentage))

    shown.tokens[token].add_done_callback(cancelled)
    shown.begin(token, types.WorkDoneProgressBegin(title="citecheck: links", cancellable=True, percentage=0))
    try:
        yield report
    finally:
        del shown.tokens[token]
        shown.end(token, types.WorkDoneProgressEnd())


async def _token(server: LanguageServer) -> str | None:
    """The name of what is shown, once the editor knows it; None where it shows nothing."""
    window = server.client_capabilities.window
    if not window or not window.work_done_progress:
        return None
    token = str(uuid.uuid4())
    try:
        await server.work_done_progress.create_async(token)
    except JsonRpcException:
        return None
    return token
