"""What one request can come back with: an answer, or a failure to get one."""

from __future__ import annotations

from msgspec import Struct

from citecheck.model import Content, Outcome

NOT_SENT = frozenset({Outcome.BAD_URL, Outcome.PRIVATE_ADDRESS})
"""How a request can fail before anything has left the machine."""


class Answer(Struct, frozen=True):
    """An HTTP answer, as far as it was read. `detail` says in words what is strange about it.

    `location` is where a redirect leads, `refresh` where the page itself does at once. `headers` are those that say
    something of the answer's kind, names in lower case. `body` is there only where it was asked for as it is. `shared`
    says that other links of the host were answered so, and this one was not asked. `is_fragment` says that the body
    broke off before it showed what it was asked for.
    """

    http_status: int
    location: str | None = None
    refresh: str | None = None
    retry_after_s: float | None = None
    headers: tuple[tuple[str, str], ...] = ()
    content: Content | None = None
    detail: str = ""
    body: bytes = b""
    shared: bool = False
    is_fragment: bool = False


class Failure(Struct, frozen=True):
    """No HTTP answer, and why. `heard` says whether the host itself gave a sign of life: the network is there.

    `shared` says that this was said to other links of the host, and this one was not asked.
    """

    outcome: Outcome
    detail: str = ""
    heard: bool = False
    shared: bool = False


Reply = Answer | Failure


class NoAnswerError(Exception):
    """Raised on the way to an answer; no kind of `OSError`, so that urllib3 and requests let it pass as it is."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure
