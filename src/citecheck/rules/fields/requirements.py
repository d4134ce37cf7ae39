"""FD: what each citation template requires beside a title."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1 import works
from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.seen import passed_by
from citecheck.cs1.templates import rendered, title_of
from citecheck.cs1.works import needs_address
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import head, listed, written

_URLS = frozenset({"url", "URL"})
_TITLES = frozenset({"title", "script-title"})
_PERIODICALS = frozenset(form + name for name in same_thing()["journal"] for form in ("", "script-"))

# A URL that makes its label a link, and the parameters that hold the label; by classes that use them.
_CHAPTERS = same_thing()["chapter"]
_CHAPTER_LABELS = (*_CHAPTERS, *(f"{form}-{name}" for form in ("script", "trans") for name in _CHAPTERS))
_LABELS = {
    **{f"{name}-url": (_CHAPTER_LABELS, works.WITH_CHAPTERS) for name in _CHAPTERS},
    "map-url": (("map", "script-map", "trans-map"), frozenset({"map"})),
    "conference-url": (("conference", "event"), frozenset({"conference", "speech"})),
    "transcript-url": (("transcript",), frozenset({"audio-visual", "episode"})),
}

_IDENTIFIERS = {
    "arxiv": ("arxiv", "eprint"),
    "biorxiv": ("biorxiv",),
    "citeseerx": ("citeseerx",),
    "medrxiv": ("medrxiv",),
    "ssrn": ("ssrn", "SSRN"),
}


@rule("FD003", "url-without-label", Severity.WARNING, cs1=("err_bare_url_missing_title",))
def url_without_label(page: Page, _context: Context) -> Iterator[Fault]:
    """A URL of a chapter, map, conference or transcript that is not named.

    ## What it does

    Finds `chapter-url`, `map-url`, `conference-url` and `transcript-url` (and their other names) without the
    parameter whose words they should link; and `url` beside `title=none`, or with no other title than a translated one.

    ## Why it matters

    The address stands in the reference without words: a reader cannot tell what is behind it, and when it dies nothing
    says what was there.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |chapter-url=https://www.example.org/rivers/3}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |chapter-url=https://www.example.org/rivers/3
    |chapter=The Colorado}}
    ```
    """
    for citation, kind in rendered(page):
        values = citation.values
        for name in _LABELS.keys() & values.keys():
            labels, classes = _LABELS[name]
            shown = kind in classes or name in passed_by(citation, kind)
            if not shown or not values.keys().isdisjoint(labels) or name in emptied(citation):
                continue
            if kind == "citation" and not values.keys().isdisjoint(_PERIODICALS):
                continue
            # The title of an article in an encyclopedia is its chapter, with the URL of that.
            if kind == "encyclopaedia" and works.title(citation, kind) != "title":
                continue
            yield _unlabelled(citation, name, labels[0])
        if works.is_untitled(citation, kind) or ("trans-title" in values and _TITLES.isdisjoint(values)):
            for name in _URLS & values.keys():
                yield _unlabelled(citation, name, "title")


@rule("FD004", "web-citation-without-url", Severity.WARNING, cs1=("err_cite_web_url",))
def web_citation_without_url(page: Page, _context: Context) -> Iterator[Fault]:
    """A citation of a web page without its address.

    ## What it does

    Finds cite web, cite podcast and cite mailing list without `url`, and citation with `website` but without `url`.

    ## Why it matters

    A web page is found by its address. What is not on the web wants another template, such as cite book or cite news.

    ## Example

    ```wikitext
    {{cite web |title=Census results |website=Statistics Angola |date=2014}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Census results |website=Statistics Angola |date=2014 |url=https://www.ine.gov.ao/census}}
    ```
    """
    for citation, kind in rendered(page):
        values = citation.values
        if needs_address(values, kind) and _URLS.isdisjoint(values):
            yield Fault(
                head(citation),
                f"This {title_of(kind)} has no |url=; give the address, or use the template for the kind of source.",
                citation,
                "err_cite_web_url",
            )


@rule("FD005", "missing-periodical", Severity.WARNING, cs1=("err_missing_periodical",))
def missing_periodical(page: Page, _context: Context) -> Iterator[Fault]:
    """An article without the journal or magazine it is in.

    ## What it does

    Finds cite journal and cite magazine without `journal`, `magazine`, `work` or another name for the periodical.

    ## Why it matters

    Volume, issue and page find nothing as long as nobody knows of what.

    ## Example

    ```wikitext
    {{cite journal |title=The captive breeding of Komodo dragons |last=Lilley |first=R. |year=1995 |volume=12}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=The captive breeding of Komodo dragons |last=Lilley |first=R. |year=1995
    |journal=Herpetological Review |volume=12}}
    ```
    """
    for citation, kind in rendered(page):
        if kind in {"journal", "magazine"} and _PERIODICALS.isdisjoint(citation.values):
            yield Fault(
                head(citation),
                f"This {title_of(kind)} has no |{kind}=; name the {kind} that the article is in, or use the template "
                "for the kind of source.",
                citation,
                "err_missing_periodical",
            )


@rule(
    "FD006",
    "missing-identifier",
    Severity.WARNING,
    cs1=(
        "err_arxiv_missing",
        "err_biorxiv_missing",
        "err_citeseerx_missing",
        "err_medrxiv_missing",
        "err_ssrn_missing",
    ),
)
def missing_identifier(page: Page, _context: Context) -> Iterator[Fault]:
    """A preprint without its number in the archive.

    ## What it does

    Finds cite arXiv, cite bioRxiv, cite CiteSeerX, cite medRxiv and cite SSRN without the identifier they are named by.

    ## Why it matters

    These templates make the link of the identifier alone and ignore `url`: without it, nothing leads to the paper.

    ## Example

    ```wikitext
    {{cite arXiv |title=On the electrodynamics of moving trains |last=Hunt |first=Ada |year=2011 |class=physics.gen-ph}}
    ```

    ## Use instead

    ```wikitext
    {{cite arXiv |title=On the electrodynamics of moving trains |last=Hunt |first=Ada |year=2011
    |class=physics.gen-ph |arxiv=1103.4567}}
    ```
    """
    for citation, kind in rendered(page):
        if (names := _IDENTIFIERS.get(kind)) and not citation.value(*names):
            yield Fault(
                head(citation),
                f"This {title_of(kind)} has no |{names[0]}=; give the paper's number, which is all that links to it.",
                citation,
                f"err_{kind}_missing",
            )


@rule("FD007", "missing-publisher", Severity.NOTE, cs1=("err_missing_publisher",))
def missing_publisher(page: Page, _context: Context) -> Iterator[Fault]:
    """A document without the body that published it.

    ## What it does

    Finds cite document without `publisher`.

    ## Why it matters

    A document of its own, without a link and in no periodical, can only be asked for at its publisher.

    ## Example

    ```wikitext
    {{cite document |title=Minutes of the tenth session |date=1961}}
    ```

    ## Use instead

    ```wikitext
    {{cite document |title=Minutes of the tenth session |date=1961 |publisher=Rotary International}}
    ```
    """
    for citation, kind in rendered(page):
        if kind == "document" and "publisher" not in citation.values:
            yield Fault(
                head(citation),
                "This cite document has no |publisher=; name who published it, or use the template for the kind of "
                "source.",
                citation,
                "err_missing_publisher",
            )


def _unlabelled(citation: Citation, url: str, label: str) -> Fault:
    """The fault of a URL without words of its own."""
    return Fault(
        written(citation, url).span,
        f"{listed([url])} has no words to link; name what it leads to in {listed([label])}.",
        citation,
        "err_bare_url_missing_title",
    )
