"""The rules UR on addresses that lead by an identifier."""

from __future__ import annotations

import pytest

from citecheck.rules.addresses import numbered
from tests.rules.checking import found, repaired


def cited(parameters: str, template: str = "cite journal") -> str:
    return f"{{{{{template} |title=A |{parameters}}}}}"


@pytest.mark.parametrize(
    ("url", "added"),
    [
        ("https://doi.org/10.1000/182", "doi=10.1000/182"),
        ("http://dx.doi.org/10.1000%2F182", "doi=10.1000/182"),
        ("https://pubmed.ncbi.nlm.nih.gov/1234567/", "pmid=1234567"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/1234567", "pmid=1234567"),
        ("http://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "pmc=1234567"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567", "pmc=1234567"),
        ("http://www.jstor.org/stable/1344127", "jstor=1344127"),
        ("http://www.jstor.org/stable/10.2307/1344127", "jstor=1344127"),
        ("https://arxiv.org/abs/1402.0001v2", "arxiv=1402.0001"),
        ("https://arxiv.org/pdf/hep-th/9901001", "arxiv=hep-th/9901001"),
        ("https://www.worldcat.org/oclc/632791477", "oclc=632791477"),
        ("http://adsabs.harvard.edu/abs/1974AJ.....79..819H", "bibcode=1974AJ.....79..819H"),
        ("https://books.google.com/books?vid=ISBN0306406152", "isbn=0306406152"),
    ],
)
def test_an_identifier_in_an_address_only(url: str, added: str) -> None:
    (finding,) = found(numbered.identifier_in_url, cited(f"url={url} |year=2014"))
    text = repaired(cited(f"url={url} |year=2014"), finding.fix)
    assert text == cited(f"url={url} |{added} |year=2014")
    assert not found(numbered.identifier_in_url, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (cited("url=https://doi.org/10.1000/182 |doi=10.1000/182"), "it is given"),
        (cited("url=https://doi.org/10.1000/182 |DOI=10.1000/183"), "another is given"),
        (cited("url=https://doi.org/"), "the service's own page"),
        (cited("url=https://doi.org/10.1000/"), "no number that can be"),
        (cited("url=https://www.jstor.org/action/doBasicSearch?Query=a"), "a search"),
        (cited("url=https://www.jstor.org/journal/tides"), "a journal"),
        (cited("url=https://www.ncbi.nlm.nih.gov/pubmed/?term=1234567"), "a search for a number"),
        (cited("url=https://www.ncbi.nlm.nih.gov/books/NBK1234/"), "a book at the same house"),
        (cited("url=https://arxiv.org/list/hep-th/new"), "a list"),
        (cited("url=https://example.org/doi.org/10.1000/182"), "another site"),
        (cited("url=https://doi.org/10.1000/182", "cite arxiv"), "a template that takes no address"),
        (cited("url=https://doi.org/10.1000/182", "vcite journal"), "a template that we do not know"),
        ("It turned.<ref>https://doi.org/10.1000/182</ref>", "no template"),
    ],
)
def test_what_is_left_alone(text: str, why: str) -> None:
    assert not found(numbered.identifier_in_url, text), why


def test_an_empty_parameter_is_filled_in() -> None:
    text = cited("url=https://doi.org/10.1000/182 |doi= |year=2014")
    (finding,) = found(numbered.identifier_in_url, text)
    assert repaired(text, finding.fix) == cited("url=https://doi.org/10.1000/182 |doi=10.1000/182 |year=2014")


URL = "url=https://doi.org/10.1000/Ab"


@pytest.mark.parametrize(
    ("text", "fixed", "why"),
    [
        (cited(f"{URL} |doi=10.1000/ab"), cited("doi=10.1000/ab"), "capitals in a DOI mean nothing"),
        (cited(f"{URL} |doi=10.1000/ab |access-date=5 May 2014"), None, "the day needs the address"),
        (cited(f"{URL} |doi=10.1000/ab", "cite web"), None, "so does the template"),
        (cited(f"{URL} |doi=10.1000/ab |url=https://doi.org/10.1000/Ab"), None, "written twice"),
    ],
)
def test_an_address_that_repeats_an_identifier(text: str, fixed: str | None, why: str) -> None:
    (finding,) = found(numbered.url_repeats_identifier, text)
    if fixed is None:
        assert finding.fix is None, why
    else:
        assert repaired(text, finding.fix) == fixed, why


def test_another_identifier_is_no_repetition() -> None:
    assert not found(numbered.url_repeats_identifier, cited(f"{URL} |doi=10.1000/183"))
