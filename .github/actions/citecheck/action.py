"""The steps of the action that are its own: `install` gets citecheck, `check` runs it and says what came of it.

An input may hold any text: it comes as a variable INPUT_…, and no shell ever reads it. What is checked may be anybody's
pull request: Python is run with -I, so that no module is taken from there.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import uuid
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
REPORTS = {"json": "report.json", "html": "report.html", "markdown": "report.md", "sarif": "report.sarif"}
WITH_VALUE = ("select", "ignore", "fail-on", "baseline", "diff-base")
WRONG_USAGE = 2

# What the runner would take for a command of ours.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)")


def install() -> int:
    """Put citecheck into an environment of its own."""
    version = given("version")
    if version and not re.fullmatch(r"[0-9][0-9A-Za-z.+!]*", version):
        return refused(f"version must be one of a package, not {version!r}")
    home = Path(tempfile.mkdtemp(prefix="citecheck-", dir=os.environ["RUNNER_TEMP"]))
    environment = venv.EnvBuilder(with_pip=True)
    environment.create(home)
    python = environment.ensure_directories(home).env_exe
    package = f"citecheck=={version}" if version else str(ROOT)
    pip = [python, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    if status := subprocess.run(pip, check=False).returncode:
        return status
    words = [python, "-I", "-m", "citecheck", "cache", "path"]
    path = subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
    tell({"python": python, "cache": str(Path(path).parent)})
    return 0


def check() -> int:
    """Run citecheck; gives its exit status."""
    folder = Path(tempfile.mkdtemp(prefix="citecheck-", dir=os.environ["RUNNER_TEMP"]))
    files = {form: folder / name for form, name in REPORTS.items()}
    try:
        words = [*options(), *reports(files), *more(), "--", *sources()]
    except ValueError as error:
        return refused(str(error))
    status = run([sys.executable, "-I", "-m", "citecheck", "check", *words])
    written = {form: str(file) for form, file in files.items() if file.exists()}
    counts = counted(json.loads(files["json"].read_text(encoding="utf-8"))["summary"]) if "json" in written else {}
    tell({"exit-status": str(status), **counts, **written})
    return status


def options() -> Iterator[str]:
    """The options of `citecheck check` that inputs stand for."""
    for name in WITH_VALUE:
        if value := given(name):
            yield f"--{name}={value}"
    if is_on("offline"):
        yield "--offline"
    if not is_on("cache"):
        yield "--no-cache"
    # A later step goes by it, and would take a wrong word for no.
    is_on("upload-sarif")


def reports(files: Mapping[str, Path]) -> Iterator[str]:
    """Annotations in the log, with the step's summary, and a file for each of the other formats."""
    yield from ("--format=github", "--output=-")
    for form, file in files.items():
        yield from (f"--format={form}", f"--output={file}")


def more() -> list[str]:
    """The options that no input stands for."""
    try:
        return shlex.split(given("args"))
    except ValueError as error:
        message = f"args: {error}"
        raise ValueError(message) from error


def sources() -> list[str]:
    """What is checked."""
    lines = [line.strip() for line in given("sources").splitlines()]
    if not any(lines):
        message = "sources must name a file or a folder"
        raise ValueError(message)
    return [line for line in lines if line]


def run(words: list[str]) -> int:
    """Run a command, to its end even when the job is cancelled: then it reports what was done.

    What it says beside its report has words of the pages in it, and becomes no command.
    """
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace") as process:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, _: process.send_signal(number))
        for line in process.stderr or ():
            sys.stderr.write(_COMMAND.sub(r"\1# ", line))
            sys.stderr.flush()
    return process.returncode


def counted(summary: Mapping[str, Any]) -> dict[str, str]:
    """The numbers of a report that are outputs."""
    findings = {f"{severity}s": number for severity, number in summary["findings"].items()}
    numbers = {"survival": summary["survival"], **summary["claims"], "dead": summary["links"]["dead"], **findings}
    return {name: "" if number is None else str(number) for name, number in numbers.items()}


def given(name: str) -> str:
    """An input; empty where there is none."""
    return os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()


def is_on(name: str) -> bool:
    """An input that is true or false. Raises ValueError for anything else."""
    value = given(name)
    if value not in {"true", "false"}:
        message = f"{name} must be true or false, not {value!r}"
        raise ValueError(message)
    return value == "true"


def tell(outputs: Mapping[str, str]) -> None:
    """Set outputs of the step."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        for name, value in outputs.items():
            end = uuid.uuid4()
            file.write(f"{name}<<{end}\n{value}\n{end}\n")


def refused(message: str) -> int:
    """Say what is wrong with an input; gives the exit status for that."""
    print(f"::error title=citecheck::{message.replace('%', '%25')}")
    tell({"exit-status": str(WRONG_USAGE)})
    return WRONG_USAGE


if __name__ == "__main__":
    sys.exit({"install": install, "check": check}[sys.argv[1]]())
