"""`citecheck rule`: the list, a page, and what is said of a code that is none."""

from __future__ import annotations

import inspect

import pytest
from click.testing import CliRunner

from citecheck.cli import main
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["rule", *words])
    return result.exit_code, result.stdout, result.stderr


def test_list_has_every_rule_under_its_family() -> None:
    status, listed, _ = run()
    assert status == 0
    titles = {family.code: family.title for family in FAMILIES}
    family = ""
    seen = []
    for line in listed.splitlines():
        if line.startswith("  "):
            code = line.split()[0]
            assert code.startswith(family)
            seen.append(code)
        else:
            family, title = line.split("  ")
            assert titles[family] == title
    assert sorted(seen) == [rule.code for rule in ALL]
    assert len(seen) > len(FAMILIES)


def test_list_says_severity_name_and_what_is_off() -> None:
    lines = run()[1].splitlines()
    for rule in ALL:
        line = next(line for line in lines if line.startswith(f"  {rule.code} "))
        assert line.split()[1:3] == [rule.severity.value, rule.name]
        assert ("off by default" in line) is not rule.default


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_page_is_found_by_code_and_by_name(rule: Rule) -> None:
    pages = {run(word) for word in (rule.code, rule.code.lower(), rule.name, rule.name.upper())}
    assert len(pages) == 1
    status, page, _ = pages.pop()
    assert status == 0
    assert page.startswith(f"{rule.code} {rule.name}\n{rule.severity}, ")
    assert inspect.cleandoc(rule.page) in page


def test_first_letters_list_what_begins_with_them() -> None:
    status, listed, _ = run("lk")
    assert status == 0
    codes = {line.split()[0] for line in listed.splitlines() if line.startswith("  ")}
    assert codes == {rule.code for rule in ALL if rule.code.startswith("LK")} != set()


@pytest.mark.parametrize(
    ("word", "near"),
    [
        (ALL[0].code[:-1] + "Z", ALL[0].code[:-1]),
        (ALL[0].name + "x", ALL[0].name),
    ],
)
def test_unknown_code_names_the_nearest(word: str, near: str) -> None:
    status, shown, said = run(word)
    assert (status, shown) == (2, "")
    assert f"there is no rule {word!r}; did you mean '{near}" in said


def test_nothing_near_names_nothing() -> None:
    assert "there is no rule '0'\n" in run("0")[2]


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["piped", "forced", "refused"],
)
def test_colour_is_for_whoever_wants_it(variables: dict[str, str], *, colored: bool) -> None:
    environment = {"FORCE_COLOR": None, "NO_COLOR": None} | variables
    result = CliRunner().invoke(main, ["rule"], env=environment, color=True)
    assert ("\x1b[1m" in result.stdout) is colored
