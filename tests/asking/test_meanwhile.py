"""While answers are waited for there is time for something else."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from msgspec.structs import replace

from citecheck.asking import ask
from citecheck.config import CacheSettings, Settings
from citecheck.model import Cited
from tests.links.asking import QUICK
from tests.memory.runs import Listener
from tests.servers import Web, answers, late

SETTINGS = Settings(today=date(2026, 1, 1), links=QUICK, cache=CacheSettings(kept=False))


@pytest.mark.parametrize(("url", "times"), [("http://a.org/", 1), ("mailto:a@a.org", 0)])
def test_it_is_called_once_if_a_request_is_waited_for(url: str, times: int) -> None:
    called: list[bool] = []
    with Web() as web:
        web.site("a.org", late(0.4, answers()))
        targets = {target: Cited(target) for target in (url, "ftp://a.org/")}
        ask(
            targets,
            SETTINGS,
            Listener(),
            threading.Event(),
            network=web.network,
            meanwhile=lambda: called.append(True),
        )
    assert len(called) == times


def test_it_waits_while_links_wait_for_their_places() -> None:
    called: list[int] = []
    listener = Listener()
    with Web() as web:
        for host in ("a.org", "b.org"):
            web.site(host, late(0.4, answers()))
        targets = {target: Cited(target) for target in ("http://a.org/", "http://b.org/")}
        ask(
            targets,
            replace(SETTINGS, links=replace(QUICK, max_concurrency=1)),
            listener,
            threading.Event(),
            network=web.network,
            meanwhile=lambda: called.append(len(listener.seen)),
        )
    assert called == [1]
