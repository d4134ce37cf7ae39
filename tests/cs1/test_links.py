"""Links to articles as Citation Style 1 reads them."""

from __future__ import annotations

import pytest

from citecheck.cs1.links import has_unknown_prefix, is_article, label, language_link, language_prefix, link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Ada Hunt]]", ("Ada Hunt", "Ada Hunt")),
        ("[[Ada Hunt|Hunt]]", ("Ada Hunt", "Hunt")),
        ("[[ Ada Hunt | Hunt ]]", ("Ada Hunt", "Hunt")),
        ("[[Ada Hunt|]]", ("Ada Hunt", "Ada Hunt")),
        ("[[Ada]] [[Hunt]]", None),
        ("[[Ada]] Hunt", None),
        ("[[]]", None),
        ("Ada", None),
        ("", None),
    ],
)
def test_link(text: str, expected: tuple[str, str] | None) -> None:
    assert link(text) == expected
    assert label(text) == (expected[1] if expected else text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Hunt", True),
        ("Ada: A Novel", True),
        ("AC/DC", True),
        ("//", True),
        ("http://", True),
        ("http:Ada", True),
        ("http://example.org", False),
        ("HTTPS://example.org/a", False),
        ("//example.org", False),
        ("news:example.org", False),
        ("[[Ada]]", False),
        ("Ada]", False),
        ("{Ada", False),
        ("Ada|B", False),
        ("<Ada", False),
    ],
)
def test_is_article(name: str, *, expected: bool) -> None:
    assert is_article(name) is expected


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("de:Ada", "de"), ("Fr:Ada", "Fr"), ("Ada: B", None), (":de:Ada", None), ("de", None), ("", None)],
)
def test_language_prefix(name: str, prefix: str | None) -> None:
    assert language_prefix(name) == prefix


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("[[de:Ada]]", "de"),
        ("B, [[DE:Ada|Ada]]", "DE"),
        ("[[:de:Ada]]", None),
        ("[[Category:Ada]] [[de:Ada]]", None),
        ("[[Ada]] [[de:Ada]]", "de"),
        ("de:Ada", None),
    ],
)
def test_language_link(text: str, prefix: str | None) -> None:
    found = language_link(text)
    assert (found and found[1]) == prefix


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (":de:Ada", False),
        (":w:de:Ada", False),
        (":de:w:Ada", False),
        (":s:Ada", False),
        (":qqq:Ada", True),
        (":w:qqq:Ada", True),
        (":q:Ada", True),
        ("Ada :and: Hunt", True),
        ("de:Ada", False),
        ("Ada: B", False),
        ("", False),
    ],
)
def test_has_unknown_prefix(name: str, *, expected: bool) -> None:
    assert has_unknown_prefix(name) is expected


@pytest.mark.parametrize(
    ("piece", "article"),
    [("[[", False), ("a", True), (":a", True), ("[[a", False), ("http://a", True), ("]]|", False), ("a.", True)],
)
def test_hostile_names_are_read_in_linear_time(piece: str, *, article: bool) -> None:
    text = piece * 50_000
    assert link(text) is None
    assert language_link(text) is None
    assert language_prefix(text) is None
    assert has_unknown_prefix(text) is piece.startswith(":")
    assert is_article(text) is article
