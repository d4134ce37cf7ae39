"""MK: markup and characters that do not belong in a parameter's value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.addresses import holds_address
from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import is_known, is_number, same_thing, suggested
from citecheck.cs1.seen import is_kept, is_read
from citecheck.cs1.templates import rendered, rendered_with
from citecheck.cs1.words import address_holders, invisible, invisible_name, joins
from citecheck.cs1.works import BOOKS, WITH_CHAPTERS, counting
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, without_templates, written
from citecheck.rules.wording import quoted

# Blanks are taken from the first of them only: to try each of a thousand would take a million steps.
_SIGNATURE = re.compile(r"(?:(?<![ \t])[ \t]++)?+(?:(?:--|[–—])[ \t]*+)?~{3,5}(?!~)")
# The one scheme that needs no slashes.
_NEWS = "news:"
_NO_PAGE_NAME = re.compile(r"[\[\]{}|<>]|//")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]]|\[(?!\[)|\](?!\]))*+\]\]")
# A link to an article with its words; a colon may make it an image, a category, or another wiki's.
_PLAIN_LINK = re.compile(r"\[\[(?:[^\[\]|{}<>:]*+\|)?+([^\[\]|{}<>:]++)\]\]")
_CHAPTERS = same_thing()["chapter"]
_CHAPTER_URLS = same_thing()["chapter-url"]
_URLS = ("url", "URL")
_TITLES = ("title", "script-title")
_MARKS = ("'''''", "'''", "''")
_LINKING = frozenset({*_URLS, *_CHAPTER_URLS})
_WORKS = same_thing()["journal"]
_PUBLISHERS = same_thing()["publisher"]
_BLANKS = frozenset("\t\n\r\u200a\u00a0")
_REPLACEMENT = "\ufffd"
_JOINER = "\u200d"


@rule("MK001", "signature-in-value", Severity.NOTE, fix="safe")
def signature_in_value(page: Page, _context: Context) -> Iterator[Fault]:
    """A talk page's signature in a citation.

    ## What it does

    Finds `~~~~`, with or without dashes, in the value of a parameter.

    ## Why it matters

    It was typed by habit, says nothing about the source, and becomes somebody's name when the page is saved again.

    ## Example

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The dam is complete --~~~~ |date=4 May 2012}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The dam is complete |date=4 May 2012}}
    ```

    ## Fix

    The tildes are taken away, and the dashes in front of them. This is safe.
    """
    text = page.document.text
    if text.find("~~~", page.document.span.start, page.document.span.end) < 0:
        return
    for citation, parameter in _parameters(page):
        if "~~~" in parameter.value and parameter.name not in address_holders():
            for found in _SIGNATURE.finditer(text, parameter.span.start, parameter.span.end):
                span = Span(found.start(), found.end())
                fix = Fix("Remove the signature", safe=True, edits=(Edit(span, ""),))
                message = f"A signature stands in {listed([parameter.name])}; take it away."
                yield Fault(span, message, citation, None, fix)


@rule("MK002", "italics-in-work-or-publisher", Severity.NOTE, cs1=("err_apostrophe_markup",), fix="safe")
def italics_in_work_or_publisher(page: Page, _context: Context) -> Iterator[Fault]:
    """Italic or bold marks in the name of a work or a publisher.

    ## What it does

    Finds `''` and `'''` in `work`, `journal`, `website`, `publisher` and their other names.

    ## Why it matters

    The template sets a work in italics by itself: marks turn that upside down, and stay in the data that others read
    from the citation. A publisher that needs italics is a work.

    ## Example

    ```wikitext
    {{cite news |title=Herrings in a barrel |work=''The Economist'' |date=23 December 1999}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Herrings in a barrel |work=The Economist |date=23 December 1999}}
    ```

    ## Fix

    Marks around the whole value are taken away. This is safe in a work; a publisher is left to a person.
    """
    text = page.document.text
    for citation, kind in rendered(page):
        if text.find("''", citation.span.start, citation.span.end) < 0:
            continue
        for group in (_PUBLISHERS,) if kind in BOOKS else (_WORKS, _PUBLISHERS):
            name = next((name for name in group if name in citation.values and is_read(citation, kind, name)), None)
            if name and "''" in without_templates(citation.values[name]):
                parameter = written(citation, name)
                message = f"Italic or bold marks stand in {listed([name])}; {_advice(group, kind)}."
                yield Fault(parameter.span, message, citation, "err_apostrophe_markup", _unmarked(parameter))


@rule("MK003", "link-in-value", Severity.WARNING, cs1=("err_param_has_ext_link",))
def link_in_value(page: Page, _context: Context) -> Iterator[Fault]:
    """An address in a parameter that is for words.

    ## What it does

    Finds an external link or a bare address in the value of a parameter that is neither for URLs nor for a place in the
    source, such as `title` or `publisher`.

    ## Why it matters

    The address is not taken for the source's: it is not archived with it, and may break the link that the template
    makes.

    ## Example

    ```wikitext
    {{cite book |title=Dossier Andrei Tarkovsky |publisher=Corlevour [https://corlevour.example] |year=2006}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Dossier Andrei Tarkovsky |publisher=Corlevour |url=https://corlevour.example |year=2006}}
    ```
    """
    holders = address_holders()
    text, span = page.document.text, page.document.span
    has_news = text.find(_NEWS, span.start, span.end) >= 0
    for citation, kind in rendered(page):
        for name, value in citation.values.items():
            if ("//" not in value and not (has_news and _NEWS in value)) or name in holders:
                continue
            if is_kept(citation, kind, name) and holds_address(value):
                message = (
                    f"An address stands in {listed([name])}, which takes none; {_better_place(citation, kind, name)}."
                )
                yield Fault(written(citation, name).span, message, citation, "err_param_has_ext_link")


@rule("MK004", "invisible-character", Severity.NOTE, cs1=("err_invisible_char",), fix="safe")
def invisible_character(page: Page, _context: Context) -> Iterator[Fault]:
    """A character in a value that cannot be seen.

    ## What it does

    Finds control characters, zero-width spaces, soft hyphens, no-break spaces, tabs, line breaks and the character that
    replaces unreadable ones.

    ## Why it matters

    The words look right and are not found: neither by a search, nor by a program that compares titles. The replacement
    character shows that letters were lost.

    ## Example

    ```wikitext
    {{cite book |title=Byron and\u00a0Greek Love |last=Crompton |first=Louis |year=1985}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Byron and Greek Love |last=Crompton |first=Louis |year=1985}}
    ```

    ## Fix

    A blank of any other kind becomes a plain one; what has no width is taken away. This is safe. What a replacement
    character stands for, only a person can say.
    """
    text = page.document.text
    for citation, kind in rendered(page):
        source = text[citation.span.start : citation.span.end]
        if source.isascii() and source.isprintable():
            continue
        for name, value in citation.values.items():
            if not (value.isascii() and value.isprintable()) and (at := _first_invisible(value)) is not None:
                parameter = written(citation, name)
                message = (
                    f"A {invisible_name(value[at])} stands in {listed([name])}, at its character {at + 1}; "
                    f"{_instead(value[at])}."
                )
                cs1 = None if is_number(name) or not is_kept(citation, kind, name) else "err_invisible_char"
                yield Fault(parameter.span, message, citation, cs1, _cleaned(parameter))


@rule("MK005", "wikilink-in-link", Severity.WARNING, cs1=("err_wikilink_in_url",), fix="safe")
def wikilink_in_link(page: Page, _context: Context) -> Iterator[Fault]:
    """A link to an article in words that already link to the source.

    ## What it does

    Finds `[[…]]` in a title or a chapter that has a URL, and `title-link` beside `url`.

    ## Why it matters

    Words can lead to one place only: the link to the source is broken off where the other begins.

    ## Example

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The [[Hoover Dam]] is complete |date=4 May 1936}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The Hoover Dam is complete |date=4 May 1936}}
    ```

    ## Fix

    The words of the links stay, without their brackets. This is safe: the reader sees the same words, and is led to
    the source.
    """
    text = page.document.text
    for citation, kind in rendered_with(page, _LINKING):
        if text.find("[[", citation.span.start, citation.span.end) < 0 and "title-link" not in citation.values:
            continue
        for parameter in _linked_twice(citation, kind):
            message = f"{quoted(parameter.value)} links to an article as well as to the source; keep one of the two."
            yield Fault(parameter.span, message, citation, "err_wikilink_in_url", _unlinked(parameter))


def _advice(group: tuple[str, ...], kind: str) -> str:
    """What to do with marks in the name of a work or a publisher."""
    if group is _WORKS:
        return "take them away, the template sets a work in italics itself"
    return "take them away" if kind in BOOKS else "take them away, or name a work in |work="


def _better_place(citation: Citation, kind: str, name: str) -> str:
    """Where an address goes that stands in a parameter for words."""
    if not is_known(kind, name) and (wanted := suggested(kind, name)):
        return f"{listed([wanted])} was probably meant"
    if name in _TITLES:
        return "write the title there" + ("" if citation.value(*_URLS) else ", and the address in |url=")
    return "take the address away" if citation.value(*_URLS) else "move it to |url= or take it away"


def _instead(character: str) -> str:
    """What to write for a character that cannot be seen."""
    if character == _REPLACEMENT:
        return "write the letter that was lost, or save the page in UTF-8 if it is in another encoding"
    return "write a plain blank" if character in _BLANKS else "take it out"


def _parameters(page: Page) -> Iterator[tuple[Citation, Parameter]]:
    """Every parameter of every citation on a page that has some."""
    for citation in page.citations:
        for parameter in citation.parameters:
            yield citation, parameter


def _unmarked(parameter: Parameter) -> Fix | None:
    """The fix that takes the marks from around a work's name; none where they stand inside it."""
    value = parameter.value
    marks = next((marks for marks in _MARKS if value.startswith(marks)), "''")
    inner = value[len(marks) : -len(marks)]
    if parameter.name in _PUBLISHERS or not value.startswith(marks) or not value.endswith(marks):
        return None
    if not inner or "'" in (inner[0], inner[-1]) or "''" in inner:
        return None
    edit = Edit(parameter.span, inner)
    return Fix("Remove the marks", safe=True, edits=(edit,))


def _unlinked(parameter: Parameter) -> Fix | None:
    """The fix that leaves the words of the links; none where they are more than plain links to articles."""
    value = parameter.value
    plain = _PLAIN_LINK.sub(r"\1", value)
    # Whatever else there is of links, or hides them, only a person can take apart.
    if plain == value or not plain.strip() or any(mark in plain for mark in ("[[", "]]", "<", "//")):
        return None
    return Fix("Take the brackets off", safe=True, edits=(Edit(parameter.span, plain),))


def _first_invisible(value: str) -> int | None:
    """Where in a value the first character stands that cannot be seen and has no use there."""
    for found in invisible().finditer(value):
        if found.group() != _JOINER or not joins(value, found.start()):
            return found.start()
    return None


def _cleaned(parameter: Parameter) -> Fix | None:
    """The fix that puts plain blanks and nothing for what cannot be seen; none where letters were lost."""
    value = parameter.value
    if _REPLACEMENT in value or "<" in value:
        return None
    clean = "".join(
        (" " if found in _BLANKS else "") if invisible().match(found) and not _keeps(value, at) else found
        for at, found in enumerate(value)
    )
    return Fix("Put plain blanks", safe=True, edits=(Edit(parameter.span, clean),)) if clean != value else None


def _keeps(value: str, at: int) -> bool:
    """Whether the character at this place is a joiner that has a use there."""
    return value[at] == _JOINER and joins(value, at)


def _linked_twice(citation: Citation, kind: str) -> Iterator[Parameter]:
    """The parameters whose words a URL links already, and that link to an article themselves.

    A URL that has no words to link is itself shown for them.
    """
    values = citation.values
    without = emptied(citation)
    if (url := counting(citation, kind, _URLS)) and url not in without:
        title = next((name for name in _TITLES if name in values), url)
        if _WIKILINK.search(values[title]):
            yield written(citation, title)
        elif title == "title" and "title-link" in values and not _NO_PAGE_NAME.search(values["title-link"]):
            yield written(citation, "title-link")
    if kind in WITH_CHAPTERS and (url := counting(citation, kind, _CHAPTER_URLS)) and url not in without:
        chapter = counting(citation, kind, _CHAPTERS) or url
        if _WIKILINK.search(values[chapter]):
            yield written(citation, chapter)
