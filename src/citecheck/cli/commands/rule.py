"""`citecheck rule`: what is checked, and why each thing matters."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from citecheck.cli.arguments import no_such_rule
from citecheck.cli.completion import codes
from citecheck.cli.options import printed_as
from citecheck.cli.output import color_wanted, opened
from citecheck.cs1.conditions import conditions, conditions_called
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule

# What has one page of its own.
_VERDICT_NAMES = ("verdict", "verdicts", "standing", "survival", "claim")


@click.command(
    epilog="""\b
Example:
  citecheck rule SR003
  citecheck rule verdict"""
)
@click.argument("code", required=False, shell_complete=codes)
@printed_as("rule")
def rule(code: str | None, format: str) -> None:
    """List the rules, or show the page of one.

    CODE is a rule's code or its name; or a condition of Wikipedia's citation module, as it is called there or in the
    address of its help. The first letters of several codes list these, and so does a condition of several rules.
    `verdict` shows what all findings together make of a claim.
    """
    of_verdicts = code is not None and code.lower() in _VERDICT_NAMES
    found = () if of_verdicts else ALL if code is None else _found(code)
    if format == "json":
        from citecheck.report.json.rule import rules_as_json

        text = rules_as_json(found, verdict=of_verdicts)
    elif of_verdicts:
        from citecheck.report.verdict_page import verdict_page

        text = verdict_page()
    else:
        lines = _page(found[0]) if code is not None and len(found) == 1 else _listed(found)
        styled = "".join(f"{line}\n" for line in lines)
        text = styled if color_wanted(sys.stdout) else click.unstyle(styled)
    with opened(None) as output:
        output.write(text)


def _found(word: str) -> Sequence[Rule]:
    """The rules that a word means; raises click.UsageError where it means none."""
    for member in ALL:
        if word.upper() == member.code or word.lower() == member.name:
            return (member,)
    if word and (several := [member for member in ALL if member.code.startswith(word.upper())]):
        return several
    called = {condition.id for condition in conditions_called(word)}
    if several := [member for member in ALL if called & set(member.cs1)]:
        return several
    if called:
        message = f"no rule looks for the condition {word!r}"
        raise click.UsageError(message)
    raise click.UsageError(no_such_rule(word, *_VERDICT_NAMES))


def _listed(rules: Sequence[Rule]) -> Iterator[str]:
    """The lines of a list of rules, by family."""
    for family in FAMILIES:
        members = [member for member in family.rules if member in rules]
        if members:
            yield click.style(f"{family.code}  {family.title}", bold=True)
        for member in members:
            yield f"  {member.code}  {member.severity:<7}  {member.mends:<10}  {_default(member):<3}  {member.name}"


def _default(member: Rule) -> str:
    """Whether a rule runs unasked, in a word."""
    return "on" if member.default else "off"


def _page(member: Rule) -> Iterator[str]:
    """The lines of one rule's page, under its heading, with what Wikipedia says of the same."""
    yield click.style(f"{member.code} {member.name}", bold=True)
    yield f"{member.severity}, {member.mends}, {_default(member)} by default"
    yield ""
    yield inspect.cleandoc(member.page)
    if member.cs1:
        yield from ("", "## Wikipedia says", "", *_conditions(member.cs1))


def _conditions(names: Iterable[str]) -> Iterator[str]:
    """A line for each condition: its id, and where Wikipedia explains it."""
    for name in names:
        yield f"- [{name}]({conditions()[name].help})"
