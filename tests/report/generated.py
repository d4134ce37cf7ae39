"""Audits made by hypothesis: any text, any spans in it, any words anywhere."""

from __future__ import annotations

from hypothesis import strategies as st

from citecheck.model import (
    AuditedPage,
    Citation,
    CitationKind,
    Claim,
    Document,
    Edit,
    Finding,
    Fix,
    Hop,
    Link,
    LinkResult,
    LinkRole,
    Page,
    Parameter,
    Reason,
    Severity,
    Span,
    Standing,
    Status,
    Verdict,
)
from tests.report.samples import lines_of

# Surrogates and controls are in it, and what wiki text and rich read as markup is common.
MARKUP = st.sampled_from(
    [
        *("{{cite web|url=", "}}", "[[", "]]", "[http://e.f/", "'''", "[/b]", "[bold]", "<ref>", "</ref>", "<!--"),
        *("\x1b[31m", "\x9b", "\u202e", "\u200b", "\n", "\r\n", "\t", "\x00", "\ud800"),
        *("橋", "👩\u200d🚀", "❤\ufe0f", "e\u0301", "https://e.f/" + "x" * 90),
    ]
)
TEXTS = st.lists(st.one_of(MARKUP, st.text(alphabet=st.characters(), max_size=8)), max_size=12).map("".join)
TARGETS = st.sampled_from(["http://e.f/a", "http://e.f/b", "http://\x1b[31me.f/c", "http://e.f/" + "long" * 50])
CODES = st.sampled_from(["LK001", "SR003", "FD004", "[/b]1"])
VERDICTS = st.builds(Verdict, st.sampled_from(Standing), st.lists(CODES, max_size=2).map(tuple))
LINK_RESULTS = st.lists(
    st.builds(
        LinkResult,
        url=TARGETS,
        status=st.sampled_from(Status),
        reason=st.sampled_from(Reason),
        evidence=TEXTS,
        http_status=st.none() | st.integers(100, 999),
        final_url=st.none() | TEXTS,
        redirects=st.lists(st.builds(Hop, TEXTS, st.integers(300, 399)), max_size=2).map(tuple),
        title=st.none() | TEXTS,
        elapsed_s=st.floats(0, 100),
    ),
    unique_by=lambda result: result.url,
).map(tuple)


@st.composite
def _audited_pages(draw: st.DrawFn) -> AuditedPage:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
    ids = [f"c{number}" for number in range(draw(st.integers(0, 4)))]
    links = st.builds(Link, TEXTS, TARGETS, st.sampled_from(LinkRole), st.none() | TEXTS, spans)
    citations = [
        draw(
            st.builds(
                Citation,
                id=st.just(citation_id),
                kind=st.sampled_from(CitationKind),
                span=spans,
                template=st.none() | TEXTS,
                parameters=st.lists(
                    st.builds(Parameter, TEXTS, TEXTS, *[st.integers(0, len(text))] * 4), max_size=2
                ).map(tuple),
                values=st.dictionaries(st.sampled_from(["title", "work", "url"]), TEXTS),
                links=st.lists(links, max_size=3).map(tuple),
            )
        )
        for citation_id in ids
    ]
    supports = st.lists(st.sampled_from(ids), unique=True).map(tuple) if ids else st.just(())
    claims = [
        draw(st.builds(Claim, st.just(f"k{number}"), spans, spans, st.none() | TEXTS, supports))
        for number in range(draw(st.integers(0, 8)))
    ]
    fixes = st.builds(Fix, TEXTS, st.booleans(), st.lists(st.builds(Edit, spans, TEXTS), max_size=2).map(tuple))
    findings = st.builds(
        Finding,
        code=CODES,
        name=TEXTS,
        severity=st.sampled_from(Severity),
        message=TEXTS,
        span=spans,
        citation=st.sampled_from([None, *ids]),
        fix=st.none() | fixes,
        ignored=st.booleans(),
        fingerprint=st.none(),
    )
    document = Document(draw(TEXTS), draw(st.none() | TEXTS), "wikitext", text, draw(spans), lines_of(text))
    return AuditedPage(
        Page(document, tuple(citations), tuple(claims)),
        tuple(draw(st.lists(findings, max_size=6))),
        {citation_id: draw(VERDICTS) for citation_id in ids},
        {claim.id: draw(VERDICTS) for claim in claims},
    )


AUDITED_PAGES = _audited_pages()
