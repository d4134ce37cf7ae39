"""Which templates Citation Style 1 renders."""

from __future__ import annotations

import pytest

from citecheck.cs1.templates import class_of, rendered, rendered_with, title_of
from tests.rules.checking import page


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("cite web", "web"),
        ("cite arxiv", "arxiv"),
        ("cite av media notes", "AV-media-notes"),
        ("citation", "citation"),
        ("cite video", "audio-visual"),
        ("citeweb", "web"),
        ("cite quran", None),
        ("sfn", None),
        (None, None),
    ],
)
def test_class_of(template: str | None, kind: str | None) -> None:
    assert class_of(template) == kind


def test_title_is_written_as_wikipedia_writes_it() -> None:
    assert [title_of(kind) for kind in ("arxiv", "web", "medrxiv")] == ["cite arXiv", "cite web", "cite medRxiv"]


def test_only_rendered_citations_are_given() -> None:
    text = "{{Cite_web |title=A}} {{cite quran |2 |255}} http://example.org/bare {{CITE BOOK |title=B}}"
    assert [(citation.template, kind) for citation, kind in rendered(page(text))] == [
        ("cite web", "web"),
        ("cite book", "book"),
    ]


def test_citations_by_what_they_hold() -> None:
    text = "{{cite web|a=1|b=2}}{{cite book|b=}}{{cite book|b=3}}{{sfn|b=4}}{{cite news|c=5|a=6}}"
    read = page(text)

    def held(*names: str) -> list[str]:
        return [kind for _, kind in rendered_with(read, frozenset(names))]

    assert held("a") == ["web", "news"]
    assert held("a", "b") == ["web", "book", "news"]
    assert held("b", "none") == ["web", "book"]
    assert held("none") == held() == []
