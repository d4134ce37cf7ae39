"""When an address is asked again, and after how long: tenacity decides, nobody sleeps.

tenacity's state machine is driven step by step, so that a waiting address holds neither a thread nor a place at its
host.
"""

from __future__ import annotations

from tenacity import (
    DoSleep,
    RetryCallState,
    Retrying,
    retry_if_result,
    stop_after_attempt,
    stop_any,
    stop_before_delay,
    wait_exponential,
    wait_random,
)
from tenacity.stop import stop_base

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.model import Outcome

_LONGEST_WAIT_S = 30.0
_TOO_MANY_REQUESTS = 429
_FEW = 2
_SERVER_ERRORS = range(500, 600)
_STATUSES = frozenset({408, 425, _TOO_MANY_REQUESTS, *_SERVER_ERRORS})
# NXDOMAIN and a certificate do not change within a minute, and what a server says wrongly it says wrongly again.
_OUTCOMES = frozenset({Outcome.DNS_FAILURE, Outcome.NO_ROUTE, Outcome.TIMEOUT, Outcome.REFUSED, Outcome.RESET})


class _StopAfterFew(stop_base):
    """Stop early where a try takes longer than all the rest, as a time-out does, or has brought something after all."""

    def __call__(self, retry_state: RetryCallState) -> bool:
        return _is_worth_few(_last(retry_state)) and retry_state.attempt_number >= _FEW


class Retries:
    """Decides for all addresses of a run; used by one thread."""

    def __init__(self, settings: LinkSettings) -> None:
        first_s, tries = settings.retry_wait_s, settings.max_retries + 1
        backoff = wait_exponential(multiplier=first_s, max=_LONGEST_WAIT_S) + wait_random(0, first_s)

        def wait(state: RetryCallState) -> float:
            asked_for = _retry_after_s(_last(state))
            return backoff(state) if asked_for is None else asked_for

        self._retrying = Retrying(
            retry=retry_if_result(_is_passing),
            stop=stop_any(stop_after_attempt(tries), stop_before_delay(settings.deadline_s), _StopAfterFew()),
            wait=wait,
            retry_error_callback=_last,
        )
        self._retrying.begin()

    def begin(self) -> RetryCallState:
        """The state of an address whose time begins to run now."""
        return RetryCallState(self._retrying, fn=None, args=(), kwargs={})

    def wait_s(self, state: RetryCallState, reply: Reply) -> float | None:
        """How long to wait before the next try, or None when this reply is the last one."""
        state.set_result(reply)
        action = self._retrying.iter(state)
        if not isinstance(action, DoSleep):
            return None
        state.prepare_for_next_attempt()
        return float(action)


def is_for_all(reply: Reply) -> bool:
    """Whether what a host said holds for each of its addresses: too many requests, or come back later."""
    match reply:
        case Answer(http_status=status, retry_after_s=wait_s):
            return status == _TOO_MANY_REQUESTS or (status in _STATUSES and wait_s is not None)
        case Failure():
            return False


def _is_passing(reply: Reply) -> bool:
    match reply:
        case Answer(http_status=status, is_fragment=is_fragment):
            return status in _STATUSES or is_fragment
        case Failure(outcome=outcome):
            return outcome in _OUTCOMES


def _is_worth_few(reply: Reply) -> bool:
    match reply:
        case Answer(is_fragment=is_fragment):
            return is_fragment
        case Failure(outcome=outcome):
            return outcome is Outcome.TIMEOUT


def _retry_after_s(reply: Reply) -> float | None:
    return reply.retry_after_s if isinstance(reply, Answer) else None


def _last(state: RetryCallState) -> Reply:
    """The reply of the try that has just ended."""
    if state.outcome is None:
        message = "no try has ended yet"
        raise ValueError(message)
    reply: Reply = state.outcome.result()
    return reply
