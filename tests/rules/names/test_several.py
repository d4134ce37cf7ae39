"""The rule NM006: several names in a parameter for one."""

from __future__ import annotations

import pytest

from citecheck.rules.names import several
from tests.rules.checking import repaired
from tests.rules.reading import codes, found_by

CASES = [
    ("|author=Blair, Ann", 0, "one comma, one person"),
    ("|author=Blair, Ann, Cole, Tom", 1, "more commas"),
    ("|author=Blair; Cole", 1, "a semicolon"),
    ("|author=Blair&nbsp;A", 0, "the semicolon of a blank"),
    ("|author=Blair &amp; Cole", 1, "that of another entity counts for Citation Style 1"),
    ("|author=Blair and Cole", 0, "a word is not looked for"),
    ("|last=Blair |first=Ann, Tom", 1, "a comma in a first name"),
    ("|last=Blair |first=Ann Tom", 0, "two first names"),
    ("|author=((Blair, Cole, Dunn))", 0, "meant so"),
    ("|author=((Blair)), Cole, Dunn", 1, "meant so in part only"),
    ("|author=Blair, Cole, et al.", 0, "the comma in front of et al. is none"),
    ("|author={{nowrap|Blair, Ann, Jr.}}", 0, "a template's words"),
    ("|editor=A, B, C |translator-last=D; E |interviewer=F; G", 3, "in every role"),
    ("|last=Blair |last4=Cole; Dunn", 0, "where nobody reads any more"),
    ("|vauthors=Blair A, Cole T, Dunn J", 0, "a list of its own form"),
    ("|others=Blair, Cole, Dunn", 0, "any number of others"),
]


@pytest.mark.parametrize(("parameters", "count", "why"), CASES, ids=[why for _, _, why in CASES])
def test_several(parameters: str, count: int, why: str) -> None:
    assert codes(several, f"{{{{cite book |title=A {parameters}}}}}") == ["NM006"] * count, why


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|author=Blair, Ann; Cole, Tom", "|author1=Blair, Ann |author2=Cole, Tom"),
        ("|editor-last = A; B; C; |year=1988", "|editor-last1=A |editor-last2=B |editor-last3=C |year=1988"),
        ("|author1-last=A;B", "|author-last1=A |author-last2=B"),
        ("|editor=Blair |author=A; B", "|editor=Blair |author1=A |author2=B"),
    ],
)
def test_fix(before: str, after: str) -> None:
    text = f"{{{{cite book |title=A {before}}}}}"
    (finding,) = found_by(several, text)
    fixed = repaired(text, finding.fix)
    assert fixed == f"{{{{cite book |title=A {after}}}}}"
    assert codes(several, fixed) == []
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ("|author=Blair, Ann, Cole, Tom", "commas stand inside names too"),
        ("|author=A; B |author2=C", "the second place is taken"),
        ("|last=A; B |first=C", "a first name is whose?"),
        ("|author=A; B |author-link=C", "so is a link"),
        ("|author=A &amp; B; C", "an entity"),
        ("|author=A; B, C, D", "a part is still several"),
        ("|author=A; 12", "a part is no name"),
        ("|author=A; foreword by B", "a part is another task"),
        ("|author=A;", "one name only"),
        ("|author=A<!-- B -->; C", "a comment stands in it"),
    ],
)
def test_what_a_person_must_mend(parameters: str, why: str) -> None:
    (finding,) = found_by(several, f"{{{{cite book |title=A {parameters}}}}}")
    assert finding.fix is None, why


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("|author=Ada Hunt; Ben Cole", "has a semicolon, as between several names; give each a parameter"),
        ("|last=Hunt, Jr., Hale |first=Ada", "has commas, as between several names; give each a parameter"),
        ("|author=Ada Hunt; Ben Cole; Eve Fry", "has semicolons, as between several names"),
        ("|last=Hunt |first=Ada;", "ends in a mark that parts names, “;”; take it away."),
        (
            "|last=Hunt |first=Ada, B.",
            "has a comma, as between two names; give each a parameter, or take the comma away.",
        ),
    ],
)
def test_what_it_looks_like(parameters: str, said: str) -> None:
    (finding,) = found_by(several, f"{{{{cite book |title=A {parameters}}}}}")
    assert said in finding.message
