"""The report of one link: it says all that was seen, fits the screen, and nothing in it is obeyed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rich.cells import cell_len

from citecheck.asking.examining import Examined, judged
from citecheck.model import Cited, Content, Hop, Observation, Outcome, Reason
from citecheck.report.json.link import link_as_json
from citecheck.report.json.schema import schema
from citecheck.report.terminal.link import link_report
from citecheck.report.words.reasons import MEANINGS
from tests.report.generated import TARGETS, TEXTS
from tests.report.samples import CHECKED_AT

Golden = Callable[[str, str], None]
SCHEMA: dict[str, Any] = json.loads(schema("link"))
VALIDATOR = Draft202012Validator(SCHEMA)
SENT = {"User-Agent": "citecheck/1.0 (+https://citecheck.example)", "Accept-Language": "de,en,*;q=0.5"}

URL = "http://harl.example/archive/tides"
CONTENT = Content(
    media_type="text/html",
    title="Seite nicht gefunden | Harl Courier",
    headings=("Hier ist nichts",),
    og_title="Harl Courier",
    headline="Nichts",
    language="de",
    text="Hier ist nichts. " * 20,
    text_length=340,
    links=9,
    size=12_345,
)
SIBLING = Observation(
    "http://harl.example/archive/citecheck-1",
    Outcome.ANSWERED,
    http_status=200,
    final_url="http://harl.example/nothing",
    asked_url="http://harl.example/nothing",
    hops=(Hop("http://harl.example/archive/citecheck-1", 302),),
    content=CONTENT,
    attempts=1,
)
SOFT_404 = Observation(
    URL,
    Outcome.ANSWERED,
    http_status=200,
    final_url="https://www.harl.example/tides",
    asked_url="https://www.harl.example/tides",
    hops=(Hop("https://harl.example/archive/tides", 302), Hop("https://www.harl.example/old", 799)),
    headers=(("content-type", "text/html; charset=utf-8"), ("server", "nginx")),
    content=CONTENT,
    sibling=SIBLING,
    strikes=("2026-01-02", "2026-02-02"),
    retry_after_s=30.0,
    attempts=3,
    elapsed_s=1.25,
    checked_at=CHECKED_AT,
    from_cache=True,
)


def examined(observation: Observation, *titles: str) -> Examined:
    return judged(Cited(observation.url, titles), observation)


def shown(link: Examined, width: int = 80, *, color: bool = False) -> str:
    """The report of a link, which must be harmless and fit."""
    text = link_report(link, SENT, width=width, color=color)
    for line in text.splitlines() if not color else ():
        assert not line or line.isprintable(), repr(line)
        assert cell_len(line) <= width, line
        assert line == line.rstrip(" "), repr(line)
    return text


def fields(link: Examined) -> list[tuple[str, str]]:
    """What is called how, on a screen on which everything has one line."""
    lines = [line for line in shown(link, 4000).splitlines() if line.startswith("  ")]
    return [(line[2:19].rstrip(), line[19:]) for line in lines]


@pytest.mark.parametrize("width", [80, 120])
def test_a_link_with_everything(golden: Golden, width: int) -> None:
    golden(f"link-{width}.txt", shown(examined(SOFT_404, "Tides of the Elbe", "Home"), width))


def test_every_reason_has_a_meaning() -> None:
    assert list(MEANINGS) == list(Reason)
    for meaning in MEANINGS.values():
        assert all(words.endswith(".") for words in meaning)


def failed(outcome: Outcome, asked: str | None = URL, status: int | None = None, **more: Any) -> Observation:
    """A link that did not answer in the end."""
    return Observation(URL, outcome, http_status=status, asked_url=asked, attempts=1, **more)


@pytest.mark.parametrize(
    ("observation", "steps"),
    [
        (failed(Outcome.TIMEOUT), [("1", f"no answer  {URL}"), ("outcome", "timeout")]),
        (
            failed(Outcome.TIMEOUT, "http://b.example/", 301, hops=(Hop(URL, 301),), final_url=URL),
            [
                ("1", f"301 Moved Permanently  {URL}"),
                ("2", "no answer  http://b.example/"),
                ("outcome", "timeout"),
            ],
        ),
        (
            failed(Outcome.TOO_MANY_REDIRECTS, URL, 302, hops=(Hop(URL, 302),), final_url=URL, detail="a circle"),
            [("1", f"302 Found  {URL}"), ("outcome", "too_many_redirects"), ("in detail", "a circle")],
        ),
        (
            failed(Outcome.BAD_REDIRECT, URL, 302, final_url=URL, detail="to nowhere"),
            [("1", f"302 Found  {URL}"), ("outcome", "bad_redirect"), ("in detail", "to nowhere")],
        ),
        (
            failed(Outcome.TLS, URL.replace("http:", "https:")),
            [
                ("http", "refuses the connection, so https is tried"),
                ("1", f"no answer  {URL.replace('http:', 'https:')}"),
                ("outcome", "tls"),
            ],
        ),
        (
            Observation(URL, Outcome.PRIVATE_ADDRESS, asked_url=URL),
            [("1", f"not asked  {URL}"), ("outcome", "private_address")],
        ),
        (Observation(URL, Outcome.OFFLINE), [("outcome", "offline")]),
    ],
    ids=lambda value: value.outcome.value if isinstance(value, Observation) else "",
)
def test_every_step_is_told(observation: Observation, steps: list[tuple[str, str]]) -> None:
    told = fields(examined(observation))
    start = told.index(steps[0])
    assert told[start : start + len(steps)] == steps


def test_each_cited_title_is_looked_for_by_itself() -> None:
    observation = replace(SOFT_404, content=replace(CONTENT, headline="Ebb and Flood on the Elbe"))
    told = [
        words
        for label, words in fields(examined(observation, "Tides of the Elbe", "Ebb and Flood on the Elbe", "Home"))
        if label == "cited title"
    ]
    assert told == [
        "“Tides of the Elbe”: not seen; 50% of its words are",
        "“Ebb and Flood on the Elbe”: seen",
        "“Home”: too common to know a page by",
    ]


CONTENTS = st.builds(
    Content,
    media_type=TEXTS,
    title=st.none() | TEXTS,
    headings=st.lists(TEXTS, max_size=2).map(tuple),
    og_title=st.none() | TEXTS,
    headline=st.none() | TEXTS,
    language=st.none() | TEXTS,
    text=TEXTS,
    text_length=st.integers(0, 999),
    shown=st.lists(TEXTS, max_size=1).map(tuple),
)
OBSERVATIONS = st.builds(
    Observation,
    url=TARGETS,
    outcome=st.sampled_from(Outcome),
    http_status=st.none() | st.integers(100, 999),
    final_url=st.none() | TARGETS,
    asked_url=st.none() | TARGETS,
    hops=st.lists(st.builds(Hop, TEXTS, st.integers(300, 399)), max_size=2).map(tuple),
    headers=st.lists(st.tuples(st.just("server"), TEXTS), max_size=1).map(tuple),
    content=st.none() | CONTENTS,
    sibling=st.none() | st.builds(Observation, TEXTS, st.sampled_from(Outcome), content=st.none() | CONTENTS),
    strikes=st.lists(TEXTS, max_size=1).map(tuple),
    detail=TEXTS,
    attempts=st.integers(0, 4),
)


@given(observation=OBSERVATIONS, titles=st.lists(TEXTS, max_size=2), width=st.sampled_from([20, 80, 120]))
def test_whatever_was_seen_is_harmless_and_valid(observation: Observation, titles: list[str], width: int) -> None:
    link = examined(observation, *titles)
    shown(link, max(width, 40))
    read = json.loads(link_as_json(link))
    VALIDATOR.validate(read)
    assert read["observation"]["detail"] == observation.detail


def test_the_record_is_the_one_of_the_report() -> None:
    report = json.loads(schema())["$defs"]
    for name, described in report["link_result"]["properties"].items():
        assert SCHEMA["properties"][name] == described
    for name in ("hop", "occurrence"):
        assert SCHEMA["$defs"][name] == report[name]
