"""What the claims of a page rest on: which sources there are, how much rests on each, what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.model import Standing
from citecheck.report.figures.priorities import priorities
from citecheck.report.figures.support import Said, Support, order, supports
from tests.report.samples import Builder

GOOD, WEAK, BROKEN = Standing.GOOD, Standing.WEAK, Standing.BROKEN
SHOP = "https://www.amazon.com/Tides/dp/0123456789"
COPY = "https://web.archive.org/web/20120102030405/http://www.tides.example/a"


def found(page: Builder, *lists: Path) -> dict[str, Support]:
    """What the claims of a page rest on, by name."""
    return {support.source.name: support for support in supports(priorities(page.audited(), {}), lists)}


def one(citation: str, kind: str = "template", *lists: Path) -> Support:
    """What a claim rests on that has this citation alone."""
    page = Builder(f"It is so.{citation}")
    page.cite(citation, kind=kind)
    page.claim("It is so.", GOOD, "c1")
    (support,) = found(page, *lists).values()
    return support


@pytest.mark.parametrize(
    ("citation", "kind", "name", "is_work"),
    [
        ("{{cite web |url=http://www.Tides.example:80/a |title=Tides}}", "template", "tides.example", False),
        ("http://tides.example/a", "bare_url", "tides.example", False),
        (f"{{{{cite web |url={COPY} |title=Tides}}}}", "template", "tides.example", False),
        (f"{{{{cite web |archive-url={COPY} |title=Tides}}}}", "template", "tides.example", False),
        ("{{cite book |title=[[Tides]] of the ''North''}}", "template", "Tides of the North", True),
        ("{{cite journal |title=Tides |journal=Waves}}", "template", "Waves", True),
        (f"{{{{cite book |title=Tides |url={SHOP}}}}}", "template", "Tides", True),
        (f"[{SHOP}]", "link", "amazon.com", False),
        ("{{cite journal |title=Tides |url=https://doi.org/10.9999/a}}", "template", "Tides", True),
        ("Lund, Tides, 1988", "untemplated", "Lund, Tides, 1988", True),
        ("Lund, Tides, pp. 12–13.", "untemplated", "Lund, Tides", True),
        ("{{knjiga |Tides}}", "untemplated", "knjiga |Tides", True),
        ("{{cite web |title=" + "Tide " * 99 + "}}", "template", ("Tide " * 19).strip() + "…", True),
    ],
)
def test_what_a_source_is_called(citation: str, kind: str, name: str, *, is_work: bool) -> None:
    source = one(citation, kind).source
    assert (source.name, source.is_work) == (name, is_work)


def test_a_project_that_rates_a_source_is_named_with_the_day(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    rows = ["domain,rating,reason,list,date", "tides.example,deprecated,made up,Our list,2026-01-02"]
    own.write_text("\n".join(rows) + "\n", encoding="utf-8")
    support = one("http://tides.example/a", "bare_url", own)
    assert support.source.said == Said("deprecated", "Our list", "2026-01-02", "")
    assert one("http://tides.example/a", "bare_url").source.said is None


@pytest.mark.parametrize("pattern", ["tides.example/b", "tides.example/a*", "tides.example/*/b"])
def test_where_a_list_speaks_of_a_part_of_a_host_that_part_is_the_source(tmp_path: Path, pattern: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"domain,rating,reason,list,date\n{pattern},deprecated,,Our list,2026-01-02\n", encoding="utf-8")
    names = {one(f"http://tides.example/{path}", "bare_url", own).source.name for path in ("a/b", "b?c=1", "b/c")}
    assert names == ({"tides.example", "tides.example/b"} if pattern == "tides.example/b" else {"tides.example"})


def test_a_source_is_bad_by_its_citations_and_not_by_a_list(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("domain,rating,reason,list,date\ntides.example,deprecated,,Our list,2026-01-02\n", encoding="utf-8")
    support = one("http://tides.example/a", "bare_url", own)
    assert not support.is_bad
    assert replace(support, citations={**support.citations, WEAK: 1}).is_bad


def test_claims_are_counted_once_and_those_that_rest_on_nothing_else() -> None:
    page = Builder("A. B. C. http://a.example/1 http://a.example/2 http://b.example/1")
    for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1"):
        page.cite(url, WEAK if "/1" in url else GOOD, kind="bare_url")
    page.claim("A.", GOOD, "c1", "c2")
    page.claim("B.", GOOD, "c2", "c3")
    page.claim("C.", WEAK, "c1")
    supported = found(page)
    assert {name: (support.claims, support.alone) for name, support in supported.items()} == {
        "a.example": (3, 2),
        "b.example": (1, 0),
    }
    assert supported["a.example"].citations == {GOOD: 1, WEAK: 1, BROKEN: 0, Standing.UNKNOWN: 0}


def test_a_claim_rests_on_the_work_that_a_short_form_names() -> None:
    page = Builder("It is so.{{sfn|Lund|1988}} And so.{{sfn|Berg|1990}} {{cite book |title=Tides}}")
    page.cite("{{sfn|Lund|1988}}")
    page.cite("{{sfn|Berg|1990}}")
    page.cite("{{cite book |title=Tides}}")
    page.citations[0] = replace(page.citations[0], works=("c3",))
    page.citations[1] = replace(page.citations[1], works=())
    page.claim("It is so.", GOOD, "c1")
    page.claim("And so.", GOOD, "c2")
    supported = found(page)
    assert supported["Tides"].alone == 1
    assert len(supported) == 2


def test_what_supports_no_claim_is_not_there() -> None:
    page = Builder("It is so. http://a.example/")
    page.cite("http://a.example/", kind="bare_url")
    page.claim("It is so.", GOOD)
    assert found(page) == {}


def test_the_bad_that_stand_alone_come_first() -> None:
    def support(name: str, alone: int, standing: Standing, claims: int = 2) -> Support:
        made = one(f"http://{name}.example/", "bare_url")
        return replace(made, claims=claims, alone=alone, citations=dict.fromkeys(Standing, 0) | {standing: 1})

    rows = [
        support("good", 1, GOOD),
        support("bad-beside", 0, BROKEN),
        support("weak-alone", 1, WEAK),
        support("broken-alone", 1, BROKEN),
        support("much", 0, GOOD, 9),
        support("weak-often-alone", 2, WEAK),
    ]
    assert [row.source.name.removesuffix(".example") for row in sorted(rows, key=order)] == [
        *("weak-often-alone", "broken-alone", "weak-alone", "bad-beside", "good", "much"),
    ]


def test_the_same_source_on_two_pages_is_added_up() -> None:
    support = one("http://a.example/", "bare_url")
    both = support + support
    assert (both.claims, both.alone, both.pages, both.citations[GOOD]) == (2, 2, 2, 2)
