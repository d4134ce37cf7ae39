"""ID: identifiers that are not written as they should be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from citecheck.identifiers.schemes import Trouble
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.identifiers.faults import flawed, from_the_future, remarked


@rule("ID009", "identifier-above-limit", Severity.WARNING, cs1=("err_bad_bibcode", "err_bad_pmc", "err_bad_pmid"))
def identifier_above_limit(page: Page, context: Context) -> Iterator[Fault]:
    """A number higher than any that was given out.

    ## What it does
    Finds numbers that are higher than the highest known when the limits were last looked up, in early 2026; and
    bibcodes of a year to come and preprints of a day to come.

    ## Why it matters
    Mostly a digit too many was typed. It can also be a newer work than the limits know, so that nothing rests on it.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmid=50400000}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmid=30400000}}
    ```
    """
    return chain(flawed(page, Trouble.ABOVE_LIMIT), from_the_future(page, context.today))


@rule(
    "ID010",
    "misplaced-identifier",
    Severity.WARNING,
    cs1=("err_bad_asin", "err_bad_bibcode", "err_bad_isbn", "err_bad_issn", "err_bad_pmc", "err_bad_pmid"),
    fix="unsafe",
)
def misplaced_identifier(page: Page, _context: Context) -> Iterator[Fault]:
    """A sound number in the parameter of another kind.

    ## What it does
    Finds numbers that cannot be what their parameter says but that are sound numbers of another kind: an Amazon number
    or an ISSN as `isbn`, an ISBN as `asin` or `issn`, a number of PubMed Central as `pmid`.

    ## Why it matters
    The template makes a link of it that leads nowhere.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=B002PB17NQ}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |asin=B002PB17NQ}}
    ```

    ## Fix
    Calls the parameter by its right name, where the citation has none of that name. It is unsafe: only the form says
    what the number is.
    """
    return flawed(page, Trouble.MISPLACED)


@rule(
    "ID011",
    "miswritten-identifier",
    Severity.WARNING,
    cs1=(
        "err_bad_arxiv",
        "err_bad_asin",
        "err_bad_biorxiv",
        "err_bad_doi",
        "err_bad_hdl",
        "err_bad_isbn",
        "err_bad_issn",
        "err_bad_jfm",
        "err_bad_jstor",
        "err_bad_lccn",
        "err_bad_medrxiv",
        "err_bad_mr",
        "err_bad_oclc",
        "err_bad_osti",
        "err_bad_pmc",
        "err_bad_pmid",
        "err_bad_rfc",
        "err_bad_s2cid",
        "err_bad_ssrn",
    ),
    fix="safe",
)
def miswritten_identifier(page: Page, _context: Context) -> Iterator[Fault]:
    """An identifier with something around it.

    ## What it does
    Finds identifiers that are sound but not written alone: as an address, with their name in front, with dashes for
    hyphens, with a page number or a second identifier behind them.

    ## Why it matters
    The template puts the value into an address as it stands, and that leads nowhere.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |doi=doi:10.1000/182}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |doi=10.1000/182}}
    ```

    ## Fix
    Writes the identifier alone, where there is one and it is plain. It is unsafe where a dash, a full stop or what
    stands behind a blank may be a part of it or not, as in a DOI; beside a slash, a blank is only one too many.
    """
    return flawed(page, Trouble.MISWRITTEN)


@rule(
    "ID012",
    "identifier-with-letters",
    Severity.NOTE,
    cs1=("maint_jfm_format", "maint_mr_format", "maint_pmc_format"),
    fix="safe",
)
def identifier_with_letters(page: Page, _context: Context) -> Iterator[Fault]:
    """Letters in front of a number that the template writes itself.

    ## What it does
    Finds `pmc`, `mr` and `jfm` that begin with PMC, MR and JFM.

    ## Why it matters
    It does no harm to a reader, but programs that compare citations see two numbers.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmc=PMC1234567}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmc=1234567}}
    ```

    ## Fix
    Takes the letters away. It is safe.
    """
    return remarked(page, Trouble.LETTERED)


@rule("ID013", "temporary-identifier", Severity.NOTE, cs1=("maint_bibcode", "maint_zbl"))
def temporary_identifier(page: Page, _context: Context) -> Iterator[Fault]:
    """A number that was given for a time.

    ## What it does
    Finds `zbl` of eight digits, and `bibcode` with `.tmp.`.

    ## Why it matters
    Such numbers end when the work has its final one.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |zbl=06626752}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |zbl=0472.53010}}
    ```
    """
    return remarked(page, Trouble.TEMPORARY)


@rule(
    "ID014", "identifier-as-written", Severity.NOTE, cs1=("maint_doi_ignore", "maint_isbn_ignore", "maint_issn_ignore")
)
def identifier_as_written(page: Page, _context: Context) -> Iterator[Fault]:
    """An identifier whose fault somebody has accepted.

    ## What it does
    Finds `isbn`, `issn`, `eissn`, `sbn` and `doi` in double parentheses, which say that it is printed so.

    ## Why it matters
    A misprinted number finds nothing; the work has to be found by its other facts.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=((0-306-40615-3))}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=0-306-40615-2}}
    ```
    """
    return remarked(page, Trouble.AS_WRITTEN)
