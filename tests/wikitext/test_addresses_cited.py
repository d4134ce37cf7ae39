"""The lighter of the two ways to read a page finds the same addresses, and how they are cited."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.cited import cited_in
from citecheck.inputs import Input, documents_of
from citecheck.model import Cited, Document, Page
from citecheck.wikitext import addresses_cited, parse
from tests.wikitext.generated import PAGES
from tests.wikitext.reading import SOUND, as_dump, document_of, page_text
from tests.wikitext.test_spans import FORMS, FRAGMENTS, with_addresses

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
GLUED = [
    "It was sold.Lund, Karl (1990). Mills of Osk. Harl Press. p. 12. http://mills.example/a It burnt. ",
    "It was sold.Osk Museum, 2010 http://mills.example/b [tpl]wayback|url=http://mills.example/c|date=2014[/tpl]",
]
TEXTS = st.lists(PAGES | st.sampled_from([*GLUED, *FRAGMENTS]), max_size=12).map("".join).map(with_addresses)


def _cited(read: Callable[[Document], Page], document: Document) -> set[Cited]:
    """How all addresses are cited."""
    return set(cited_in(read(document)))


@given(TEXTS, st.sampled_from(FORMS))
@example("".join(GLUED), "tpl")
def test_on_any_page(text: str, form: str) -> None:
    document = document_of(as_dump(text) if form == "tpl" else text, form)
    assert _cited(addresses_cited, document) == _cited(parse, document)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [*SOUND, "damaged.wiki"])
def test_on_whole_pages(name: str, form: str) -> None:
    text = page_text(name)
    untagged = re.sub(r"</?ref\b[^<>]*>", "", as_dump(text))
    document = document_of(untagged if form == "tpl" else text, form)
    assert _cited(addresses_cited, document) == _cited(parse, document)


def test_on_the_seed() -> None:
    for document in documents_of(Input(str(SEED))):
        assert _cited(addresses_cited, document) == _cited(parse, document)


def test_nothing_but_citations_is_read() -> None:
    page = addresses_cited(document_of(GLUED[0], "tpl"))
    assert len(page.citations) == 1
    assert not page.claims
