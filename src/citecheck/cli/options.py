"""The options of commands: those that a configuration file can hold as keys, with the same values, and a few others.

What is wrong with a value is told in the same words, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from citecheck.cli.completion import codes, one_of
from citecheck.config import Settings, keys, kinds
from citecheck.report.views import View

Command = TypeVar("Command", bound=Callable[..., object])

_DEFAULTS = Settings(today=date.min)


def setting(
    *flags: str, metavar: str, about: str, default: str | None = None, many: bool = False
) -> Callable[[Command], Command]:
    """An option for the key that its long flag names.

    `about` is its help; `default` says what holds where the default is no value to show. With `many` the option may be
    given several times, each time with one or more values.
    """
    key = flags[-1].removeprefix("--")
    shown = _default(key) if default is None else default
    return click.option(
        *flags,
        type=reader(key),
        metavar=metavar,
        multiple=many,
        help=f"{about}  [default: {shown}]",
        shell_complete=codes if keys.KEYS[key].kind is kinds.CODES else one_of(keys.KEYS[key].kind.words),
    )


def reader(key: str) -> Callable[[str], object]:
    """What reads a key's value from the words of the command line, for click."""
    kind = keys.KEYS[key].kind

    def read(text: str) -> object:
        try:
            return kind.of_text(text)
        except ValueError as error:
            raise click.BadParameter(kind.complaint(text)) from error

    return read


def _default(key: str) -> str:
    """A key's default as a person writes it."""
    place = keys.KEYS[key]
    value = getattr(_DEFAULTS.links if place.of_links else _DEFAULTS, place.field)
    return f"{value:g}" if isinstance(value, float) else str(value)


def view_option(view: View, about: str) -> Callable[[Command], Command]:
    """The flag that asks for a view of the terminal report; what is checked is called SOURCES already."""
    return click.option(f"--{view}", f"view_{view}", is_flag=True, help=f"Show {about} instead of what to repair.")


class Word(click.Choice[str]):
    """One of some words, for an option or an argument that is no key of a configuration."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What is said of another word."""
        return kinds.word(dict.fromkeys(self.choices)).complaint(value)


def printed_as(schema: str) -> Callable[[Command], Command]:
    """The option of a command that prints what it knows at once; `citecheck schema` describes its JSON by this name."""
    return click.option(
        "-f",
        "--format",
        type=Word(["terminal", "json"]),
        default="terminal",
        show_default=True,
        help=f"How it is printed; `citecheck schema {schema}` describes the JSON.",
    )


ignore = setting("--ignore", metavar="CODES", many=True, default="none", about="Leave these rules out, likewise.")
language = setting(
    "--lang", metavar="TAG", default="told from each page", about="The language of the pages, such as de."
)
today = setting(
    "--today", metavar="DATE", default="the clock", about="The day that is taken for today, such as 2026-11-23."
)
quiet = click.option(
    "-q", "--quiet", is_flag=True, help="Print nothing but the result: no progress, no problems, no notes."
)
config_file = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the nearest citecheck.toml or pyproject.toml.",
)
cache_file = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Remember in this file what is seen of links.  [default: as `citecheck cache path` says]",
)
