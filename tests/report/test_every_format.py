"""What holds for every format: it reads back, tells every finding or how many it left out, and does nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.model import AuditedPage, LinkResult, Problem, Reason, Standing, Status, Verdict
from citecheck.report.formats import FORMATS, Look
from citecheck.scope.baseline import Known
from tests.report.generated import AUDITED_PAGES, LINK_RESULTS
from tests.report.reading_back import FORMATS_READ
from tests.report.samples import HARL_LINKS, Builder, answered, harl_bridge, write

EVERY_FORMAT = pytest.mark.parametrize("name", FORMATS_READ)
# A person reads the terminal, and no program.
READ_BY_PEOPLE = {"terminal"}


def test_no_format_is_forgotten() -> None:
    assert set(FORMATS) == set(FORMATS_READ) | READ_BY_PEOPLE


def numbered(page: AuditedPage, first: int = 0) -> AuditedPage:
    """A page on which every finding has a code of its own; a citation that fell by anything fell by all it has."""
    findings = tuple(
        replace(finding, code=f"ZZ{number:03}") for number, finding in enumerate(page.findings, start=first)
    )
    standings = {
        citation: Verdict(verdict.standing, tuple(f.code for f in findings if f.citation == citation))
        if verdict.because
        else verdict
        for citation, verdict in page.standings.items()
    }
    return replace(page, findings=findings, standings=standings)


def check(
    name: str,
    *pages: AuditedPage,
    links: tuple[LinkResult, ...],
    problems: tuple[Problem, ...] = (),
    gone: tuple[Known, ...] = (),
) -> None:
    """Read a report back and compare what it tells with the pages, whose findings must all have codes of their own."""
    form = FORMATS_READ[name]
    text = write(FORMATS[name](Look()), *pages, links=links, problems=problems, complete=not problems, gone=gone)
    told = form.read(text)
    findings = [finding for page in pages for finding in page.findings]
    codes = set(told.codes)
    may = {finding.code for finding in findings if form.tells_ignored or not finding.ignored}
    must = may if form.tells_ignored else {finding.code for finding in findings if not finding.is_settled}
    assert codes <= may
    assert len(must - codes) <= told.left_out <= len(may - codes)


# To draw two pages takes longer than to write and read them in every format.
@settings(max_examples=40)
@given(AUDITED_PAGES, AUDITED_PAGES, LINK_RESULTS)
def test_any_audit_reads_back(first: AuditedPage, second: AuditedPage, links: tuple[LinkResult, ...]) -> None:
    for name in FORMATS_READ:
        check(name, numbered(first), numbered(second, len(first.findings)), links=links)


@EVERY_FORMAT
def test_what_is_left_out_is_counted(name: str) -> None:
    page = harl_bridge()
    check(name, numbered(replace(page, findings=page.findings * 70)), links=HARL_LINKS)


HOSTILE = [
    *("::error::x", "a\n::stop-commands::x", "##[error]x", "100%0A%0D", "a,line=1", ": : ,"),
    *("@someone", "#12", "a@b.example", "http://evil.example", "www.evil.example", "[a](http://evil.example)"),
    *("<script>alert(1)</script>", "</details>", "<!--", "]]>", "&lt;", "&#0;", '" onclick="x', "javascript:alert(1)"),
    *("=1+1", "+1", "@SUM(A1)", "\t=1", "a|b", "a\\|b", "\\", "`", "```", "*a*", "$x$", "\n\n# a", "\r\n| a | b |"),
    *("\x00", "\x1b[31m", "\x9b", "\u202e", "\u2028", "\ufeff", "\ufffe", "\ud800", "{0}", "%s", "{{x}}", ""),
]
ANY_MARKS = st.text(st.sampled_from("@#`|\\<>&[](){}:%=\"'\n\r*_~$!/-+,. a1\x1b\u202e"), max_size=20)


@EVERY_FORMAT
@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_do_anything(name: str, words: str) -> None:
    check_words(name, words)


@EVERY_FORMAT
@given(ANY_MARKS)
def test_no_marks_do_anything(name: str, words: str) -> None:
    check_words(name, words)


def check_words(name: str, words: str) -> None:
    """Read back a report in which everything that comes from outside is called by these words."""
    text = f"A claim {words} and {{{{cite web |url=http://a.example/{words}}}}}."
    page = Builder(text, path=f"{words}.wiki", title=words)
    url = f"http://a.example/{words}"
    citation = page.cite(text[text.index("{{") : -1], Standing.BROKEN, "ZZ000")
    page.claim(f"A claim {words}", Standing.BROKEN, citation, because=("ZZ000",), section=words)
    page.find("LK001", words, url, citation)
    page.fix(words, words)
    page.find("MK001", words, "claim")
    link = answered(url, Status.DEAD, Reason.NOT_FOUND, words, 404)
    problems = (Problem(words, words), Problem(words, words, 1))
    gone = (Known("00" * 16, "ZZ000", words, words, words),)
    check(name, numbered(page.audited()), links=(link,), problems=problems, gone=gone)
