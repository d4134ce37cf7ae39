"""The configuration file: which one holds, what may stand in it, and what is said of the rest."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from citecheck.config import GroupBy, LinkSettings, Settings, files, keys
from citecheck.config.hosts import HostSettings
from citecheck.config.keys import ConfigError
from citecheck.model import Severity

TODAY = date(2026, 11, 23)

GOOD = [
    ("format", '"json"', "json"),
    ("select", '["LK", "SR003"]', ("LK", "SR003")),
    ("select", '"LK, SR003"', ("LK", "SR003")),
    ("ignore", "[]", ()),
    ("fail-on", '"warning"', Severity.WARNING),
    ("fail-on", '"never"', None),
    ("offline", "true", True),
    ("today", "2026-11-20", date(2026, 11, 20)),
    ("today", '"2026-11-20"', date(2026, 11, 20)),
    ("lang", '"de"', "de"),
    ("max-concurrency", "1", 1),
    ("host-concurrency", "2", 2),
    ("host-request-interval", "0", 0.0),
    ("connect-timeout", "2.5", 2.5),
    ("timeout", "3", 3.0),
    ("deadline", "10", 10.0),
    ("max-retries", "0", 0),
    ("max-time", "60", 60.0),
    ("contact", '"https://wiki.example/bot"', "https://wiki.example/bot"),
    ("contact", '"me@wiki.example"', "me@wiki.example"),
    ("control-host", '"wiki.example"', "wiki.example"),
    ("exclude", '["^https://intranet[.]"]', ("^https://intranet[.]",)),
    ("include", '["[.]gov/", "[.]edu/"]', ("[.]gov/", "[.]edu/")),
    ("max-links", "0", 0),
    ("skip-archived", "true", True),
    ("group-by", '"domain"', GroupBy.DOMAIN),
    ("robots", "true", True),
    ("hosts", '{"A.example" = {accept = [403, 999]}}', {"a.example": HostSettings(accept=(403, 999))}),
    ("hosts", '{"a.example." = {concurrency = 1}}', {"a.example": HostSettings(concurrency=1)}),
    ("hosts", '{"m\u00fcller.example" = {interval = 5}}', {"xn--mller-kva.example": HostSettings(interval_s=5.0)}),
    ("hosts", '{"[2001:DB8::1]" = {interval = 0}}', {"2001:db8::1": HostSettings(interval_s=0.0)}),
    (
        "hosts",
        '{"a.example" = {headers = {Authorization = "Bearer word"}}}',
        {"a.example": HostSettings(headers=(("Authorization", "Bearer word"),))},
    ),
]

BAD = [
    ("format", "1", "the name of a format"),
    ("select", "[1]", "rule codes"),
    ("select", '"LK,,SR"', "rule codes"),
    ("fail-on", '"fatal"', "one of error, warning, note, never"),
    ("offline", '"yes"', "true or false"),
    ("today", "2026-11-20T10:00:00", "a date"),
    ("today", '"yesterday"', "a date"),
    ("max-concurrency", "0", "a whole number from 1"),
    ("max-concurrency", "true", "a whole number"),
    ("max-concurrency", "1.5", "a whole number"),
    ("max-retries", "-1", "a whole number from 0"),
    ("timeout", "0", "seconds above 0"),
    ("timeout", "nan", "seconds above 0"),
    ("timeout", "inf", "seconds above 0"),
    ("timeout", "true", "seconds above 0"),
    ("timeout", '"20"', "seconds above 0"),
    ("host-request-interval", "-0.1", "seconds from 0"),
    ("contact", '"me"', "an address"),
    ("contact", r'"https://a.example\r\nX-Evil: 1"', "an address"),
    ("control-host", '"http://a.example/"', "the name of a host"),
    ("exclude", '["("]', "regular expressions"),
    ("exclude", '"a"', "regular expressions"),
    ("include", '["("]', "regular expressions"),
    ("include", '["a{99999999999999999999}"]', "regular expressions"),
    ("exclude", f'["{"(" * 3000}{")" * 3000}"]', "regular expressions"),
    ("max-links", "-1", "a whole number from 0"),
    ("skip-archived", "1", "true or false"),
    ("group-by", '"ip"', "one of host, domain, address"),
    ("robots", '"yes"', "true or false"),
    ("hosts", "[]", "a table with a table for each host"),
    ("sources", "[]", "a table with nothing but files"),
    ("sources", '{files = "a.csv"}', "a table with nothing but files"),
    ("sources", '{files = [""]}', "a table with nothing but files"),
    ("sources", '{files = ["a.csv"], more = 1}', "a table with nothing but files"),
]

HOST = '"a.example"'
BAD_HOSTS = [
    ("{HOST = 1}", f"hosts.{HOST} must be a table"),
    ("{HOST = {acept = [403]}}", f"hosts.{HOST} has an unknown key 'acept'; did you mean 'accept'?"),
    ("{HOST = {accept = 403}}", f"hosts.{HOST}.accept must be a list of HTTP statuses"),
    ("{HOST = {accept = [20]}}", f"hosts.{HOST}.accept must be a list of HTTP statuses"),
    ("{HOST = {concurrency = 0}}", f"hosts.{HOST}.concurrency must be a whole number from 1"),
    ("{HOST = {interval = -1}}", f"hosts.{HOST}.interval must be a number of seconds"),
    ("{HOST = {headers = []}}", f"hosts.{HOST}.headers must be a table of headers"),
    ("{HOST = {headers = {Host = 'secret'}}}", f'hosts.{HOST}.headers."Host" is no header that can be set'),
    ("{HOST = {headers = {'A B' = 'secret'}}}", f'hosts.{HOST}.headers."A B" is no header'),
    ("{HOST = {headers = {A = 1}}}", f"hosts.{HOST}.headers.A must be a text"),
    (r'{HOST = {headers = {A = "secret\r\nB: c"}}}', f"hosts.{HOST}.headers.A must be a text of printable ASCII"),
    ("{'https://a.example/' = {}}", "must be the name of a host"),
    ("{'a.example/b' = {}}", "must be the name of a host"),
    ("{'a.example:80' = {}}", "must be the name of a host"),
    ("{'u@a.example' = {}}", "must be the name of a host"),
    ("{'*.example' = {}}", "must be the name of a host, which stands for all below it too"),
    ("{'' = {}}", "must be the name of a host"),
    ("{HOST = {}, 'A.example' = {}}", "stands for the same host as another table"),
]

REFUSED = [
    ("fail_on", '"error"', "did you mean 'fail-on'?"),
    ("max-retry", "1", "did you mean 'max-retries'?"),
    ("zzz", "1", "unknown key 'zzz'"),
    ("allow-private", "true", "command line"),
    ("cache", '"links.sqlite"', "command line"),
    ("output", '"report.json"', "command line"),
    ("links", "{}", "unknown key 'links'"),
    ("tool", "{citecheck = {}}", "the keys stand at the top, without [tool.citecheck]"),
]


def written(folder: Path, text: str, name: str = "citecheck.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(("key", "text", "value"), GOOD)
def test_value_reaches_its_setting(tmp_path: Path, key: str, text: str, value: object) -> None:
    values = files.read(written(tmp_path, f"{key} = {text}\n"))
    assert values == {key: value}
    settings = keys.settings(values, today=TODAY)
    place = keys.KEYS[key]
    reached = getattr(settings.links if place.of_links else settings, place.field)
    assert reached == value
    assert type(reached) is type(value)


@pytest.mark.parametrize(("key", "text", "wanted"), BAD)
def test_bad_value_names_file_key_and_what_is_right(tmp_path: Path, key: str, text: str, wanted: str) -> None:
    file = written(tmp_path, f"{key} = {text}\n")
    with pytest.raises(ConfigError) as caught:
        files.read(file)
    assert str(caught.value).startswith(f"{file}: {key} must be ")
    assert wanted in str(caught.value)


@pytest.mark.parametrize(("text", "said"), BAD_HOSTS)
def test_bad_table_of_a_host_names_the_way_and_shows_no_value(tmp_path: Path, text: str, said: str) -> None:
    file = written(tmp_path, f"hosts = {text.replace('HOST', HOST)}\n")
    with pytest.raises(ConfigError) as caught:
        files.read(file)
    assert str(caught.value).startswith(f"{file}: hosts.")
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


def test_headers_of_hosts_are_shown_nowhere(tmp_path: Path) -> None:
    file = written(tmp_path, '[hosts."a.example"]\nheaders = {Cookie = "secret"}\n')
    settings = keys.settings(files.read(file), today=TODAY)
    assert settings.links.hosts["a.example"].headers == (("Cookie", "secret"),)
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(("key", "text", "said"), REFUSED)
def test_key_that_no_file_may_hold(tmp_path: Path, key: str, text: str, said: str) -> None:
    file = written(tmp_path, f"{key} = {text}\n")
    with pytest.raises(ConfigError) as caught:
        files.read(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert said in str(caught.value)


def test_settings_that_no_file_can_reach() -> None:
    names = {field.name for field in fields(Settings)} - {"links"} | {field.name for field in fields(LinkSettings)}
    only_line = {"stdin_filename", "own_files", "cache", "allow_private"}
    of_the_code = {"retry_wait_s", "max_redirects"}
    assert names - {key.field for key in keys.KEYS.values()} == only_line | of_the_code


def test_without_values_the_defaults_hold() -> None:
    assert keys.settings({}, today=TODAY) == Settings(today=TODAY)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"fail-on = \n", "line 1"),
        (b"# fine\n\nselect = [\n", "is not TOML"),
        (b'contact = "\xff"\n', "is not TOML"),
        (b"a = " + b"[" * 100_000, "is not TOML"),
    ],
    ids=["value missing", "list not closed", "not UTF-8", "too deep"],
)
def test_broken_file_is_named_with_the_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "citecheck.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        files.read(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert said in str(caught.value)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert files.read(written(tmp_path, "\ufeffoffline = true\n")) == {"offline": True}


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        files.read(tmp_path / "citecheck.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [("[project]\n", "has no table"), ("tool = 1\n", "has no table"), ("[tool]\ncitecheck = 1\n", "must be a table")],
)
def test_pyproject_that_was_asked_for_has_our_table(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        files.read(written(tmp_path, text, "pyproject.toml"))


class TestNearestFile:
    @pytest.fixture
    def inner(self, tmp_path: Path) -> Path:
        folder = tmp_path / "outer" / "inner"
        folder.mkdir(parents=True)
        return folder

    def test_upward(self, inner: Path) -> None:
        own = written(inner.parent, "offline = true\n")
        assert files.nearest_file(inner) == own

    def test_nearer_goes_before_farther(self, inner: Path) -> None:
        written(inner.parent, "offline = true\n")
        nearer = written(inner, "[tool.citecheck]\n", "pyproject.toml")
        assert files.nearest_file(inner) == nearer

    def test_own_file_goes_before_pyproject(self, inner: Path) -> None:
        written(inner, "[tool.citecheck]\n", "pyproject.toml")
        own = written(inner, "")
        assert files.nearest_file(inner) == own

    def test_pyproject_of_somebody_else_is_passed(self, inner: Path) -> None:
        written(inner, "[tool.other]\n", "pyproject.toml")
        own = written(inner.parent, "")
        assert files.nearest_file(inner) == own

    def test_pyproject_that_is_not_toml_is_no_silent_default(self, inner: Path) -> None:
        file = written(inner, "[tool.citecheck\n", "pyproject.toml")
        with pytest.raises(ConfigError, match="is not TOML") as caught:
            files.nearest_file(inner)
        assert str(file) in str(caught.value)


@given(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_no_value_is_anything_but_taken_or_refused(text: str, value: object) -> None:
    for key in keys.KEYS.values():
        for given_value in (value, text):
            with suppress(ValueError):
                key.kind.of_toml(given_value)
        with suppress(ValueError):
            key.kind.of_text(text)
