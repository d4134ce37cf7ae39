"""FD: parameters that take a few fixed words only, and the mark at a citation's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.words import keyword_holders, keyword_meant, keywords
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Severity
from citecheck.rules.addresses.form import are_taken
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.fields.dependents import NEEDED_FOR_ACCESS, lacks
from citecheck.rules.parameters import listed, written
from citecheck.rules.repairs import taken_away
from citecheck.rules.shown import has_copy, is_called_archived, shown
from citecheck.rules.wording import is_computed, quoted

_HOLDERS = frozenset(keyword_holders())
_REF = frozenset({"ref"})
_FORMER_REF = "harv"
_URL_STATUS = frozenset({"url-status"})
_UNCHECKED = "bot: unknown"
_VANCOUVER = "vanc"
_POSTSCRIPT = frozenset({"postscript"})
_FULL_STOP = "."
_NONE = "none"
_QUOTES = (*same_thing()["quote"], "script-quote", "trans-quote")
# A template whose name is a word makes more than one character; one named by a sign, or a function, may not.
_TEMPLATE_OF_A_NAME = re.compile(r"(?:\{\{|\[tpl\])\s*[A-Za-z]{3,}")
_BLANKS_AND_HYPHENS = re.compile(r"[\s_-]+")


@rule("FD021", "unknown-keyword", Severity.NOTE, cs1=("err_invalid_param_val",), fix="safe")
def unknown_keyword(page: Page, _context: Context) -> Iterator[Fault]:
    """A value that is none of the few that its parameter takes.

    ## What it does

    Finds `url-status`, `url-access`, `doi-access` and their like, `mode`, `df`, `name-list-style`, `no-pp` and
    `no-tracking` with a value that Citation Style 1 does not know there, in just these letters; and `ref=harv`, which
    asks for what is so without it.

    ## Why it matters

    The value is ignored: a link said to be dead is shown as if it were alive, a free paper as if it were not.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas |url-status=Dead
    |archive-url=https://web.archive.org/web/20150122230836/http://www.example.org/tides |archive-date=2015-01-22}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas |url-status=dead
    |archive-url=https://web.archive.org/web/20150122230836/http://www.example.org/tides |archive-date=2015-01-22}}
    ```

    ## Fix

    The keyword is put in, or the parameter is taken away where it says what is so without it. Safe where only capitals,
    blanks or hyphens differ, and for `ref=harv` and a `no` to what is off anyway. Unsafe where the meaning is guessed,
    and where the keyword, once understood, would be at odds with the rest.

    ## Source

    The lists of keywords of Module:Citation/CS1.
    """
    for citation, kind in rendered_with(page, _HOLDERS):
        for name in _HOLDERS & citation.values.keys():
            value = citation.values[name]
            taken = keyword_holders()[name]
            if (
                value in keywords(taken)
                or is_computed(value)
                or not is_kept(citation, kind, name)
                or name in emptied(citation)
            ):
                continue
            parameter = written(citation, name)
            words = sorted(keywords(taken))
            fix = _meant(citation, kind, parameter, taken)
            message = f"{quoted(value)} is no value of {listed([name])}, which takes {_or(words)}."
            yield Fault(parameter.span, message, citation, "err_invalid_param_val", fix)
    for citation, _ in rendered_with(page, _REF):
        if citation.values["ref"] == _FORMER_REF:
            parameter = written(citation, "ref")
            message = "|ref=harv is no longer needed, short citations lead here without it; take it away."
            fix = taken_away(citation, parameter, safe=True)
            yield Fault(parameter.span, message, citation, "err_invalid_param_val", fix)


@rule("FD027", "odd-postscript", Severity.NOTE, cs1=("maint_postscript",), fix="safe")
def odd_postscript(page: Page, _context: Context) -> Iterator[Fault]:
    """A mark at the end of a citation that is there anyway, or is more than a mark.

    ## What it does

    Finds `postscript` with more than one character, and with the mark that the citation ends in without it: a full
    stop, or in citation and with `mode=cs2` none.

    ## Why it matters

    `postscript` is for one punctuation mark. Words are better placed in `quote`, or behind the citation.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |postscript=. |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    A mark that is there anyway is taken away. This is safe.
    """
    for citation, kind in rendered_with(page, _POSTSCRIPT):
        parameter = written(citation, "postscript")
        value = citation.values["postscript"]
        if _is_idle(value, kind, citation.value("mode")):
            message = f"|postscript={value} changes nothing, the citation ends like that by itself; take it away."
            fix = taken_away(citation, parameter, safe=True)
            yield Fault(parameter.span, message, citation, "maint_postscript", fix)
        elif _is_long(value) and not citation.value(*_QUOTES):
            better = "take this template away" if is_computed(value) else "put it into |quote= or after the citation"
            message = f"|postscript= is for one punctuation mark, not for {quoted(value)}; {better}."
            yield Fault(parameter.span, message, citation, "maint_postscript")


@rule("FD028", "unchecked-link-status", Severity.NOTE, cs1=("maint_bot_unknown",))
def unchecked_link_status(page: Page, _context: Context) -> Iterator[Fault]:
    """A link of which a bot could not tell whether it is dead.

    ## What it does

    Finds `url-status=bot: unknown` beside an archived copy.

    ## Why it matters

    Nobody has looked: the page may be alive, gone, or in other hands.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas |url-status=bot: unknown
    |archive-url=https://web.archive.org/web/20150122230836/http://www.example.org/tides |archive-date=2015-01-22}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas |url-status=live
    |archive-url=https://web.archive.org/web/20150122230836/http://www.example.org/tides |archive-date=2015-01-22}}
    ```
    """
    for citation, kind in rendered_with(page, _URL_STATUS):
        if (
            citation.values["url-status"] == _UNCHECKED
            and is_kept(citation, kind, "url-status")
            and is_called_archived(citation, kind)
        ):
            message = "A bot could not tell whether the link is dead; open it, and write dead, live, unfit or usurped."
            yield Fault(written(citation, "url-status").span, message, citation, "maint_bot_unknown")


def _or(words: list[str]) -> str:
    """Keywords as they are offered for choice: "dmy, mdy or ymd"."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _meant(citation: Citation, kind: str, parameter: Parameter, taken: str) -> Fix | None:
    """The fix that puts the keyword that was meant, or takes away what is so without the parameter."""
    value = parameter.value.lower()
    bare = _BLANKS_AND_HYPHENS.sub("", value)
    for keyword in keywords(taken):
        if bare == _BLANKS_AND_HYPHENS.sub("", keyword):
            return _replacement(parameter, keyword, safe=_wakes_nothing(citation, kind, parameter.name, keyword))
    meant = keyword_meant(taken, value)
    if meant is None:
        meant = _slip_of(value, taken)
    if meant is None:
        return None
    if meant:
        return _replacement(parameter, meant, safe=False)
    # What is off need not be said; of who may read a link, somebody has said something.
    return taken_away(citation, parameter, safe=taken == "yes")


def _wakes_nothing(citation: Citation, kind: str, name: str, keyword: str) -> bool:
    """Whether a keyword, once it is understood, gives rise to no other complaint about the citation."""
    match keyword_holders()[name]:
        case "url-status":
            return keyword != _UNCHECKED and has_copy(citation, kind) and are_taken(shown(citation, kind))
        case "url-access":
            return not lacks(citation, kind, name, NEEDED_FOR_ACCESS[name])
        case "name-list-style":
            return keyword != _VANCOUVER
        case "mode":
            return "postscript" not in citation.values
        case _:
            return True


def _slip_of(value: str, taken: str) -> str | None:
    """The one keyword of four letters or more from which a value differs by one slip."""
    from rapidfuzz.distance import OSA

    near = [
        word for word in keywords(taken) if len(word) > len("cs1") and OSA.distance(value, word, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else None


def _replacement(parameter: Parameter, keyword: str, *, safe: bool) -> Fix:
    """The fix that puts a keyword in place of a value."""
    return Fix(f"Write |{parameter.name}={keyword}", safe=safe, edits=(Edit(parameter.span, keyword),))


def _is_idle(value: str, kind: str, mode: str) -> bool:
    """Whether a citation of this class and mode ends in this mark without being told so."""
    ends_in_nothing = mode == "cs2" or kind == "citation"
    if value.lower() == _NONE:
        return ends_in_nothing
    return value == _FULL_STOP and (mode == "cs1" or not ends_in_nothing)


def _is_long(value: str) -> bool:
    """Whether more than one character is shown, as far as that can be seen here."""
    if is_computed(value):
        return _TEMPLATE_OF_A_NAME.match(value) is not None
    return len(value) > 1 and value.lower() != _NONE
