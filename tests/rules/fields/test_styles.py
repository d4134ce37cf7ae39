"""The rules FD on mixed families of templates, old names, and what is written for dropped ones."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import parameters, styles
from tests.rules.checking import found, repaired

CS1, CS2, VANCOUVER = "{{cite book |title=A}}\n", "{{citation |title=A}}\n", "{{vcite book |title=A}}\n"


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (CS1 + CS1 + CS2, "2 with `cite …` and 1 with `citation`, on line 3", "the fewer are shown"),
        (CS2 + CS2 + CS1, "2 with `citation` and 1 with `cite …`, on line 3", "whichever they are"),
        (CS1 + CS2, "on line 2", "of two alike the later"),
        (
            CS1 + CS1 + VANCOUVER + CS2,
            "2 with `cite …`, 1 with `vcite …` and 1 with `citation`, on lines 3 and 4",
            "all",
        ),
        (CS1 + "{{citation |title=A |mode=cs1}}", None, "made to look alike"),
        (CS1 + "{{cite web |title=A |mode=cs2}}", "on line 2", "made to look different"),
        (CS1 + CS1, None, "one family"),
        (CS1 + "{{sfn|A|2014}} http://example.org/a", None, "short forms and addresses are of no family"),
        ("", None, "nothing"),
    ],
)
def test_families_on_a_page(text: str, words: str | None, why: str) -> None:
    messages = [finding.message for finding in found(styles.mixed_citation_styles, text)]
    assert len(messages) == (words is not None), why
    assert words is None or words in messages[0]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("{{cite web |title=A |accessdate=5 May 2014}}", "{{cite web |title=A |access-date=5 May 2014}}"),
        ("{{cite web |title=A | authorlink2 = B }}", "{{cite web |title=A | author-link2 = B }}"),
        ("{{cite web |title=A |author2link=B}}", "{{cite web |title=A |author2-link=B}}"),
        ("{{cite book |title=A |origyear=1955}}", "{{cite book |title=A |orig-date=1955}}"),
        ("{{cite episode |title=A |airdate=2014}}", "{{cite episode |title=A |air-date=2014}}"),
    ],
)
def test_an_old_name(text: str, fixed: str) -> None:
    (finding,) = found(styles.old_parameter_name, text)
    assert finding.fix
    assert finding.fix.safe
    assert repaired(text, finding.fix) == fixed


@pytest.mark.parametrize(
    ("parameters_", "why"),
    [
        ("access-date=2014", "the name of today"),
        ("accessdate=2014 |access-date=2014", "both, which another rule says"),
        ("accessdate=", "empty"),
        ("airdate=2014", "unknown to this template, which another rule says"),
        ("editorlink=A", "dropped, which another rule says"),
        ("isbn=1 |volume=2 |last2=A", "names that never had a hyphen"),
    ],
)
def test_a_name_that_is_left_alone(parameters_: str, why: str) -> None:
    assert not found(styles.old_parameter_name, f"{{{{cite web |title=A |{parameters_}}}}}"), why


@pytest.mark.parametrize(
    ("parameters_", "why"),
    [
        ("accessdate=2014 |access-date=", "the empty one would count"),
        ("accessdate=2014 |accessdate=2015", "the other one would stay"),
        ("authorlink=A |author1-link=B", "two names of one thing"),
    ],
)
def test_an_old_name_that_nothing_can_take_the_place_of(parameters_: str, why: str) -> None:
    findings = found(styles.old_parameter_name, f"{{{{cite web |title=A |{parameters_}}}}}")
    assert [finding.fix for finding in findings] == [None], why


COPY = "url=http://e.org |archive-url=https://web.archive.org/web/20140505120000/http://e.org"


@pytest.mark.parametrize(
    ("written", "fixed", "safe"),
    [
        (f"{COPY} |deadurl=yes", f"{COPY} |url-status=dead", True),
        (f"{COPY} |dead-url=No", f"{COPY} |url-status=live", True),
        (f"{COPY} |deadurl = usurped ", f"{COPY} |url-status = usurped ", True),
        ("url=http://e.org |subscription=yes", "url=http://e.org |url-access=subscription", True),
        ("url=http://e.org |registration=y", "url=http://e.org |url-access=registration", True),
        ("last=B |last-author-amp=yes", "last=B |name-list-style=amp", True),
        ("month=May |year=2014", "date=May 2014", False),
        ("date=2014 |month=May–June", "date=May–June 2014 ", False),
    ],
)
def test_what_is_written_for_a_dropped_parameter(written: str, fixed: str, safe: object) -> None:
    text = f"{{{{cite journal |title=A |{written}}}}}"
    (finding,) = found(parameters.dropped_parameter, text)
    assert finding.fix
    assert finding.fix.safe is safe
    assert repaired(text, finding.fix) == f"{{{{cite journal |title=A |{fixed}}}}}"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("url=http://e.org |deadurl=yes", "no copy: the template objects to a status without one"),
        (f"{COPY} |deadurl=yes |url-status=", "the new name stands there"),
        (f"{COPY} |deadurl=yes |dead-url=yes", "both would become one"),
        (f"{COPY} |deadurl=perhaps", "a value without a meaning"),
        (f"{COPY} |deadurl=yes |deadurl=no", "twice"),
        (f"{COPY} |deadurl=yes<!-- checked -->", "a comment beside it"),
        ("subscription=yes", "no address"),
        ("url=http://e.org |subscription=yes |registration=yes", "both would become one"),
        ("url=http://e.org |subscription=no", "nothing to say"),
        ("month=May |date=5 May 2014", "the date says it"),
        ("month=May |year=2014 |day=5", "a day beside it"),
        ("month=May |year=2014 |date=2014", "two years"),
        ("month=May", "no year"),
        ("month=Mai |year=2014", "no month"),
        ("month={{x}} |year=2014", "a template makes it"),
        ("coauthors=B", "people's names are for people"),
    ],
)
def test_what_is_left_to_a_person(written: str, why: str) -> None:
    text = f"{{{{cite journal |title=A |{written}}}}}"
    assert all(finding.fix is None for finding in found(parameters.dropped_parameter, text)), why
