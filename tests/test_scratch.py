"""Files that are not whole yet."""

from __future__ import annotations

from pathlib import Path

from citecheck.scratch import scratch_of, target_of


def test_a_file_that_is_not_whole_tells_what_it_is_to_become() -> None:
    target = Path("pages", "a.b.json")
    assert scratch_of(target) != scratch_of(target)
    assert target_of(scratch_of(target)) == target
    assert target_of(target) is None
    assert target_of(Path(".a.json.backup1")) is None
