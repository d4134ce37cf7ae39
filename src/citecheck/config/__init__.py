"""The settings of one run: every option with its default, and how it may be given, in a file or on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from citecheck.config.hosts import HostSettings
from citecheck.model import Severity


class GroupBy(StrEnum):
    """What hosts have in common that are asked no faster together than one of them alone."""

    HOST = "host"
    DOMAIN = "domain"
    ADDRESS = "address"


class Offsets(StrEnum):
    """What a report counts places in: characters, or the units of UTF-16, as browsers and many editors do."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"


class Rows(StrEnum):
    """What the rows of a table of CSV are."""

    FINDINGS = "findings"
    CLAIMS = "claims"
    LINKS = "links"


class LinkSettings(Struct, frozen=True, kw_only=True):
    """How links are asked, and which. Times are in seconds; `include` and `exclude` hold regular expressions.

    `hosts` has what holds for a host and all below it, by its name (`citecheck.config.hosts.settings_for`).
    """

    max_concurrency: int = 128
    host_concurrency: int = 4
    host_request_interval_s: float = 0.1
    connect_timeout_s: float = 8.0
    timeout_s: float = 20.0
    deadline_s: float = 90.0
    max_retries: int = 3
    retry_wait_s: float = 1.0
    max_redirects: int = 20
    max_time_s: float | None = None
    allow_private: bool = False
    contact: str = "https://github.com/citecheck/citecheck"
    control_host: str = "example.com"
    language: str = "en"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_links: int | None = None
    skip_archived: bool = False
    group_by: GroupBy = GroupBy.HOST
    robots: bool = False
    hosts: Mapping[str, HostSettings] = field(default_factory=dict)


class CacheSettings(Struct, frozen=True, kw_only=True):
    """What is remembered of links between runs: in `file`, None being the platform's place; nothing unless `kept`.

    With `recheck`, what is remembered is not taken for an answer.
    """

    file: Path | None = None
    kept: bool = True
    recheck: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """All that one run of `citecheck check` depends on beside its sources; `sources` has lists of the project's own.

    `stdin_filename` is what standard input is taken for. `own_files` are read or written by the run itself, and are no
    pages of a folder that they lie in.
    """

    today: date
    format: str = "terminal"
    offsets: Offsets = Offsets.CODE_POINTS
    rows: Rows = Rows.FINDINGS
    stdin_filename: str | None = None
    own_files: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    offline: bool = False
    lang: str | None = None
    jobs: int = 1
    sources: tuple[Path, ...] = ()
    links: LinkSettings = field(default_factory=LinkSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
