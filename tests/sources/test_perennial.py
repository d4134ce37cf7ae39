"""The list of perennial sources as a page of the wiki has it: what the package holds, written so, is read the same."""

from __future__ import annotations

from datetime import date

import pytest

from citecheck.sources import lists, perennial, ratings
from citecheck.sources.lists import SourceList

HEAD = SourceList(perennial.NAME, "W:Perennial sources", "https://wiki.example/", "2030-01-02", "CC BY-SA 4.0")
CODES = {"generally-reliable": "gr", "no-consensus": "nc", "generally-unreliable": "gu", "deprecated": "d"}


def row(word: str, line: str) -> str:
    """A line of the list as a row of the page's table."""
    places, name, discussed, topic, marks = (*line.split("\t"), "", "", "", "")[:5]
    shown = f"[[{name}|{name.partition(' (')[0]}]]" + "".join(f" ({part})" for part in topic.split("; ") if part)
    blacklisted = "|b=y" if marks else ""
    return (
        f'|- class="s-{"b" if marks else CODES[word]}" id="{name}"\n'
        f'| data-sort-value="{name}" | {shown} {{{{WP:RSPSHORTCUT|WP:X}}}}\n'
        f"| {{{{WP:RSPSTATUS|{CODES[word]}{blacklisted}}}}}\n"
        f"| {{{{rsnl|1|{name}|{discussed}}}}}\n"
        f"| {{{{WP:RSPLAST|{discussed}}}}}\n"
        f"| What was said (by some) of {name}.\n"
        f"| {{{{WP:RSPUSES|{places.replace(' ', '|')}}}}}\n"
    )


def test_what_the_package_holds_is_read_from_the_pages_form_as_it_is() -> None:
    # Two of its words are no domains, but parts of paths; a live list without a point could mean a whole ending.
    known = ratings.packaged(perennial.NAME).replace(" cmhansrd ldhansrd\t", "\t")
    rows = [row(word, line) for word, _, lines in lists.sections(known) for line in lines if line]
    pages = [f"{{|\n! Source\n{''.join(rows[at : at + 100])}|}}\n" for at in range(0, len(rows), 100)]
    text = perennial.listed(pages, HEAD)
    perennial.check(text, known)
    read, expected = (
        {word: [line for line in lines if line] for word, _, lines in lists.sections(one)} for one in (text, known)
    )
    assert read == expected
    assert perennial.count(text) == perennial.count(known) == 774


ROW = row("generally-unreliable", "harl.example\tHarl\t2024")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (ROW, "harl.example\tHarl\t2024"),
        (ROW.replace("WP:RSP", "/").replace("/STATUS", "/Status"), "harl.example\tHarl\t2024"),
        (ROW.replace("WP:RSPUSES", "Wikipedia:Reliable sources/Perennial sources/Uses"), "harl.example\tHarl\t2024"),
        (ROW.replace("\n", "\r\n"), "harl.example\tHarl\t2024"),
        (ROW.replace("[[Harl|Harl]]", "Harl <small>(UK)</small>"), "harl.example\tHarl\t2024"),
        (ROW.replace("[[Harl|Harl]]", "[[Harl#News|Harl]] (pre-2013)"), "harl.example\tHarl\t2024\tbefore 2013"),
        (ROW.replace("[[Harl|Harl]]", "[[Harl]] (a\x1b[31m\u202eb)"), "harl.example\tHarl\t2024\ta [31m b"),
        (ROW.replace("harl.example", "harl.example|*.x|com|two words.example|"), "harl.example\tHarl\t2024"),
        (ROW.replace("RSPLAST|2024", "RSPLAST|May 2024|stale=y"), "harl.example\tHarl\t2024"),
        (ROW.replace("What was said", "What\n* was\n|}} said"), "harl.example\tHarl\t2024"),
    ],
)
def test_how_a_row_may_be_written(written: str, line: str) -> None:
    ((_, _, lines),) = lists.sections(perennial.listed([written], HEAD))
    assert [found for found in lines if found] == [line]


@pytest.mark.parametrize("day", ["", "yesterday", "2030"])
def test_an_issue_without_a_day_is_none(day: str) -> None:
    with pytest.raises(perennial.PageError, match="its date is"):
        perennial.head("Wikipedia", "https://wiki.example/", day, "")


def test_the_head_is_one_line_a_word_whatever_the_wiki_says() -> None:
    head = perennial.head("Wiki\n# date: 1999", "https://wiki.example/\r\n[deprecated]", date.max.isoformat(), "\u2028")
    assert lists.head(lists.written(head, [])) == head
    assert head.licence == "not told"


def test_a_hostile_page_takes_linear_time() -> None:
    for part in ('|- class="s-gu"\n| {{WP:RSPSTATUS|gu', "|-\n", "| data-x=a ", "[[A|" * 10, "(" * 20, "{{rsp/uses|"):
        with pytest.raises(perennial.PageError):
            perennial.listed([part * 5_000], HEAD)
