"""What stands once in a report however often it is met: the pages of rules, and what the reasons of links mean."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from functools import cached_property

import pyromark
from msgspec import Struct

from citecheck.model import Reason
from citecheck.report.words.reasons import MEANINGS
from citecheck.rules import ALL
from citecheck.rules.catalogue import Rule

_SECTION, _SUBSECTION = "## ", "### "


class RulePage(Struct, frozen=True, dict=True):
    """The page of a rule; a template puts it into the text as it is, for it is ours."""

    rule: Rule

    @property
    def about(self) -> str:
        """How grave its findings are, and whether it can mend them."""
        return f"{self.rule.severity}, {self.rule.mends}"

    @cached_property
    def _written(self) -> str:
        page = inspect.cleandoc(self.rule.page)
        return "\n".join(
            line.replace(_SECTION, _SUBSECTION, 1) if line.startswith(_SECTION) else line for line in page.split("\n")
        )

    def __html__(self) -> str:
        """The page in HTML, its sections a level below the rule's own heading."""
        return pyromark.html(self._written)


class ReasonMeaning(Struct, frozen=True):
    """A reason of a link's status, what it means and what there is to do."""

    reason: Reason
    means: str
    do: str


def rule_pages(codes: Iterable[str]) -> Iterator[RulePage]:
    """The pages of these rules, in the order of their codes."""
    wanted = set(codes)
    return (RulePage(rule) for rule in ALL if rule.code in wanted)


def meanings(reasons: Iterable[Reason]) -> Iterator[ReasonMeaning]:
    """What these reasons mean, in their own order."""
    wanted = set(reasons)
    return (ReasonMeaning(reason, *MEANINGS[reason]) for reason in Reason if reason in wanted)
