"""The tables beside this module, each read once, when first asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """The JSON table of this name: "conditions", "parameters", …; its readers give the values their types."""
    read: Table = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return read
