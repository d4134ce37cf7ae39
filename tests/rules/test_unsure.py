"""What is said of a citation that may be none is a warning at most."""

from __future__ import annotations

import pytest

from citecheck import rules
from citecheck.model import Severity
from citecheck.rules.catalogue import Context
from tests.rules.checking import TODAY, page, result

URL = "http://mills.example/osk"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"It was sold.Lund, Karl (1990). Mills of Osk. Harl Press. p. 12. {URL}", Severity.WARNING),
        (f"It was sold.[tpl]cite web|title=Mills of Osk|url={URL}[/tpl]", Severity.ERROR),
        (f"It was sold, see {URL}", Severity.ERROR),
    ],
    ids=["lost its tags", "template", "bare address"],
)
def test_a_dead_link_is_as_grave_as_its_citation_is_sure(text: str, severity: Severity) -> None:
    findings = rules.check(page(text, "tpl"), Context(TODAY, result(URL, "dead", "not_found")))
    assert [finding.severity for finding in findings if finding.name == "dead-link"] == [severity]
