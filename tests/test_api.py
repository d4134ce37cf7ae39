"""The package as a library: what a call gives, what it refuses, and what importing it costs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import citecheck
from citecheck.report.json.schema import schema
from tests.servers import Server, Site, answers, by_path

BOOK = "{{cite book |title=Bridges |isbn=978-0-306-40615-8}}"
WIKI = f"It fell in 1990.{BOOK} It rose again. {{{{cite web |access-date=1 May 2012}}}}\n"
TODAY = date(2026, 11, 23)


def audited(source: str | Path, **further: Any) -> citecheck.Report:
    return citecheck.audit(source, **{"offline": True, "today": TODAY, **further})


def test_a_text_is_audited() -> None:
    report = audited(WIKI)
    Draft202012Validator(json.loads(schema())).validate(report.data)
    assert report.complete
    assert report.problems == []
    assert {"path": "-", "line": 1, "code": "ID001"}.items() <= report.findings[0].items()
    assert [claim["verdict"] for claim in report.claims] == ["weak", "broken"]
    assert report.survival == pytest.approx(0.5)
    assert report.summary["documents"] == 1


def test_a_file_and_a_folder_are_audited(tmp_path: Path) -> None:
    page = tmp_path / "bridge.wiki"
    page.write_text(WIKI, encoding="utf-8")
    for source in (page, str(page), tmp_path):
        assert [row["path"] for row in audited(source).claims] == [str(page)] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_file_whose_name_is_no_text_is_audited(tmp_path: Path) -> None:
    path = tmp_path / "bridge\udcff.wiki"
    path.write_text(WIKI, encoding="utf-8")
    assert {finding["path"] for finding in audited(path).findings} == {str(path)}


def test_a_text_can_be_taken_for_a_file() -> None:
    report = audited("[The tides](http://h.example/t)", filename="notes/tides.md")
    assert report.data["documents"][0]["format"] == "markdown"
    assert report.links == [{**report.links[0], "url": "http://h.example/t", "status": "skipped", "occurrences": 1}]


def test_links_are_asked() -> None:
    with closing(Server({"*": Site(by_path({"/live": answers(body=b"<title>Tides</title>")}))})) as server:
        text = f"[Tides](http://127.0.0.1:{server.port}/live) and [Tides](http://127.0.0.1:{server.port}/gone)\n"
        report = citecheck.audit(text, filename="t.md", allow_private=True, cache=False, select=["LK"])
    assert [(link["status"], link["reason"]) for link in report.links] == [("alive", "ok"), ("dead", "not_found")]
    assert {finding["code"][:2] for finding in report.findings} == {"LK"}


def test_a_day_is_given_as_a_date_or_as_in_a_configuration() -> None:
    assert audited(WIKI, today="2026-01-02").data["today"] == audited(WIKI, today=date(2026, 1, 2)).data["today"]


def test_a_list_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    page = "It fell.<ref>{{cite web |title=Falls |url=http://harl.example/a |publisher=Harl Press}}</ref>\n"
    found = []
    for word in ("generally-unreliable", "generally-reliable", "deprecated"):
        own.write_text(f"domain,rating,reason,list,date\nharl.example,{word},,Ours,2026-11-26\n", encoding="utf-8")
        report = audited(page, sources={"files": [str(own)]}, select=["SR"])
        found.append([finding["code"] for finding in report.findings])
    assert found == [["SR007"], [], ["SR006"]]


def test_records_are_flat_rows_that_a_table_takes() -> None:
    report = audited(WIKI)
    for rows in (report.findings, report.claims, report.links, audited("http://h.example/ [x]").links):
        for row in rows:
            assert set(map(type, row.values())) <= {str, int, float, bool, type(None)}
        if rows:
            csv.DictWriter(io.StringIO(), rows[0]).writerows(rows)


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        ({"source": "missing.wiki"}, FileNotFoundError, "missing.wiki"),
        ({"source": Path("a [b]")}, FileNotFoundError, "a \\[b\\]"),
        ({"source": WIKI, "timeot": 5}, ValueError, "audit: unknown key 'timeot'; did you mean 'timeout'"),
        ({"source": WIKI, "timeout": -1}, ValueError, "audit: timeout must be a number of seconds"),
        ({"source": WIKI, "select": ["XX"]}, ValueError, "audit: there is no rule 'XX'"),
        ({"source": WIKI, "offline": "yes"}, ValueError, "audit: offline must be true or false"),
        ({"source": WIKI, "today": "soon"}, ValueError, "audit: today must be a date"),
    ],
)
def test_what_is_refused(call: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        audited(**call)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_no_success(text: str) -> None:
    report = audited(text)
    assert not report.complete
    assert [problem["message"] for problem in report.problems] == ["is empty"]


def test_several_threads_audit_at_once() -> None:
    texts = [WIKI * number for number in range(1, 9)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(audited, texts))
    assert [report.claims for report in together] == [audited(text).claims for text in texts]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_notebook_shows_the_claims_and_nothing_that_acts() -> None:
    report = audited(f"<script>alert(1)</script> & {WIKI}")
    shown = _Tags()
    shown.feed(report._repr_html_())
    assert shown.tags == {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert shown.words[0] == "survival 50%: 1 broken, 1 weak"
    assert shown.words.index("broken") < shown.words.index("weak")


def test_a_prompt_shows_how_the_claims_stand() -> None:
    assert repr(audited(WIKI)) == "<citecheck.Report: survival 50%: 1 broken, 1 weak>"


def test_a_notebook_shows_the_worst_of_very_many_claims() -> None:
    shown = audited(f"It fell.{BOOK} " * 201)._repr_html_()
    assert shown.count("<tr>") == 1 + 200
    assert shown.endswith("<p>and 1 claim more</p>")


def test_a_notebook_says_that_there_is_nothing_and_that_it_is_not_all() -> None:
    assert audited("Nothing is cited.\n")._repr_html_() == "<p>no claim could be judged</p>"
    assert audited(" ")._repr_html_() == "<p>not finished; no claim could be judged</p>"


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, citecheck; print([name for name in sys.modules if name.startswith('citecheck.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded == "['citecheck.version']\n"


def test_what_is_public_is_there() -> None:
    assert all(hasattr(citecheck, name) for name in citecheck.__all__)
    assert not hasattr(citecheck, "audits")
