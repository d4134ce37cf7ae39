"""`citecheck cache`: what is remembered of links between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import click

from citecheck import urls
from citecheck.cli.ending import UnfinishedError
from citecheck.cli.output import opened
from citecheck.counts import plural
from citecheck.memory import Day, History, UnusableError, usual_place
from citecheck.report.words.harmless import harmless

_KB, _MB = 1_000, 1_000_000

_file = click.option(
    "--cache",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use the cache in this file.  [default: as `citecheck cache path` says]",
)


@click.group(
    epilog="""\b
Example:
  citecheck cache show http://www.example.com/page
  citecheck cache clear"""
)
def cache() -> None:
    """Show or clear what is remembered of links between runs.

    It holds what was seen of each link, never a verdict. What was alive or moved is asked again after seven days, what
    was dead after one, everything else in each run. A link that fails on three days, each at least three days after
    the one before, while other hosts answer, is dead.
    """


@cache.command(epilog="\b\nExample:\n  citecheck cache path")
def path() -> None:
    """Print where it is, unless --cache names another file."""
    with _told() as say:
        say(str(usual_place()))


@cache.command(epilog="\b\nExample:\n  citecheck cache show http://www.example.com/page")
@click.argument("url", required=False)
@_file
def show(url: str | None, file: Path | None) -> None:
    """Show how much it holds, or what came of a link on which day."""
    with _told() as say:
        file = file or usual_place()
        lines = _stock(file, History(file)) if url is None else _history(urls.target(url), History(file))
        for line in lines:
            say(line)


@cache.command(epilog="\b\nExample:\n  citecheck cache clear")
@_file
def clear(file: Path | None) -> None:
    """Forget everything, strikes included."""
    with _told() as say:
        file = file or usual_place()
        say(f"{file}: {plural(History(file).clear(), 'link')} forgotten")


@contextmanager
def _told() -> Iterator[Callable[[str], None]]:
    """What prints a line; an ending that says so is made of a file that is no cache."""
    with opened(None) as output:
        try:
            yield lambda line: output.write(f"{harmless(line)}\n")
        except UnusableError as error:
            raise UnfinishedError(str(error)) from error


def _stock(file: Path, history: History) -> Iterator[str]:
    """The lines of a summary."""
    stock = history.stock()
    if not stock.addresses:
        yield f"{file}: nothing is remembered"
        return
    yield f"{file}: {plural(stock.addresses, 'link')}, {_sized(stock.size)}"
    yield f"seen from {stock.first_day} to {stock.last_day}"
    yield f"{plural(stock.with_strikes, 'link')} with strikes"


def _history(url: str, history: History) -> Iterator[str]:
    """The lines of what came of one link."""
    days = history.of(url)
    if not days:
        yield f"{url}: nothing is remembered"
        return
    yield url
    for asked_as, several in groupby(days, key=lambda day: day.asked_as):
        yield f"asked as: {asked_as}"
        for day in several:
            yield f"  {day.day}  {_outcome(day)}"
            yield from (f"              {line}" for line in _details(day))


def _outcome(day: Day) -> str:
    """What came of a link on one day, in a few words."""
    words = day.outcome.replace("_", " ")
    if day.http_status is not None:
        words += f" {day.http_status}"
    return f"{words}, a strike" if day.strike else words


def _details(day: Day) -> Iterator[str]:
    """What is still held of what was seen."""
    if day.entry is None:
        return
    seen = day.entry.observation
    for hop in seen.hops:
        yield f"redirect {hop.http_status} from {hop.url}"
    if seen.final_url and seen.final_url != seen.url:
        yield f"to {seen.final_url}"
    if seen.content and seen.content.title:
        yield f"title: {seen.content.title}"
    if seen.detail:
        yield seen.detail
    if seen.checked_at:
        yield f"at {seen.checked_at}"


def _sized(size: int) -> str:
    return f"{size / _MB:.1f} MB" if size >= _MB else f"{size / _KB:.0f} kB"
