"""A web for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A web of the test's own."""
    with Web() as made:
        yield made
