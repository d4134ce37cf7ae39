"""Sections: which heading an offset stands under, and which hold sources that support no claim."""

from __future__ import annotations

import pytest

from citecheck.claims.sections import Heading, Section, Sections


def test_before_the_first_heading_there_is_no_title() -> None:
    sections = Sections([Heading(10, 2, "History")])
    assert sections.at(0) == Section(None, supporting=True)
    assert sections.at(9) == Section(None, supporting=True)
    assert sections.at(10) == Section("History", supporting=True)
    assert sections.at(10_000) == Section("History", supporting=True)


def test_what_stands_before_the_first_heading_counts() -> None:
    assert len(Sections([])) == 1
    assert len(Sections([Heading(0, 2, "History"), Heading(9, 2, "Mills")])) == 3


@pytest.mark.parametrize(
    "title",
    [
        "External links",
        "external Links",
        "References",
        "Further reading:",
        "'''Bibliography'''",
        "Weblinks",
        "Liens externes",
        "Ссылки",
    ],
)
def test_a_list_of_sources_supports_nothing(title: str) -> None:
    assert not Sections([Heading(0, 2, title)]).at(1).supporting


@pytest.mark.parametrize("title", ["History", "References in popular culture", "Source criticism", ""])
def test_another_section_supports_its_claims(title: str) -> None:
    assert Sections([Heading(0, 2, title)]).at(1).supporting


def test_the_subsections_of_a_list_support_nothing_either() -> None:
    sections = Sections(
        [
            Heading(0, 2, "Sources"),
            Heading(10, 3, "Newspapers"),
            Heading(20, 4, "Local"),
            Heading(30, 3, "Legacy"),
            Heading(40, 2, "Legacy"),
            Heading(50, 3, "Notes"),
            Heading(60, 3, "Reception"),
            Heading(70, 1, "Sources"),
        ]
    )
    supporting = [sections.at(offset).supporting for offset in range(0, 80, 10)]
    assert supporting == [False, False, False, False, True, False, True, False]
