"""Sources of the command line: what they stand for, what is left out, what is told of it."""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import os
import threading
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from citecheck.inputs import Input, UnreadableError, inputs_of
from citecheck.model import Problem


class Heard:
    """The inputs that sources stand for, and what was told on the way."""

    def __init__(
        self, sources: Sequence[str | Path], stdin: bytes | BinaryIO = b"", stop: threading.Event | None = None
    ) -> None:
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        written = [str(source) for source in sources]
        stream = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
        self.inputs = inputs_of(written, stream, self.notes.append, self.problems.append, stop=stop)
        self.paths = [source.path for source in self.inputs]


def failure(source: Input) -> str:
    """Why an input cannot be read."""
    with pytest.raises(UnreadableError) as raised:
        source.text()
    return str(raised.value)


def test_a_file_is_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.wiki"
    page.write_text("words")
    heard = Heard([page])
    assert heard.inputs == [Input(str(page))]
    assert heard.inputs[0].text() == "words"
    assert heard.notes == []
    assert heard.problems == []


def test_each_file_is_read_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link.txt").symlink_to("a.txt")
    monkeypatch.chdir(tmp_path)
    assert Heard(["b.txt", "a.txt", "./a.txt", tmp_path / "b.txt", "link.txt"]).paths == ["b.txt", "a.txt"]
    assert Heard(["a.txt", "."]).paths == ["a.txt", "b.txt"]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/x/y.md", "z.wiki", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    names = [str(Path(path).relative_to(tmp_path)) for path in Heard([tmp_path]).paths]
    assert names == ["c.txt", "z.wiki", "a/x/y.md", "b/1.txt", "b/2.txt"]


def test_hidden_and_binary_files_of_a_folder_are_left_out_with_a_note(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("words")
    (tmp_path / ".hidden.txt").write_text("words")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4 words and more words")
    (tmp_path / "page.txt").write_text("words")
    heard = Heard([tmp_path])
    assert heard.paths == [str(tmp_path / "page.txt")]
    told = {note.split(":")[0] for note in heard.notes}
    assert told == {str(tmp_path / name) for name in (".git", ".hidden.txt", "picture.png", "paper.pdf")}
    assert all("skipped" in note for note in heard.notes)
    assert heard.problems == []


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".page.txt").write_text("words")
    assert Heard([tmp_path / ".page.txt"]).inputs[0].text() == "words"


def test_exports_are_not_yet_read(tmp_path: Path) -> None:
    names = ["dump.xml", "dump.xml.bz2", "dump.GZ", "dump.zst", "dump.7z"]
    for name in names:
        (tmp_path / name).write_text("<mediawiki>")
    named = Heard([tmp_path / name for name in names])
    assert named.inputs == []
    assert [problem.path for problem in named.problems] == [str(tmp_path / name) for name in names]
    found = Heard([tmp_path])
    assert {problem.path for problem in found.problems} >= {str(tmp_path / name) for name in names}
    assert all("not yet" in problem.message for problem in named.problems)


def test_pages_of_a_wiki_are_not_yet_read() -> None:
    heard = Heard(["https://en.wikipedia.example/wiki/Dam", "HTTP://a.example"])
    assert heard.inputs == []
    assert [problem.path for problem in heard.problems] == ["https://en.wikipedia.example/wiki/Dam", "HTTP://a.example"]
    assert all("not yet" in problem.message for problem in heard.problems)


EXPORT = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">\n  <page/>\n</mediawiki>'
WITH_HEAD = f'<?xml version="1.0"?>\n{EXPORT}'
EXPORTS = [
    (EXPORT.encode(), "an export"),
    (WITH_HEAD.encode(), "with an XML declaration"),
    (b"\xef\xbb\xbf" + WITH_HEAD.encode(), "with a byte-order mark"),
    (b"\xff\xfe" + WITH_HEAD.encode("utf-16-le"), "in UTF-16"),
    (gzip.compress(EXPORT.encode()), "gzip"),
    (bz2.compress(EXPORT.encode()), "bzip2"),
    (b"\x28\xb5\x2f\xfd" + bytes(40), "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(40), "7-Zip"),
]


@pytest.mark.parametrize(("data", "why"), EXPORTS, ids=[case[1] for case in EXPORTS])
def test_an_export_without_its_name_is_never_audited_as_text(data: bytes, why: str) -> None:
    assert "not yet" in failure(Input("-", data)), why


def test_standard_input_is_read_once() -> None:
    heard = Heard(["-", "-"], b"words")
    assert heard.inputs == [Input("-", b"words")]
    assert heard.inputs[0].text() == heard.inputs[0].text() == "words"


def test_standard_input_that_cannot_be_read_says_why() -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    [source] = Heard(["-"], Broken()).inputs
    assert failure(source) == "Input/output error"
    with pytest.raises(UnreadableError, match="Input/output error"):
        source.read()


def test_a_pipe_is_emptied_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"words",))
    writer.start()
    source = Heard([pipe]).inputs[0]
    writer.join()
    assert source.text() == source.text() == "words"


def test_a_pipe_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "page.txt").write_text("words")
    heard = Heard([tmp_path])
    assert heard.paths == [str(tmp_path / "page.txt")]
    assert heard.notes == [f"{tmp_path / 'pipe'}: skipped, neither a file nor a folder"]


def test_a_link_to_a_folder_is_not_followed_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "pages" / "below").mkdir(parents=True)
    (tmp_path / "pages" / "page.txt").write_text("words")
    (tmp_path / "pages" / "below" / "circle").symlink_to("..")
    (tmp_path / "pages" / "others").symlink_to(tmp_path)
    heard = Heard([tmp_path / "pages"])
    assert heard.paths == [str(tmp_path / "pages" / "page.txt")]
    links = [tmp_path / "pages" / "others", tmp_path / "pages" / "below" / "circle"]
    assert heard.notes == [f"{link}: skipped, a link to a folder" for link in links]
    assert Heard([links[0]]).paths == [str(links[0] / "pages" / "page.txt")]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    sources = [tmp_path / "missing.txt", tmp_path / "file" / "below.txt", tmp_path / "gone", tmp_path / "circle"]
    causes = [failure(source) for source in Heard(sources).inputs]
    assert causes[:3] == ["No such file or directory", "Not a directory", "No such file or directory"]
    assert "symbolic links" in causes[3]
    assert [failure(source) for source in Heard(["a" * 300]).inputs] == ["File name too long"]


def test_a_link_to_nothing_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere")
    heard = Heard([tmp_path])
    assert [failure(source) for source in heard.inputs] == ["No such file or directory"]


def test_a_folder_without_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("words")
    heard = Heard([tmp_path])
    assert heard.inputs == []
    assert heard.problems == [Problem(str(tmp_path), "holds no text file")]


EMPTY = [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\x00"]


@pytest.mark.parametrize("data", EMPTY)
def test_an_empty_input_is_never_audited(data: bytes) -> None:
    assert failure(Input("-", data)) == "is empty"


@pytest.mark.parametrize("data", [*EMPTY, b"\n" * 100_000])
def test_an_empty_file_of_a_folder_is_left_out_with_a_note(data: bytes, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_bytes(data)
    assert Heard([tmp_path]).problems == [Problem(str(tmp_path), "holds no text file")], "nothing is left"
    (tmp_path / "late.md").write_bytes(b"\n" * 100_000 + b"words")
    heard = Heard([tmp_path])
    assert heard.paths == [str(tmp_path / "late.md")]
    assert heard.notes == [f"{empty}: skipped, an empty file"]
    assert heard.problems == []
    assert Heard([empty]).paths == Heard([empty, tmp_path]).paths[:1] == [str(empty)], "but for one that is named"


BINARY = [
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a picture"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
    (b"\x7fELF\x02\x01\x01" + bytes(60), "a program"),
    (zlib.compress(b"".join(number.to_bytes(3, "big") for number in range(5000))), "deflated bytes"),
    ("words in UTF-16 without a mark".encode("utf-16-be"), "UTF-16 without its mark"),
]


@pytest.mark.parametrize(("data", "why"), BINARY, ids=[case[1] for case in BINARY])
def test_a_binary_input_is_never_audited(data: bytes, why: str) -> None:
    assert failure(Input("-", data)) == "is no text", why


TEXTS = [
    (b"words", "words", "ASCII"),
    (b"\xef\xbb\xbfwords", "words", "a byte-order mark is no part of the text"),
    (b"\xef\xbb\xbf\xef\xbb\xbfwords", "\ufeffwords", "but one of them is"),
    (b"w\xc3\xb6rds", "w\u00f6rds", "UTF-8"),
    (b"w\xf6rds \xff!", "w\ufffdrds \ufffd!", "invalid bytes"),
    (b"\xf0\x9f\x98\x80 \xf0\x9f", "\U0001f600 \ufffd", "a character cut short"),
    (b"a\x00b\x00", "a\x00b\x00", "NUL"),
    (b"a\rb\r\nc\nd\x0be\x85", "a\rb\r\nc\nd\x0be\ufffd", "line ends stay as they are"),
    (b"\xff\xfew\x00\xf6\x00", "w\u00f6", "UTF-16, small end first"),
    (b"\xfe\xff\x00w\x00\xf6", "w\u00f6", "UTF-16, great end first"),
    (b"\xff\xfew\x00\xf6\x00x", "w\u00f6\ufffd", "UTF-16 with an odd byte"),
    ("Сочинения, том 3".encode("cp1251"), "\ufffd" * 9 + ", " + "\ufffd" * 3 + " 3", "another encoding altogether"),
]


@pytest.mark.parametrize(("data", "text", "why"), TEXTS, ids=[case[2] for case in TEXTS])
def test_decodes_what_is_given(data: bytes, text: str, why: str, tmp_path: Path) -> None:
    assert Input("-", data).text() == text, why
    page = tmp_path / "page.txt"
    page.write_bytes(data)
    assert Heard([tmp_path]).inputs[0].text() == text, why


def test_an_empty_name_is_a_problem() -> None:
    heard = Heard([""])
    assert heard.inputs == []
    assert heard.problems == [Problem("", "an empty name is no file")]


def test_the_wait_for_standard_input_ends_when_the_run_is_stopped() -> None:
    reads, writes = os.pipe()
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    # The other end stays open.
    with os.fdopen(reads, "rb") as stdin, os.fdopen(writes, "wb"):
        (source,) = Heard(["-"], stdin, stop).inputs
    assert failure(source) == "stopped before it was read to its end"


def test_the_wait_for_a_pipe_ends_when_the_run_is_stopped(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    (source,) = Heard([pipe], stop=stop).inputs
    assert failure(source) == "stopped before it was read to its end"
    # Whoever still waits for the pipe is let go.
    os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    for thread in set(threading.enumerate()) - {threading.main_thread()}:
        thread.join(timeout=10)
