"""Paths for other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.paths import scratch_of, slashed, target_of, uri_of


@pytest.mark.parametrize(
    ("path", "slashes", "uri"),
    [
        ("pages/harl.wiki", "pages/harl.wiki", "pages/harl.wiki"),
        ("./harl.wiki", "harl.wiki", "harl.wiki"),
        ("/srv/a b.wiki", "/srv/a b.wiki", "file:///srv/a%20b.wiki"),
        ("a:b#c?d%.wiki", "a:b#c?d%.wiki", "a%3Ab%23c%3Fd%25.wiki"),
        ("Brücke.wiki", "Brücke.wiki", "Br%C3%BCcke.wiki"),
        ("\udcff.wiki", "\udcff.wiki", "%5Cudcff.wiki"),
        ("https://w.example/wiki/A?b=c%20d", "https://w.example/wiki/A?b=c%20d", "https://w.example/wiki/A?b=c%20d"),
        ("-", "-", "-"),
    ],
)
def test_a_path(path: str, slashes: str, uri: str) -> None:
    assert slashed(path) == slashes
    assert uri_of(path) == uri


def test_a_file_that_is_not_whole_tells_what_it_is_to_become() -> None:
    target = Path("pages", "a.b.json")
    assert scratch_of(target) != scratch_of(target)
    assert target_of(scratch_of(target)) == target
    assert target_of(target) is None
    assert target_of(Path(".a.json.backup1")) is None
