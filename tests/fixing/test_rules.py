"""Fixes that once broke a promise: each in the citation in which it was seen to."""

from __future__ import annotations

from datetime import date

import pytest

from citecheck import reading, rules
from citecheck.fixing.rounds import repaired
from citecheck.rules.catalogue import Context
from tests.fixing.test_rounds import document, mended

CONTEXT = Context(date(2026, 11, 23), {})
COPY = "https://web.archive.org/web/20150122230836/http://a.example/"
PAGE = "|url=http://a.example/"
DAY = "|archive-date=2015-01-22"


# What safe fixes make of a citation's parameters, and then unsafe ones.
@pytest.mark.parametrize(
    ("code", "before", "safely", "unsafely", "why"),
    [
        ("DT009", "|year=May 2014|date=", "|date=May 2014", None, "an empty date behind it would count"),
        ("DT009", "|year=May 2014|year=June 2014", None, None, "the other year would count"),
        ("DT008", "|year=2013|date=5 May 2014|year=2014", None, None, "the other year would count"),
        ("AR007", f"{PAGE}|url-status=dead|url-status=live", None, None, "the other status would count"),
        ("AR002", f"{PAGE}|archive-date=1 May 2014|archivedate=2 May 2014", None, PAGE, "both are without a copy"),
        ("AR002", f"{PAGE}|archive-date=2014 archive-url={COPY}", None, None, "an address would be lost"),
        ("UR007", "|accessdate=1 May 2014|access-date=2 May 2014", None, "", "both are without an address"),
        ("UR007", "|access-date=1 May 2014 publisher=Atlas", None, None, "a pipe was lost"),
        ("AR001", f"{PAGE}|archive-url={COPY}", f"{PAGE}|archive-url={COPY}{DAY}", None, "the copy's own date"),
        ("AR001", f"|archive-url={COPY}", None, f"|archive-url={COPY}{DAY}", "a copy of nothing"),
        (
            "AR001",
            f"{PAGE}|archive-url={COPY}|archive-date=|archive-date=",
            f"{PAGE}|archive-url={COPY}|archive-date={DAY}",
            None,
            "of two the last one counts",
        ),
        ("FD015", "|title=|title=", "", None, "two that are empty"),
        ("FD014", "|x=|title=A|x=", "|title=A", None, "two that are empty, of no known name"),
        ("UR001", "|url=http://http://a.example/", "|url=http://a.example/", None, "one address can be meant"),
        (
            "UR001",
            "|url=http://http://a.example/|archive-url=http://a.example/",
            None,
            "|url=http://a.example/|archive-url=http://a.example/",
            "it would be a copy of itself",
        ),
        ("FD015", "|title=A|title=", None, None, "the other one would count"),
        ("FD014", "||b|2=c", None, None, "one position less would move the text"),
        ("FD014", "||b", "|b", None, "nobody counts"),
        (
            "AR001",
            f"{PAGE}|access-date=June 15, 2021|archive-url={COPY}",
            f"{PAGE}|access-date=June 15, 2021|archive-url={COPY}|archive-date=January 22, 2015",
            None,
            "as the other date",
        ),
        (
            "AR001",
            f"|url=http://a.example b|archive-url={COPY}",
            None,
            f"|url=http://a.example b|archive-url={COPY}{DAY}",
            "a copy of what is no address",
        ),
        (
            "AR001",
            f"{PAGE}|archive-url=https://archive.today/20130118134305/http://a.example/|archiveurl={COPY}",
            None,
            None,
            "a date would be emptied with the address before it",
        ),
        (
            "AR006",
            f"{PAGE}|archive-url={COPY}|archive-date=Jun 15, 2021",
            None,
            f"{PAGE}|archive-url={COPY}|archive-date=Jan 22, 2015",
            "as the date there",
        ),
        ("FD021", "|ref=none|ref=harv", None, None, "the other anchor would count"),
        ("FD021", "|no-pp=no|no-pp=y|no-pp=no", None, None, "the other word would count"),
        (
            "FD021",
            f"|url=http://a.example b|archive-url={COPY}{DAY}|url-status=Live",
            None,
            f"|url=http://a.example b|archive-url={COPY}{DAY}|url-status=live",
            "what is no address would be linked",
        ),
        (
            "FD013",
            f"|url=http://a.example b|archive-url={COPY}{DAY}|deadurl=no",
            None,
            f"|url=http://a.example b|archive-url={COPY}{DAY}|url-status=live",
            "what is no address would be linked",
        ),
        ("FD022", "|doi-access=free", None, "", "a level and nothing else"),
        ("FD022", "|doi-access=free pmc=64714", None, None, "a pipe was lost: a number would go"),
        ("FD027", "|title=A|postscript=.<!-- end -->", None, None, "a comment would go"),
        ("FD027", "|title=A|postscript=;|postscript=.", None, None, "the other mark would count"),
        ("FD057", "|authorlink=A|author1-link=B", None, None, "two names of one thing"),
        ("FD057", "|accessdate=1 May 2014|accessdate=2 May 2014", None, None, "the other date would stay"),
        ("ID019", "|pmc=64714|pmc-embargo-date=5 May 2015", "|pmc=64714", None, "a day that is past"),
        ("ID019", "|pmc=64714|pmc-embargo-date=5 May 2015|archive-url=x", None, None, "the copy would be of its link"),
        ("NM003", "|author=A. Hunt et al.", None, "|author=A. Hunt |display-authors=etal", "nothing is said yet"),
        ("NM003", "|author=A. Hunt et al.|display-authors=", None, None, "an empty one behind it would count"),
        ("NM006", "|author=A. Hunt; B. Cole", None, "|author1=A. Hunt |author2=B. Cole", "two names"),
        ("NM006", "|author=A. Hunt; B. Cole|last2=", None, None, "an empty second name would count"),
        ("NM008", "|last=A|display-authors=1|display-authors=9", None, None, "the other number would count"),
        ("MK002", "|work='''''Atlas'''''", "|work=Atlas", None, "both marks"),
        ("MK005", f"{PAGE}|title=[[Fen]]s and [[Ely, Cambs|Ely]]", f"{PAGE}|title=Fens and Ely", None, "their words"),
        ("MK005", f"{PAGE}|title=[[:de:Moor|Fen]]", None, None, "another wiki's article"),
        ("MK005", f"{PAGE}|title=[[Fen]]<!-- sic -->", None, None, "a comment would go"),
        (
            "UR018",
            "|url=https://doi.org/10.1000/1|doi=|doi=",
            None,
            "|url=https://doi.org/10.1000/1|doi=|doi=10.1000/1",
            "of two the last one counts",
        ),
        (
            "FD012",
            "|titel=A|Work=B|acessdate=C",
            "|title=A|work=B|access-date=C",
            None,
            "in the order that brings none",
        ),
        ("FD012", "|room=A|Work=B", None, "|room=A|work=B", "the first would be reported"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value and "=" not in value else "",
)
def test_fix(code: str, before: str, safely: str | None, unsafely: str | None, why: str) -> None:
    safely = before if safely is None else safely
    text = f"{{{{cite web{before}}}}}"
    for unsafe, fixed in ((False, safely), (True, safely if unsafely is None else unsafely)):
        repair = repaired(document(text), CONTEXT, rules.wanted((code,), ()), unsafe=unsafe)
        assert mended(text, repair) == f"{{{{cite web{fixed}}}}}", why


def test_isbn_is_not_too_young_for_a_date_that_the_template_does_not_know() -> None:
    text = "{{{{cite journal|title=A|journal=B|isbn=0-306-40615-2|{}=1900}}}}"
    found = {
        name: {
            finding.cs1
            for finding in rules.check(reading.parse(document(text.format(name))), CONTEXT, rules.wanted(("ID",), ()))
        }
        for name in ("date", "air-date")
    }
    assert found == {"date": {"err_invalid_isbn_date"}, "air-date": set()}
