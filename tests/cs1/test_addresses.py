"""Addresses as Citation Style 1 tells them from words."""

from __future__ import annotations

import time

import pytest

from citecheck.cs1.addresses import holds_address, is_address, is_refused

SECONDS = 2


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("http://example.org/a", False, "the usual form"),
        ("//example.org", False, "without a scheme"),
        ("http://example", False, "one word is taken for a host"),
        ("http://example.org:80/a", False, "a port"),
        ("news:comp.lang.c", False, "a newsgroup"),
        ("news:sport", True, "a newsgroup has a dot"),
        ("news:", True, "none"),
        ("example.org", True, "no slashes"),
        ("http:/example.org", True, "one slash"),
        ("http:///example.org", True, "three slashes"),
        ("http://-example.org", True, "a hyphen in front"),
        ("http://é.example.org", True, "another letter in front"),
        ("1http://example.org", True, "no scheme"),
        ("http://s:Ada", True, "a page of a wiki"),
        ("http://a b", True, "a blank"),
    ],
)
def test_refused(text: str, *, expected: bool, why: str) -> None:
    assert is_refused(text) is expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [("http://a", True), ("//a", True), ("http://", False), ("Ada: A Novel", False), ("AC/DC", False), ("a//b", False)],
)
def test_address(text: str, *, expected: bool) -> None:
    assert is_address(text) is expected


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("see http://example.org/a for more", True, "between words"),
        ("(http://example.org)", True, "behind a mark"),
        ("5http://example.org", True, "glued to a digit"),
        ("A [http://example.org b]", True, "in brackets"),
        ("A [//example.org b]", True, "in brackets, without a scheme"),
        ("see //example.org", True, "without a scheme"),
        ("A // B", False, "two strokes"),
        ("A//example.org", False, "two strokes in a word"),
        ("Title:http://example.org", False, "a word for a scheme, without slashes"),
        ("Ada:Hunt http://example.org", False, "the first word with a colon decides"),
        ("Ada: http://example.org", True, "a colon at a word's end does not"),
        ("http://example.org] [a:b c]", False, "the brackets decide before"),
        ("[[s:Ada|Ada]]", False, "a link"),
        ("12:30", False, "no letter in front"),
    ],
)
def test_holds_address(text: str, *, expected: bool, why: str) -> None:
    assert holds_address(text) is expected, why


@pytest.mark.parametrize("piece", ["[a:", "a:", "//", "[[", "[//", "a ", "://", ":", "a: ", "] [b"])
def test_linear(piece: str) -> None:
    text, started = piece * 100_000, time.monotonic()
    holds_address(text)
    is_address(text)
    is_refused(text)
    assert time.monotonic() - started < SECONDS
