"""Paths for other programs."""

from __future__ import annotations

import pytest

from citecheck.paths import slashed, uri_of


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
