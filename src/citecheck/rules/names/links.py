"""NM: links to the articles on people and works."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.links import (
    Link,
    has_unknown_prefix,
    is_article,
    language_link,
    language_prefix,
    link,
    may_link_to_languages,
)
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered, rendered_with
from citecheck.model import Citation, Edit, Fix, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import Name, Person, Source, as_meant, casts, is_accepted, names
from citecheck.rules.parameters import is_written, listed, written
from citecheck.rules.wording import is_computed, quoted

_CONDITION = "err_bad_paramlink"
# The parameters that link a whole title or series, by what they link; of several, the first with a value counts.
_TITLE_LINKS = {
    "title": ("title-link", "episode-link", "episodelink"),
    "series": ("series-link", "serieslink"),
}
_LINKS = frozenset(name for names in _TITLE_LINKS.values() for name in names)
_WITH_SERIES_LINK = frozenset({"episode", "serial"})
# What a title's link may say instead of an article.
_NO_LINKS = frozenset({"none", "pmc", "doi"})
_PIPE = "{{!}}"


@rule("NM013", "unusable-article-link", Severity.WARNING, cs1=("err_bad_paramlink",), fix="safe")
def unusable_article_link(page: Page, _context: Context) -> Iterator[Fault]:
    """A link to an article that cannot be made.

    ## What it does

    Finds `author-link`, `title-link` and their like that hold an address, brackets or a language's prefix instead of
    the plain name of an article; names and titles that are links already beside such a parameter; and first names that
    are links.

    ## Why it matters

    The link is not made, and its marks may show in the text.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |author-link=[[Ada Hunt]] |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |author-link=Ada Hunt |year=1988}}
    ```

    ## Fix

    Brackets are taken away, and a colon is put in front of a language, but for a title that has a URL. This is safe; to
    take a link out of a first name is not.
    """
    for name in names(page):
        if "[[" in name.value or ":" in name.value:
            yield from _in_name(name)
    for citation, _, roles in casts(page).values():
        for people in roles.values():
            for person in people.persons:
                if person.link is not None and people.source is Source.NAMES:
                    yield from _of_person(citation, person)
    for citation, kind in rendered_with(page, _LINKS):
        for linked, linking in _TITLE_LINKS.items():
            first = next((one for one in linking if one in citation.values and is_kept(citation, kind, one)), None)
            if first is not None and (linked == "title" or kind in _WITH_SERIES_LINK):
                yield from _of_link(citation, first, (linked,))


@rule("NM014", "bare-language-link", Severity.NOTE, cs1=("err_bad_paramlink",), fix="unsafe")
def bare_language_link(page: Page, _context: Context) -> Iterator[Fault]:
    """A link to another language's Wikipedia without the colon that makes it one.

    ## What it does

    Finds `[[de:…]]` and its like in the value of a parameter.

    ## Why it matters

    Without a colon in front, MediaWiki takes such a link for the article's own counterpart in that language, and shows
    nothing in its place.

    ## Example

    ```wikitext
    {{cite book |title=Flüsse des Westens |last=[[de:Ada Hunt|Hunt]] |first=Ada |language=de |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Flüsse des Westens |last=[[:de:Ada Hunt|Hunt]] |first=Ada |language=de |year=1988}}
    ```

    ## Fix

    The colon is put there. This is not safe: the link may be one too many where it is.
    """
    text = page.document.text
    if not may_link_to_languages(text, page.document.span.start, page.document.span.end):
        return
    for citation, kind in rendered(page):
        if text.find("[[", citation.span.start, citation.span.end) < 0:
            continue
        for name, value in citation.values.items():
            if "[[" in value and (found := language_link(value)) and is_kept(citation, kind, name):
                parameter = written(citation, name)
                message = f"{quoted(found.group())} in {listed([name])} needs a colon in front of the language."
                at = text.find(found.group(), parameter.span.start, parameter.span.end) + len("[[")
                fix = None
                # Where a comment stands in the link, its place is not known.
                if at >= len("[["):
                    fix = Fix("Put the colon", safe=False, edits=(Edit(Span(at, at), ":"),))
                yield Fault(parameter.span, message, citation, _CONDITION, fix)


def _in_name(name: Name) -> Iterator[Fault]:
    """The fault of a link in a name itself."""
    citation = name.citation
    if name.is_last and has_unknown_prefix(name.value.removeprefix("[[")):
        message = f"{listed([name.parameter])} links to a wiki that is not known; correct the prefix."
        yield Fault(written(citation, name.parameter).span, message, citation, _CONDITION)
    if not name.is_last and (inside := _whole_link(as_meant(name.value))) is not None:
        number = name.person.number if name.person.number > 1 else ""
        wanted = name.person.link or f"{name.role}-link{number}"
        message = f"{listed([name.parameter])} holds a link; name the article in {listed([wanted])} instead."
        fix = _apart(name, inside, wanted)
        yield Fault(written(citation, name.parameter).span, message, citation, _CONDITION, fix)


def _of_person(citation: Citation, person: Person) -> Iterator[Fault]:
    """The fault of the parameter that links a person."""
    if person.last is None or person.link is None:
        return
    if has_unknown_prefix(citation.values[person.link]):
        message = f"{listed([person.link])} names a wiki that is not known; correct the prefix."
        yield Fault(written(citation, person.link).span, message, citation, _CONDITION)
        return
    # A first name that is a link as a whole has been read as its words by now.
    first = person.first if person.first is not None and link(as_meant(citation.values[person.first])) is None else None
    halves = (person.last,) if first is None else (person.last, first)
    yield from _of_link(citation, person.link, halves)


def _of_link(citation: Citation, name: str, halves: tuple[str, ...]) -> Iterator[Fault]:
    """The fault of a parameter that names an article, or of the words that it is to link."""
    value = citation.values[name].replace(_PIPE, "|")
    if is_computed(value) or (language_link(value) and link(value)) or (halves == ("title",) and value in _NO_LINKS):
        return
    parameter = written(citation, name)
    linked = next((half for half in halves if _has_link(citation.value(half))), None)
    if not is_article(value):
        inside = link(parameter.value)
        fix = _replacement(parameter.span, inside.target, safe=True) if inside and linked is None else None
        message = f"{quoted(value)} in {listed([name])} is no article's name; write that name alone."
        yield Fault(parameter.span, message, citation, _CONDITION, None if _has_address(citation, halves) else fix)
    elif linked is not None:
        message = f"{listed([linked])} is linked in its words and by {listed([name])}; keep one of the links."
        yield Fault(written(citation, linked).span, message, citation, _CONDITION)
    elif (prefix := language_prefix(value)) is not None:
        message = f"The language {quoted(prefix + ':')} in {listed([name])} needs a colon in front of it."
        fix = _replacement(parameter.span, f":{value}", safe=True)
        yield Fault(parameter.span, message, citation, _CONDITION, None if _has_address(citation, halves) else fix)


def _has_address(citation: Citation, halves: tuple[str, ...]) -> bool:
    """Whether these words are linked by a URL, so that a link to an article would be one too many."""
    return halves == ("title",) and bool(citation.value("url", "URL"))


def _whole_link(value: str) -> Link | None:
    """The link that a value is, unless its language lacks a colon, so that Citation Style 1 takes it for words."""
    return None if language_link(value) else link(value)


def _has_link(value: str) -> bool:
    """Whether words hold a link that Citation Style 1 takes for one."""
    return "[[" in value and not (link(value) and language_link(value))


def _apart(name: Name, inside: Link, wanted: str) -> Fix | None:
    """The fix that takes a link out of a first name, and names the article where that is done for people."""
    if is_accepted(name.value):
        return None
    last = name.citation.values[name.person.last] if name.person.last is not None else "[["
    named = name.person.link is not None or "[[" in last or not is_article(inside.target)
    parameter = written(name.citation, name.parameter)
    if parameter.value != name.value or (not named and is_written(name.citation, wanted)):
        return None
    words = inside.label if named else f"{inside.label} |{wanted}={inside.target}"
    return _replacement(parameter.span, words, safe=False)


def _replacement(span: Span, words: str, *, safe: bool) -> Fix:
    """The fix that writes a value anew."""
    return Fix(f"Write {quoted(words)}", safe=safe, edits=(Edit(span, words),))
