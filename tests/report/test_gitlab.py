"""GitLab's code quality report, held against a schema made of its documentation."""

from __future__ import annotations

import json
from typing import Any

import pytest

from citecheck.model import AuditedPage, Problem
from citecheck.report.gitlab import GitlabReport
from tests.report.reading_back import OF_GITLAB
from tests.report.samples import HARL_LINKS, harl_bridge, said, write


def issues(*pages: AuditedPage, **rest: Any) -> list[dict[str, Any]]:
    """The issues of a report, which must be valid."""
    found: list[dict[str, Any]] = json.loads(write(GitlabReport(), *pages, links=HARL_LINKS, **rest))
    OF_GITLAB.validate(found)
    return found


def test_every_finding_that_is_not_ignored_is_an_issue() -> None:
    told = [(issue["check_name"], issue["description"]) for issue in issues(harl_bridge())]
    assert told == [(finding.code, said(finding)) for finding in harl_bridge().findings if not finding.ignored]


def test_an_issue_has_its_severity_and_place() -> None:
    severities = {issue["check_name"]: issue["severity"] for issue in issues(harl_bridge())}
    assert (severities["LK001"], severities["SR003"], severities["FD004"]) == ("major", "minor", "info")
    dead = next(issue for issue in issues(harl_bridge()) if issue["check_name"] == "LK001")
    assert dead["location"] == {"path": "pages/harl-bridge.wiki", "lines": {"begin": 4, "end": 4}}


def test_no_two_issues_of_a_run_have_one_fingerprint() -> None:
    prints = [issue["fingerprint"] for issue in issues(harl_bridge(), harl_bridge())]
    assert len(set(prints)) == len(prints)
    assert prints[: len(prints) // 2] == [issue["fingerprint"] for issue in issues(harl_bridge())]


def test_what_could_not_be_read_is_never_left_out() -> None:
    problem = Problem("torn.tpl", "a page is cut off", line=7)
    [issue] = issues(problems=(problem,), complete=False)
    assert (issue["severity"], issue["description"]) == ("blocker", "a page is cut off")
    assert issue["location"] == {"path": "torn.tpl", "lines": {"begin": 7}}


@pytest.mark.parametrize(("complete", "number"), [(True, 0), (False, 1)])
def test_a_run_that_was_stopped_is_not_green(number: int, *, complete: bool) -> None:
    assert len(issues(complete=complete)) == number
