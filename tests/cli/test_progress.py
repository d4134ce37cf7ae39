"""What is shown of the asking of links: on a terminal, in a log, and where nothing is to be said."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.cli.progress import Bar, Lines, Silence, display
from citecheck.cli.tally import Pages, Tally, rounded, waited_for
from citecheck.cli.watching import StderrWatcher
from citecheck.links import Progress
from citecheck.model import LinkResult, Problem, Reason, Status
from citecheck.watcher import Pass


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def link(status: Status = Status.ALIVE, *, attempts: int = 1, from_cache: bool = False) -> LinkResult:
    return LinkResult("http://a.example/", status, Reason.OK, "seen", attempts=attempts, from_cache=from_cache)


def tally(done: int, total: int, *waiting: str, of: Status = Status.ALIVE) -> Tally:
    """What is shown when so many links of one status are done."""
    counted = Tally(Clock())
    counted.start(total)
    for _ in range(done):
        counted.add(link(of))
    counted.come_to(Progress(done, total, waiting))
    return counted


def test_a_line_within_the_first_second_and_every_thirty_seconds() -> None:
    clock, stream = Clock(), io.StringIO()
    lines = Lines(stream, clock)
    clock.now_s += 100
    lines.start(tally(0, 9))
    for number, seconds in enumerate((0, 0.7, 0.2, 29, 1, 15, 14, 1, 31), start=1):
        clock.now_s += seconds
        lines.show(tally(number, 9))
    lines.stop()
    shown = [line.partition(" of")[0] for line in stream.getvalue().splitlines()]
    assert shown == ["citecheck: 3", "citecheck: 5", "citecheck: 8", "citecheck: 9"]


def test_a_line_says_all_there_is_to_say() -> None:
    clock, stream = Clock(), io.StringIO()
    lines = Lines(stream, clock)
    lines.start(tally(0, 9))
    clock.now_s += 30
    lines.show(tally(2, 9, "a.example", "b.example"))
    said = "2 of 9 links: 2 alive, 0 dead, 0 unknown; waiting for a.example, b.example"
    assert stream.getvalue() == f"citecheck: {said}\n"


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ([], "0 alive, 0 dead, 0 unknown"),
        ([link(Status.ALIVE), link(Status.MOVED), link(Status.DEAD)], "2 alive, 1 dead, 0 unknown"),
        ([link(Status.BLOCKED), link(Status.UNREACHABLE)], "0 alive, 0 dead, 2 unknown"),
        ([link(Status.SKIPPED, attempts=0)], "0 alive, 0 dead, 0 unknown, 1 skipped"),
        ([link(), link(from_cache=True)], "2 alive, 0 dead, 0 unknown (1 from the cache)"),
    ],
)
def test_what_is_counted(links: list[LinkResult], words: str) -> None:
    counted = Tally(Clock())
    for judged in links:
        counted.add(judged)
    assert counted.words() == f"0 of 0 links: {words}"


def after(seconds: float, asked: int, *, total: int = 1000, reused: int = 0) -> float | None:
    """The estimate when so many links were asked at an even pace, behind some that a cache knew at once."""
    clock = Clock()
    counted = Tally(clock)
    counted.start(total)
    for _ in range(reused):
        counted.add(link(from_cache=True))
    for number in range(asked):
        clock.now_s += seconds / asked
        counted.add(link())
        counted.come_to(Progress(reused + number + 1, total))
    return counted.left_s()


@pytest.mark.parametrize(
    ("seconds", "asked", "reused", "left_s"),
    [
        (4, 100, 0, None),
        (60, 9, 0, None),
        (10, 100, 0, 90),
        (10, 100, 800, 10),
        (20, 1000, 0, None),
    ],
    ids=["too soon", "too few", "known", "what a cache knew is no pace", "done"],
)
def test_the_time_left_is_told_where_it_is_known(seconds: float, asked: int, reused: int, left_s: float | None) -> None:
    assert after(seconds, asked, reused=reused) == (left_s and pytest.approx(left_s, rel=0.05))


def test_a_pace_that_is_lost_tells_nothing() -> None:
    clock = Clock()
    counted = Tally(clock)
    counted.start(100)
    told = []
    for number in range(1, 100):
        clock.now_s += 0.1 if number < 90 else 10
        counted.add(link())
        counted.come_to(Progress(number, 100))
        told.append(counted.left_s() is not None)
    assert (told[0], told[80], told[-1]) == (False, True, False)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "10 s"), (41, "50 s"), (60, "1 min"), (130, "3 min"), (3600, "1.0 h"), (45_000, "12.5 h")],
)
def test_an_estimate_is_rounded_up(seconds: float, words: str) -> None:
    assert rounded(seconds) == words


@pytest.mark.parametrize(
    ("hosts", "words"),
    [
        ((), ""),
        (("a",), "waiting for a"),
        (("a", "b", "c"), "waiting for a, b, c"),
        (("a", "b", "c", "d", "e"), "waiting for a, b, c and 2 more"),
        (("a\x1b[2J",), "waiting for a\u241b[2J"),
    ],
)
def test_hosts_in_words(hosts: tuple[str, ...], words: str) -> None:
    assert waited_for(Progress(0, 9, hosts)) == words


def test_bar_shows_count_and_hosts_and_goes_away() -> None:
    clock, stream = Clock(), io.StringIO()
    bar = Bar(stream, clock)
    bar.start(tally(0, 9))
    clock.now_s += 1
    bar.show(tally(2, 9, "[b]a.example[/b]", of=Status.DEAD))
    bar.say("a line with [red]brackets[/red]")
    bar.stop()
    shown = stream.getvalue()
    assert "2 of 9 links: 0 alive, 2 dead, 0 unknown; waiting for [b]a.example" in shown
    assert "a line with [red]brackets[/red]\n" in shown
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_a_bar_is_drawn_at_once_and_five_times_a_second() -> None:
    clock, stream = Clock(), io.StringIO()
    bar = Bar(stream, clock)
    bar.start(tally(0, 99))
    for number in range(1, 7):
        clock.now_s += 0.125
        bar.show(tally(number, 99))
    shown = re.findall(r"\d+ of", stream.getvalue())
    assert shown == ["0 of", "2 of", "4 of", "6 of"]
    bar.stop()


def test_a_bar_goes_from_one_thing_to_the_next() -> None:
    stream = io.StringIO()
    bar = Bar(stream)
    for standing in (Pages(Pass.READING), tally(0, 9), Pages(Pass.AUDITING, 3)):
        bar.start(standing)
        bar.stop()
    shown = [stream.getvalue().find(words) for words in ("reading: 0 pages", "0 of 9 links", "auditing: 0 of 3 pages")]
    assert shown == sorted(shown)
    assert shown[0] > 0


def test_a_terminal_that_goes_away_is_no_end_of_the_run(tmp_path: Path) -> None:
    """Its window is closed while a page is audited."""
    page, report = tmp_path / "page.txt", tmp_path / "report.json"
    page.write_text("".join(f"So.<ref>http://h{number}.example/</ref>\n" for number in range(2_000)), encoding="utf-8")
    window, terminal = os.openpty()
    words = [sys.executable, "-m", "citecheck", "check", "--offline", "-f", "json", "-o", str(report), str(page)]
    # In a session of its own: of this one's end, should it be at that terminal, it hears nothing.
    environment = os.environ | {"TERM": "xterm"}
    with subprocess.Popen(words, stderr=terminal, env=environment, start_new_session=True) as process:
        os.close(terminal)
        shown = b""
        while b"auditing: 0 pages" not in shown:
            shown += os.read(window, 4096)
        os.close(window)
        assert process.wait(timeout=60) == 0, report.read_bytes()[-300:]
    assert b'"complete":true' in report.read_bytes()


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (0, None, "reading: 0 pages"),
        (1, None, "reading: 1 page"),
        (12_000, None, "reading: 12,000 pages"),
        (0, 1, "reading: 0 of 1 page"),
        (1, 3400, "reading: 1 of 3,400 pages"),
    ],
)
def test_pages_in_words(done: int, total: int | None, words: str) -> None:
    pages = Pages(Pass.READING, total)
    pages.done = done
    assert pages.words() == words


@pytest.mark.parametrize(
    ("report_seen", "said"),
    [
        (False, ["citecheck: reading: 2 pages", "citecheck: auditing: 2 of 2 pages"]),
        (True, ["citecheck: reading: 2 pages"]),
    ],
)
def test_nothing_is_shown_beside_a_report_that_is_seen(said: list[str], *, report_seen: bool) -> None:
    clock, stream = Clock(), io.StringIO()
    watcher = StderrWatcher(Lines(stream, clock), verbose=False, report_seen=report_seen)
    for doing, total in ((Pass.READING, None), (Pass.AUDITING, 2)):
        watcher.pages_started(doing, total)
        for seconds in (0, 10):
            clock.now_s += seconds
            watcher.page_done()
        watcher.pages_done()
    assert stream.getvalue().splitlines() == said


def test_progress_comes_before_a_long_page_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("".join(f"So.<ref>http://h{number}.example/</ref>\n" for number in range(20_000)), encoding="utf-8")
    screen, end = os.openpty()
    words = [sys.executable, "-m", "citecheck", "check", "--list-links", str(page)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=end, env=os.environ | {"TERM": "xterm"}) as process:
        os.close(end)
        shown = b""
        while b"reading: 0 pages" not in shown:
            shown += os.read(screen, 4096)
        assert b"http" not in shown
        process.kill()
    os.close(screen)


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
    result = LinkResult("http://a.example/\x9b", Status.DEAD, Reason.NOT_FOUND, "404 Not\x1bFound", http_status=404)
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
        *(["dead not_found http://a.example/<U+009B>  404 Not␛Found"] if verbose else []),
    ]


def test_quiet_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    everything(StderrWatcher(Silence(), verbose=True))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_standard_error_that_is_full_ends_nothing() -> None:
    with pytest.raises(OSError, match="No space left"), Path("/dev/full").open("w", encoding="utf-8") as full:
        Lines(full).say("lost")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_what_standard_error_does_not_take_changes_no_status(tmp_path: Path) -> None:
    (tmp_path / "page.wiki").write_text("The dam leaks.", encoding="utf-8")
    (tmp_path / ".hidden.wiki").write_text("The weir leaks.", encoding="utf-8")
    words = [sys.executable, "-m", "citecheck", "check", "--offline", "-f", "json", str(tmp_path)]
    # Without a buffer, nothing is left that Python would write once more at the end.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=full, env=buffered, check=False, timeout=60)
    assert done.returncode == 0
