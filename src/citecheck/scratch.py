"""A file that is not whole yet: the name that it has until then, and the file that it is to become."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SCRATCH = re.compile(r"\.(.+)\.[0-9a-f]{8}", re.DOTALL)


def scratch_of(target: Path) -> Path:
    """A new name beside a file, to write it under until it is whole."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}")


def target_of(path: Path) -> Path | None:
    """The file that a scratch file is to become; None for any other."""
    found = _SCRATCH.fullmatch(path.name)
    return path.with_name(found[1]) if found else None
