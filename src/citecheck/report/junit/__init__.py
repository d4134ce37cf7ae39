"""JUnit's XML: a page is a suite, and each claim and each link on it a case.

What could not be read or finished is a suite of its own, and each case of that an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from citecheck.model import AuditedPage, LinkResult, Problem
from citecheck.paths import slashed
from citecheck.report import RunHead, RunTail
from citecheck.report.junit.cases import LONGEST_NAME, Case, Outcome, cases_of
from citecheck.report.words.short import short

_LONGEST_TEXT = 1000


class JunitReport:
    """One run as suites, each of them written when its page is done."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._links: Mapping[str, LinkResult] = {}

    def head(self, head: RunHead) -> str:
        """The open list of suites."""
        self._links = head.links
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="citecheck">\n'

    def prepare(self, audited: AuditedPage) -> str:
        """One page."""
        document = audited.page.document
        cases = list(cases_of(audited, self._links))
        path = slashed(document.path)
        return _suite(document.title or path, f"{path} · {document.title}" if document.title else path, cases)

    def page(self, prepared: str) -> str:
        """One suite."""
        return prepared

    def tail(self, tail: RunTail) -> Iterator[str]:
        """A suite of what could not be read or finished, if there is any, and the end of the list."""
        cases = [Case(_place(problem), Outcome.ERROR, "not-read", problem.message) for problem in tail.problems]
        if not tail.complete:
            why = "What was done is reported, the rest was not looked at."
            cases.append(Case("The run", Outcome.ERROR, "not-finished", why))
        if cases:
            yield _suite("What could not be read or finished", "citecheck", cases)
        yield "</testsuites>\n"


def _place(problem: Problem) -> str:
    return problem.path if problem.line is None else f"{problem.path}:{problem.line}"


def _suite(name: str, class_name: str, cases: Sequence[Case]) -> str:
    """A suite with its counts; cases of one name are told apart by a number, for readers of the file know no other."""
    counts = Counter(case.outcome for case in cases)
    met: Counter[str] = Counter()
    written = []
    for case in cases:
        shown = short(case.name, LONGEST_NAME)
        met[shown] += 1
        written.append(_case(f"{shown} ({met[shown]})" if met[shown] > 1 else shown, class_name, case))
    attributes = _attributes(
        name=name,
        tests=str(len(cases)),
        failures=str(counts[Outcome.FAILURE]),
        errors=str(counts[Outcome.ERROR]),
        skipped=str(counts[Outcome.SKIPPED]),
    )
    return f"<testsuite{attributes}>\n{''.join(written)}</testsuite>\n"


def _case(name: str, class_name: str, case: Case) -> str:
    time = {} if case.time_s is None else {"time": f"{case.time_s:.3f}"}
    text = "\n".join(escape(short(line, _LONGEST_TEXT)) for line in case.lines)
    inside = f"<system-out>{text}</system-out>" if text else ""
    if case.outcome:
        inside = f"<{case.outcome}{_attributes(type=case.type, message=case.why)}>{text}</{case.outcome}>"
    return f"<testcase{_attributes(classname=class_name, name=name, **time)}>{inside}</testcase>\n"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(short(value, _LONGEST_TEXT))}"' for name, value in values.items())
