"""The rules MK011 to MK015: markup of a page that has no partner."""

from __future__ import annotations

import pytest

from citecheck.rules.markup import damage
from tests.rules.reading import codes, found_by

CASES = [
    ("Seen. {{cite book |title=A\n\nMore.", "wikitext", ["MK011"], "a template without its end"),
    ("Seen. }}", "wikitext", ["MK012"], "an end without its template"),
    ("Seen.<ref>A", "wikitext", ["MK013"], "a reference without its end"),
    ("Seen.</ref>", "wikitext", ["MK014"], "an end without its reference"),
    ("Seen. <!-- A", "wikitext", ["MK015"], "a comment without its end"),
    ("Seen.<ref>{{cite book |title=A}}</ref> <!-- B -->", "wikitext", [], "all closed"),
    ("Seen.<ref name=a/> <ref name=a />", "wikitext", [], "references that close themselves"),
    ("<nowiki>{{ <ref> <!--</nowiki>", "wikitext", [], "shown as text"),
    ("<!-- }} </ref> -->", "wikitext", [], "in a comment"),
    ("[[Page]]\n[tpl]cite book|title=A\nSeen.", "tpl", ["MK011"], "the seed's marks"),
    ("[[Page]]\nSeen.[/tpl]", "tpl", ["MK012"], "the seed's end"),
    ("[[Page]]\nSeen 2006-02-28[/tpl][/ref]", "tpl", ["MK012", "MK014"], "a citation that lost all but its end"),
    ("[[Page]]\nSeen.[ref]More.", "tpl", ["MK013"], "the seed's reference"),
]


@pytest.mark.parametrize(("text", "form", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_damage(text: str, form: str, expected: list[str], why: str) -> None:
    assert codes(damage, text, form) == expected, why


def test_finding_points_at_the_mark_and_blames_no_citation() -> None:
    text = "Seen.</ref> More."
    (finding,) = found_by(damage, text)
    assert text[finding.span.start : finding.span.end] == "</ref>"
    assert finding.citation is None
