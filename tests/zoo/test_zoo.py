"""Every behaviour of the zoo is judged as a careful librarian would judge it, and none is a false death or life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.zoo.groups import GROUPS
from tests.zoo.rows import Row
from tests.zoo.running import Judged, Mark, counted, visit

_SEED = 1
_KEYS = [(group, row.name) for group, rows in GROUPS.items() for row in rows]


@pytest.fixture(scope="module")
def zoo() -> Mapping[tuple[str, str], Judged]:
    """One visit for all tests."""
    return {(it.group, it.row.name): it for it in visit(_SEED)}


def test_there_is_much_to_see() -> None:
    assert len(_KEYS) >= 100
    assert [key for key, times in Counter(_KEYS).items() if times > 1] == []


def test_no_row_takes_both_for_right() -> None:
    """A row that takes dead as well as alive for right could not be wrong: those are few, and named for it."""
    undecided = [row.name for rows in GROUPS.values() for row in rows if _takes_anything(row)]
    assert len(undecided) < len(_KEYS) / 20


def _takes_anything(row: Row) -> bool:
    return not row.dead_is_false and not row.alive_is_false


@pytest.mark.parametrize(("group", "name"), _KEYS, ids=[f"{group}: {name}" for group, name in _KEYS])
def test_a_behaviour_is_judged_rightly(zoo: Mapping[tuple[str, str], Judged], group: str, name: str) -> None:
    it = zoo[group, name]
    verdict, accepted = (it.result.status, it.result.reason), it.row.accepted
    assert verdict in accepted, it.result.evidence
    assert not it.title_missed, it.result.unseen


def test_nothing_is_falsely_dead_or_alive(zoo: Mapping[tuple[str, str], Judged]) -> None:
    counts = counted(zoo.values())
    assert (counts[Mark.FALSE_DEAD], counts[Mark.FALSE_ALIVE]) == (0, 0)
