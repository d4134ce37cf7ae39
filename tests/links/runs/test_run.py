"""What a run costs beside its requests."""

from __future__ import annotations

import gc
import threading
import time

from msgspec.structs import replace

from citecheck.links import Progress, ask
from citecheck.links.answers import Answer
from citecheck.links.plans.plan import Journey
from citecheck.model import Cited, Observation
from tests.links.asking import QUICK
from tests.servers import Web, answers, late

PAGE = b"<title>A page</title><p>" + b"word " * 1000


def _alive() -> int:
    gc.collect()
    return sum(isinstance(thing, Journey | Answer) for thing in gc.get_objects())


def test_what_is_done_is_forgotten(web: Web) -> None:
    """Each worker may still hold what it did last, and the host its two idle connections; nobody holds the rest."""
    web.site("a.org", answers(body=PAGE))
    kept: list[int] = []

    def see(_: Observation, progress: Progress) -> None:
        if progress.done == progress.total:
            kept.append(_alive())

    before = _alive()
    targets = [Cited(f"http://a.org/{number}") for number in range(300)]
    ask(targets, QUICK, stop=threading.Event(), seen=see, network=web.network)
    assert kept[0] - before < 60


def test_no_more_is_asked_at_once_than_is_taken_in(web: Web) -> None:
    """Whoever is slow to hear of a link holds up the replies that follow: there is no use in more of them at once."""
    site = web.site("*", late(0.1, answers(body=PAGE)))
    names = [f"h{number}.org" for number in range(300)]
    for name in names:
        web.name(name, web.server.port)

    def see(_: Observation, __: Progress) -> None:
        time.sleep(0.01)

    settings = replace(QUICK, max_concurrency=200, deadline_s=60.0)
    targets = [Cited(f"http://{name}/") for name in names]
    ask(targets, settings, stop=threading.Event(), seen=see, network=web.network)
    assert len(site.requests) == len(names)
    assert site.most_under_way < 100
