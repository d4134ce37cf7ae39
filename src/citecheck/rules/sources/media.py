"""SR: kinds of publications that a list tells apart; each message names the list and its date."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.sources.rated import faults
from citecheck.sources.ratings import Word


@rule("SR013", "social-media", Severity.WARNING)
def social_media(page: Page, context: Context) -> Iterator[Fault]:
    """Finds posts on social networks, and films that anybody can put on show.

    ## What it does

    Finds their hosts. A citation that names a publisher or a work other than the network gets a note, and so does an
    account that has the name of the page's subject.

    ## Why it matters

    A post shows at best that somebody said so. Who it is, and whether it is still there, the reader has to take on
    trust.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=https://www.facebook.com/harbourwatch/posts/123456 |website=Facebook}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources, on social media; Wikipedia:Verifiability, on sources about themselves.
    """
    yield from faults(
        page,
        context,
        "a place where anybody can say and show anything",
        Word.SOCIAL_MEDIA,
        Word.VIDEO_HOST,
        advice="cite what others have published",
    )


@rule("SR014", "press-release", Severity.NOTE)
def press_release(page: Page, context: Context) -> Iterator[Fault]:
    """Finds press releases.

    ## What it does

    Finds the services that distribute them, and the parts of sites where they stand.

    ## Why it matters

    Whoever pays says there what they like of themselves. That is a source for their own plain facts, and not for
    praise.

    ## Example

    ```wikitext
    {{cite web |title=Tides open |url=http://www.prnewswire.com/news-releases/harbour.html |website=PR Newswire}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources; Cite Unseen.
    """
    yield from faults(
        page, context, "a distributor of press releases, where those who pay speak of themselves", Word.PRESS_RELEASE
    )


@rule("SR015", "sponsored-content", Severity.WARNING)
def sponsored_content(page: Page, context: Context) -> Iterator[Fault]:
    """Finds advertisements in the clothes of articles.

    ## What it does

    Finds the parts of newspapers' sites that hold paid content.

    ## Why it matters

    The newspaper's editors have not written it, and do not answer for it.

    ## Example

    ```wikitext
    {{cite news |title=Tides of the north |url=http://www.newsweek.com/sponsored/tides |work=Newsweek}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources, on sponsored content; Cite Unseen.
    """
    yield from faults(
        page,
        context,
        "a place for what advertisers pay for",
        Word.SPONSORED,
        advice="cite what the newspaper itself reports",
    )


@rule("SR016", "satire", Severity.WARNING)
def satire(page: Page, context: Context) -> Iterator[Fault]:
    """Finds satire.

    ## What it does

    Finds sites, and parts of sites, that invent what they print, and mean to be seen through.

    ## Why it matters

    Somebody has not seen through it.

    ## Example

    ```wikitext
    {{cite news |title=Tide refuses to turn |url=http://www.theonion.com/tide-refuses-to-turn-1 |work=The Onion}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Cite Unseen; Wikipedia:Reliable sources/Perennial sources.
    """
    yield from faults(page, context, "satire", Word.SATIRE, advice="it is a source only for itself")


@rule("SR017", "tabloid", Severity.NOTE)
def tabloid(page: Page, context: Context) -> Iterator[Fault]:
    """Finds tabloids.

    ## What it does

    Finds what a list calls a tabloid. On a page about a living person, this is a warning.

    ## Why it matters

    Its stories are chosen, and told, to be bought. What is said of a living person needs a better source.

    ## Example

    ```wikitext
    {{cite news |title=Tides of the north |url=http://www.mirror.co.uk/news/tides |work=Mirror}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Cite Unseen; Wikipedia:Biographies of living persons.
    """
    yield from faults(page, context, "a tabloid", Word.TABLOID)


@rule("SR018", "state-media", Severity.NOTE)
def state_media(page: Page, context: Context) -> Iterator[Fault]:
    """Finds media of a state.

    ## What it does

    Finds what a list calls run or controlled by a government, offices themselves left out.

    ## Why it matters

    It can be relied on for what the state says. Of what touches the state's interests, it says nothing else.

    ## Example

    ```wikitext
    {{cite news |title=Tides of the north |url=http://www.shanghaidaily.com/tides |work=Shanghai Daily}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Cite Unseen, its category of governments.
    """
    yield from faults(page, context, "run or controlled by a state", Word.STATE_MEDIA)


@rule("SR019", "preprint", Severity.NOTE)
def preprint(page: Page, context: Context) -> Iterator[Fault]:
    """Finds papers before they were reviewed.

    ## What it does

    Finds servers of preprints, and repositories that hold them among others. A citation that names the journal, or an
    identifier of the printed paper, has no finding.

    ## Why it matters

    Papers change, and some fall, in review. Where the paper has been published since, that is what to cite.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=https://www.biorxiv.org/content/10.1101/000001v1 |website=bioRxiv}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources/Perennial sources, on preprints.
    """
    yield from faults(page, context, "a repository whose papers need not have been reviewed", Word.PREPRINT)


@rule("SR020", "unvetted-document-host", Severity.NOTE)
def unvetted_document_host(page: Page, context: Context) -> Iterator[Fault]:
    """Finds documents on hosts where anybody can put them.

    ## What it does

    Finds the hosts; the document may be sound, and is then better cited by its author and publisher.

    ## Why it matters

    Nobody has checked that a document is whole and what it claims to be. Many are there against their publisher's will.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.scribd.com/doc/123456/Tides |website=Scribd}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources/Perennial sources.
    """
    yield from faults(
        page,
        context,
        "a place where anybody can put documents, so that what counts is who made this one",
        Word.DOCUMENT_HOST,
    )


@rule("SR021", "blacklisted-source", Severity.NOTE)
def blacklisted_source(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sites to which a wiki lets nobody link.

    ## What it does

    Finds what is on such a blacklist and has no graver fault.

    ## Why it matters

    Most are there because links to them were spread for money. The page can be edited only once the link is gone.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.newswar.com/tides |website=News War}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Spam blacklist, as the lists named in the message have it.
    """
    yield from faults(page, context, "on a blacklist, so that new links to it cannot be saved", Word.BLACKLISTED)
