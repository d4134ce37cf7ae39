"""From what was seen of a link to what it is worth: status, reason, and the evidence in words.

The witnesses are heard in this order: the HTTP status; a wall that a host builds before everything; the cited title;
where a redirect led; what the page says of itself; what the host answers for an address that cannot exist. Dead needs
evidence: a title that is not seen is none.

A link is `moved` when redirects led to another place. A change of scheme, a `www.`, a final slash or a default port
alone is no other place: such a link is `alive`, with its redirects listed, for nobody would have to look for it.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from citecheck.judge import siblings, tables
from citecheck.judge.guises import challenge_of, denial_of, guise_of, heir_of, may_be_wall, refusal_of
from citecheck.judge.guises.by_text import disclaimer_of
from citecheck.judge.guises.meanings import LINKS_OF_A_SITE, Guise, Strength
from citecheck.judge.guises.usurpers import usurper_of
from citecheck.judge.landings import error_of, gate_of, is_sent_home, is_sent_to_search
from citecheck.judge.sentences import host_of, named, said_of, sentence
from citecheck.judge.strikes import confirming
from citecheck.judge.there import LEAST_TEXT, WITHOUT_PAGE, is_front, is_readable, there
from citecheck.judge.weighed import LIKELY, OPEN, SURE, Weighed, verdict
from citecheck.judge.witness import Sight, Witness, hear
from citecheck.judge.words.phrases import speaks_of_a_while
from citecheck.judge.words.saying import prose_of
from citecheck.model import Cited, Content, LinkResult, Observation, Outcome, Reason, Status

_WALLED = frozenset({200, 202, 401, 403, 404, 405, 406, 429, 503})


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
def _weighed(cited: Cited, observation: Observation) -> Weighed:
    if observation.outcome is Outcome.ANSWERED:
        found = _of_answer(cited, observation)
    else:
        status, reason, words = tables.BY_OUTCOME[observation.outcome]
        host = host_of(observation.asked_url or observation.url)
        if observation.outcome is Outcome.NXDOMAIN and host.endswith(tables.NOT_IN_THE_DNS):
            status, reason, words = tables.ANOTHER_NAME
        if "{host}" in words:
            words = words.format(host=host)
        found = Weighed(status, reason, sentence(words, observation))
    # An archive that is down for weeks has not lost its copies.
    if not cited.is_copy and (days := confirming(found.reason, observation.strikes)):
        return Weighed(Status.DEAD, Reason.CONFIRMED, f"failed on {', '.join(days)}: {found.evidence}", SURE)
    return found


def _of_answer(cited: Cited, observation: Observation) -> Weighed:
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    if code in cited.accepted:
        words = f"{named(code)} from {host_of(final)}, which the configuration takes for an answer"
        return Weighed(Status.ALIVE, Reason.OK, sentence(words, observation))
    if code in _WALLED and (wall := challenge_of(cited, observation)):
        return Weighed(wall.status, wall.reason, said_of(wall.evidence, observation), SURE)
    status, reason = tables.BY_STATUS.get(code) or tables.BY_HUNDRED.get(code // 100, tables.OTHER_STATUS)
    if status is Status.ALIVE:
        return _of_page(cited, observation)
    content = observation.content
    if code in tables.REFUSALS and content and (refusal := refusal_of(cited, observation, content)):
        return Weighed(refusal.status, refusal.reason, said_of(refusal.evidence, observation), SURE)
    return Weighed(status, reason, sentence(f"{named(code)} from {host_of(final)}", observation))


def _of_page(cited: Cited, observation: Observation) -> Weighed:
    """The verdict on an answer that brought a page."""
    witness = hear(cited, observation.content)
    content = observation.content
    if content is None or observation.http_status in WITHOUT_PAGE:
        return there(cited, observation, witness)
    if witness.seen and not (witness.by in (Sight.NAME, Sight.MENTION) and is_sent_home(observation)):
        # A page that calls itself missing may name in its text what it has not; an heir may keep a title.
        denial = denial_of(cited, content) if witness.by is Sight.TEXT else heir_of(cited, content, witness)
        found = _of_guise(denial, observation, witness) if denial else None
        return found or replace(there(cited, observation, witness), in_doubt=denial is not None)
    guise = gate_of(observation) or usurper_of(cited, content, witness) or guise_of(cited, content, witness)
    found = _of_guise(guise, observation, witness) if guise else None
    if found is None and siblings.has_moved(observation):
        found = _of_redirect(observation, content, witness)
    if found is None and siblings.is_answered_alike(observation, observation.sibling):
        is_named = witness.decides
        found = _of_same_page(observation, content, witness) if is_named else _of_front(observation, content, witness)
    return found or _of_denial(cited, observation, content, witness) or there(cited, observation, witness)


def _of_denial(cited: Cited, observation: Observation, content: Content, witness: Witness) -> Weighed | None:
    """The verdict on a page of a few words that are said against it, and are too weak to be believed by themselves.

    They are, where nothing of the cited title is there that would be: a site that has pages for others lacks this one.
    """
    if not witness.decides or observation.sibling is None or not is_readable(cited, content):
        return None
    denial = disclaimer_of(content, witness)
    if denial is None or speaks_of_a_while(witness.text):
        return None
    words = f"{denial.evidence}, and nothing of the cited title is seen"
    return verdict(observation, denial.status, denial.reason, words, LIKELY, witness.unseen)


def _of_same_page(observation: Observation, content: Content, witness: Witness) -> Weighed:
    """The verdict where a host shows one page for everything: its site, or a wall that we have no words for."""
    words = "the host shows the same page for an address that cannot exist"
    if siblings.has_moved(observation):
        words = f"redirects to {observation.final_url}, and so does an address that cannot exist"
    if content.links >= LINKS_OF_A_SITE and not may_be_wall(content, witness):
        # Margins alone may be what scripts fill, or what stands around a wall that we have no words for.
        if prose_of(content) >= LEAST_TEXT:
            return verdict(observation, Status.DEAD, Reason.SOFT_404, words, SURE, witness.unseen)
        words += ", and scripts may fill it" if content.scripts else ", and little but what stands around it"
        return verdict(observation, Status.UNREACHABLE, Reason.EMPTY, words, OPEN, witness.unseen)
    words += ", and it may be a wall"
    return verdict(observation, Status.BLOCKED, Reason.BOT_WALL, words, OPEN, witness.unseen)


def _of_front(observation: Observation, content: Content, witness: Witness) -> Weighed | None:
    """The verdict where a host shows one page for everything, of which nobody said what it should be.

    It may be the page of a site that has no other; what it says against itself is believed.
    """
    words = "the host shows the same page for an address that cannot exist"
    if is_front(observation, witness):
        words = f"it is the site's front page by its title, and {words}"
        return verdict(observation, Status.ALIVE, Reason.DRIFT, words, OPEN)
    if disclaimer := disclaimer_of(content, witness):
        words = f"{disclaimer.evidence}, and {words}"
        return verdict(observation, disclaimer.status, disclaimer.reason, words, SURE)
    return None


def _of_guise(guise: Guise, observation: Observation, witness: Witness) -> Weighed | None:
    """The verdict on a page that says it is something else; a weak word of it needs the host's help."""
    if guise.strength is Strength.STRONG:
        # Where there is nothing to read, no title can be missed.
        unseen = () if guise.reason is Reason.EMPTY else witness.unseen
        return verdict(observation, guise.status, guise.reason, guise.evidence, SURE, unseen)
    sibling = observation.sibling
    if guise.reason is Reason.EMPTY:
        # Until the host shows that it has something else for what cannot exist, nothing speaks for the page.
        found = verdict(observation, guise.status, guise.reason, guise.evidence, OPEN)
        return replace(found, in_doubt=True) if sibling is None else None
    if guise.status is Status.DEAD and siblings.is_answered_alike(observation, sibling):
        words = f"{guise.evidence}, and so it does for an address that cannot exist"
        return verdict(observation, guise.status, guise.reason, words, SURE, witness.unseen)
    return None


def _of_redirect(observation: Observation, content: Content, witness: Witness) -> Weighed | None:
    """The verdict on where a redirect led, if that is no place for the cited page."""
    final = observation.final_url or observation.url
    if error := error_of(observation):
        return verdict(observation, error.status, error.reason, error.evidence, SURE, witness.unseen)
    alike = siblings.is_answered_alike(observation, observation.sibling)
    if is_sent_home(observation) and not witness.is_site:
        words = f"redirects to the front page {final}{', where the cited title is not seen' if witness.decides else ''}"
        found = verdict(observation, Status.DEAD, Reason.REDIRECTED_TO_ROOT, words, LIKELY, witness.unseen)
        return replace(found, confidence=SURE) if alike else replace(found, in_doubt=True)
    if alike:
        return _of_same_page(observation, content, witness)
    if is_sent_to_search(observation) and observation.sibling is not None:
        words = f"redirects to the search {final}"
        return verdict(observation, Status.MOVED, Reason.DRIFT, words, OPEN, witness.unseen)
    return None
