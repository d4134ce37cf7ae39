"""What the rules on sources say of an address that is cited with nothing beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from citecheck.model import Citation, CitationKind, Document, Finding, Lines, Link, LinkRole, Page, Span
from citecheck.rules.catalogue import Context
from citecheck.rules.sources import FAMILY


def findings(url: str, lists: tuple[Path, ...] = ()) -> list[Finding]:
    """The findings on a web page that is cited by its address alone, in the order of their codes.

    `lists` are the project's own.
    """
    # No rule on sources asks what day it is.
    context = Context(date.max, {}, lists)
    span = Span(0, len(url))
    link = Link(url, url, LinkRole.SOURCE, "url", span)
    citation = Citation("c1", CitationKind.TEMPLATE, span, "cite web", values={"url": url}, links=(link,))
    page = Page(Document("", None, "wikitext", url, span, Lines((0,))), (citation,))
    return [rule.finding(fault) for rule in FAMILY.rules for fault in rule.check(page, context)]
