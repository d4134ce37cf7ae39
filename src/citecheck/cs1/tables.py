"""The tables of `data/`, each read once, when first asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Table = dict[str, Any]

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> Table:
    """The JSON table of this name: "conditions", "parameters", …; its readers give the values their types."""
    read: Table = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return read
