"""Words for formats that people read elsewhere: harmless, on one line, and no longer than there is room."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model import AuditedPage, Claim, Document, LinkResult, Problem
from citecheck.report.words import wording
from citecheck.report.words.harmless import harmless

_ELLIPSIS = "…"
_LONGEST_ADDRESS = 300


def short(text: str, most: int) -> str:
    """The text made harmless, at most so many characters of it: of a longer one the beginning, with an ellipsis."""
    shown = harmless(text[: most + 1]).strip()
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + _ELLIPSIS


def words_of(claim: Claim, document: Document, most: int) -> str:
    """The words of a claim, at most so many characters of them."""
    return short(wording.words_of(claim, document), most)


def messages(audited: AuditedPage) -> list[str]:
    """What each finding of a page says, in their order, and behind it the address that it tells the answer of.

    `The link is dead: 404 Not Found from a.example. Find an archived copy. <http://a.example/old>`
    """
    return [
        f"{finding.message} <{short(address, _LONGEST_ADDRESS)}>" if address else finding.message
        for finding, address in zip(audited.findings, wording.addresses(audited), strict=True)
    ]


def unjudged(links: Iterable[LinkResult]) -> str:
    """How many links nothing is known of, by the reason for that: `2 timeout, 1 login`; empty where there are none."""
    counts: dict[str, int] = {}
    for link in links:
        if not link.is_judged:
            counts[link.reason] = counts.get(link.reason, 0) + 1
    return ", ".join(f"{number:,} {reason.replace('_', ' ')}" for reason, number in counts.items())


def problem_words(problem: Problem, most: int) -> str:
    """What could not be read or finished, and where: `page.wiki:7: a page is cut off`."""
    line = "" if problem.line is None else f":{problem.line}"
    return short(f"{short(problem.path, most // 2)}{line}: {problem.message}", most)
