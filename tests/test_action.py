"""The action: its steps as the runner takes them, with inputs that hold anything, and pages of anybody."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.report.runner import commands_in
from tests.servers import Exchange, Server, Site, answers, by_path, silence

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "actions" / "citecheck"
BESIDE_PYTHON = Path(sys.executable).parent
OWN_ACTIONS = r"(actions/[\w/-]+|github/codeql-action/upload-sarif)@[0-9a-f]{40}"

ACTION: Mapping[str, Any] = YAML(typ="safe").load(FOLDER / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
FAST = "--allow-private --max-retries=0 --host-request-interval 0"


@dataclass(slots=True)
class Job:
    """A folder of pages, and what the runner gives to a step and takes from it."""

    folder: Path
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)

    def started(self, step: str) -> subprocess.Popen[str]:
        """Start a step that runs a command of ours."""
        (found,) = (it for it in STEPS if it.get("id") == step)
        files = {name: str(self.temp / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CACHE_HOME") if name in os.environ}
        env = {**kept, **files, "GITHUB_ACTION_PATH": str(FOLDER), "RUNNER_TEMP": str(self.temp), **self.variables}
        env |= {name: self.filled(value) for name, value in found["env"].items()}
        script = self.temp / "step.sh"
        script.write_text(found["run"], encoding="utf-8")
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.Popen(
            words, cwd=self.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, step: str = "check") -> subprocess.CompletedProcess[str]:
        """Run it to its end, and take the outputs that it sets."""
        process = self.started(step)
        out, err = process.communicate()
        self.take_outputs()
        return subprocess.CompletedProcess([], process.returncode, out, err)

    def take_outputs(self) -> None:
        """Read what the step has set."""
        text = (self.temp / "GITHUB_OUTPUT").read_text(encoding="utf-8")
        self.outputs = {name: value for name, _, value in re.findall(r"(.*)<<(.*)\n(?s:(.*?))\n\2\n", text)}

    @property
    def temp(self) -> Path:
        """The runner's folder for what only the job needs."""
        return self.folder.parent / "temp"

    @property
    def summary(self) -> str:
        """What the step says of itself."""
        return (self.temp / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")

    def filled(self, text: str) -> str:
        """A value of the action with its expressions filled in."""
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: self._value(found[1]), text)

    def _value(self, expression: str) -> str:
        if expression.startswith("inputs."):
            name = expression.removeprefix("inputs.")
            return self.inputs.get(name, str(ACTION["inputs"][name].get("default", "")))
        assert expression in {"steps.python.outputs.python-path || 'python3'", "steps.install.outputs.python"}
        return sys.executable


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job on an empty folder."""
    folder = tmp_path / "pages"
    folder.mkdir()
    job = Job(folder, {"sources": "page.wiki"})
    job.temp.mkdir()
    return job


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with a page that is there, and no other."""
    live = answers(body=b"<title>Tides of the Harl</title>" + b"words " * 200)
    server = Server({"*": Site(by_path({"/live": live}))})
    yield server
    server.close()


def page_of(*urls: str) -> str:
    return "".join(f"It rose.{{{{cite web |title=Tides of the Harl |url={url}}}}}\n\n" for url in urls)


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        [BESIDE_PYTHON / "zizmor", "--offline", "--persona", "auditor", "--quiet"],
        [BESIDE_PYTHON / "check-jsonschema", "--builtin-schema", "vendor.github-actions"],
    ],
    ids=lambda command: command[0].name,
)
def test_nothing_is_found_in_it(command: list[str | Path]) -> None:
    done = subprocess.run([*command, FOLDER / "action.yml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_hash() -> None:
    uses = [step["uses"] for step in STEPS if "uses" in step]
    assert [use for use in uses if not re.fullmatch(OWN_ACTIONS, use)] == []
    assert [use.partition("@")[0] for use in uses] == [
        "actions/setup-python",
        "actions/cache/restore",
        "actions/cache/save",
        "github/codeql-action/upload-sarif",
    ]


def test_no_input_is_a_part_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_every_input_is_used() -> None:
    text = json.dumps(STEPS)
    assert [name for name in ACTION["inputs"] if not re.search(rf"inputs\.{name}\b", text)] == []


# --- a check ----------------------------------------------------------------------------------------------------------


def test_a_dead_link_fails_the_step(job: Job, server: Server) -> None:
    site = f"http://127.0.0.1:{server.port}"
    (job.folder / "page.wiki").write_text(page_of(f"{site}/live", f"{site}/gone"), encoding="utf-8")
    job.inputs |= {"select": "LK", "args": FAST}
    done = job.run()
    assert done.returncode == 1, done.stderr
    assert [(it.name, it.properties["file"], it.properties["line"]) for it in commands_in(done.stdout)] == [
        ("error", "page.wiki", "3")
    ]
    reports = {name: Path(job.outputs.pop(name)) for name in ("json", "html", "markdown", "sarif")}
    assert job.outputs == {
        "exit-status": "1",
        "survival": "0.5",
        "good": "1",
        "weak": "0",
        "unknown": "0",
        "broken": "1",
        "dead": "1",
        "errors": "1",
        "warnings": "0",
        "notes": "0",
    }
    assert set(ACTION["outputs"]) == {*job.outputs, *reports}
    assert json.loads(reports["sarif"].read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert reports["html"].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert job.summary.strip() == reports["markdown"].read_text(encoding="utf-8").strip()


def test_what_was_seen_of_links_is_kept(job: Job, server: Server) -> None:
    (job.folder / "page.wiki").write_text(page_of(f"http://127.0.0.1:{server.port}/live"), encoding="utf-8")
    job.inputs["args"] = FAST
    asked = []
    for cache in ("true", "true", "false"):
        job.inputs["cache"] = cache
        assert job.run().returncode == 0
        asked.append(len(server.connections))
    assert asked[0] == asked[1] < asked[2]


def test_offline_asks_nothing(job: Job, server: Server) -> None:
    (job.folder / "page.wiki").write_text(page_of(f"http://127.0.0.1:{server.port}/gone"), encoding="utf-8")
    job.inputs |= {"offline": "true", "args": FAST}
    assert job.run().returncode == 0
    assert (job.outputs["unknown"], job.outputs["survival"]) == ("1", "")
    assert not server.touched


def test_several_sources_and_a_report_more(job: Job) -> None:
    for name in ("a.wiki", "b b.wiki", "c.wiki"):
        (job.folder / name).write_text(FAULT, encoding="utf-8")
    job.inputs |= {
        "sources": "a.wiki\n\n  b b.wiki\n",
        "offline": "true",
        "fail-on": "never",
        "args": "-f csv -o 'x y'",
    }
    assert job.run().returncode == 0
    assert job.outputs["errors"] == "2"
    rows = (job.folder / "x y").read_text(encoding="utf-8").splitlines()
    assert [row.partition(",")[0] for row in rows[1:]] == ["a.wiki", "b b.wiki"]


FAULT = "It fell.{{cite book |title=A |isbn=978-0-306-40615-8}}\n"


def test_what_a_baseline_knows_does_not_fail(job: Job) -> None:
    page = job.folder / "page.wiki"
    page.write_text(FAULT, encoding="utf-8")
    words = [sys.executable, "-m", "citecheck", "baseline", "--offline", "-o", "known.json", "page.wiki"]
    subprocess.run(words, cwd=job.folder, check=True)
    job.inputs |= {"offline": "true", "baseline": "known.json"}
    assert job.run().returncode == 0
    page.write_text(FAULT + FAULT.replace("A", "B"), encoding="utf-8")
    assert job.run().returncode == 1


def test_what_has_not_changed_since_a_commit_does_not_fail(job: Job) -> None:
    page = job.folder / "page.wiki"
    page.write_text(FAULT, encoding="utf-8")
    author = ("-c", "user.name=A", "-c", "user.email=a@h.example")
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "One page"]):
        subprocess.run(["git", *words], cwd=job.folder, check=True)
    job.inputs |= {"offline": "true", "diff-base": "HEAD"}
    assert job.run().returncode == 0
    page.write_text(FAULT + FAULT, encoding="utf-8")
    assert job.run().returncode == 1


def test_a_run_that_cannot_finish_says_so_and_reports_the_rest(job: Job) -> None:
    (job.folder / "page.wiki").write_text("It fell.\n", encoding="utf-8")
    job.inputs |= {"sources": "page.wiki\nmissing.wiki", "offline": "true"}
    assert job.run().returncode == 3
    assert job.outputs["exit-status"] == "3"
    report = json.loads(Path(job.outputs["json"]).read_text(encoding="utf-8"))
    assert [it["path"] for it in report["problems"]] == ["missing.wiki"]


def test_a_job_that_is_cancelled_reports_what_was_done(job: Job) -> None:
    asked = threading.Event()

    def never_answers(exchange: Exchange) -> None:
        asked.set()
        silence(exchange)

    server = Server({"*": Site(never_answers)})
    (job.folder / "page.wiki").write_text(page_of(f"http://127.0.0.1:{server.port}/"), encoding="utf-8")
    job.inputs["args"] = FAST
    process = job.started("check")
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    server.close()
    assert process.returncode == 3, err
    assert "stopping" in err
    job.take_outputs()
    report = json.loads(Path(job.outputs["json"]).read_text(encoding="utf-8"))
    assert [it["reason"] for it in report["links"]] == ["interrupted"]


# --- what is wrong, and what is meant ill -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "complaint"),
    [
        ({"offline": "yes"}, "offline must be true or false, not 'yes'"),
        ({"cache": "::error::x"}, "cache must be true or false, not '::error::x'"),
        ({"upload-sarif": ""}, "upload-sarif must be true or false, not ''"),
        ({"sources": " \n"}, "sources must name a file or a folder"),
        ({"args": "'"}, "args: No closing quotation"),
    ],
)
def test_a_wrong_input_is_named(job: Job, inputs: dict[str, str], complaint: str) -> None:
    job.inputs |= inputs
    done = job.run()
    assert done.returncode == 2
    assert [(it.name, it.data) for it in commands_in(done.stdout)] == [("error", complaint)]
    assert job.outputs == {"exit-status": "2"}


def test_wrong_usage_is_told_as_citecheck_tells_it(job: Job) -> None:
    job.inputs["select"] = "dead-lnk"
    done = job.run()
    assert (done.returncode, job.outputs) == (2, {"exit-status": "2"})
    assert "did you mean 'dead-link'?" in done.stderr


HOSTILE = (
    "$(touch owned) `touch owned` ; touch owned\n'\"\n--output=owned\n::error::owned\n##[error]owned\n${{ owned }}"
)


@pytest.mark.parametrize("name", ["sources", "select", "ignore", "fail-on", "baseline", "diff-base", "args"])
def test_an_input_is_text_and_nothing_else(job: Job, name: str) -> None:
    (job.folder / "page.wiki").write_text("It fell.\n", encoding="utf-8")
    job.inputs |= {"offline": "true", name: HOSTILE}
    done = job.run()
    assert done.returncode in {2, 3}
    assert [path.name for path in job.folder.iterdir()] == ["page.wiki"]
    assert {it.data for it in commands_in(done.stdout + done.stderr)} <= {
        "args: No closing quotation",
        "No such file or directory",
        "What was not looked at is not reported.",
    }


def test_nothing_that_is_checked_is_run(job: Job) -> None:
    """Python looks for modules where it is started, unless it is told not to."""
    for name in ("json", "citecheck", "encodings", "sitecustomize"):
        (job.folder / f"{name}.py").write_text("open('owned', 'w')\n", encoding="utf-8")
    (job.folder / "page.wiki").write_text("It fell.\n", encoding="utf-8")
    job.inputs["offline"] = "true"
    job.variables["PYTHONPATH"] = str(job.folder)
    assert job.run().returncode == 0
    assert not (job.folder / "owned").exists()


# --- installing -------------------------------------------------------------------------------------------------------


def wheel(folder: Path, version: str) -> None:
    """A package of that name that only says where its cache is."""
    info = f"citecheck-{version}.dist-info"
    files = {
        "citecheck/__init__.py": "",
        "citecheck/__main__.py": f"print('/kept/{version}/links.sqlite')\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: citecheck\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(folder / f"citecheck-{version}-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


BACKEND = """
import shutil
def build_wheel(folder, *_):
    name = "citecheck-7.0-py3-none-any.whl"
    shutil.copy(name, folder)
    return name
"""


def test_the_version_that_is_asked_for_is_installed(job: Job) -> None:
    wheel(job.temp, "1.0")
    wheel(job.temp, "2.0")
    job.variables |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(job.temp)}
    job.inputs["version"] = "1.0"
    done = job.run("install")
    assert done.returncode == 0, done.stderr
    assert job.outputs["cache"] == "/kept/1.0"
    assert Path(job.outputs["python"]).is_relative_to(job.temp)


def test_without_a_version_the_one_beside_the_action_is_installed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another checkout, whose package is built in no time."""
    checkout = job.temp / "checkout"
    here = checkout / FOLDER.relative_to(ROOT)
    here.mkdir(parents=True)
    shutil.copy(FOLDER / "action.py", here)
    wheel(checkout, "7.0")
    (checkout / "backend.py").write_text(BACKEND, encoding="utf-8")
    (checkout / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n', encoding="utf-8"
    )
    monkeypatch.setattr(f"{__name__}.FOLDER", here)
    job.variables["PIP_NO_INDEX"] = "1"
    done = job.run("install")
    assert done.returncode == 0, done.stderr
    assert job.outputs["cache"] == "/kept/7.0"


@pytest.mark.parametrize(
    "version", ["../evil", "1.0 --index-url=http://h.example", "@ http://h.example/x.whl", "latest"]
)
def test_a_version_is_no_more_than_that(job: Job, version: str) -> None:
    job.inputs["version"] = version
    done = job.run("install")
    assert done.returncode == 2
    assert [it.data for it in commands_in(done.stdout)] == [f"version must be one of a package, not {version!r}"]
