"""What the words of several lists on one source come to.

How far a source can be relied on, the most specific pattern says, and of equal ones a project's own list or else the
newest; a list that says several things at once, by topic or period, says that it depends. Of ratings that hold for a
period, those count in which the source was published, as far as that is known. What else is known of a
source stands beside that, and the gravest of it counts. Where an agreement that is as specific finds nothing to blame,
no other list's does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.sources import patterns
from citecheck.sources.patterns import Precision
from citecheck.sources.periods import ANY_DAY, Days, limits
from citecheck.sources.ratings import PREDATORY, RELIABILITY, Rating, Word

# What counts of all that is said, the gravest first.
_ORDER = (
    Word.HIJACKED, Word.PREDATORY, Word.PREDATORY_JOURNAL, Word.PREDATORY_PUBLISHER, Word.DEPRECATED,
    Word.MEDIA_LIBRARY, Word.SHOP, Word.CIRCULAR, Word.SPONSORED, Word.SATIRE, Word.SOCIAL_MEDIA, Word.VIDEO_HOST,
    Word.USER_GENERATED, Word.SELF_PUBLISHED, Word.DOCUMENT_HOST, Word.PRESS_RELEASE, Word.PREPRINT, Word.UNRELIABLE,
    Word.STATE_MEDIA, Word.TABLOID, Word.BLACKLISTED,
)  # fmt: skip
_NO_FAULT = frozenset({Word.RELIABLE, Word.NO_CONSENSUS, Word.DEPENDS, Word.BORDERLINE})
# These say how a source speaks, of which it depends what it is worth.
_BESIDE = frozenset({Word.PRESS_RELEASE, Word.STATE_MEDIA, Word.TABLOID})
# What is found in a library or a shop is somebody else's; other rules look at it.
_FAULTS = frozenset(_ORDER) - {Word.MEDIA_LIBRARY, Word.SHOP}


class Opinion(Struct, frozen=True):
    """The word that counts, None where nothing is known; `by` has the ratings that say it, the newest first.

    `trust` has those that say how far the source can be relied on, of the list that counts.
    """

    word: Word | None
    by: tuple[Rating, ...] = ()
    trust: tuple[Rating, ...] = ()

    @property
    def is_fault(self) -> bool:
        """Whether this speaks against a source; that nobody agrees, or that it depends, does not."""
        return self.word in _FAULTS

    @property
    def may_be_fault(self) -> bool:
        """Whether it depends, and some of what it depends on would speak against a source."""
        return self.word is Word.DEPENDS and any(rating.word in _FAULTS for rating in self.by)


def may_blame(ratings: Sequence[Rating]) -> bool:
    """Whether any of these ratings speaks against its source: of most sources, none does."""
    return any(rating.word in _FAULTS or rating.blacklisted for rating in ratings)


def opinion(ratings: Sequence[Rating], published: Days = ANY_DAY) -> Opinion:
    """What the ratings of one source come to, which was `published` on some day of that span."""
    trust = _trust(ratings, published)
    said = {rating.word for rating in ratings if rating.word not in RELIABILITY}
    if any(rating.blacklisted for rating in ratings):
        said.add(Word.BLACKLISTED)
    if trust.word in _NO_FAULT:
        reach = max(map(_precision, trust.trust))
        beside = _BESIDE if trust.word is not Word.RELIABLE else ()
        said = {word for word in said if word in beside or _beyond(ratings, word, reach)}
    elif trust.word:
        said.add(trust.word)
    word = next((word for word in _ORDER if word in said), trust.word)
    if word is trust.word or any(rating.listed_in.is_own for rating in trust.trust):
        return trust
    return Opinion(word, tuple(rating for rating in ratings if _says(rating, word)), trust.trust)


def _says(rating: Rating, word: Word | None) -> bool:
    """Whether a rating says a word, beside its own or as its own."""
    return rating.word is word or (word is Word.BLACKLISTED and rating.blacklisted)


def is_dated(ratings: Sequence[Rating]) -> bool:
    """Whether any of these ratings holds for a period only."""
    return any(limits(rating.topic).period for rating in ratings if rating.topic)


def _trust(ratings: Sequence[Rating], published: Days) -> Opinion:
    """How far the source can be relied on."""
    found = [rating for rating in ratings if rating.word in RELIABILITY]
    if not found:
        return Opinion(None)
    best = max(found, key=lambda rating: (_precision(rating), rating.listed_in.is_own, rating.listed_in.date))
    said = [rating for rating in found if rating.listed_in == best.listed_in]
    by = tuple(rating for rating in said if _holds(rating, published) is not False)
    words = {rating.word for rating in by}
    if not by:
        # That none holds for its day is what is known, and not what another list says of all days.
        return Opinion(Word.DEPENDS, (), tuple(said))
    if len(words) > 1 and not words <= PREDATORY:
        return Opinion(Word.DEPENDS, by, by)
    if any(_is_limited(rating, published) for rating in by):
        return Opinion(Word.DEPENDS, by, by)
    return Opinion(best.word if best in by else by[0].word, by, by)


def _holds(rating: Rating, published: Days) -> bool | None:
    """Whether a rating holds for what was published then, as far as that can be told from its period."""
    period = limits(rating.topic).period
    return True if period is None else period.holds(published)


def _is_limited(rating: Rating, published: Days) -> bool:
    """Whether it depends on more than the source, even so, if a rating holds."""
    if not rating.topic:
        return False
    # Where a path is listed, the topic is what stands there.
    return _holds(rating, published) is None or bool(limits(rating.topic).topic and "/" not in rating.listed)


def _beyond(ratings: Sequence[Rating], word: Word, reach: Precision) -> bool:
    """Whether a word is said of a smaller part of the source than another pattern reaches, or by a project itself."""
    return any(rating.word is word and (rating.listed_in.is_own or _precision(rating) > reach) for rating in ratings)


def _precision(rating: Rating) -> Precision:
    """How specific a rating is; one of a name is specific as none."""
    return patterns.read(rating.listed).precision
