"""From what was seen of a link to what it is worth: status, reason, and the evidence in words.

A link is `moved` when redirects led to another place. A change of scheme, a `www.`, a final slash or a default port
alone is no other place: such a link is `alive`, with its redirects listed, for nobody would have to look for it.
"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from citecheck import urls
from citecheck.judge import tables
from citecheck.model import Cited, LinkResult, Observation, Outcome, Reason, Status

_PERMANENT = frozenset({301, 308})
_DEFAULT_PORTS = frozenset({80, 443})


def judge(cited: Cited, observation: Observation) -> LinkResult:
    """The verdict on one link, by how it is cited and what was seen. Raises nothing, whatever was observed."""
    if observation.outcome is Outcome.ANSWERED:
        status, reason, evidence = _of_answer(cited, observation)
    else:
        status, reason, words = tables.BY_OUTCOME[observation.outcome]
        if "{host}" in words:
            words = words.format(host=_host(observation.asked_url or observation.url))
        evidence = _sentence(words, observation)
    return LinkResult(
        url=observation.url,
        status=status,
        reason=reason,
        evidence=evidence,
        http_status=observation.http_status,
        final_url=observation.final_url,
        redirects=observation.hops,
        title=observation.content.title if observation.content else None,
        attempts=observation.attempts,
        elapsed_s=observation.elapsed_s,
        checked_at=observation.checked_at,
        from_cache=observation.from_cache,
    )


def in_doubt(_cited: Cited, _observation: Observation) -> bool:
    """Whether what the host answers for an address that cannot exist would settle what this one is."""
    return False


def _of_answer(cited: Cited, observation: Observation) -> tuple[Status, Reason, str]:
    code = observation.http_status or 0
    final = observation.final_url or observation.url
    if code in cited.accepted:
        words = f"{_named(code)} from {_host(final)}, which the configuration takes for an answer"
        return Status.ALIVE, Reason.OK, _sentence(words, observation)
    status, reason = tables.BY_STATUS.get(code) or tables.BY_HUNDRED.get(code // 100, tables.OTHER_STATUS)
    if status is Status.ALIVE and observation.hops and _place(final) != _place(observation.url):
        status, reason = tables.MOVED
        permanent = all(hop.http_status in _PERMANENT for hop in observation.hops)
        return status, reason, f"{'moved permanently' if permanent else 'redirects'} to {final}: {_named(code)}"
    return status, reason, _sentence(f"{_named(code)} from {_host(final)}", observation)


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


def _place(url: str) -> tuple[str, str, str]:
    """What is left of an address when what changes without moving anything is taken away."""
    try:
        parts = urlsplit(urls.target(url))
        port = parts.port
    except ValueError:
        return url, "", ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if port is not None and port not in _DEFAULT_PORTS:
        host = f"{host}:{port}"
    return host, parts.path.rstrip("/"), parts.query
