"""`citecheck rule`: what is checked, and why each thing matters."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from citecheck.cli.output import color_wanted
from citecheck.config import did_you_mean
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule


@click.command(
    epilog="""\b
Example:
  citecheck rule
  citecheck rule SR003"""
)
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """List the rules, or show the page of one.

    CODE is a rule's code or its name; the first letters of several codes list these.
    """
    click.echo("\n".join(_shown(code)), color=color_wanted(sys.stdout))


def _shown(code: str | None) -> Iterable[str]:
    """The lines for a code as it was given; raises click.UsageError for one that is none."""
    if code is None:
        return _listed(ALL)
    for member in ALL:
        if code.upper() == member.code or code.lower() == member.name:
            return _page(member)
    if several := [member for member in ALL if member.code.startswith(code.upper())]:
        return _listed(several)
    raise click.UsageError(unknown(code))


def unknown(code: str) -> str:
    """The message for a code that is none."""
    codes = [known.code for known in ALL]
    near = did_you_mean(code.upper(), codes) or did_you_mean(code.lower(), [known.name for known in ALL])
    return f"there is no rule {code!r}{near}"


def _listed(rules: Sequence[Rule]) -> Iterator[str]:
    """The lines of a list of rules, by family."""
    for family in FAMILIES:
        members = [member for member in family.rules if member in rules]
        if members:
            yield click.style(f"{family.code}  {family.title}", bold=True)
        for member in members:
            off = "" if member.default else "  (off by default)"
            yield f"  {member.code}  {member.severity:<7}  {member.name}{off}"


def _page(member: Rule) -> Iterator[str]:
    """The lines of one rule's page, under its heading."""
    yield click.style(f"{member.code} {member.name}", bold=True)
    yield f"{member.severity}, {'on' if member.default else 'off'} by default"
    yield ""
    yield inspect.cleandoc(member.page)
