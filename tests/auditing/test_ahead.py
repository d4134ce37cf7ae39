"""The audit of a run's first page is begun while its links are asked, and stands for no other."""

from __future__ import annotations

import io
import threading
from datetime import date
from pathlib import Path

import pytest

from citecheck.auditing.ahead import Ahead
from citecheck.config import Settings
from citecheck.reading import Reading
from tests.watching import Listener

SETTINGS = Settings(today=date(2026, 11, 23))


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Two pages, read once."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"It fell.[1](http://{name}/)\n", encoding="utf-8")
    found = Reading([str(tmp_path)], Listener(), io.BytesIO(), threading.Event())
    found.cited()
    return found


def test_the_first_page_is_given_once(reading: Reading) -> None:
    ahead = Ahead(reading, SETTINGS)
    ahead.begin()
    first, second = reading.documents()
    begun = ahead.begun(first)
    assert begun is not None
    assert begun.page.document == first
    assert (ahead.begun(first), ahead.begun(second)) == (None, None)


def test_no_page_stands_for_another_one(reading: Reading) -> None:
    """A file may change between two passes."""
    ahead = Ahead(reading, SETTINGS)
    ahead.begin()
    _, second = reading.documents()
    assert ahead.begun(second) is None


def test_who_did_not_look_ahead_has_nothing(reading: Reading) -> None:
    assert [Ahead(reading, SETTINGS).begun(document) for document in reading.documents()] == [None, None]


def test_what_goes_wrong_is_told_where_the_page_is_wanted(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.auditing.ahead.begin", None)
    ahead = Ahead(reading, SETTINGS)
    ahead.begin()
    with pytest.raises(TypeError):
        ahead.begun(next(reading.documents()))
