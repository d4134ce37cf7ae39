"""What a screen shows of a run, held to what holds for every screen; and small pages to show."""

from __future__ import annotations

import re

from rich.cells import cell_len

from citecheck.model import AuditedPage, LinkResult, Problem, Standing
from citecheck.report.terminal import TerminalReport
from citecheck.report.views import View
from tests.report.samples import Builder, write

SGR = re.compile(r"\x1b\[[0-9;]*m")


def shown(
    *pages: AuditedPage,
    width: int = 80,
    color: bool = False,
    links: tuple[LinkResult, ...] = (),
    problems: tuple[Problem, ...] = (),
    complete: bool = True,
    views: tuple[str, ...] = (),
) -> str:
    """The whole report of one run; whatever it is of, it must be harmless and fit."""
    report = TerminalReport(width=width, color=color, views=frozenset(map(View, views)))
    text = write(report, *pages, links=links, problems=problems, complete=complete)
    fits(text, width, color=color)
    return text


def fits(text: str, width: int, *, color: bool) -> None:
    """Nothing but printing characters and newlines, no line too wide, no blank at an end; colour where it is asked."""
    plain = SGR.sub("", text) if color else text
    for line in plain.split("\n"):
        assert not line or line.isprintable(), repr(line)
        assert cell_len(line) <= width, line
        assert line == line.rstrip(" "), repr(line)


def stub(title: str) -> AuditedPage:
    """A page that cites nothing."""
    return Builder(f"#REDIRECT [[{title}]]", path="bridges.tpl", title=title).audited()


def sound_page(title: str = "Oste Bridge") -> AuditedPage:
    """A page with a sound citation and nothing to report."""
    page = Builder("It is old.{{cite book |title=Old bridges}}", path="bridges.tpl", title=title)
    page.cite("{{cite book |title=Old bridges}}")
    page.claim("It is old.", Standing.GOOD, "c1")
    return page.audited()


def waiting_page(path: str = "oste-bridge.wiki") -> AuditedPage:
    """A page whose only claim hangs on a link."""
    page = Builder("It is old.http://e.f/old", path=path)
    page.cite("http://e.f/old", Standing.UNKNOWN, kind="bare_url")
    page.claim("It is old.", Standing.UNKNOWN, "c1")
    return page.audited()
