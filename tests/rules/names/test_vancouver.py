"""The rule NM009: names that are to be in Vancouver style."""

from __future__ import annotations

import pytest

from citecheck.rules.names import vancouver
from tests.rules.checking import repaired
from tests.rules.reading import codes, found_by

CASES = [
    ("|vauthors=Hunt AB, Cole T", 0, "as it should be"),
    ("|vauthors=Hunt A.B., Cole T", 1, "full stops"),
    ("|vauthors=Hunt ABC, Cole T., Дан J", 3, "every name is judged"),
    ("|veditors=Hunt Ada", 1, "editors"),
    ("|last=Cole |last2=Dunn |vauthors=Hunt Ada", 0, "names go before a list"),
    ("|last3=Cole |vauthors=Hunt Ada", 1, "but not after a gap"),
    ("|vauthors={{nowrap|Hunt Ada}}", 0, "a template may say anything"),
    ("|vauthors=", 0, "nothing"),
    ("|vauthors=Hunt A |editor=Дан |editor-first=J", 1, "the style is for all people of a citation"),
    ("|vauthors=Hunt A |editor=Дан", 0, "a name without a first name is not looked at"),
    ("|last=Дан |first=J", 0, "in another style"),
    ("|name-list-style=vanc |last=Дан |first=J", 1, "a name in another script"),
    ("|name-list-style=vanc |last=Hunt |first=Ада", 1, "a first name in another script"),
    ("|name-list-style=vanc |last=((Дан)) |first=J", 1, "parentheses do not help here"),
    ("|name-list-style=vanc |last=[[Hunt]] |first=J", 1, "a link"),
    ("|name-list-style=vanc |last=Hunt |first=[[Ada Hunt|Ada]]", 0, "of a linked first name the words count"),
    ("|name-list-style=vanc |last=Hunt Jr. |first=A. B.", 0, "full stops"),
    ("|name-list-style=vanc |last=Hunt |first=A 4rd", 1, "neither a generation"),
    ("|name-list-style=vanc |last=Hunt |first=A 4th", 0, "a generation"),
    ("|name-list-style=vanc |last=Дан |first=J |author-mask=2", 0, "a mask hides the name"),
    ("|name-list-style=vanc |last=Hunt |first=A |last2=Дан |first2=J |display-authors=1", 0, "who is not shown"),
    ("|name-list-style=vanc |first=A |last2=Дан |first2=J |last3=C |display-authors=1", 1, "who is shown"),
    ("|name-list-style=vanc |last={{x}} |first=J", 0, "a template may say anything"),
    ("|name-list-style=VANC |last=Дан |first=J", 0, "no such style"),
    ("|name-list-style=vanc |contributor=Дан |contributor-first=J |journal=B", 0, "who is not shown at all"),
]


@pytest.mark.parametrize(("parameters", "count", "why"), CASES, ids=[why for _, _, why in CASES])
def test_vancouver(parameters: str, count: int, why: str) -> None:
    assert codes(vancouver, f"{{{{cite book |title=A {parameters}}}}}") == ["NM009"] * count, why


@pytest.mark.parametrize(
    ("parameters", "marked", "said"),
    [
        ("|vauthors=Hunt A, Cole T.", "Cole T.", "full stop"),
        ("|vauthors=Hunt A, Cole ABC", "Cole ABC", "initials"),
        ("|vauthors=Cole Cole, Cole", "Cole Cole", "no last name"),
        ("|vauthors=Hunt J Cole T", "Hunt J Cole T", "comma"),
        ("|vauthors=Hunt A IIIrd", "Hunt A IIIrd", "Jr"),
        ("|vauthors=Hunt A, [[Дан|Дан J]]", "Дан J", "Latin"),
        ("|vauthors=Hunt <!-- B -->Ada", "Hunt <!-- B -->Ada", "Hunt Ada"),
        ("|name-list-style=vanc |last=Дан |first=J", "Дан", "“Дан, J”"),
    ],
)
def test_messages(parameters: str, marked: str, said: str) -> None:
    text = f"{{{{cite book |title=A {parameters}}}}}"
    (finding,) = found_by(vancouver, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hunt A.B., Cole T", "Hunt AB, Cole T"),
        ("Hunt A B, Cole T", "Hunt AB, Cole T"),
        ("Cole T, Hunt A.", "Cole T, Hunt A"),
        ("St. Hunt A. B.", "St Hunt AB"),
    ],
)
def test_fix(before: str, after: str) -> None:
    text = f"{{{{cite book |title=A |vauthors={before}}}}}"
    (finding,) = found_by(vancouver, text)
    fixed = repaired(text, finding.fix)
    assert fixed == f"{{{{cite book |title=A |vauthors={after}}}}}"
    assert codes(vancouver, fixed) == []
    assert finding.fix is not None
    assert finding.fix.safe


@pytest.mark.parametrize("names", ["Hunt ABC", "Hunt Ada", "A. Hunt", "Дан A.", "Hunt <!-- B -->A."])
def test_what_a_person_must_mend(names: str) -> None:
    (finding,) = found_by(vancouver, f"{{{{cite book |title=A |vauthors={names}}}}}")
    assert finding.fix is None
