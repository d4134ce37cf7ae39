"""Rules as JSON: what each is called, how it is set, what its page says and which conditions it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from citecheck.cs1.conditions import conditions
from citecheck.report.verdict_page import MEANINGS, TITLE, verdict_page
from citecheck.report.words.reading_on import help_for
from citecheck.rules import FAMILIES
from citecheck.rules.catalogue import Rule
from citecheck.rules.pages import page_of
from citecheck.verdicts.weights import WEIGHTS
from citecheck.version import __version__

SCHEMA_VERSION = 1
SECTIONS = {
    "what": "What it does",
    "why": "Why it matters",
    "example": "Example",
    "instead": "Use instead",
    "fix": "Fix",
    "source": "Source",
}
"""The sections of a page by the names they have here."""

Json = dict[str, Any]


def rules_as_json(rules: Sequence[Rule], *, verdict: bool = False) -> str:
    """These rules as one JSON object, with a newline at its end; with the page on verdicts where that is wanted."""
    named = {name for member in rules for name in member.cs1}
    listed = {
        "schema_version": SCHEMA_VERSION,
        "citecheck": __version__,
        "families": {family.code: family.title for family in FAMILIES if set(family.rules) & set(rules)},
        "rules": [_rule(member) for member in rules],
        "conditions": {name: _condition(name) for name in sorted(named)},
        "verdict": _verdict() if verdict else None,
    }
    return orjson.dumps(listed, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _rule(member: Rule) -> Json:
    page = page_of(member)
    return {
        "code": member.code,
        "name": member.name,
        "family": next(family.code for family in FAMILIES if member in family.rules),
        "severity": member.severity,
        "default": member.default,
        "fix": member.fix,
        "title": page.title,
        "sections": {name: page.sections.get(heading) for name, heading in SECTIONS.items()},
        "cs1": member.cs1,
        "help": help_for(member.code, member.cs1),
    }


def _verdict() -> Json:
    return {
        "title": TITLE,
        "meanings": {str(word): meaning for word, meaning in MEANINGS.items()},
        "weights": [
            {"ground": weight.ground.name.lower() if weight.ground else None, "why": weight.why, "codes": weight.codes}
            for weight in WEIGHTS
        ],
        "page": verdict_page(),
    }


def _condition(name: str) -> Json:
    condition = conditions()[name]
    return {
        "kind": condition.kind,
        "help": condition.help,
        "category": condition.category,
        "category_url": condition.category_url,
    }
