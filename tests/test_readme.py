"""The README: its two lines do what they promise, and what is generated in it is up to date."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from citecheck.cli import COMMANDS, main
from citecheck.config.keys import KEYS
from citecheck.cs1.conditions import conditions
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule
from citecheck.rules.pages import page_of
from tests.rules.checking import found

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MOST_CONDITIONS = 3
FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text() -> str:
    return README.read_text(encoding="utf-8")


def first_block() -> list[str]:
    """The two lines."""
    block = FENCE.search(text())
    assert block is not None
    return block[1].splitlines()


def run(*words: str) -> Result:
    """Run citecheck on a screen of 80 columns without colour; it has to succeed."""
    screen = {"COLUMNS": "80", "NO_COLOR": "1", "FORCE_COLOR": None}
    result = CliRunner().invoke(main, words, prog_name="citecheck", env=screen, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


# --- the two lines ----------------------------------------------------------------------------------------------------


def test_two_lines_set_everything_up() -> None:
    lines = first_block()
    assert len(lines) == 2
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ") for line in lines)
    assert shlex.split(lines[0])[-1] == "seeds/000_c4276b294e0ef22e.txt"
    assert lines[1].endswith(".venv/bin/python -m pytest --cov=citecheck")


def test_first_line_succeeds_wherever_it_is_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run(*demonstration())
    assert result.stderr == ""
    assert "claims" in result.stdout


def test_ci_runs_the_second_line(tmp_path: Path) -> None:
    """`.ci/run` in a folder whose README has another second line: it runs that one, from the folder's top."""
    script = tmp_path / ".ci" / "run"
    script.parent.mkdir()
    script.write_bytes((ROOT / ".ci" / "run").read_bytes())
    (tmp_path / "README.md").write_text('# x\n\n```sh\nfalse\necho "ran in $PWD" && exit 7\n```\n\n```sh\nfalse\n```\n')
    # What it would install on a machine that has none of it.
    for name in ("vim", "nvim", "emacs", "chromium"):
        (tmp_path / name).touch(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", script], cwd="/", capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (7, f"ran in {tmp_path}\n", "")


def test_ci_script_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111 == 0o111


# --- what is generated ------------------------------------------------------------------------------------------------


def demonstration() -> list[str]:
    """The words after `citecheck` in the first line."""
    return shlex.split(first_block()[0].partition("bin/citecheck ")[2])


def sample() -> str:
    """The terminal report that the first line prints."""
    return f"```text\n{run(*demonstration()).stdout}```"


def help_block() -> str:
    """The help of `citecheck check`."""
    return f"```text\n{run('check', '--help').stdout}```"


def rule_table() -> str:
    """Every rule, with what it looks for in the words of its page."""
    rows = ["| code | name | severity | fix | finds | CS1 |", "|---|---|---|---|---|---|"]
    for rule in ALL:
        severity = rule.severity if rule.default else f"{rule.severity}, off by default"
        fix = "" if rule.fix == "none" else rule.fix
        title = page_of(rule).title.replace("|", r"\|")
        rows.append(f"| {rule.code} | `{rule.name}` | {severity} | {fix} | {title} | {_conditions(rule)} |")
    families = ", ".join(f"{family.code} {family.title}" for family in FAMILIES)
    return f"{len(ALL)} rules in {len(FAMILIES)} families: {families}.\n\n" + "\n".join(rows)


def _conditions(rule: Rule) -> str:
    """A rule's conditions, the first few in full: a row has to stay readable."""
    shown = [f"[{name.partition('_')[2]}]({conditions()[name].help})" for name in rule.cs1[:MOST_CONDITIONS]]
    more = len(rule.cs1) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])])


@pytest.mark.parametrize(("name", "generate"), [("sample", sample), ("help", help_block), ("rules", rule_table)])
def test_generated_part_is_up_to_date(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str, generate: Callable[[], str]
) -> None:
    monkeypatch.chdir(ROOT)
    part = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    fresh = f"\n{generate()}\n\n"
    if request.config.getoption("--update-golden"):
        README.write_text(part.sub(lambda _: fresh, text()), encoding="utf-8")
    stands = part.search(text())
    assert stands is not None
    assert stands[0] == fresh, "see it with --update-golden and git diff"


# --- what is said -----------------------------------------------------------------------------------------------------


def test_commands_that_are_shown_exist() -> None:
    """Every line of an `sh` block that calls citecheck has a command and options that are there."""
    lines = [line for block in FENCE.findall(text()) for line in block.splitlines()]
    calls = [line.partition("citecheck ")[2].partition(" #")[0] for line in lines if "citecheck " in line]
    assert len(calls) > 5
    for call in calls:
        words = shlex.split(call)
        name = words[0] if words[0] in COMMANDS else "check"
        command = main.get_command(click.Context(main), name)
        assert command is not None
        options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
        for word in words:
            assert not word.startswith("-") or word == "-" or word in options, call


def test_configuration_that_is_shown_is_right(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    (tmp_path / "our-sources.csv").write_text("domain,rating,reason,list,date\n", encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text("A sentence.\n", encoding="utf-8")
    for block in blocks:
        file = tmp_path / "citecheck.toml"
        file.write_text(block, encoding="utf-8")
        run("--config", str(file), "--offline", str(page))
    assert {"exclude", "contact", "control-host"} <= set(KEYS)


def test_example_of_the_ci_job_is_the_job() -> None:
    workflow = (ROOT / ".github" / "workflows" / "citecheck.yml").read_text(encoding="utf-8")
    (command,) = re.findall(r"run: (citecheck .*)", workflow)
    assert f"\n{command}\n" in text()


YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)


def test_ci_is_shown_for_three_places() -> None:
    assert len(YAML_BLOCKS) == 3


def test_python_that_is_shown_runs() -> None:
    (block,) = re.findall(r"^```python\n(import citecheck\n.*?)^```$", text(), re.MULTILINE | re.DOTALL)
    subprocess.run([sys.executable, "-c", block], check=True)


@pytest.mark.parametrize("block", YAML_BLOCKS, ids=lambda block: str(block.split()[0]))
def test_ci_that_is_shown_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    """Steps of GitHub Actions, hooks of pre-commit, or a job of GitLab, whose command is run."""
    read = YAML(typ="safe")
    match read.load(block):
        case [*_, {"uses": str(action), "with": dict(inputs)}]:
            file = ROOT / action.partition("/citecheck/")[2].partition("@")[0] / "action.yml"
            assert set(inputs) <= set(read.load(file)["inputs"])
        case {"repos": [{"hooks": hooks}]}:
            assert {hook["id"] for hook in hooks} <= {hook["id"] for hook in read.load(ROOT / ".pre-commit-hooks.yaml")}
        case dict(jobs):
            (tmp_path / "jobs.yml").write_text(block, encoding="utf-8")
            check = [str(Path(sys.executable).parent / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci"]
            subprocess.run([*check, "--data-transform", "gitlab-ci", str(tmp_path / "jobs.yml")], check=True)
            (job,) = jobs.values()
            monkeypatch.chdir(tmp_path)
            command = shlex.split(job["script"][-1])
            Path(command[-1]).mkdir()
            (Path(command[-1]) / "page.wiki").write_text("It rose.\n", encoding="utf-8")
            run(*command[1:])
            assert all(Path(file).exists() for file in job["artifacts"]["reports"].values())


def test_python_is_the_one_of_the_package() -> None:
    assert sys.version_info >= (3, 11)
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "Python 3.11 or newer" in text()


def test_rule_in_ten_lines_is_a_rule(tmp_path: Path) -> None:
    """The example of the guide, as it stands there, in a module of its own."""
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert block is not None
    head = (
        "from collections.abc import Iterator\n"
        "from citecheck.model import Page, Severity\n"
        "from citecheck.rules.catalogue import Context, Fault, rule\n"
    )
    module = tmp_path / "printers.py"
    module.write_text(head + block[1], encoding="utf-8")
    rule = runpy.run_path(str(module))["address_of_a_printer"]
    assert isinstance(rule, Rule)
    assert all(rule.code != other.code for other in ALL)
    url = "http://example.org/?printable=yes"
    (finding,) = found(rule, f"It turned.<ref>{{{{cite web|title=Tides|url={url}}}}}</ref>")
    assert (finding.code, finding.name) == ("UR099", "address-of-a-printer")
