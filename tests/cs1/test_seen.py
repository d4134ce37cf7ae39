"""The values that Citation Style 1 goes on with."""

from __future__ import annotations

import pytest

from citecheck.cs1.seen import first, seen
from citecheck.cs1.templates import rendered
from tests.rules.checking import page


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("{{cite web |title=T |url=http://example.org/a}}", ["title", "url"], "all known"),
        ("{{cite web |title=T |last12=B |nonsense=x}}", ["title", "last12"], "a number beyond the table, and no name"),
        ("{{cite arxiv |title=T |url=http://example.org/a}}", ["title"], "known elsewhere"),
        ("{{cite web |title=T |url=http://archive.ph/x |access-date=2014}}", ["title"], "emptied"),
    ],
)
def test_seen(text: str, names: list[str], why: str) -> None:
    ((citation, kind),) = rendered(page(text))
    assert list(seen(citation, kind)) == names, why


def test_first_of_several_names() -> None:
    assert first({"URL": "a", "url": "b"}, ("url", "URL")) == "url"
    assert first({"title": "T"}, ("url", "URL")) is None
