"""MK: references that are known by a name, and the places that point to them by it.

A page that has lost its tags has none of these findings: what a name means there cannot be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from citecheck.model import Citation, DefectKind, Page, Reference, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.wording import is_computed, on_lines, quoted
from citecheck.wikitext.markup.tag_attributes import attributes
from citecheck.wikitext.markup.templates import value_of

# All of a template's parameter: one that is not known here may point to a reference by its name.
_ARGUMENT = re.compile(r"""[|=]\s*+["']?+([^|{}=<>"'\r\n]{1,200}+)["']?+(?=[|}])""")

_Key = tuple[str, str]


class _Names(Struct, frozen=True):
    """What is defined and what is used under each group and name."""

    defined: Mapping[_Key, list[Reference]]
    used: Mapping[_Key, list[Reference]]


@rule("MK016", "undefined-reference", Severity.WARNING)
def undefined_reference(page: Page, _context: Context) -> Iterator[Fault]:
    """A reference that is used by its name, and stands nowhere on the page.

    ## What it does

    Finds `<ref name="…" />`, `{{r|…}}` and their like with a name under which nothing is written on the page, in their
    group: one finding for each name. Capitals count. A name that a template makes is not judged.

    ## Why it matters

    Readers see a red error in place of the source: it was deleted, or renamed, or left behind in the article that this
    text was copied from.

    ## Example

    ```wikitext
    The tide turned.<ref name="Tides">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>

    The ship sailed.<ref name="tides" />
    ```

    ## Use instead

    ```wikitext
    The tide turned.<ref name="Tides">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>

    The ship sailed.<ref name="Tides" />
    ```

    ## Source

    [Help:Cite errors](https://en.wikipedia.org/wiki/Help:Cite_errors/Cite_error_references_no_text): *The named
    reference was invoked but never defined*.
    """
    names = _names(page)
    missing = [key for key in names.used if key not in names.defined]
    if not missing:
        return
    unclosed = {
        attributes(page.document.slice(defect.span)).get("name")
        for defect in page.defects
        if defect.kind is DefectKind.UNCLOSED_REFERENCE
    }
    groups = {name: group for group, name in names.defined}
    alike = {name.casefold(): name for _, name in names.defined}
    for group, name in missing:
        if name in unclosed:
            continue
        where = on_lines(page, [use.span for use in names.used[group, name]])
        if name in groups:
            advice = f"it stands in {_group(groups[name])}, and is used in {_group(group)}."
        elif name.casefold() in alike:
            advice = f"is it {quoted(alike[name.casefold()])}?"
        else:
            advice = "find it in an older version of the page, or in the article that the text is from."
        message = f"No reference has the name {quoted(name)}, which is used {where}; {advice}"
        yield Fault(names.used[group, name][0].span, message)


@rule("MK017", "unused-reference", Severity.NOTE)
def unused_reference(page: Page, _context: Context) -> Iterator[Fault]:
    """A reference in a list of references that nothing on the page points to.

    ## What it does

    Finds references that are defined in `<references>…</references>` or `{{reflist|refs=…}}` and used by their name
    nowhere on the page.

    ## Why it matters

    The source supports nothing, and readers see an error in the list. Often the sentence was deleted; sometimes it was
    rewritten, and lost its source.

    ## Example

    ```wikitext
    The tide turned at noon.

    {{reflist |refs=
    <ref name="tides">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>
    }}
    ```

    ## Use instead

    ```wikitext
    The tide turned at noon.<ref name="tides" />

    {{reflist |refs=
    <ref name="tides">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>
    }}
    ```

    ## Source

    [Help:Cite errors](https://en.wikipedia.org/wiki/Help:Cite_errors/Cite_error_references_missing_key): *A
    list-defined reference is not used in the content*.
    """
    names = _names(page)
    unused = {
        key: definitions[0]
        for key, definitions in names.defined.items()
        if key not in names.used and all(definition.listed for definition in definitions)
    }
    if not unused:
        return
    mentioned = {words.strip() for words in _ARGUMENT.findall(page.document.slice(page.document.span))}
    citations = _citations(page)
    for (_, name), definition in unused.items():
        if name not in mentioned:
            message = f"The reference {quoted(name)} is listed here, and used nowhere on the page."
            yield Fault(definition.span, message, citations.get(definition.span.start))


@rule("MK018", "redefined-reference", Severity.WARNING)
def redefined_reference(page: Page, _context: Context) -> Iterator[Fault]:
    """One name for two references that say different things.

    ## What it does

    Finds references with the name, and the group, of an earlier one that says something else; blanks and comments are
    no difference.

    ## Why it matters

    The wiki shows the first one everywhere, with an error: what the other one names supports nothing any more.

    ## Example

    ```wikitext
    The tide turned.<ref name="rowe">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>

    The ship sailed.<ref name="rowe">{{cite book |title=Ships |last=Rowe |first=Anna |year=2004}}</ref>
    ```

    ## Use instead

    ```wikitext
    The tide turned.<ref name="rowe-1998">{{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}</ref>

    The ship sailed.<ref name="rowe-2004">{{cite book |title=Ships |last=Rowe |first=Anna |year=2004}}</ref>
    ```

    ## Source

    [Help:Cite errors](https://en.wikipedia.org/wiki/Help:Cite_errors/Cite_error_references_duplicate_key): *The named
    reference was defined multiple times with different content*.
    """
    citations = _citations(page)
    for (_, name), definitions in _names(page).defined.items():
        first, *others = definitions
        words = _words(page, first) if others else ""
        for other in others:
            if _words(page, other) != words:
                where = on_lines(page, [first.span])
                message = f"The name {quoted(name)} has another reference {where}; give this one a name of its own."
                yield Fault(other.span, message, citations.get(other.span.start))


@lru_cache(maxsize=1)
def _names(page: Page) -> _Names:
    """The names of a page, in the order of the text; those that the wiki computes are left out."""
    defined: defaultdict[_Key, list[Reference]] = defaultdict(list)
    used: defaultdict[_Key, list[Reference]] = defaultdict(list)
    for reference in page.references:
        if reference.name and not is_computed(reference.name + reference.group):
            places = defined if reference.content and _words(page, reference) else used
            places[reference.group, reference.name].append(reference)
        if reference.base and not is_computed(reference.base + reference.group):
            used[reference.group, reference.base].append(reference)
    return _Names(dict(defined), dict(used))


def _words(page: Page, reference: Reference) -> str:
    """What a reference says, as two are compared."""
    text = page.document.slice(reference.content) if reference.content else ""
    return " ".join(value_of(text).split())


@lru_cache(maxsize=1)
def _citations(page: Page) -> Mapping[int, Citation]:
    """The first citation of each reference that holds any, by the reference's start."""
    return {citation.reference.start: citation for citation in reversed(page.citations) if citation.reference}


def _group(group: str) -> str:
    return f"the group {quoted(group)}" if group else "no group"
