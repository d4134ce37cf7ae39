"""The page on verdicts: what the four words mean, what weighs and what does not, by the tables and by examples.

It is written for whoever has never heard of Citation Style 1, and its examples are executed like those of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import Template
from textwrap import fill

from msgspec import Struct

from citecheck.model import Standing
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Family
from citecheck.verdicts.access import Access
from citecheck.verdicts.standings import WORTH
from citecheck.verdicts.weights import WEIGHTS, Ground, Weight

TITLE = "What the claims of a page rest on, in four words."

MEANINGS: Mapping[Standing, str] = {
    Standing.GOOD: "It names its source, and nothing that is known speaks against it.",
    Standing.UNKNOWN: "It hangs on a link that was not asked or could not be judged. Somebody has to look.",
    Standing.WEAK: "It names a poor source; or its link is dead, and the work can be found all the same; or its link "
    "shows something else. A better source is wanted, or a mended link.",
    Standing.BROKEN: "Its link is dead, no copy stands in, and the work cannot be found without it; or it names no "
    "source at all. No reader can check it.",
}
"""What each word says of a citation, the best first."""

_OPENED: Mapping[Access, str] = {
    Access.LIVE: "opens the page, or an archived copy of it",
    Access.NO_LINK: "(there is none)",
    Access.UNCERTAIN: "was not asked, or could not be judged",
    Access.DRIFTED: "opens a page that does not show what was cited",
    Access.DEAD: "is dead, by evidence",
}
_WIDTH = 120
# Between words that stay on one line.
_HOLD = "\N{NO-BREAK SPACE}"


class Told(Struct, frozen=True):
    """One example: the verdict on the only claim in it, and the codes that made it so."""

    standing: Standing
    what: str
    text: str
    because: tuple[str, ...] = ()


EXAMPLES: Sequence[Told] = (
    Told(
        Standing.GOOD,
        "The page is gone, but a copy in an archive stands in for it.",
        """\
link: http://www.example.org/tides dead not_found
link: https://web.archive.org/web/20150122230836/http://www.example.org/tides alive ok
The tide turns four times a day.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas
|archive-url=https://web.archive.org/web/20150122230836/http://www.example.org/tides |archive-date=22 January 2015
|url-status=dead}}</ref>
""",
    ),
    Told(
        Standing.GOOD,
        "One of two links is dead; the book beside it has a number by which every library finds it.",
        """\
link: http://www.example.org/tides dead not_found
The tide turns four times a day.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
<ref>{{cite book |title=Tides of the north |last=Rowe |first=Anna |year=1998 |isbn=978-0-306-40615-7}}</ref>
""",
    ),
    Told(
        Standing.UNKNOWN,
        "The server lets nobody in but people; what it has behind its door, nobody knows.",
        """\
link: http://www.example.org/tides blocked forbidden
The tide turns four times a day.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
""",
        ("LK004",),
    ),
    Told(
        Standing.WEAK,
        "The link is dead, but what a newspaper printed on a known day is in its archive.",
        """\
link: http://www.example.org/flood dead gone
The tide came in twice.<ref>{{cite news |title=Flood |url=http://www.example.org/flood |newspaper=Orme Post
|date=1 May 1999}}</ref>
""",
        ("LK001",),
    ),
    Told(
        Standing.WEAK,
        "The page is there, and anybody can write it.",
        """\
link: http://northtides.blogspot.com/2014/01/tides.html alive ok
The tide turns four times a day.<ref>{{cite web |title=Tides of the north |website=North tides
|url=http://northtides.blogspot.com/2014/01/tides.html}}</ref>
""",
        ("SR008",),
    ),
    Told(
        Standing.BROKEN,
        "The address is all there is, and it is dead.",
        """\
link: http://www.example.org/tides dead not_found
The tide turns four times a day.<ref>http://www.example.org/tides</ref>
""",
        ("LK001",),
    ),
    Told(
        Standing.BROKEN,
        "Nobody can tell which book it was.",
        """\
The dam was finished in 1936.<ref>{{cite book |publisher=Government Printing Office |page=12}}</ref>
""",
        ("FD001",),
    ),
)


_PAGE = Template(
    """\
$title

A *citation* names one source at one place: by a template, by an address, or in plain words. A *claim* is the text that
one or several citations stand behind. A *finding* is a fault that a rule has found, with a code such as SR008;
`citecheck rule SR008` tells what that rule looks for. What follows from the findings is said in four words, the best
first: of a citation they are its *standing*, of a claim its *verdict*.

$meanings

A claim is worth what its **best** citation is worth: a bad source beside a sound one is a finding, and harms no claim.
A citation is worth the worst of what weighs on it.

`good` does not mean that somebody has read the source and found the claim there. It means that a reader can, as far
as a program sees.

## What its links make of a citation

Of several links the best one counts: a copy in an archive stands in for a page that is gone. A link is dead by evidence
alone, such as the answer 404; one that refuses, or does not answer, could not be judged. "Found without it" are works
with an identifier that can exist (ISBN, DOI, a number of PubMed and the like), and what is printed and cited like
that: a book by its title and its author or publisher, an article by its newspaper or journal and its date, and by the
date alone where a list knows the site as one of news. Another citation of the same address may be the one that says so.

$links

## What weighs

$weighing

## What does not weigh

The form of a citation: a wrong date, an old parameter name, a stray mark ($form). What the page's
author has ignored by a comment. That lists disagree on a source, or that it depends on the topic. And:

$weightless

Words that may be no citation at all are `unknown`, whatever is found in them. So is a reference without a link that
only says where to look (“Ibid.”, “See talk page”) or whom to ask, if nothing worse is found of it.

## Survival

A page's *survival* is the part of its claims that are not broken, of those that could be judged:
(good + weak) / (good + weak + broken). The unknown ones are counted beside it. Where no claim could be judged, there is
no survival to tell.

## Examples

The lines that begin with `link:` tell what came of asking for an address.

$examples
"""
)


def verdict_page() -> str:
    """The page in Markdown, with a newline at its end."""
    return _PAGE.substitute(
        title=TITLE,
        meanings="\n".join(_point(f"`{word}`: {meaning}") for word, meaning in MEANINGS.items()),
        links=_table(
            ("the best of its links …", "found by its link alone", "found without it too"),
            [(_OPENED[access], *worth) for access, worth in WORTH.items()],
        ),
        weighing="\n".join(map(_ground, Ground)),
        form=", ".join(family.code for family in FAMILIES if _is_about_form(family)),
        weightless="\n".join(_why(weight) for weight in WEIGHTS if weight.ground is None),
        examples="\n\n".join(map(_example, EXAMPLES)),
    )


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ["---"] * len(heading), *rows))


def _point(words: str, indent: str = "") -> str:
    """A point of a list."""
    lines = fill(words, _WIDTH - len(indent) - len("- "), break_on_hyphens=False).replace(_HOLD, " ").splitlines()
    return "\n".join(f"{indent}{'  ' if at else '- '}{line}" for at, line in enumerate(lines))


def _ground(ground: Ground) -> str:
    reasons = (_why(weight, "  ") for weight in WEIGHTS if weight.ground is ground)
    return "\n".join((_point(f"{ground.value}."), *reasons))


def _why(weight: Weight, indent: str = "") -> str:
    """A reason, with the rules that it is given for."""
    rules = ", ".join(f"{rule.code}{_HOLD}{rule.name}" for rule in ALL if rule.code in weight.codes)
    return _point(f"{weight.why}: {rules}", indent)


def _is_about_form(family: Family) -> bool:
    """Whether a family has rules of which the table says nothing."""
    told = {code for weight in WEIGHTS for code in weight.codes}
    return any(rule.code not in told for rule in family.rules)


def _example(told: Told) -> str:
    because = f" ({', '.join(told.because)})" if told.because else ""
    return f"### {told.standing}{because}\n\n{told.what}\n\n```wikitext\n{told.text}```"
