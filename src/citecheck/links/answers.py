"""What one request can come back with: an answer, or a failure to get one."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, as far as it was read. `detail` says in words what is strange about it."""

    http_status: int
    location: str | None = None
    retry_after_s: float | None = None
    title: str | None = None
    text: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """No HTTP answer, and why. `heard` says whether the host itself gave a sign of life: the network is there."""

    outcome: Outcome
    detail: str = ""
    heard: bool = False


Reply = Answer | Failure


class NoAnswerError(Exception):
    """Raised on the way to an answer; no kind of `OSError`, so that urllib3 and requests let it pass as it is."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure
