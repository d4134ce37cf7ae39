"""One host and port, where connections are made: does it let somebody in, is it silent, and who waits to know.

Until it has answered once, one request is under way there, so that a black hole takes one place and not as many as its
host has links. A door that keeps silent is paused, then tried with one link; where that fails too, it is shut.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.plan import Plan
from citecheck.model import Outcome

# Of a door that has answered before, some pages may be silent and others not.
_IN_A_ROW = 3
_TRIALS = 2
# A long run meets a door again that was shut for a minute only.
_SHUT_S = 60.0


@dataclass(slots=True, eq=False)
class Door:
    """What is known of one door. Times are those of `time.monotonic()`.

    `silent_for` are the targets it has not answered since it last answered, `sent_away` those it has answered with that
    it wants to be left alone, since it last answered otherwise. It is paused while `until` is set, and then tried with
    `trial`; `shut_at` says since when it is shut, `said` with which words. `held` wait to know more of it.
    """

    answers: bool = False
    under_way: int = 0
    silent_for: set[str] = field(default_factory=set)
    sent_away: set[str] = field(default_factory=set)
    until: float | None = None
    trial: Plan | None = None
    trials: int = 0
    shut_at: float | None = None
    said: Reply | None = None
    held: list[Plan] = field(default_factory=list)

    def known(self, now: float) -> Reply | None:
        """What holds for whoever comes now, if the door is shut; one that has been shut for long is to be tried."""
        if self.shut_at is None or now < self.shut_at + _SHUT_S:
            return self.said if self.shut_at is not None else None
        self.shut_at = None
        self._pause(now)
        return None

    def lets_in(self, plan: Plan, now: float) -> bool:
        """Whether a plan may ask at this door, which it then does; else it is held."""
        if self.until is not None:
            may_start = plan is self.trial and now >= self.until
        else:
            may_start = self.answers or not self.under_way
        if may_start:
            self.under_way += 1
        else:
            self.held.append(plan)
        return may_start

    def answered(self) -> None:
        """It gave a sign of life."""
        self.answers = True
        self.silent_for.clear()
        self.sent_away.clear()
        self.until = self.trial = self.shut_at = None
        self.trials = 0

    def kept_silent(self, plan: Plan, said: Failure, now: float, pause_s: float) -> None:
        """It gave none, which is known for good of a name that does not exist, and else after a trial."""
        self.silent_for.add(plan.url)
        if said.outcome is Outcome.NXDOMAIN:
            self._shut(said, now)
        elif plan is self.trial:
            self.trials += 1
            if self.trials >= (_TRIALS if self.answers else 1):
                self._shut(said, now)
            else:
                self._pause(now + pause_s * 2**self.trials)
        elif self._is_open() and (not self.answers or len(self.silent_for) >= _IN_A_ROW):
            self._pause(now + pause_s)

    def sent(self, plan: Plan, said: Answer, now: float) -> None:
        """It wants to be left alone for long; some pages have a limit of their own."""
        away = {*self.sent_away, plan.url}
        self.answered()
        self.sent_away = away
        if len(away) >= _IN_A_ROW:
            self._shut(said, now)

    def turns(self, now: float) -> list[tuple[Plan, float]]:
        """Who of those that were held may come again, and when: all of them, or one to try the door with."""
        if self.until is None:
            if self._is_open() and not self.answers and self.under_way:
                return []
            free, self.held = self.held, []
            # Who is let in again last has the next turn.
            return [(held, now) for held in reversed(free) if not held.is_done]
        if self.trial is not None and not self.trial.is_done:
            return []
        self.held = [held for held in self.held if not held.is_done]
        # One that has not been asked yet is a second witness.
        self.trial = next((held for held in self.held if held.journey is None), next(iter(self.held), None))
        if self.trial is None:
            return []
        self.held.remove(self.trial)
        return [(self.trial, max(self.until, now))]

    def _is_open(self) -> bool:
        return self.until is None and self.shut_at is None

    def _pause(self, until: float) -> None:
        self.until, self.trial = until, None

    def _shut(self, said: Reply, now: float) -> None:
        self.until = self.trial = None
        self.shut_at, self.said = now, said
