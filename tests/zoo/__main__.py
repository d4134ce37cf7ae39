"""`python -m tests.zoo`: what citecheck says of every behaviour of the zoo, and which of it is wrong."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.zoo.groups import GROUPS
from tests.zoo.running import Judged, Mark, counted, visit

_WIDTH = 110
_NEVER = (Mark.FALSE_DEAD, Mark.FALSE_ALIVE)


def main() -> int:
    """Visit the zoo and print the table; 1 where there is a false death or a false life."""
    parser = ArgumentParser(prog="python -m tests.zoo", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="draws names, titles and wordings (default 1)")
    parser.add_argument("--group", choices=GROUPS, help="only this group")
    parser.add_argument("--wrong", action="store_true", help="only what is wrong, without the table")
    options = parser.parse_args()
    started = time.monotonic()
    judged = visit(options.seed, options.group)
    console = Console(width=_WIDTH, soft_wrap=True)
    if not options.wrong:
        console.print(_table(judged))
        console.print(f"seed {options.seed}, {time.monotonic() - started:.0f} s")
    for it in judged:
        if it.mark is not Mark.RIGHT:
            console.print(Text(_told(it)))
    return int(any(it.mark in _NEVER for it in judged))


def _table(judged: list[Judged]) -> Table:
    table = Table()
    for heading in ("group", "behaviours", *Mark):
        table.add_column(heading, justify="left" if heading == "group" else "right", no_wrap=True)
    by_group = {name: [it for it in judged if it.group == name] for name in GROUPS}
    for name, ours in (by_group | {"all": judged}).items():
        if ours:
            table.add_row(name, str(len(ours)), *map(str, counted(ours).values()), end_section=name == [*by_group][-1])
    return table


def _told(it: Judged) -> str:
    wanted = " or ".join(sorted(f"{status}/{reason}" for status, reason in it.row.accepted))
    unseen = " / ".join(it.result.unseen)
    return (
        f"\n{it.mark}: {it.group}: {it.row.name}\n"
        f"    got    {it.result.status}/{it.result.reason}: {it.result.evidence}\n"
        f"    wanted {wanted}\n"
        f"    cited  {it.cited.url} as {' / '.join(it.cited.titles) or 'nothing'}"
        + (f"\n    unseen {unseen}" if unseen else "")
    )


if __name__ == "__main__":
    sys.exit(main())
