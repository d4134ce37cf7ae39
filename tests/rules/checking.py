"""What the tests of the rules share: wiki text in, findings out, and fixes applied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from citecheck import urls
from citecheck.model import Document, Finding, Fix, Hop, Lines, LinkResult, Page, Reason, Span, Status
from citecheck.reading import parse
from citecheck.rules.catalogue import Context, Rule

TODAY = date(2026, 11, 23)
_NEWLINE = re.compile(r"\r\n?|\n")


def page(text: str, form: str = "wikitext") -> Page:
    """A text as the page that its parser makes of it."""
    lines = Lines((0, *(newline.end() for newline in _NEWLINE.finditer(text))))
    return parse(Document("page.wiki", None, form, text, Span(0, len(text)), lines))


def found(rule: Rule, text: str, links: Mapping[str, LinkResult] | None = None) -> list[Finding]:
    """The findings of one rule on a text."""
    return [rule.finding(fault) for fault in rule.check(page(text), Context(TODAY, links or {}))]


def result(
    url: str,
    status: str,
    reason: str,
    *,
    final_url: str | None = None,
    hops: tuple[int, ...] = (),
    title_seen: bool = False,
    unseen: tuple[str, ...] = (),
) -> dict[str, LinkResult]:
    """What came of asking for an address, by target."""
    target = urls.target(url)
    redirects = tuple(Hop(target, http_status) for http_status in hops)
    made = LinkResult(target, Status(status), Reason(reason), "as seen", final_url=final_url, redirects=redirects)
    return {target: replace(made, title_seen=title_seen, unseen=unseen)}


def repaired(text: str, fix: Fix | None) -> str:
    """A text with a fix applied, which must be there."""
    assert fix is not None
    for edit in sorted(fix.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text
