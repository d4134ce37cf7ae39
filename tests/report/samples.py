"""Hand-made audits of pages about a bridge that does not exist, and what builds them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

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
    Lines,
    Link,
    LinkResult,
    LinkRole,
    Page,
    Parameter,
    Problem,
    Reason,
    Severity,
    Span,
    Standing,
    Status,
    Verdict,
)
from citecheck.plain import plain
from citecheck.report import Report, RunHead, RunTail
from citecheck.scope.baseline import Known

CHECKED_AT = "2026-03-04T09:30:00Z"
TODAY = date(2026, 3, 4)


RULES = {
    "DT002": ("impossible-date", Severity.ERROR, "err_bad_date"),
    "DT005": ("vague-date", Severity.NOTE, None),
    "FD002": ("duplicate-parameter", Severity.ERROR, None),
    "FD004": ("old-parameter-name", Severity.NOTE, None),
    "FD009": ("no-publisher", Severity.WARNING, None),
    "ID001": ("isbn-check-digit", Severity.ERROR, "err_bad_isbn"),
    "LK001": ("dead-link", Severity.ERROR, None),
    "LK002": ("dead-link-with-copy", Severity.NOTE, None),
    "MK001": ("unclosed-template", Severity.WARNING, None),
    "MK007": ("shouting-title", Severity.WARNING, None),
    "SR001": ("user-generated", Severity.WARNING, None),
    "SR003": ("search-engine-cache", Severity.WARNING, None),
}
"""Rules that look like real ones: name, severity, and the condition of CS1."""


def lines_of(text: str) -> Lines:
    """Where the lines of a text begin."""
    return Lines((0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))))


class Builder:
    """An audit put together by naming pieces of the page's text."""

    def __init__(self, text: str, *, path: str = "pages/harl-bridge.wiki", title: str | None = None) -> None:
        self.document = Document(path, title, "wikitext", text, Span(0, len(text)), lines_of(text))
        self.citations: list[Citation] = []
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.standings: dict[str, Verdict] = {}
        self.verdicts: dict[str, Verdict] = {}

    def span(self, words: str, within: Span | None = None) -> Span:
        """Where these words stand first."""
        start = self.document.text.index(words, within.start if within else 0)
        return Span(start, start + len(words))

    def cite(self, words: str, standing: Standing = Standing.GOOD, *because: str, kind: str = "template") -> str:
        """A citation: a template by its whole text, anything else by its address or words."""
        span = self.span(words)
        parameters = []
        links = []
        if kind == "template":
            for found in re.finditer(r"\|\s*([\w-]+)\s*=\s*([^|}]*?)\s*(?=[|}])", words):
                name, value = (Span(span.start + found.start(n), span.start + found.end(n)) for n in (1, 2))
                pipe, stop = span.start + found.start(), span.start + found.end()
                parameters.append(Parameter(found[1], found[2], pipe, name.start, value.start, stop))
                if found[1] in {"url", "archive-url"}:
                    role = LinkRole.SOURCE if found[1] == "url" else LinkRole.ARCHIVE
                    links.append(Link(found[2], found[2].partition("#")[0], role, found[1], value))
        elif found_url := re.search(r"https?://[^\s\]]+", words):
            at = Span(span.start + found_url.start(), span.start + found_url.end())
            links.append(Link(found_url[0], found_url[0].partition("#")[0], LinkRole.SOURCE, None, at))
        name_of_template = re.match(r"\{\{([^|}]+)", words)
        citation = Citation(
            id=f"c{len(self.citations) + 1}",
            kind=CitationKind(kind),
            span=span,
            template=name_of_template[1].strip().lower() if name_of_template else None,
            parameters=tuple(parameters),
            values={parameter.name: parameter.value for parameter in parameters if parameter.value},
            links=tuple(links),
            confidence=1.0 if kind == "template" else 0.9,
        )
        self.citations.append(citation)
        self.standings[citation.id] = Verdict(standing, because)
        return citation.id

    def claim(
        self, words: str, standing: Standing, *citations: str, because: tuple[str, ...] = (), section: str | None = None
    ) -> str:
        """A claim by its words; its sentence is the claim itself."""
        span = self.span(words)
        claim = Claim(f"k{len(self.claims) + 1}", span, span, section, citations, plain(words))
        self.claims.append(claim)
        self.verdicts[claim.id] = Verdict(standing, because)
        return claim.id

    def find(self, code: str, message: str, words: str, citation: str | None = None, *, ignored: bool = False) -> None:
        """A finding at these words, of the citation's own text where there is one."""
        name, severity, cs1 = RULES[code]
        within = next((cited.span for cited in self.citations if cited.id == citation), None)
        span = self.span(words, within)
        self.findings.append(Finding(code, name, severity, message, span, citation, cs1, ignored=ignored))

    def fix(self, title: str, replacement: str) -> None:
        """A safe fix of the latest finding, which puts something else where the finding is."""
        latest = self.findings[-1]
        fix = Fix(title, safe=True, edits=(Edit(latest.span, replacement),))
        self.findings[-1] = replace(latest, fix=fix)

    def audited(self) -> AuditedPage:
        """The audit as a report is given it."""
        page = Page(self.document, tuple(self.citations), tuple(self.claims))
        return AuditedPage(page, tuple(self.findings), self.standings, self.verdicts)


GONE = (
    Known("00" * 16, "LK001", "pages/harl-bridge.wiki", "Harl Bridge", "The source is gone: HTTP 410 Gone."),
    Known("11" * 16, "DT002", "pages/ferries.wiki", None, "There is no <30 February>."),
)
"""What a baseline knows, and is no more."""


def known(audited: AuditedPage, *codes: str) -> AuditedPage:
    """The page with what these rules have found known by a baseline; all that is found where none is named."""
    return audited.having(replace(finding, known=not codes or finding.code in codes) for finding in audited.findings)


HARL_BRIDGE = Path(__file__).with_name("harl-bridge.wiki").read_text(encoding="utf-8")


def said(finding: Finding) -> str:
    """What formats of a line for each finding say of one of the bridge: its message, and the address that is gone."""
    address = {
        "c2": "http://www.oststede-zeitung.example/archiv/1893/mai/04/die-eroeffnung-der-neuen-harlbruecke-mit-bildern.html",
        "c3": "http://harl-history.example/costs.pdf",
    }
    return f"{finding.message} <{address[finding.citation or '']}>" if finding.code == "LK001" else finding.message


def harl_bridge() -> AuditedPage:
    """A page with claims of every standing, and findings of every kind."""
    page = Builder(HARL_BRIDGE, title="Harl Bridge")
    templates = re.findall(r"\{\{cite.*?\}\}", HARL_BRIDGE, re.DOTALL)
    ferry, opening, railway, forum, wood, tolls, traffic, photos, chart = templates
    broken, weak, unknown, good = Standing.BROKEN, Standing.WEAK, Standing.UNKNOWN, Standing.GOOD
    page.cite(ferry)
    page.cite(opening, broken, "LK001")
    page.cite("[http://harl-history.example/costs.pdf Costs of the bridge]", broken, "LK001", kind="link")
    page.cite("http://cache.search.example/q=harl+bridge+cost", weak, "SR003", kind="bare_url")
    page.cite(railway)
    page.cite(forum, weak, "SR001")
    page.cite(wood, unknown)
    page.cite(tolls)
    page.cite(traffic, unknown)
    page.cite("[http://harlbridge.example Friends of the bridge]", kind="link")
    page.cite(photos)
    page.cite(chart)

    history = "History"
    opened = re.search(r"The bridge was opened.*?oxen\.", HARL_BRIDGE)
    assert opened
    page.claim("A ferry crossed the Harl at Oststede since 1412.", good, "c1", section=history)
    page.claim(opened[0], broken, "c2", because=("LK001",), section=history)
    page.claim("It cost 412,000 marks,", weak, "c3", "c4", because=("SR003",), section=history)
    page.claim("two fifths of which the railway company paid.", good, "c5", section=history)
    page.claim("In 1945 its middle span was blown up,", weak, "c6", because=("SR001",), section=history)
    page.claim("and a wooden span carried one lane until 1952.", unknown, "c7", section=history)
    page.claim("The toll was given up in 1961.", good, "c8", section=history)
    page.claim("Since then 14,000 vehicles cross it every day.", unknown, "c9", section=history)

    old_name = "“accessdate” is an old name of “access-date”."
    wrong_digit = "The ISBN 978-3-16-148410-1 cannot exist: its check digit would be 0."
    page.find("ID001", wrong_digit, "978-3-16-148410-1", "c1")
    page.find("LK001", "The source is gone: HTTP 404 Not Found.", "http://www.oststede", "c2")
    page.find("DT002", "There is no 2009-02-30.", "2009-02-30", "c2")
    page.find("FD004", old_name, "accessdate", "c2")
    page.fix("Write “access-date”", "access-date")
    page.find("LK001", "The source is gone: HTTP 410 Gone.", "http://harl-history", "c3")
    page.find("SR003", "A search engine's cache is gone in weeks; cite the page itself.", "http://cache", "c4")
    page.find("DT005", "The day is missing.", "May 1891", "c5")
    page.find("SR001", "Anybody can write in a forum.", "http://forum", "c6")
    page.find("MK007", "The title ends in several exclamation marks.", "!!!", "c6")
    page.find("FD002", "“title” is given twice; only the last one counts.", "title=Photos}", "c11")
    page.find("FD004", old_name, "accessdate", "c12")
    page.find("FD009", "Nothing says who publishes it.", chart, "c12", ignored=True)
    page.find("MK001", "“{{” is never closed.", "{{unfinished")
    return page.audited()


def answered(url: str, status: Status, reason: Reason, evidence: str, http_status: int | None = 200) -> LinkResult:
    """A result with the times and the counts that a real one has."""
    return LinkResult(
        url, status, reason, evidence, http_status, final_url=url, attempts=1, elapsed_s=0.25, checked_at=CHECKED_AT
    )


OPENING = "http://www.oststede-zeitung.example/archiv/1893/mai/04/die-eroeffnung-der-neuen-harlbruecke-mit-bildern.html"
RAILWAY = "http://courier.example/1891/05/railway"

HARL_LINKS = (
    answered(OPENING, Status.DEAD, Reason.NOT_FOUND, "HTTP 404 Not Found", 404),
    answered("http://harl-history.example/costs.pdf", Status.DEAD, Reason.GONE, "HTTP 410 Gone", 410),
    answered("http://cache.search.example/q=harl+bridge+cost", Status.ALIVE, Reason.OK, "HTTP 200 OK"),
    replace(
        answered(RAILWAY, Status.MOVED, Reason.MOVED, "permanently redirected"),
        final_url=RAILWAY.replace("http:", "https:"),
        redirects=(Hop(RAILWAY, 301),),
        title="Railway pays for bridge | Harl Courier",
    ),
    answered("http://forum.bridges.example/t/4711", Status.ALIVE, Reason.OK, "HTTP 200 OK"),
    answered("https://paywall.example/harl-1952", Status.BLOCKED, Reason.FORBIDDEN, "HTTP 403 Forbidden", 403),
    answered("https://slow.example/tolls", Status.UNREACHABLE, Reason.TIMEOUT, "no answer in 20 s, four times", None),
    answered("https://counts.example/2019", Status.UNREACHABLE, Reason.SERVER_ERROR, "HTTP 503 four times", 503),
    answered("http://harlbridge.example", Status.ALIVE, Reason.OK, "HTTP 200 OK"),
    answered("http://photos.example/harl", Status.ALIVE, Reason.OK, "HTTP 200 OK"),
    answered("http://maps.example/harl", Status.ALIVE, Reason.OK, "HTTP 200 OK"),
)


def offline(links: tuple[LinkResult, ...]) -> tuple[LinkResult, ...]:
    """The same addresses in a run that asks none of them."""
    return tuple(LinkResult(link.url, Status.SKIPPED, Reason.OFFLINE, "not asked: --offline") for link in links)


def write(
    report: Report[Any],
    *pages: AuditedPage,
    links: tuple[LinkResult, ...] = (),
    problems: tuple[Problem, ...] = (),
    complete: bool = True,
    gone: tuple[Known, ...] = (),
) -> str:
    """The whole report of one run."""
    occurrences: dict[str, list[tuple[int, str]]] = {link.url: [] for link in links}
    for number, audited in enumerate(pages):
        for citation in audited.page.citations:
            for target in dict.fromkeys(link.target for link in citation.links):
                occurrences.setdefault(target, []).append((number, citation.id))
    skipped = all(link.reason is Reason.OFFLINE for link in links)
    head = RunHead(CHECKED_AT, TODAY, skipped, {link.url: link for link in links})
    tail = RunTail(links, occurrences, problems, complete, 1.5, gone)
    written = (report.page(report.prepare(audited)) for audited in pages)
    return "".join([report.head(head), *written, *report.tail(tail)])
