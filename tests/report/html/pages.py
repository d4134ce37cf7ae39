"""Audits for the tests of the HTML report: long ones, and one of a page whose every word is an attack."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from citecheck.model import (
    AuditedPage,
    Document,
    Edit,
    Fix,
    Hop,
    LinkResult,
    Page,
    Problem,
    Reason,
    Span,
    Standing,
    Status,
)
from citecheck.reading import parse
from citecheck.report.html import HtmlReport
from tests.report.samples import Builder, answered, lines_of, write

NO_PROBLEMS: tuple[Problem, ...] = ()

STATES = (
    (Standing.BROKEN, Status.DEAD, Reason.NOT_FOUND, "HTTP 404 Not Found"),
    (Standing.UNKNOWN, Status.BLOCKED, Reason.FORBIDDEN, "HTTP 403 Forbidden"),
    (Standing.WEAK, Status.ALIVE, Reason.OK, "HTTP 200 OK"),
    (Standing.GOOD, Status.ALIVE, Reason.OK, "HTTP 200 OK"),
)

ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "' onfocus='window.hit=1' autofocus='",
    "javascript:window.hit=1",
    "JaVaScRiPt:window.hit=1//http://e.f/",
    "data:text/html,<script>parent.hit=1</script>",
    "</style></title></textarea></script><script>window.hit=1</script>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\0\x1b[31m\u202e\ud800",
)
ATTACK = " ".join(ATTACKS)


def parsed(text: str, form: str = "wikitext", title: str | None = None) -> Page:
    """A page as an audit reads it."""
    return parse(Document(f"page.{form}", title, form, text, Span(0, len(text)), lines_of(text)))


def mills(number: int, title: str = "Mills") -> tuple[AuditedPage, tuple[LinkResult, ...]]:
    """A page with so many claims, each on a source of its own; their verdicts go round, and every other has a note."""
    texts = [f"The mill number {n} was built in {1000 + n}." for n in range(number)]
    sources = [f"{{{{cite web |url=http://mills.example/{n}. |title=Mill {n}}}}}" for n in range(number)]
    page = Builder("\n\n".join(map("".join, zip(texts, sources, strict=True))), path=f"{title}.wiki", title=title)
    links = []
    for n, (text, source) in enumerate(zip(texts, sources, strict=True)):
        standing, status, reason, evidence = STATES[n % len(STATES)]
        cited = page.cite(source, standing)
        page.claim(text, standing, cited)
        links.append(answered(page.citations[-1].links[0].target, status, reason, evidence))
        if status is Status.DEAD:
            page.find("LK001", "The source is gone: HTTP 404 Not Found.", source, cited)
        if n % 2:
            page.find("DT005", "The day is missing.", source, cited)
    return page.audited(), tuple(links)


def hostile() -> tuple[AuditedPage, tuple[LinkResult, ...], tuple[Problem, ...]]:
    """A page, its links and a problem, with an attack wherever a text comes from outside."""
    cite = f"{{{{cite web |url=http://e.f/ |title={ATTACK}}}}}"
    text = f"{ATTACK} So it is.{cite}\n\n== {ATTACK} ==\n* {ATTACK}\n"
    page = Builder(text, path=f"pages/{ATTACK}", title=ATTACK)
    cited = page.cite(cite, Standing.BROKEN, "LK001", ATTACK)
    page.claim("So it is.", Standing.BROKEN, cited, section=ATTACK)
    page.find("LK001", ATTACK, cite, cited)
    page.find("MK001", ATTACK, "* ")
    audited = page.audited()
    links = [_attacking(attack) for attack in (*ATTACKS, "http://e.f/")]
    (citation,) = audited.page.citations
    (link,) = citation.links
    citations = (
        replace(
            citation,
            template=ATTACK,
            links=(link, *(replace(link, url=each.url, target=each.url) for each in links)),
        ),
    )
    findings = tuple(
        replace(finding, name=ATTACK, fix=Fix(ATTACK, safe=False, edits=(Edit(finding.span, ATTACK),)))
        for finding in audited.findings
    )
    return (
        replace(audited, page=replace(audited.page, citations=citations), findings=findings),
        tuple(links),
        (Problem(ATTACK, ATTACK, 3),),
    )


def _attacking(url: str) -> LinkResult:
    return LinkResult(
        url,
        Status.DEAD,
        Reason.NOT_FOUND,
        ATTACK,
        404,
        final_url=f"{url}#{ATTACK}",
        redirects=(Hop(ATTACK, 301),),
        title=ATTACK,
        checked_at=ATTACK,
        attempts=2,
    )


def report_of(
    pages: Iterable[tuple[AuditedPage, tuple[LinkResult, ...]]], problems: tuple[Problem, ...] = NO_PROBLEMS
) -> str:
    """The whole report of a run over these pages."""
    listed = list(pages)
    links = tuple({link.url: link for _, results in listed for link in results}.values())
    return write(HtmlReport(), *(page for page, _ in listed), links=links, problems=problems)
