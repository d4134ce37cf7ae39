"""Parameters that Citation Style 1 empties because of archive.today."""

from __future__ import annotations

import pytest

from citecheck.cs1.emptied import emptied
from tests.rules.checking import page


@pytest.mark.parametrize(
    ("parameters", "names"),
    [
        ("url=http://example.org/a", set()),
        ("archive-url=https://archive.org/details/a", set()),
        ("archive-url=https://web.archive.org/web/2014/http://archive.is.example.org/", set()),
        ("chapter-url=https://archive.ph/x |title=A", {"chapter-url"}),
        ("archive-url=http://archive.today/x", {"archive-url", "archive-date", "archivedate"}),
        ("quote=see http://archive.today/x", set()),
        ("archive-url=https://web.archive.org/web/2014/http://archive.is/x", set()),
        ("url=HTTP://ARCHIVE.PH/x", {"url", "access-date"}),
        ("url=http://www.archive.is/x", {"url", "access-date", "archive-url"}),
    ],
)
def test_emptied(parameters: str, names: set[str]) -> None:
    (citation,) = page(f"{{{{cite book |{parameters}}}}}").citations
    gone = emptied(citation)
    assert names <= gone
    assert bool(gone) == bool(names)
