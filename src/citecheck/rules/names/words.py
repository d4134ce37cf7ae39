"""NM: what stands for a name and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.words import generic_word
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import Name, is_accepted, names
from citecheck.rules.parameters import listed, without_templates, written
from citecheck.rules.wording import is_computed, quoted, quoted_at

# A first name or a company may begin with one digit: "3M".
_DIGITS = re.compile(r"\D++\d|\D*+\d\d")
# The name of an article may say that it is about an author: [[Ann Blair (author)|Ann Blair]].
_ON_AN_AUTHOR = "(author)"


@rule("NM004", "numeric-name", Severity.WARNING, cs1=("err_numeric_names",))
def numeric_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name without a letter in it.

    ## What it does

    Finds names of people that hold digits and signs only.

    ## Why it matters

    It is the value of another parameter, or of none; nobody is called so.

    ## Example

    ```wikitext
    {{cite book |title=On Aristotle's Categories |author=Ammonius |editor=12345 |year=1991}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=On Aristotle's Categories |author=Ammonius |editor=Richard Sorabji |year=1991}}
    ```
    """
    for name in names(page):
        value = name.without_et_al
        if not _has_letter(value) and value and not is_computed(value) and not is_accepted(value):
            message = f"{quoted(value)} is nobody's name; correct {listed([name.parameter])} or take it away."
            yield _fault(name, message, "err_numeric_names")


@rule("NM005", "generic-name", Severity.NOTE, cs1=("err_generic_name",))
def generic_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name that is a task, a firm or a web page's word.

    ## What it does

    Finds names of people that hold words such as "editor", "(ed.)", "staff correspondent", "Reuters" or "contact us".

    ## Why it matters

    The work is not found by such an author. Editors, agencies and publishers have parameters of their own. A firm that
    is the author, and is called so, can stand in double parentheses.

    ## Example

    ```wikitext
    {{cite book |title=Venom in dragons |year=2009 |author=Brian Fry (ed.)}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Venom in dragons |year=2009 |editor=Brian Fry}}
    ```
    """
    for name in names(page):
        value = name.without_et_al
        word = generic_word(without_templates(value))
        if word and not is_accepted(value) and not _names_an_article(value):
            is_seldom = f"holds {quoted(word)}, which is seldom in a name" if word != value else "is seldom a name"
            message = (
                f"{quoted(value)} {is_seldom}; correct it, move it to the parameter for it, "
                "or write ((…)) around it if it is right."
            )
            yield _fault(name, message, "err_generic_name")


@rule("NM007", "digits-in-name", Severity.NOTE, cs1=("maint_numeric_names",))
def digits_in_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name with a digit in it.

    ## What it does

    Finds names of people that hold digits beside their letters. A name that is meant so can stand in double
    parentheses.

    ## Why it matters

    Often a date, a page or the next parameter has slipped into the name, and is missing where it belongs.

    ## Example

    ```wikitext
    {{cite news |title=Fire at the mill |work=The Herald |date=4 May 2011 |last=Blair 14 |first=Ann}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Fire at the mill |work=The Herald |date=4 May 2011 |last=Blair |first=Ann |page=14}}
    ```
    """
    for name in names(page):
        value = name.without_et_al
        if _DIGITS.match(value) and _has_letter(value) and not is_accepted(value):
            plain = without_templates(value)
            if (found := _DIGITS.match(plain)) is None:
                continue
            shown = quoted_at(plain, found.end() - 1)
            message = f"{shown} holds a digit; take out what is not the name, or write ((…)) around it."
            yield _fault(name, message, "maint_numeric_names")


def _fault(name: Name, message: str, condition: str) -> Fault:
    """The fault of a name's value."""
    return Fault(written(name.citation, name.parameter).span, message, name.citation, condition)


def _has_letter(value: str) -> bool:
    """Whether there is a letter of any script."""
    return value.isalpha() or any(map(str.isalpha, value))


def _names_an_article(value: str) -> bool:
    """Whether a name links to an article with "(author)" in its title."""
    for link in value.split("[[")[1:] if _ON_AN_AUTHOR in value else ():
        title, bar, words = link.partition("|")
        if bar and title.rstrip().endswith(_ON_AN_AUTHOR) and "]]" in words:
            return True
    return False
