"""Which templates Citation Style 1 renders."""

from __future__ import annotations

import pytest

from citecheck.cs1.templates import class_of, rendered, title_of
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
