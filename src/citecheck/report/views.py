"""The other views of a run that the terminal report can show, by the names of their options."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """What is shown in place of what there is to repair; several are shown one after the other."""

    CLAIMS = "claims"
    SOURCES = "sources"
    SUMMARY = "summary"
