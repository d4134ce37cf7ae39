"""FD: translations of titles that are not given."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1 import works
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.templates import rendered_with
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, written
from citecheck.rules.wording import quoted

_CHAPTERS = same_thing()["trans-chapter"]
_PERIODICALS = same_thing()["trans-journal"]
_ENCYCLOPEDIAS = same_thing()["trans-encyclopedia"]
_ALL = frozenset({"trans-title", "trans-map", *_CHAPTERS, *_PERIODICALS, *_ENCYCLOPEDIAS})
# They show no periodical, or take it from elsewhere.
_WITHOUT_PERIODICALS = frozenset({"book", "encyclopaedia", "mailinglist", "newsgroup"})


@rule("FD047", "translation-without-original", Severity.WARNING, cs1=("err_trans_missing_title",))
def translation_without_original(page: Page, _context: Context) -> Iterator[Fault]:
    """A translated title without the title that it translates.

    ## What it does

    Finds `trans-title`, `trans-chapter`, `trans-work` and their like without `title`, `chapter`, `work` or the same in
    another script.

    ## Why it matters

    A work is found by the words on its cover. A translation made for the reader is in no catalogue.

    ## Example

    ```wikitext
    {{cite book |trans-title=Rivers of the West |last=Hunt |first=Ada |year=1988 |language=de}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Flüsse im Westen |trans-title=Rivers of the West |last=Hunt |first=Ada |year=1988 |language=de}}
    ```
    """
    for citation, kind in rendered_with(page, _ALL):
        for translations, originals in _shown(citation, kind):
            name = works.counting(citation, kind, translations)
            if name and not citation.value(*originals, *(f"script-{original}" for original in originals)):
                wanted = listed([name.removeprefix("trans-")])
                message = (
                    f"{listed([name])} {quoted(citation.values[name])} translates nothing here; give {wanted} too."
                )
                yield Fault(written(citation, name).span, message, citation, "err_trans_missing_title")


def _shown(citation: Citation, kind: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The translations that are shown in a citation of this class, each with what it translates."""
    yield ("trans-title",), ("title",)
    if kind == "map":
        yield ("trans-map",), ("map",)
    if kind in works.WITH_CHAPTERS and (kind != "citation" or works.is_book(citation, kind)):
        # An article's title in an encyclopedia stands where the chapter's would.
        article = () if works.title(citation, kind) == "title" else ("title",)
        yield _CHAPTERS, (*works.CHAPTERS, *article)
    if kind in {"encyclopaedia", "citation"}:
        yield _ENCYCLOPEDIAS, works.ENCYCLOPEDIAS
    if kind not in _WITHOUT_PERIODICALS:
        yield _PERIODICALS, works.PERIODICALS
