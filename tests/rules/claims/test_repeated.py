"""The rules CL: the citations under one claim."""

from __future__ import annotations

import pytest

from citecheck.rules.claims import repeated
from tests.rules.checking import found


def cited(*parameters: str, template: str = "cite web") -> str:
    """A reference with these parameters and an address."""
    return "<ref>{{" + " |".join((template, "title=Tides", *parameters)) + "}}</ref>"


A = "url=http://example.org/a"
ONE = cited(A)


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        (f"It turned.{ONE}{ONE}", 1, "the same twice"),
        (f"It turned.{ONE}{ONE}{ONE}", 2, "three times"),
        (f"It turned.{ONE}", 0, "once"),
        (f"It turned.{ONE} It rose.{ONE}", 0, "under two claims"),
        (f"It turned.{ONE}{cited('url=http://example.org/b')}", 0, "two addresses"),
        (f"It turned.{ONE}{cited(A, 'website=Atlas')}", 1, "described in other words"),
        (f"It turned.{cited(A, 'page=1')}{cited(A, 'page=9')}", 0, "two pages"),
        (f"It turned.{cited(A, 'page=1')}{cited(A, 'page=1')}", 1, "one page"),
        (f"It turned.{cited(A + '#x')}{cited(A + '#y')}", 0, "two parts of a page"),
        (f"It turned.{cited(A, 'quote=b')}{cited(A, 'quote=c')}", 0, "two quotations"),
        (f"It turned.{2 * cited('last=Rowe', template='cite book')}", 0, "no address"),
        (f"It turned.<ref>http://example.org/a</ref>{ONE}", 1, "bare and described"),
        ("It turned, see http://example.org/a, and rose, see http://example.org/a.", 0, "not side by side"),
    ],
)
def test_one_source_under_one_claim(text: str, count: int, why: str) -> None:
    findings = found(repeated.source_cited_twice, text)
    assert len(findings) == count, why
    assert all(finding.citation != "c1" for finding in findings)


def test_a_page_without_claims_has_none() -> None:
    assert not found(repeated.source_cited_twice, f"== External links ==\n* {ONE}{ONE}\n")


def named(words: str, name: str = "") -> str:
    """A reference in words, with a name or without one."""
    return f"<ref{f' name={name}' if name else ''}>{words}</ref>"


TIDES = "{{cite web |title=Tides |url=http://example.org/a}}"


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (f"A.{named(TIDES)}\n\nB.{named(TIDES)}", ["on line 1 and once more on line 3"], "twice"),
        (f"A.{named(TIDES)}\n\nB.{named(TIDES)}\n\nC.{named(TIDES)}", ["2 times more on lines 3 and 5"], "three times"),
        (f"A.{named(TIDES)}\n\nB.{named(TIDES.replace(' |', '  |'))}", ["once more"], "other blanks"),
        (f"A.{named(TIDES, 'x')}\n\nB.{named(TIDES, 'y')}", ["once more"], "under two names"),
        (f"A.{named('http://example.org/a')}\n\nB.{named('http://example.org/a')}", ["This address"], "a bare address"),
        (f"A.{named(TIDES)}\n\nB.{named(TIDES).replace('<ref', '<ref group=n')}", [], "in another group"),
        (f"A.{named(TIDES, 'x')}\n\nB.<ref name=x />", [], "reused by its name"),
        (f"A.{named(TIDES)}\n\nB.{named(TIDES + ' p. 4')}", [], "another page"),
        (f"A.{named(TIDES)}\n\nB.{named(TIDES.replace('Tides', 'Seas'))}", [], "another title"),
        (f"A.{named(TIDES)}{named(TIDES)}", [], "under one claim, which the other rule says"),
        (f"* {TIDES}\n* {TIDES}", [], "no references"),
        (f"A.{named(TIDES + TIDES)}", [], "twice in one reference"),
    ],
)
def test_a_reference_written_out_again(text: str, words: list[str], why: str) -> None:
    messages = [finding.message for finding in found(repeated.repeated_reference, text)]
    assert len(messages) == len(words), why
    assert all(part in message for part, message in zip(words, messages, strict=True)), messages


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("{{webarchive |url=http://example.org/a |date=2012-09-04}}", 0),
        ("[tpl]wayback|url=http://example.org/a |date=20120904222648 [/tpl]", 0),
        ("{{dead link|url=x}} http://example.org/a", 1),
    ],
)
def test_a_copy_of_the_same_source_is_no_second_one(after: str, count: int) -> None:
    assert len(found(repeated.source_cited_twice, f"The tide turned.http://example.org/a {after}\n")) == count
