"""The kinds of identifiers: in which parameters each is written, what form it has, how high it goes.

Names, limits and conditions are those of Module:Citation/CS1 of the English Wikipedia (Configuration, revision
1340931211 of early 2026; facts from its tables, which are under CC BY-SA 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from msgspec import Struct

from citecheck.identifiers import forms

LIMITS_OF = "early 2026"


class Trouble(Enum):
    """The ways in which an identifier goes wrong, worst first; all but the first can be found nevertheless."""

    IMPOSSIBLE = auto()
    ABOVE_LIMIT = auto()
    MISPLACED = auto()
    MISWRITTEN = auto()
    LETTERED = auto()
    TEMPORARY = auto()
    AS_WRITTEN = auto()


class Remark(Struct, frozen=True):
    """Something to say of an identifier that can exist: how it begins, and the module's condition."""

    trouble: Trouble
    pattern: re.Pattern[str]
    words: str
    condition: str


class Scheme(Struct, frozen=True, eq=False):
    """One kind of identifier.

    `fault` says why a text cannot be one; `limit` is the highest number known in `LIMITS_OF`; `noise` is what people
    write in front of the number; `plain` says that dashes and a full stop at its end mean nothing, `letters` makes
    its letters and digits what they are;
    `finds_work` that it leads to the work itself, rather than to the series it is part of; `accepts_as_written` that
    `((…))` around a value ends all questions; around any other value it means nothing. `loose` says that blanks inside
    the number mean nothing.
    """

    key: str
    label: str
    parameters: tuple[str, ...]
    fault: Callable[[str], str | None]
    limit: int | None = None
    noise: str = ""
    plain: bool = True
    finds_work: bool = True
    accepts_as_written: bool = False
    loose: bool = False
    letters: Callable[[str], str] = str
    remarks: tuple[Remark, ...] = ()

    @property
    def condition(self) -> str:
        """The module's condition for a value that is none of this kind."""
        return f"err_bad_{self.key.removeprefix('e')}"


def _lettered(letters: str) -> Remark:
    """What to say of a number that still carries its letters."""
    words = f"begins with {letters}, which the template writes itself"
    # The module takes JFM off whatever it begins, the others only off a number.
    rest = "" if letters == "JFM" else r"(?=[0-9]+\Z)"
    return Remark(Trouble.LETTERED, re.compile(letters + rest, re.IGNORECASE), words, f"maint_{letters.lower()}_format")


def _temporary(pattern: str, condition: str) -> Remark:
    """What to say of an identifier that another will take the place of."""
    return Remark(Trouble.TEMPORARY, re.compile(pattern), "is temporary; by now there is another", condition)


def _without_zeros(text: str) -> str:
    """A number without what fills it up in front."""
    return text.lstrip("0")


SCHEMES = (
    Scheme(
        "isbn", "ISBN", ("isbn", "ISBN"), forms.isbn,
        noise=r"ISBN[- ]?1[03]\b", accepts_as_written=True, letters=str.upper,
    ),
    Scheme(
        "doi", "DOI", ("doi", "DOI"), forms.doi,
        noise=r"(?:dx\.)?doi\.org/", plain=False, accepts_as_written=True,
    ),
    Scheme("issn", "ISSN", ("issn", "ISSN"), forms.issn, finds_work=False, accepts_as_written=True, letters=str.upper),
    Scheme(
        "eissn", "eISSN", ("eissn", "EISSN"), forms.issn,
        noise="e-?ISSN|ISSN", finds_work=False, accepts_as_written=True, letters=str.upper,
    ),
    Scheme(
        "pmid", "PMID", ("pmid", "PMID"), partial(forms.number_from, 1), 40_400_000,
        noise=r"ncbi\.nlm\.nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/|PubMed",
    ),
    Scheme(
        "pmc", "PMC", ("pmc", "PMC"), forms.pmc, 11_900_000,
        noise=r"ncbi\.nlm\.nih\.gov/pmc/articles/PMC|pmc\.ncbi\.nlm\.nih\.gov/articles/PMC",
        remarks=(_lettered("PMC"),),
    ),
    Scheme("oclc", "OCLC", ("oclc", "OCLC"), forms.oclc, 10_450_000_000, noise=r"worldcat\.org/(?:oclc|title)/"),
    Scheme("jstor", "JSTOR", ("jstor", "JSTOR"), forms.jstor, noise=r"jstor\.org/(?:stable|pss)/"),
    Scheme("arxiv", "arXiv", ("arxiv", "eprint"), forms.arxiv, noise=r"arxiv\.org/(?:abs|pdf)/"),
    Scheme(
        "bibcode", "bibcode", ("bibcode",), forms.bibcode, noise=r"(?:ui\.)?adsabs\.harvard\.edu/abs/",
        accepts_as_written=True, remarks=(_temporary(r".{9,40}\.tmp\.", "maint_bibcode"),),
    ),
    Scheme(
        "asin", "ASIN", ("asin", "ASIN"), forms.asin,
        noise=r"amazon\.[a-z.]+/(?:dp|gp/product)/", letters=str.upper,
    ),
    Scheme("lccn", "LCCN", ("lccn", "LCCN"), forms.lccn, noise=r"lccn\.loc\.gov/", letters=str.lower, loose=True),
    Scheme("hdl", "HDL", ("hdl", "HDL"), forms.hdl, noise=r"hdl\.handle\.net/", plain=False),
    Scheme("ol", "OL", ("ol", "OL"), forms.ol, noise=r"openlibrary\.org/(?:authors|books|works)/(?=OL)"),
    Scheme("s2cid", "S2CID", ("s2cid", "S2CID"), forms.s2cid, 276_000_000, letters=_without_zeros),
    Scheme("ssrn", "SSRN", ("ssrn", "SSRN"), partial(forms.number_from, 100), 5_200_000, noise=r"ssrn\.com/abstract="),
    Scheme("osti", "OSTI", ("osti", "OSTI"), partial(forms.number_from, 1018), 23_010_000, noise=r"osti\.gov/biblio/"),
    Scheme("rfc", "RFC", ("rfc", "RFC"), partial(forms.number_from, 1), 9_300, noise=r"tools\.ietf\.org/html/rfc"),
    Scheme("mr", "MR", ("mr", "MR"), forms.mr, remarks=(_lettered("MR"),)),
    Scheme(
        "zbl", "Zbl", ("zbl", "ZBL"), forms.zbl, noise=r"zbmath\.org/\?q=an:",
        remarks=(_temporary("[0-9]{8}$", "maint_zbl"),),
    ),
    Scheme("jfm", "JFM", ("jfm", "JFM"), forms.jfm, remarks=(_lettered("JFM"),)),
    Scheme("ismn", "ISMN", ("ismn", "ISMN"), forms.ismn),
    Scheme("sbn", "SBN", ("sbn", "SBN"), forms.sbn, accepts_as_written=True, letters=str.upper),
    Scheme("biorxiv", "bioRxiv", ("biorxiv",), forms.biorxiv, noise=r"(?:dx\.)?doi\.org/|biorxiv\.org/content/"),
    Scheme(
        "medrxiv", "medRxiv", ("medrxiv",), forms.medrxiv,
        noise=r"(?:dx\.)?doi\.org/|medrxiv\.org/content/|10\.1101/(?=[0-9]{8}\Z)",
    ),
    Scheme(
        "citeseerx", "CiteSeerX", ("citeseerx",), forms.citeseerx,
        noise=r"citeseerx\.ist\.psu\.edu/viewdoc/summary\?doi=",
    ),
    Scheme("usenet_id", "message ID", ("message-id",), forms.message_id),
)  # fmt: skip
BY_KEY = {scheme.key: scheme for scheme in SCHEMES}
