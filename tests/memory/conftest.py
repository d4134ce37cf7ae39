"""A web for each test, in which the control name resolves, and a memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.memory.runs import IMPATIENT, Runs
from tests.servers import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A web of the test's own."""
    with Web() as made:
        made.resolves(IMPATIENT.control_host, ["93.184.0.0"])
        yield made


@pytest.fixture
def runs(web: Web, tmp_path: Path) -> Runs:
    """Runs with a memory of their own."""
    return Runs(web, tmp_path / "links.sqlite")
