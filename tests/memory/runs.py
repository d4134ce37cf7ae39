"""Runs that remember, in a web of their own: each on a day that it is given."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from citecheck.asking import ask
from citecheck.config import CacheSettings, LinkSettings, Settings
from citecheck.links import Progress
from citecheck.model import Cited, LinkResult, Problem
from citecheck.watcher import Watcher
from tests.links.asking import QUICK
from tests.servers import Web

FIRST_DAY = date(2026, 1, 1)
IMPATIENT = replace(QUICK, max_retries=0, timeout_s=0.3, deadline_s=0.6)


@dataclass
class Listener(Watcher):
    """Remembers what it is told."""

    notes: list[str] = field(default_factory=list)
    seen: list[tuple[LinkResult, Progress]] = field(default_factory=list)

    def note(self, message: str) -> None:
        self.notes.append(message)

    def problem(self, problem: Problem) -> None:
        raise AssertionError(problem)

    def link_seen(self, result: LinkResult, progress: Progress) -> None:
        self.seen.append((result, progress))


@dataclass
class Runs:
    """One memory and the runs that use it."""

    web: Web
    file: Path
    watcher: Listener = field(default_factory=Listener)

    def on(
        self,
        day: int,
        *cited: Cited | str,
        links: LinkSettings = IMPATIENT,
        stop: threading.Event | None = None,
        kept: bool = True,
        recheck: bool = False,
    ) -> Mapping[str, LinkResult]:
        """Ask so many days after the first one."""
        settings = Settings(
            today=FIRST_DAY + timedelta(days=day),
            links=links,
            cache=CacheSettings(file=self.file, kept=kept, recheck=recheck),
        )
        self.watcher = Listener()
        targets = [one if isinstance(one, Cited) else Cited(one) for one in cited]
        by_url = {one.url: one for one in targets}
        found = ask(by_url, settings, self.watcher, stop or threading.Event(), network=self.web.network)
        assert set(found) == set(by_url)
        return found

    def one(
        self, day: int, cited: Cited | str, links: LinkSettings = IMPATIENT, *, recheck: bool = False
    ) -> LinkResult:
        """Ask one address likewise."""
        (result,) = self.on(day, cited, links=links, recheck=recheck).values()
        return result
