"""The README's picture: what a terminal shows of a real run, as `python -m tests.picture FILE` draws it.

The page is invented, and so are its sites: they all live behind a proxy on loopback.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from citecheck.cli import main
from tests.servers import Server, Site, answers

FILE = Path(__file__).parents[1] / ".github" / "report.svg"
WIDTH = 84
TODAY = "2026-11-26"
COMMAND = "citecheck harl-bridge.wiki"

PAGE = """The '''Harl Bridge''' is an iron bridge over the [[Harl]] at [[Oststede]].

== History ==
A ferry crossed the Harl since 1412.<ref>{{cite book |title=Ferries of the Harl |last=Brandt |year=1993
 |isbn=978-3-16-148410-1}}</ref> The bridge was opened on 4 May 1893 by the mayor, who crossed it on an ox
cart.<ref>{{cite web |title=The ox cart on the bridge |url=http://oststede.example/1893/ox-cart}}</ref> It cost
412,000 marks, most of which the railway paid.<ref>{{cite web |title=The price of a bridge
 |url=http://courier.example/price |access-date=30 February 2019}}</ref> In 1945 its middle span was blown
up.<ref>{{cite web |title=Harl Bridge in ruins |url=http://www.flickr.com/photos/harl/1945}}</ref> A wooden
span carried one lane until 1952.<ref>{{cite web |title=Seven years of wood |url=http://paywall.example/wood}}</ref>
"""

SITES = {
    "oststede.example": answers("404 Not Found"),
    "courier.example": answers(body=b"<title>The price of a bridge</title>" + b"<p>Iron, stone, wages.</p>" * 20),
    "www.flickr.com": answers(body=b"<title>Harl Bridge in ruins</title>" + b"<p>A photograph.</p>" * 20),
    "paywall.example": answers("403 Forbidden"),
}

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def report() -> str:
    """What the command prints, with colour."""
    server = Server({name: Site(behaviour) for name, behaviour in SITES.items()})
    env = {"http_proxy": f"http://127.0.0.1:{server.port}", "no_proxy": None, "NO_PROXY": None}
    env |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "NO_COLOR": None}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("harl-bridge.wiki").write_text(PAGE, encoding="utf-8")
        words = ["--no-cache", "--today", TODAY, *COMMAND.split()[1:]]
        result = CliRunner().invoke(main, words, prog_name="citecheck", env=env, catch_exceptions=False)
    server.close()
    # When a link was asked is what the clock says, whatever day the audit is of.
    return _DAY.sub(TODAY, result.stdout)


def picture() -> str:
    """The picture in SVG. It fetches nothing: the font is whatever the reader's machine writes programs in."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(report()), soft_wrap=True)
    return _FONT.sub("", console.export_svg(title=COMMAND, theme=MONOKAI, unique_id="report"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
