"""The rule SR022: what chatbots leave where a reference should stand."""

from __future__ import annotations

import pytest

from citecheck.model import Document, Severity, Span
from citecheck.reading import parse
from citecheck.rules.catalogue import Context
from citecheck.rules.sources.chatbots import chatbot_answer, chatbot_placeholder
from tests.rules.checking import TODAY, found, page


@pytest.mark.parametrize(
    "mark",
    [
        ":contentReference[oaicite:0]{index=0}",
        ":contentReference[oaicite:12]",
        "turn0search0",
        "citeturn12news3",
        "turn0search0turn0search1"[:12],
        "oai_citation:1",
        "【12†source】",
        "【4:0†tides.pdf】",
        '"attributableIndex":"2009-1"',
        "[attached_file:1]",
        "grok-card",
        "INSERT_SOURCE_URL",
        "PASTE_YOUTUBE_VIDEO_URL_HERE",
        "2025-XX-XX",
    ],
)
def test_what_a_chatbot_leaves(mark: str) -> None:
    text = f"The tide turns. {mark}\n"
    (finding,) = found(chatbot_placeholder, text)
    assert text[finding.span.start : finding.span.end].strip(":<") == mark.strip(":")
    assert finding.citation is None


@pytest.mark.parametrize(
    "text",
    [
        "At their next turn 0 of 12 searched.",
        "The variable returnturn0search0x is long.",
        "The turn of the tide, 1908†, and a dagger.",
        "To grok a card is to know it.",
        "The command INSERT_SELECT and the file 2025-XXL.",
        "It writes <code>turn0search0</code> or <nowiki>:contentReference[oaicite:0]{index=0}</nowiki>.",
        "<pre>\noai_citation:1\n</pre>",
    ],
)
def test_what_is_said_of_them_is_none(text: str) -> None:
    assert found(chatbot_placeholder, text) == []


def test_one_in_a_reference_weighs_on_it() -> None:
    text = "The tide turns.<ref>{{cite web |title=Tides turn0search3 |url=http://www.example.org/a}}</ref>"
    (finding,) = found(chatbot_placeholder, text)
    assert finding.citation == page(text).citations[0].id


@pytest.mark.parametrize(
    ("url", "title", "expected"),
    [
        ("https://chatgpt.com/share/0a1b2c3d", "Tides", [Severity.WARNING]),
        ("https://www.perplexity.ai/search/tides-0a1b2c3d", "Tides", [Severity.WARNING]),
        ("https://x.com/i/grok/share/0a1b2c3d", "Tides", [Severity.WARNING]),
        ("https://chatgpt.com/share/0a1b2c3d", "ChatGPT", [Severity.NOTE]),
        ("https://chatgpt.com/pricing", "Tides", []),
        ("https://openai.com/index/chatgpt", "Tides", []),
    ],
)
def test_an_answer_is_no_source(url: str, title: str, expected: list[Severity]) -> None:
    text = f"The tide turns.<ref>{{{{cite web |title=A |url={url}}}}}</ref>"
    document = Document("page.wiki", title, "wikitext", text, Span(0, len(text)), page(text).document.lines)
    faults = [chatbot_answer.finding(fault) for fault in chatbot_answer.check(parse(document), Context(TODAY, {}))]
    assert [finding.severity for finding in faults] == expected


def test_an_unclosed_tag_shows_nothing_as_it_is() -> None:
    assert len(found(chatbot_placeholder, "<code>A. turn0search0")) == 1


def test_a_hostile_page_takes_linear_time() -> None:
    for part in ("turn0search0 ", "<code>turn0search0", "【1†", ":contentReference[oaicite:"):
        found(chatbot_placeholder, part * 20_000)
