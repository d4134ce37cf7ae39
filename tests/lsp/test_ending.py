"""How the server ends, and what it says where it cannot begin."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled

from tests.lsp.editor import editing, run

LSP = [sys.executable, "-m", "citecheck", "lsp"]
URI = "file:///nowhere/bridge.wiki"


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return f"Content-Length: {len(body)}\r\n\r\n".encode() + body


INITIALIZE = message(id=1, method="initialize", params={"capabilities": {}})
SHUTDOWN = message(id=2, method="shutdown")
EXIT = message(method="exit")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"", 1),
        (INITIALIZE + EXIT, 1),
        (INITIALIZE + SHUTDOWN + EXIT, 0),
        (b"Content-Length: 9\r\n\r\nnot JSON!" + INITIALIZE + SHUTDOWN + EXIT, 0),
    ],
)
def test_the_exit_status_says_whether_the_editor_said_good_bye(said: bytes, status: int) -> None:
    done = subprocess.run([*LSP, "--offline"], input=said, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.parametrize(
    ("closed", "status", "told"), [("0<&-", 2, b"is closed"), ("1>&-", 2, b"is closed"), ("2>&-", 0, b"")]
)
def test_a_stream_that_is_closed(closed: str, status: int, told: bytes) -> None:
    """It speaks on the first two; nothing is ever said on the third."""
    words = ["sh", "-c", f'exec "$@" {closed}', "sh", *LSP, "--offline"]
    said = INITIALIZE + SHUTDOWN + EXIT
    done = subprocess.run(words, input=said, capture_output=True, timeout=60, check=False)
    assert (done.returncode, told in done.stderr) == (status, True), done.stderr


def test_without_the_extra_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls', name='pygls')\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from citecheck.cli import run; run()"
    done = subprocess.run([sys.executable, "-c", code, "lsp"], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "pip install 'citecheck[lsp]'" in done.stderr
    assert not done.stdout


LONG = "It stood.[http://a.example/]\n" * 3000


def test_a_request_that_waits_for_an_audit_can_be_cancelled() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, LONG)
            params = types.CodeLensParams(types.TextDocumentIdentifier(URI))
            asked = editor.client.protocol.send_request_async(types.TEXT_DOCUMENT_CODE_LENS, params, msg_id="lenses")
            answer = asyncio.ensure_future(asked)
            await asyncio.sleep(0)
            editor.client.cancel_request(types.CancelParams("lenses"))
            with pytest.raises(JsonRpcRequestCancelled):
                await answer

    run(scenario())


def test_a_request_is_answered_for_the_text_as_it_is_by_then() -> None:
    async def scenario() -> None:
        async with editing("--offline") as editor:
            editor.open(URI, LONG)
            asked = asyncio.ensure_future(editor.lenses(URI))
            await asyncio.sleep(0)
            editor.replace(URI, 2, "It stood.[http://a.example/]\n")
            editor.open(f"{URI}.md", LONG)
            editor.close(f"{URI}.md")
            assert await asked == ["rests on 1 source"]

    run(scenario())
