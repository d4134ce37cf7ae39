"""A real browser: Debian's Chromium or Chrome, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

HOW = "no browser is installed; `apt-get install chromium` brings one"

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# It calls nobody: what it would look up for itself is no part of a test.
_ARGUMENTS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")


def installed() -> str | None:
    """The browser's program, if there is one."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """The browser, as long as it is needed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield browser
        browser.close()
