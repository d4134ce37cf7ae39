"""What references in plain words say of their source: title, work or publisher, dates, identifiers."""

from __future__ import annotations

import pytest

from citecheck.model import CitationKind
from citecheck.verdicts.findable import is_findable
from tests.wikitext.reading import read

URL = "http://mills.example/a"
IN_TAGS: list[tuple[str, dict[str, str]]] = [
    (
        f"Lund, K. [{URL} Mills of Osk], ''[[Osk Times|The Times]]'', 4 June 1998. Retrieved on May 3, 2010.",
        {
            "title": "Mills of Osk",
            "work": "[[Osk Times|The Times]]",
            "date": "4 June 1998",
            "access-date": "May 3, 2010",
        },
    ),
    (
        f'"[{URL} Mills]". Harl Museum. 2005. Archived from the original on 4 May 2009.',
        {"title": "Mills", "publisher": "Harl Museum", "date": "2005"},
    ),
    (
        f'"Mills and their Wheels" [{URL} Osk Review]. June 1998',
        {"title": "Mills and their Wheels", "date": "June 1998", "work": "Osk Review"},
    ),
    (
        f'[{URL} Lund, Karl, "The Mills of the Harl," Osk Times], 1998',
        {"title": "The Mills of the Harl", "work": "Osk Times", "date": "1998"},
    ),
    (f'[{URL} A mill called "Wheel" burns]', {"title": 'A mill called "Wheel" burns'}),
    (
        f"[{URL} Old mills]. mills.example (2012-05-03).",
        {"title": "Old mills", "work": "mills.example", "date": "2012-05-03"},
    ),
    (f"Lund [{URL} PDF]", {}),
    (f'See {URL} for the so-called "wheel mill" of the Harl', {}),
    (
        "Lund, Karl (1990). The Mills of Osk. Harl: Osk University Press. pp. 12–19. ISBN 0-306-40615-2",
        {"title": "The Mills of Osk", "publisher": "Osk University Press", "date": "1990", "isbn": "0-306-40615-2"},
    ),
    (
        "Lund, ‘Mills’ wheels and weirs’, ''Osk Review'' 12 (1990), doi:10.1000/osk.12",
        {"title": "Mills’ wheels and weirs", "work": "Osk Review", "date": "1990", "doi": "10.1000/osk.12"},
    ),
    ("''The Mills of Osk'', 06 June 1998", {"title": "The Mills of Osk", "date": "6 June 1998"}),
    ("Osk Times, 31 June 1998, p. 3", {"work": "Osk Times", "date": "31 June 1998"}),
    ("Lund 1990, pp. 1702–1704", {"date": "1990"}),
    ("Lund 1990 and Keel 1991", {}),
]
LOST = [
    (
        "Mills of Osk. Osk Museum. Retrieved on 4 June 2010.",
        {"title": "Mills of Osk", "publisher": "Osk Museum", "access-date": "4 June 2010"},
    ),
    (
        f'Lund, Karl. "Mills of the Harl", Osk Times, June 05, 2013 {URL}',
        {"title": "Mills of the Harl", "work": "Osk Times", "date": "June 5, 2013"},
    ),
]


@pytest.mark.parametrize(("words", "values"), IN_TAGS)
def test_between_tags(words: str, values: dict[str, str]) -> None:
    (citation,) = read(f"It is a mill.<ref>{words}</ref>").citations
    assert citation.kind is CitationKind.UNTEMPLATED
    assert citation.values == values


@pytest.mark.parametrize(("words", "values"), LOST)
def test_without_tags(words: str, values: dict[str, str]) -> None:
    (citation,) = read(f"It is a mill.{words}", "tpl").citations
    assert citation.values == values


def test_each_is_kept_as_it_is_written_and_where() -> None:
    page = read("It is a mill.<ref>Osk Times, June 05, 2013.</ref>")
    (citation,) = page.citations
    written = citation.parameter("date")
    assert written
    assert page.document.slice(written.span) == written.value == "June 05, 2013"


def test_nothing_is_read_in_templates_and_comments() -> None:
    (citation,) = read("It is.<ref>Lund, Mills{{dead link|date=May 2014}}<!-- 4 June 1998 -->.</ref>").citations
    assert not citation.values


@pytest.mark.parametrize(
    ("words", "form", "values"),
    [
        (f"Lund, Mills, {URL}. {{{{ISBN|0-306-40615-2}}}}", "wikitext", {"isbn": "0-306-40615-2"}),
        (f"Lund, Mills, {URL}. {{{{doi | 10.1016/mills.4}}}}", "wikitext", {"doi": "10.1016/mills.4"}),
        (f"Lund, Mills, {URL}. [tpl]OCLC|80196040[/tpl]", "tpl", {"oclc": "80196040"}),
        # Another wiki's own template.
        (f"{{{{knjiga |naslov=Mlin |url={URL} |isbn = 0-306-40615-2}}}}", "wikitext", {"isbn": "0-306-40615-2"}),
        (f"Lund, Mills, {URL}.<!-- {{{{ISBN|0-306-40615-2}}}} -->", "wikitext", {}),
        (f"Lund, Mills, {URL}. {{{{rp|10}}}} {{{{dead link|date=May 2014}}}}", "wikitext", {}),
    ],
)
def test_numbers_are_read_in_templates_too(words: str, form: str, values: dict[str, str]) -> None:
    page = read(f"It is.<ref>{words}</ref>", form)
    (citation,) = page.citations
    assert citation.values == values
    assert is_findable(citation) is bool(values)
    assert all(page.document.slice(written.span) == written.value for written in citation.parameters)


def test_what_has_a_number_is_found_without_its_link() -> None:
    (citation,) = read(f"It is.<ref>Lund, Mills, {URL}, ISBN 0-306-40615-2</ref>").citations
    assert is_findable(citation)
