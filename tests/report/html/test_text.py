"""The text of a page as it reads: markup gone, citations as numbers, claims where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from citecheck.model import AuditedPage, Page
from citecheck.report.html.blocks import Block, Notes, Words
from citecheck.report.html.page import blocks_of
from tests.report.generated import AUDITED_PAGES
from tests.report.html.pages import parsed

BOOK = "{{cite book |title=Tides |last=Rowe |year=1998}}"
REF = f"<ref>{BOOK}</ref>"
MARKS = {"heading": "#", "item": "*"}


def drawn(page: Page) -> list[str]:
    """The blocks in a line each: `## heading`, `* item`, `cell | cell`; a claim in brackets, numbers behind a caret."""
    return [
        f"{MARKS[block.kind] * block.level} {cells(block)}" if block.kind in MARKS else cells(block)
        for block in blocks_of(page)[0]
    ]


def cells(block: Block) -> str:
    return " | ".join("".join(map(piece, cell)) for cell in block.cells)


def piece(piece: Words | Notes) -> str:
    if isinstance(piece, Notes):
        return f"^{','.join(piece.citations)}"
    return f"[{piece.text}]" if piece.claim else piece.text


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        (f"'''Fog''' is [[Water|water]].{REF} It lifts.", ["[Fog is water.]^c1 It lifts."]),
        (f"One line\nand another.\n\nNext.{BOOK}", ["One line and another.", "[Next.]^c1"]),
        (f"It is old.<ref name=a>{BOOK}</ref>\n\nIt is wet.<ref name=a />", ["[It is old.]^c1", "[It is wet.]^c1"]),
        (f"It is old.{REF}{REF}", ["[It is old.]^c1^c2"]),
        (f"It is old.<ref>{BOOK} {BOOK}</ref>", ["[It is old.]^c1,c2"]),
        (f"== Past ==\n* So it was.{REF}\n** And is.", ["## Past", "* [So it was.]^c1", "** And is."]),
        (f"It: [[a]]{REF}; and *so* it goes.", ["[It: a]^c1; and *so* it goes."]),
        ("It is wet, see [http://a.example the table].", ["[It is wet, see ][the table]^c1[.]"]),
        (f"== Further reading ==\n* {BOOK}", ["## Further reading", "* Tides^c1"]),
        (f"{{{{Infobox\n| name = Fog\n| depth = 5 m{REF}\n}}}}\nFog.", ["* depth: [5 m]^c1", "Fog."]),
        ("{{Infobox\n| name = Fog\n}}\nFog is {{lang|de|nass}}.", ["Fog is nass."]),
        (f"It is wet.{{{{efn|Or so it looks.{REF}}}}} It lifts.", ["It is wet. ([Or so it looks.]^c1) It lifts."]),
        (f"{{{{quote|Fog lifts.|A sailor}}}}{BOOK}", ["[Fog lifts.]^c1"]),
        ("Fog<!-- not\n\nshown --> lifts.\n----\n[[Category:Fog]]", ["Fog lifts."]),
        (
            f'{{| class="wikitable"\n! Year !! Days\n|-\n| 1990 || style="color:red" | 41{REF}\n|}}\nEnd.',
            ["Year | Days", "[1990] | [41]^c1", "End."],
        ),
        ("{{unknown}} {{templates}}", []),
        ("", []),
    ],
)
def test_wiki_text_as_it_reads(text: str, reads: list[str]) -> None:
    assert drawn(parsed(text)) == reads


@pytest.mark.parametrize(
    ("form", "text", "reads"),
    [
        (
            "tpl",
            "[[Fog]]\n\nCATEGORIES: Fog\n\nFog is wet.[tpl]cite book|title=Tides|last=Rowe|year=1998[/tpl]\nIt lifts.",
            ["[Fog is wet.]^c1", "It lifts."],
        ),
        ("markdown", "# Fog\n\nIt is *wet*.\nIt lifts.", ["# Fog", "It is wet. It lifts."]),
        ("markdown", "See [the table](http://a.example/t).", ["[See ][the table]^c1[.]"]),
        ("markdown", "- wet <http://b.example/>\n  - old", ["* [wet ][http://b.example/]^c1", "** old"]),
        ("markdown", "> said\n\n```\nx = 1\n```", ["said", "x = 1"]),
        ("markdown", "It lifts.[^1]\n\n[^1]: http://c.example/", ["[It lifts.]^c1", "[^1]: http://c.example/^c1"]),
        (
            "text",
            "Fog (http://a.example/t).\nIt lifts.\n\nNext.",
            ["[Fog (][http://a.example/t]^c1[).] It lifts.", "Next."],
        ),
    ],
)
def test_other_formats_as_they_read(form: str, text: str, reads: list[str]) -> None:
    assert drawn(parsed(text, form, "Fog")) == reads


def test_templates_may_be_nested_as_deep_as_anybody_likes() -> None:
    """What stands deeper than anybody writes is left out of the text; its claims are shown apart."""
    deep = 3_000
    page = parsed("{{a|" * deep + f"Fog.{REF}" + "}}" * deep)
    assert blocks_of(page) == ([], set())


@settings(max_examples=40)
@given(AUDITED_PAGES)
def test_any_page_can_be_read(audited: AuditedPage) -> None:
    blocks, met = blocks_of(audited.page)
    pieces = [piece for block in blocks for cell in block.cells for piece in cell]
    firsts = [piece.claim for piece in pieces if isinstance(piece, Words) and piece.first]
    assert set(firsts) == met
    assert len(firsts) == len(met)
