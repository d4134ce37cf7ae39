"""Edits of all sorts, after which the server marks what a fresh audit of the same text finds, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from lsprotocol import types

from citecheck import api
from citecheck.report.words.harmless import harmless
from tests.lsp.counting import position
from tests.lsp.editor import Editor, editing, run

URI = "file:///nowhere/bridge.wiki"
TODAY = date(2026, 11, 23)
EDITS = 200
PAGE = """The bridge 🌉 was built in 1904.<ref>{{cite web
 |url=http://a.example/x |title=🌉🌉 |acessdate=2012-01-03}}</ref>\r
Its 𐍈𐍈 are of stone.<ref>{{cite book |title=Stone |isbn=0-306-40615-3 |date=2012-13-40}}</ref>
* An item.[http://b.example/y Words]
It fell in 1990.<ref name=fall>{{cite news |title=Fall |date=3 May 1990 |newspaper=Courier |month=May}}</ref>
"""
WRITTEN = (
    *("x", " ", "\n", "\r\n", "\r", "\n\n", "🌉", "𐍈", "é", "\u2028", "\x0c", "\x85"),
    *("{{cite web|", "}}", "|url=http://c.example/", "|isbn=12", "<ref>", "</ref>", "|date=2012-13-40", "==H==\n"),
    "<!-- citecheck: ignore DT -->",
    "\n🌉 Again.<ref>{{cite web |url=http://d.example |title=D |acessdate=1 May 2020}}</ref>",
)


def fresh(text: str, encoding: str) -> list[tuple[str, types.Range, str]]:
    """What a fresh audit finds, through another door."""
    report = api.audit(text, offline=True, filename="bridge.wiki", today=TODAY)
    return [
        (
            finding["code"],
            types.Range(*(position(text, finding["span"][end], encoding) for end in ("start", "end"))),
            harmless(finding["message"]),
        )
        for document in report.data["documents"]
        for finding in document["findings"]
        if not finding["ignored"]
    ]


def edits(rng: random.Random, text: str, encoding: str) -> Iterator[tuple[types.TextDocumentContentChangePartial, str]]:
    """Changes one after the other, each with the text that it leads to."""
    # Between the two characters of a line's end is no place.
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    while True:
        start = rng.choice(places)
        end = min((at for at in places if at >= start + rng.choice((0, 0, 1, 2, 9))), default=places[-1])
        place = types.Range(position(text, start, encoding), position(text, end, encoding))
        written = rng.choice(WRITTEN)
        text = text[:start] + written + text[end:]
        yield types.TextDocumentContentChangePartial(place, written), text
        places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]


async def in_step(editor: Editor, rng: random.Random, encoding: str, number: int) -> None:
    """Make so many edits, some of them at once, and compare now and then."""
    text, version = PAGE, 1
    editor.open(URI, text)
    changes: list[types.TextDocumentContentChangePartial] = []
    for (change, after), _ in zip(edits(rng, text, encoding), range(number), strict=False):
        changes.append(change)
        if rng.random() < 0.5:
            continue
        version += 1
        editor.change(URI, version, *changes)
        changes.clear()
        if rng.random() < 0.5:
            marked = await editor.diagnostics(URI, version)
            assert [(found.code, found.range, found.message) for found in marked] == fresh(after, encoding)


@pytest.mark.parametrize(("encoding", "number"), [("utf-16", EDITS), ("utf-8", EDITS // 8), ("utf-32", EDITS // 8)])
def test_edits_are_kept_in_step_with_a_fresh_audit(encoding: str, number: int) -> None:
    offered = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])

    async def scenario() -> None:
        capabilities = types.ClientCapabilities(general=offered)
        initial = {"today": TODAY.isoformat()}
        async with editing("--offline", capabilities=capabilities, initial=initial) as editor:
            assert editor.capabilities.position_encoding == encoding
            await in_step(editor, random.Random(encoding), encoding, number)

    run(scenario())
