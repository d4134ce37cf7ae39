"""Errors of requests, urllib3 and the socket, wrapped as they come: what each says about the host."""

from __future__ import annotations

import http.client
import ssl

import pytest
import requests
import urllib3

from citecheck.links.answers import Answer, Failure, NoAnswerError
from citecheck.links.exchanges.failures import reply_for
from citecheck.model import Outcome


def _wrapped(error: Exception) -> requests.ConnectionError:
    """As requests wraps what urllib3 wraps."""
    return requests.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted.", error))


def _from(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


TLS_EOF = ssl.SSLEOFError(8, "EOF occurred in violation of protocol")
TLS_ALERT = ssl.SSLError(1, "[SSL: TLSV1_ALERT_INTERNAL_ERROR] tlsv1 alert internal error")

ERRORS: list[tuple[Exception, bool, Outcome, bool, str]] = [
    (_wrapped(ConnectionResetError(104, "reset")), False, Outcome.RESET, True, "reset"),
    (_wrapped(BrokenPipeError(32, "pipe")), True, Outcome.RESET, True, "broken pipe"),
    (_wrapped(http.client.RemoteDisconnected("closed")), True, Outcome.RESET, True, "closed"),
    (_wrapped(http.client.BadStatusLine("x")), True, Outcome.PROTOCOL, True, "a bad status line"),
    (_wrapped(http.client.LineTooLong("header line")), True, Outcome.PROTOCOL, True, "a line too long"),
    (requests.exceptions.ReadTimeout("late"), True, Outcome.TIMEOUT, False, "a read time-out"),
    (requests.exceptions.ConnectTimeout("late"), False, Outcome.TIMEOUT, False, "a connect time-out"),
    (TimeoutError(), False, Outcome.TIMEOUT, False, "a bare time-out"),
    (requests.exceptions.SSLError(urllib3.exceptions.SSLError(TLS_EOF)), False, Outcome.TLS, True, "a handshake cut"),
    (requests.exceptions.SSLError(urllib3.exceptions.SSLError(TLS_EOF)), True, Outcome.RESET, True, "an answer cut"),
    (requests.exceptions.SSLError(urllib3.exceptions.SSLError(TLS_ALERT)), False, Outcome.TLS, True, "an alert"),
    (requests.exceptions.SSLError(urllib3.exceptions.SSLError(TLS_ALERT)), True, Outcome.TLS, True, "a late alert"),
    (requests.exceptions.ProxyError("cannot"), False, Outcome.PROTOCOL, False, "a proxy"),
    (requests.exceptions.InvalidSchema("socks"), False, Outcome.PROTOCOL, False, "a proxy of another kind"),
    (_from(requests.ConnectionError("x"), ConnectionResetError("y")), True, Outcome.RESET, True, "by its cause"),
    (UnicodeEncodeError("latin-1", "☃", 0, 1, "no"), False, Outcome.PROTOCOL, False, "an error of our own"),
    (ValueError(), False, Outcome.PROTOCOL, False, "an error without words"),
    (RecursionError("deep"), False, Outcome.PROTOCOL, False, "any error"),
]


@pytest.mark.parametrize(("error", "talking", "outcome", "heard", "why"), ERRORS, ids=[case[-1] for case in ERRORS])
def test_an_error_says_what_it_says(
    error: Exception, talking: object, outcome: Outcome, heard: object, why: str
) -> None:
    reply = reply_for(error, talking=bool(talking))
    assert isinstance(reply, Failure)
    assert (reply.outcome, reply.heard) == (outcome, heard), why


def test_the_words_name_the_fault() -> None:
    fault = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")
    fault.reason = "WRONG_VERSION_NUMBER"
    assert reply_for(requests.exceptions.SSLError(fault), talking=False).detail == "wrong version number"
    assert reply_for(ValueError(), talking=False).detail == "ValueError"
    assert len(reply_for(ValueError("x" * 5000), talking=False).detail) <= 200
    assert reply_for(http.client.BadStatusLine("a\x1b[31m"), talking=True).detail == "BadStatusLine: a�[31m"


def test_our_own_failures_pass_through() -> None:
    failure = Failure(Outcome.PRIVATE_ADDRESS, "10.0.0.1")
    assert reply_for(_wrapped(NoAnswerError(failure)), talking=False) is failure


def test_a_proxy_that_wants_a_password_has_answered() -> None:
    reply = reply_for(_wrapped(OSError("Tunnel connection failed: 407 Proxy Auth")), talking=False)
    assert isinstance(reply, Answer)
    assert reply.http_status == 407


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert reply_for(first, talking=False).detail == "ValueError: b"
