"""Writing a file: whole or not at all, and in everything but its bytes the file that it was."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from citecheck.fixing.files import UnwritableError, Writer

NOBODY = 65534


@pytest.fixture
def anybody() -> Iterator[Path]:
    """A folder in which this process has no rights of its own, be it run by the almighty root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.wiki").write_bytes(b"old")
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.wiki"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_holds_the_new_bytes_and_nothing_else_is_there(page: Path) -> None:
    Writer().write(str(page), b"old", b"\xffnew\r\n")
    assert page.read_bytes() == b"\xffnew\r\n"
    assert names(page.parent) == ["page.wiki"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_mode_is_kept(page: Path, mode: int) -> None:
    page.chmod(mode)
    Writer().write(str(page), b"old", b"new")
    assert stat.S_IMODE(page.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_is_kept(page: Path) -> None:
    os.chown(page, NOBODY, NOBODY)
    page.chmod(0o2750)
    Writer().write(str(page), b"old", b"new")
    kept = page.stat()
    assert (kept.st_uid, kept.st_gid, stat.S_IMODE(kept.st_mode)) == (NOBODY, NOBODY, 0o2750)


def test_attributes_are_kept(page: Path) -> None:
    try:
        os.setxattr(page, "user.origin", b"a dump")
    except (AttributeError, OSError):
        pytest.skip("no such attributes here")
    Writer().write(str(page), b"old", b"new")
    assert os.getxattr(page, "user.origin") == b"a dump"


def test_link_stays_a_link_and_what_it_leads_to_is_written(page: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.wiki"
    link.symlink_to("../page.wiki")
    Writer().write(str(link), b"old", b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"
    assert (names(link.parent), names(tmp_path)) == (["link.wiki"], ["links", "page.wiki"])


def test_file_that_has_changed_is_left_alone(page: Path) -> None:
    page.write_bytes(b"of somebody else")
    with pytest.raises(UnwritableError, match="has changed since it was read"):
        Writer().write(str(page), b"old", b"new")
    assert page.read_bytes() == b"of somebody else"
    assert names(page.parent) == ["page.wiki"]


def test_file_that_is_gone_is_not_made_again(page: Path) -> None:
    page.unlink()
    with pytest.raises(UnwritableError, match="No such file"):
        Writer().write(str(page), b"old", b"new")
    assert names(page.parent) == []


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableError, match="is no regular file"):
        Writer().write(str(pipe), b"old", b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_links_in_a_circle_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(UnwritableError, match="cannot be written"):
        Writer().write(str(tmp_path / "a"), b"old", b"new")


@pytest.mark.parametrize("mode", [0o444, 0o666], ids=["read-only file", "read-only folder"])
def test_without_the_right_to_write(anybody: Path, mode: int) -> None:
    page = anybody / "page.wiki"
    euid = os.geteuid()
    os.seteuid(os.getuid())
    page.chmod(mode)
    if mode == 0o444:
        anybody.chmod(0o777)
    os.seteuid(euid)
    with pytest.raises(UnwritableError, match="cannot be written: Permission denied"):
        Writer().write(str(page), b"old", b"new")
    assert page.read_bytes() == b"old"
    assert names(anybody) == ["page.wiki"]


def test_what_is_half_written_is_taken_away_when_the_run_ends(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer()

    def interrupted(_descriptor: int) -> None:
        assert len(names(page.parent)) == 2
        writer.discard()
        assert names(page.parent) == ["page.wiki"]
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        writer.write(str(page), b"old", b"new")
    assert page.read_bytes() == b"old"
    assert names(page.parent) == ["page.wiki"]
