"""What a rule is: a documented pure function from one page and a context to faults.

A rule opens no socket, reads no clock, prints nothing and never looks at another page. Its docstring is its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Literal

from msgspec import Struct

from citecheck.model import Citation, Finding, Fix, LinkResult, Page, Severity, Span


class Context(Struct, frozen=True):
    """All that a rule may know beside the page: the day it is, the results of the links by target, the lists of
    sources that are the project's own, and the name of every rule by its code.
    """

    today: date
    links: Mapping[str, LinkResult]
    sources: tuple[Path, ...] = ()
    rules: Mapping[str, str] = MappingProxyType({})

    def knows(self, selector: str) -> bool:
        """Whether a code, a prefix of one or a name means any rule."""
        return any(means(selector, code, name) for code, name in self.rules.items())


def means(selector: str, code: str, name: str) -> bool:
    """Whether a code, a prefix of one or a name means the rule that has these."""
    return name == selector.lower() or code.startswith(selector.upper())


class Fault(Struct, frozen=True):
    """What a rule yields; the rule it comes from makes a finding of it. `severity` overrides the rule's own."""

    span: Span
    message: str
    citation: Citation | None = None
    cs1: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None


Repair = Literal["none", "safe", "unsafe"]
"""What a rule can mend by itself: nothing; what changes no meaning; or only what somebody has to look at.

A rule of safe fixes may have unsafe ones too: each fix says which it is.
"""

Check = Callable[[Page, Context], Iterator[Fault]]


class Rule(Struct, frozen=True):
    """One rule: `default` says whether it runs unasked, `page` is its documentation in Markdown.

    `cs1` names the conditions of Module:Citation/CS1 that its faults can have, and `fix` what it can mend.
    """

    code: str
    name: str
    severity: Severity
    default: bool
    page: str
    check: Check
    cs1: tuple[str, ...] = ()
    fix: Repair = "none"

    @property
    def mends(self) -> str:
        """What it can mend, in words: `no fix`, `safe fix` or `unsafe fix`."""
        return f"{self.fix if self.fix != 'none' else 'no'} fix"

    def finding(self, fault: Fault) -> Finding:
        """What the rule makes of one of its faults; of what is as likely no citation at all, nothing is an error."""
        citation, severity = fault.citation, fault.severity or self.severity
        if severity is Severity.ERROR and citation and citation.is_unsure:
            severity = Severity.WARNING
        return Finding(
            self.code,
            self.name,
            severity,
            fault.message,
            fault.span,
            citation.id if citation else None,
            fault.cs1,
            fault.fix,
        )


def rule(
    code: str, name: str, severity: Severity, *, default: bool = True, cs1: tuple[str, ...] = (), fix: Repair = "none"
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring becomes the rule's page."""

    def made(check: Check) -> Rule:
        return Rule(code, name, severity, default, check.__doc__ or "", check, cs1, fix)

    return made


class Family(Struct, frozen=True):
    """Rules on one subject; `code` is what the codes of all of them begin with.

    Only where it `is_of_results` do rules of it look at the results of the links.
    """

    code: str
    title: str
    rules: tuple[Rule, ...]
    is_of_results: bool = False


def family(code: str, title: str, *modules: ModuleType, is_of_results: bool = False) -> Family:
    """The family of all rules in these modules, in the order of their codes."""
    members = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return Family(code, title, tuple(sorted(members, key=lambda member: member.code)), is_of_results)
