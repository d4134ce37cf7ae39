"""The evidence of a verdict in words that whoever reads a report understands."""

from __future__ import annotations

from http import HTTPStatus

from citecheck import urls
from citecheck.model import Observation


def said_of(words: str, observation: Observation) -> str:
    """The words with the host that they are about and the status that came with them."""
    final = observation.final_url or observation.url
    return sentence(f"{host_of(final)}: {words} ({named(observation.http_status or 0)})", observation)


def sentence(words: str, observation: Observation) -> str:
    """The words with what else a reader should know: how, after how many tries, from where."""
    if observation.detail:
        words += f" ({observation.detail})"
    if observation.attempts > 1:
        words += f", after {observation.attempts} tries"
    if observation.hops:
        asked, start = host_of(observation.asked_url or observation.url), host_of(observation.url)
        words += f", to which {start} redirects" if asked != start else ""
    return words


def named(code: int) -> str:
    """An HTTP status with its name, where it has one."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return f"HTTP status {code}"


def host_of(url: str) -> str:
    """The host of an address, or what to call it where there is none."""
    return urls.host(url) or "the host"
