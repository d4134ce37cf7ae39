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
from http import HTTPStatus

from citecheck import sources, urls
from citecheck.judge import places, siblings, tables
from citecheck.judge.guises import Guise, Strength, challenge_of, guise_of
from citecheck.judge.strikes import confirming
from citecheck.judge.witness import Witness, hear
from citecheck.model import Cited, Content, LinkResult, Observation, Outcome, Reason, Status
from citecheck.sources import Category

_PERMANENT = frozenset({301, 308})
_WALLED = frozenset({200, 202, 403, 404, 429, 503})
_WITHOUT_PAGE = frozenset({204, 205, 300, 304})
# How sure a verdict is, by what it rests on.
_CERTAIN, _SURE, _LIKELY, _OPEN = 1.0, 0.95, 0.8, 0.6
_LEAST_TEXT = 300
_LITTLE_OVERLAP = 0.25
# A page of a site leads on to others; a wall has nowhere to lead.
_LINKS_OF_A_SITE = 5
_FORWARDING = frozenset({Category.LINK_SHORTENER, Category.REDIRECTOR})
_ARCHIVES = frozenset({Category.ARCHIVE, Category.DEPRECATED_ARCHIVE})


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A verdict before it is put into words with everything else that is known."""

    status: Status
    reason: Reason
    evidence: str
    confidence: float = _CERTAIN
    in_doubt: bool = False
    unseen: tuple[str, ...] = ()


def judge(cited: Cited, observation: Observation) -> LinkResult:
    """The verdict on one link, by how it is cited and what was seen. Raises nothing, whatever was observed."""
    found = _weighed(cited, observation)
    if cited.is_copy and found.status is Status.DEAD and found.reason is not Reason.BAD_URL:
        found = _Weighed(Status.DEAD, Reason.DEAD_ARCHIVE, f"the copy is gone: {found.evidence}", found.confidence)
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
        if "{host}" in words:
            words = words.format(host=_host(observation.asked_url or observation.url))
        found = _Weighed(status, reason, _sentence(words, observation))
    if days := confirming(found.reason, observation.strikes):
        return _Weighed(Status.DEAD, Reason.CONFIRMED, f"failed on {', '.join(days)}: {found.evidence}", _SURE)
    return found


def _of_answer(cited: Cited, observation: Observation) -> _Weighed:
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    if code in cited.accepted:
        words = f"{_named(code)} from {_host(final)}, which the configuration takes for an answer"
        return _Weighed(Status.ALIVE, Reason.OK, _sentence(words, observation))
    if code in _WALLED and (wall := challenge_of(observation)):
        return _Weighed(wall.status, wall.reason, _said(wall.evidence, observation), _SURE)
    status, reason = tables.BY_STATUS.get(code) or tables.BY_HUNDRED.get(code // 100, tables.OTHER_STATUS)
    if status is not Status.ALIVE:
        return _Weighed(status, reason, _sentence(f"{_named(code)} from {_host(final)}", observation))
    return _of_page(cited, observation)


def _of_page(cited: Cited, observation: Observation) -> _Weighed:
    """The verdict on an answer that brought a page."""
    witness = hear(cited, observation.content)
    content = observation.content
    if witness.seen or content is None or observation.http_status in _WITHOUT_PAGE:
        return _there(cited, observation, witness)
    guise = _gate_of(observation) or guise_of(cited, content)
    found = _of_guise(guise, observation, witness) if guise else None
    if found is None and _has_moved(observation):
        found = _of_redirect(observation, witness)
    if found is not None:
        return found
    sibling = observation.sibling
    if witness.decides and sibling is not None and siblings.is_answered_alike(observation, sibling):
        return _of_same_page(observation, content, witness)
    return _there(cited, observation, witness)


def _of_same_page(observation: Observation, content: Content, witness: Witness) -> _Weighed:
    """The verdict where a host shows one page for everything: its site, or a wall that we have no words for."""
    words = "the host shows the same page for an address that cannot exist"
    if content.links >= _LINKS_OF_A_SITE:
        return _verdict(observation, Status.DEAD, Reason.SOFT_404, words, _SURE, witness.unseen)
    words += ", and it may be a wall"
    return _verdict(observation, Status.BLOCKED, Reason.BOT_WALL, words, _OPEN, witness.unseen)


def _gate_of(observation: Observation) -> Guise | None:
    """Where a redirect led to be let in, if it did."""
    final = observation.final_url or observation.url
    if places.is_login(final) and not places.is_login(observation.url):
        return Guise(Status.BLOCKED, Reason.LOGIN, "redirects to a login")
    if places.is_consent(final) and not places.is_consent(observation.url):
        return Guise(Status.BLOCKED, Reason.BOT_WALL, "redirects to a page that asks for consent")
    return None


def _of_guise(guise: Guise, observation: Observation, witness: Witness) -> _Weighed | None:
    """The verdict on a page that says it is something else; a weak word of it needs the host's help."""
    sibling = observation.sibling
    if guise.status is not Status.DEAD or guise.strength is Strength.STRONG:
        return _verdict(observation, guise.status, guise.reason, guise.evidence, _SURE, witness.unseen)
    if sibling is not None and siblings.is_answered_alike(observation, sibling):
        words = f"{guise.evidence}, and so it does for an address that cannot exist"
        return _verdict(observation, guise.status, guise.reason, words, _SURE, witness.unseen)
    return None


def _of_redirect(observation: Observation, witness: Witness) -> _Weighed | None:
    """The verdict on where a redirect led, if that is no place for the cited page."""
    final = observation.final_url or observation.url
    if places.is_error(final) and not places.is_error(observation.url):
        words = f"redirects to {final}, a page for what cannot be found"
        return _verdict(observation, Status.DEAD, Reason.SOFT_404, words, _SURE, witness.unseen)
    forwards = any(entry.category in _FORWARDING for entry in sources.entries(observation.url))
    if places.is_root(final) and not places.is_root(observation.url) and not forwards:
        words = f"redirects to the front page {final}{', where the cited title is not seen' if witness.decides else ''}"
        alike = observation.sibling is not None and siblings.is_answered_alike(observation, observation.sibling)
        found = _verdict(observation, Status.DEAD, Reason.REDIRECTED_TO_ROOT, words, _LIKELY, witness.unseen)
        return replace(found, confidence=_SURE) if alike else replace(found, in_doubt=True)
    if observation.sibling is not None and siblings.is_answered_alike(observation, observation.sibling):
        words = f"redirects to {final}, and so does an address that cannot exist"
        return _verdict(observation, Status.DEAD, Reason.SOFT_404, words, _SURE, witness.unseen)
    if places.is_search(final) and not places.is_search(observation.url) and observation.sibling is not None:
        words = f"redirects to the search {final}"
        return _verdict(observation, Status.MOVED, Reason.DRIFT, words, _OPEN, witness.unseen)
    return None


def _there(cited: Cited, observation: Observation, witness: Witness) -> _Weighed:
    """The verdict on an address that opens a page which may be the cited one."""
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    hidden = witness.decides and not witness.seen and observation.content is not None and bool(observation.content.text)
    drifted = hidden and _has_drifted(cited, observation, witness)
    doubt = hidden or (not witness.seen and _is_suspicious(cited, observation))
    confidence = _OPEN if drifted else _LIKELY if doubt else _CERTAIN
    seen = (
        ", where the cited title is seen" if witness.seen else ", where the cited title is not seen" if hidden else ""
    )
    reason = Reason.DRIFT if drifted else Reason.OK
    moved = bool(observation.hops) and places.place(final) != places.place(observation.url)
    between_copies = cited.is_copy and any(entry.category in _ARCHIVES for entry in sources.entries(final))
    if moved and not between_copies:
        permanent = all(hop.http_status in _PERMANENT for hop in observation.hops)
        words = f"{'moved permanently' if permanent else 'redirects'} to {final}{seen}: {_named(code)}"
        status, reason = Status.MOVED, Reason.DRIFT if drifted else Reason.MOVED
        return _Weighed(status, reason, words, confidence, doubt, witness.unseen)
    words = f"{_named(code)} from {_host(final)}"
    if hidden:
        words += ", but the cited title is not seen on the page"
    return _Weighed(Status.ALIVE, reason, _sentence(words, observation), confidence, doubt, witness.unseen)


def _has_drifted(cited: Cited, observation: Observation, witness: Witness) -> bool:
    """Whether a page that could be read shows next to nothing of what was cited, in the same language."""
    content = observation.content
    if content is None or content.text_length < _LEAST_TEXT or not content.whole:
        return False
    language = (content.language or "").partition("-")[0]
    if not language or language not in {*(cited.languages or ("en",))}:
        return False
    text = content.text.casefold()
    named = any(name.casefold() in text for name in cited.names if name)
    return not named and witness.overlap <= _LITTLE_OVERLAP


def _is_suspicious(cited: Cited, observation: Observation) -> bool:
    """Whether a page without a title to know it by says weakly that it is something else."""
    content = observation.content
    guise = guise_of(cited, content) if content and observation.http_status not in _WITHOUT_PAGE else None
    return guise is not None and guise.status is Status.DEAD


def _has_moved(observation: Observation) -> bool:
    return bool(observation.hops) and places.place(observation.final_url or "") != places.place(observation.url)


def _verdict(
    observation: Observation,
    status: Status,
    reason: Reason,
    words: str,
    confidence: float,
    unseen: tuple[str, ...] = (),
) -> _Weighed:
    return _Weighed(status, reason, _said(words, observation), confidence, unseen=unseen)


def _said(words: str, observation: Observation) -> str:
    """The words with the host that they are about and the status that came with them."""
    final = observation.final_url or observation.url
    return _sentence(f"{_host(final)}: {words} ({_named(observation.http_status or 0)})", observation)


def _sentence(words: str, observation: Observation) -> str:
    """The words with what else a reader should know: how, after how many tries, from where."""
    if observation.detail:
        words += f" ({observation.detail})"
    if observation.attempts > 1:
        words += f", after {observation.attempts} tries"
    if observation.hops:
        asked, start = _host(observation.asked_url or observation.url), _host(observation.url)
        words += f", to which {start} redirects" if asked != start else ""
    return words


def _named(code: int) -> str:
    """An HTTP status with its name, where it has one."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return f"HTTP status {code}"


def _host(url: str) -> str:
    return urls.host(url) or "the host"
