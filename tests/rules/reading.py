"""What the tests of the rules on fields, names and markup share: a family's findings, by code."""

from __future__ import annotations

from types import ModuleType

from citecheck.model import Finding
from citecheck.rules import check
from citecheck.rules.catalogue import Context, Rule
from tests.rules.checking import TODAY, page


def found_by(family: ModuleType, text: str, form: str = "wikitext") -> list[Finding]:
    """What all rules of one module find in a text, those that are off by default among them."""
    rules = [member for member in vars(family).values() if isinstance(member, Rule)]
    return check(page(text, form), Context(TODAY, {}), rules)


def codes(family: ModuleType, text: str, form: str = "wikitext") -> list[str]:
    """The codes of what a module's rules find in a text, in order, each as often as it is found."""
    return [finding.code for finding in found_by(family, text, form)]


def conditions(family: ModuleType, text: str, form: str = "wikitext") -> list[str | None]:
    """The conditions of Module:Citation/CS1 that these findings correspond to."""
    return [finding.cs1 for finding in found_by(family, text, form)]
