"""What a shell is told when somebody presses Tab: file names, the words that an option takes, the codes of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]


def files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The names of files, which the shell knows best."""
    return [CompletionItem(incomplete, type="file")]


def one_of(words: Iterable[str]) -> Completion:
    """What tells those of the words that begin like the incomplete one."""

    def told(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return [CompletionItem(word) for word in words if word.startswith(incomplete)]

    return told


def codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The codes of rules and of their families, also behind others and a comma."""
    # Only who asks for them pays for loading all rules.
    from citecheck.rules import ALL, FAMILIES

    before, comma, begun = incomplete.rpartition(",")
    known = {family.code: family.title for family in FAMILIES} | {rule.code: rule.name for rule in ALL}
    return [
        CompletionItem(f"{before}{comma}{code}", help=name)
        for code, name in known.items()
        if code.startswith(begun.upper())
    ]
