"""The table of formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citecheck.report.formats import FORMATS
from tests.report.samples import HARL_LINKS, harl_bridge, write


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("terminal", "Harl Bridge"), ("json", '{"schema_version":1,'), ("html", "<!doctype html>")],
)
def test_a_format_makes_its_report(name: str, beginning: str) -> None:
    report = FORMATS[name](width=80, color=False)
    assert write(report, harl_bridge(), links=HARL_LINKS).startswith(beginning)


def test_no_other_format_is_offered() -> None:
    assert list(FORMATS) == ["terminal", "json", "html"]


@pytest.mark.parametrize(("name", "loaded"), [("terminal", True), ("json", False), ("html", False)])
def test_only_the_terminal_report_loads_rich(*, name: str, loaded: bool) -> None:
    code = f"""
import sys
from citecheck.report.formats import FORMATS
FORMATS[{name!r}](width=80, color=False)
print("rich" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str(loaded)
