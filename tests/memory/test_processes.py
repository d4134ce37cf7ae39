"""One memory and real processes: killed at any moment, and two at once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.servers import Exchange, Server, Site, answers

LONGEST_S = 60
LINKS = 80
# As the program itself, but that all is written at once: a test need not wait until it is time.
PROGRAM = "import citecheck.memory.store as store; store._EVERY_S = 0; from citecheck.cli import run; run()"
QUICK = ("--host-request-interval", "0", "--allow-private", "--today", "2026-01-01", "-f", "json", "--fail-on", "never")
ALIVE, DEAD = answers(body=b"<title>Tides</title>"), answers("404 Not Found")


class Counted:
    """Every other page is there; each request is counted, and can be waited for."""

    def __init__(self) -> None:
        self._came = threading.Semaphore(0)
        self.site = Site(self._serve)
        self.server = Server({"*": self.site})

    def _serve(self, exchange: Exchange) -> None:
        self._came.release()
        behaviour = ALIVE if int(exchange.request.target[1:]) % 2 else DEAD
        behaviour(exchange)

    def wait_for(self, requests: int) -> None:
        """Wait for so many more of them."""
        assert all(self._came.acquire(timeout=LONGEST_S) for _ in range(requests))


@pytest.fixture
def counted() -> Iterator[Counted]:
    """A server of the test's own."""
    made = Counted()
    yield made
    made.server.close()


@pytest.fixture
def command(counted: Counted, tmp_path: Path) -> list[str]:
    """A run on a page with many links."""
    page = tmp_path / "page.txt"
    urls = [f"http://127.0.0.1:{counted.server.port}/{number}" for number in range(LINKS)]
    page.write_text("[[A page]]\n\n" + "".join(f"It is so.<ref>{url}</ref>\n" for url in urls), encoding="utf-8")
    return [sys.executable, "-c", PROGRAM, "check", *QUICK, "--cache", str(tmp_path / "links.sqlite"), str(page)]


def remembered(file: Path) -> set[str]:
    """The paths that a sound memory holds."""
    with closing(sqlite3.connect(file)) as memory:
        assert memory.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {
            f"/{url.rpartition('/')[2]}" for (url,) in memory.execute("SELECT url FROM seen WHERE entry IS NOT NULL")
        }


def links_of(report: str) -> list[dict[str, Any]]:
    """The links of a report, each with the verdict that is right."""
    links: list[dict[str, Any]] = json.loads(report)["links"]
    assert len(links) == LINKS
    for link in links:
        assert link["status"] == ("alive" if int(link["url"].rpartition("/")[2]) % 2 else "dead"), link
    return links


def test_killed_again_and_again(counted: Counted, command: list[str], tmp_path: Path) -> None:
    before: set[str] = set()
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            # When the tenth has come, no more than four are under way.
            counted.wait_for(10)
            process.kill()
        after = remembered(tmp_path / "links.sqlite")
        assert after > before
        before = after
    counted.site.requests.clear()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_S)
    assert done.returncode == 0
    assert "without the cache" not in done.stderr
    assert sum(link["from_cache"] for link in links_of(done.stdout)) == len(before)
    assert sorted([*counted.site.targets, *before]) == sorted(f"/{number}" for number in range(LINKS))


def test_two_at_once(counted: Counted, command: list[str], tmp_path: Path) -> None:
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(2)
    ]
    for process in both:
        report, said = process.communicate(timeout=LONGEST_S)
        assert process.returncode == 0
        assert "without the cache" not in said
        links_of(report)
    assert len(remembered(tmp_path / "links.sqlite")) == LINKS
    counted.site.requests.clear()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_S)
    assert all(link["from_cache"] and link["checked_at"] for link in links_of(done.stdout))
    assert counted.site.requests == []
