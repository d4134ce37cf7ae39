"""The pipeline from sources to report: what is read, what the exit status says, what narrowing leaves alone."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citecheck import auditing, reading
from citecheck.config import CacheSettings, LinkSettings, Settings
from citecheck.model import Document, Page, Severity
from citecheck.report import Report
from citecheck.report.figures.summary import Summary
from citecheck.report.formats import FORMATS, Look
from citecheck.report.json.whole import JsonReport
from citecheck.status import ExitStatus
from citecheck.watcher import Pass
from tests.watching import Listener

TODAY = date(2026, 11, 23)
SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BOOK = "It fell.{{{{cite book |title=Bridges |last=Hart |first=Ann |publisher=Ark |date=2001 |isbn={isbn}}}}}\n"
SOUND = BOOK.format(isbn="978-0-306-40615-7")
BAD_ISBN = BOOK.format(isbn="978-0-306-40615-8")


def audited(
    *sources: Path | str, stdin: bytes = b"", stop: threading.Event | None = None, **settings: Any
) -> tuple[ExitStatus, dict[str, Any], Listener]:
    """Audit offline; gives exit status, the JSON report and what the watcher was told."""
    written: list[str] = []
    watcher = Listener()
    status = auditing.audit(
        [str(source) for source in sources],
        Settings(today=TODAY, offline=True, **settings),
        [auditing.Written(JsonReport(), written.append)],
        watcher,
        stop or threading.Event(),
        io.BytesIO(stdin),
    )
    return status, json.loads("".join(written)), watcher


def codes(report: dict[str, Any]) -> list[str]:
    return [finding["code"] for document in report["documents"] for finding in document["findings"]]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with one fault: the check digit of an ISBN."""
    path = tmp_path / "bridge.wiki"
    path.write_text(BAD_ISBN, encoding="utf-8")
    return path


def test_a_fault_is_found_and_fails(page: Path) -> None:
    status, report, _ = audited(page)
    assert status is ExitStatus.FINDINGS
    assert report["complete"] is True
    assert [finding["cs1"] for finding in report["documents"][0]["findings"]] == ["err_bad_isbn"]


def test_a_sound_page_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "bridge.wiki"
    path.write_text(SOUND, encoding="utf-8")
    status, report, _ = audited(path)
    assert status is ExitStatus.FINE
    assert codes(report) == []
    assert report["documents"][0]["claims"][0]["verdict"] == "good"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"fail_on": None}, ExitStatus.FINE),
        ({"fail_on": Severity.NOTE}, ExitStatus.FINDINGS),
        ({"select": ("LK",)}, ExitStatus.FINE),
        ({"select": ("ID",)}, ExitStatus.FINDINGS),
        ({"ignore": ("ID",)}, ExitStatus.FINE),
    ],
    ids=str,
)
def test_what_fails_can_be_narrowed(page: Path, settings: dict[str, Any], expected: ExitStatus) -> None:
    status, _, _ = audited(page, **settings)
    assert status is expected


def test_narrowing_never_changes_a_verdict(tmp_path: Path) -> None:
    path = tmp_path / "page.wiki"
    path.write_text("It fell.{{cite web |publisher= }}\n", encoding="utf-8")
    for report in (audited(path)[1], audited(path, select=("LK",))[1]):
        assert report["documents"][0]["claims"][0]["verdict"] == "broken"


def test_an_ignored_finding_is_kept_and_does_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "page.wiki"
    path.write_text(BAD_ISBN.strip() + "<!-- citecheck: ignore ID -->\n", encoding="utf-8")
    status, report, _ = audited(path)
    assert status is ExitStatus.FINE
    assert [finding["ignored"] for finding in report["documents"][0]["findings"]] == [True]


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("missing.wiki", None, "No such file"),
        ("empty.wiki", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("dump.xml", b"<mediawiki></mediawiki>", "not yet"),
        ("dump.txt", b"<mediawiki></mediawiki>", "not yet"),
        ("https://en.wikipedia.org/wiki/Bridge", None, "not yet"),
    ],
)
def test_an_unreadable_source_costs_nothing_else(
    page: Path, tmp_path: Path, name: str, content: bytes | None, cause: str
) -> None:
    source = name if "://" in name else tmp_path / name
    if isinstance(source, Path) and content is not None:
        source.write_bytes(content)
    status, report, watcher = audited(source, page)
    assert status is ExitStatus.UNFINISHED
    assert report["complete"] is False
    assert len(report["documents"]) == 1
    assert [(problem["path"], cause in problem["message"]) for problem in report["problems"]] == [(str(source), True)]
    assert [problem.path for problem in watcher.problems] == [str(source)]


def test_a_stopped_run_is_reported_as_unfinished(page: Path) -> None:
    stop = threading.Event()
    stop.set()
    status, report, _ = audited(page, stop=stop)
    assert status is ExitStatus.UNFINISHED
    assert report["complete"] is False
    [problem] = report["problems"]
    assert (problem["path"], problem["message"]) == (str(page), "not read to its end: the run was interrupted")


@pytest.mark.parametrize("left", [1, 2])
def test_a_stopped_run_says_what_it_has_not_read(tmp_path: Path, left: int) -> None:
    """The run is stopped as soon as it has read the first of its files."""
    for number in range(2 + left):
        (tmp_path / f"{number}.wiki").write_text(BAD_ISBN, encoding="utf-8")
    stop = threading.Event()

    class Stopping(JsonReport):
        def page(self, prepared: tuple[str, Summary]) -> str:
            stop.set()
            return super().page(prepared)

    report = json.loads(written(Stopping(), tmp_path, stop=stop))
    assert [Path(document["path"]).name for document in report["documents"]] == ["0.wiki"]
    [problem] = report["problems"]
    others = "was the 1 input" if left == 1 else "were the 2 inputs"
    assert Path(problem["path"]).name == "1.wiki"
    assert problem["message"] == f"not read to its end, nor {others} after it: the run was interrupted"


class Saving(Listener):
    """Saves a page anew as soon as its links are asked, as its author may do."""

    def __init__(self, page: Path, text: str) -> None:
        super().__init__()
        self._page = page
        self._text = text

    def links_started(self, total: int) -> None:
        assert total == 1
        self._page.write_text(self._text, encoding="utf-8")


def test_of_a_page_that_changes_while_its_links_are_asked_nothing_is_lost(tmp_path: Path) -> None:
    """No link is asked by any server: the configuration leaves them out."""
    dump = "[[{0}]]\nCATEGORIES: x\n\nIt fell.[tpl]cite web|url=http://{0}.example/|title=Falls[/tpl]\n\n"
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(dump.format("a"), encoding="utf-8")
    second.write_text(SOUND, encoding="utf-8")
    pieces: list[str] = []
    settings = Settings(
        today=TODAY, links=LinkSettings(exclude=(".example",)), cache=CacheSettings(kept=False), fail_on=None
    )
    watcher = Saving(first, dump.format("a") + dump.format("b"))
    reports = [auditing.Written(JsonReport(), pieces.append)]
    status = auditing.audit([str(first), str(second)], settings, reports, watcher, threading.Event(), io.BytesIO())
    report = json.loads("".join(pieces))
    assert [document["title"] for document in report["documents"]] == ["a", "b", None]
    assert {link["url"]: link["reason"] for link in report["links"]} == {
        "http://a.example/": "excluded",
        "http://b.example/": "interrupted",
    }
    assert "changed during the run" in report["links"][1]["evidence"]
    assert (status, report["complete"]) == (ExitStatus.UNFINISHED, False)


def test_links_of_a_page_that_a_fault_of_ours_stops_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No link is asked by any server: the configuration leaves them out."""
    page, text = tmp_path / "1.wiki", "It fell.{{cite web |url=http://a.example/ |title=Falls}}"
    page.write_text(text, encoding="utf-8")
    monkeypatch.delattr("citecheck.verdicts.judge")
    settings = Settings(today=TODAY, links=LinkSettings(exclude=(".example",)), cache=CacheSettings(kept=False))
    pieces: list[str] = []
    reports = [auditing.Written(JsonReport(), pieces.append)]
    status = auditing.audit([str(page)], settings, reports, Saving(page, text), threading.Event(), io.BytesIO())
    report = json.loads("".join(pieces))
    assert (status, report["documents"], len(report["problems"])) == (ExitStatus.UNFINISHED, [], 1)
    [link] = report["links"]
    assert (link["url"], link["reason"], link["occurrences"]) == ("http://a.example/", "excluded", [])
    assert report["summary"]["links"]["skipped"] == 1


def test_a_second_pass_goes_no_further_than_a_first_one_that_was_stopped(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.wiki").write_text(SOUND, encoding="utf-8")
    stop = threading.Event()

    class Stopping(Listener):
        def page_done(self) -> None:
            stop.set()

    read = reading.Reading([str(tmp_path)], Stopping(), io.BytesIO(), stop)
    read.cited()
    assert [Path(document.path).name for document in read.documents()] == ["0.wiki"]


def test_standard_input_is_audited() -> None:
    status, report, _ = audited("-", stdin=BAD_ISBN.encode())
    assert status is ExitStatus.FINDINGS
    assert report["documents"][0]["path"] == "-"


def test_the_links_to_ask_are_those_that_can_be_asked() -> None:
    text = b"A.[http://a.example/x#y words] B. http://a.example/x C. ftp://b.example/ D. http://[::zz]/ E. https://c.example/"
    targets, status = auditing.links_to_ask(
        ["-"], Settings(today=TODAY), Listener(), threading.Event(), io.BytesIO(text)
    )
    assert targets == ["http://a.example/x", "https://c.example/"]
    assert status is ExitStatus.FINE


def _document(report: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = report["documents"][0]
    return document


def _slices(report: dict[str, Any], text: str) -> Iterator[tuple[str, str]]:
    """Each value of a report with the text of its span."""
    spanned: list[tuple[str, dict[str, int]]] = []
    for citation in _document(report)["citations"]:
        spanned.append((citation["text"], citation["span"]))
        spanned += [(parameter["value"], parameter["span"]) for parameter in citation["parameters"]]
        spanned += [(link["url"], link["span"]) for link in citation["links"]]
    spanned += [(claim["text"], claim["span"]) for claim in _document(report)["claims"]]
    return ((value, text[span["start"] : span["end"]]) for value, span in spanned)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """The report on the seed."""
    return audited(SEED)[1]


class TestSeed:
    """The seed of the project: a page whose `<ref>` tags were lost."""

    def test_what_is_found(self, report: dict[str, Any]) -> None:
        citations: Sequence[dict[str, Any]] = _document(report)["citations"]
        urls = [link["url"] for citation in citations for link in citation["links"]]
        assert report["summary"]["citations"]["template"] == 15
        assert report["summary"]["citations"]["untemplated"] == 11
        assert report["summary"]["citations"]["bare_url"] == 0
        assert len(urls) == 14
        assert len(report["links"]) == 13
        assert urls.count("http://www.thefrontierpost.com/article/17577/") == 2

    def test_every_span_is_exact(self, report: dict[str, Any]) -> None:
        text = SEED.read_bytes().decode()
        pairs = list(_slices(report, text))
        assert len(pairs) > 100
        assert all(value == found for value, found in pairs)

    def test_offline_nothing_is_broken_because_of_a_link(self, report: dict[str, Any]) -> None:
        assert {link["reason"] for link in report["links"]} == {"offline"}
        assert report["summary"]["claims"]["broken"] == 0

    def test_two_runs_give_the_same_report(self, report: dict[str, Any]) -> None:
        again = audited(SEED)[1]
        for changing in ("started_at", "elapsed_s"):
            assert changing in again
            again[changing] = report[changing]
        assert again == report


def written(report: Report[Any], *sources: Path, stop: threading.Event | None = None, **settings: Any) -> str:
    """The whole report of an offline run, without the time it took."""
    pieces: list[str] = []
    auditing.audit(
        [str(source) for source in sources],
        Settings(today=TODAY, offline=True, **settings),
        [auditing.Written(report, pieces.append)],
        Listener(),
        stop or threading.Event(),
        io.BytesIO(),
    )
    return re.sub(r'("(?:started_at|elapsed_s)":|by citecheck \S+ in )[^,} ]*', r"\g<1>0", "".join(pieces))


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of more pages than go to one process at once: dumps and single pages, sound and not."""
    monkeypatch.setattr("citecheck.reading._BATCH", 1000)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.wiki").write_text(f"Page {number}. {SOUND}{BAD_ISBN}" * number + "x", encoding="utf-8")
        dump = "".join(f"[[P{number}-{page}]]\n\nCATEGORIES: x\n\n{BAD_ISBN}\n\n" for page in range(5 * number + 1))
        (folder / f"{number}.txt").write_text(dump.replace("{{", "[tpl]").replace("}}", "[/tpl]"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", ["json", "terminal", "html"])
def test_several_processes_write_the_same_report(many: Path, form: str) -> None:
    alone, together = (written(FORMATS[form](Look()), many, jobs=jobs) for jobs in (1, 2))
    assert together == alone


def test_pages_that_die_with_their_process_are_problems(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (many / "deadly.wiki").write_text("{{cite web |title=deadly}}", encoding="utf-8")
    parse = reading.parse

    def deadly(document: Document) -> Page:
        if "deadly" in document.path:
            os._exit(1)
        return parse(document)

    monkeypatch.setattr("citecheck.auditing.page.parse", deadly)
    status, report, watcher = audited(many, jobs=2)
    assert status is ExitStatus.UNFINISHED
    assert report["complete"] is False
    lost = [problem["path"] for problem in report["problems"]]
    assert str(many / "deadly.wiki") in lost
    assert [problem.path for problem in watcher.problems] == lost
    read = [document["path"] for document in report["documents"]]
    assert set(read).isdisjoint(lost)
    assert {Path(path).name for path in [*read, *lost]} == {path.name for path in many.iterdir()}


def test_a_run_that_is_stopped_reports_what_its_processes_did(many: Path) -> None:
    stop = threading.Event()

    class Stopping(JsonReport):
        def page(self, prepared: tuple[str, Summary]) -> str:
            stop.set()
            return super().page(prepared)

    report = json.loads(written(Stopping(), many, stop=stop, jobs=2))
    assert report["complete"] is False
    assert 0 < len(report["documents"]) < 87, "87 are there, and no more than a few batches were under way"


def test_a_dump_read_in_windows_is_reported_by_its_own_offsets(many: Path) -> None:
    path = many / "5.txt"
    text = path.read_text(encoding="utf-8")
    report = json.loads(written(JsonReport(), path))
    assert len(report["documents"]) == 26
    for document in report["documents"]:
        (citation,) = document["citations"]
        span = citation["span"]
        assert text[span["start"] : span["end"]] == citation["text"]
        assert span["line"] == text.count("\n", 0, span["start"]) + 1
        assert text.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith(citation["text"])
        assert text[: span["start"]].rindex("[[") == text.index(f"[[{document['title']}]]")


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_watcher_hears_of_every_page(tmp_path: Path, jobs: int) -> None:
    for number in range(3):
        (tmp_path / f"{number}.wiki").write_text(SOUND, encoding="utf-8")
    _, _, watcher = audited(tmp_path, jobs=jobs)
    assert (watcher.passes, watcher.over) == ([(Pass.AUDITING, None, 3)], 1)


def test_the_pages_are_counted_by_the_first_pass(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text(SOUND, encoding="utf-8")
    watcher = Listener()
    read = reading.Reading([str(tmp_path)], watcher, io.BytesIO(), threading.Event())
    read.cited()
    assert (watcher.passes, watcher.over, read.pages) == ([(Pass.READING, None, 1)], 1, 1)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("at", ["citecheck.verdicts.judge", "citecheck.wikitext.citations_of"])
def test_a_fault_of_ours_on_one_page_costs_the_others_nothing(
    jobs: int, at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, name = at.rpartition(".")
    sound = getattr(sys.modules[module], name)

    def faulty(*given: object, **more: object) -> object:
        text = given[0].document.text if isinstance(given[0], Page) else given[0]
        if "The second" in str(text):
            raise LookupError
        return sound(*given, **more)

    monkeypatch.setattr(sys.modules[module], name, faulty)
    files = [tmp_path / f"{number}.wiki" for number in (1, 2, 3)]
    for file, words in zip(files, ("The first", "The second", "The third"), strict=True):
        # More than one process gets at a time.
        file.write_text(f"{words} fell. {BAD_ISBN}" + "It rose.\n" * 40_000, encoding="utf-8")
    status, report, watcher = audited(*files, jobs=jobs)
    assert status is ExitStatus.UNFINISHED
    assert codes(report).count("ID001") == 2
    (problem,) = report["problems"]
    assert problem["path"] == str(files[1])
    assert "not finished: citecheck itself is at fault here (LookupError in test_auditing.py" in problem["message"]
    assert [told.message for told in watcher.problems] == [problem["message"]]
