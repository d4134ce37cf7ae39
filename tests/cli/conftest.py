"""Where the tests of commands stand, and what they may ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Server, Site, answers, by_path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, so that no configuration of the repository holds."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with one page; everything else is not there."""
    server = Server({"*": Site(by_path({"/live": answers(body=b"<title>Tides</title>")}))})
    yield server
    server.close()
