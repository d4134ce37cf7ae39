"""Whole articles with what came of their links, and the verdict on each claim, read and agreed one by one.

An article begins with lines `link: ADDRESS status reason`, as the examples of the rules do; those of the seed stand
beside it. The golden files are made to be read: each claim with its verdict, its citations with their standing, and
what is assumed of each link.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from textwrap import fill, shorten

import pytest

from citecheck.inputs import documents_of, inputs_of
from citecheck.model import LinkResult, Page, Verdict
from citecheck.reading import parse
from citecheck.rules import check
from citecheck.rules.catalogue import Context
from citecheck.rules.pages import example_of
from citecheck.verdicts import judge
from tests.conftest import Golden

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "000_c4276b294e0ef22e.txt"
ARTICLES = {
    "seed.txt": (HERE / "seed.links", SEED),
    "cyclist.wiki": (HERE / "cyclist.wiki",),
    "lagoon.wiki": (HERE / "lagoon.wiki",),
    "railway.txt": (HERE / "railway.txt",),
}
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_verdicts_on_an_article(name: str, golden: Golden, tmp_path: Path) -> None:
    example = example_of("", "".join(path.read_text(encoding="utf-8") for path in ARTICLES[name]))
    (tmp_path / name).write_text(example.text, encoding="utf-8")
    page = _read(tmp_path / name)
    assert example.links.keys() == {link.target for citation in page.citations for link in citation.links}
    standings, verdicts = judge(page, check(page, Context(TODAY, example.links)), example.links)
    claims = (
        "\n".join([
            _said(verdicts[claim.id], fill(claim.text, 110, subsequent_indent="    ")),
            *(line for cited in claim.citations for line in _told(page, cited, standings[cited], example.links)),
        ])
        for claim in page.claims
    )  # fmt: skip
    golden(f"{Path(name).stem}.txt", "\n\n".join(claims) + "\n")


def _read(path: Path) -> Page:
    """The one page of a file."""
    (source,) = inputs_of([str(path)], io.BytesIO(), print, print)
    (document,) = documents_of(source)
    return parse(document)


def _told(page: Page, cited: str, verdict: Verdict, links: Mapping[str, LinkResult]) -> Iterator[str]:
    """A citation with its standing, then each of its links with what came of it."""
    citation = next(citation for citation in page.citations if citation.id == cited)
    words = shorten(citation.value("title") or page.document.slice(citation.span), 80, placeholder=" …")
    yield f"    {_said(verdict, f'{citation.template or citation.kind}, {words}')}"
    for link in citation.links:
        yield f"        {links[link.target].status} {links[link.target].reason}: {link.url[:90]}"


def _said(verdict: Verdict, words: str) -> str:
    return f"{' '.join((verdict.standing, *verdict.because))}: {words}"
