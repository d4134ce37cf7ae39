"""The rules NM004, NM005 and NM007: digits, tasks and firms in the place of a name."""

from __future__ import annotations

import pytest

from citecheck.rules.names import words
from tests.rules.reading import codes, found_by

LONG = "The Office of the Department of a long name"
CASES = [
    ("|author=12345", ["NM004"], "digits"),
    ("|last=.", ["NM004"], "a full stop"),
    ("|last=Blair |first=?", ["NM004"], "a question mark"),
    ("|author=12 et al.", ["NM004"], "digits, and others"),
    ("|author=et al.", [], "nobody but others"),
    ("|author=甲", [], "a letter of another script"),
    ("|author=((50))", [], "meant as written"),
    ("|author={{3}}", [], "a template may say anything"),
    ("|author-mask=2", [], "the width of a dash"),
    ("|translator=7 |interviewer=8", ["NM004", "NM004"], "in every role"),
    ("|last=Blair |last4=12", [], "where nobody reads any more"),
    ("|author=Facebook", ["NM005"], "a firm that publishes others"),
    ("|author=Brian Fry (ed.)", ["NM005"], "an editor's mark"),
    ("|author=Reuters |editor=contact us", ["NM005", "NM005"], "an agency, a page's word"),
    ("|author=((Facebook))", [], "meant as written: a firm can be an author"),
    ("|author=[[Ann Blair (author)|Ann Blair]]", [], "an article's name"),
    ("|author=Author, [[Ann Blair (author)]]", ["NM005"], "an article's name that is shown"),
    ("|author=Edmund Fred", [], "a name that begins with ed"),
    ("|author=THE EDITOR", [], "Citation Style 1 looks for words as they are mostly written"),
    ("|author={{user|Ann}}", [], "a template"),
    ("|author=Ann Blair |publisher=Facebook", [], "a publisher"),
    ("|author=Facebook |last=Blair", [], "a name that does not count beside the other"),
    ("|first1=12 |first=Ann |last=Blair", [], "a first name that does not count"),
    ("|author=Blair 3", ["NM007"], "a digit behind the name"),
    ("|author=3M", [], "one digit in front of it"),
    ("|author=50 Cent", ["NM007"], "two of them"),
    ("|author=3M 2", [], "nor does the module look at another one behind it"),
    ("|last=Bl4ir |first=Ann", ["NM007"], "a digit inside"),
    ("|last=Blair |first=Ann 2", ["NM007"], "in a first name"),
    ("|author=Blair ३", ["NM007"], "a digit of another script"),
    ("|author=((3M))", [], "meant so"),
    ("|author=Blair XIV", [], "a Roman number is letters"),
    ("|author={{nowrap|3M|x=2}}", [], "digits of a template"),
    ("|contributor=3M |journal=B", [], "a contributor that is not shown"),
]


@pytest.mark.parametrize(("parameters", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_words(parameters: str, expected: list[str], why: str) -> None:
    assert codes(words, f"{{{{cite book |title=A {parameters}}}}}") == expected, why


@pytest.mark.parametrize(
    ("parameters", "marked", "said"),
    [
        ("|author= 12 ", "12", "|author="),
        ("|author=Editor", "Editor", "“Editor” is seldom a name"),
        ("|author=Blair Business Group", "Blair Business Group", "holds “Business”, which is seldom in a name"),
        ("|author=Blair (ed.)", "Blair (ed.)", "holds “(ed.)”, which"),
        ("|last=Blair 2001", "Blair 2001", "“Blair 2001” holds a digit"),
        (f"|last={LONG}, 4 May 2001", f"{LONG}, 4 May 2001", "“…of a long name, 4 May 2001” holds a digit"),
    ],
)
def test_messages(parameters: str, marked: str, said: str) -> None:
    text = f"{{{{cite book |title=A {parameters}}}}}"
    (finding,) = found_by(words, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message


def test_hostile_link_is_read_in_linear_time() -> None:
    value = "author (author)" + "[[" * 50_000 + "(author)" * 10_000
    assert codes(words, f"{{{{cite book |title=A |author={value}]]}}}}") == ["NM005"]
