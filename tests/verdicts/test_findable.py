"""What can be found without the address that is given for it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.model import Citation, CitationKind, Link, LinkRole, Parameter, Span
from citecheck.verdicts.findable import is_findable

_NOWHERE = Span(0, 0)
PLAIN = CitationKind.UNTEMPLATED
ISBN, BAD_ISBN = "9780306406157", "9780306406158"


def cited(template: str | None, kind: CitationKind = CitationKind.TEMPLATE, **values: str) -> Citation:
    """A citation whose parameters have these values."""
    values = {name.replace("_", "-"): value for name, value in values.items()}
    parameters = tuple(Parameter(name, value, 0, 0, 1, 1) for name, value in values.items())
    return Citation("c1", kind, _NOWHERE, template, parameters, values)


@pytest.mark.parametrize(
    "citation",
    [
        pytest.param(cited("cite web", title="Flow", isbn=ISBN), id="ISBN"),
        pytest.param(cited("cite web", title="Flow", doi="10.1000/182"), id="DOI"),
        pytest.param(cited("cite web", title="Flow", pmid="12345"), id="PubMed"),
        pytest.param(cited("cite web", title="Flow", arxiv="1501.00001"), id="arXiv"),
        pytest.param(cited("cite book", title="Tides", author="Hale"), id="book"),
        pytest.param(cited("citebook", title="Tides", last2="Hale"), id="book by another name"),
        pytest.param(cited("cite book", title="Tides", editor1_last="Hale"), id="book with editor"),
        pytest.param(cited("cite book", chapter="Ebb", publisher="Harbour Press"), id="chapter"),
        pytest.param(cited("cite encyclopedia", title="Tide", encyclopedia="Great Atlas"), id="encyclopedia"),
        pytest.param(cited("cite news", title="Flood", work="Orme Post", date="1 May 1999"), id="newspaper"),
        pytest.param(cited("cite news", newspaper="Orme Post", date="1 May 1999", page="4"), id="newspaper's page"),
        pytest.param(cited("cite web", title="Flood", newspaper="Orme Post", date="1 May 1999"), id="on the web"),
        pytest.param(cited("citation", title="Flood", newspaper="Orme Post", date="1 May 1999"), id="unsigned"),
        pytest.param(cited("cite journal", title="Flow", journal="Water", year="1999"), id="journal"),
        pytest.param(cited("cite journal", journal="Water", volume="5", pages="3–9"), id="journal's pages"),
        pytest.param(cited("vcite journal", title="Flow", journal="Water", year="1999"), id="vcite"),
        pytest.param(cited("cite episode", title="Ebb", series="Tides", network="ORT"), id="episode"),
        pytest.param(cited("cite av media", title="Ebb", people="Rowe", date="1950", medium="Film"), id="film"),
        pytest.param(cited(None, CitationKind.ORPHAN, isbn=ISBN), id="what is left of a template"),
        pytest.param(cited(None, PLAIN, title="Flow", isbn=ISBN), id="number in plain words"),
        pytest.param(cited(None, PLAIN, title="Flow", work="Water", date="1999"), id="newspaper in plain words"),
        pytest.param(cited(None, PLAIN, title="Flow", publisher="Hale", date="1999"), id="book in plain words"),
    ],
)
def test_stays_where_it_is(citation: Citation) -> None:
    assert is_findable(citation)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.nytimes.com/1999/05/01/flood.html", True),
        ("https://web.archive.org/web/20150122230836/http://www.nytimes.com/1999/05/01/flood.html", True),
        ("https://www.example.org/flood.html", False),
    ],
)
def test_a_dated_article_of_a_news_site_is_findable_by_whatever_template(url: str, *, expected: bool) -> None:
    link = Link(url, url, LinkRole.SOURCE, "url", _NOWHERE)
    dated, undated = cited("cite web", title="Flood", date="1 May 1999"), cited("cite web", title="Flood")
    assert is_findable(replace(dated, links=(link,))) is expected
    assert not is_findable(replace(undated, links=(link,)))


@pytest.mark.parametrize(
    "citation",
    [
        pytest.param(cited("cite web", title="Flow", isbn=BAD_ISBN), id="impossible ISBN"),
        pytest.param(cited("cite web", title="Flow", issn="0317-8471"), id="ISSN is of the series"),
        pytest.param(cited("cite web", title="Flow", work="Water", author="Hale", date="1999"), id="web page"),
        pytest.param(cited("cite web", title="Flow", website="Water", volume="5", pages="3"), id="web site"),
        pytest.param(cited("cite book", title="Tides"), id="book without author"),
        pytest.param(cited("cite book", title="Tides", author_link="Hale"), id="an author's link is no name"),
        pytest.param(cited("cite book", author="Hale"), id="book without title"),
        pytest.param(cited("cite news", title="Flood", newspaper="Orme Post"), id="newspaper without date"),
        pytest.param(cited("cite journal", title="Flow", journal="Water"), id="journal without date"),
        pytest.param(cited("citation", title="Flow", publisher="Hale", date="1999"), id="publisher of anything"),
        pytest.param(cited("cite av media", title="Ebb", people="Rowe", date="2015"), id="video"),
        pytest.param(cited("cite anything", title="Flow", author="Hale"), id="unknown template"),
        pytest.param(cited(None, PLAIN, title="Flow", date="1999"), id="title in plain words"),
        pytest.param(cited(None, PLAIN, title="Flow", work="Water"), id="work in plain words"),
        pytest.param(cited(None, PLAIN, title="Flow", publisher="Hale", date="1999", access_date="2001"), id="site"),
        pytest.param(cited(None, CitationKind.BARE_URL), id="bare address"),
        pytest.param(cited(None, CitationKind.LINK), id="link"),
    ],
)
def test_hangs_on_its_link(citation: Citation) -> None:
    assert not is_findable(citation)
