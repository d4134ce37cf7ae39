"""SR: sources that somebody's list speaks against; each message names the list and its date."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.sources.rated import faults
from citecheck.sources.ratings import Word


@rule("SR006", "deprecated-source", Severity.WARNING)
def deprecated_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sources whose use a wiki's editors have agreed to end.

    ## What it does

    Finds addresses that a list names as deprecated, whatever other lists say of them. On a page about the source
    itself, this is a note.

    ## Why it matters

    Such a source has printed inventions, or could not be told from one that does. What rests on it alone rests on
    nothing that its readers can rely on.

    ## Example

    ```wikitext
    {{cite news |title=Tides of the north |url=http://www.dailymail.co.uk/news/article-1/tides.html |work=Daily Mail}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Deprecated sources; the perennial list and those that follow it.
    """
    yield from faults(page, context, "a deprecated source", Word.DEPRECATED, advice="cite another for the claim")


@rule("SR007", "unreliable-source", Severity.WARNING)
def unreliable_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sources that a list calls generally unreliable.

    ## What it does

    Finds addresses by the most specific entry of the newest list. Where editors do not agree, or where it depends on
    the topic or the year, there is no finding: `citecheck source` tells of that. What only one editor's script says is
    a note.

    ## Why it matters

    A source without editors who check, or with a record of errors, shows that something was said, not that it is so.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.answers.com/Q/What_are_tides |website=Answers}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources/Perennial sources and the lists named in the message.
    """
    yield from faults(
        page, context, "a generally unreliable source", Word.UNRELIABLE, advice="cite another for the claim"
    )


@rule("SR008", "self-published-source", Severity.WARNING)
def self_published_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds blogs and sites that their authors publish themselves.

    ## What it does

    Finds hosts where anybody has a blog, a site or a book of their own. A citation that names a work which can be found
    without the address gets a note, and so does a subject's own blog on the page about it.

    ## Why it matters

    Nobody stands between the author and the reader. An expert's blog may be sound; the citation has to show that it is
    one.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://northtides.blogspot.com/2014/01/tides.html |website=North tides}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Verifiability, on self-published sources.
    """
    yield from faults(
        page,
        context,
        "a place where people publish what nobody else has checked",
        Word.SELF_PUBLISHED,
        advice="cite what others have published",
    )


@rule("SR009", "user-generated-source", Severity.WARNING)
def user_generated_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sites whose users write them.

    ## What it does

    Finds wikis, forums, trees of families and databases that everybody can fill.

    ## Why it matters

    What stands there today was written by nobody who answers for it, and may be gone tomorrow.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.imdb.com/title/tt0000001/ |website=IMDb}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources, on user-generated content.
    """
    yield from faults(page, context, "written by its users", Word.USER_GENERATED, advice="cite what they took it from")


@rule("SR010", "circular-source", Severity.WARNING)
def circular_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds Wikipedia and what copies it, cited as a source.

    ## What it does

    Finds addresses of the wikis of the Wikimedia projects and of their mirrors, and works and publishers that are
    called Wikipedia. The texts of Wikisource and the files of Commons are left out.

    ## Why it matters

    A wiki that cites itself proves itself right: an error comes back as its own source.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=https://de.wikipedia.org/wiki/Gezeiten |website=Wikipedia}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Verifiability, on Wikipedia and sources that mirror or use it.
    """
    yield from faults(
        page,
        context,
        "a wiki of the Wikimedia projects, or copies one",
        Word.CIRCULAR,
        advice="cite what its article cites",
    )


@rule("SR011", "predatory-journal", Severity.WARNING)
def predatory_journal(page: Page, context: Context) -> Iterator[Fault]:
    """Finds journals that print whatever is paid for.

    ## What it does

    Finds them by address, by the registrant of the DOI, and by the exact name of the journal or its publisher. A name
    alone is a note where it is short, or where an identifier finds the work; one of a single word is none.

    ## Why it matters

    What such a journal calls reviewed has mostly been read by nobody. Of some on the lists, opinions differ: the
    message says which list it is.

    ## Example

    ```wikitext
    {{cite journal |title=Tides of the north |journal=Waves |url=http://www.scirp.org/journal/tides |year=2012}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Stop Predatory Journals, Cite Unseen and the Unreliable/Predatory Source Detector, each with its date in the
    message.
    """
    yield from faults(
        page,
        context,
        "listed as a predatory publisher",
        Word.PREDATORY,
        Word.PREDATORY_JOURNAL,
        Word.PREDATORY_PUBLISHER,
        advice="cite a journal that reviews what it prints",
    )


@rule("SR012", "hijacked-journal", Severity.WARNING)
def hijacked_journal(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sites that pass themselves off as a journal.

    ## What it does

    Finds the addresses of such sites. The journal's name is never a fault: it is also that of the real one.

    ## Why it matters

    Nothing that stands there was accepted by the journal whose name it bears.

    ## Example

    ```wikitext
    {{cite journal |title=Tides of the north |journal=Wulfenia |url=http://www.multidisciplinarywulfenia.org/tides}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Stop Predatory Journals, its list of hijacked journals.
    """
    yield from faults(
        page, context, "a counterfeit of a journal of the same name", Word.HIJACKED, advice="cite the real journal"
    )
