"""SR: claims for which only primary sources stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from citecheck import archives
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import is_source
from citecheck.rules.sources.subject import is_site_of
from citecheck.sources.ratings import Ratings, Word, known

# Templates for what somebody involved has written or said.
_DOCUMENTS = frozenset(
    {"cite court", "cite interview", "cite mailing list", "cite newsgroup", "cite patent", "cite press release",
     "cite tweet"}
)  # fmt: skip


@rule("SR034", "primary-source-alone", Severity.NOTE, default=False)
def primary_source_alone(page: Page, context: Context) -> Iterator[Fault]:
    """Finds claims that rest on nothing but what their own subject says.

    ## What it does

    Finds claims all citations of which are the subject's own: its site, which the page gives or which has its name,
    press releases, interviews, patents, papers of a court. One finding for each claim, at its last citation. Off unless
    it is selected: for plain facts of itself, a subject is a good witness.

    ## Why it matters

    What a subject says of itself shows that it says so. That it matters, somebody else has to have found.

    ## Example

    ```wikitext
    It built a tidal mill.<ref>{{cite press release |title=First mill |publisher=Harl Mills |date=5 May 2014}}</ref>
    ```

    ## Use instead

    ```wikitext
    It built a tidal mill.<ref>{{cite web |title=Mills |url=http://www.example.org/mills |website=Atlas}}</ref>
    ```

    ## Source

    Wikipedia:No original research, on primary sources; Wikipedia:Verifiability, on sources about themselves.
    """
    ratings = known(context.sources)
    cited = {citation.id: citation for citation in page.citations}
    # Most claims have one source that is not, and no other of theirs is looked at.
    primary = cache(lambda name: _is_primary(page, cited[name], ratings))
    for claim in page.claims:
        if claim.citations and all(map(primary, claim.citations)):
            citation = cited[claim.citations[-1]]
            message = "Only primary sources stand for this claim; add one that speaks about its subject."
            yield Fault(citation.span, message, citation)


def _is_primary(page: Page, citation: Citation, ratings: Ratings) -> bool:
    """Whether a citation is of the page's subject itself, or of a document that somebody involved has written."""
    if citation.template in _DOCUMENTS:
        return True
    addresses = [archives.original(link.target) for link in citation.links if is_source(link)]
    return bool(addresses) and all(
        is_site_of(page, address) or any(rating.word is Word.PRESS_RELEASE for rating in ratings.of(address))
        for address in addresses
    )
