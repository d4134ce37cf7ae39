"""Turns: whoever waits for something has a turn in the end, whatever becomes known meanwhile."""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.config import GroupBy
from citecheck.links.answers import Answer
from citecheck.links.connections.resolving import Resolver
from citecheck.links.manners.errands import Errands
from citecheck.links.manners.turns import Turns
from citecheck.links.plans.plan import Plan
from citecheck.model import Cited
from tests.links.asking import QUICK
from tests.servers import Web


def test_a_group_that_becomes_known_between_two_turns_takes_no_place_for_good(web: Web) -> None:
    """A worker looks the host up while turns are given: none of its places may be lost over that."""
    web.resolves("a.org", ["93.184.1.1"])
    settings = replace(QUICK, group_by=GroupBy.ADDRESS, host_concurrency=1)
    errands = Errands(settings, Resolver(web.network))
    plans = [Plan(Cited(url), url) for url in (f"http://a.org/{number}" for number in range(4))]
    turns = Turns(plans, settings, errands)
    errands.look_up(Plan(Cited("errand"), "http://a.org/"))
    taken = []
    while (turn := turns.take(1.0)) is not None:
        taken.append(turn[0].url)
        turns.came(turn[0], Answer(200), 1.0)
    assert sorted(taken) == [plan.url for plan in plans]
