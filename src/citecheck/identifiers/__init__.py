"""The identifiers of a citation: what each leads to, and what is wrong with it.

An identifier that can exist finds its work without any link; one that cannot finds nothing. Nobody is asked whether it
does exist.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import unquote

from msgspec import Struct

from citecheck.identifiers.schemes import BY_KEY, LIMITS_OF, SCHEMES, Scheme, Trouble
from citecheck.model import Citation, Parameter

_LONGEST = 500
_SCHEME_LENGTH = 8
_BY_NAME = {name: scheme for scheme in SCHEMES for name in scheme.parameters}
NAMES = frozenset(_BY_NAME)
"""The parameters that hold identifiers, by all of their names."""

_COMPUTED = ("{{", "[tpl]")
_AS_WRITTEN = re.compile(r"\(\((.+)\)\)", re.DOTALL)
_SEPARATORS = re.compile(r"[\s,;/]+")
_PLAINER = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f", " ")
)
_DIGIT = re.compile("[0-9]")
# Beside a slash, a blank can only be one too many.
_BLANK_BETWEEN_WORDS = re.compile(r"[^\s/]\s+[^\s/]")
_ENDING = " .,;:/"
_COMPACT = frozenset({"isbn", "issn", "eissn", "ismn", "sbn"})

_DOI = (re.compile(r"10\.[0-9]{4,5}/\S+"), "doi", "a DOI")
# A number of one kind in the parameter of another: by the parameter's scheme, what the value looks like and is.
_STRAYS = {
    "isbn": (
        (re.compile("B0[0-9A-Z]{8}|63[01][0-9]{6}[0-9X]"), "asin", "an Amazon number (ASIN)"),
        (re.compile("[0-9]{4}-[0-9]{3}[0-9X]"), "issn", "an ISSN"),
        (re.compile("979[- ]?0[0-9 -]+"), "ismn", "an ISMN"),
        (re.compile("[0-9 -]+[0-9X]"), "sbn", "an SBN"),
        _DOI,
    ),
    "asin": ((re.compile("[0-9]{9}[0-9X]|97[89][0-9]{10}"), "isbn", "an ISBN"),),
    "issn": ((re.compile("[0-9 -]+[0-9X]"), "isbn", "an ISBN"),),
    "pmid": ((re.compile("PMC ?[0-9]+"), "pmc", "a number of PubMed Central"), _DOI),
    "pmc": (_DOI,),
    "bibcode": (_DOI,),
}
# Forms of a kind that exist but that Citation Style 1 does not take.
_OTHER_FORMS = {
    "citeseerx": (re.compile("[0-9a-f]{40}"), "is one of the newer kind, which the template does not know"),
    "mr": (re.compile("[0-9]{1,2}[a-m](?::[0-9]+|[0-9]{3})"), "is of the older kind; look up its seven digits"),
    "arxiv": (re.compile("[0-9]{7}(?:v[0-9]+)?"), "lacks the archive in front, such as hep-th/"),
    "biorxiv": (re.compile("[0-9]{6}"), "lacks the 10.1101/ in front"),
}
# What the module says of a value in `((…))`.
_ACCEPTED = {
    "isbn": "maint_isbn_ignore",
    "doi": "maint_doi_ignore",
    "issn": "maint_issn_ignore",
    "eissn": "maint_issn_ignore",
}
# Beyond this many times the highest number known, no number will come for years.
_HOPELESS = 2


class Flaw(Struct, frozen=True):
    """What is wrong with an identifier; `words` follow its parameter and value.

    `condition` is the module's. `meant` is what to write instead, `safe` that it can mean nothing else; of a misplaced
    identifier, `scheme` is the kind it is of.
    """

    trouble: Trouble
    words: str
    condition: str | None
    meant: str | None = None
    safe: bool = True
    scheme: str | None = None


class Identifier(Struct, frozen=True):
    """One identifier of a citation: its kind ("isbn", "doi", …), its value as meant, and the parameter it stands in.

    `flaw` is what is wrong with it; `remark` is what there is to say of it even where nothing is.
    """

    scheme: str
    value: str
    parameter: Parameter
    flaw: Flaw | None = None
    remark: Flaw | None = None

    @property
    def fault(self) -> str | None:
        """Why the identifier cannot exist, in words, or None where it can."""
        return self.flaw.words if self.flaw and self.flaw.trouble is Trouble.IMPOSSIBLE else None

    @property
    def finds_work(self) -> bool:
        """Whether the work itself can be found by it, without a link, and not only the series it is part of."""
        return self.fault is None and BY_KEY[self.scheme].finds_work


def of(citation: Citation) -> tuple[Identifier, ...]:
    """The identifiers of a citation, one of a kind; those that a template makes cannot be seen."""
    values = citation.values
    if _BY_NAME.keys().isdisjoint(values):
        return ()
    names: dict[str, str] = {}
    for name in values:
        scheme = _BY_NAME.get(name)
        if scheme and (scheme.key not in names or name == scheme.parameters[0]):
            names[scheme.key] = name
    return tuple(
        _identifier(key, values[name], parameter)
        for key, name in names.items()
        if not any(mark in values[name] for mark in _COMPUTED) and (parameter := citation.parameter(name))
    )


def are_plain(citation: Citation) -> bool:
    """Whether there is nothing to say of any identifier of a citation, which is quicker to know than what they are."""
    for name in _BY_NAME.keys() & citation.values.keys():
        key, value = _BY_NAME[name].key, citation.values[name]
        if examine(key, value) or remarked(key, value):
            return False
    return True


@lru_cache(maxsize=8192)
def examine(key: str, text: str) -> Flaw | None:
    """What is wrong with a value of a parameter for this kind of identifier, or None."""
    scheme = BY_KEY[key]
    if text.startswith("((") and (inside := _AS_WRITTEN.fullmatch(text)):
        if scheme.accepts_as_written:
            return None
        text = inside[1]
    if len(text) > _LONGEST:
        return Flaw(Trouble.IMPOSSIBLE, "is far too long", scheme.condition)
    if (words := scheme.fault(text)) is None:
        return _above(scheme, text)
    return _stray(scheme, text) or _miswritten(scheme, text) or Flaw(Trouble.IMPOSSIBLE, words, scheme.condition)


@lru_cache(maxsize=8192)
def remarked(key: str, text: str) -> Flaw | None:
    """What there is to say of a value, whether anything is wrong with it or not."""
    scheme = BY_KEY[key]
    if text.startswith("((") and scheme.accepts_as_written and _AS_WRITTEN.fullmatch(text):
        return Flaw(Trouble.AS_WRITTEN, "is taken as it is, whether there is such a number or not", _ACCEPTED.get(key))
    for remark in scheme.remarks:
        if match := remark.pattern.match(text):
            meant = text[match.end() :].strip() if remark.trouble is Trouble.LETTERED else None
            return Flaw(remark.trouble, remark.words, remark.condition, meant)
    return None


def _identifier(key: str, value: str, parameter: Parameter) -> Identifier:
    """An identifier with its value as a catalogue has it."""
    flaw, remark = examine(key, value), remarked(key, value)
    meant = (flaw and flaw.meant) or (remark and remark.meant) or value
    if inside := _AS_WRITTEN.fullmatch(meant):
        meant = inside[1]
    if key in _COMPACT:
        meant = meant.replace("-", "").replace(" ", "")
    return Identifier(key, meant, parameter, flaw, remark)


def _above(scheme: Scheme, text: str) -> Flaw | None:
    """The flaw of a number that is higher than any known."""
    digits = "".join(filter(str.isdigit, text))
    if scheme.limit is None or not digits or int(digits) <= scheme.limit:
        return None
    words = f"is higher than the highest known in {LIMITS_OF}, {scheme.limit}"
    trouble = Trouble.ABOVE_LIMIT if int(digits) <= _HOPELESS * scheme.limit else Trouble.IMPOSSIBLE
    # To a number of WorldCat that has its letters in front the module sets no limit.
    return Flaw(trouble, words, None if scheme.key == "oclc" and digits != text else scheme.condition)


def _stray(scheme: Scheme, text: str) -> Flaw | None:
    """The flaw of a number that is sound, but of another kind."""
    for pattern, key, what in _STRAYS.get(scheme.key, ()):
        other = BY_KEY[key]
        if pattern.fullmatch(text) and other.fault(text) is None:
            words = f"looks like {what}, which belongs in |{other.parameters[0]}="
            return Flaw(Trouble.MISPLACED, words, scheme.condition, scheme=key)
    return None


def _miswritten(scheme: Scheme, text: str) -> Flaw | None:
    """The flaw of a sound number that is not written alone, or not as it is."""
    bare = _prefix(scheme.key).sub("", text, count=1)
    if bare != text and "//" in text[:_SCHEME_LENGTH]:
        bare = unquote(bare)
    evened = scheme.letters(bare.translate(_PLAINER).strip(_ENDING))
    for candidate in (bare, evened, evened.replace(" ", "") if scheme.loose else ""):
        if candidate not in ("", text) and scheme.fault(candidate) is None and not _above(scheme, candidate):
            safe = scheme.plain or candidate == bare
            return Flaw(Trouble.MISWRITTEN, f"should be written {candidate}", scheme.condition, candidate, safe)
    if joined := _joined(scheme, evened):
        safe = scheme.plain or not _BLANK_BETWEEN_WORDS.search(evened)
        return Flaw(Trouble.MISWRITTEN, f"should be written {joined}", scheme.condition, joined, safe)
    pattern, words = _OTHER_FORMS.get(scheme.key, (None, ""))
    if pattern and pattern.fullmatch(text):
        return Flaw(Trouble.MISWRITTEN, words, scheme.condition)
    parts = {*bare.split(), *_SEPARATORS.split(bare)} - {"", text}
    if any(scheme.fault(part) is None for part in parts):
        return Flaw(Trouble.MISWRITTEN, "has other text beside the number", scheme.condition)
    return None


def _joined(scheme: Scheme, text: str) -> str | None:
    """A number that blanks take apart, if none of the parts is one by itself."""
    parts = text.split()
    whole = "".join(parts)
    if len(parts) == 1 or any(scheme.fault(part) is None or not _DIGIT.search(part) for part in parts):
        return None
    return whole if scheme.fault(whole) is None and not _above(scheme, whole) else None


@cache
def _prefix(key: str) -> re.Pattern[str]:
    """What people write in front of an identifier of this kind: where it is found, or what it is called."""
    scheme = BY_KEY[key]
    address = rf"(?:(?:https?:)?//)?(?:www\.)?(?:{scheme.noise})|" if scheme.noise else ""
    label = rf"{re.escape(scheme.label)}(?:[ -]?(?:no|number|id)\b)?"
    return re.compile(rf"^(?:{address}{label})[.:#=\s]*", re.IGNORECASE)
