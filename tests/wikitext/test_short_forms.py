"""Short forms and the works that they are joined to, with the rules for their anchors."""

from __future__ import annotations

import pytest

from tests.wikitext.reading import as_dump, read

LEADING = [
    ("{{sfn|Rowe|1998}}", "last=Rowe |year=1998", "a name and a year"),
    ("{{Sfnp|Rowe|1998|p=3}}", "last=Rowe |first=Anna |date=5 May 1998", "capitals, pages and dates"),
    ("{{harvnb| Rowe |1=Rowe|2= 1998 }}", "last=Rowe |year=1998", "numbers written out"),
    ("{{harv|Rowe|Hunt|1998a}}", "last1=Rowe |last2=Hunt |date=1998a", "two names and a letter"),
    ("{{harvp|A|B|C|D|1998}}", "last1=A |last2=B |last3=C |last4=D |last5=E |year=1998", "four names at most"),
    ("{{harvcolnb|A|B|C|D|E|1998}}", "ref={{sfnref|A|B|C|D|1998}}", "a year behind too many names"),
    ("{{harvtxt|World Bank|1998}}", "author=World Bank |year=1998", "an organization"),
    ("{{sfn|Rowe|1998}}", "editor-last=Rowe |year=1998", "an editor"),
    ("{{sfn|Rowe|Hunt|1998}}", "vauthors=Rowe A, Hunt BC |year=1998", "names in Vancouver style"),
    ("{{sfn|World Bank|1998}}", "vauthors=((World Bank)) |year=1998", "an organization among them"),
    ("{{sfn|World Bank|1998}}", "author=((World Bank)) |year=1998", "a name to be taken as written"),
    ("{{sfn|Rowe|1998}}", "last=[[Anna Rowe|Rowe]] |year=1998", "a link"),
    ("{{sfn|''The Fens''|1998}}", "ref={{sfnref|The Fens|1998}}", "slanted letters"),
    ("{{sfn|Rowe & Hunt|1998}}", "author=Rowe &amp; Hunt |year=1998", "a character by its name"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |year=1998 [1901]", "a date that cannot be read"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |first=Anna |display-authors=etal |date=Spring 1998", "a season"),
    ("{{sfn|Rowe|n.d.}}", "last=Rowe |date=n.d.", "no date"),
    ("{{sfn|Rowe|c. 1998}}", "last=Rowe |date=c. 1998", "about a year"),
    ("{{sfn|Rowe|1998-2001}}", "last=Rowe |date=1998–2001", "from year to year"),
    ("{{sfn|Rowe}}", "last=Rowe", "a name alone"),
    ("{{sfn|The Fens|1998}}", "year=1998 |ref={{harvid|The Fens|1998}}", "an anchor asked for"),
    ("{{sfn|Fens}}", "ref=CITEREFFens", "one written out"),
    ("{{sfn|Rowe|1998|ref=fens}}", "ref=fens", "one of another kind"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |year=1998 |ref=harv", "the old way to have one"),
    ("{{sfnm|Hunt|2001|1p=2|Rowe|1998}}", "last=Rowe |year=1998", "one of several, in order"),
    ("{{sfnm|1a1=Rowe|1a2=Hunt|1y=1998|2a1=X}}", "last=Rowe |last2=Hunt |year=1998", "one of several, numbered"),
    ("{{harvs|last=Rowe|year1=1996|year2=1998|txt}}", "last=Rowe |year=1998", "one of several years"),
]
ASTRAY = [
    ("{{sfn|Rowe|1989}}", "last=Rowe |year=1998", "another year"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |last2=Hunt |year=1998", "another number of names"),
    ("{{sfn|rowe|1998}}", "last=Rowe |year=1998", "capitals count"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |year=1998 |ref=none", "no anchor"),
    ("{{sfn|Rowe|1998}}", "last=Rowe |year=1998 |ref=rowe", "another anchor"),
    ("{{sfn|Rowe|1998}}", "translator=Rowe |year=1998", "a translator makes none"),
]


def works(short: str, parameters: str, form: str = "wikitext") -> tuple[str, ...] | None:
    """The works of a short form, in a page with one book."""
    text = f"It turned.{short}\n\n* {{{{cite book |title=Tides |{parameters}}}}}"
    return read(as_dump(text) if form == "tpl" else text, form).citations[0].works


@pytest.mark.parametrize("form", ["wikitext", "tpl"])
@pytest.mark.parametrize(("short", "parameters", "why"), LEADING, ids=[case[2] for case in LEADING])
def test_short_form_leads_to_its_work(short: str, parameters: str, why: str, form: str) -> None:
    assert works(short, parameters, form) == ("c2",), why


@pytest.mark.parametrize(("short", "parameters", "why"), ASTRAY, ids=[case[2] for case in ASTRAY])
def test_short_form_leads_nowhere(short: str, parameters: str, why: str) -> None:
    assert works(short, parameters) == (), why


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{wikicite |ref={{sfnref|Rowe|1998}} |reference=Rowe. [http://a.example/ Tides]}}", ("c2",)),
        ('<cite id="CITEREFRowe1998">Rowe. Tides.</cite>', ()),
        ("{{anchor|CITEREFRowe1998}} Rowe. Tides.", ()),
        ("{{sfn whitelist|CITEREFHunt2001|CITEREFRowe1998}} {{Old Encyclopedia}}", ()),
        ("{{vcite book |last=Rowe |year=1998 |ref=harv}}", ("c2",)),
    ],
    ids=["wikicite", "element", "anchor", "whitelist", "another family"],
)
def test_anchor_that_is_no_citations_own(source: str, expected: tuple[str, ...]) -> None:
    page = read(f"It turned.{{{{sfn|Rowe|1998}}}}\n\n* {source}")
    assert page.citations[0].works == expected
    assert [len(pointer.targets) for pointer in page.pointers] == [1]


def test_chapter_leads_on_to_the_work_that_it_is_in() -> None:
    chapter = "{{harvc |last=Hunt |c=Ebb |in=Rowe |year=1998}}"
    page = read("It turned.{{sfn|Hunt|1998}} * " + chapter + " * {{cite book |title=A |last=Rowe |year=1998}}")
    assert page.citations[0].works == ("c2",)


def test_two_works_with_one_anchor_are_both_joined() -> None:
    book = "{{cite book |title=A |last=Rowe |year=1998}}"
    assert read("{{sfn|Rowe|1998}}" + 2 * book).citations[0].works == ("c2", "c3")


def test_template_that_reuses_a_name_leads_to_the_work_of_a_short_form() -> None:
    text = "One.<ref name=a>{{harvnb|Rowe|1998}}</ref> Two.{{r|a}} * {{cite book |title=A |last=Rowe |year=1998}}"
    assert [citation.works for citation in read(text).citations] == [("c3",), ("c3",), None]
