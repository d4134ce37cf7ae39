"""No pattern of the package takes more than linear time on any text, as far as texts made to hurt it can show."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import dates
from citecheck.archives.services import NO_COPIES, SERVICES
from citecheck.cs1.tables import table
from citecheck.identifiers.schemes import SCHEMES
from tests.robustness.adversary import worst
from tests.robustness.collecting import Used, used
from tests.robustness.matcher import counted

EVERYWHERE = ("match", "fullmatch", "search")

ARGUMENTS: dict[str, tuple[object, ...]] = {
    "citecheck.archives._pattern": (*(form for service in SERVICES for form in service.forms), *dict(NO_COPIES)),
    "citecheck.identifiers._prefix": tuple(scheme.key for scheme in SCHEMES),
    "citecheck.dates._pattern": tuple(form for _, form in vars(dates)["_FORMS"]),
    "citecheck.cs1.texts.label": tuple(table("texts")["labels"]),
}
"""What functions that make a pattern of something are given here."""

WAYS = {
    "citecheck.cs1.texts.place_and_publisher": ("fullmatch",),
    "citecheck.identifiers._STRAYS": ("fullmatch",),
}
"""How patterns are used that a function makes or that stand in a table, where the names in the source do not tell."""

GUARDED = {
    "citecheck.dates.repair._DASH": "a date of more than 60 characters is not repaired",
    "citecheck.markdown.structure._DEFINITION": "a definition begins with its label: the first place fits",
    "citecheck.rules.pages._FENCED": "only the pages of the rules are read with it",
    "citecheck.wikitext.plain_references.glue._LAST_LETTERS": "it looks at 20 characters, and no further",
    "citecheck.wikitext.addresses.run_on._AFTER_FILE": "it looks at the last 300 characters, and no further",
    "citecheck.wikitext.markup.templates._COMMENT": "the text ends in an end of a comment, so that all of them end",
}
"""Patterns that could take quadratic time, and what stands before them so that they never do."""


@pytest.fixture(autouse=True)
def _room_for_recursion() -> Iterator[None]:
    """The matcher that counts calls itself for every group that a repeat takes."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(limit)


COLLECTED = used(ARGUMENTS)
EVERY_PATTERN = pytest.mark.parametrize("one", COLLECTED, ids=lambda one: one.name)


@EVERY_PATTERN
def test_pattern_takes_linear_time(one: Used) -> None:
    found = worst(one.pattern, WAYS.get(one.name, one.ways))
    assert (found is not None) is (one.name in GUARDED), found


def test_all_patterns_are_collected() -> None:
    names = {one.name for one in COLLECTED}
    assert len(names) > 100
    assert names >= {
        "citecheck.cs1.words._et_al",  # made by a function
        "citecheck.dates.repair._STEPS",  # in tuples of a tuple
        "citecheck.wikitext.markup.elements._ELEMENTS",  # in a mapping
        *WAYS,
        *GUARDED,
    }
    in_fields = {remark.pattern for scheme in SCHEMES for remark in scheme.remarks}
    assert {one.pattern for one in COLLECTED} >= in_fields != set()


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("citecheck.wikitext.markup.names._WRITTEN", ("fullmatch", "match")),
        ("citecheck.cs1.words._et_al", ("search",)),
        ("citecheck.identifiers._AS_WRITTEN", ("fullmatch",)),
        ("citecheck.dates.repair._STEPS", ("search",)),
    ],
)
def test_how_a_pattern_is_used_is_seen(name: str, ways: tuple[str, ...]) -> None:
    assert {one.ways for one in COLLECTED if one.name == name} == {ways}


# --- what is caught ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "ways", "why"),
    [
        (r"(a+)+b", EVERYWHERE, "a repeat in a repeat"),
        (r"(?:a|a)*b", EVERYWHERE, "two ways for one letter"),
        (r"(a|aa)+$", EVERYWHERE, "two ways for two letters"),
        (r"(?:\w+\s?)*;", EVERYWHERE, "words with or without a blank"),
        (r"(x+x+)+y", EVERYWHERE, "two repeats in a repeat"),
        (r"a*a*b", EVERYWHERE, "two repeats of one letter"),
        (r"a*.*b", EVERYWHERE, "two repeats of which one takes all that the other takes"),
        (r"[0-9]+[^/]*/", EVERYWHERE, "the same with classes"),
        (r"\s*(?:--)?\s*~", EVERYWHERE, "two repeats with something between that may be left out"),
        (r"\s*,\s*$", ["search"], "blanks in front of something that is not there"),
        (r"\s+$", ["search"], "blanks at the end that are not at the end"),
        (r"\d+x", ["search"], "digits in front of something that is not there"),
        (r"\s*+,", ["search"], "a possessive repeat begins anew at every place"),
        (r"<ref[^>]*>", ["search"], "a tag that is opened again and again"),
        (r"<!--.*?-->", ["search"], "a comment that is opened again and again"),
        (r"\bfoo\b.*bar", ["search"], "a word with all of the text behind it"),
        (r"([ab]*)c\1", ["search"], "a group that is repeated"),
        (r"(?i)X*y", ["search"], "either case"),
    ],
)
def test_what_takes_too_long_is_caught(pattern: str, ways: list[str], why: str) -> None:
    found = {way for way in EVERYWHERE if worst(re.compile(pattern, re.DOTALL), [way])}
    assert found == set(ways), why


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?>a+)b\Z|c",
        r"<[^<>]*>",
        r"(?<!\s)\s+$",
        r"(?<!\s)\s++,",
        r"^\s+$",
        r'"[^"]*"',
        r"a{1,200}b",
        r"<!--(?:.*?-->|.*)",
        r"abc|def",
        r"(?:[^<>|]++|<[^<>]*+>)*+\Z|\A",
        r"\w+",
        r"(?<![0-9])[0-9]++x",
    ],
)
@pytest.mark.parametrize("way", ["match", "fullmatch"])
def test_what_is_linear_passes(pattern: str, way: str) -> None:
    assert worst(re.compile(pattern, re.DOTALL), [way]) is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"<[^<>]*>",
        r"(?<!\s)\s+$",
        r"(?<!\s)\s++,",
        r"^\s+$",
        r'"[^"]*"',
        r"a{1,200}b",
        r"<!--(?:.*?-->|.*)",
        r"\w+",
        r"(?<![0-9])[0-9]++x",
    ],
)
def test_search_that_is_linear_passes(pattern: str) -> None:
    assert worst(re.compile(pattern, re.DOTALL), ["search"]) is None


# --- the matcher that counts is right ---------------------------------------------------------------------------------

PATTERNS = [
    re.compile(source, flags)
    for source, flags in [
        (r"(a+)+b", 0),
        (r"(?:a|ab)(?:c|bcd)*d?", 0),
        (r"(a*?)(b?)\1", 0),
        (r"(?>a*)ab|b", 0),
        (r"a*+b|[^a-c]", 0),
        (r"(?:ab){2,3}c?", 0),
        (r"(?:a|b){1,2}?c", 0),
        (r"(?<=a)b|(?<!a)c|^d$", re.MULTILINE),
        (r"(?=ab)a|(?!b)\w\b|\B\s", 0),
        (r"[A-C]+(?-i:d)", re.IGNORECASE),
        (r"(a)?(?(1)b|c)", 0),
        (r"\A.*?c\Z|a.", re.DOTALL),
        (r"[^\W\d]+|\D\S", re.ASCII),
        (r"(?:a*)*b", 0),
        (r"(?:(a)|b)*c", 0),
    ]
]


@given(st.text(alphabet="abcdAD \n1é", max_size=9), st.sampled_from(PATTERNS))
def test_matcher_ends_where_re_does(text: str, pattern: re.Pattern[str]) -> None:
    mine = counted(pattern)
    for at in range(len(text) + 1):
        found, whole = pattern.match(text, at), pattern.fullmatch(text, at)
        assert mine.match(text, at)[0] == (found.end() if found else None)
        assert mine.match(text, at, whole=True)[0] == (whole.end() if whole else None)


@EVERY_PATTERN
def test_matcher_knows_every_pattern(one: Used) -> None:
    mine = counted(one.pattern)
    for text in ("", "a", "{{cite web |title=A", "[http://e.org/ B]", "4 May 2014 ", "10.1000/182", "<ref>", "-- ~~~~"):
        found = one.pattern.match(text)
        assert mine.match(text)[0] == (found.end() if found else None)
