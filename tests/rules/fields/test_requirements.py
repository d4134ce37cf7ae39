"""The rules FD003 to FD007: what each citation template requires beside a title."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import requirements
from tests.rules.reading import conditions, found_by

CASES = [
    ("{{cite book |title=A |chapter-url=http://example.org/3}}", ["err_bare_url_missing_title"], "a chapter's address"),
    ("{{cite book |title=A |section-url=http://example.org/3}}", ["err_bare_url_missing_title"], "its other name"),
    ("{{cite book |title=A |chapter-url=http://example.org/3 |chapter=B}}", [], "with its chapter"),
    ("{{cite book |title=A |chapter-url=http://example.org/3 |entry=B}}", [], "with the chapter's other name"),
    ("{{cite book |title=A |chapter-url=http://example.org/3 |trans-chapter=B}}", [], "with a translated chapter"),
    ("{{cite book |title=A |chapter-url=}}", [], "an empty one"),
    ("{{cite book |title=A |chapter-url=https://archive.ph/x}}", [], "Citation Style 1 does not look at this archive"),
    ("{{cite news |title=A |chapter-url=http://example.org/3}}", [], "news have no chapters; FD020 says so"),
    ("{{citation |title=A |work=B |chapter-url=http://example.org/3}}", [], "nor has an article in a periodical"),
    ("{{citation |title=A |chapter-url=http://example.org/3}}", ["err_bare_url_missing_title"], "a book has"),
    (
        "{{cite encyclopedia |title=A |encyclopedia=E |entry-url=http://example.org/3}}",
        [],
        "an entry's title takes the place of the entry, with its own address",
    ),
    (
        "{{cite encyclopedia |title=A |entry-url=http://example.org/3}}",
        ["err_bare_url_missing_title"],
        "no encyclopedia, no entry",
    ),
    ("{{cite map |title=A |map-url=http://example.org/3}}", ["err_bare_url_missing_title"], "a map"),
    ("{{cite map |title=A |map-url=http://example.org/3 |map=B}}", [], "a map with its name"),
    ("{{cite conference |title=A |conference-url=http://example.org}}", ["err_bare_url_missing_title"], "a conference"),
    ("{{cite conference |title=A |conference-url=http://example.org |event=B}}", [], "with its name"),
    ("{{cite episode |series=A |transcript-url=http://example.org}}", ["err_bare_url_missing_title"], "a transcript"),
    ("{{cite journal |title=none |journal=B |url=http://example.org}}", ["err_bare_url_missing_title"], "no title"),
    ("{{cite journal |title=none |journal=B}}", [], "no title and no address"),
    ("{{cite web |title=A}}", ["err_cite_web_url"], "a web page without an address"),
    ("{{cite web |title=A |url=}}", ["err_cite_web_url"], "with an empty one"),
    ("{{cite web |title=A |archive-url=http://example.org/a}}", ["err_cite_web_url"], "with its copy's address only"),
    ("{{cite web |title=A |URL=http://example.org/a}}", [], "in capitals"),
    ("{{cite podcast |title=A}}", ["err_cite_web_url"], "a podcast"),
    ("{{cite mailing list |title=A}}", ["err_cite_web_url"], "a mailing list"),
    ("{{citation |title=A |website=B}}", ["err_cite_web_url"], "a website in the general template"),
    ("{{citation |title=A |work=B}}", [], "a work need not be on the web"),
    ("{{cite news |title=A}}", [], "news are printed too"),
    ("{{cite journal |title=A}}", ["err_missing_periodical"], "an article in no journal"),
    ("{{cite journal |title=A |publisher=B}}", ["err_missing_periodical"], "a publisher is no journal"),
    ("{{cite magazine |title=A}}", ["err_missing_periodical"], "in no magazine"),
    ("{{cite journal |title=A |work=B}}", [], "the journal's other name"),
    ("{{cite journal |title=A |magazine=B}}", [], "another one"),
    ("{{cite journal |title=A |script-journal=ja:甲}}", [], "a journal in another script"),
    ("{{cite arxiv |title=A}}", ["err_arxiv_missing"], "a preprint without its number"),
    ("{{cite arXiv |title=A |eprint=1103.4567}}", [], "the number's old name"),
    ("{{cite bioRxiv |title=A}}", ["err_biorxiv_missing"], "bioRxiv"),
    ("{{cite CiteSeerX |title=A}}", ["err_citeseerx_missing"], "CiteSeerX"),
    ("{{cite medRxiv |title=A}}", ["err_medrxiv_missing"], "medRxiv"),
    ("{{cite SSRN |title=A}}", ["err_ssrn_missing"], "SSRN"),
    ("{{cite SSRN |title=A |SSRN=1234567}}", [], "in capitals"),
    ("{{cite document |title=A}}", ["err_missing_publisher"], "a document of nobody"),
    ("{{cite document |title=A |publisher=B}}", [], "of somebody"),
    ("{{cite book |title=A}}", [], "a book needs no more"),
    ("{{cite court |litigants=A}}", [], "a template of its own kind"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_requirements(text: str, expected: list[str], why: str) -> None:
    assert conditions(requirements, text) == expected, why


def test_unlabelled_url_is_pointed_at() -> None:
    text = "{{cite book |title=A |chapter-url = http://example.org/3 }}"
    (finding,) = found_by(requirements, text)
    assert text[finding.span.start : finding.span.end] == "http://example.org/3"
    assert "|chapter-url=" in finding.message
