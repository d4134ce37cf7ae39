"""Options and configuration together: which value holds, and what a wrong one is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from msgspec.structs import fields

from citecheck import config
from citecheck.cli import main
from citecheck.cli.commands.check import check
from citecheck.cli.settings import settings
from citecheck.config import files, keys
from citecheck.model import Severity

TODAY = "2026-11-23"


def of(*words: str, file: Path | None = None) -> config.Settings:
    """The settings for these words after `citecheck check`."""
    # click keeps what the first context says of the help, and it is to be what the program's own says.
    context = check.make_context("check", [*words, "page.txt"], help_option_names=["-h", "--help"])
    return settings(context, file)


def test_defaults(folder: Path) -> None:
    assert folder.is_dir()
    today = of().today
    assert of("--today", TODAY) == config.Settings(today=date(2026, 11, 23))
    assert abs((today - datetime.now(UTC).date()).days) <= 1


def test_every_option_reaches_its_setting(folder: Path) -> None:
    assert folder.is_dir()
    got = of(
        *(
            "--rows",
            "claims",
            "--offsets",
            "utf-16",
            "--select",
            "LK,SR",
            "--select",
            "FD",
            "--ignore",
            "LK001",
            "--fail-on",
            "never",
            "--offline",
        ),
        *("--today", TODAY, "--max-concurrency", "1", "--host-concurrency", "2", "--host-request-interval", "3"),
        *("--connect-timeout", "4", "--timeout", "5.5", "--deadline", "6", "--max-retries", "7", "--max-time", "8"),
        *("--max-links", "9", "--group-by", "domain", "--robots", "--lang", "de"),
    )
    assert got == config.Settings(
        today=date(2026, 11, 23),
        rows=config.Rows.CLAIMS,
        offsets=config.Offsets.UTF_16,
        select=("LK", "SR", "FD"),
        ignore=("LK001",),
        fail_on=None,
        offline=True,
        lang="de",
        links=config.LinkSettings(
            max_concurrency=1,
            host_concurrency=2,
            host_request_interval_s=3.0,
            connect_timeout_s=4.0,
            timeout_s=5.5,
            deadline_s=6.0,
            max_retries=7,
            max_time_s=8.0,
            max_links=9,
            group_by=config.GroupBy.DOMAIN,
            robots=True,
        ),
    )


def test_line_goes_before_file_and_file_before_default(folder: Path) -> None:
    (folder / "citecheck.toml").write_text('timeout = 1\nmax-retries = 1\nfail-on = "note"\nselect = ["SR"]\n')
    got = of("--timeout", "2", "--fail-on", "never", "--select", "LK")
    assert (got.links.timeout_s, got.links.max_retries, got.links.deadline_s) == (2.0, 1, 90.0)
    assert (got.fail_on, got.select) == (None, ("LK",))
    assert of().fail_on is Severity.NOTE


def test_a_working_directory_that_is_gone_is_told(folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(click.UsageError, match="working directory cannot be found: No such file"):
        of()


def test_option_config_is_used_instead_of_the_nearest(folder: Path) -> None:
    (folder / "citecheck.toml").write_text("timeout = 1\n")
    other = folder / "other.toml"
    other.write_text("deadline = 3\n")
    assert (of(file=other).links.timeout_s, of(file=other).links.deadline_s) == (20.0, 3.0)


WRONG_IN_BOTH = [
    ("timeout", "0", "a number of seconds above 0"),
    ("max-retries", "-1", "a whole number from 0 to 100"),
    ("fail-on", "fatal", "one of error, warning, note, never"),
    ("rows", "claim", "did you mean 'claims'?"),
    ("today", "soon", "a date such as 2026-11-23"),
    ("group-by", "net", "one of host, domain, address"),
    ("max-links", "many", "a whole number from 0"),
    ("format", "jsn", "did you mean 'json'?"),
    ("select", "LL001", "did you mean"),
    ("select", "dead-lnik", "there is no rule 'dead-lnik'"),
    ("ignore", "XX", "there is no rule 'XX'"),
]


@pytest.mark.parametrize(("key", "value", "said"), WRONG_IN_BOTH)
def test_wrong_value_is_wrong_on_the_line_and_in_a_file(folder: Path, key: str, value: str, said: str) -> None:
    by_line = CliRunner().invoke(main, [f"--{key}={value}", "page.txt"])
    quoted = value if key in ("timeout", "max-retries") else f'"{value}"'
    file = folder / "citecheck.toml"
    file.write_text(f"{key} = {quoted}\n")
    by_file = CliRunner().invoke(main, ["page.txt"])
    for result, where in ((by_line, f"--{key}"), (by_file, f"{file}: {key}")):
        assert result.exit_code == 2
        assert said in result.stderr
        assert where in result.stderr
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 1\n", "did you mean 'fail-on'?"),
        ("allow-private = true\n", "command line alone"),
        ("= 1\n", "line 1"),
    ],
)
def test_wrong_file_ends_the_run_before_it_begins(folder: Path, text: str, said: str) -> None:
    (folder / "citecheck.toml").write_text(text)
    result = CliRunner().invoke(main, ["page.txt"])
    assert result.exit_code == 2
    assert str(folder / "citecheck.toml") in result.stderr
    assert said in result.stderr


def test_config_that_is_not_there(folder: Path) -> None:
    result = CliRunner().invoke(main, ["--config", "none.toml", "page.txt"])
    assert folder.is_dir()
    assert result.exit_code == 2
    assert "none.toml: cannot be read" in result.stderr


def test_every_option_of_check_is_a_key_or_refused_in_a_file(tmp_path: Path) -> None:
    """No option is unknown to the reader of files: it takes its key, or says why it does not."""
    names = {param.opts[-1].removeprefix("--") for param in check.params if isinstance(param, click.Option)}
    names.remove("sources")  # the option shows a view, the key names lists
    for name in names - set(keys.KEYS):
        file = tmp_path / "citecheck.toml"
        file.write_text(f"{name} = true\n")
        with pytest.raises(keys.ConfigError, match="command line alone"):
            files.read(file)
    assert set(keys.KEYS) - names == {
        *("contact", "control-host", "exclude", "hosts", "include", "language", "skip-archived", "sources"),
    }
    assert {field.name for field in fields(config.Settings)} >= {"select", "ignore"}
