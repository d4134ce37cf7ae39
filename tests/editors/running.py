"""Real editors for tests, with the settings of this folder and citecheck on their path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

SETTINGS = Path(__file__).parent
PATIENCE_S = 120
PAGE = (
    "Built 🌉é in 1904.<ref>{{cite web |url=http://a.example/x |title=A |acessdate=2012-01-03}}</ref>\n"
    "It fell.<ref>{{cite book|title=B|isbn=0-306-40615-3|date=2012-13-40}}</ref>\n"
)
PAGE_MENDED = PAGE.replace("acessdate", "access-date")


def edited(folder: Path, editor: str, package: str, script: str, options: Sequence[str]) -> list[str]:
    """What a script, the last option of an editor, writes to the file `shown` beside the page `bridge.wiki`."""
    program = shutil.which(editor)
    if program is None:
        pytest.skip(f"{editor} is not installed; Debian has it: apt-get install {package}")
    (folder / "bridge.wiki").write_text(PAGE, encoding="utf-8")
    (folder / "citecheck.toml").write_text('offline = true\ntoday = "2026-11-23"\n', encoding="utf-8")
    (folder / "script").write_text(script, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [program, *options, "script"],
        cwd=folder,
        env={**os.environ, "PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return (folder / "shown").read_text(encoding="utf-8").splitlines()
