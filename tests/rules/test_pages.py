"""Every rule's page, executed: the example raises the rule, the better one nothing, and the fix leads there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from citecheck.model import Edit, Finding, Fix, Severity, Span, Status
from citecheck.rules import ALL, check
from citecheck.rules.catalogue import Context, Rule
from citecheck.rules.pages import OPTIONAL, REQUIRED, Example, apply, page_of
from tests.rules.checking import TODAY, page

FAMILIES = ("FD", "NM", "DT", "ID", "UR", "AR", "MK", "SR", "LK", "CL")
EVERY_RULE = pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])


def audited(rule: Rule, example: Example, text: str | None = None) -> list[Finding]:
    """What the rules that run unasked, and this one, find in an example or in what became of it."""
    rules = [member for member in ALL if member.default or member is rule]
    context = Context(today=example.today or TODAY, links=example.links)
    return check(page(example.text if text is None else text, example.form), context, rules)


def repaired(rule: Rule, example: Example) -> str:
    """An example after the rule's fixes, one after the other until none is offered."""
    text = example.text
    for _ in range(10):
        fixes = [finding.fix for finding in audited(rule, example, text) if finding.code == rule.code and finding.fix]
        if not fixes:
            return text
        text = apply(text, fixes[0])
    raise AssertionError(text)


@EVERY_RULE
def test_example_raises_exactly_its_code(rule: Rule) -> None:
    found = audited(rule, page_of(rule).example)
    assert {finding.code for finding in found} == {rule.code}, [finding.message for finding in found]


@EVERY_RULE
def test_use_instead_raises_nothing(rule: Rule) -> None:
    assert audited(rule, page_of(rule).instead) == []


@EVERY_RULE
def test_fix_turns_the_example_into_use_instead(rule: Rule) -> None:
    page_of_rule = page_of(rule)
    offered = [finding.fix for finding in audited(rule, page_of_rule.example) if finding.fix]
    assert bool(offered) == ("Fix" in page_of_rule.sections), "the section Fix stands where the example has a fix"
    if offered:
        assert repaired(rule, page_of_rule.example) == page_of_rule.instead.text
        assert repaired(rule, page_of_rule.instead) == page_of_rule.instead.text


@EVERY_RULE
def test_page_reads_well(rule: Rule) -> None:
    read = page_of(rule)
    assert read.title.endswith(".")
    assert list(read.sections) == [name for name in (*REQUIRED, *OPTIONAL) if name in read.sections]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(rf"({'|'.join(FAMILIES)})[0-9]{{3}}", rule.code)


@EVERY_RULE
def test_messages_are_sentences_on_one_line(rule: Rule) -> None:
    for finding in audited(rule, page_of(rule).example):
        assert "\n" not in finding.message
        assert len(finding.message) <= 250


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL)
    assert len({rule.name for rule in ALL}) == len(ALL)


PAGE = """The title.

    ## What it does

    Finds it.

    ## Why it matters

    It does.

    ## Example

    ```wikitext
    today: 2014-05-04
    link: http://www.example.org/a#part dead not_found
    link: http://www.example.org/b moved moved to http://www.example.org/c seen
    link: http://www.example.org/d alive ok unseen Ebb and flood
    {{cite web |url=http://www.example.org/a#part
      |title=A}}
    ```

    ## Use instead

    ```
    nothing
    ```

    ## Source

    A book.
    """


def made(text: str) -> Rule:
    """A rule with this page that finds nothing."""
    return Rule("XX001", "nothing", Severity.NOTE, default=True, page=text, check=lambda _page, _context: iter(()))


def test_page_is_read() -> None:
    read = page_of(made(PAGE))
    assert read.title == "The title."
    assert list(read.sections) == ["What it does", "Why it matters", "Example", "Use instead", "Source"]
    assert read.sections["Source"] == "A book."
    assert read.example.text == "{{cite web |url=http://www.example.org/a#part\n  |title=A}}\n"
    assert read.example.today == date(2014, 5, 4)
    gone, moved, other = read.example.links.values()
    assert (gone.url, gone.status, gone.final_url) == ("http://www.example.org/a", Status.DEAD, None)
    assert (moved.final_url, [hop.http_status for hop in moved.redirects]) == ("http://www.example.org/c", [301])
    assert (moved.title_seen, moved.unseen) == (True, ())
    assert (other.title_seen, other.unseen) == (False, ("Ebb and flood",))
    assert (read.instead.form, read.instead.text, read.instead.today) == ("wikitext", "nothing\n", None)


@pytest.mark.parametrize(
    ("page_text", "why"),
    [
        ("", "has no section 'What it does'"),
        (PAGE.replace("Finds it.", ""), "has no section 'What it does'"),
        (PAGE.replace("The title.", ""), "has no title"),
        (PAGE.replace("## Use instead", "## Instead"), "has no section 'Use instead'"),
        (PAGE.replace("```\n    nothing\n    ```", "nothing"), "needs one fenced block"),
        (PAGE.replace("nothing\n    ```", "nothing\n    ```\n\n    ```\n    more\n    ```"), "and has 2"),
        (PAGE.replace(" moved moved to ", " moved moved at "), "cannot read what it has of a link"),
    ],
    ids=["empty", "empty section", "no title", "no use instead", "no block", "two blocks", "link"],
)
def test_page_without_a_part_is_refused(page_text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        page_of(made(page_text))


@pytest.mark.parametrize(
    ("edits", "fixed"),
    [
        ((Edit(Span(0, 1), "A"),), "Abc"),
        ((Edit(Span(2, 3), "C"), Edit(Span(0, 1), "")), "bC"),
        ((Edit(Span(0, 2), "X"), Edit(Span(1, 3), "Y")), "Xc"),
        ((Edit(Span(3, 3), "d"),), "abcd"),
        ((), "abc"),
    ],
    ids=["one", "out of order", "overlapping", "insertion at the end", "none"],
)
def test_apply(edits: tuple[Edit, ...], fixed: str) -> None:
    assert apply("abc", Fix("a fix", safe=True, edits=edits)) == fixed
