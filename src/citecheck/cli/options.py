"""The options that a configuration file can hold as keys: the same names and values, and the same words for wrong ones.

The command line goes before the file, the file before the default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

from citecheck.cli.completion import codes, one_of
from citecheck.config import Settings, files, keys, kinds
from citecheck.config.kinds import did_you_mean
from citecheck.report.formats import FORMATS
from citecheck.report.harmless import harmless
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


def view_option(view: View, about: str) -> Callable[[Command], Command]:
    """The flag that asks for a view of the terminal report; what is checked is called SOURCES already."""
    return click.option(f"--{view}", f"view_{view}", is_flag=True, help=f"Show {about} instead of what to repair.")


def settings(context: click.Context, file: Path | None) -> Settings:
    """The settings of a run, from the command line that click has read and from the configuration.

    `file` is used instead of the nearest configuration file. Raises click.UsageError.
    """
    try:
        file = file or files.nearest_file(Path.cwd())
        of_file = files.read(file) if file else {}
    except keys.ConfigError as error:
        raise click.UsageError(harmless(str(error))) from error
    of_line = dict(_of_line(context))
    values = {**of_file, **of_line}
    for key, value in values.items():
        where = f"--{key}" if key in of_line else f"{file}: {key}"
        check_known(key, value, harmless(where))
    made = keys.settings(values, today=datetime.now().astimezone().date())
    return replace(made, sources=_with_updated(made.sources))


def _of_line(context: click.Context) -> Iterator[tuple[str, object]]:
    """The keys that the command line gives, with their values."""
    # What is checked is called SOURCES too, and is no option.
    options = {parameter.name for parameter in context.command.params if isinstance(parameter, click.Option)}
    for key in keys.KEYS:
        name = key.replace("-", "_")
        if name in options and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            value = context.params[name]
            # An option that was given several times had several values each time.
            yield key, tuple(chain.from_iterable(value)) if isinstance(value, tuple) else value


def check_known(key: str, value: object, where: str) -> None:
    """Raise click.UsageError for a value that names a format or a rule that is none."""
    match key, value:
        case "format", str(name) if name not in FORMATS:
            near = did_you_mean(name, FORMATS)
            message = f"{where} must be one of {', '.join(FORMATS)}, not {name!r}{near}"
            raise click.UsageError(message)
        case "select" | "ignore", tuple(codes):
            # The rules bring the tables of Citation Style 1 with them, which the help can do without.
            from citecheck.cli.rule import unknown
            from citecheck.rules import ALL, matches

            for code in codes:
                if not any(matches(rule, code) for rule in ALL):
                    message = f"{where}: {unknown(code)}"
                    raise click.UsageError(message)


def _with_updated(lists: tuple[Path, ...]) -> tuple[Path, ...]:
    """The lists of sources that the configuration names, and those that an update has fetched.

    Raises click.UsageError where one of the former cannot be read; of the latter, standard error is told.
    """
    # Help and mistakes come without them.
    from citecheck.sources import updated
    from citecheck.sources.lists import ListError

    try:
        lists, complaints = updated.with_kept(lists)
    except ListError as error:
        raise click.UsageError(harmless(str(error))) from error
    for complaint in complaints:
        click.echo(harmless(f"warning: {complaint}"), err=True)
    return lists


def reader(key: str) -> Callable[[str], object]:
    """What reads a key's value from the words of the command line, for click."""
    kind = keys.KEYS[key].kind

    def read(text: str) -> object:
        try:
            return kind.of_text(text)
        except ValueError as error:
            message = f"must be {kind.wanted}, not {text!r}"
            raise click.BadParameter(message) from error

    return read


def _default(key: str) -> str:
    """A key's default as a person writes it."""
    place = keys.KEYS[key]
    value = getattr(_DEFAULTS.links if place.of_links else _DEFAULTS, place.field)
    return f"{value:g}" if isinstance(value, float) else str(value)


# --- options of several commands --------------------------------------------------------------------------------------

ignore = setting("--ignore", metavar="CODES", many=True, default="none", about="Leave these rules out, likewise.")
language = setting(
    "--lang", metavar="TAG", default="told from each page", about="The language of the pages' sentences."
)
today = setting("--today", metavar="DATE", default="the clock", about="The day on which the audit pretends to run.")
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
