"""Which sources of a page the lists speak against: by address, by DOI, or by the name of a journal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from citecheck import archives, identifiers, titles, urls
from citecheck.identifiers.schemes import BY_KEY
from citecheck.model import Citation, CitationKind, Link, LinkRole, Page, Severity
from citecheck.plain import plain
from citecheck.rules.carried import is_cache_query
from citecheck.rules.catalogue import Context, Fault
from citecheck.rules.copies import SOURCE_PARAMETERS
from citecheck.rules.sources.named import by_name
from citecheck.rules.sources.published import published
from citecheck.rules.sources.subject import is_living, is_own, speaks_of
from citecheck.rules.sources.told import Told
from citecheck.rules.sources.works import PUBLISHERS, citing, is_article, is_in_print, names_a_work
from citecheck.rules.wording import quoted
from citecheck.sources import Category, entries
from citecheck.sources.opinions import Opinion, is_dated, may_blame, opinion
from citecheck.sources.periods import ANY_DAY
from citecheck.sources.ratings import Rating, Word, known

# Where anybody can speak: who does is told by the account, the publisher or the work.
_OPEN_TO_ALL = frozenset({Word.SOCIAL_MEDIA, Word.VIDEO_HOST, Word.USER_GENERATED, Word.SELF_PUBLISHED})
_ACCOUNTS = frozenset({Word.SOCIAL_MEDIA, Word.VIDEO_HOST, Word.SELF_PUBLISHED})
# What is said of a site holds for what its makers write, not for what others have printed and it shows.
_OF_SITES = frozenset({Word.DEPRECATED, Word.UNRELIABLE})
_DOIS = BY_KEY["doi"].parameters
_FIRST_PUBLISHED = ("orig-date", "orig-year", "origdate", "origyear")
_OF_OTHERS = frozenset({Word.SOCIAL_MEDIA, Word.VIDEO_HOST})
# What one editor's script says is no agreement of many.
_ONE_VOICE = frozenset({"unreliable-predatory-detector"})
# What the form of an address tells already.
_TOLD_BY_FORM = frozenset({Category.SHOP_PAGE, Category.PHOTO_HOST, Category.ARCHIVE, Category.DEPRECATED_ARCHIVE})
# Templates that have no address of their own, and which one they make.
_POSTS = {"cite tweet": "https://twitter.com/{user}/status/{number}"}


def faults(page: Page, context: Context, what: str, *words: Word, advice: str = "") -> Iterator[Fault]:
    """The faults of one rule: the sources of which one of these words counts.

    `what` is what such a source is; `advice` says what to do where the finding weighs. A rule that has none never does.
    """
    for told in _told(page, context.sources):
        if told.opinion.word in words:
            severity, why = _severity(page, told) if advice else _raised(page, told)
            end = why or (f"; {advice}" if advice and severity is None else "")
            message = f"{told.place} is {what}{_said_by(told.opinion)}{end}."
            yield Fault(told.span, message, told.citation, None, None, severity)


@lru_cache(maxsize=1)
def _told(page: Page, lists: tuple[Path, ...]) -> tuple[Told, ...]:
    """All sources of a page that any list speaks against; each once in a citation."""
    found = []
    for citation in citing(page):
        seen: set[Word | None] = set()
        for told in _of(page, citation, lists):
            if told.opinion.word not in seen:
                seen.add(told.opinion.word)
                found.append(told)
    return tuple(found)


def limited(page: Page, lists: tuple[Path, ...]) -> Iterator[Told]:
    """The sources of a page of which it depends on what they are cited for whether a list speaks against them."""
    return (told for told in _told(page, lists) if told.opinion.word is Word.DEPENDS)


def _of(page: Page, citation: Citation, lists: tuple[Path, ...]) -> Iterator[Told]:
    """What the lists say against the sources of one citation: by address and DOI, and else by name."""
    sure = list(_by_address(page, citation, lists))
    yield from sure
    yield from by_name(citation, lists, known_otherwise=any(told.opinion.is_fault for told in sure))


def _by_address(page: Page, citation: Citation, lists: tuple[Path, ...]) -> Iterator[Told]:
    for link in citation.links:
        if link.role is LinkRole.SOURCE and link.parameter in SOURCE_PARAMETERS:
            url = archives.original(link.target)
            ratings = known(lists).of(url)
            about = _about(ratings, citation, link) if may_blame(ratings) else None
            if about and not _is_told_otherwise(page, citation, url, about):
                yield Told(citation, link.span, _called(_place(url, about), about), about, url)
    if citation.template in _POSTS:
        url = _POSTS[citation.template].format(user=citation.value("user"), number=citation.value("number"))
        about = opinion(known(lists).of(url))
        yield Told(citation, citation.span, _called(_place(url, about), about), about, url)
    for identifier in () if citation.values.keys().isdisjoint(_DOIS) else identifiers.of(citation):
        if identifier.scheme == "doi" and identifier.fault is None:
            about = opinion(known(lists).of_doi(identifier.value))
            if about.is_fault and about.word is not Word.PREPRINT:
                place = _registered(identifier.value.partition("/")[0])
                yield Told(citation, identifier.parameter.span, place, about)


def _about(ratings: tuple[Rating, ...], citation: Citation, link: Link) -> Opinion | None:
    """What the ratings of a source come to, where that speaks against it, or may."""
    about = opinion(ratings, published(citation, link) if is_dated(ratings) else ANY_DAY)
    return about if about.is_fault or about.may_be_fault else None


def _severity(page: Page, told: Told) -> tuple[Severity | None, str]:
    """A note where something speaks for the source, and what that is; else what the rule says."""
    excuse = next(_excuses(page, told), None)
    return (None, "") if excuse is None else (Severity.NOTE, excuse)


def _raised(page: Page, told: Told) -> tuple[Severity | None, str]:
    """More than a note where a living person is spoken of in a way that is made to be sold."""
    grave = told.opinion.word is Word.TABLOID and is_living(page)
    return (Severity.WARNING, "; the page is about a living person") if grave else (None, "")


def _excuses(page: Page, told: Told) -> Iterator[str]:
    """What speaks for a source all the same, as the end of a message."""
    word = told.opinion.word
    if not told.certain:
        yield "; another may have the same name"
    names = [rating.name for rating in told.opinion.trust if rating.name]
    if told.url and is_own(page, told.url, names, has_accounts=word in _ACCOUNTS):
        yield "; the page is about this source, whose own words it may cite"
    if told.url and speaks_of(page, told.citation, told.url, names, has_accounts=word in _ACCOUNTS):
        yield "; the claim speaks of this source, whose own words it may cite"
    if word is Word.SELF_PUBLISHED and told.citation.value(*_FIRST_PUBLISHED):
        yield "; it was published before"
    if told.url and _is_found_elsewhere(page, told):
        yield "; the work can be found without it"
    if word in _OF_OTHERS and _names_another(told):
        yield "; the citation names who speaks there"
    if _is_one_voice(told.opinion):
        yield "; a list of one editor's, behind which no agreement stands"


def _names_another(told: Told) -> bool:
    """Whether a citation names a publisher or work that is not the place where it is shown."""
    place = urls.host(told.url)
    names = (
        titles.normalised(plain(told.citation.values[name])) for name in PUBLISHERS if name in told.citation.values
    )
    return any(name and name.split()[0] not in place for name in names)


def _is_found_elsewhere(page: Page, told: Told) -> bool:
    """Whether a citation names a work that is a source without the place, which only shows it."""
    citation, word = told.citation, told.opinion.word
    if word not in _OF_SITES:
        return word in _OPEN_TO_ALL and names_a_work(citation)
    if citation.kind is not CitationKind.UNTEMPLATED:
        return names_a_work(citation) and not is_article(citation) and _names_another(told)
    written = page.document.text[citation.span.start : citation.span.end].replace(told.url, "")
    called = (*(rating.name for rating in told.opinion.trust), told.opinion.by[0].listed)
    return is_in_print(written) and not any(name and name.casefold() in written.casefold() for name in called)


def _is_told_otherwise(page: Page, citation: Citation, url: str, about: Opinion) -> bool:
    """Whether other rules look at an address, or it is a mere way to a paper that a journal printed."""
    if is_cache_query(url) or any(entry.category in _TOLD_BY_FORM for entry in entries(url)):
        return True
    return (about.word is Word.PREPRINT or _is_one_voice(about)) and _is_printed(page, citation)


def _is_printed(page: Page, citation: Citation) -> bool:
    """Whether a citation names the journal in which a paper was printed, or an identifier that finds it."""
    if is_article(citation) or citation.value("magazine"):
        return True
    if citation.kind is CitationKind.UNTEMPLATED:
        return is_in_print(page.document.text[citation.span.start : citation.span.end])
    return any(identifier.finds_work for identifier in identifiers.of(citation))


def _is_one_voice(about: Opinion) -> bool:
    """Whether only a list of one editor's calls a source unreliable."""
    return about.word is Word.UNRELIABLE and all(rating.listed_in.name in _ONE_VOICE for rating in about.by)


def _place(url: str, about: Opinion) -> str:
    """What a source is called by its address: its host, or who registered the DOI that it opens."""
    listed = about.by[0].listed.partition("/")[0]
    # What was glued to an address is no part of its host.
    return _registered(listed) if listed.startswith("10.") else urls.host(url).removeprefix("www.").partition(" ")[0]


def _registered(registrant: str) -> str:
    return f"The registrant {registrant} of this DOI"


def _called(host: str, about: Opinion) -> str:
    """A host with the name by which a list knows the source."""
    name = next((rating.name for rating in (*about.by, *about.trust) if rating.name), "")
    return f"{host} ({name})" if name else host


def _said_by(about: Opinion) -> str:
    """The newest list that says it, and the one that says how far the source can be relied on, with their dates."""
    if not about.by:
        return ""
    said = [_named(about.by[0])]
    if about.trust and about.trust[0].listed_in != about.by[0].listed_in:
        said.append(f"{about.trust[0].word.replace('-', ' ')} by {_named(about.trust[0])}")
    return f" ({'; '.join(said)})"


def _named(rating: Rating) -> str:
    topic = f", for {rating.topic}" if rating.topic else ""
    reason = f": {quoted(rating.reason)}" if rating.reason else ""
    return f"{rating.listed_in.title}, {rating.listed_in.date}{topic}{reason}"
