"""SR: what chatbots leave where a reference should stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from citecheck import urls
from citecheck.model import Citation, Page, Severity, Span
from citecheck.regions import Regions
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.sources.hosts import listed
from citecheck.rules.sources.subject import is_own
from citecheck.rules.wording import quoted
from citecheck.sources import Category

# One of these is in each of them, and found fast: of a page without any, nothing more is looked at.
_SIGNS = (
    "oaicite:", "oai_citation:", "attributableIndex", "grok", "attached_file:", "\u3010", "INSERT_", "PASTE_",
    "-XX-", "-xx-",
)  # fmt: skip
_TURN = "turn[0-9]{1,3}(?:search|news|view|image|fetch|file|academia|product)[0-9]{1,3}"
_TURNS = re.compile(_TURN)
_PLACEHOLDER = re.compile(
    r":?contentReference\[oaicite:[0-9]{1,4}\](?:\{index=[0-9]{1,4}\})?"
    r"|\boaicite:[0-9]{1,4}"
    r"|\boai_citation:[0-9]{1,4}"
    # As it is shown, or with the characters of private use that the answer has around it.
    "|(?:\ue200cite)?[\ue200\ue202]?(?<![^\\W\ue202])(?:cite)?"
    rf"{_TURN}(?!\w)"
    r'|"attributableIndex":"[0-9-]{1,12}"'
    r"|<?grok[-_](?:card\b|render_citation_card_json)"
    r"|\[attached_file:[0-9]{1,3}\]"
    r"|\b(?:INSERT|PASTE)_(?:[A-Z0-9]{1,20}_){0,5}(?:AUTHOR|DATE|HERE|LINK|NAME|SOURCE|TITLE|URL)\b"
    r"|\b20[0-9]{2}-(?:XX|xx)-(?:XX|xx)\b"
    "|\u3010[0-9]{1,3}(?::[0-9]{1,3})?\u2020[^\u3010\u3011\\n]{0,80}\u3011"
)
_LEFT_OPEN = re.compile(r"[IP2]")
_SHOWN_AS_IT_IS = re.compile(r"<(/?)(nowiki|code|pre|syntaxhighlight|kbd|samp)\b", re.IGNORECASE)


@rule("SR022", "chatbot-placeholder", Severity.WARNING)
def chatbot_placeholder(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds what a chatbot leaves where it means to cite something.

    ## What it does

    Finds the marks that stand for sources in a chatbot's answer, such as `turn0search0`, `oai_citation:1` and
    `contentReference`, and are copied with it; also what it leaves to be filled in, such as `INSERT_SOURCE_URL` and
    `2025-XX-XX`. What is shown as code is left out.

    ## Why it matters

    The mark points into somebody's conversation and leads nowhere: nobody can tell what the source was, or whether
    there was one. The words before it are the machine's as well.

    ## Example

    ```wikitext
    The tide turns.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
    It does so four times a day. :contentReference[oaicite:0]{index=0}
    ```

    ## Use instead

    ```wikitext
    The tide turns.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
    ```

    ## Source

    Wikipedia:Signs of AI writing, on markup.
    """
    text, span = page.document.text, page.document.span
    if all(text.find(sign, *span) < 0 for sign in _SIGNS) and not _TURNS.search(text, *span):
        return
    found = list(_PLACEHOLDER.finditer(text, span.start, span.end))
    shown = Regions(_shown_as_it_is(text, span)) if found else None
    starts = [citation.span.start for citation in page.citations]
    for mark in found:
        if shown is None or shown.holding(mark.start()) is None:
            what = (
                "stands for a source in a chatbot's answer" if not _LEFT_OPEN.match(mark[0]) else "was to be filled in"
            )
            message = f"{quoted(mark[0])} {what}; find the source, or drop the claim."
            yield Fault(Span(mark.start(), mark.end()), message, _holding(page, starts, mark.start()))


@rule("SR035", "chatbot-answer", Severity.WARNING)
def chatbot_answer(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds answers of chatbots that are cited as sources.

    ## What it does

    Finds the addresses at which chatbots keep their conversations. Where the page is about the chatbot itself, this is
    a note.

    ## Why it matters

    Such an answer is made of likely words. What it says may be so; that it says so is no reason to think it.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=https://chatgpt.com/share/0a1b2c3d |website=ChatGPT}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Large language models, on sourcing.
    """
    for citation, link, _entry in listed(page, Category.CHATBOT_ANSWER):
        message = f"{urls.host(link.target)} shows what a chatbot answered; cite a source that somebody answers for."
        is_about_it = is_own(page, link.target, (), has_accounts=False)
        yield Fault(link.span, message, citation, severity=Severity.NOTE if is_about_it else None)


def _shown_as_it_is(text: str, span: Span) -> Iterator[Span]:
    """The stretches in which a page shows markup instead of meaning it."""
    name, start = "", 0
    for tag in _SHOWN_AS_IT_IS.finditer(text, span.start, span.end):
        if not name and not tag[1]:
            name, start = tag[2].lower(), tag.start()
        elif tag[1] and tag[2].lower() == name:
            yield Span(start, tag.end())
            name = ""


def _holding(page: Page, starts: list[int], offset: int) -> Citation | None:
    """The citation that an offset lies in."""
    at = bisect_right(starts, offset) - 1
    return page.citations[at] if at >= 0 and offset < page.citations[at].span.end else None
