"""The program itself, on the real network of the machine: no way in, no password out, nothing hostile on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers import Server, Site, answers, by_path, redirects, sends

INSIDE = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://localhost:{port}/",
    "http://localhost.:{port}/",
    "http://a.localhost:{port}/",
    "http://127。0。0。1:{port}/",
    "http://name:secret@127.0.0.1:{port}/",
    "http://public.org@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
]
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202egnp.\u2066\x9b31m\x00\x08\r"
UNSHOWABLE = ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x00", "\x08"]


@pytest.fixture
def hostile() -> Iterator[Server]:
    """A server whose every word is made to be obeyed by a screen."""
    title = f"<title>{HOSTILE}</title><h1>{HOSTILE}</h1>{'word ' * 99}".encode()
    words = HOSTILE.replace("\x00", "").replace("\r", "").encode().decode("latin-1")
    pages = {
        "/title": answers(body=title, Content_Type="text/html; charset=utf-8"),
        "/gone": answers("404 Not Found", body=title),
        "/to": redirects(f"/{words}"),
        "/nowhere": redirects(f"{words}://a.org/"),
        "/odd": redirects(f"http://name:secret@{words}/"),
        "/reason": sends(f"HTTP/1.1 404 {words}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")),
        "/status": sends(f"HTTP/1.1 {words}\r\n\r\n".encode("latin-1")),
        "/header": answers("403 Forbidden", Server=words, WWW_Authenticate=words),
        "/type": answers(body=b"x", Content_Type=words),
        "/length": answers(Content_Length=words),
    }
    server = Server({"*": Site(by_path(pages))})
    yield server
    server.close()


def audited(folder: Path, links: list[str], *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program's whole run on a page with these links, without the proxies of whoever runs the tests."""
    page = folder / "page.txt"
    cites = "\n".join(f"It is so.[tpl]cite web|title=Tides|url={link}|website=Atlas[/tpl]" for link in links)
    page.write_text(f"[[A page]]\n\n{cites}\n", encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    quick = ("--max-retries", "0", "--connect-timeout", "2", "--deadline", "5", "--host-request-interval", "0")
    return subprocess.run(
        [sys.executable, "-m", "citecheck", "check", *quick, *words, str(page)],
        cwd=folder,
        env=inherited | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def links_of(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = json.loads(done.stdout)["links"]
    return links


def test_straight(tmp_path: Path, canary: Server) -> None:
    done = audited(tmp_path, [link.format(port=canary.port) for link in INSIDE], "-f", "json")
    assert {link["reason"] for link in links_of(done)} == {"private_address"}, done.stderr
    assert not canary.touched
    assert not any("secret" in json.dumps(link) for link in links_of(done))


def test_through_a_proxy(tmp_path: Path, canary: Server) -> None:
    proxy = Server({"*": Site(answers())})
    try:
        at = f"http://name:secret@127.0.0.1:{proxy.port}"
        links = [link.format(port=canary.port) for link in INSIDE]
        done = audited(tmp_path, links, "-f", "json", http_proxy=at, https_proxy=at, no_proxy="")
        assert {link["reason"] for link in links_of(done)} == {"private_address"}, done.stderr
        assert (canary.touched, proxy.touched) == (False, False)
    finally:
        proxy.close()


def test_the_canary_can_sing(tmp_path: Path, canary: Server) -> None:
    done = audited(tmp_path, [f"http://127.0.0.1:{canary.port}/"], "-f", "json", "--allow-private")
    assert [link["http_status"] for link in links_of(done)] == [200], done.stderr
    assert canary.touched


def test_no_file_opens_the_network(tmp_path: Path, canary: Server) -> None:
    (tmp_path / "citecheck.toml").write_text("allow-private = true\n", encoding="utf-8")
    done = audited(tmp_path, [f"http://127.0.0.1:{canary.port}/"])
    assert (done.returncode, canary.touched) == (2, False)


PATHS = ["/title", "/gone", "/to", "/nowhere", "/odd", "/reason", "/status", "/header", "/type", "/length"]


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_nothing_that_a_server_says_is_obeyed(tmp_path: Path, hostile: Server, form: str) -> None:
    links = [f"http://127.0.0.1:{hostile.port}{path}" for path in PATHS]
    done = audited(tmp_path, links, "-f", form, "-v", "--allow-private")
    shown = done.stdout + done.stderr
    assert not [repr(mark) for mark in UNSHOWABLE if mark in shown and form == "terminal"]
    assert not [repr(mark) for mark in UNSHOWABLE if mark in done.stderr]
    assert not [repr(mark) for mark in UNSHOWABLE if ord(mark) < 0x20 and mark in shown]
    assert "secret" not in shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.txt"]


def test_a_secret_of_the_configuration_is_not_shown(tmp_path: Path, canary: Server) -> None:
    file = tmp_path / "citecheck.toml"
    file.write_text('[hosts."127.0.0.1"]\nheaders = {Accept-Language = "hidden-word"}\n', encoding="utf-8")
    done = audited(tmp_path, [f"http://127.0.0.1:{canary.port}/"], "-v", "--allow-private")
    assert canary.touched
    assert "hidden-word" not in done.stdout + done.stderr
    file.write_text('[hosts."127.0.0.1"]\nheaders = {Host = "hidden-word"}\n', encoding="utf-8")
    done = audited(tmp_path, [f"http://127.0.0.1:{canary.port}/"])
    assert done.returncode == 2
    assert "hidden-word" not in done.stdout + done.stderr


def test_a_limit_is_told(tmp_path: Path, canary: Server) -> None:
    links = [f"http://127.0.0.1:{canary.port}/{number}" for number in range(3)]
    done = audited(tmp_path, links, "-f", "json", "--allow-private", "--max-links", "1")
    assert sorted(link["reason"] for link in links_of(done)) == ["excluded", "excluded", "ok"], done.stdout
    assert "2 links were not asked: the limit is 1" in done.stderr
    assert {link["evidence"] for link in links_of(done) if link["reason"] == "excluded"} == {
        "not asked: the limit of links was reached (more than 1 link)"
    }


def test_one_link_beyond_a_limit_is_one(tmp_path: Path, canary: Server) -> None:
    links = [f"http://127.0.0.1:{canary.port}/{number}" for number in range(2)]
    done = audited(tmp_path, links, "--allow-private", "--max-links", "1")
    assert "1 link was not asked: the limit is 1" in done.stderr


def test_what_would_be_asked_is_listed_as_it_is_selected(tmp_path: Path) -> None:
    (tmp_path / "citecheck.toml").write_text('include = ["[.]org/"]\nmax-links = 2\n', encoding="utf-8")
    links = ["http://a.example/", "http://name:secret@a.org/", "http://b.org/", "http://c.org/"]
    done = audited(tmp_path, links, "--list-links")
    assert done.stdout == "a.org (1)\n  http://a.org/\nb.org (1)\n  http://b.org/\n"
