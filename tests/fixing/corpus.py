"""Search real pages for fixes that break what fixes promise: `python -m tests.fixing.corpus FOLDER…`.

A folder is searched for all the pages that citecheck reads; each line of a `.jsonl` file holds a page as `wikitext`.
Prints how often each rule's fix was carried out, what fixes uncovered, and every breach with the text before and after.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from citecheck.fixing.rounds import with_text
from citecheck.inputs import documents_of, inputs_of
from citecheck.inputs.sources import UnreadableError
from citecheck.model import Document, Lines, Span
from citecheck.rules import ALL
from citecheck.rules.catalogue import Context
from tests.fixing.properties import Searched, search

TODAY = date(2026, 11, 23)
SHOWN_OF_A_KIND = 3


def documents(source: str) -> Iterator[Document]:
    """The pages of a folder, a file, or a list of them in JSON."""
    if source.endswith(".jsonl"):
        with Path(source).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                text = json.loads(line)["wikitext"]
                yield with_text(Document(f"{source}:{number}", None, "wikitext", "", Span(0, 0), Lines((0,))), text)
        return
    for given in inputs_of([source], io.BytesIO(), lambda _: None, lambda _: None):
        try:
            for document in documents_of(given):
                yield with_text(document, document.slice(document.span))
        except UnreadableError:
            continue


def report(found: Searched, pages: int, *, unsafe: bool) -> None:
    """Print what a search came to."""
    print(f"\n== {'safe and unsafe' if unsafe else 'safe'} fixes on {pages} pages: {found.fixes.total()} carried out")
    for code, count in sorted(found.fixes.items()):
        print(f"  {code} {count}")
    print("-- uncovered")
    for (code, named), count in found.uncovered.most_common():
        print(f"  {code} uncovers {named}: {count}")
    kinds = Counter((breach.code, breach.what) for breach in found.breaches)
    print(f"-- breaches: {kinds.total()}")
    for (code, what), count in kinds.most_common():
        print(f"\n  {code} {what}: {count}")
        for breach in [one for one in found.breaches if (one.code, one.what) == (code, what)][:SHOWN_OF_A_KIND]:
            print(f"    before: {breach.before!r}\n    after:  {breach.after!r}")


def main(sources: list[str]) -> int:
    """Search all sources, first with the safe fixes alone; gives 1 where there is a breach."""
    context = Context(TODAY, {})
    broken = False
    for unsafe in (False, True):
        total, pages = Searched(Counter(), Counter(), []), 0
        for source in sources:
            for document in documents(source):
                pages += 1
                try:
                    found = search(document, context, ALL, unsafe=unsafe)
                except Exception:
                    print(f"{document.path}: {document.title}")
                    raise
                total.fixes += found.fixes
                total.uncovered += found.uncovered
                total.breaches += found.breaches
        report(total, pages, unsafe=unsafe)
        broken = broken or bool(total.breaches)
    return int(broken)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
