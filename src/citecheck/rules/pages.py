"""A rule's page, read from its docstring: its title, its sections, and its two examples as text that can be audited."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from citecheck import urls
from citecheck.model import Fix, Hop, LinkResult, Reason, Status
from citecheck.rules.catalogue import Rule

REQUIRED = ("What it does", "Why it matters", "Example", "Use instead")
OPTIONAL = ("Fix", "Source")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_SEEN = re.compile(
    r"(?P<url>\S+) (?P<status>\S+) (?P<reason>\S+)(?: to (?P<address>\S+))?(?: (?P<seen>seen)| unseen (?P<unseen>.+))?"
)
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(Struct, frozen=True):
    """A piece of a page as it is audited, its first lines `today: …` and `link: URL status reason` taken off.

    After the reason may stand `to ADDRESS`, where a redirect led for good, and `seen` or `unseen TITLE`.

    `form` is the format it is written in, `links` what is known of its addresses, by target.
    """

    form: str
    text: str
    today: date | None
    links: Mapping[str, LinkResult]


class RulePage(Struct, frozen=True):
    """The page of one rule; `sections` holds the Markdown under each heading, in order."""

    title: str
    sections: Mapping[str, str]
    example: Example
    instead: Example


def page_of(rule: Rule) -> RulePage:
    """The page of a rule; raises ValueError, which names the rule, when a section or an example is missing."""
    text = inspect.cleandoc(rule.page)
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    sections = {
        heading[1]: text[heading.end() : end].strip() for heading, end in zip(headings, ends, strict=bool(headings))
    }
    title = text.partition("\n")[0].strip()
    for name in REQUIRED:
        if not sections.get(name):
            message = f"the page of {rule.code} has no section {name!r}"
            raise ValueError(message)
    if not title or title.startswith("#"):
        message = f"the page of {rule.code} has no title"
        raise ValueError(message)
    example, instead = (_example(rule, sections[name]) for name in ("Example", "Use instead"))
    return RulePage(title, sections, example, instead)


def apply(text: str, fix: Fix) -> str:
    """A text with a fix carried out; of edits that overlap, the first one wins."""
    kept, at = [], 0
    for edit in sorted(fix.edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start >= at:
            kept += [text[at : edit.span.start], edit.replacement]
            at = edit.span.end
    return "".join([*kept, text[at:]])


def _example(rule: Rule, section: str) -> Example:
    """The one fenced block of a section."""
    blocks = _FENCED.findall(section)
    if len(blocks) != 1:
        message = f"the page of {rule.code} needs one fenced block under each example, and has {len(blocks)}"
        raise ValueError(message)
    return example_of(*blocks[0])


def example_of(form: str, body: str) -> Example:
    """A fenced block, by its info string and what stands in it."""
    lines = body.splitlines(keepends=True)
    today, links, first = None, {}, 0
    for key, words in _heading_lines(lines):
        first += 1
        if key == "today":
            today = date.fromisoformat(words)
        else:
            result = _result(words)
            links[result.url] = result
    return Example(form or "wikitext", "".join(lines[first:]), today, links)


def _heading_lines(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The lines `today: …` and `link: …` at the start of an example, taken apart."""
    for line in lines:
        key, colon, words = line.strip().partition(": ")
        if not colon or key not in {"today", "link"}:
            return
        yield key, words


def _result(words: str) -> LinkResult:
    """What is said of an address: `URL status reason`, then where it leads for good, and which title is seen or not."""
    found = _SEEN.fullmatch(words)
    if found is None:
        message = f"an example cannot read what it has of a link: {words!r}"
        raise ValueError(message)
    target, address = urls.target(found["url"]), found["address"]
    return LinkResult(
        target,
        Status(found["status"]),
        Reason(found["reason"]),
        "as the example has it",
        final_url=address,
        redirects=(Hop(target, 301),) if address else (),
        title_seen=found["seen"] is not None,
        unseen=(found["unseen"],) if found["unseen"] else (),
    )
