"""The values that Citation Style 1 goes on with."""

from __future__ import annotations

import pytest

from citecheck.cs1.seen import first, is_kept, is_read, is_reported, passed_by, seen
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


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("{{cite arxiv |title=T |url=http://example.org/a}}", [], "one that is just unknown"),
        ("{{cite arxiv |title=T |url=http://example.org/a |volume=3}}", [], "two of them"),
        (
            "{{cite arxiv |title=T |url=http://example.org/a |publisher=P}}",
            [],
            "in front of a name that a pattern fits",
        ),
        ("{{cite arxiv |url=http://example.org/a |publisher=P}}", ["url"], "behind it, in a smaller table"),
        ("{{cite arxiv |url=http://example.org/a |publisher=}}", [], "an empty one ends no look"),
        ("{{cite web |title=T |shelfmark=3 |words}}", ["shelfmark"], "behind words without a name, which come first"),
        ("{{cite web |title=T |Publisher=P |colour=red}}", ["colour"], "a name in capitals"),
        ("{{cite web |title=T |shelfmark=3 |deadurl=no}}", [], "a name in the table of suggestions ends no look"),
        ("{{cite web |title=T |shelfmark=3 |Publisher=P}}", [], "in front of such a name"),
        ("{{cite web |title=T |url=http://example.org/a}}", [], "all known"),
    ],
)
def test_passed_by(text: str, names: list[str], why: str) -> None:
    ((citation, kind),) = rendered(page(text))
    assert sorted(passed_by(citation, kind)) == names, why


def test_what_becomes_of_a_parameter() -> None:
    ((citation, kind),) = rendered(
        page("{{cite arxiv |title=T |publisher=U |url=http://example.org/a |agency=A |xyz=}}")
    )
    became = {
        name: (is_read(citation, kind, name), is_kept(citation, kind, name), is_reported(citation, kind, name))
        for name in ("publisher", "url", "agency")
    }
    assert passed_by(citation, kind) == {"url", "agency"}
    assert became == {"publisher": (False, False, True), "url": (True, True, False), "agency": (True, True, True)}
