"""One visit to the zoo: every row becomes a host of a web on loopback and is asked as production asks."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from os import environ
from random import Random

from citecheck import asking, urls
from citecheck.config import CacheSettings, LinkSettings, Settings
from citecheck.model import Cited, LinkResult, Status
from citecheck.watcher import Watcher
from tests.zoo.answers import fine
from tests.zoo.groups import GROUPS
from tests.zoo.rows import Row
from tests.zoo.stories import host_name, story
from tests.zoo.web import AUTHORITY, ZooWeb

LINKS = LinkSettings(
    max_concurrency=48,
    host_request_interval_s=0.0,
    connect_timeout_s=1.0,
    timeout_s=2.5,
    deadline_s=8.0,
    retry_wait_s=0.02,
)
SETTINGS = Settings(today=date(2026, 11, 26), links=LINKS, cache=CacheSettings(kept=False))
_SECURE = "{}.zoo-secure.org"
_AUTHORITIES = "REQUESTS_CA_BUNDLE"
_UNSURE = frozenset({Status.BLOCKED, Status.UNREACHABLE, Status.SKIPPED})
_HERE = frozenset({Status.ALIVE, Status.MOVED})


class Mark(StrEnum):
    """What a verdict is worth, against what a careful librarian would say."""

    RIGHT = "right"
    UNSURE = "don't know"
    FALSE_DEAD = "false dead"
    FALSE_ALIVE = "false alive"
    TITLE_MISSED = "title missed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what was said of it."""

    group: str
    row: Row
    cited: Cited
    result: LinkResult

    @property
    def title_missed(self) -> bool:
        """Whether a title that is there was not seen."""
        return self.row.must_show and bool(self.result.unseen)

    @property
    def mark(self) -> Mark:
        """What the verdict is worth."""
        status = self.result.status
        if (status, self.result.reason) in self.row.accepted:
            return Mark.TITLE_MISSED if self.title_missed else Mark.RIGHT
        if status is Status.DEAD and self.row.dead_is_false:
            return Mark.FALSE_DEAD
        if status in _HERE and self.row.alive_is_false:
            return Mark.FALSE_ALIVE
        return Mark.UNSURE if status in _UNSURE else Mark.OTHER


def visit(seed: int, only: str | None = None) -> list[Judged]:
    """Every row of the zoo, or of one group, judged; the same seed makes the same web."""
    with _trusting():
        return [it for group in GROUPS if only in {None, group} for it in _visit_group(seed, group)]


def _visit_group(seed: int, group: str) -> list[Judged]:
    """The rows of one group, in a web and a run of their own: what one of them floods is nobody else's time-out."""
    rows = GROUPS[group]
    with ZooWeb() as web:
        web.resolves(LINKS.control_host, ["93.184.0.0"])
        cited = [_settled(web, row, Random(f"{seed} {group} {row.name}"), number) for number, row in enumerate(rows)]
        everything = {it.url: it for it in (*cited, _beacon(web))}
        results = asking.ask(everything, SETTINGS, Watcher(), threading.Event(), network=web.network)
    return [Judged(group, row, it, results[it.url]) for row, it in zip(rows, cited, strict=True)]


def _settled(web: ZooWeb, row: Row, random: Random, number: int) -> Cited:
    """Give a row its hosts, and say how it is cited."""
    names = {key: host_name(random, row.language, 10 * number + at) for at, key in enumerate(("host", *row.others))}
    if row.certified:
        names["host"] = _SECURE.format(names["host"].partition(".")[0])
    it = story(random, row.language, names)
    it = replace(it, path=it.fill(row.path)) if row.path is not None else it
    row.door(web, names["host"], row.behaviour(it))
    for key, made in row.others.items():
        web.site(names[key], made(it))
    works = (it.site,) if row.works else ()
    return Cited(urls.target(it.fill(row.url)), titles=row.cites(it), works=works, languages=(row.language,))


def _beacon(web: ZooWeb) -> Cited:
    """A host that answers, so that a group of nothing but failures is no network that is down."""
    it = story(Random("beacon"), "en", {"host": "beacon.org"})
    web.site(it.host, Row("beacon", fine, frozenset()).behaviour(it))
    return Cited(f"http://{it.host}{it.path}", titles=(it.title,))


@contextmanager
def _trusting() -> Iterator[None]:
    """Trust the authority of the zoo and no other."""
    before = environ.get(_AUTHORITIES)
    environ[_AUTHORITIES] = str(AUTHORITY)
    try:
        yield
    finally:
        if before is None:
            del environ[_AUTHORITIES]
        else:
            environ[_AUTHORITIES] = before


def counted(judged: Iterable[Judged]) -> Mapping[Mark, int]:
    """How many of each mark."""
    counts = dict.fromkeys(Mark, 0)
    for it in judged:
        counts[it.mark] += 1
    return counts
