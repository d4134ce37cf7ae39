"""citecheck for Python: an audit as a call, its report as plain records.

The records are dictionaries of strings, numbers and None, a row each: `pandas.DataFrame(report.claims)` takes them as
they are. Several threads may audit at once.
"""

from __future__ import annotations

import errno
import io
import json
import os
import threading
from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct
from msgspec.structs import replace

from citecheck import auditing
from citecheck.config import CacheSettings
from citecheck.config.keys import checked, settings
from citecheck.counts import plural
from citecheck.report.json.whole import JsonReport
from citecheck.report.words.harmless import harmless
from citecheck.report.words.wording import percent
from citecheck.rules import ALL, matches
from citecheck.sources import updated
from citecheck.watcher import Watcher

Record = dict[str, Any]

_STDIN = "-"
_WORST_FIRST = ("broken", "weak", "unknown", "good")
# A notebook keeps what it shows.
_MOST_SHOWN = 200
# What makes a string a text and no name of a file.
_OF_TEXTS = frozenset("\n\r[]{}<>|")


class Report(Struct, frozen=True):
    """What an audit found; `data` is all of it, in the form that `citecheck schema` describes."""

    data: Mapping[str, Any]

    @property
    def complete(self) -> bool:
        """Whether all was done that was asked for; if not, `problems` says what was not, or the network was down."""
        return bool(self.data["complete"])

    @property
    def survival(self) -> float | None:
        """The part, 0 to 1, of the judged claims that stand; None where no claim is judged."""
        survival: float | None = self.data["summary"]["survival"]
        return survival

    @property
    def summary(self) -> Record:
        """The counts of the run: documents, citations, claims, links, findings."""
        return dict(self.data["summary"])

    @property
    def problems(self) -> list[Record]:
        """What could not be read or finished: path, line, message."""
        return list(self.data["problems"])

    @property
    def findings(self) -> list[Record]:
        """A row for each finding; those that the page's author has ignored are among them, and say so."""
        return [
            {
                **_place(document, finding["span"]),
                "code": finding["code"],
                "name": finding["name"],
                "severity": finding["severity"],
                "message": finding["message"],
                "citation": finding["citation"],
                "cs1": finding["cs1"],
                "fix": finding["fix"]["title"] if finding["fix"] else None,
                "ignored": finding["ignored"],
            }
            for document in self.data["documents"]
            for finding in document["findings"]
        ]

    @property
    def claims(self) -> list[Record]:
        """A row for each claim, with its verdict and the codes of the findings that made it so."""
        return [
            {
                **_place(document, claim["span"]),
                "claim": claim["id"],
                "section": claim["section"],
                "text": claim["text"],
                "verdict": claim["verdict"],
                "because": " ".join(claim["because"]),
                "citations": " ".join(claim["citations"]),
            }
            for document in self.data["documents"]
            for claim in document["claims"]
        ]

    @property
    def links(self) -> list[Record]:
        """A row for each address."""
        rows = []
        for link in self.data["links"]:
            row = {name: value for name, value in link.items() if not isinstance(value, list | dict)}
            rows.append(row | {"occurrences": len(link["occurrences"])})
        return rows

    def __repr__(self) -> str:
        """How the claims stand; all of the data would be much too long for a prompt."""
        return f"<citecheck.Report: {self._headline()}>"

    def _repr_html_(self) -> str:
        """The claims as a table for a notebook, the ones that stand on nothing first; of very many, the first."""
        claims = sorted(self.claims, key=lambda claim: _WORST_FIRST.index(claim["verdict"]))
        names = ("verdict", "because", "text", "path", "line")
        head = "".join(f"<th>{name}</th>" for name in names)
        rows = (
            "".join(f"<td>{escape(harmless(str(claim[name])))}</td>" for name in names)
            for claim in claims[:_MOST_SHOWN]
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        more = f"<p>and {plural(len(claims) - _MOST_SHOWN, 'claim')} more</p>" if len(claims) > _MOST_SHOWN else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if claims else ""
        return f"<p>{self._headline()}</p>{table}{more}"

    def _headline(self) -> str:
        """How the claims stand, in a line."""
        counts = self.data["summary"]["claims"]
        told = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in _WORST_FIRST if counts[verdict])
        survival = "no claim could be judged" if self.survival is None else f"survival {percent(self.survival)}"
        return f"{'' if self.complete else 'not finished; '}{survival}{': ' if told else ''}{told}"


def audit(
    source: str | os.PathLike[str],
    *,
    offline: bool = False,
    today: date | str | None = None,
    filename: str | None = None,
    allow_private: bool = False,
    cache: bool = True,
    **further: Any,
) -> Report:
    """Audit a text, a file or a folder.

    A string is a text where it has line breaks, brackets, braces or bars, and a file's name where it has none; a
    `Path` is always a file or a folder. `filename` is what a text is taken for: `bridge.md` makes it Markdown. With
    `cache` false, nothing is remembered of links, and nothing that was is used. `further` settings are those of a
    configuration file, with low lines for hyphens: `select=["LK"]`, `max_time=60`. No such file is read.

    Raises FileNotFoundError where there is no such file, ValueError for a setting that is none. What cannot be read
    otherwise is among the report's problems.
    """
    named = further | {"offline": offline} | ({} if today is None else {"today": today})
    given = checked({name.replace("_", "-"): value for name, value in named.items()}, "audit", Path())
    for code in (*_codes(given, "select"), *_codes(given, "ignore")):
        if not any(matches(rule, code) for rule in ALL):
            message = f"audit: there is no rule {code!r}"
            raise ValueError(message)
    run = settings(given, today=datetime.now().astimezone().date())
    links = replace(run.links, allow_private=allow_private)
    lists, _ = updated.with_kept(run.sources)
    run = replace(run, sources=lists, links=links, cache=CacheSettings(kept=cache), stdin_filename=filename)
    pieces: list[str] = []
    written = [auditing.Written(JsonReport(), pieces.append)]
    file = _file_of(source)
    text = io.BytesIO(b"" if file else str(source).encode("utf-8", "replace"))
    auditing.audit([file or _STDIN], run, written, Watcher(), threading.Event(), text)
    return Report(_read("".join(pieces)))


def _read(text: str) -> Mapping[str, Any]:
    """A report as data; the faster reader has no place for bytes that are no text, as a file may have in its name."""
    try:
        data: dict[str, Any] = orjson.loads(text)
    except orjson.JSONDecodeError:
        data = json.loads(text)
    return data


def _file_of(source: str | os.PathLike[str]) -> str | None:
    """The file or folder that a source names; None where it is a text."""
    if isinstance(source, str) and (not _OF_TEXTS.isdisjoint(source) or not source.strip()):
        return None
    file = os.fspath(source)
    if not os.path.lexists(file):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)
    return file


def _codes(given: Mapping[str, object], key: str) -> tuple[str, ...]:
    codes = given.get(key, ())
    return codes if isinstance(codes, tuple) else ()


def _place(document: Mapping[str, Any], span: Mapping[str, int]) -> Record:
    """Where something stands, as the beginning of its row."""
    return {"path": document["path"], "title": document["title"], "line": span["line"], "column": span["column"]}
