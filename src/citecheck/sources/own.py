"""The lists of a project itself, which its configuration names: a table of domains as CSV.

    domain,rating,reason,list,date
    harl.example/news,deprecated,makes things up,Harl Wiki's sources,2026-11-26

The first line names the columns, in any order. `rating` is one of `citecheck.sources.ratings.Word`; `reason` may be
empty. Of equal patterns a project's own list goes before all others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from citecheck import urls
from citecheck.sources import patterns
from citecheck.sources.lists import ListError, SourceList

COLUMNS = ("domain", "rating", "reason", "list", "date")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_OWN = "the project's own"


def rows(text: str, file: Path) -> Iterator[tuple[int, str, str, SourceList, str]]:
    """Line, pattern, word, list and reason of each row. Raises ListError, which names the line."""
    # A line ends at a line's end: `splitlines` knows more of them, which may stand in a reason.
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
            message = f"line 1: has no column “{missing[0]}”; the columns are {', '.join(COLUMNS)}"
            raise ListError(message)
        for row in reader:
            values = {name: (row[name] or "").strip() for name in COLUMNS}
            yield reader.line_num, *_read(values, reader.line_num, file)
    except csv.Error as error:
        message = f"line {reader.reader.line_num}: is no CSV: {error}"
        raise ListError(message) from error


def _read(values: Mapping[str, str], line: int, file: Path) -> tuple[str, str, SourceList, str]:
    for name in ("domain", "rating", "list", "date"):
        if not values[name]:
            message = f"line {line}: “{name}” is empty"
            raise ListError(message)
    if not _DATE.fullmatch(values["date"]):
        message = f"line {line}: “date” must be a year or a date such as 2026-11-26, not “{values['date']}”"
        raise ListError(message)
    listed_in = SourceList(values["list"], values["list"], str(file), values["date"], _OWN, is_own=True)
    return _pattern(values["domain"], line), values["rating"], listed_in, " ".join(values["reason"].split())


def _pattern(domain: str, line: int) -> str:
    """A domain, with a path or without, as a pattern."""
    address = patterns.address(urls.target(domain.partition("?")[0]))
    if urls.fault(urls.target(domain)) or "." not in address.host:
        message = f"line {line}: “domain” must be a domain, with a path or without, not “{domain}”"
        raise ListError(message)
    return "/".join([address.host.removeprefix("www."), *address.segments])
