"""SR: what editors have said of a source by a template of the wiki; who says so is always named.

A finding here weighs on its citation unless it is a note: a doubt is no verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from citecheck.model import Page, Severity, TagKind
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.tagged import set_as, tagged

_FOUND_WANTING: Mapping[TagKind, str] = {
    TagKind.BETTER_SOURCE_NEEDED: "find a better source",
    TagKind.RETRACTED: "its publisher has taken the source back; find one that stands",
    TagKind.CIRCULAR: "the source repeats the wiki; find one that does not",
}
_DOUBTED: Mapping[TagKind, str] = {
    TagKind.UNRELIABLE_SOURCE: "see whether the source is reliable, or find a better one",
    TagKind.SELF_PUBLISHED: "its author may have published the source; find one that somebody else has checked",
    TagKind.USER_GENERATED: "anybody may have written the source; find one that is checked",
    TagKind.PREDATORY: "the publisher may print what it is paid for; find a better source",
    TagKind.PRIMARY_SOURCE: "this is a primary source; add one that speaks about it",
    TagKind.THIRD_PARTY_NEEDED: "the source is near to its subject; add an independent one",
    TagKind.VERIFICATION_NEEDED: "see whether the source says what it is cited for",
}
_NOT_SAYING_IT = frozenset({TagKind.FAILED_VERIFICATION})


@rule("SR030", "better-source-wanted", Severity.WARNING)
def better_source_wanted(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds sources that an editor has found wanting.

    ## What it does

    Reports `{{better source needed}}`, `{{circular reporting}}` and `{{retracted}}`, by whatever name, in or behind a
    citation. The citation is weak: somebody has looked at the source and asked for another. A retracted paper that is
    cited as one, with `intentional=yes`, is left out.

    ## Why it matters

    What has been found wanting for years still stands under a claim.

    ## Example

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>{{bsn|date=May 2014}}
    ```

    ## Use instead

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>
    ```

    ## Source

    Template:Better source needed, Template:Circular reporting and Template:Retracted of the English Wikipedia.
    """
    for citation, tag in tagged(page, _FOUND_WANTING.keys()):
        yield Fault(tag.span, f"{set_as(tag)}: {_FOUND_WANTING[tag.kind]}.", citation)


@rule("SR031", "doubted-source", Severity.NOTE)
def doubted_source(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds sources that an editor has doubted.

    ## What it does

    Reports `{{unreliable source?}}`, `{{self-published inline}}`, `{{user-generated inline}}`, `{{primary source
    inline}}`, `{{verify source}}` and their like in or behind a citation. Most of them end in a question mark, and none
    says that the source is of no use: a note, which makes no claim weaker.

    ## Why it matters

    The question has been asked, and waits for an answer.

    ## Example

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>{{unreliable source?}}
    ```

    ## Use instead

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>
    ```

    ## Source

    Wikipedia:Template index/Cleanup/Verifiability and sources, on inline templates.
    """
    for citation, tag in tagged(page, _DOUBTED.keys()):
        yield Fault(tag.span, f"{set_as(tag)}: {_DOUBTED[tag.kind]}.", citation)


@rule("SR032", "failed-verification", Severity.WARNING)
def failed_verification(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds sources in which an editor has looked for what they are cited for, in vain.

    ## What it does

    Reports `{{failed verification}}`, by whatever name, in or behind a citation, which is weak then. Where the source
    is cited for other claims too it is a note: they may well be in it.

    ## Why it matters

    The claim looks sourced, and is not.

    ## Example

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>{{fv|date=May 2014}}
    ```

    ## Use instead

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>
    ```

    ## Source

    Template:Failed verification: the source was checked, and does not support what is in the article.
    """
    supporting: Counter[str] = Counter()
    for citation, tag in tagged(page, _NOT_SAYING_IT):
        supporting = supporting or Counter(cited for claim in page.claims for cited in claim.citations)
        message = f"{set_as(tag)}: the source does not say what it is cited for; find one that does."
        yield Fault(tag.span, message, citation, severity=Severity.NOTE if supporting[citation.id] > 1 else None)
