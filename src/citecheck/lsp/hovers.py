"""What is known of a citation or a claim, in Markdown, for whoever points at it.

Everything from outside is shown as prose of plain words or as code: Markdown finds nothing in it to obey.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from citecheck import archives, sources
from citecheck.lsp.outline import rests_on
from citecheck.lsp.snapshot import Snapshot
from citecheck.model import Citation, Claim, Link, LinkResult, LinkRole, Page, Reason, Reference, Span
from citecheck.report.figures.priorities import Priorities, priorities
from citecheck.report.markdown.text import shown
from citecheck.report.words.reasons import MEANINGS
from citecheck.report.words.short import words_of
from citecheck.report.words.wording import label, link_status
from citecheck.sources.ratings import Rating, known

_LONGEST = 300
_MOST_RATINGS = 6
_RULE = "\n\n---\n\n"


class Hover(Struct, frozen=True):
    """Markdown, and what it is about."""

    markdown: str
    span: Span


def hover(snapshot: Snapshot, offset: int) -> Hover | None:
    """What is known of the innermost citation at an offset, of those that a reference repeats there, or the claim."""
    audited = snapshot.page_at(offset)
    if audited is None:
        return None
    page = priorities(audited, snapshot.links)
    if citation := _innermost(audited.page.citations, offset):
        lines = _citation(page, citation, snapshot.settings.sources)
        return Hover("\n".join(lines), citation.span)
    if repeated := _repeated(audited.page, offset):
        shown = ("\n".join(_citation(page, citation, snapshot.settings.sources)) for citation in repeated.citations)
        return Hover(_RULE.join(shown), repeated.span)
    claim = next((claim for claim in audited.page.claims if claim.span.start <= offset < claim.span.end), None)
    return Hover("\n".join(_claim(page, claim)), claim.span) if claim else None


def _innermost(citations: tuple[Citation, ...], offset: int) -> Citation | None:
    """The smallest of the citations at an offset, their references counted in."""
    holding = [
        (place.end - place.start, citation)
        for citation in citations
        if (place := citation.reference or citation.span).start <= offset < place.end
        or citation.span.start <= offset < citation.span.end
    ]
    smallest = min(holding, key=lambda found: found[0], default=None)
    return smallest[1] if smallest else None


class _Repeated(Struct, frozen=True):
    """Citations that are used once more, and the reference that does so."""

    citations: list[Citation]
    span: Span


def _repeated(page: Page, offset: int) -> _Repeated | None:
    """What the reference at an offset repeats that only names another one: `<ref name="fall" />`."""
    for here in page.references:
        if here.content is None and here.span.start <= offset < here.span.end:
            named = {other.span for other in page.references if other.content and _key(other) == _key(here)}
            citations = [citation for citation in page.citations if citation.reference in named]
            return _Repeated(citations, here.span) if citations else None
    return None


def _key(reference: Reference) -> tuple[str, str]:
    """What a reference is pointed to by."""
    return reference.name, reference.group


def _citation(page: Priorities, citation: Citation, lists: tuple[Path, ...]) -> Iterator[str]:
    """The lines on a citation: what it is worth and why, its links, who says what of its source."""
    kind, words = label(citation, page.document)
    verdict = page.audited.standings[citation.id]
    yield f"**{verdict.standing}**: {shown(kind, _LONGEST)} {shown(words, _LONGEST)}"
    weighing = [finding for finding in page.findings.get(citation.id, ()) if page.weighs(finding)]
    if weighing:
        yield ""
        for finding in weighing:
            yield f"- {finding.code} {shown(finding.message, _LONGEST)}"
    if citation.links:
        yield from ("", "Links:", "")
        for target, link in {link.target: link for link in citation.links}.items():
            yield from _link(link, page.links.get(target))
    for work in citation.works or ():
        named = page.citations[work]
        standing = page.audited.standings[work].standing
        yield from ("", f"Names: {shown(label(named, page.document)[1], _LONGEST)}, {standing}")
    yield from _source(citation, lists)


def _link(link: Link, result: LinkResult | None) -> Iterator[str]:
    """The lines on one address: its status, what it rests on, and what there is to do."""
    result = result or LinkResult.offline(link.target)
    yield f"- {shown(link.url, _LONGEST)}: **{link_status(result, link.role)}**, {_evidence(result)}"
    if result.reason not in {Reason.OK, Reason.OFFLINE}:
        meaning = MEANINGS[result.reason]
        yield f"  {meaning.means} {meaning.do}"


def _evidence(result: LinkResult) -> str:
    when = f" (seen {shown(result.checked_at, _LONGEST)})" if result.checked_at else ""
    return f"{shown(result.evidence, _LONGEST)}{when}"


def _source(citation: Citation, lists: tuple[Path, ...]) -> Iterator[str]:
    """Who says what of the source that a citation names by its address, and as of when."""
    target = next((link.target for link in citation.links if link.role is not LinkRole.IDENTIFIER), None)
    if target is None:
        return
    url = archives.original(target)
    said = [(_rated(rating), rating.listed_in) for rating in known(lists).of(url)]
    said += [(f"{entry.category}, as {entry.pattern}", entry.listed_in) for entry in sources.entries(url)]
    if not said:
        return
    yield from ("", "The source:", "")
    for words, listed_in in said[:_MOST_RATINGS]:
        yield f"- {shown(words, _LONGEST)}, says {shown(listed_in.title, _LONGEST)}, {shown(listed_in.date, _LONGEST)}"
    if len(said) > _MOST_RATINGS:
        yield f"- and {len(said) - _MOST_RATINGS} more"


def _rated(rating: Rating) -> str:
    """One list's word, with what limits it."""
    topic = f" ({rating.topic})" if rating.topic else ""
    reason = f"; {rating.reason}" if rating.reason else ""
    return f"{rating.word.replace('-', ' ')}{topic}, as {rating.listed}{reason}"


def _claim(page: Priorities, claim: Claim) -> Iterator[str]:
    """The lines on a claim: what it is worth, and what each of its citations is."""
    verdict = page.audited.verdicts[claim.id]
    yield f"**{verdict.standing}**: {shown(words_of(claim, page.document, _LONGEST), _LONGEST)}"
    yield from ("", f"This {rests_on(page, [claim])}:", "")
    for citation in page.cited(claim):
        kind, words = label(citation, page.document)
        standing = page.audited.standings[citation.id]
        codes = f" ({', '.join(standing.because)})" if standing.because else ""
        yield f"- {standing.standing}{codes}: {shown(kind, _LONGEST)} {shown(words, _LONGEST)}"
