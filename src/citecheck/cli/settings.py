"""The settings of a run: the command line goes before the configuration file, the file before the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from msgspec.structs import replace

from citecheck.cli.arguments import no_such_rule
from citecheck.config import CacheSettings, Settings, files, keys, kinds
from citecheck.report.formats import FORMATS
from citecheck.report.words.harmless import harmless


def settings(context: click.Context, file: Path | None) -> Settings:
    """The settings of a run, from the command line that click has read and from the configuration.

    `file` is used instead of the nearest configuration file. Raises click.UsageError.
    """
    try:
        file = file or files.nearest_file(_here())
        of_file = files.read(file) if file else {}
    except keys.ConfigError as error:
        raise click.UsageError(str(error)) from error
    of_line = dict(_of_line(context))
    values = {**of_file, **of_line}
    for key, value in values.items():
        where = f"--{key}" if key in of_line else f"{file}: {key}"
        check_known(key, value, where)
    made = keys.settings(values, today=datetime.now().astimezone().date())
    return replace(made, sources=_with_updated(made.sources, quiet=context.params.get("quiet", False)))


def _here() -> Path:
    """The working directory. Raises click.UsageError where it is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        message = f"the working directory cannot be found: {error.strerror}; change to one that is there"
        raise click.UsageError(message) from error


def settings_of_audit(context: click.Context, given: Mapping[str, Any]) -> Settings:
    """The same, with what no file may say: what is remembered, whose network is asked, what standard input is."""
    run = settings(context, given["config"])
    return replace(
        run,
        cache=CacheSettings(file=given["cache"], kept=not given["no_cache"], recheck=given["recheck"]),
        links=replace(run.links, allow_private=given["allow_private"]),
        stdin_filename=given["stdin_filename"],
    )


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
            message = f"{where} {kinds.word(FORMATS).complaint(name)}"
            raise click.UsageError(message)
        case "select" | "ignore", tuple(codes):
            # The rules bring the tables of Citation Style 1 with them, which the help can do without.
            from citecheck.rules import ALL, matches

            for code in codes:
                if not any(matches(rule, code) for rule in ALL):
                    message = f"{where}: {no_such_rule(code)}"
                    raise click.UsageError(message)


def _with_updated(lists: tuple[Path, ...], *, quiet: bool) -> tuple[Path, ...]:
    """The lists of sources that the configuration names, and those that an update has fetched.

    Raises click.UsageError where one of the former cannot be read; of the latter, standard error is told, unless quiet.
    """
    # Help and mistakes come without them.
    from citecheck.sources import updated
    from citecheck.sources.lists import ListError

    try:
        lists, complaints = updated.with_kept(lists)
    except ListError as error:
        raise click.UsageError(str(error)) from error
    for complaint in () if quiet else complaints:
        click.echo(harmless(f"warning: {complaint}"), err=True)
    return lists
