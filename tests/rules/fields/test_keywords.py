"""The rules FD021, FD027 and FD028: fixed words, the mark at the end, and links that nobody has looked at."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import keywords
from tests.rules.checking import repaired
from tests.rules.reading import conditions, found_by

INVALID = ["err_invalid_param_val"]
POSTSCRIPT = ["maint_postscript"]
COPY = "archive-url=https://web.archive.org/web/20150122230836/http://a.org |archive-date=2015-01-22"

CASES = [
    ("{{cite web |title=A |url=http://a.org |url-status=live}}", [], "a status"),
    ("{{cite web |title=A |url=http://a.org |url-status=Live}}", INVALID, "in just these letters"),
    ("{{cite web |title=A |url=http://a.org |url-status=gone}}", INVALID, "no status"),
    ("{{cite web |title=A |url=http://a.org |url-status={{dead}}}}", [], "nobody sees what a template makes"),
    ("{{cite web |title=A |url=http://a.org |url-status=<!-- gone -->live}}", [], "a comment is no value"),
    ("{{cite web |title=A |url=http://a.org |archive-url=https://archive.ph/x |url-status=no}}", [], "emptied with it"),
    ("{{cite arXiv |title=A |arxiv=1103.4567 |class=x |url-status=gone}}", [], "not known there"),
    ("{{cite web |title=A |url=http://a.org |url-access=subscription}}", [], "who may read"),
    ("{{cite web |title=A |url=http://a.org |url-access=free}}", INVALID, "free is what needs no word"),
    ("{{cite web |title=A |url-access=free}}", INVALID, "without an address too"),
    ("{{cite book |title=A |section-url=http://a.org |section=B |section-url-access=yes}}", INVALID, "of a chapter"),
    ("{{cite map |title=A |map-url=http://a.org |map=B |map-url-access=x}}", INVALID, "of a map"),
    ("{{cite web |title=A |url=http://a.org |map-url-access=x}}", [], "only cite map knows it"),
    ("{{cite journal |title=A |journal=B |doi=10.1000/1 |doi-access=free}}", [], "a free article"),
    ("{{cite journal |title=A |journal=B |doi=10.1000/1 |doi-access=limited}}", INVALID, "numbers have one level"),
    ("{{cite journal |title=A |journal=B |pmid=1 |pmid-access=x}}", [], "no such parameter"),
    ("{{cite book |title=A |mode=cs2}}", [], "a mode"),
    ("{{cite book |title=A |mode=CS2}}", INVALID, "a mode in capitals"),
    ("{{cite book |title=A |df=dmy-all}}", [], "a form of dates"),
    ("{{cite book |title=A |df=dmy all}}", INVALID, "without its hyphen"),
    ("{{cite book |title=A |name-list-style=&}}", [], "a sign"),
    ("{{cite book |title=A |name-list-style=&amp;}}", INVALID, "the sign as an entity"),
    ("{{cite book |title=A |name-list-style=mla}}", INVALID, "a style of others"),
    ("{{cite book |title=A |no-pp=y}}", [], "yes"),
    ("{{cite book |title=A |no-pp=no}}", INVALID, "no"),
    ("{{cite book |title=A |nopp=1}}", INVALID, "the former name is read"),
    ("{{cite book |title=A |no-tracking=1}}", INVALID, "for categories"),
    ("{{cite book |title=A |ref=harv}}", INVALID, "what is so anyway"),
    ("{{cite book |title=A |ref=Harv}}", [], "an anchor of this name"),
    ("{{cite book |title=A |ref=none}}", [], "no anchor"),
    ("{{cite court |litigants=A |ref=harv}}", [], "a template of its own kind"),
    ("{{cite book |title=A |postscript=.}}", POSTSCRIPT, "a full stop is there anyway"),
    ("{{cite book |title=A |mode=cs2 |postscript=.}}", [], "in this mode it is not"),
    ("{{citation |title=A |postscript=.}}", [], "nor in this template"),
    ("{{citation |title=A |mode=cs1 |postscript=.}}", POSTSCRIPT, "unless it is told"),
    ("{{cite book |title=A |postscript=none}}", [], "no mark"),
    ("{{citation |title=A |postscript=None}}", POSTSCRIPT, "none is there anyway"),
    ("{{cite book |title=A |mode=cs2 |postscript=none}}", POSTSCRIPT, "nor in this mode"),
    ("{{cite book |title=A |postscript=;}}", [], "another mark"),
    ("{{cite book |title=A |postscript=..}}", POSTSCRIPT, "two marks"),
    ("{{cite book |title=A |postscript=See p. 5}}", POSTSCRIPT, "words"),
    ("{{cite book |title=A |postscript=See p. 5 |quote=B}}", [], "after a quotation it is not shown"),
    ("{{cite book |title=A |postscript=. |quotation=B}}", POSTSCRIPT, "but found before that"),
    ("{{cite book |title=A |postscript={{inconsistent citations}}}}", POSTSCRIPT, "a template's words"),
    ("{{cite book |title=A |postscript={{!}}}}", [], "a template that makes one sign"),
    ("{{cite book |title=A |postscript={{#if:x|;}}}}", [], "nobody sees what a function makes"),
    ("{{cite book |title=A |postscript=<!-- none -->}}", [], "an empty one"),
    (f"{{{{cite web |title=A |url=http://a.org |url-status=bot: unknown |{COPY}}}}}", ["maint_bot_unknown"], "a bot"),
    ("{{cite web |title=A |url=http://a.org |url-status=bot: unknown}}", [], "without a copy AR007 says so"),
    (
        f"{{{{cite web |title=A |url=http://a.org |url-status=bot: unknown |{COPY.split(' |', maxsplit=1)[0]}}}}}",
        [],
        "a copy without a date is not spoken of",
    ),
    (f"{{{{cite book |title=A |url-status=bot: unknown |{COPY}}}}}", [], "nor one of nothing"),
    (f"{{{{cite web |title=A |url=http://a.org |url-status=unfit |{COPY}}}}}", [], "somebody has looked"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_keywords(text: str, expected: list[str], why: str) -> None:
    assert conditions(keywords, text) == expected, why


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        (f"url=http://a.org |{COPY} |url-status=Dead", f"url=http://a.org |{COPY} |url-status=dead", True),
        ("url=http://a.org |url-status=Dead", "url=http://a.org |url-status=dead", False),
        (f"url=http://a.org |{COPY} |url-status=yes", f"url=http://a.org |{COPY} |url-status=dead", False),
        (f"url=http://a.org |{COPY} |url-status=livex", f"url=http://a.org |{COPY} |url-status=live", False),
        (
            f"url=http://a.org |{COPY} |url-status=bot:unknown",
            f"url=http://a.org |{COPY} |url-status=bot: unknown",
            False,
        ),
        ("url=http://a.org |url-access=Limited", "url=http://a.org |url-access=limited", True),
        ("url-access=Limited", "url-access=limited", False),
        ("url=http://a.org |url-access=free |date=2001", "url=http://a.org |date=2001", False),
        ("mode=CS2", "mode=cs2", True),
        ("mode=CS2 |postscript=none", "mode=cs2 |postscript=none", False),
        ("df=DMY all", "df=dmy-all", True),
        ("name-list-style=AMP", "name-list-style=amp", True),
        ("name-list-style=Vanc", "name-list-style=vanc", False),
        ("name-list-style=&amp;", "name-list-style=&", False),
        ("no-pp=No |date=2001", "date=2001", True),
        ("no-pp=1", "no-pp=yes", False),
        ("ref=harv |date=2001", "date=2001", True),
        ("postscript=. |date=2001", "date=2001", True),
    ],
)
def test_fixes(before: str, after: str, *, safe: bool) -> None:
    text = f"{{{{cite book |title=A |{before}}}}}"
    (finding,) = found_by(keywords, text)
    assert repaired(text, finding.fix) == f"{{{{cite book |title=A |{after}}}}}"
    assert finding.fix is not None
    assert finding.fix.safe is safe


@pytest.mark.parametrize("parameter", ["mode=harvard", "url-status=perhaps", "postscript=See p. 5"])
def test_what_cannot_be_guessed_is_left(parameter: str) -> None:
    text = f"{{{{cite book |title=A |{parameter}}}}}"
    (finding,) = found_by(keywords, text)
    assert finding.fix is None
    assert text[finding.span.start : finding.span.end] == parameter.partition("=")[2]


def test_keywords_are_offered() -> None:
    (finding,) = found_by(keywords, "{{cite book |title=A |mode=x}}")
    assert finding.message == "“x” is no value of |mode=, which takes cs1 or cs2."
    (finding,) = found_by(keywords, "{{cite journal |title=A |journal=B |doi=10.1000/1 |doi-access=x}}")
    assert finding.message == "“x” is no value of |doi-access=, which takes free."


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("See also below", "not for “See also below”; put it into |quote= or after the citation."),
        ("{{inconsistent citations}}", "not for “{{inconsistent citations}}”; take this template away."),
    ],
)
def test_long_postscript_goes_elsewhere(value: str, advice: str) -> None:
    (finding,) = found_by(keywords, f"{{{{cite book |title=A |postscript={value}}}}}")
    assert finding.message.endswith(advice)
