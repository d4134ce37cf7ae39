"""The worst of what a run finds, for reports that do not carry all of it."""

from __future__ import annotations

from typing import Generic, TypeVar

from citecheck.model import AuditedPage, Finding, Severity

_SEVERITIES = {severity: number for number, severity in enumerate(Severity)}

Item = TypeVar("Item")

Gravity = tuple[float, ...]
"""How bad something is; of two, the smaller is the worse."""


def gravity(audited: AuditedPage, finding: Finding) -> Gravity:
    """By severity, of one severity first what a citation fell by; then what is known, last what is ignored."""
    because = audited.standings[finding.citation].because if finding.citation else ()
    return finding.ignored, finding.known, _SEVERITIES[finding.severity], finding.code not in because


class Worst(Generic[Item]):
    """The worst items of many, at most so many, in memory for twice as many; those as bad stay in their order."""

    def __init__(self, most: int) -> None:
        """None yet."""
        self._most = most
        self._items: list[tuple[Gravity, int, Item]] = []
        self.met = 0

    def add(self, gravity: Gravity, item: Item) -> None:
        """Take one in, if only until there are enough worse ones."""
        self._items.append((gravity, self.met, item))
        self.met += 1
        if len(self._items) > 2 * self._most:
            self._cut()

    def kept(self) -> list[Item]:
        """The worst, worst first."""
        self._cut()
        return [item for _, _, item in self._items]

    @property
    def left_out(self) -> int:
        """How many are not among the worst."""
        return max(self.met - self._most, 0)

    def _cut(self) -> None:
        # No two have the same number, so that items are never compared.
        self._items.sort(key=lambda entry: entry[:2])
        del self._items[self._most :]
