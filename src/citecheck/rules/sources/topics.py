"""SR: sources of which it depends on what they are cited for."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.sources.rated import limited
from citecheck.sources.ratings import Rating


@rule("SR033", "press-by-topic", Severity.NOTE)
def press_by_topic(page: Page, context: Context) -> Iterator[Fault]:
    """Finds sources that a list rates by topic, part or period, and badly for one of them.

    ## What it does

    Names each rating, with what it holds for. Of ratings that hold for a period, only those are left that can hold for
    what is cited, by its date, or else by the day on which it was seen or copied: where one is left, that is the
    source's, and there is nothing to choose. A note, which makes no claim weaker.

    ## Why it matters

    The same newspaper may be sound on one thing and not on another. Which of them a claim is about, a reader can tell.

    ## Example

    ```wikitext
    {{cite news |title=Tides of the north |url=http://www.foxnews.com/science/tides |work=Fox News |date=May 5, 2014}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources/Perennial sources, its entries for a topic or a period.
    """
    for told in limited(page, context.sources):
        by = told.opinion.by
        said = "; ".join(f"{rating.word.replace('-', ' ')}{_limit(rating, by[0])}" for rating in by)
        listed = f"{by[0].listed_in.title}, {by[0].listed_in.date}"
        message = f"What {told.place} is worth depends on topic, part or year ({listed}): {said}."
        yield Fault(told.span, message, told.citation)


def _limit(rating: Rating, first: Rating) -> str:
    """What a rating holds for: a topic or period, what the list calls by another name, or what no other holds for."""
    limits = [limit for limit in (rating.topic, rating.name if rating.name != first.name else "") if limit]
    return "".join(f" ({limit})" for limit in limits or ("in other cases",))
