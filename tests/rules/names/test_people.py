"""The people of a page's citations, as Citation Style 1 reads them."""

from __future__ import annotations

import pytest

from citecheck.rules.names.people import Person, Source, as_meant, casts, names
from tests.rules.checking import page


def test_the_parameter_that_counts_holds_each_part() -> None:
    read = page("{{cite book |title=A |author1=Blair |last=Cole |given=Ann |authorlink=B |author-mask=2 |last2=Dunn}}")
    (people,) = casts(read).values()
    assert people.roles["author"].persons == (
        Person(1, "last", "given", "authorlink", "author-mask", after_gap=False),
        Person(2, "last2", None, None, None, after_gap=False),
    )
    assert [(name.parameter, name.is_last) for name in names(read)] == [
        ("last", True),
        ("given", False),
        ("last2", True),
    ]


@pytest.mark.parametrize(
    ("text", "role", "source", "count"),
    [
        ("{{cite book |title=A |last=B |last2=C}}", "author", Source.NAMES, 2),
        ("{{cite book |title=A |last=B |first2=C}}", "author", Source.NAMES, 1),
        ("{{cite book |title=A |vauthors=B C, D E}}", "author", Source.LIST, 2),
        ("{{cite book |title=A |veditors=((Bee, Cee)), D E}}", "editor", Source.LIST, 2),
        ("{{cite book |title=A |vauthors=B C, D E |last2=F}}", "author", Source.NAMES, 1),
        ("{{cite episode |title=A |credits=B, C}}", "author", Source.TEXT, 0),
        ("{{cite episode |title=A |credits=B, C |vauthors=D E}}", "author", Source.LIST, 1),
        ("{{cite web |title=A |contributor=B}}", "contributor", Source.IGNORED, 0),
    ],
)
def test_source_and_count(text: str, role: str, source: Source, count: int) -> None:
    (people,) = casts(page(text)).values()
    assert people.roles[role].source is source
    assert people.count(role) == count
    assert people.count("translator") == 0


def test_who_names_nobody_is_left_out() -> None:
    assert list(casts(page("{{cite web |title=A}} {{cite web |title=B |last=C}} {{sfn |last=D}}"))) == ["c2"]


@pytest.mark.parametrize(("value", "meant"), [("((A))", "A"), ("((A)) B", "((A)) B"), ("A", "A"), ("(())", "")])
def test_as_meant(value: str, meant: str) -> None:
    assert as_meant(value) == meant
