"""Ctrl-C, SIGTERM, a closed terminal, told to real processes: the first stops and reports, the second ends at once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citecheck.cli.signals import stopping
from citecheck.status import ExitStatus
from citecheck.version import __version__
from tests.servers import Exchange, Server, Site, silence

LONGEST_S = 60
SIGNALS = [signal.SIGINT, signal.SIGTERM]
# Says when it listens, and when it has been told to stop; then it works on, deaf, for as long as the test may take.
DEAF = f"""
import os, threading
from citecheck.cli.signals import stopping
from citecheck.status import ExitStatus
from citecheck.version import __version__
say = lambda word: os.write(1, f"{{word}}\\n".encode())
with stopping(lambda: say("first"), lambda: say("second")) as stop:
    say("ready")
    stop.wait({LONGEST_S})
    # One that comes as a wait begins is heard when the wait is over.
    for _ in range({LONGEST_S} * 10):
        threading.Event().wait(0.1)
"""

# The command, and Ctrl-C as soon as it loads a certain module: the place in time is certain on any machine.
INTERRUPTED = """
import os, sys
class Interrupt:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == wanted:
            os.kill(os.getpid(), 2)
sys.meta_path.insert(0, Interrupt)
wanted, *sys.argv = sys.argv[1:]
from citecheck.__main__ import start
start()
"""


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process, which does not outlive the test."""
    process = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("second", SIGNALS)
@pytest.mark.parametrize("first", SIGNALS)
def test_second_signal_ends_at_once(first: signal.Signals, second: signal.Signals) -> None:
    with running("-c", DEAF) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(first)
        assert process.stdout.readline() == "first\n"
        process.send_signal(second)
        assert process.stdout.read() == "second\n"
        assert process.wait(LONGEST_S) == 128 + second


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("signal", ["--version"]),
        ("click", ["--version"]),
        ("click.core", ["--version"]),
        ("citecheck.cli.ending", ["--version"]),
        ("citecheck.cli.commands.check", ["page.txt"]),
        ("citecheck.auditing", ["--offline", "page.txt"]),
        ("citecheck.rules", ["rule"]),
    ],
)
def test_ctrl_c_while_the_program_is_loaded_ends_it_quietly(module: str, words: list[str]) -> None:
    Path("page.txt").write_text("It fell. http://h.example/\n", encoding="utf-8")
    with running("-c", INTERRUPTED, module, "citecheck", *words) as process:
        assert process.communicate(timeout=LONGEST_S) == ("", "Error: interrupted\n")
        assert process.returncode == ExitStatus.UNFINISHED


def test_background_job_is_loaded_through_ctrl_c() -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    with running("-c", ignoring + INTERRUPTED, "click", "citecheck", "--version") as process:
        assert process.communicate(timeout=LONGEST_S) == (f"citecheck {__version__}\n", "")
        assert process.returncode == ExitStatus.FINE


def test_background_job_does_not_hear_ctrl_c() -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    with running("-c", ignoring + DEAF) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == "first\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(LONGEST_S) == 128 + signal.SIGTERM


def test_closed_terminal_is_told_of_as_often_as_may_be() -> None:
    # Who runs the tests may ignore it, as nohup has it.
    hearing = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    with running("-c", hearing + DEAF) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGHUP)
        assert process.stdout.readline() == "first\n"
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == "second\n"
        assert process.wait(LONGEST_S) == 128 + signal.SIGTERM


def test_handlers_are_put_back() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with stopping(lambda: None, lambda: None) as stop:
        assert [signal.getsignal(number) for number in SIGNALS] != before
        signal.raise_signal(signal.SIGTERM)
        assert stop.is_set()
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_other_thread_does_without() -> None:
    stops = []

    def work() -> None:
        with stopping(lambda: None, lambda: None) as stop:
            stops.append(stop.is_set())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert stops == [False]


@pytest.mark.parametrize("number", SIGNALS)
def test_what_was_done_is_reported(tmp_path: Path, number: signal.Signals) -> None:
    asked = threading.Event()

    def behave(exchange: Exchange) -> None:
        asked.set()
        silence(exchange)

    server = Server({"*": Site(behave)})
    page = tmp_path / "page.txt"
    url = f"http://127.0.0.1:{server.port}/slow"
    page.write_text(f"[[A page]]\n\nIt is so.[tpl]cite web|url={url}|title=Slow[/tpl]\n", encoding="utf-8")
    with running("-m", "citecheck", "--allow-private", "-f", "json", str(page)) as process:
        try:
            while not asked.wait(0.1):
                assert process.poll() is None
            process.send_signal(number)
            out, err = process.communicate(timeout=LONGEST_S)
        finally:
            server.close()
    report = json.loads(out)
    assert process.returncode == 3
    assert "Traceback" not in err
    assert "stopping; once more to stop at once" in err
    assert report["complete"] is False
    (link,) = report["links"]
    assert (link["url"], link["status"], link["reason"]) == (url, "skipped", "interrupted")
    assert len(report["documents"][0]["claims"]) == 1
