"""A real browser for the tests that need one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.report.html.chromium import HOW, installed, launched

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests; where there is none they are skipped, but in CI they have to run.

    It goes with them: a process in which its threads are at work cannot be forked.
    """
    program = installed()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    with launched(program) as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """What opens a report in a window of its own.

    A test fails when a report asks for anything, or the browser complains of one.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    complaints: list[str] = []
    file = tmp_path / "report.html"

    def open_report(report: str, width: int = 1280, height: int = 800, **settings: Any) -> Page:
        file.write_bytes(report.encode())
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert set(asked) <= {file.as_uri()}
    assert complaints == []
