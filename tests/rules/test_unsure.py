"""What is said of a citation that is as likely none is a warning at most."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck import rules
from citecheck.model import Severity
from citecheck.rules.catalogue import Context
from tests.rules.checking import TODAY, page, result

URL = "http://mills.example/osk"
TEXT = f"It was sold, see {URL}"


@pytest.mark.parametrize(
    ("confidence", "severity"), [(1.0, Severity.ERROR), (0.5, Severity.ERROR), (0.49, Severity.WARNING)]
)
def test_a_dead_link_is_as_grave_as_its_citation_is_sure(confidence: float, severity: Severity) -> None:
    read = page(TEXT, "tpl")
    read = replace(read, citations=tuple(replace(citation, confidence=confidence) for citation in read.citations))
    findings = rules.check(read, Context(TODAY, result(URL, "dead", "not_found")))
    assert [finding.severity for finding in findings if finding.name == "dead-link"] == [severity]


def test_a_dead_link_in_a_reference_that_lost_its_tags_is_an_error() -> None:
    text = f"It was sold.Lund, Karl (1990). Mills of Osk. Harl Press. p. 12. {URL}"
    findings = rules.check(page(text, "tpl"), Context(TODAY, result(URL, "dead", "not_found")))
    assert [finding.severity for finding in findings if finding.name == "dead-link"] == [Severity.ERROR]
