"""The words of the terminal report: how counts, places, citations and links are named to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citecheck.model import Citation, CitationKind, Document, LinkResult, LinkRole, Reason, Severity, Span, Standing
from citecheck.plain import plain
from citecheck.report.summary import Summary

STANDING_STYLES: Mapping[Standing, str] = {
    Standing.GOOD: "green",
    Standing.UNKNOWN: "cyan",
    Standing.WEAK: "bold yellow",
    Standing.BROKEN: "bold red",
}
STANDING_SYMBOLS: Mapping[Standing, str] = {
    Standing.GOOD: "✓",
    Standing.UNKNOWN: "?",
    Standing.WEAK: "!",
    Standing.BROKEN: "✗",
}
SEVERITY_STYLES: Mapping[Severity, str] = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
SEVERITY_WIDTH = max(map(len, Severity)) + 2
QUIET = "dim"
LOUD = "bold"

WORST_FIRST = (Standing.BROKEN, Standing.WEAK, Standing.UNKNOWN)

# Reasons that say something of the run and nothing of the address.
NOT_ASKED: Mapping[Reason, str] = {
    Reason.OFFLINE: "were not asked (offline)",
    Reason.TIME_LIMIT: "were not asked before the time was over",
    Reason.INTERRUPTED: "were not asked before the run was stopped",
    Reason.NETWORK_DOWN: "could not be asked: the network is down",
}

_KINDS: Mapping[CitationKind, str] = {
    CitationKind.TEMPLATE: "template",
    CitationKind.BARE_URL: "bare URL",
    CitationKind.LINK: "link",
    CitationKind.UNTEMPLATED: "reference",
    CitationKind.ORPHAN: "rest of a template",
}
# More of a text is never shown, and many claims can share one long sentence.
_LONGEST = 10_000
_TITLES = ("title", "script-title", "chapter", "contribution", "entry", "work", "website", "newspaper", "journal")


def plural(number: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2,000 claims`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def claims(summary: Summary) -> str:
    """How many claims there are and how many of each standing: `9 claims: 4 stand, 3 broken, 2 unknown`."""
    total = sum(summary.claims.values())
    standing = summary.claims[Standing.GOOD]
    if not total:
        return "no claims"
    if standing == total:
        return f"{plural(total, 'claim')}, " + ("which stands" if total == 1 else "all stand")
    counts = [f"{standing:,} {'stands' if standing == 1 else 'stand'}"]
    counts += [f"{summary.claims[word]:,} {word}" for word in WORST_FIRST if summary.claims[word]]
    return f"{plural(total, 'claim')}: {', '.join(counts)}"


def survival(summary: Summary) -> str:
    """The survival in per cent; 0 and 100 are said only where they are exact."""
    part = summary.survival
    if part is None:
        return "survival unknown"
    if part in {0, 1}:
        return f"survival {part:.0%}"
    return f"survival {min(max(round(100 * part), 1), 99)}%"


def findings(summary: Summary) -> str:
    """How many findings there are by severity; empty where there are none."""
    counts = [plural(number, severity) for severity, number in summary.findings.items() if number]
    return ", ".join(counts)


def page_place(document: Document) -> str:
    """Where a page begins, in the form that terminals and editors open."""
    return f"{document.path}:{document.lines.position(document.span.start).line}"


def place(document: Document, span: Span) -> str:
    """Line and column of a span's beginning."""
    position = document.lines.position(span.start)
    return f"{position.line}:{position.column}"


def places(document: Document, spans: Iterable[Span], most: int) -> str:
    """Where several spans begin, at most so many of them by name: `line 3:17`, `lines 3:17, 9:1 and 4 more`."""
    found = list(dict.fromkeys(place(document, span) for span in spans))
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return f"{'line' if len(found) == 1 else 'lines'} {', '.join(found[:most])}{more}"


def words_of(document: Document, span: Span) -> str:
    """The words of a span without their markup; of a very long one only the beginning."""
    return plain(document.slice(span)[:_LONGEST])


def label(citation: Citation, document: Document) -> tuple[str, str]:
    """What kind of citation it is, and the words or the address that a person knows it by."""
    kind = citation.template or _KINDS[citation.kind]
    words = plain(citation.value(*_TITLES)[:_LONGEST])
    if not words and citation.kind in {CitationKind.LINK, CitationKind.UNTEMPLATED}:
        words = words_of(document, citation.span)
    if not words and citation.links:
        words = citation.links[0].url
    return kind, words or document.slice(citation.span)[:_LONGEST].strip("{}[]|")


def link_status(result: LinkResult, role: LinkRole) -> str:
    """The status of an address, with what it is to the citation where it is not the source: `dead archive`."""
    status = "drift" if result.reason is Reason.DRIFT else str(result.status)
    return status if role is LinkRole.SOURCE else f"{status} {role}"
