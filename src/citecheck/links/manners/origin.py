"""One origin, where connections are made: does it answer, is it silent, and who waits to know.

Until a connection stands, one request is under way there, so that a black hole takes one place and not as many as its
host has links. An origin that keeps silent is paused, then tried with one link; where that fails too, it is given up.
"""

from __future__ import annotations

from msgspec import Struct, field

from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.plans.plan import Plan
from citecheck.model import Outcome

# Of an origin that has answered before, some pages may be silent and others not.
_IN_A_ROW = 3
_TRIALS = 2
# A long run meets an origin again that was given up for a minute only.
_GIVEN_UP_S = 60.0


class Origin(Struct, eq=False):
    """What is known of one origin. Times are those of `time.monotonic()`.

    It is paused for `pause_s`; a name that cannot be looked up for now is given up after `look_ups` trials: they take
    little time. `stands` says that a connection was made there, `answers` that something came of one. `silent_for` are
    the targets it has not answered since it last answered, `sent_away` those it has answered with that it wants to be
    left alone, since it last answered otherwise. It is paused while `until` is set, and then tried with `trial`;
    `given_up_at` says since when it is given up, `said` with which words. `held` wait to know more of it.
    """

    pause_s: float
    look_ups: int
    stands: bool = False
    answers: bool = False
    under_way: int = 0
    silent_for: set[str] = field(default_factory=set)
    sent_away: set[str] = field(default_factory=set)
    until: float | None = None
    trial: Plan | None = None
    trials: int = 0
    given_up_at: float | None = None
    said: Reply | None = None
    held: list[Plan] = field(default_factory=list)

    def known(self, now: float) -> Reply | None:
        """What holds for whoever comes now, if the origin is given up; where that is long ago, it is to be tried."""
        if self.given_up_at is None or now < self.given_up_at + _GIVEN_UP_S:
            return self.said if self.given_up_at is not None else None
        self.given_up_at = None
        self._pause(now)
        return None

    def admits(self, plan: Plan, now: float) -> bool:
        """Whether a plan may ask at this origin, which it then does; else it is held."""
        if self.until is not None:
            may_start = plan is self.trial and now >= self.until
        else:
            may_start = self.stands or self.answers or not self.under_way
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
        self.until = self.trial = self.given_up_at = None
        self.trials = 0

    def kept_silent(self, plan: Plan, said: Failure, now: float) -> None:
        """It gave none, which is known for good of a name that does not exist, and else after a trial."""
        self.silent_for.add(plan.url)
        if said.outcome is Outcome.NXDOMAIN:
            self._give_up(said, now)
        elif plan is self.trial:
            self.trials += 1
            if self.trials >= self._most_trials(said):
                self._give_up(said, now)
            else:
                self._pause(now + self.pause_s * 2**self.trials)
        elif self._is_open() and (not self.answers or len(self.silent_for) >= _IN_A_ROW):
            self._pause(now + self.pause_s)

    def sent(self, plan: Plan, said: Answer, now: float) -> None:
        """It wants to be left alone for long; some pages have a limit of their own."""
        away = {*self.sent_away, plan.url}
        self.answered()
        self.sent_away = away
        if len(away) >= _IN_A_ROW:
            self._give_up(said, now)

    def turns(self, now: float) -> list[tuple[Plan, float]]:
        """Who of those that were held may come again, and when: all of them, or one to try the origin with."""
        if self.until is None:
            if self._is_open() and not (self.stands or self.answers) and self.under_way:
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

    def _most_trials(self, said: Failure) -> int:
        trials = _TRIALS if self.answers else 1
        return max(trials, self.look_ups) if said.outcome is Outcome.DNS_FAILURE else trials

    def _is_open(self) -> bool:
        return self.until is None and self.given_up_at is None

    def _pause(self, until: float) -> None:
        self.until, self.trial = until, None

    def _give_up(self, said: Reply, now: float) -> None:
        self.until = self.trial = None
        self.given_up_at, self.said = now, said
