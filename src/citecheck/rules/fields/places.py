"""FD: where a book came out, and at whose house."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import dates
from citecheck.cs1 import texts, works
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.templates import rendered_with
from citecheck.dates import Kind, Style
from citecheck.model import Citation, Edit, Fix, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.dates.faults import written_dates
from citecheck.rules.parameters import listed, without_templates, written
from citecheck.rules.wording import quoted, quoted_at

_PLACE_NAMES = (same_thing()["publication-place"], same_thing()["place"])
_PLACES = frozenset(name for group in _PLACE_NAMES for name in group)
_PUBLISHERS = same_thing()["publisher"]
# Before this year many books named a town and no house.
_FIRST_YEAR_WITH_PUBLISHERS = 1850


@rule("FD040", "digits-in-place", Severity.NOTE, cs1=("maint_location",))
def digits_in_place(page: Page, _context: Context) -> Iterator[Fault]:
    """A place with digits in it.

    ## What it does

    Finds digits in `location`, `place` and `publication-place`.

    ## Why it matters

    The parameter is for the town where the work came out. Digits belong to a street, a postcode, a shelf, or to another
    parameter that was written here by mistake.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |publisher=Field Press |location=12 Main Street, Denver}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |publisher=Field Press |location=Denver}}
    ```
    """
    for citation, kind in rendered_with(page, _PLACES):
        for names in _PLACE_NAMES:
            name = works.counting(citation, kind, names)
            value = without_templates(citation.values[name]) if name else ""
            if name and (digit := next((at for at, sign in enumerate(value) if sign.isdecimal()), None)) is not None:
                message = f"{listed([name])} {quoted_at(value, digit)} has digits in it; name the town alone."
                yield Fault(written(citation, name).span, message, citation, "maint_location")


@rule("FD041", "place-without-publisher", Severity.NOTE, cs1=("maint_location_no_publisher",))
def place_without_publisher(page: Page, _context: Context) -> Iterator[Fault]:
    """A book that names the town where it came out, and nobody who brought it out.

    ## What it does

    Finds books and encyclopedias of 1850 and later with a `location`, but without `publisher`.

    ## Why it matters

    A town tells no library which edition is meant. `publisher=none` says that the book names nobody.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |location=Denver}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |location=Denver |publisher=Field Press}}
    ```
    """
    for citation, kind in rendered_with(page, _PLACES):
        if works.counting(citation, kind, _PUBLISHERS) or not works.is_book(citation, kind):
            continue
        name = next(filter(None, (works.counting(citation, kind, names) for names in _PLACE_NAMES)), None)
        if name and _year(citation) >= _FIRST_YEAR_WITH_PUBLISHERS:
            message = (
                f"{listed([name])} names {quoted(citation.values[name])}, but nobody who published the work there; "
                "name the publisher, or write |publisher=none."
            )
            yield Fault(written(citation, name).span, message, citation, "maint_location_no_publisher")


@rule("FD042", "place-in-publisher", Severity.NOTE, cs1=("maint_publisher_location",), fix="unsafe")
def place_in_publisher(page: Page, _context: Context) -> Iterator[Fault]:
    """A publisher's name with the town in front of it.

    ## What it does

    Finds words, a colon and words in the `publisher` of a book or an encyclopedia, as in "London: Penguin".

    ## Why it matters

    Programs that read the citation look for a publisher of that name, and find none.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |publisher=Denver: Field Press}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |publisher=Field Press |location=Denver}}
    ```

    ## Fix

    What stands before the colon becomes `location`, where there is none yet. This is unsafe: not all names with a colon
    begin with a town.
    """
    for citation, kind in rendered_with(page, frozenset(_PUBLISHERS)):
        name = works.counting(citation, kind, _PUBLISHERS)
        if name is None or ":" not in citation.values[name] or not works.is_book(citation, kind):
            continue
        if found := texts.place_and_publisher().fullmatch(citation.values[name]):
            message = (
                f"{listed([name])} {quoted(found[0])} has a colon, as between a town and a publisher; if that is so, "
                "give each its parameter."
            )
            fix = _split(citation, name, found[1].strip(), found[2].strip())
            yield Fault(written(citation, name).span, message, citation, "maint_publisher_location", fix)


def _year(citation: Citation) -> int:
    """The last year that the date of a work can mean; 0 where it names none."""
    for field, _, value in written_dates(citation):
        if field.kind is Kind.MAIN and (found := dates.read(value)) and found.style is not Style.NONE:
            return found.latest.year
    return 0


def _split(citation: Citation, name: str, place: str, publisher: str) -> Fix | None:
    """The fix that moves a place out of the publisher's name; none where another place is given."""
    parameter = written(citation, name)
    given = [other.value for other in citation.parameters if other.name in _PLACES]
    # "Publisher: A" names no place.
    if "publish" in place.lower():
        return None
    if not place or not publisher or parameter.value != citation.values[name] or any(other != place for other in given):
        return None
    meant = publisher if given else f"{publisher} |location={place}"
    return Fix(f"Write {meant}", safe=False, edits=(Edit(parameter.span, meant),))
