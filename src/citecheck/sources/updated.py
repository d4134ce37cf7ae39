"""Newer issues of lists of the package, kept for one user: where they are, and how one takes the place of another."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import platformdirs

from citecheck.sources.lists import ListError
from citecheck.sources.ratings import known, renew


def folder() -> Path | None:
    """The folder for them, which need not be there; None where the user has no home."""
    try:
        place = platformdirs.user_data_path("citecheck", appauthor=False) / "sources"
    except RuntimeError:
        # Some versions of platformdirs raise it where others give a path that begins with `~`.
        return None
    return place if place.is_absolute() else None


def with_kept(lists: tuple[Path, ...]) -> tuple[tuple[Path, ...], list[str]]:
    """A project's lists, with those that are kept behind them; and what is wrong with those that are left out.

    Raises ListError where one of the project's own cannot be read.
    """
    files = _files()
    renew((*lists, *files))
    if lists:
        known(lists)
    complaints = []
    for file in files:
        try:
            known((*lists, file))
            lists = (*lists, file)
        except ListError as error:
            complaints.append(f"{error}; the list that came with citecheck is used, until `citecheck source --update`")
    return lists, complaints


def _files() -> tuple[Path, ...]:
    """The lists that are kept, in the order of their names; none where the folder cannot be looked into."""
    place = folder()
    if place is None:
        return ()
    with suppress(OSError):
        return tuple(sorted(file for file in place.glob("*.txt") if file.is_file()))
    return ()


def keep(text: str, name: str, place: Path) -> Path:
    """Keep a list under its name in a folder, whole or not at all. Raises OSError."""
    # Every run asks what is kept, few keep anything, and what tempfile brings with it takes longer to load than to ask.
    from tempfile import NamedTemporaryFile

    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = place / f"{name}.txt"
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=place, prefix=".", delete=False) as scratch:
        try:
            scratch.write(text)
            scratch.close()
            Path(scratch.name).replace(file)
        except BaseException:
            Path(scratch.name).unlink(missing_ok=True)
            raise
    return file
