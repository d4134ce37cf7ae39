"""The rules, by family, and the one pass that applies them to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import ModuleType

from citecheck.model import Finding, Page, Suppression
from citecheck.rules import (
    addresses,
    archived,
    archives,
    claims,
    damage,
    date_pairs,
    dates,
    detours,
    fields,
    identifier_forms,
    identifier_pairs,
    identifiers,
    links,
    markup,
    names,
    parameters,
    repetitions,
    requirements,
    sources,
)
from citecheck.rules.catalogue import Context, Rule

FAMILIES: tuple[ModuleType, ...] = (
    fields,
    requirements,
    parameters,
    repetitions,
    names,
    dates,
    date_pairs,
    identifiers,
    identifier_forms,
    identifier_pairs,
    markup,
    damage,
    addresses,
    detours,
    archives,
    archived,
    sources,
    links,
    claims,
)

ALL: tuple[Rule, ...] = tuple(
    sorted(
        (value for family in FAMILIES for value in vars(family).values() if isinstance(value, Rule)),
        key=lambda rule: rule.code,
    )
)


def matches(rule: Rule | Finding, selector: str) -> bool:
    """Whether a code, a prefix of one or a name means this rule."""
    return rule.name == selector.lower() or rule.code.startswith(selector.upper())


def check(page: Page, context: Context, rules: Iterable[Rule] = ALL) -> list[Finding]:
    """Every finding of these rules on a page, in the order of the text; those the author ignores are flagged."""
    if not page.citations and not page.defects:
        return []
    findings = [rule.finding(fault) for rule in rules for fault in rule.check(page, context)]
    if page.suppressions:
        findings = [replace(finding, ignored=_ignored(finding, page.suppressions)) for finding in findings]
    findings.sort(key=lambda finding: (finding.span.start, finding.code, finding.span.end))
    return findings


def _ignored(finding: Finding, suppressions: Iterable[Suppression]) -> bool:
    """Whether one of the page's ignore comments means this finding."""
    return any(
        suppression.citation in (None, finding.citation) and any(matches(finding, code) for code in suppression.codes)
        for suppression in suppressions
    )
