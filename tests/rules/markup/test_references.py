"""The rules MK016 to MK018: references that are known by a name."""

from __future__ import annotations

import pytest

from citecheck.model import Severity
from citecheck.rules.markup import references
from tests.rules.reading import codes, found_by

A, B = "{{cite book |title=A}}", "{{cite book |title=B}}"

CASES = [
    ("One.<ref name=a />", ["MK016"], "used, and written nowhere"),
    ("One.<ref name=a /> Two.<ref name=a />", ["MK016"], "once for a name"),
    (f"One.<ref name=a>{A}</ref> Two.<ref name='a'/>", [], "quotes of any kind"),
    (f"One.<ref name=\"a  b\">{A}</ref> Two.<ref name='a b'/>", [], "blanks are folded"),
    (f'One.<ref name="a&amp;b">{A}</ref> Two.<ref name="a&b"/>', [], "a character by its name"),
    (f"One.<ref name=a/b>{A}</ref> Two.<ref name=a/c>{B}</ref>", [], "a stroke belongs to the name"),
    (f'One.<ref name="a>{A}</ref> Two.<ref name=a />', [], "a quote that is never closed"),
    (f"One.<ref name=a>{A}</ref> Two.<ref name=A />", ["MK016"], "capitals count"),
    (f"One.<ref name=a group=n>{A}</ref> Two.<ref name=a />", ["MK016"], "another group"),
    (f"One.<ref name=a group=n /> {{{{reflist |group=n |refs=<ref name=a>{A}</ref>}}}}", [], "a list with a group"),
    (
        f"One.<ref name=a group=n /> <references group=n><ref name=a>{A}</ref></references>",
        [],
        "of another kind",
    ),
    ("One.<ref name=a></ref>", ["MK016"], "an empty one is none"),
    ("One.<ref name=a><!-- lost --></ref>", ["MK016"], "nor is a comment"),
    ("One.<ref name={{{a}}} />", [], "a name that the wiki computes"),
    ("One.<ref name=a>Lost. Two.<ref name=a />", [], "one that is never closed"),
    ("One.<!-- <ref name=a /> --><nowiki><ref name=a /></nowiki>", [], "not in comments"),
    (f"One.<ref name=a>{A}</ref> Two.<ref follow=a>More</ref> Three.<ref extends=a>P. 3</ref>", [], "gone on from"),
    ("Two.<ref follow=a>More</ref>", ["MK016"], "nothing to go on from"),
    (f"One.<ref name=a>{A}</ref> Two.{{{{r|a|p=3}}}}", [], "used by a template"),
    ("One.{{r|a|b}}", ["MK016", "MK016"], "two by a template"),
    (f"One.{{{{refn|name=a|{A}}}}} Two.<ref name=a />", [], "written by a template"),
    ("One.{{efn|name=a|Or two.}} Two.{{efn|name=a}} Three.<ref name=a group=lower-alpha />", [], "a note"),
    (f"One.{{{{#tag:ref|{A}|name=a}}}} Two.<ref name=a />", [], "written by a function"),
    (f"{{{{reflist |refs=<ref name=a>{A}</ref>}}}}", ["MK017"], "listed, and used nowhere"),
    (f"{{{{reflist |refs=<ref name=a>{A}</ref>}}}} {{{{box |source=a}}}}", [], "a template may use it"),
    (f"One.<ref name=a>{A}</ref>", [], "a name for one place"),
    (f"One.<ref name=a>{A}</ref> Two.<ref name=a>{B}</ref>", ["MK018"], "two things"),
    (f"One.<ref name=a>{A}</ref> Two.<ref name=a> {A}<!-- again --></ref>", [], "the same again"),
    (f"One.<ref name=a>{A}</ref> Two.<ref name=a group=n>{B}</ref>", [], "two groups"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_references(text: str, expected: list[str], why: str) -> None:
    assert codes(references, text) == expected, why


@pytest.mark.parametrize("text", [case[0] for case in CASES if case[1]])
def test_a_page_without_tags_has_no_findings(text: str) -> None:
    assert codes(references, text.replace("{{", "[tpl]").replace("}}", "[/tpl]"), "tpl") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One.<ref name=a />\n\nTwo.<ref name=a />", "which is used on lines 1 and 3; find it"),
        (f"One.<ref name=Tide>{A}</ref> Two.<ref name=tide />", "; is it “Tide”?"),
        (f"One.<ref name=a group=n>{A}</ref> Two.<ref name=a />", "stands in the group “n”, and is used in no group"),
    ],
    ids=["lines", "capitals", "group"],
)
def test_what_a_lost_reference_may_be(text: str, words: str) -> None:
    (finding,) = found_by(references, text)
    assert words in finding.message
    assert finding.message[-2].isalnum() or finding.message.endswith(("”.", "”?"))


def test_an_unused_reference_names_its_citation() -> None:
    (finding,) = found_by(references, f"<references><ref name=a>{A}</ref></references>")
    assert (finding.citation, finding.severity) == ("c1", Severity.NOTE)
