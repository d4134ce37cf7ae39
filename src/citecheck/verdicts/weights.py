"""Which findings weigh, on what ground, and why: a table that `citecheck rule verdict` tells to a reader.

A finding that no line of it names does not weigh: the form of a date makes no claim weaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from citecheck.model import Finding


class Ground(Enum):
    """What a finding that weighs is about, and what it makes of a citation."""

    NAMELESS = "Nothing in the citation says what its source is: `broken`"
    SOURCE = "The source is a poor one, whatever its link does: `weak`, unless the finding is a note"
    LINK = "Its links: as the table above has it"
    NUMBER = "Its identifier cannot exist, and there is no link, nor anything else to find the work by: `weak`"
    WORK = "It is a short one, and the work that it names is not on the page: `unknown`"


class Weight(Struct, frozen=True):
    """How the findings of some rules weigh, and why; no ground is no weight."""

    ground: Ground | None
    why: str
    codes: tuple[str, ...]


WEIGHTS: Sequence[Weight] = (
    Weight(Ground.NAMELESS, "nobody can look for what has no name", ("FD001",)),
    Weight(Ground.SOURCE, "it sells, shows or lists what others make, or keeps a copy for days", (
        "SR001", "SR002", "SR003", "SR005",
    )),
    Weight(Ground.SOURCE, "a list that is named, with its date, speaks against it", (
        "SR006", "SR007", "SR008", "SR009", "SR010", "SR011", "SR012", "SR013", "SR015", "SR016", "SR017",
    )),
    Weight(Ground.SOURCE, "nobody can tell what the source was, or whether there was one", ("SR022",)),
    Weight(Ground.SOURCE, "nobody answers for what a chatbot says", ("SR035",)),
    Weight(Ground.SOURCE, "an editor has read it, and it will not do, or does not say so", ("SR030", "SR032")),
    Weight(Ground.LINK, "there is evidence that the page is gone, or its copy", ("LK001", "LK002", "LK008", "AR009")),
    Weight(Ground.LINK, "the page does not show what was cited, or the archive opens no copy of it", (
        "LK006", "AR005", "AR010",
    )),
    Weight(Ground.LINK, "nobody knows: the server did not let us see, or the archive is not asked", (
        "LK004", "LK005", "AR008", "AR012",
    )),
    Weight(Ground.NUMBER, "the number cannot exist, so it finds nothing", (
        "ID001", "ID003", "ID004", "ID005", "ID006", "ID007", "ID008",
    )),
    Weight(Ground.WORK, "a short citation such as “Rowe 1998” is worth what the work is that it names", ("CL004",)),
    Weight(None, "the number is one of a series, and would not find the work if it were right", ("ID002",)),
    Weight(None, "the identifier can exist, or is a person's", (
        "ID009", "ID010", "ID011", "ID012", "ID013", "ID014", "ID015", "ID016", "ID017", "ID018", "ID019", "ID020",
        "ID021", "ID022",
    )),
    Weight(None, "it is about how a copy is told of, not about what it opens", (
        "AR001", "AR002", "AR003", "AR004", "AR006", "AR007", "AR011", "AR013",
    )),
    Weight(None, "the page is there, and its title may have been edited", ("LK003", "LK007")),
    # An editor's {{dead link}} alone breaks nothing, and has no finding of its own: most are a bot's, and old.
    Weight(None, "what was seen goes before what others say of the link", ("LK009", "LK010")),
    Weight(None, "a short address hides who speaks, which says nothing of who it is", ("SR004",)),
    Weight(None, "it tells how a source speaks; what that is worth depends on what it is cited for", (
        "SR014", "SR018", "SR019", "SR020", "SR021", "SR033", "SR034",
    )),
    Weight(None, "an editor has asked a question, and a doubt is no verdict", ("SR031",)),
    Weight(None, "it is about the order of the page, or about words that cite nothing", (
        "CL001", "CL002", "CL003", "CL005", "CL006", "CL010",
    )),
)  # fmt: skip
"""Every rule on sources, links, copies, identifiers and claims; the rules of all other families are about form."""

GROUNDS: Mapping[str, Ground] = {code: weight.ground for weight in WEIGHTS if weight.ground for code in weight.codes}
"""The ground of each rule whose findings weigh."""


def codes(findings: Iterable[Finding], ground: Ground) -> tuple[str, ...]:
    """The codes of the findings on this ground, each once, in order; what the page's author has ignored is left out."""
    return tuple(
        dict.fromkeys(
            finding.code for finding in findings if not finding.ignored and GROUNDS.get(finding.code) is ground
        )
    )
