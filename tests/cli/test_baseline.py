"""What is known and what has changed: `citecheck baseline`, `--baseline` and `--diff-base`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main

BAD_BOOK = (
    "It fell.<ref>{{cite book |title=Bridges |last=Hart |publisher=Ark |date=2001 |isbn=978-0-306-40615-8}}</ref>\n"
)
NO_SOURCE = "It rose.<ref>{{cite web |access-date=1 May 2012}}</ref>\n"
SOUND = "It stands.<ref>{{cite book |title=Piers |last=Hart |publisher=Ark |isbn=978-0-306-40615-7}}</ref>\n"
LINKED = "It is wide.<ref>{{cite web |title=Width |url=http://h.example/wide |website=Atlas}}</ref>\n"


def write(text: str, name: str = "page.wiki") -> None:
    Path(name).write_text(text, encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def report(*words: str) -> tuple[int, dict[str, Any]]:
    result = run("check", "--offline", "-f", "json", *words)
    return result.exit_code, json.loads(result.stdout)


def findings(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for document in report["documents"] for finding in document["findings"]]


def test_what_is_known_fails_no_more_wherever_it_moves() -> None:
    write(BAD_BOOK)
    assert run("baseline", "--offline", ".", "-o", "known.json").exit_code == 0
    write(f"A new beginning.\n\n{SOUND}\n{BAD_BOOK}")
    status, found = report("--baseline", "known.json", ".")
    assert status == 0
    assert {finding["code"] for finding in findings(found) if finding["known"]} >= {"ID001"}
    assert found["gone"] == []


def test_a_page_that_moves_to_another_file_is_new_until_the_baseline_is_written_anew() -> None:
    write(BAD_BOOK)
    run("baseline", "--offline", ".", "-o", "known.json")
    Path("page.wiki").rename("other.wiki")
    assert report("--baseline", "known.json", ".")[0] == 1
    run("baseline", "--offline", ".", "-o", "known.json")
    assert report("--baseline", "known.json", ".")[0] == 0


def test_what_the_author_has_ignored_is_no_part_of_a_baseline() -> None:
    write(f"{BAD_BOOK.rstrip()} <!-- citecheck: ignore ID001 -->\n")
    assert run("baseline", "--offline", "--select", "ID001", "page.wiki", "-o", "known.json").exit_code == 0
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"] == []


def test_pages_by_other_paths_are_new_and_that_is_said() -> None:
    Path("pages").mkdir()
    write(BAD_BOOK, "pages/page.wiki")
    write(BAD_BOOK, "pages/other.wiki")
    run("baseline", "--offline", "pages/page.wiki", "-o", "known.json")
    said = f"the baseline has pages/page.wiki and not {Path('pages/page.wiki').resolve()}: name pages as for"
    for words, status, is_said in (
        (["pages"], 1, False),
        (["./pages/page.wiki"], 0, False),
        (["pages/other.wiki"], 1, False),
        ([str(Path("pages").resolve())], 1, True),
    ):
        result = run("check", "--offline", "--baseline", "known.json", *words)
        assert (result.exit_code, said in result.stderr) == (status, is_said)


def test_a_baseline_replaces_no_page() -> None:
    write(BAD_BOOK)
    write(SOUND, "other.wiki")
    result = run("baseline", "--offline", "page.wiki", "-o", "other.wiki")
    assert (result.exit_code, "give the baseline another name" in result.stderr) == (2, True)
    assert Path("other.wiki").read_text(encoding="utf-8") == SOUND


def test_a_baseline_in_the_folder_that_is_checked_is_no_page() -> None:
    write(BAD_BOOK)
    for _ in range(2):
        run("baseline", "--offline", ".", "-o", "known.json")
        result = run("check", "--offline", "--baseline", "known.json", "-f", "json", "-o", "report.json", ".")
        assert "known.json: skipped, a file of this run" in result.stderr
        assert ".report.json." not in result.stderr
    assert [document["path"] for document in json.loads(Path("report.json").read_text())["documents"]] == ["page.wiki"]


def test_a_folder_that_holds_a_report_alone_is_empty() -> None:
    write("", "report.html")
    assert run("check", "--offline", "-o", "report.html", ".").exit_code == 3


def test_what_is_new_fails() -> None:
    write(BAD_BOOK)
    run("baseline", "--offline", "page.wiki", "-o", "known.json")
    write(BAD_BOOK + NO_SOURCE)
    status, found = report("--baseline", "known.json", "page.wiki")
    known = {finding["code"]: finding["known"] for finding in findings(found)}
    assert status == 1
    assert (known["ID001"], known["FD001"]) == (True, False)
    new = [finding for finding in findings(found) if not finding["known"]]
    assert sum(found["summary"]["findings"].values()) == len(new)


def test_one_more_of_what_is_known_is_new() -> None:
    write(BAD_BOOK)
    run("baseline", "--offline", "page.wiki", "-o", "known.json")
    write(BAD_BOOK + SOUND + BAD_BOOK)
    status, found = report("--baseline", "known.json", "--select", "ID001", "page.wiki")
    assert status == 1
    assert [finding["known"] for finding in findings(found)] == [True, False]


def test_reports_tell_what_is_new_alone() -> None:
    write(NO_SOURCE + BAD_BOOK)
    run("baseline", "--offline", "page.wiki", "-o", "known.json")
    write(BAD_BOOK + LINKED.replace("|title=Width ", "").replace("http:", "htpp:"))
    words = ("check", "--offline", "--baseline", "known.json", "--select", "ID,UR,FD001", "page.wiki")
    shown = run(*words, "-f", "unix").stdout
    assert "ID001" not in shown
    assert "UR0" in shown
    terminal = run(*words).stdout
    assert "Gone since the baseline (2)\n  FD001  page.wiki: " in terminal
    assert "1 finding known by the baseline" in terminal
    assert "UR0" in terminal
    sarif = json.loads(run(*words, "-f", "sarif").stdout)["runs"][0]["results"]
    assert [one.get("suppressions") for one in sarif if one["ruleId"] == "ID001"] == [[{"kind": "external"}]]


def test_what_is_gone_is_said_unless_nobody_looked() -> None:
    write(BAD_BOOK)
    write(NO_SOURCE, "other.wiki")
    run("baseline", "--offline", ".", "-o", "known.json")
    write(SOUND)
    _, found = report("--baseline", "known.json", "page.wiki")
    assert {(one["code"], one["path"]) for one in found["gone"]} >= {("ID001", "page.wiki")}
    assert {one["path"] for one in found["gone"]} == {"page.wiki"}
    assert report("--baseline", "known.json", "--select", "LK", "page.wiki")[1]["gone"] == []


def test_several_processes_know_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.reading._BATCH", 100)
    for number in range(6):
        write(BAD_BOOK * number + NO_SOURCE, f"{number}.wiki")
    run("baseline", "--offline", "--jobs", "2", ".", "-o", "known.json")
    assert report("--baseline", "known.json", ".")[0] == 0
    write(SOUND, "3.wiki")
    alone, together = (report("--baseline", "known.json", "--jobs", jobs, ".")[1] for jobs in ("1", "2"))
    assert alone["gone"] == together["gone"] != []
    assert findings(alone) == findings(together)


def test_a_baseline_is_read_and_merged_by_lines() -> None:
    write(BAD_BOOK + NO_SOURCE)
    result = run("baseline", "--offline", "page.wiki")
    first, *lines, last = result.stdout.splitlines()
    assert (first, last) == ('{"citecheck_baseline":1,"findings":[', "]}")
    assert [json.loads(line.rstrip(","))["path"] for line in lines] == ["page.wiki"] * len(lines)
    assert json.loads(result.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_page_whose_name_is_no_text_is_known() -> None:
    write(BAD_BOOK, "page\udcff.wiki")
    assert run("baseline", "--offline", "page\udcff.wiki", "-o", "known.json").exit_code == 0
    status, found = report("--baseline", "known.json", "page\udcff.wiki")
    assert (status, {finding["known"] for finding in findings(found)}) == (0, {True})


def test_a_baseline_of_what_cannot_be_read_is_unfinished() -> None:
    assert run("baseline", "--offline", "missing.wiki", "-o", "known.json").exit_code == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "known.json: cannot be read: No such file"),
        ("{", "known.json: is no baseline"),
        ("[" * 100_000, "known.json: is no baseline"),
        ("[]", "known.json: is no baseline: `citecheck baseline"),
        ('{"citecheck_baseline":2,"findings":[]}', "written by a later citecheck"),
        ('{"citecheck_baseline":1,"findings":[{"code":"ID001"}]}', "a finding in it lacks"),
    ],
)
def test_a_file_that_is_no_baseline(text: str | None, said: str) -> None:
    write(SOUND)
    if text is not None:
        Path("known.json").write_text(text, encoding="utf-8")
    result = run("check", "--offline", "--baseline", "known.json", "page.wiki")
    assert result.exit_code == 2
    assert said in result.stderr


# --- what has changed -------------------------------------------------------------------------------------------------


def git(*words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *named, *words], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with two pages that have faults, committed."""
    git("init")
    write(f"Intro.\n\n{BAD_BOOK}\n{LINKED}", "page.wiki")
    write(NO_SOURCE, "b ä\u2026.wiki")
    git("add", ".")
    git("commit", "-m", "pages")
    return folder


def changed(*words: str, base: str = "HEAD") -> list[str]:
    return [finding["code"] for finding in findings(report("--diff-base", base, *words)[1])]


@pytest.mark.usefixtures("repository")
def test_nothing_has_changed() -> None:
    status, found = report("--diff-base", "HEAD", ".")
    assert status == 0
    assert findings(found) == []
    assert {(link["status"], link["reason"]) for link in found["links"]} == {("skipped", "excluded")}
    assert found["summary"]["documents"] == 2


@pytest.mark.usefixtures("repository")
def test_citations_on_touched_lines_alone_are_looked_at() -> None:
    write(f"Another intro.\n\n{BAD_BOOK.replace('fell', 'broke')}\n{LINKED}{NO_SOURCE}", "page.wiki")
    assert {"ID001", "FD001"} <= set(changed("."))
    assert run("check", "--diff-base", "HEAD", "--list-links", ".").stdout == ""
    write(f"{LINKED.replace('wide', 'long')}{BAD_BOOK}", "page.wiki")
    assert run("check", "--diff-base", "HEAD", "--list-links", ".").stdout.endswith("  http://h.example/long\n")
    git("commit", "-am", "more")
    assert changed(".") == []
    assert {"ID001"} <= set(changed(".", base="HEAD~1"))


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_a_finding_has_the_fingerprint_that_it_has_in_a_whole_run(form: str) -> None:
    write(BAD_BOOK, "twice.wiki")
    git("add", ".")
    git("commit", "-m", "once")
    write(BAD_BOOK + SOUND + BAD_BOOK, "twice.wiki")
    words = ("check", "--offline", "--select", "ID001", "-f", form, "twice.wiki")
    whole, part = (fingerprints_in(json.loads(run(*words, *more).stdout)) for more in ((), ("--diff-base", "HEAD")))
    assert part == whole[1:]
    assert len(part) == 1


def fingerprints_in(log: list[Any] | dict[str, Any]) -> list[str]:
    """Those of a report in SARIF or for GitLab, in its order."""
    if isinstance(log, list):
        return [issue["fingerprint"] for issue in log]
    return [result["partialFingerprints"]["citecheck/v1"] for result in log["runs"][0]["results"]]


@pytest.mark.usefixtures("repository")
def test_a_line_that_has_changed_is_not_the_next_one() -> None:
    write(f"Intro.\n{BAD_BOOK}", "page.wiki")
    git("commit", "-am", "two lines")
    write(f"Another intro.\n{BAD_BOOK}", "page.wiki")
    assert changed("page.wiki") == []


@pytest.mark.usefixtures("repository")
def test_a_line_taken_out_of_a_citation_touches_it() -> None:
    write("It fell.<ref>{{cite book\n|title=Bridges\n|last=Hart\n|isbn=978-0-306-40615-8}}</ref>\n", "page.wiki")
    git("commit", "-am", "lines")
    write("It fell.<ref>{{cite book\n|title=Bridges\n|isbn=978-0-306-40615-8}}</ref>\n", "page.wiki")
    assert "ID001" in changed(".")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("attributes", "encoding"), [("", "utf-16"), ("*.wiki -diff\n", "utf-8")], ids=["UTF-16", "said to be binary"]
)
def test_a_page_that_is_no_text_to_git_is_touched_as_a_whole(attributes: str, encoding: str) -> None:
    Path(".gitattributes").write_text(attributes, encoding="utf-8")
    page = Path("wide.wiki")
    page.write_text(SOUND, encoding=encoding)
    git("add", ".")
    git("commit", "-m", "wide")
    assert changed("wide.wiki") == []
    page.write_text(SOUND + BAD_BOOK, encoding=encoding)
    assert "ID001" in changed("wide.wiki")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(("newline", "found"), [("\r", True), ("\r\n", False)])
def test_a_page_whose_lines_git_counts_otherwise_is_touched_as_a_whole(newline: str, *, found: bool) -> None:
    """What has changed stands on the third line for git, and on the fourth one for us."""
    for verb in ("fell", "broke"):
        text = f"Intro.{newline}More.\n\n{SOUND.replace('stands', verb)}{BAD_BOOK}"
        Path("old.wiki").write_bytes(text.encode())
        if verb == "fell":
            git("add", ".")
            git("commit", "-m", "old")
    assert ("ID001" in changed("old.wiki")) is found


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("setting", ["diff.interHunkContext=20", "diff.upper.textconv=head -n 0"])
def test_the_lines_are_the_file_s_own_however_git_is_configured(setting: str) -> None:
    Path(".gitattributes").write_text("*.wiki diff=upper\n", encoding="utf-8")
    git("config", *setting.split("=", 1))
    write(f"Another intro.\n\n{BAD_BOOK}\n{LINKED.replace('wide', 'long')}", "page.wiki")
    assert "ID001" not in changed("page.wiki")
    write(f"Intro.\n\n{BAD_BOOK.replace('fell', 'broke')}\n{LINKED}", "page.wiki")
    assert "ID001" in changed("page.wiki")


@pytest.mark.usefixtures("repository")
def test_the_name_of_a_page_is_no_pattern() -> None:
    for name in (":p.wiki", "Who*.wiki", "Whom.wiki"):
        write(f"Intro.\n\n{BAD_BOOK}", name)
    git("add", ".")
    git("commit", "-m", "names")
    write(f"Another intro.\n\n{BAD_BOOK}", "Who*.wiki")
    for name in (":p.wiki", "Whom.wiki"):
        write(f"Intro.\n\n{BAD_BOOK.replace('fell', 'broke')}", name)
    assert changed("Who*.wiki") == []
    assert "ID001" in changed(":p.wiki")


@pytest.mark.usefixtures("repository")
def test_a_new_file_and_one_elsewhere_are_new(tmp_path_factory: pytest.TempPathFactory) -> None:
    write(NO_SOURCE, "new.wiki")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "page.wiki"
    elsewhere.write_text(NO_SOURCE, encoding="utf-8")
    assert changed("new.wiki") == changed(str(elsewhere)) != []
    git("mv", "b ä\u2026.wiki", "c.wiki")
    assert changed("c.wiki") != []


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(("named", "status"), [((), 1), (("--stdin-filename", "page.wiki"), 0)])
def test_standard_input_is_new_but_for_a_file_that_it_is_named_as(named: tuple[str, ...], status: int) -> None:
    words = ("check", "--offline", "--diff-base", "HEAD", *named, "-")
    assert CliRunner().invoke(main, words, input=Path("page.wiki").read_text()).exit_code == status


@pytest.mark.usefixtures("repository")
def test_what_others_changed_meanwhile_is_not_ours() -> None:
    git("checkout", "-b", "ours")
    write(NO_SOURCE, "ours.wiki")
    git("add", ".")
    git("commit", "-m", "ours")
    git("checkout", "main")
    write(f"Theirs.\n\n{BAD_BOOK} \n", "page.wiki")
    git("commit", "-am", "theirs")
    git("checkout", "ours")
    assert changed("page.wiki", base="main") == []
    assert changed("ours.wiki", base="main") != []


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("ref", ["nowhere", "--output=stolen", "HEAD:page.wiki", ""])
def test_a_commit_that_is_none(ref: str) -> None:
    result = run("check", "--offline", f"--diff-base={ref}", "page.wiki")
    assert result.exit_code == 2
    assert f"git knows no commit {ref!r}" in result.stderr
    assert not Path("stolen").exists()


def test_where_no_repository_is() -> None:
    write(SOUND)
    result = run("check", "--offline", "--diff-base", "HEAD", "page.wiki")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


@pytest.mark.usefixtures("repository")
def test_a_history_that_does_not_reach_back() -> None:
    git("checkout", "--orphan", "apart")
    git("commit", "-m", "apart")
    result = run("check", "--offline", "--diff-base", "main", "page.wiki")
    assert result.exit_code == 2
    assert "have in common" in result.stderr
    assert "fetch-depth: 0" in result.stderr


@pytest.mark.usefixtures("repository")
def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = run("check", "--offline", "--diff-base", "HEAD", "page.wiki")
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr
