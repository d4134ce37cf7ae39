"""The rule SR034: claims for which only primary sources stand."""

from __future__ import annotations

import pytest

from citecheck.model import Document, Span
from citecheck.reading import parse
from citecheck.rules.catalogue import Context
from citecheck.rules.sources.primary import primary_source_alone
from tests.rules.checking import TODAY, page

OWN = "<ref>{{cite web |title=About us |url=https://www.harlmills.example/about}}</ref>"
OTHER = "<ref>{{cite web |title=Mills |url=http://atlas.example/mills}}</ref>"
RELEASE = "<ref>{{cite press release |title=Mill |publisher=Harl}}</ref>"
WIRE = "<ref>{{cite web |title=Mill |url=https://www.prnewswire.com/news-releases/mill.html}}</ref>"
COPY = "<ref>[https://web.archive.org/web/20140101000000/http://harlmills.example/a About us]</ref>"


def found(text: str, title: str) -> int:
    document = page(text).document
    read = parse(Document(document.path, title, "wikitext", text, Span(0, len(text)), document.lines))
    return len([*primary_source_alone.check(read, Context(TODAY, {}))])


@pytest.mark.parametrize(
    ("text", "title", "expected", "why"),
    [
        (f"It grinds.{OWN}", "Harl Mills", 1, "a site with the name of the page"),
        (f"It grinds.{OWN}", "Tides", 0, "somebody else's"),
        (f"It grinds.{COPY}", "Harl Mills", 1, "a copy of it"),
        (
            f"{{{{Infobox mill |website=www.harlmills.example}}}}\nIt grinds.{OWN}",
            "The mill",
            1,
            "as given",
        ),
        (f"It grinds.{OWN}{RELEASE}", "Harl Mills", 1, "two of its own"),
        (f"It grinds.{OWN}{OTHER}", "Harl Mills", 0, "and another one beside it"),
        (f"It grinds.{OWN} It turns.{OWN} It rests.{OTHER}", "Harl Mills", 2, "each claim"),
        (f"It grinds.{WIRE}", "Tides", 1, "a distributor of press releases"),
        ("It grinds.<ref>{{cite web |title=A |url=https://travel.example/harlmills}}</ref>", "Harl Mills", 0, "a path"),
        (
            "It grinds.<ref>{{cite web |title=A |url=https://harlmills.travel.example/}}</ref>",
            "Harl Mills",
            0,
            "a part",
        ),
        ("It grinds.<ref>{{cite book |title=A}}</ref>", "Harl Mills", 0, "no address"),
    ],
)
def test_claims_for_which_only_primary_sources_stand(text: str, title: str, expected: int, why: str) -> None:
    assert found(text, title) == expected, why


def test_it_is_off_unless_it_is_selected() -> None:
    assert not primary_source_alone.default
