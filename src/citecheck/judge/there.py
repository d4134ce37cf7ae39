"""The verdict on an address that opens a page which may be the cited one: there, moved, or drifted away from it."""

from __future__ import annotations

from citecheck import archives
from citecheck.judge import places
from citecheck.judge.guises import guise_of
from citecheck.judge.guises.by_text import disclaimer_of
from citecheck.judge.guises.by_title import is_listing
from citecheck.judge.guises.meanings import Guise
from citecheck.judge.guises.usurpers import stranger_of, usurper_of
from citecheck.judge.sentences import host_of, named, sentence
from citecheck.judge.weighed import CERTAIN, LIKELY, OPEN, Weighed
from citecheck.judge.witness import Witness
from citecheck.judge.words import languages
from citecheck.judge.words.saying import PAGES, TEXTS, length_of
from citecheck.model import Cited, Content, Observation, Reason, Status

WITHOUT_PAGE = frozenset({300, 304})
"""With these statuses there is no page to judge."""
LEAST_TEXT = 300
"""Letters of a text that is more than a message."""
_LONGEST_REMARK = 60
_PERMANENT = frozenset({301, 308})
_LITTLE_OVERLAP = 0.25


def there(cited: Cited, observation: Observation, witness: Witness) -> Weighed:
    """The verdict on an address that opens a page which may be the cited one."""
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    hidden = witness.decides and not witness.seen and observation.content is not None and bool(observation.content.text)
    disclaimer = None if witness.seen else _disclaimer(cited, observation, witness)
    drifted = disclaimer is not None or (hidden and _has_drifted(cited, observation, witness))
    doubt = hidden or (not witness.seen and _is_suspicious(cited, observation, witness))
    confidence = OPEN if drifted else LIKELY if doubt else CERTAIN
    seen = (
        ", where the cited title is seen" if witness.seen else ", where the cited title is not seen" if hidden else ""
    )
    unseen = witness.unseen if observation.content and is_readable(cited, observation.content) else ()
    reason = Reason.DRIFT if drifted else Reason.OK
    moved = bool(observation.hops) and places.place(final) != places.place(observation.url)
    if moved and not _is_between_copies(cited, observation.url, final):
        permanent = all(hop.http_status in _PERMANENT for hop in observation.hops)
        words = f"{'moved permanently' if permanent else 'redirects'} to {final}{seen}: {named(code)}"
        status, reason = Status.MOVED, Reason.DRIFT if drifted else Reason.MOVED
        return Weighed(status, reason, words, confidence, doubt, unseen, bool(witness.seen))
    words = f"{named(code)} from {host_of(final)}"
    if disclaimer:
        words += f", but {disclaimer.evidence}"
    elif hidden:
        words += ", but the cited title is not seen on the page"
    words = sentence(words, observation)
    return Weighed(Status.ALIVE, reason, words, confidence, doubt, unseen, bool(witness.seen))


def _is_between_copies(cited: Cited, url: str, final: str) -> bool:
    """Whether an archive led from one of its copies to another of the same page, as it does to the nearest in time."""
    ours, theirs = archives.snapshot(url), archives.snapshot(final)
    if not cited.is_copy or ours is None or theirs is None:
        return False
    # Some addresses of copies do not tell of what they are one.
    is_told = ours.original is not None and theirs.original is not None
    return not is_told or archives.same_page(archives.original(url), archives.original(final))


def _has_drifted(cited: Cited, observation: Observation, witness: Witness) -> bool:
    """Whether a page that could be read shows next to nothing of what was cited, in the same language."""
    content = observation.content
    if content is None or not content.whole or content.media_type not in TEXTS:
        return False
    # A little text is all that a page has which has a title and no scripts.
    if content.text_length < LEAST_TEXT and (content.title is None or content.scripts):
        return False
    # What stands on a front page is another thing each day.
    if places.is_root(observation.url) or not (languages.is_shared(cited, content) or is_listing(content)):
        return False
    text = content.text.casefold()
    named = any(name.casefold() in text for name in cited.names if name)
    seen = witness.likeness if content.prose >= LEAST_TEXT else witness.overlap
    return not named and seen <= _LITTLE_OVERLAP


def _disclaimer(cited: Cited, observation: Observation, witness: Witness) -> Guise | None:
    """What a page says against itself that has little else to say."""
    content = observation.content
    if content is None or observation.http_status in WITHOUT_PAGE:
        return None
    found = disclaimer_of(content, witness) or stranger_of(cited, content, witness)
    if found is None and _is_a_remark(content) and (witness.decides or witness.is_front):
        return Guise(Status.ALIVE, Reason.DRIFT, "the page has nothing but a few words")
    return found


def _is_a_remark(content: Content) -> bool:
    """Whether a page has so few words that they can only be a remark: who shows a picture or a list has that too."""
    has_more = content.links or content.media or content.scripts or content.media_type not in PAGES
    return not has_more and 0 < length_of(content) <= _LONGEST_REMARK


def is_readable(cited: Cited, content: Content) -> bool:
    """Whether a title would have been seen if it stood on the page, and as it is cited."""
    return content.whole and bool(content.text) and not languages.is_other(cited, content)


def _is_suspicious(cited: Cited, observation: Observation, witness: Witness) -> bool:
    """Whether a page without a title to know it by says weakly that it is something else."""
    content = observation.content
    if content is None or observation.http_status in WITHOUT_PAGE:
        return False
    guise = usurper_of(cited, content, witness) or guise_of(cited, content, witness)
    if observation.hops and places.is_above(observation.final_url or observation.url, observation.url):
        # Where a site sends all that it has no more, a section of it is not what was cited.
        return True
    return is_front(observation, witness) or (guise is not None and guise.status is Status.DEAD)


def is_front(observation: Observation, witness: Witness) -> bool:
    """Whether a page is called as its site, though its address is not that of a front page."""
    return witness.is_front and not witness.decides and not places.is_root(observation.url)
