"""From what was seen of a link to what it is worth: status, reason, and the evidence in words.

The witnesses are heard in this order: the HTTP status; a wall that a host builds before everything; the cited title;
where a redirect led; what the page says of itself; what the host answers for an address that cannot exist. Dead needs
evidence: a title that is not seen is none.

A link is `moved` when redirects led to another place. A change of scheme, a `www.`, a final slash or a default port
alone is no other place: such a link is `alive`, with its redirects listed, for nobody would have to look for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from citecheck import archives
from citecheck.judge import languages, places, siblings, tables
from citecheck.judge.guises import challenge_of, denial_of, guise_of, refusal_of
from citecheck.judge.landings import error_of, gate_of, is_sent_home, is_sent_to_search
from citecheck.judge.meanings import LINKS_OF_A_SITE, Guise, Strength
from citecheck.judge.sentences import host_of, named, said_of, sentence
from citecheck.judge.strikes import confirming
from citecheck.judge.usurpers import usurper_of
from citecheck.judge.witness import Sight, Witness, hear
from citecheck.model import Cited, Content, LinkResult, Observation, Outcome, Reason, Status

_PERMANENT = frozenset({301, 308})
_WALLED = frozenset({200, 202, 401, 403, 404, 405, 406, 429, 503})
_WITHOUT_PAGE = frozenset({300, 304})
# How sure a verdict is, by what it rests on.
_CERTAIN, _SURE, _LIKELY, _OPEN = 1.0, 0.95, 0.8, 0.6
_LEAST_TEXT = 300
_LITTLE_OVERLAP = 0.25
_TEXTS = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A verdict before it is put into words with everything else that is known."""

    status: Status
    reason: Reason
    evidence: str
    confidence: float = _CERTAIN
    in_doubt: bool = False
    unseen: tuple[str, ...] = ()
    title_seen: bool = False


def judge(cited: Cited, observation: Observation) -> LinkResult:
    """The verdict on one link, by how it is cited and what was seen. Raises nothing, whatever was observed."""
    found = _weighed(cited, observation)
    if cited.is_copy and found.status is Status.DEAD and found.reason is not Reason.BAD_URL:
        found = replace(found, reason=Reason.DEAD_ARCHIVE)
    return LinkResult(
        url=observation.url,
        status=found.status,
        reason=found.reason,
        evidence=found.evidence,
        http_status=observation.http_status,
        final_url=observation.final_url,
        redirects=observation.hops,
        title=observation.content.title if observation.content else None,
        attempts=observation.attempts,
        elapsed_s=observation.elapsed_s,
        checked_at=observation.checked_at,
        from_cache=observation.from_cache,
        confidence=found.confidence,
        title_seen=found.title_seen,
        unseen=found.unseen,
    )


def in_doubt(cited: Cited, observation: Observation) -> bool:
    """Whether what the host answers for an address that cannot exist would settle what this one is."""
    return observation.sibling is None and _weighed(cited, observation).in_doubt


# Whether a link is in doubt is asked before it is judged, mostly by the same observation.
@lru_cache(maxsize=1)
def _weighed(cited: Cited, observation: Observation) -> _Weighed:
    if observation.outcome is Outcome.ANSWERED:
        found = _of_answer(cited, observation)
    else:
        status, reason, words = tables.BY_OUTCOME[observation.outcome]
        host = host_of(observation.asked_url or observation.url)
        if observation.outcome is Outcome.NXDOMAIN and host.endswith(tables.NOT_IN_THE_DNS):
            status, reason, words = tables.ANOTHER_NAME
        if "{host}" in words:
            words = words.format(host=host)
        found = _Weighed(status, reason, sentence(words, observation))
    # An archive that is down for weeks has not lost its copies.
    if not cited.is_copy and (days := confirming(found.reason, observation.strikes)):
        return _Weighed(Status.DEAD, Reason.CONFIRMED, f"failed on {', '.join(days)}: {found.evidence}", _SURE)
    return found


def _of_answer(cited: Cited, observation: Observation) -> _Weighed:
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    if code in cited.accepted:
        words = f"{named(code)} from {host_of(final)}, which the configuration takes for an answer"
        return _Weighed(Status.ALIVE, Reason.OK, sentence(words, observation))
    if code in _WALLED and (wall := challenge_of(cited, observation)):
        return _Weighed(wall.status, wall.reason, said_of(wall.evidence, observation), _SURE)
    status, reason = tables.BY_STATUS.get(code) or tables.BY_HUNDRED.get(code // 100, tables.OTHER_STATUS)
    if status is Status.ALIVE:
        return _of_page(cited, observation)
    content = observation.content
    if code in tables.REFUSALS and content and (refusal := refusal_of(cited, observation, content)):
        return _Weighed(refusal.status, refusal.reason, said_of(refusal.evidence, observation), _SURE)
    return _Weighed(status, reason, sentence(f"{named(code)} from {host_of(final)}", observation))


def _of_page(cited: Cited, observation: Observation) -> _Weighed:
    """The verdict on an answer that brought a page."""
    witness = hear(cited, observation.content)
    content = observation.content
    if content is None or observation.http_status in _WITHOUT_PAGE:
        return _there(cited, observation, witness)
    if witness.seen and not (witness.by is Sight.MENTION and is_sent_home(observation)):
        # A page that calls itself missing may name in its text what it has not.
        denial = denial_of(cited, content) if witness.by is Sight.TEXT else None
        found = _of_guise(denial, observation, witness) if denial else None
        return found or _there(cited, observation, witness)
    guise = gate_of(observation) or usurper_of(cited, content, witness) or guise_of(cited, content, witness)
    found = _of_guise(guise, observation, witness) if guise else None
    if found is None and siblings.has_moved(observation):
        found = _of_redirect(observation, content, witness)
    if found is None and siblings.is_answered_alike(observation, observation.sibling):
        found = _of_same_page(observation, content, witness) if witness.decides else _of_front(observation, witness)
    return found or _there(cited, observation, witness)


def _of_same_page(observation: Observation, content: Content, witness: Witness) -> _Weighed:
    """The verdict where a host shows one page for everything: its site, or a wall that we have no words for."""
    words = "the host shows the same page for an address that cannot exist"
    if siblings.has_moved(observation):
        words = f"redirects to {observation.final_url}, and so does an address that cannot exist"
    if content.links >= LINKS_OF_A_SITE and content.text_length >= _LEAST_TEXT:
        return _verdict(observation, Status.DEAD, Reason.SOFT_404, words, _SURE, witness.unseen)
    if content.links >= LINKS_OF_A_SITE and content.scripts:
        words += ", and scripts may fill it"
        return _verdict(observation, Status.UNREACHABLE, Reason.EMPTY, words, _OPEN, witness.unseen)
    words += ", and it may be a wall"
    return _verdict(observation, Status.BLOCKED, Reason.BOT_WALL, words, _OPEN, witness.unseen)


def _of_front(observation: Observation, witness: Witness) -> _Weighed | None:
    """The verdict where a host shows its front page for everything, of which nobody said what it should be."""
    if not _is_front(observation, witness):
        return None
    words = "it is the site's front page by its title, and the host shows it for an address that cannot exist"
    return _verdict(observation, Status.ALIVE, Reason.DRIFT, words, _OPEN)


def _is_front(observation: Observation, witness: Witness) -> bool:
    """Whether a page is called as its site, though its address is not that of a front page."""
    return witness.is_front and not witness.decides and not places.is_root(observation.url)


def _of_guise(guise: Guise, observation: Observation, witness: Witness) -> _Weighed | None:
    """The verdict on a page that says it is something else; a weak word of it needs the host's help."""
    if guise.strength is Strength.STRONG:
        return _verdict(observation, guise.status, guise.reason, guise.evidence, _SURE, witness.unseen)
    sibling = observation.sibling
    if guise.reason is Reason.EMPTY:
        # Until the host shows that it has something else for what cannot exist, nothing speaks for the page.
        found = _verdict(observation, guise.status, guise.reason, guise.evidence, _OPEN)
        return replace(found, in_doubt=True) if sibling is None else None
    if guise.status is Status.DEAD and siblings.is_answered_alike(observation, sibling):
        words = f"{guise.evidence}, and so it does for an address that cannot exist"
        return _verdict(observation, guise.status, guise.reason, words, _SURE, witness.unseen)
    return None


def _of_redirect(observation: Observation, content: Content, witness: Witness) -> _Weighed | None:
    """The verdict on where a redirect led, if that is no place for the cited page."""
    final = observation.final_url or observation.url
    if error := error_of(observation):
        return _verdict(observation, error.status, error.reason, error.evidence, _SURE, witness.unseen)
    alike = siblings.is_answered_alike(observation, observation.sibling)
    if is_sent_home(observation) and not witness.is_site:
        words = f"redirects to the front page {final}{', where the cited title is not seen' if witness.decides else ''}"
        found = _verdict(observation, Status.DEAD, Reason.REDIRECTED_TO_ROOT, words, _LIKELY, witness.unseen)
        return replace(found, confidence=_SURE) if alike else replace(found, in_doubt=True)
    if alike:
        return _of_same_page(observation, content, witness)
    if is_sent_to_search(observation) and observation.sibling is not None:
        words = f"redirects to the search {final}"
        return _verdict(observation, Status.MOVED, Reason.DRIFT, words, _OPEN, witness.unseen)
    return None


def _there(cited: Cited, observation: Observation, witness: Witness) -> _Weighed:
    """The verdict on an address that opens a page which may be the cited one."""
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    hidden = witness.decides and not witness.seen and observation.content is not None and bool(observation.content.text)
    drifted = hidden and _has_drifted(cited, observation, witness)
    doubt = hidden or (not witness.seen and _is_suspicious(cited, observation, witness))
    confidence = _OPEN if drifted else _LIKELY if doubt else _CERTAIN
    seen = (
        ", where the cited title is seen" if witness.seen else ", where the cited title is not seen" if hidden else ""
    )
    unseen = witness.unseen if observation.content and _is_readable(cited, observation.content) else ()
    reason = Reason.DRIFT if drifted else Reason.OK
    moved = bool(observation.hops) and places.place(final) != places.place(observation.url)
    if moved and not _is_between_copies(cited, observation.url, final):
        permanent = all(hop.http_status in _PERMANENT for hop in observation.hops)
        words = f"{'moved permanently' if permanent else 'redirects'} to {final}{seen}: {named(code)}"
        status, reason = Status.MOVED, Reason.DRIFT if drifted else Reason.MOVED
        return _Weighed(status, reason, words, confidence, doubt, unseen, bool(witness.seen))
    words = f"{named(code)} from {host_of(final)}"
    if hidden:
        words += ", but the cited title is not seen on the page"
    words = sentence(words, observation)
    return _Weighed(Status.ALIVE, reason, words, confidence, doubt, unseen, bool(witness.seen))


def _is_between_copies(cited: Cited, url: str, final: str) -> bool:
    """Whether an archive led from one of its copies to another of the same page, as it does to the nearest in time."""
    if not cited.is_copy or archives.snapshot(url) is None or archives.snapshot(final) is None:
        return False
    return archives.same_page(archives.original(url), archives.original(final))


def _has_drifted(cited: Cited, observation: Observation, witness: Witness) -> bool:
    """Whether a page that could be read shows next to nothing of what was cited, in the same language."""
    content = observation.content
    if content is None or not content.whole or content.media_type not in _TEXTS:
        return False
    # A little text is all that a page has which has a title and no scripts.
    if content.text_length < _LEAST_TEXT and (content.title is None or content.scripts):
        return False
    # What stands on a front page is another thing each day.
    if places.is_root(observation.url) or not languages.is_shared(cited, content):
        return False
    text = content.text.casefold()
    named = any(name.casefold() in text for name in cited.names if name)
    seen = witness.likeness if content.prose >= _LEAST_TEXT else witness.overlap
    return not named and seen <= _LITTLE_OVERLAP


def _is_readable(cited: Cited, content: Content) -> bool:
    """Whether a title would have been seen if it stood on the page, and as it is cited."""
    return content.whole and bool(content.text) and not languages.is_other(cited, content)


def _is_suspicious(cited: Cited, observation: Observation, witness: Witness) -> bool:
    """Whether a page without a title to know it by says weakly that it is something else."""
    content = observation.content
    if content is None or observation.http_status in _WITHOUT_PAGE:
        return False
    guise = usurper_of(cited, content, witness) or guise_of(cited, content, witness)
    return _is_front(observation, witness) or (guise is not None and guise.status is Status.DEAD)


def _verdict(
    observation: Observation,
    status: Status,
    reason: Reason,
    words: str,
    confidence: float,
    unseen: tuple[str, ...] = (),
) -> _Weighed:
    return _Weighed(status, reason, said_of(words, observation), confidence, unseen=unseen)
