"""Files that are written whole or not at all, and stay what they were in everything but their bytes."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


class UnwritableError(Exception):
    """A file that cannot be written; the message says why, in words for the user."""


class Writer:
    """Writes files one after the other; `discard` may be called at any time."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._scratch: Path | None = None

    def write(self, path: str, before: bytes, after: bytes) -> None:
        """Put other bytes into a file, which must still hold what it held before. Raises UnwritableError.

        A link is followed and stays a link. Mode, owner, and the attributes with lists of rights in them are kept
        where the system lets us.
        """
        try:
            old = Path(path).stat()
            if not stat.S_ISREG(old.st_mode):
                message = "is no regular file"
                raise UnwritableError(message)
            target = Path(path).resolve(strict=True)
            # Whoever may not write the file may still be allowed to put another in its place.
            os.close(os.open(target, os.O_WRONLY))
            self._scratch = target.with_name(f".citecheck-{os.urandom(8).hex()}")
            self._write_scratch(self._scratch, after)
            _make_alike(self._scratch, target, old)
            if target.read_bytes() != before:
                message = "has changed since it was read, and is left as it is"
                raise UnwritableError(message)
            self._scratch.replace(target)
            self._scratch = None
            _settle(target.parent)
        except (OSError, RuntimeError) as error:
            message = f"cannot be written: {getattr(error, 'strerror', None) or error}"
            raise UnwritableError(message) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Take away what is half written."""
        scratch, self._scratch = self._scratch, None
        if scratch is not None:
            with suppress(OSError):
                scratch.unlink()

    @staticmethod
    def _write_scratch(scratch: Path, data: bytes) -> None:
        scratch.touch(0o600, exist_ok=False)
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _make_alike(scratch: Path, target: Path, old: os.stat_result) -> None:
    """Give a new file the owner, the mode and the attributes of the one whose place it takes."""
    with suppress(OSError):
        os.chown(scratch, -1, old.st_gid)
    with suppress(OSError):
        os.chown(scratch, old.st_uid, -1)
    for name in os.listxattr(target) if hasattr(os, "listxattr") else ():
        with suppress(OSError):
            os.setxattr(scratch, name, os.getxattr(target, name))
    # Last, for a change of owner takes some of the mode away.
    scratch.chmod(stat.S_IMODE(old.st_mode))


def _settle(folder: Path) -> None:
    """See to it that the new name of a file outlives a power cut; not every file system can."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
