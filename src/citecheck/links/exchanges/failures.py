"""What an exception of requests says about a host, in words of our own.

requests wraps what urllib3 wraps what the socket said, each with its own habits, so the whole chain is looked through
for the most telling error.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from http.client import HTTPException, RemoteDisconnected

import requests
import urllib3

from citecheck.links.answers import Answer, Failure, NoAnswerError, Reply
from citecheck.links.exchanges.credentials import concealed
from citecheck.model import Outcome

_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_PROXY_AUTH = 407
_PROXY_ERRORS = (
    requests.exceptions.ProxyError,
    # The address itself was found in order before it came this far.
    requests.exceptions.InvalidURL,
    # What requests says of a SOCKS proxy without PySocks.
    requests.exceptions.InvalidSchema,
)
_TIMEOUTS = (TimeoutError, requests.exceptions.Timeout, urllib3.exceptions.TimeoutError)
_CLOSED = (ConnectionError, RemoteDisconnected, ssl.SSLEOFError, ssl.SSLZeroReturnError)
_TLS = (ssl.SSLError, requests.exceptions.SSLError, urllib3.exceptions.SSLError)
_PROTOCOL = (HTTPException, urllib3.exceptions.HTTPError, requests.exceptions.RequestException)
_DEEPEST = 12
_WORDS_LENGTH = 150


def reply_for(error: Exception, *, talking: bool) -> Reply:
    """What to report for an error met while asking; `talking` says that the connection stood and the request was sent.

    An error that is not known is a fault of the protocol: never evidence that a page is gone.
    """
    chain = tuple(_chain(error))
    found = next((link for link in chain if isinstance(link, NoAnswerError)), None)
    if found is not None:
        return found.failure
    tunnel = next((match for link in chain if (match := _TUNNEL.search(str(link)))), None)
    if tunnel is not None:
        status = int(tunnel[1])
        if status == _PROXY_AUTH:
            return Answer(status, detail="the proxy asks for a password")
        return Failure(Outcome.PROTOCOL, f"the proxy answered {status} instead of opening a tunnel")
    if any(isinstance(link, _PROXY_ERRORS) for link in chain):
        return Failure(Outcome.PROTOCOL, f"the proxy cannot be used: {_words(chain)}")
    if any(isinstance(link, _TIMEOUTS) for link in chain):
        return Failure(Outcome.TIMEOUT)
    return _fault_of_host(chain, talking=talking)


def _fault_of_host(chain: tuple[BaseException, ...], *, talking: bool) -> Failure:
    """The host is there, and something is wrong with how it speaks."""
    certificate = next((link for link in chain if isinstance(link, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return Failure(Outcome.TLS, f"certificate: {certificate.verify_message}", heard=True)
    closed = any(isinstance(link, _CLOSED) for link in chain)
    if not talking and any(isinstance(link, _TLS) for link in chain):
        return Failure(Outcome.TLS, _words(chain), heard=True)
    if closed:
        return Failure(Outcome.RESET, "the connection was closed without an answer", heard=True)
    if any(isinstance(link, _TLS) for link in chain):
        return Failure(Outcome.TLS, _words(chain), heard=True)
    known = any(isinstance(link, _PROTOCOL) for link in chain)
    return Failure(Outcome.PROTOCOL, _words(chain), heard=known or talking)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it was made of, outermost first."""
    waiting, known = [error], {id(error)}
    while waiting and len(known) < _DEEPEST:
        link = waiting.pop(0)
        yield link
        parts = (*link.args, getattr(link, "reason", None), link.__cause__, link.__context__)
        for part in parts:
            if isinstance(part, BaseException) and id(part) not in known:
                known.add(id(part))
                waiting.append(part)


def _words(chain: tuple[BaseException, ...]) -> str:
    """What the innermost error says, without the names and addresses of objects around it."""
    for link in reversed(chain):
        # The reason is there only when OpenSSL itself made the error.
        if isinstance(link, ssl.SSLError) and (reason := getattr(link, "reason", None)):
            return str(reason).replace("_", " ").lower()
    for link in reversed(chain):
        if words := str(link):
            # What a server sent may stand in it.
            printable = "".join(sign if sign.isprintable() else "�" for sign in concealed(words)[:_WORDS_LENGTH])
            return f"{type(link).__name__}: {printable}"
    return type(chain[0]).__name__
