"""One document fetched whole, outside of any run: for what citecheck itself wants to know, not for a citation.

It is asked for as links are: by the same client, which connects to no private address unauthorised, as patiently, and
with the same word of who asks.
"""

from __future__ import annotations

import threading
import time

from requests.cookies import RequestsCookieJar

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.connections.dialling import Dialler
from citecheck.links.connections.network import SYSTEM, Network
from citecheck.links.connections.resolving import Resolver
from citecheck.links.connections.watch import Watch
from citecheck.links.exchanges.client import Client, Inquiry
from citecheck.links.exchanges.redirects import STATUSES, following
from citecheck.links.manners.retries import Retries
from citecheck.model import Cited, Outcome

_MOST_REDIRECTS = 5


def fetch(url: str, settings: LinkSettings, *, most_bytes: int, network: Network = SYSTEM) -> Reply:
    """What an address answers in the end, its redirects followed; of an `Answer`, the `body` is what was sent.

    A body of more than `most_bytes`, unpacked, is a failure. Waits between two tries, and until the deadline of a link
    at most.
    """
    client = Client(settings, Dialler(network, Resolver(network), settings.allow_private))
    watch = Watch(time.monotonic() + settings.deadline_s)
    clock = threading.Timer(settings.deadline_s, watch.end)
    clock.daemon = True
    clock.start()
    try:
        return _followed(client, url, Retries(settings), watch, most_bytes)
    finally:
        clock.cancel()
        client.close()


def _followed(client: Client, url: str, retries: Retries, watch: Watch, most_bytes: int) -> Reply:
    """The last answer of a chain of redirects."""
    cookies = RequestsCookieJar()
    for _ in range(_MOST_REDIRECTS + 1):
        inquiry = Inquiry(url, Cited(url), cookies, watch, raw_bytes=most_bytes + 1)
        reply = _patiently(client, inquiry, retries)
        if isinstance(reply, Answer) and len(reply.body) > most_bytes:
            return Failure(Outcome.PROTOCOL, f"sent more than {most_bytes:,} bytes", heard=True)
        if isinstance(reply, Failure) or reply.http_status not in STATUSES:
            return reply
        led = following(url, reply.location)
        if isinstance(led, Failure):
            return led
        url = led
    return Failure(Outcome.TOO_MANY_REDIRECTS, f"more than {_MOST_REDIRECTS} redirects", heard=True)


def _patiently(client: Client, inquiry: Inquiry, retries: Retries) -> Reply:
    """What an address answers, asked again as often as it is worth it and there is time."""
    state = retries.begin()
    while True:
        reply = client.get(inquiry)
        if inquiry.watch.ended:
            return Failure(Outcome.TOO_SLOW, "not done in time", heard=inquiry.watch.talking)
        wait_s = retries.wait_s(state, reply)
        if wait_s is None or time.monotonic() + wait_s >= inquiry.watch.deadline:
            return reply
        time.sleep(wait_s)
