"""What Citation Style 1 expects of the words in titles, labels and publishers."""

from __future__ import annotations

import pytest

from citecheck.cs1 import texts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("404 Not Found", True),
        ("404: the page is gone", True),
        ("Area 404", False),
        ("error 404", True),
        ("error-404", True),
        ("Error 404", False),
        ("PAGE NOT FOUND", True),
        ("Page: not found", False),
        ("Bloomberg - Are you a robot?", True),
        ("Are you a human?", False),
        ("unknown", True),
        ("[unknown]", True),
        ("Unknown", False),
        ("no title", True),
        ("<no title>", True),
        ("no titles", False),
        ("Internet Archive Wayback Machine", True),
        ("Redirecting...", True),
        ("Redirecting", False),
        ("", False),
    ],
)
def test_is_generic_title(title: str, *, expected: bool) -> None:
    assert texts.is_generic_title(title) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", True),
        ("author-mask2", True),
        ("author12-mask", True),
        ("url", True),
        ("author", False),
        ("author2", False),
        ("publisher", False),
        ("titles", False),
    ],
)
def test_may_end_in_punctuation(name: str, *, expected: bool) -> None:
    assert texts.may_end_in_punctuation(name) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A<ref>b</ref>", "<ref>"),
        ('A<ref name="b" />', '<ref name="b" />'),
        ("A<REF>b</REF>", "<REF>"),
        ("A<gallery>b</gallery>", "<gallery>"),
        ("A<references/>", "<references/>"),
        ("A<refer>b</refer>", None),
        ("A<math>b</math>", None),
        ("A<br>b", None),
        ("a < b", None),
    ],
)
def test_taken_out_tag(value: str, expected: str | None) -> None:
    found = texts.taken_out_tag().search(value)
    assert (found[0] if found else None) == expected
