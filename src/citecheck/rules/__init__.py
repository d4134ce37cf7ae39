"""The rules, by family, and the one pass that applies them to a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from citecheck.cs1.blank import EMPTY, blank
from citecheck.model import Finding, Page, Suppression
from citecheck.rules import addresses, archives, claims, dates, fields, identifiers, links, markup, names, sources
from citecheck.rules.catalogue import Context, Family, Rule, means
from citecheck.rules.left_to_people import unsafe_where_left
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

_OF_RESULTS = frozenset(rule.code for family in FAMILIES if family.is_of_results for rule in family.rules)
_NAMES = {rule.code: rule.name for rule in ALL}
_PLACE = attrgetter("span.start", "code", "span.end")


def matches(rule: Rule | Finding, selector: str) -> bool:
    """Whether a code, a prefix of one or a name means this rule."""
    return means(selector, rule.code, rule.name)


def wanted(select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that `--select` and `--ignore` leave; nothing selected is all that are on by default."""
    return [
        rule
        for rule in ALL
        if (any(matches(rule, code) for code in select) if select else rule.default)
        and not any(matches(rule, code) for code in ignore)
    ]


@lru_cache(maxsize=1)
def applied(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[list[Rule], frozenset[str]]:
    """The rules that are applied, and the codes of those whose findings are shown."""
    shown = wanted(select, ignore)
    return [rule for rule in ALL if rule.default or rule in shown], frozenset(rule.code for rule in shown)


def without_results(page: Page, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """What can be found on a page before its links are asked: the findings of those rules that look at no results."""
    return check(page, context, [rule for rule in rules if rule.code not in _OF_RESULTS])


def with_results(page: Page, context: Context, rules: Iterable[Rule], found: Iterable[Finding]) -> list[Finding]:
    """All that `check` finds, where this was found before the links were asked."""
    findings = check(page, context, [rule for rule in rules if rule.code in _OF_RESULTS])
    return sorted([*found, *findings], key=_PLACE)


def check(page: Page, context: Context, rules: Iterable[Rule] = ALL) -> list[Finding]:
    """Every finding of these rules on a page, in the order of the text; those the author ignores are flagged."""
    if not (page.citations or page.defects or page.tags or page.references):
        return []
    context = replace(context, rules=_NAMES)
    findings = [
        rule.finding(as_safe_as_it_is(fault) if fault.fix else fault)
        for rule in rules
        for fault in rule.check(page, context)
    ]
    if empty := {citation.id for citation, _ in blank(page)}:
        findings = [_of_an_empty_citation(finding) if finding.citation in empty else finding for finding in findings]
    if page.tags:
        findings = unsafe_where_left(findings, page)
    if page.suppressions:
        ignored = _ignored(page.suppressions)
        findings = [
            replace(
                finding,
                ignored=any(not ignored[place].isdisjoint(_selectors(finding)) for place in (None, finding.citation)),
            )
            for finding in findings
        ]
    findings.sort(key=_PLACE)
    return findings


def _of_an_empty_citation(finding: Finding) -> Finding:
    """A finding without its condition, unless that is of maintenance: of an empty citation the module has one error."""
    other = finding.cs1 is not None and finding.cs1.startswith("err_") and finding.cs1 != EMPTY
    return replace(finding, cs1=None) if other else finding


def _ignored(suppressions: Iterable[Suppression]) -> defaultdict[str | None, set[str]]:
    """What the page's ignore comments name, in lower case, by the citation they mean, or None for the page."""
    ignored: defaultdict[str | None, set[str]] = defaultdict(set)
    for suppression in suppressions:
        ignored[suppression.citation].update(code.lower() for code in suppression.codes)
    return ignored


def _selectors(finding: Finding) -> tuple[str, ...]:
    """All that means the rule of a finding, in lower case: what `matches` agrees to."""
    code = finding.code.lower()
    return (finding.name, *(code[:length] for length in range(1, len(code) + 1)))
