"""The words and signs of the HTML report: how counts, citations and links are named to a person."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.markdown.words import words_of
from citecheck.model import Citation, CitationKind, Document, LinkResult, Reason, Standing
from citecheck.plain import plain
from citecheck.report.summary import Summary

SIGNS: Mapping[Standing, str] = {
    Standing.GOOD: "✓",
    Standing.UNKNOWN: "?",
    Standing.WEAK: "!",
    Standing.BROKEN: "✗",
}
MEANINGS: Mapping[Standing, str] = {
    Standing.GOOD: "A sound source stands under it.",
    Standing.UNKNOWN: "It hangs on links that were not or could not be judged.",
    Standing.WEAK: "Its best source is weak.",
    Standing.BROKEN: "None of its sources can be found any more.",
}
WORST_FIRST = (Standing.BROKEN, Standing.WEAK, Standing.UNKNOWN, Standing.GOOD)
NOT_ASKED = "not asked"

_KINDS: Mapping[CitationKind, str] = {
    CitationKind.TEMPLATE: "template",
    CitationKind.BARE_URL: "bare address",
    CitationKind.LINK: "link",
    CitationKind.UNTEMPLATED: "reference",
    CitationKind.ORPHAN: "rest of a template",
}
_TITLES = ("title", "script-title", "chapter", "contribution", "entry", "work", "website", "newspaper", "journal")
# More of a text is never read for a name, and no more shown of one.
_LONGEST_READ = 4_000
_LONGEST_TITLE = 200


def plural(number: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2,000 claims`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters, an ellipsis where its end was."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def percent(summary: Summary) -> str:
    """The survival in per cent; 0 and 100 are said only where they are exact, a dash where nothing is judged."""
    part = summary.survival
    if part is None:
        return "–"
    return f"{part:.0%}" if part in {0, 1} else f"{min(max(round(100 * part), 1), 99)}%"


def kind_of(citation: Citation) -> str:
    """What kind of citation it is."""
    return citation.template or _KINDS[citation.kind]


def title_of(citation: Citation, document: Document) -> str:
    """The words or the address that a person knows a citation by."""
    words = plain(citation.value(*_TITLES)[:_LONGEST_READ])
    written = document.slice(citation.span)[:_LONGEST_READ]
    if not words and citation.kind in {CitationKind.LINK, CitationKind.UNTEMPLATED}:
        words = words_of(written) if document.format == "markdown" else plain(written)
    if not words and citation.links:
        words = citation.links[0].url
    return cut(words or written.strip("{}[]|"), _LONGEST_TITLE)


def status_of(result: LinkResult | None) -> str:
    """The status of an address in a word or two."""
    if result is None:
        return NOT_ASKED
    return "drift" if result.reason is Reason.DRIFT else str(result.status)
