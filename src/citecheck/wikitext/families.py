"""Which templates cite a source, which quote one, and which parameters hold addresses: tables of names."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.model import LinkRole
from citecheck.wikitext.tags import names

# Names are compared with blanks folded and in lower case.
_CITING = frozenset(
    {"citation", "cite", "citeweb", "citebook", "citenews", "citejournal", "cite-web", "vcite", "vancite"}
)
_CITING_PREFIXES = ("cite ", "vcite ", "vancite ")
# Maintenance templates of the English Wikipedia that only sound like citations (its Category:Citation templates and
# Category:Citation and verifiability maintenance templates, 2026-11).
_NOT_CITING = frozenset(
    {
        "cite check",
        "cite fact",
        "cite missing",
        "cite needed",
        "cite plot points",
        "cite quote",
        "cite source",
        "cite sources",
        "cite tag",
        "cite this page",
        "cite your sources",
    }
)

# Which parameters hold the words of a quotation, the first that is written counts.
QUOTATIONS: dict[str, tuple[str, ...]] = {
    "quote": ("text", "quote", "1"),
    "quotation": ("text", "quote", "1"),
    "block quotation": ("text", "quote", "1"),
    "imagequote": ("quote", "text", "1"),
    "imagequote2": ("quote", "text", "1"),
    "poem quote": ("text", "quote", "1"),
    "poemquote": ("text", "quote", "1"),
    "blockquote": ("text", "quote", "1"),
    "bquote": ("text", "quote", "1"),
    "bq": ("text", "quote", "1"),
    "cquote": ("text", "quote", "1"),
    "cquote2": ("text", "quote", "1"),
    "quote box": ("quote", "text", "1"),
    "quotebox": ("quote", "text", "1"),
    "quote frame": ("quote", "text", "1"),
    "centered pull quote": ("text", "quote", "1"),
    "pull quote": ("text", "quote", "1"),
    "rquote": ("quote", "text", "2"),
    "rquotation": ("quote", "text", "2"),
    "right pull quote": ("quote", "text", "2"),
    "epigraph": ("text", "quote", "1"),
    "verse translation": ("1", "2"),
}

# Templates that print a mark rather than words: page numbers, notes and what editors say of a citation.
MARKS = names.MARKS | {
    "by whom", "clarify", "efn", "harv", "harvnb", "harvtxt", "how", "nb", "note", "r", "ref", "refn",
    "registration required", "rp", "sfn", "sfnm", "sfnp", "specify", "subscription required", "update inline", "vague",
    "weasel-inline", "when", "where", "which", "who", "why",
}  # fmt: skip
# Templates that hold definitions of references rather than uses of them.
REFERENCE_LISTS = frozenset({"reflist", "refs", "references", "notelist", "notes", "ref-list", "listaref"})
# Templates that only arrange what a field holds as a list.
LISTS = frozenset(
    {
        "flatlist", "hlist", "indented plainlist", "plain list", "plainlist", "ubl", "ublist", "unbulleted list",
        "unbulletedlist", "vunblist",
    }
)  # fmt: skip

# Templates that name a work written out elsewhere on the page: `{{sfn|Smith|2001|p=3}}`.
SHORT_FORMS = frozenset(
    {
        "harv", "harvard citation", "harvard citation no brackets", "harvard citation text", "harvard citations",
        "harvcol", "harvcolnb", "harvcoltxt", "harvnb", "harvp", "harvs", "harvtxt", "sfn", "sfnm", "sfnmp", "sfnp",
        "shortened footnote", "shortened footnotes",
    }
)  # fmt: skip
# Uses references again by their names: `{{r|smith|jones}}`.
NAMING = "r"
# Those that make a footnote by themselves; the others stand in one, or in the text.
FOOTNOTES = frozenset({NAMING, "sfn", "sfnm", "sfnmp", "sfnp", "shortened footnote", "shortened footnotes"})
# Those that stand in the sentence as its words: `{{harvtxt|Smith|2001}} shows …`.
SPOKEN = frozenset({"harvard citation text", "harvcoltxt", "harvs", "harvard citations", "harvtxt"})

_URL_PARAMETER = re.compile(r"[a-z-]*url(?:[0-9]+)?\Z", re.IGNORECASE)
_NO_ADDRESS = frozenset({"deadurl", "dead-url", "nourl", "no-url", "pure_url"})
_IDENTIFIERS = frozenset(
    {
        "arxiv", "asin", "bibcode", "biorxiv", "citeseerx", "doi", "eissn", "eprint", "hdl", "id", "isbn", "ismn",
        "issn", "jfm", "jstor", "lccn", "medrxiv", "mr", "oclc", "ol", "osti", "pmc", "pmid", "rfc", "s2cid", "sbn",
        "ssrn", "zbl",
    }
)  # fmt: skip
# Parameters that make a run of lines recognisable as what is left of a citation template.
ORPHANED = frozenset(
    {
        "access-date", "accessdate", "archive-date", "archive-url", "archivedate", "archiveurl", "author", "author1",
        "author2", "date", "doi", "editor", "first", "first1", "first2", "isbn", "issn", "issue", "journal",
        "language", "last", "last1", "last2", "location", "magazine", "newspaper", "page", "pages", "periodical",
        "pmid", "publisher", "quote", "title", "url", "volume", "website", "work", "year",
    }
)  # fmt: skip


def cites(name: str) -> bool:
    """Whether a template of this name cites a source; what has an address in it has lost the pipe behind its name."""
    return name in _CITING or (name.startswith(_CITING_PREFIXES) and name not in _NOT_CITING and "://" not in name)


def points(name: str) -> bool:
    """Whether a template of this name names a source that is written out elsewhere: a short form, or `{{r|name}}`."""
    return name in SHORT_FORMS or name == NAMING


@lru_cache(maxsize=1024)
def holds_address(parameter: str) -> bool:
    """Whether a citation template's parameter is meant to hold nothing but an address."""
    return "url" in parameter.lower() and parameter.lower() not in _NO_ADDRESS and bool(_URL_PARAMETER.match(parameter))


@lru_cache(maxsize=1024)
def role_of(parameter: str | None) -> LinkRole:
    """What an address in this parameter is to its citation."""
    name = (parameter or "").lower()
    if name.startswith("archive") and "url" in name:
        return LinkRole.ARCHIVE
    return LinkRole.IDENTIFIER if name in _IDENTIFIERS else LinkRole.SOURCE
