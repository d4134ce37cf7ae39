"""ID: identifiers that cannot exist."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.identifiers.schemes import Trouble
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.identifiers.faults import flawed


@rule("ID001", "impossible-isbn", Severity.ERROR, cs1=("err_bad_isbn", "err_bad_sbn"))
def impossible_isbn(page: Page, _context: Context) -> Iterator[Fault]:
    """A book number that no book can have.

    ## What it does
    Finds an `isbn` or `sbn` with a check digit that does not fit, the wrong number of digits or a prefix that was never
    given out.

    ## Why it matters
    Shops and libraries find a book by this number alone. With a wrong digit they find nothing, or another book.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=0-306-40615-3}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=0-306-40615-2}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "isbn", "sbn")


@rule("ID002", "impossible-issn", Severity.ERROR, cs1=("err_bad_issn",))
def impossible_issn(page: Page, _context: Context) -> Iterator[Fault]:
    """A serial number that no periodical can have.

    ## What it does
    Finds an `issn` or `eissn` with a check digit that does not fit, or that is not eight digits.

    ## Why it matters
    Libraries find a periodical by this number. With a wrong digit they find nothing, or another one.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |issn=0028-0837}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |issn=0028-0836}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "issn", "eissn")


@rule("ID003", "impossible-doi", Severity.ERROR, cs1=("err_bad_doi", "err_bad_hdl"))
def impossible_doi(page: Page, _context: Context) -> Iterator[Fault]:
    """A DOI or handle that nobody can have registered.

    ## What it does
    Finds a `doi` that does not begin with 10., a registrant's number and a slash, or whose registrant does not exist;
    and an `hdl` of no proper form.

    ## Why it matters
    The link that the template makes of it leads nowhere.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |doi=10.12/fen.2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |doi=10.1000/fen.2014}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "doi", "hdl")


@rule("ID004", "impossible-pubmed-number", Severity.ERROR, cs1=("err_bad_pmc", "err_bad_pmid"))
def impossible_pubmed_number(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that PubMed cannot have.

    ## What it does
    Finds a `pmid` or `pmc` that is no number, or far higher than any that was given out.

    ## Why it matters
    The link that the template makes of it leads nowhere, or to another paper.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmid=12a}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmid=12}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "pmid", "pmc")


@rule(
    "ID005",
    "impossible-preprint-number",
    Severity.ERROR,
    cs1=("err_bad_arxiv", "err_bad_biorxiv", "err_bad_citeseerx", "err_bad_medrxiv", "err_bad_ssrn"),
)
def impossible_preprint_number(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that no preprint server can have given.

    ## What it does
    Finds an `arxiv`, `biorxiv`, `medrxiv`, `citeseerx` or `ssrn` of no proper form, such as one with a month 13.

    ## Why it matters
    The link that the template makes of it leads nowhere.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |arxiv=1513.00001}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |arxiv=1512.00001}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "arxiv", "biorxiv", "medrxiv", "citeseerx", "ssrn")


@rule(
    "ID006",
    "impossible-library-number",
    Severity.ERROR,
    cs1=("err_bad_ismn", "err_bad_lccn", "err_bad_oclc", "err_bad_ol"),
)
def impossible_library_number(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that no library catalogue can have given.

    ## What it does
    Finds an `oclc`, `lccn`, `ol` or `ismn` of no proper form, or with a check digit that does not fit.

    ## Why it matters
    The link that the template makes of it leads nowhere, or to another work.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |lccn=12}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |lccn=2001627090}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "oclc", "lccn", "ol", "ismn")


@rule("ID007", "impossible-asin", Severity.ERROR, cs1=("err_bad_asin",))
def impossible_asin(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that no article of Amazon can have.

    ## What it does
    Finds an `asin` that is not ten capital letters and digits, or that has the form of an ISBN without being one.

    ## Why it matters
    The link that the template makes of it leads nowhere.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |asin=B00086U61}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |asin=B00086U61Y}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "asin")


@rule(
    "ID008",
    "impossible-index-number",
    Severity.ERROR,
    cs1=(
        "err_bad_bibcode",
        "err_bad_jfm",
        "err_bad_mr",
        "err_bad_osti",
        "err_bad_rfc",
        "err_bad_s2cid",
        "err_bad_usenet_id",
        "err_bad_zbl",
    ),
)
def impossible_index_number(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that no index of papers can have given.

    ## What it does
    Finds a `bibcode`, `jstor`, `s2cid`, `osti`, `rfc`, `mr`, `zbl`, `jfm` or `message-id` of no proper form.

    ## Why it matters
    The link that the template makes of it leads nowhere, or to another work.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |bibcode=1974AJ.....79..819}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |bibcode=1974AJ.....79..819H}}
    ```
    """
    return flawed(page, Trouble.IMPOSSIBLE, "bibcode", "jstor", "s2cid", "osti", "rfc", "mr", "zbl", "jfm", "usenet_id")
