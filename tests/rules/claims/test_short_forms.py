"""The rules CL004 and CL005: short citations that lead nowhere, or to two works."""

from __future__ import annotations

import pytest

from citecheck.rules.claims import short_forms
from tests.rules.reading import codes, found_by

TIDES = "\n* {{cite book |title=Tides |last=Rowe |year=1998}}"
SHIPS = "\n* {{cite book |title=Ships |last=Rowe |year=1998}}"

CASES = [
    ("{{sfn|Rowe|1998}}" + TIDES, [], "the work is there"),
    ("{{sfn|Rowe|1989}}" + TIDES, ["CL004"], "another year"),
    ("{{sfn|Rowe|1989}} {{harvnb|Rowe|1989|p=3}}" + TIDES, ["CL004"], "one finding for a work"),
    ("{{harv|Rowe|1998}}", ["CL004"], "no work at all"),
    ("{{sfnm|1a1=Rowe|1y=1998|2a1=Hunt|2y=2001}}" + TIDES, ["CL004"], "one of two"),
    ("{{harvs|last=Rowe|year=1989}}" + TIDES, [], "readers see nothing of it"),
    ("{{sfn|Rowe|1989|ignore-err=yes}}" + TIDES, [], "the author knows"),
    ("{{sfn|Rowe|1989|ref=none}}" + TIDES, [], "no link is wanted"),
    ("{{sfn|{{x}}|1989}}" + TIDES, [], "a name that the wiki computes"),
    ("{{sfn|Hunt|1989}}\n== Sources ==\n* {{Old Encyclopedia|Tides}}", [], "a work that cannot be seen"),
    ("{{sfn|Hunt|1989}}\n* {{cite Old Encyclopedia|Tides}}", [], "a citation that cannot be seen"),
    ("{{sfn|Hunt|1989}}\n* {{Flag|Utopia}}", ["CL004"], "a template that is no source"),
    ("{{sfn|Hunt|1989}}\n== External links ==\n* {{Official website}}", ["CL004"], "nor one of the links"),
    ("{{sfn|Rowe|1998}}" + TIDES + SHIPS, ["CL005"], "two works"),
    ("{{sfn|Rowe|1998}} {{sfn|Rowe|1998|p=3}}" + TIDES + SHIPS, ["CL005"], "one finding for both"),
    (
        "{{sfn|Hunt|2001}}\n* {{cite book |title=A |last=Hunt |date=2001–2004}}" * 2,
        [],
        "dates to be read in two ways",
    ),
    (TIDES + SHIPS, [], "nobody is led there"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_short_forms(text: str, expected: list[str], why: str) -> None:
    assert codes(short_forms, text) == expected, why


@pytest.mark.parametrize("text", [case[0] for case in CASES if case[1]])
def test_a_page_without_tags_has_no_findings(text: str) -> None:
    assert codes(short_forms, text.replace("{{", "[tpl]").replace("}}", "[/tpl]"), "tpl") == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("{{sfn|Rowe|1989}}" + TIDES, "warning", "“Rowe 1989”, which is cited on line 1; is it “Rowe 1998”?"),
        ("{{sfn|von Orme|n.d.}}" + TIDES, "warning", "“von Orme n.d.”, which is cited on line 1; list the work"),
        ("{{sfn|Rowe|1998}}" + TIDES + SHIPS, "warning", "2 citations, on lines 2 and 3; tell them apart"),
        ("{{sfn|Rowe|1998}}" + TIDES + TIDES, "note", "all but one need |ref=none"),
    ],
    ids=["another year", "no work", "two works", "one work twice"],
)
def test_what_is_said(text: str, severity: str, words: str) -> None:
    (finding,) = found_by(short_forms, text)
    assert (finding.severity, finding.citation) == (severity, "c1")
    assert words in finding.message
