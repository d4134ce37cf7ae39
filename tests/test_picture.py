"""The README's picture: it shows what a run says today, and asks nothing of anybody."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.picture import FILE, SITES, picture, report
from tests.report.screen import SGR

SVG = "{http://www.w3.org/2000/svg}"


def lines(svg: str) -> list[str]:
    """What stands in a picture, line by line, without its title; how it is drawn is a matter of rich."""
    found: dict[str, str] = {}
    for text in etree.fromstring(svg.encode()).iter(f"{SVG}text"):
        if "clip-path" in text.attrib:
            found[text.attrib["y"]] = found.get(text.attrib["y"], "") + (text.text or "")
    return [line.replace("\xa0", " ").strip() for line in found.values()]


def test_it_is_up_to_date(request: pytest.FixtureRequest) -> None:
    fresh = picture()
    if request.config.getoption("--update-golden"):
        FILE.write_text(fresh, encoding="utf-8")
    assert lines(FILE.read_text(encoding="utf-8")) == lines(fresh), "see it with --update-golden and git diff"


def test_it_shows_the_whole_report() -> None:
    said = [line.strip() for line in SGR.sub("", report()).splitlines()]
    assert [line for line in lines(picture()) if line] == [line for line in said if line]
    assert [site for site in SITES if not any(site in line for line in said)] == ["courier.example"], "which is sound"


def test_it_is_the_same_each_time() -> None:
    assert picture() == picture()


def test_it_fetches_nothing() -> None:
    svg = picture()
    assert not any(word in svg for word in ("@import", "@font-face", "<image", "<script", "href", "url(http"))
