"""Where the time of an offline audit goes, stage by stage and family by family: one process, no profiler.

usage: python -m tests.benchmarks.stages [FILE...]

Without files, of varied copies of the seed.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from citecheck import rules, verdicts
from citecheck.claims import statements_of
from citecheck.claims.language import language_of
from citecheck.inputs import documents_of, inputs_of
from citecheck.model import AuditedPage, Document, Finding, Page
from citecheck.plain import plain
from citecheck.reading import parse
from citecheck.report import RunHead
from citecheck.report.json.whole import JsonReport
from citecheck.rules.catalogue import Context
from citecheck.suppressions import suppressions_of
from citecheck.wikitext import SYNTAXES
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.citations.copies import with_copies
from citecheck.wikitext.markup.scan import WIKITEXT, scan
from citecheck.wikitext.references import completed, empty_among, references_of
from citecheck.wikitext.short_forms import joined
from citecheck.wikitext.stretches import stretches_of
from citecheck.wikitext.tags import tags_of
from tests.benchmarks.pages import MEGABYTE, SEED, copies

TODAY = date(2026, 11, 23)
Value = TypeVar("Value")


class Stages:
    """The seconds of the processor that each stage has taken."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def take(self, name: str, work: Callable[[], Value]) -> Value:
        """Do a piece of a stage's work."""
        started = time.process_time()
        value = work()
        self.seconds[name] += time.process_time() - started
        return value

    def each(self, name: str, values: Iterable[Value]) -> Iterator[Value]:
        """The values, what it takes to find them counted."""
        found = iter(values)
        while (value := self.take(name, lambda: next(found, None))) is not None:
            yield value


def parsed(stages: Stages, document: Document) -> Page:
    """The page of a document; wiki text stage by stage."""
    if document.format not in SYNTAXES:
        return stages.take("parse: others", lambda: parse(document))
    text, span, syntax = document.text, document.span, SYNTAXES[document.format]
    scanned = stages.take("parse: scan", lambda: scan(text, span, syntax))
    skeleton = stages.take("parse: references", lambda: completed(text, span, scanned, syntax))
    cited = stages.take("parse: citations", lambda: citations_of(text, span, skeleton, syntax))
    copied = stages.take("parse: copies", lambda: with_copies(text, span, skeleton, syntax, cited))
    citations, pointers = stages.take("parse: short forms", lambda: joined(text, span, skeleton, copied))
    of_page = partial(references_of, text, span, skeleton)
    references = stages.take("parse: references", of_page) if syntax is WIKITEXT else ()
    empty = stages.take("parse: references", lambda: empty_among(text, references, skeleton.defects))
    around = partial(stretches_of, text, span, skeleton, syntax, citations, empty)
    stretches = stages.take("parse: stretches", lambda: list(around()))
    language = stages.take("parse: claims", lambda: language_of(text, span))
    claims, uncited = stages.take("parse: claims", lambda: statements_of(text, stretches, plain, language))
    return Page(
        document=document,
        citations=citations,
        claims=claims,
        defects=skeleton.defects,
        suppressions=stages.take("parse: ignored", lambda: suppressions_of(text, skeleton.comments, citations)),
        templates=frozenset(template.name for template in skeleton.templates),
        tags=stages.take("parse: tags", lambda: tags_of(text, span, skeleton, syntax, citations, claims)),
        uncited=uncited,
        language=language,
        references=references,
        pointers=pointers if syntax is WIKITEXT else (),
    )


def found(stages: Stages, page: Page, context: Context) -> list[Finding]:
    """The findings of every rule, family by family."""
    findings: list[Finding] = []
    for family in rules.FAMILIES:
        findings += stages.take(f"rules: {family.code}", partial(rules.check, page, context, family.rules))
    return findings


def run(names: Sequence[str]) -> Stages:
    """Audit these files."""
    stages, report, context = Stages(), JsonReport(), Context(TODAY, {})
    report.head(RunHead("", TODAY, offline=True, links={}))
    for source in inputs_of(names, io.BytesIO(), print, print):
        for document in stages.each("read", documents_of(source)):
            page = parsed(stages, document)
            findings = found(stages, page, context)
            judge = partial(verdicts.judge, page, findings, {})
            audited = AuditedPage(page, tuple(findings), *stages.take("verdicts", judge))
            stages.take("report", partial(report.prepare, audited))
    return stages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", help="pages of wiki text; copies of the seed where none are named")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        names = options.files or [str(file) for file in copies([SEED], Path(temporary), 2 * MEGABYTE)]
        seconds = run(names).seconds
    total = sum(seconds.values())
    for name, spent in seconds.items():
        print(f"{name:18} {spent:7.3f} s {spent / total:5.0%}")
    print(f"{'all':18} {total:7.3f} s")


if __name__ == "__main__":
    main()
