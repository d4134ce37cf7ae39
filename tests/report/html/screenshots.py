"""Pictures of the HTML report, to be looked at: `python -m tests.report.html.screenshots FOLDER` makes them.

Of one page and of many, in both themes, on a wide screen and on a telephone; and of one page on paper, as PDF.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, ViewportSize

from citecheck.report.html import HtmlReport
from tests.report.html.chromium import HOW, installed, launched
from tests.report.html.pages import mills, report_of
from tests.report.samples import GONE, HARL_LINKS, harl_bridge, known, write

REPORTS = {
    "page": report_of([(harl_bridge(), HARL_LINKS)]),
    "known": write(HtmlReport(), known(harl_bridge(), "LK001", "DT005"), links=HARL_LINKS, gone=GONE),
    "pages": report_of([mills(number, f"Mills of {number}") for number in range(1, 25)]),
}
SCREENS: dict[str, ViewportSize] = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(browser: Browser, report: Path, folder: Path) -> None:
    """The pictures of one report: as it opens, and, where it is of one page, with its first broken claim opened."""
    for theme in THEMES:
        for screen, size in SCREENS.items():
            with browser.new_context(viewport=size, color_scheme=theme) as context:
                page = context.new_page()
                page.goto(report.as_uri())
                page.screenshot(path=folder / f"{report.stem}-{screen}-{theme}.png")
                broken = page.locator("a.claim.broken:visible")
                if broken.count():
                    broken.first.press("Enter")
                    page.screenshot(path=folder / f"{report.stem}-{screen}-{theme}-opened.png", animations="disabled")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(report.as_uri())
        page.pdf(path=folder / f"{report.stem}.pdf", format="A4", print_background=True)


def main(folder: Path) -> None:
    """All pictures, in this folder."""
    program = installed()
    if program is None:
        sys.exit(HOW)
    folder.mkdir(parents=True, exist_ok=True)
    with launched(program) as browser, TemporaryDirectory() as kept:
        for name, html in REPORTS.items():
            report = Path(kept, f"{name}.html")
            report.write_text(html, encoding="utf-8")
            take(browser, report, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
