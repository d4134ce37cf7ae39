"""FD: what stands in a value though the template writes it itself: labels and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1 import texts, works
from citecheck.cs1.parameters import is_number, name_part, same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered, rendered_with
from citecheck.cs1.words import is_generic_name
from citecheck.model import Citation, Edit, Fix, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.fields.article_numbers import article_number
from citecheck.rules.parameters import listed, written
from citecheck.rules.wording import quoted

_PAGES = frozenset(name for group in (*works.PAGES, *works.QUOTED_PAGES) for name in group)
_VOLUMES = frozenset(works.VOLUMES)
_ISSUES = frozenset(works.ISSUES)
_MARKS = (",", ";", ":")
_ENTITY = re.compile(r"&#?\w{1,31};[,;: ]{0,9}\Z")

# A label with nothing but a number behind it is taken away; of anything else only a person knows what it means.
_NUMBER = r"(?=[A-Za-z]{0,3}[0-9]|[IVXLCDMivxlcdm]+(?![A-Za-z]))"
_BLANKS = r"(?:\s|&nbsp;)*+"
_PAGE_LABEL = re.compile(
    rf"(?:(?:[Pp]ages?|[Pp][Gg]s?|[Pp][Pp]?)(?![A-Za-z])[.:]?{_BLANKS}|[Pp][Pp]?(?=[0-9])){_NUMBER}"
)
_VOLUME_LABEL = re.compile(rf"(?i:volumes?|vols?)[.:=]?{_BLANKS}{_NUMBER}")
_ISSUE_LABEL = re.compile(rf"(?:(?i:issues?|iss|numbers?|nos?|nr|n)[.:=]?|[Nn]°|№){_BLANKS}{_NUMBER}")

# Beside these no rule asks how a value ends, so that a mark can be taken from it and nothing else changes.
_PLAIN = frozenset(
    (*works.PERIODICALS, *same_thing()["publisher"], *same_thing()["place"], *same_thing()["publication-place"])
) | {"agency", "format", "series", "via"}


@rule("FD036", "label-in-page", Severity.NOTE, cs1=("err_extra_text_pages",), fix="safe")
def label_in_page(page: Page, _context: Context) -> Iterator[Fault]:
    """A page number with "p." in front.

    ## What it does

    Finds `p.`, `pp.`, `pg.` or `page` at the start of `page`, `pages`, `quote-page` or `quote-pages`.

    ## Why it matters

    The template writes "p." or "pp." itself: the reader sees both, and programs that read the citation see no number.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |page=p. 42}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |page=42}}
    ```

    ## Fix

    The label is taken away where a number follows it. This is safe.
    """
    for citation, kind in rendered_with(page, _PAGES):
        for name in works.pages(citation, kind):
            value = citation.values[name]
            if texts.label("page").match(value):
                meant = _without(_PAGE_LABEL, value, "page")
                # An article's number among the pages is a fault of its own once its label is gone.
                if meant and article_number(citation, kind, name, meant):
                    meant = None
                yield _labelled(citation, name, "err_extra_text_pages", meant)


@rule("FD037", "label-in-volume", Severity.NOTE, cs1=("err_extra_text_issue", "err_extra_text_volume"), fix="safe")
def label_in_volume(page: Page, _context: Context) -> Iterator[Fault]:
    """A volume or an issue with "vol." or "no." in front.

    ## What it does

    Finds `vol.`, `volume`, `no.`, `issue` and their like at the start of `volume`, `issue` or `number`.

    ## Why it matters

    The template sets the number apart by itself: the reader sees the label twice or in bold, and programs that read
    the citation see no number. An issue in `volume` leads to the wrong shelf.

    ## Example

    ```wikitext
    {{cite journal |title=Eels of the fens |journal=Fen Studies |volume=Vol. 12 |issue=3 |date=2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Eels of the fens |journal=Fen Studies |volume=12 |issue=3 |date=2004}}
    ```

    ## Fix

    The label is taken away where it is that of the parameter and a number follows it. This is safe.
    """
    for citation, kind in rendered_with(page, _VOLUMES):
        if (name := works.volume(citation, kind)) and texts.label("volume or issue").match(citation.values[name]):
            meant = _without(_VOLUME_LABEL, citation.values[name], "volume or issue")
            yield _labelled(citation, name, "err_extra_text_volume", meant)
    for citation, kind in rendered_with(page, _ISSUES):
        if (name := works.issue(citation, kind)) and texts.label("volume or issue").match(citation.values[name]):
            meant = _without(_ISSUE_LABEL, citation.values[name], "volume or issue")
            yield _labelled(citation, name, "err_extra_text_issue", meant)


@rule("FD038", "label-in-edition", Severity.NOTE, cs1=("err_extra_text_edition",), fix="safe")
def label_in_edition(page: Page, _context: Context) -> Iterator[Fault]:
    """An edition with "ed." behind it.

    ## What it does

    Finds `ed.`, `edn` or `edition` at the end of `edition`.

    ## Why it matters

    The template writes "ed." itself: the reader sees "2nd edition ed.".

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |edition=2nd edition}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |edition=2nd}}
    ```

    ## Fix

    The label is taken away. This is safe.
    """
    for citation, kind in rendered_with(page, frozenset({"edition"})):
        value = citation.values["edition"]
        if is_kept(citation, kind, "edition") and texts.label("edition").search(value):
            message = f"|edition= {quoted(value)} says “ed.”, which the template writes itself; take it away."
            fix = _rewriting(citation, "edition", _numbered(value), safe=True)
            yield Fault(written(citation, "edition").span, message, citation, "err_extra_text_edition", fix)


@rule("FD039", "punctuation-around-value", Severity.NOTE, cs1=("maint_extra_punct",), fix="safe")
def punctuation_around_value(page: Page, _context: Context) -> Iterator[Fault]:
    """A value that ends in a comma, a colon or a semicolon, or begins with an equals sign.

    ## What it does

    Finds `,`, `:` and `;` at the end of a parameter's value, and `=` at its start. Titles, quotations and addresses may
    end as they like.

    ## Why it matters

    The template sets its own punctuation between the parts of a citation, so that the reader sees two marks. Often
    something is missing behind the mark.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |publisher=Field Press,}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |publisher=Field Press}}
    ```

    ## Fix

    The mark is taken away. This is safe in names of people, works, publishers and places; a date or an identifier may
    turn out to be another than was meant.
    """
    for citation, kind in rendered(page):
        for name, value in citation.values.items():
            if not value.endswith(_MARKS) and value[0] != "=":
                continue
            if texts.may_end_in_punctuation(name) or is_number(name) or not is_kept(citation, kind, name):
                continue
            parameter = written(citation, name)
            # An empty <nowiki/> behind the mark hides it from the module, and is there for that.
            if "<nowiki" in parameter.value:
                continue
            place, mark = ("begins with", "=") if value[0] == "=" else ("ends in", value[-1])
            message = f"|{name}= {quoted(value)} {place} “{mark}”; take it away, or add what is missing there."
            fix = _unpunctuated(citation, name)
            yield Fault(parameter.span, message, citation, "maint_extra_punct", fix)


def _labelled(citation: Citation, name: str, condition: str, meant: str | None) -> Fault:
    """The fault of a value that begins with a label, with the number that is meant if it is known."""
    value = citation.values[name]
    message = (
        f"{listed([name])} {quoted(value)} begins with a label; the template adds its own, write the number alone."
    )
    return Fault(written(citation, name).span, message, citation, condition, _rewriting(citation, name, meant))


def _without(label: re.Pattern[str], value: str, field: str) -> str | None:
    """A value without the label in front of its number; None where there is no number, or a second label."""
    found = label.match(value)
    meant = value[found.end() :] if found else None
    return None if meant is None or texts.label(field).match(meant) else meant


def _numbered(edition: str) -> str:
    """An edition without the word for it; empty where that is all."""
    while found := texts.label("edition").search(edition):
        edition = edition[: found.start()].rstrip(" \t\n,;:")
    return edition


def _unpunctuated(citation: Citation, name: str) -> Fix | None:
    """The fix that takes the marks from around a value."""
    value = citation.values[name]
    if _ENTITY.search(value):
        return None
    meant = value.lstrip("= ").rstrip(",;: ")
    if texts.label("edition").search(meant):
        return None
    part = name_part(name)
    plain = part.part in {"first", "last"} and not is_generic_name(meant) if part else name in _PLAIN
    # A name makes the anchor, with which `ref` is compared.
    return _rewriting(citation, name, meant, safe=plain and ":" not in meant and "ref" not in citation.values)


def _rewriting(citation: Citation, name: str, meant: str | None, *, safe: bool = True) -> Fix | None:
    """The fix that writes a value as it is meant; none where comments stand in it or nothing is left."""
    parameter = written(citation, name)
    if not meant or parameter.value != citation.values[name]:
        return None
    return Fix(f"Write {meant}", safe=safe, edits=(Edit(parameter.span, meant),))
