"""What editors have said by templates: which kind, when, and of which citation or claim."""

from __future__ import annotations

import pytest

from citecheck.model import TagKind
from citecheck.wikitext.tags.names import KINDS
from tests.wikitext.reading import as_dump, read

A = "{{cite web |title=Tides |url=http://a.example/x}}"
B = "{{cite web |title=Locks |url=http://b.example/y}}"
LINK = "[http://c.example/z Sluices]"


def joined(text: str, form: str = "wikitext") -> list[tuple[str, str | None, str | None]]:
    """Of each tag of a page its kind, and the numbers of the citation and the claim that it is about."""
    page = read(as_dump(text) if form == "tpl" else text, form)
    return [(tag.kind.value, tag.citation, tag.claim) for tag in page.tags]


@pytest.mark.parametrize(
    ("text", "citation", "claim"),
    [
        (f"It rose.<ref>{A} {{{{dead link}}}}</ref>", "c1", "k1"),
        (f"It rose.<ref>{A}</ref>{{{{dead link}}}}", "c1", "k1"),
        (f"It rose.<ref>{A}</ref>{{{{rp|12}}}}<!-- x --> {{{{dead link}}}}", "c1", "k1"),
        (f"It rose.<ref>{A}</ref>{{{{cbignore}}}}{{{{dead link}}}}", "c1", "k1"),
        (f"It rose.<ref>{A}; {B} {{{{dead link}}}}</ref>", "c2", "k1"),
        (f"It rose.<ref>{{{{dead link}}}} {A}</ref>", "c1", "k1"),
        (f"It rose.<ref>{A}; {B}</ref>{{{{dead link}}}}", None, "k1"),
        (f"It rose.<ref>{A}</ref> It fell.{{{{dead link}}}}", None, None),
        (f"It rose.<ref>{A}</ref><ref>{B}</ref>{{{{dead link}}}}", "c2", "k1"),
        (f"It rose.<ref name=a>{A}</ref> It fell.<ref name=a/>{{{{dead link}}}}", "c1", "k2"),
        (f"It rose.<ref>{LINK}, by A. Rowe {{{{dead link}}}}, 2014.</ref>", "c1", "k1"),
        ("It rose.<ref>{{cite web |title=Tides {{dead link}} |url=http://a.example}}</ref>", "c1", "k1"),
        (f"== External links ==\n* {LINK}, in Dutch {{{{dead link}}}}", "c1", None),
        ("* {{official website|http://a.example}} {{dead link}}", "c1", None),
        (f"* {LINK}\n* {{{{dead link}}}}", None, None),
        (f"<small>{A}</small>. {{{{dead link}}}}", "c1", None),
        ("{{dead link}}", None, None),
    ],
)
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_a_tag_is_about_the_citation_that_it_stands_in_or_behind(
    text: str, citation: str | None, claim: str | None, form: str
) -> None:
    assert joined(text, form)[-1] == ("dead_link", citation, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (f"It rose{{{{cn}}}} and then it fell.<ref>{A}</ref>", "k1"),
        (f"It rose.<ref>{A}</ref>{{{{cn}}}}", "k1"),
        (f"It rose.<ref>{A}</ref> It fell.{{{{cn}}}}", None),
        (f"It rose.{{{{cn}}}} It fell.<ref>{A}</ref>", None),
    ],
)
def test_what_asks_for_a_citation_is_about_words(text: str, claim: str | None) -> None:
    assert joined(text) == [("citation_needed", None, claim)]


@pytest.mark.parametrize(
    ("template", "kind", "date"),
    [
        ("{{Dead link|date=May 2014}}", "dead_link", "May 2014"),
        ("{{DEAD_LINK | bot=x | date = May 2014 }}", "dead_link", "May 2014"),
        ("{{Template:Citation   Needed|date=}}", "citation_needed", None),
        ("{{bsn|reason=a blog}}", "better_source_needed", None),
        ("{{fv|date=<!-- then --> June 2011}}", "failed_verification", "June 2011"),
        (f"{{{{sps|date={'x' * 99}}}}}", "self_published", None),
        ("{{bots|deny=all}}", "no_bots", None),
        ("{{nobots}}", "no_bots", None),
        ("{{retracted|doi=10.1000/182}}", "retracted", None),
    ],
)
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_names_lead_to_kinds(template: str, kind: str, date: str | None, form: str) -> None:
    (tag,) = read(as_dump(template) if form == "tpl" else template, form).tags
    assert (tag.kind, tag.date) == (kind, date)


@pytest.mark.parametrize(
    "template",
    ["{{bots|deny=Snoop}}", "{{bots|allow=all}}", "{{retracted|intentional=yes}}", "{{cite web|title=A}}", "{{x|cn}}"],
)
def test_other_templates_say_nothing(template: str) -> None:
    assert read(template).tags == ()


def test_every_kind_has_names_and_every_name_one_spelling() -> None:
    assert set(KINDS.values()) == set(TagKind)
    assert [name for name in KINDS if name != " ".join(name.lower().split())] == []


def test_many_tags_are_about_the_citation_before_the_first_of_them() -> None:
    tags = read(f"It rose.<ref>{A}</ref>" + "{{rp|1}}<!-- x -->.{{dead link}}" * 20_000).tags
    assert len(tags) == 20_000
    assert {(tag.citation, tag.claim) for tag in tags} == {("c1", "k1")}
