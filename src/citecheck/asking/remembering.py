"""What a run takes from earlier runs, and leaves to later ones: whether an observation may stand for asking again.

What was alive or moved is asked again after seven days, what was dead after one, anything else each time. A day is
the one on which the audit pretends to run. A failure is a strike only where the run itself shows that it is not ours:
where another host answered in it. When all that might have is remembered, a link or two of it are asked again for that,
and before a network is called down.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from citecheck.config import Settings
from citecheck.judge import in_doubt
from citecheck.judge.strikes import COUNTING
from citecheck.links.plans.selection import Selection
from citecheck.memory import Entry, Known, Store, UnusableError, key_of, usual_place
from citecheck.model import Cited, LinkResult, Observation, Outcome, Status

_Given = TypeVar("_Given")
_FRESH = {Status.ALIVE: timedelta(days=7), Status.MOVED: timedelta(days=7), Status.DEAD: timedelta(days=1)}
_LEAST_FAILURE, _PROXY_AUTHENTICATION = 500, 407
# With two hosts, each host has another one.
_ENOUGH_HOSTS = 2
_NOTHING = Known()


class Remembering:
    """The memory of one run, used by one thread; a file that cannot serve is done without, and that is said once.

    `judged` gives the verdict on an observation of an address that the run has.
    """

    def __init__(
        self, settings: Settings, judged: Callable[[Observation], LinkResult], note: Callable[[str], None]
    ) -> None:
        """Open the memory that the settings name, if they do. Raises `re.error` for a pattern that is none."""
        self._links = settings.links
        self._today = settings.today
        self._reuses = not settings.cache.recheck
        self._judged = judged
        self._note = note
        # How many links may be asked does not concern those that are not.
        self._selection = Selection(replace(settings.links, max_links=None))
        self._answered: set[str] = set()
        self._held: list[tuple[Cited, Observation]] = []
        self._amended: dict[str, LinkResult] = {}
        self._witnesses: dict[str, Cited] = {}
        self._store: Store | None = None
        if settings.cache.kept:
            try:
                self._store = Store(settings.cache.file or usual_place())
            except UnusableError as error:
                self._do_without(error)

    def recalled(self, cited: Cited) -> LinkResult | None:
        """The verdict on an address by what was seen of it before, or None where it has to be asked."""
        known = self._known(cited) if self._reuses else _NOTHING
        if known.entry is None or known.entry.observation.url != cited.url or self._selection.refusal(cited):
            return None
        observation = replace(known.entry.observation, from_cache=True)
        if _counts(result := self._judged(observation), observation):
            observation = replace(observation, strikes=known.strikes)
            result = self._judged(observation)
        if not self._is_fresh(known, result.status):
            return None
        # Of a title that nobody looked for, nobody knows whether the page shows it.
        if not set(result.unseen) <= set(known.entry.sought) or in_doubt(cited, observation):
            return None
        if result.is_there and len(self._witnesses) < _ENOUGH_HOSTS:
            self._witnesses.setdefault(_place(observation), cited)
        return result

    def seen(self, cited: Cited, observation: Observation) -> LinkResult:
        """The verdict on what was seen just now, which is remembered unless it may be a fault of our own network.

        That is known when another host answers; until then a failure is held back.
        """
        result = self._judged(observation)
        if self._store is None or observation.checked_at is None or result.status is Status.SKIPPED:
            return result
        if observation.outcome is Outcome.NETWORK_DOWN:
            return result
        succeeded = result.is_there
        if not succeeded and not _is_answer(observation):
            proven = bool(self._answered - {_place(observation)})
            if not proven:
                self._held.append((cited, observation))
            return self._failed(cited, observation, proven=proven, keep=proven)
        self._keep(cited, observation, succeeded=succeeded)
        if len(self._answered) < _ENOUGH_HOSTS and (place := _place(observation)) not in self._answered:
            self._answered.add(place)
            self._release()
        return result

    def failed_before(self, cited: Cited) -> tuple[str, ...]:
        """The days, in ISO 8601, on which an address has failed since it was last there, while others answered."""
        return self._known(cited).strikes

    def witnesses(self, *, network_seems_down: bool = False) -> list[Cited]:
        """Which addresses that were recalled are worth asking, because an answer would make strikes of failures.

        Or, when the network seems to be down, because it would show that it is not.
        """
        failed = {_place(seen) for _, seen in self._held if network_seems_down or _counts(self._judged(seen), seen)}
        return [cited for place, cited in self._witnesses.items() if failed - {place}]

    def witnessed(self, cited: Cited, observation: Observation) -> LinkResult | None:
        """The verdict on a witness that answers; of one that does not, what was known of it stands."""
        return self.seen(cited, observation) if _is_answer(observation) else None

    def tick(self) -> None:
        """Time has passed; to be called now and then, so that a run that is killed loses no more than seconds."""
        self._tried(Store.commit_if_due)

    def end(self, *, network_is_down: bool) -> dict[str, LinkResult]:
        """Finish the memory; gives the verdicts that have changed since they were asked for.

        When the network was down, all that failed is as if it had never been asked.
        """
        if not network_is_down:
            for cited, observation in self._held:
                self._failed(cited, observation, proven=False, keep=True)
        self._tried(Store.close)
        self._store = None
        return self._amended

    def close(self) -> None:
        """Leave a memory as it is that has not been finished."""
        if self._store is not None:
            self._store.abandon()

    def _release(self) -> None:
        """Remember those failures that turn out to be the host's own."""
        held, self._held = self._held, []
        for cited, observation in held:
            if self._answered - {_place(observation)}:
                self._amended[cited.url] = self._failed(cited, observation, proven=True, keep=True)
            else:
                self._held.append((cited, observation))

    def _failed(self, cited: Cited, observation: Observation, *, proven: bool, keep: bool) -> LinkResult:
        """The verdict on a failure with those of other days; `proven` says that it is not ours, and so a strike."""
        result = self._judged(observation)
        counts = _counts(result, observation)
        if keep:
            self._keep(cited, observation, strike=counts and proven)
        if not counts:
            return result
        days = {*self._known(cited).strikes, *([self._today.isoformat()] if proven else ())}
        return self._judged(replace(observation, strikes=tuple(sorted(days))))

    def _keep(self, cited: Cited, observation: Observation, *, strike: bool = False, succeeded: bool = False) -> None:
        key, entry = key_of(cited, self._links), Entry(observation, cited.titles)
        self._tried(lambda store: store.keep(key, self._today, entry, strike=strike, succeeded=succeeded))
        self.tick()

    def _known(self, cited: Cited) -> Known:
        return self._tried(lambda store: store.known(key_of(cited, self._links), self._today)) or _NOTHING

    def _is_fresh(self, known: Known, status: Status) -> bool:
        """Whether what is known may stand for asking again: by the day of the run, and by the clock.

        A configuration may pretend the same day for ever.
        """
        longest = _FRESH.get(status)
        if longest is None or known.day is None:
            return False
        return self._today - known.day < longest and abs(time.time() - known.written) < longest.total_seconds()

    def _tried(self, do: Callable[[Store], _Given]) -> _Given | None:
        """Do something with the memory, if there is one that serves."""
        if self._store is None:
            return None
        try:
            return do(self._store)
        except UnusableError as error:
            self._store.abandon()
            self._store = None
            self._do_without(error)
            return None

    def _do_without(self, error: UnusableError) -> None:
        self._note(f"the run goes on without the cache: {error}")


def _counts(result: LinkResult, observation: Observation) -> bool:
    """Whether a failure may become a strike. That there is no way to a host is mostly for us to mend."""
    return result.reason in COUNTING and observation.outcome is not Outcome.NO_ROUTE


def _is_answer(observation: Observation) -> bool:
    """Whether a host answered by itself; what is broken on the way may answer for it, and says so."""
    status = observation.http_status
    if observation.outcome is not Outcome.ANSWERED or status is None:
        return False
    return status < _LEAST_FAILURE and status != _PROXY_AUTHENTICATION


def _place(observation: Observation) -> str:
    """Host and port that gave an observation, or failed to."""
    return urlsplit(observation.asked_url or observation.url).netloc
