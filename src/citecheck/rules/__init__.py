"""The rules, by family, and the one pass that applies them to a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.model import Finding, Page, Suppression
from citecheck.rules import addresses, archives, claims, dates, fields, identifiers, links, markup, names, sources
from citecheck.rules.catalogue import Context, Family, Rule
from citecheck.rules.safety import as_safe_as_it_is

FAMILIES: tuple[Family, ...] = (
    fields.FAMILY,
    names.FAMILY,
    dates.FAMILY,
    identifiers.FAMILY,
    addresses.FAMILY,
    archives.FAMILY,
    markup.FAMILY,
    sources.FAMILY,
    links.FAMILY,
    claims.FAMILY,
)
"""Every family, in the order in which they are listed."""

ALL: tuple[Rule, ...] = tuple(
    sorted((rule for family in FAMILIES for rule in family.rules), key=lambda rule: rule.code)
)
"""Every rule, in the order of the codes."""


def matches(rule: Rule | Finding, selector: str) -> bool:
    """Whether a code, a prefix of one or a name means this rule."""
    return rule.name == selector.lower() or rule.code.startswith(selector.upper())


def wanted(select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that `--select` and `--ignore` leave; nothing selected is all that are on by default."""
    return [
        rule
        for rule in ALL
        if (any(matches(rule, code) for code in select) if select else rule.default)
        and not any(matches(rule, code) for code in ignore)
    ]


def check(page: Page, context: Context, rules: Iterable[Rule] = ALL) -> list[Finding]:
    """Every finding of these rules on a page, in the order of the text; those the author ignores are flagged."""
    if not page.citations and not page.defects:
        return []
    findings = [rule.finding(as_safe_as_it_is(fault)) for rule in rules for fault in rule.check(page, context)]
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
