"""References whose tags a dump took away: where each begins and ends, and what the claim before it says."""

from __future__ import annotations

import pytest

from citecheck.model import CitationKind
from tests.wikitext.reading import read

# In «…», what is a reference.
FOUND = [
    "The mill burnt in 1702.«Lund, Karl (1990). The Mills of Osk. Oxford University Press. p. 12.»",
    'The mill burnt in 1702.«Lund, Karl (1990). "Mills of the Harl". Osk Review, 12 (3), pp. 4–9.» It was rebuilt.',
    "It was sold in 2012,«Report on the Mills, Osk Museum, 3 May 2012» and it was closed in the same year.",
    "He was born here.«Osk Times, 4 June 1998, p. 3.»«Lund, Karl. Lives of Osk, Harl Press, 1999, p. 14.» He died.",
    "It is a mill.«Mills of Osk. Osk Museum. Retrieved on 4 June 2010. http://mills.example/osk» It was sold.",
    "It is a mill.«Wheels. Osk Museum. [tpl]webarchive|url=http://a.example/x|date=2 May 2010[/tpl]» It was sold.",
    "It is a mill;«Lund 1990:12–14» it was sold.«cf. Keel, Mary (1991). Wheels of Osk. Harl Press. p. 3.»",
    "It is a mill«G. Lund, Mills of Osk, Harl Press, 1999, p. 14.»\nIt was built of wood«OSK (2006). Page 132.»",
    "It was called a weir.«weir, Osk Dictionary, 1990»\nIt was sold in Osk;«lives of weirs, Harl Press, 1990, p. 3»",
    "It is a mill.«[tpl]OskDictionary|mill|1990[/tpl]» It was sold.",
    "It is a mill.«Lund, Karl (1990). Mills of Osk. New York: HarperCollins. p. 12.» It was sold.",
    "It has wheels (of oak, elm, etc.).«Lund, Karl (1990). Mills of Osk. Harl Press. p. 12.» It was sold.",
    "It was sold.«Keel, Mary. Mills of Osk. Harl Press, 1999, p. 33»«A.-M. Lund. Wheels. Harl Press, 1998, p. 4»",
    "In Osk it is said\nthat a mill stood here.«Lund (1990, Chapter 6: \nThe Mills of Osk, p. 12)» It burnt.",
    "It is a mill.[tpl]cite book|title=Mills[/tpl]«Lund, Karl (1990). Wheels. Harl Press. p. 4.» It was sold.",
]  # fmt: skip
NOTHING = [
    "",
    "It is a mill. It was built in 1702, and sold in 1,200 parts.",
    "He wrote to J.R.Lund and took a Ph.D. in Osk; he wrote for AskMe and osk.example.",
    "He met Ida McNair in a 2D film; CO2H&ndash;Acid (C2H6) was sold on mills.example (1990).",
    "The WeirMill in Osk was sold, and the WeirMill in Harl was sold too.",
    "In the Harl stood a mill of YouTube and of PubMed.",
    "File:Mill of Osk, 1990.jpg|The mill of Osk\n*Harl:Lund of Osk, Museum of Osk, 1990",
    "File:Lund of Osk, Museum of Osk, 1990Mills of Osk, Harl Press, 12.jpg|The mill",
    "It is a mill,[tpl]which?|date=May 2014[/tpl] and it was sold.[tpl]snd[/tpl]\nIt burnt.",
    'He said "no".\nShe said "yes", "never" and "no".',
    "== See.Also ==\n[[File:Osk.jpg|thumb|Lund]]",
    "磨坊建于1702年。它于1900年被出售。",
    "نُشر الكتاب،ثم بيع.",
    "==External links==\n* Mills.Lund, Karl (1990). The Mills of Osk. Harl Press. p. 12.",
]


def _spans(text: str) -> list[str]:
    page = read(text, "tpl")
    return [page.document.slice(found.span) for found in page.citations if found.kind is CitationKind.UNTEMPLATED]


@pytest.mark.parametrize("marked", FOUND)
def test_each_is_found_from_its_first_word_to_its_last(marked: str) -> None:
    expected = [part.partition("»")[0] for part in marked.split("«")[1:]]
    assert _spans(marked.replace("«", "").replace("»", "")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_glued_is_no_reference(text: str) -> None:
    assert not _spans(text)


def test_the_words_of_a_reference_are_not_in_the_claim() -> None:
    page = read("It was sold in 1990.Lund, Karl (1990). Mills of Osk. Harl Press. p. 12. It burnt.", "tpl")
    assert [page.document.slice(claim.span) for claim in page.claims] == ["It was sold in 1990."]


def test_an_address_in_a_reference_is_its_link() -> None:
    (citation,) = read(
        "It was sold.Mills of Osk, Osk Museum, 2010 http://mills.example/Osk.Harl It burnt.", "tpl"
    ).citations
    assert [link.url for link in citation.links] == ["http://mills.example/Osk.Harl"]


def test_confidence_is_a_probability_below_one_of_a_template() -> None:
    text = "It was sold,Lund, Karl (1990), Mills of Osk, Harl Press, Oxford, pp. 12-14, http://mills.example/osk"
    (citation,) = read(text, "tpl").citations
    assert 0.9 < citation.confidence < 1


def test_text_with_its_tags_has_no_glue() -> None:
    assert not read("It was sold.Lund, Karl (1990). Mills of Osk. Harl Press. p. 12.", "wikitext").citations
