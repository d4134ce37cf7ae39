"""What is shown of the asking of links: on a terminal, in a log, and where nothing is to be said."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from citecheck.cli.progress import Bar, Lines, Silence, display, waited_for
from citecheck.cli.watching import StderrWatcher
from citecheck.links import Progress
from citecheck.model import LinkResult, Problem, Reason, Status


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_line_every_thirty_seconds() -> None:
    clock, stream = Clock(), io.StringIO()
    lines = Lines(stream, clock)
    clock.now_s += 100
    lines.start(9)
    for number, seconds in enumerate((0, 29, 1, 15, 14, 1, 31), start=1):
        clock.now_s += seconds
        lines.show(Progress(number, 9, ("a.example",)))
    lines.stop()
    shown = [line.partition(" of")[0] for line in stream.getvalue().splitlines()]
    assert shown == ["citecheck: 3", "citecheck: 6", "citecheck: 7"]


def test_line_says_count_and_hosts() -> None:
    clock, stream = Clock(), io.StringIO()
    lines = Lines(stream, clock)
    lines.start(9)
    clock.now_s += 30
    lines.show(Progress(2, 9, ("a.example", "b.example")))
    assert stream.getvalue() == "citecheck: 2 of 9 links asked, waiting for a.example, b.example\n"


@pytest.mark.parametrize(
    ("hosts", "words"),
    [
        ((), "waiting for none"),
        (("a",), "waiting for a"),
        (("a", "b", "c"), "waiting for a, b, c"),
        (("a", "b", "c", "d", "e"), "waiting for a, b, c and 2 more"),
        (("a\x1b[2J",), "waiting for a\u241b[2J"),
    ],
)
def test_hosts_in_words(hosts: tuple[str, ...], words: str) -> None:
    assert waited_for(Progress(0, 9, hosts)) == words


def test_bar_shows_count_and_hosts_and_goes_away() -> None:
    stream = io.StringIO()
    bar = Bar(stream)
    bar.start(9)
    bar.show(Progress(2, 9, ("[b]a.example[/b]",)))
    bar.say("a line with [red]brackets[/red]")
    bar.stop()
    shown = stream.getvalue()
    assert "2/9" in shown
    assert "[b]a.example[/b]" in shown
    assert "a line with [red]brackets[/red]\n" in shown
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


@pytest.mark.parametrize(
    ("terminal", "quiet", "term", "kind"),
    [
        (True, False, "xterm", Bar),
        (True, False, "dumb", Lines),
        (False, False, "xterm", Lines),
        (True, True, "xterm", Silence),
    ],
)
def test_display_fits_the_stream(
    monkeypatch: pytest.MonkeyPatch, term: str, kind: type[object], *, terminal: bool, quiet: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    master, slave = os.openpty()
    try:
        with os.fdopen(slave, "w") as screen, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            assert type(display(screen if terminal else nowhere, quiet=quiet)) is kind
    finally:
        os.close(master)
    assert type(display(None, quiet=False)) is Silence


def everything(watcher: StderrWatcher) -> None:
    watcher.note("2 hidden files\nskipped")
    watcher.problem(Problem("missing\x1b.txt", "No such file"))
    watcher.problem(Problem("page.txt", "cut short", line=7))
    watcher.links_started(1)
    result = LinkResult("http://a.example/\x9b", Status.DEAD, Reason.NOT_FOUND, "404", http_status=404)
    watcher.link_seen(result, Progress(1, 1))
    watcher.links_tick(Progress(1, 1))
    watcher.links_done()


@pytest.mark.parametrize("verbose", [False, True], ids=["plain", "verbose"])
def test_one_harmless_line_for_everything(*, verbose: bool) -> None:
    stream = io.StringIO()
    everything(StderrWatcher(Lines(stream), verbose=verbose))
    assert stream.getvalue().splitlines() == [
        "citecheck: 2 hidden files skipped",
        "citecheck: missing\u241b.txt: No such file",
        "citecheck: page.txt:7: cut short",
        *(["dead not_found http://a.example/<U+009B>"] if verbose else []),
    ]


def test_quiet_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    everything(StderrWatcher(Silence(), verbose=True))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_standard_error_that_is_full_ends_nothing() -> None:
    with pytest.raises(OSError, match="No space left"), Path("/dev/full").open("w", encoding="utf-8") as full:
        Lines(full).say("lost")
