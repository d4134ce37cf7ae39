"""How counts, places, claims, citations and links are named to a person, in whatever format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citecheck.counts import plural
from citecheck.cs1.templates import class_of
from citecheck.markdown.words import words_of as marked_words
from citecheck.model import (
    AuditedPage,
    Citation,
    CitationKind,
    Claim,
    Document,
    Finding,
    LinkResult,
    LinkRole,
    Reason,
    Span,
    Standing,
)
from citecheck.plain import plain
from citecheck.report.figures.summary import Summary

_KINDS: Mapping[CitationKind, str] = {
    CitationKind.TEMPLATE: "template",
    CitationKind.BARE_URL: "bare address",
    CitationKind.LINK: "link",
    CitationKind.UNTEMPLATED: "reference",
    CitationKind.ORPHAN: "rest of a template",
}
# What Citation Style 1 calls a source, in everybody's words; where the two are the same, nothing stands here.
_CLASSES: Mapping[str, str] = {
    "AV-media-notes": "liner notes",
    "arxiv": "preprint",
    "audio-visual": "film or recording",
    "biorxiv": "preprint",
    "citation": "source",
    "citeseerx": "paper",
    "conference": "conference paper",
    "encyclopaedia": "encyclopedia entry",
    "episode": "broadcast",
    "journal": "journal article",
    "magazine": "magazine article",
    "mailinglist": "mailing list",
    "medrxiv": "preprint",
    "news": "news article",
    "newsgroup": "newsgroup message",
    "pressrelease": "press release",
    "serial": "broadcast series",
    "ssrn": "preprint",
    "techreport": "report",
    "web": "web page",
}
# More of a text is never shown, and many claims can share one long sentence.
_LONGEST = 10_000
# Rules on what came of asking for an address.
_OF_ANSWERS = ("LK", "AR009")
_TITLES = ("title", "script-title", "chapter", "contribution", "entry", "work", "website", "newspaper", "journal")


def claims(summary: Summary) -> str:
    """How the claims stand, as a sentence without its end: `7 of 9 judged claims stand (survival 78%); 2 unknown`."""
    counts = summary.claims
    total, unknown = sum(counts.values()), counts[Standing.UNKNOWN]
    judged = total - unknown
    if not judged:
        return f"{plural(total, 'claim')}, none judged" if total else "no claims"
    if counts[Standing.GOOD] == total:
        return f"{plural(total, 'claim')}, " + ("which stands" if total == 1 else "all stand")
    noun = "claim" if judged == 1 else "claims"
    weak = counts[Standing.WEAK]
    parts = [
        f"{stand(summary)} {'judged ' if unknown else ''}{noun} {'stands' if judged == 1 else 'stand'}",
        f" (survival {percent(summary.survival)})",
        f", {weak:,} on weak sources only" if weak else "",
        f"; {unknown:,} unknown" if unknown else "",
    ]
    return "".join(parts)


def stand(summary: Summary) -> str:
    """How many of the judged claims stand, be it on weak sources: `7 of 9`."""
    counts = summary.claims
    surviving = counts[Standing.GOOD] + counts[Standing.WEAK]
    return f"{surviving:,} of {surviving + counts[Standing.BROKEN]:,}"


def percent(part: float | None) -> str:
    """A part of 1 in per cent; 0 and 100 are said only where they are exact, and nothing where there is none."""
    if part is None:
        return "–"
    return f"{part:.0%}" if part in {0, 1} else f"{min(max(round(100 * part), 1), 99)}%"


def findings(summary: Summary) -> str:
    """How many findings there are by severity; empty where there are none."""
    counts = [plural(number, severity) for severity, number in summary.findings.items() if number]
    return ", ".join(counts)


def gone(number: int) -> str:
    """How many findings of a baseline are no more: `1 finding of the baseline is gone`."""
    return f"{plural(number, 'finding')} of the baseline {'is' if number == 1 else 'are'} gone"


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


def words_of(claim: Claim, document: Document) -> str:
    """The words of a claim as a reader sees them, else those of its sentence; of very long ones only the beginning."""
    readings = (claim.text[:_LONGEST], plain(document.slice(claim.sentence)[:_LONGEST]))
    return next(filter(legible, readings), "(no words)")


def legible(words: str) -> str:
    """These words, or none where a reader has only marks of them, such as the ellipsis of a template nobody knows."""
    return words if any(map(str.isalnum, words)) else ""


def label(citation: Citation, document: Document) -> tuple[str, str]:
    """What kind of source is cited, and the words or the address that a person knows it by."""
    kind = class_of(citation.template)
    called = _CLASSES.get(kind, kind) if kind else citation.template or _KINDS[citation.kind]
    words = plain(citation.value(*_TITLES)[:_LONGEST])
    if not words and citation.kind in {CitationKind.LINK, CitationKind.UNTEMPLATED}:
        read = marked_words if document.format == "markdown" else plain
        words = read(document.slice(citation.span)[:_LONGEST])
    words = legible(words)
    if not words and citation.links:
        words = citation.links[0].url
    written = document.slice(citation.span)[:_LONGEST].removeprefix("[tpl]").removesuffix("[/tpl]")
    return called, words or written.strip("{}[]|")


def target_of(citation: Citation, finding: Finding) -> str | None:
    """The address asked for of the link that a finding is at, of all those of its citation."""
    start, end = finding.span
    return next((link.target for link in citation.links if link.span.start <= start and end <= link.span.end), None)


def addresses(audited: AuditedPage) -> list[str]:
    """The address that each finding of a page tells the answer of, in their order; empty for those on other things."""
    citations = {citation.id: citation for citation in audited.page.citations}

    def address(finding: Finding) -> str:
        citation = citations.get(finding.citation or "") if finding.code.startswith(_OF_ANSWERS) else None
        return (citation and target_of(citation, finding)) or ""

    return list(map(address, audited.findings))


def link_status(result: LinkResult, role: LinkRole) -> str:
    """The status of an address, with what it is to the citation where it is not the source: `dead archive`."""
    status = "drift" if result.reason is Reason.DRIFT else str(result.status)
    return status if role is LinkRole.SOURCE else f"{status} {role}"
