"""Archived copies that a template beside a citation names: links of that citation, and no citations of their own."""

from __future__ import annotations

import pytest

from citecheck.model import LinkRole
from tests.wikitext.reading import as_dump, read

PAGE = "http://a.example/x"
COPY = f"https://web.archive.org/web/20140504121314/{PAGE}"
CITED = f"{{{{cite web |title=Tides |url={PAGE}}}}}"
NAMED = f"{{{{Webarchive |url={COPY} |date=4 May 2014}}}}"
WAYBACK = f"{{{{Wayback |url={PAGE} |date=20140504121314 |df=y}}}}"
OTHER = "http://b.example/y"

Links = list[tuple[str, str]]
SOURCE_AND_COPY: list[Links] = [[("source", PAGE), ("archive", COPY)]]


def links(text: str, form: str = "wikitext") -> list[Links]:
    """Role and target of each link of each citation."""
    page = read(as_dump(text) if form == "tpl" else text, form)
    assert [citation.id for citation in page.citations] == [f"c{n}" for n in range(1, len(page.citations) + 1)]
    return [[(link.role.value, link.target) for link in citation.links] for citation in page.citations]


@pytest.mark.parametrize("naming", [NAMED, WAYBACK], ids=["webarchive", "wayback"])
@pytest.mark.parametrize(
    "text",
    [
        "<ref>@ #</ref>",
        "<ref>@</ref> #",
        "@{{dead link}} #",
        "* @, in Dutch #",
    ],
)
@pytest.mark.parametrize("cited", [CITED, PAGE, f"[{PAGE} Tides]"], ids=["template", "bare", "link"])
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_a_copy_belongs_to_the_citation_beside(text: str, cited: str, naming: str, form: str) -> None:
    assert links("It rose.\n" + text.replace("@", cited).replace("#", naming), form) == SOURCE_AND_COPY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NAMED, [[("archive", COPY)]]),
        (f"<ref>Rowe, A.: ''Tides''. {NAMED}</ref>", [[("archive", COPY)]]),
        (WAYBACK, [[("archive", COPY)]]),
        (f"{{{{wayback|url={PAGE}}}}}", [[("source", PAGE)]]),
        (f"{{{{wayback|url={PAGE}|date=yesterday}}}}", [[("source", PAGE)]]),
        (f"{{{{cite web|url={OTHER}}}}} {{{{webarchive|url={PAGE}}}}}", [[("source", OTHER)], [("source", PAGE)]]),
        (f"{CITED} It fell. {NAMED}", [[("source", PAGE)], [("archive", COPY)]]),
        (f"<ref>{CITED} {NAMED} {NAMED}</ref>", [[*SOURCE_AND_COPY[0], ("archive", COPY)]]),
        (
            f"<ref>{CITED} {NAMED}</ref><ref>{{{{cite web|url={OTHER}}}}}</ref>",
            [*SOURCE_AND_COPY, [("source", OTHER)]],
        ),
    ],
)
def test_what_is_no_copy_or_stands_alone_stays_what_it_is(text: str, found: list[Links]) -> None:
    assert links(text) == found


def test_a_link_keeps_its_words_and_its_place() -> None:
    text = f"<ref>{CITED} {WAYBACK}</ref>"
    (citation,) = read(text).citations
    copy = citation.links[-1]
    assert copy.role is LinkRole.ARCHIVE
    assert text[copy.span.start : copy.span.end] == copy.url == PAGE
    assert text[citation.span.start : citation.span.end] == CITED


def test_many_copies_beside_one_citation() -> None:
    (found,) = links(f"<ref>{CITED}{NAMED * 5_000}</ref>")
    assert len(found) == 5_001


TWO = f"{{{{webarchive |url={COPY} |url2={COPY}b}}}}"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (f"It rose.{NAMED} It fell.", [NAMED]),
        (f"It rose.<ref>{WAYBACK}</ref>", [WAYBACK]),
        (f"It rose.<ref>{PAGE} {NAMED}</ref>", [f"{PAGE} {NAMED}"]),
        (f"It rose.{TWO}", [COPY, f"{COPY}b"]),
    ],
)
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_a_copy_that_stands_alone_is_its_template(text: str, spans: list[str], form: str) -> None:
    text, spans = (as_dump(text), [*map(as_dump, spans)]) if form == "tpl" else (text, spans)
    assert [text[citation.span.start : citation.span.end] for citation in read(text, form).citations] == spans
