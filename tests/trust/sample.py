"""Findings drawn at random, to be read by a person: is each of them right, useless or wrong?

usage: python tests/trust/sample.py FOLDER... [--count N] [--seed N] [--select CODES]

Every rule that finds anything has the same chance, however often it does; of one rule's findings each has. The same
folders and seed draw the same findings. Each is printed with the citation it is in, or with the text around it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from citecheck import wikitext
from citecheck.inputs import documents_of, inputs_of
from citecheck.model import Finding, Page, Problem
from citecheck.rules import ALL, check, matches
from citecheck.rules.catalogue import Context

TODAY = date(2026, 11, 23)
AROUND = 150
LONGEST = 900


class Found(NamedTuple):
    """A finding and where it was found."""

    page: Page
    finding: Finding


def pages(folders: Sequence[str]) -> list[Page]:
    """The wiki pages of some folders, in the order of their files."""

    def left_out(problem: Problem) -> None:
        print(f"left out: {problem.path}: {problem.message}", file=sys.stderr)

    sources = inputs_of(folders, BytesIO(), lambda _note: None, left_out)
    return [
        wikitext.parse(document)
        for source in sources
        for document in documents_of(source)
        if document.format in wikitext.SYNTAXES
    ]


def drawn(found: Sequence[Found], count: int, seed: int) -> list[Found]:
    """So many findings, the rules in turn in a random order, until there are no more."""
    chance = random.Random(seed)
    by_rule: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_rule[each.finding.code].append(each)
    for members in by_rule.values():
        chance.shuffle(members)
    codes = sorted(by_rule)
    taken: list[Found] = []
    while len(taken) < count and any(by_rule.values()):
        chance.shuffle(codes)
        taken += [by_rule[code].pop() for code in codes if by_rule[code]]
    return taken[:count]


def shown(number: int, each: Found) -> str:
    """One finding as it is read."""
    document, finding = each.page.document, each.finding
    citation = next((citation for citation in each.page.citations if citation.id == finding.citation), None)
    if citation:
        context = document.slice(citation.span)
    else:
        context = document.text[max(finding.span.start - AROUND, 0) : finding.span.end + AROUND]
    place = document.lines.position(finding.span.start)
    lines = [
        f"--- {number}. {finding.code} {finding.name} ({finding.severity}{f', {finding.cs1}' if finding.cs1 else ''})",
        f"{Path(document.path).name}:{place.line}:{place.column}: {finding.message}",
        f"on: {document.slice(finding.span)[:LONGEST]!r}",
        f"in: {context[:LONGEST]!r}",
    ]
    if finding.fix:
        lines += [
            f"fix ({'safe' if finding.fix.safe else 'unsafe'}): {finding.fix.title}: "
            + "; ".join(f"{document.slice(edit.span)!r} -> {edit.replacement!r}" for edit in finding.fix.edits)
        ]
    return "\n".join(lines)


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", help="folders or files of wiki pages")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--select", default="", help="codes, names or prefixes, with commas")
    options = parser.parse_args()
    selectors = [code for code in options.select.split(",") if code]
    rules = [rule for rule in ALL if not selectors or any(matches(rule, code) for code in selectors)]
    context = Context(TODAY, {})
    found = [Found(page, finding) for page in pages(options.folders) for finding in check(page, context, rules)]
    print(f"{len(found)} findings of {len({each.finding.code for each in found})} rules; seed {options.seed}")
    for number, each in enumerate(drawn(found, options.count, options.seed), 1):
        print(shown(number, each))


if __name__ == "__main__":
    main()
