"""The table of formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.report.formats import FORMATS, Look, format_of
from tests.report.samples import HARL_LINKS, harl_bridge, write

BEGINNINGS = {
    "terminal": "Harl Bridge",
    "json": '{"schema_version":1,',
    "jsonl": '{"type":"page",',
    "csv": "path,title,line,",
    "unix": "pages/harl-bridge.wiki:",
    "html": "<!doctype html>",
    "sarif": '{"$schema":',
    "github": "::error file=pages/harl-bridge.wiki,line=",
    "junit": "<?xml",
    "markdown": "## citecheck\n",
    "gitlab": "[",
}


@pytest.mark.parametrize(("name", "beginning"), BEGINNINGS.items())
def test_a_format_makes_its_report(name: str, beginning: str) -> None:
    assert write(FORMATS[name](Look()), harl_bridge(), links=HARL_LINKS).startswith(beginning)


def test_no_other_format_is_offered() -> None:
    assert list(FORMATS) == list(BEGINNINGS)


ENDINGS = {
    "report.json": "json",
    "all.JSONL": "jsonl",
    "links.csv": "csv",
    "page.html": "html",
    "scan.sarif": "sarif",
    "comment.md": "markdown",
    "cases.xml": "junit",
    "report": None,
    "json": None,
}


@pytest.mark.parametrize(("file", "form"), ENDINGS.items())
def test_the_ending_of_a_file_says_its_format(file: str, form: str | None) -> None:
    assert format_of(Path(file)) == form


@pytest.mark.parametrize(("name", "loaded"), [("terminal", True), ("json", False), ("html", False)])
def test_only_the_terminal_report_loads_rich(*, name: str, loaded: bool) -> None:
    code = f"""
import sys
from citecheck.report.formats import FORMATS, Look
FORMATS[{name!r}](Look())
print("rich" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str(loaded)
