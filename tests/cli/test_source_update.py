"""`citecheck source --update`, asked of wikis on loopback that serve invented sources in the real page's form."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from tests.servers import Behaviour, Exchange, Server, Site, answers, closed_port, redirects, reply, sends

PAGE = "Wikipedia:Reliable sources/Perennial sources"
MAIN = f"{{{{Wikipedia shortcut|WP:RSP}}}}\nWhat editors have said.\n\n{{{{{PAGE}/1}}}}\n{{{{{PAGE}/2}}}}\n"
TABLE = """{{| class="wikitable sortable perennial-sources"
! scope="col" | Source
! scope="col" | Status<br />([[#Legend|legend]])
! scope="col" | Discussions
! scope="col" | Last
! scope="col" | Summary
! scope="col" | Uses
<onlyinclude>
{}
</onlyinclude>
|}}
"""
ROW = """|- class="s-{code}" id="{name}"
| {shown} {{{{WP:RSPSHORTCUT|WP:{name}}}}}
| {{{{WP:RSPSTATUS|{status}}}}}
| {{{{rsnl|100|{name}|2021|rfc=y}}}} [[Wikipedia:Reliable sources/Noticeboard/Archive 200#{name}|1]]
| {{{{WP:RSPLAST|2025}}}}
| Editors said ''this'' of {name}, and that.
* And a list of it.
| {{{{WP:RSPUSES|{uses}}}}}
"""


def row(name: str, uses: str, status: str = "gu", shown: str = "") -> str:
    code = "b" if "b=y" in status else status.partition("|")[0]
    return ROW.format(name=name, uses=uses, status=status, code=code, shown=shown or f"[[{name}]]")


TOLD = (
    row("Harl", "1=harl.example}} {{WP:RSPUSES|www.Harl.example/News/|no domain", "gr")
    + row("Post", "post.example", "gr", "data-sort-value=\"Post\" | ''[[Post (newspaper)|The Post]]'' (pre–May 2013)")
    + row("Post2", "post.example", "gu", "''[[Post (newspaper)|The Post]]'' (May 2013{{ndash}}present)")
    + row("Vell", "vell.example", "d|ef=y|b=y", "''[[The Vell]]'' <small>(UK)</small>")
    + row("Talk", "talk.example", "nc", "''[[Talk (website)#Name|Talk]]'' (politics) (2019–2021)")
    + row("Scrolls", "", "gu", "Old scrolls (self-published)")
)
MANY = "".join(row(f"Filler {number}", f"filler{number}.example") for number in range(400))


def api(pages: Mapping[str, str], day: str = "2030-01-02") -> Behaviour:
    """A wiki with these pages, asked as MediaWiki is (formatversion 2)."""

    def page(title: str) -> dict[str, Any]:
        if title not in pages:
            return {"ns": 4, "title": title, "missing": True}
        content = {"contentmodel": "wikitext", "contentformat": "text/x-wiki", "content": pages[title]}
        taken = sorted(other for other in pages if f"{{{{{other}}}}}" in pages[title])
        return {
            "pageid": 1,
            "ns": 4,
            "title": title,
            "fullurl": f"https://wiki.example/wiki/{title.replace(' ', '_')}",
            "revisions": [{"timestamp": f"{day}T03:04:05Z", "slots": {"main": content}}],
            "templates": [{"ns": 4, "title": other} for other in taken],
        }

    def behave(exchange: Exchange) -> None:
        asked = parse_qs(urlsplit(exchange.request.target).query)
        assert asked["action"] == ["query"]
        assert asked["formatversion"] == ["2"]
        query = {
            "general": {"sitename": "Wikipedia"},
            "rightsinfo": {"text": "CC BY-SA 4.0"},
            "pages": [page(title) for title in asked["titles"][0].split("|")],
        }
        body = json.dumps({"batchcomplete": True, "query": query}).encode()
        exchange.send(reply(body=body, Content_Type="application/json; charset=utf-8"))

    return behave


def wiki_of(*parts: str, day: str = "2030-01-02") -> Behaviour:
    tables = {f"{PAGE}/{number}": TABLE.format(part) for number, part in enumerate(parts, 1)}
    return api({PAGE: MAIN, **tables}, day)


Serve = Callable[[Behaviour], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a behaviour on loopback; gives the address of its API."""
    servers: list[Server] = []

    def start(behaviour: Behaviour) -> str:
        servers.append(Server({"*": Site(behaviour)}))
        return f"http://127.0.0.1:{servers[-1].port}/w/api.php"

    yield start
    for server in servers:
        server.close()


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration that waits for nobody."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "citecheck.toml"
    file.write_text("max-retries = 0\nconnect-timeout = 1\ntimeout = 2\n", encoding="utf-8")
    return file


def source(*words: str) -> Result:
    screen = {"COLUMNS": "200", "NO_COLOR": "1", "FORCE_COLOR": None}
    return CliRunner().invoke(main, ["source", *words], catch_exceptions=False, env=screen)


def update(url: str, *words: str) -> Result:
    return source("--update", "--wiki", url, "--allow-private", *words)


def kept() -> Path:
    return Path(os.environ["XDG_DATA_HOME"]) / "citecheck" / "sources" / "wikipedia-perennial.txt"


def ratings(asked: str) -> list[tuple[str, str, str | None, str | None, bool]]:
    """What the list of perennial sources says of a source."""
    whole = json.loads(source("-f", "json", asked).stdout)
    return [
        (said["word"], said["name"], said["discussed"], said["topic"], said["blacklisted"])
        for said in whole["ratings"]
        if said["list"]["name"] == "wikipedia-perennial"
    ]


def test_what_a_wiki_offers_is_kept_and_used(serve: Serve) -> None:
    result = update(serve(wiki_of(TOLD, MANY)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (
        f"Wikipedia:Perennial sources, 2030-01-02: 405 domains, where 776 were known; kept in {kept()}" in result.stderr
    )
    assert ratings("harl.example/news") == [("generally-reliable", "Harl", "2025", None, False)]
    assert ratings("post.example") == [
        ("generally-reliable", "Post (newspaper)", "2025", "before May 2013", False),
        ("generally-unreliable", "Post (newspaper)", "2025", "May 2013–present", False),
    ]
    assert ratings("vell.example") == [("deprecated", "The Vell", "2025", None, True)]
    assert ratings("talk.example") == [("no-consensus", "Talk (website)", "2025", "politics; 2019–2021", False)]
    assert ratings("dailymail.co.uk") == []
    shown = source("vell.example").stdout
    assert "Wikipedia:Perennial sources, 2030-01-02\n    deprecated: The Vell, as vell.example;" in shown
    assert "CC BY-SA 4.0; https://wiki.example/wiki/Wikipedia:Reliable_sources/Perennial_sources\n" in shown


def test_the_table_may_lie_on_the_page_itself(serve: Serve) -> None:
    assert update(serve(api({PAGE: TABLE.format(TOLD + MANY)}))).exit_code == 0
    assert ratings("harl.example") == [("generally-reliable", "Harl", "2025", None, False)]


def test_a_source_may_be_told_of_in_the_same_breath(serve: Serve) -> None:
    result = update(serve(wiki_of(TOLD, MANY)), "vell.example")
    assert result.exit_code == 0
    assert "deprecated: The Vell" in result.stdout


def test_an_audit_uses_it_too(serve: Serve, tmp_path: Path) -> None:
    page = tmp_path / "page.wiki"
    page.write_text("Tides.<ref>{{cite web |title=A |url=http://vell.example/a}}</ref>\n", encoding="utf-8")
    update(serve(wiki_of(TOLD, MANY)))
    words = ["check", "--offline", "-f", "json", "--select", "SR", str(page)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert "vell.example (The Vell) is a deprecated source (Wikipedia:Perennial sources, 2030-01-02)" in result.stdout


FEW = "".join(row(f"Filler {number}", f"filler{number}.example") for number in range(300))
NO_STATUS = MANY.replace("WP:RSPSTATUS", "rating")
NO_USES = MANY.replace("WP:RSPUSES", "domains")
NEW_STATUS = MANY.replace("|gu}}", "|wobbly}}")


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (wiki_of(FEW), "it has 300 domains, and the one that is known 776"),
        (wiki_of(MANY, day="2020-01-01"), "it is of 2020-01-01, and the one that is known of 2026-04-18"),
        (wiki_of(NO_STATUS), "of 400 rows of a table of sources, 0 could be read"),
        (wiki_of(NEW_STATUS), "of 400 rows of a table of sources, 0 could be read"),
        (wiki_of(NO_USES), "0 of 400 sources have domains"),
        (api({PAGE: "Moved elsewhere."}), "of 0 rows of a table of sources, 0 could be read"),
        (api({}), f"the wiki has no page {PAGE}"),
        (answers(body=b"<title>Tides</title>"), "answers no JSON: is it the address of a wiki's api.php?"),
        (answers(body=b"[]"), "does not answer as the API of a wiki does"),
        (answers(body=b"{}"), "does not answer as the API of a wiki does"),
        (answers(body=b'{"query": {"pages": [1]}}'), "does not answer as the API of a wiki does"),
        (answers(body=b'{"error": {"info": "too \\u001b[31mbusy"}}'), "cannot do this: too ␛[31mbusy"),
        (answers(body=b'{"query": {"pages": []}, "continue": {"a": "b"}}'), "the answer has no end"),
        (answers("404 Not Found"), "answered 404"),
        (answers("503 Service Unavailable"), "answered 503"),
        (redirects("file:///etc/passwd"), "redirects to nowhere"),
        (redirects("/w/api.php"), "redirects without end"),
        (sends(b""), "connection broken off"),
        (sends(b"nonsense\r\n\r\n"), "no proper HTTP answer"),
        (answers(body=b"[" + b"1," * 9_000_000), "sent more than 16,000,000 bytes"),
    ],
)
def test_what_is_no_such_list_replaces_nothing(serve: Serve, behaviour: Behaviour, said: str) -> None:
    update(serve(wiki_of(TOLD, MANY)))
    before = kept().read_bytes()
    result = update(serve(behaviour), "vell.example")
    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr
    assert result.stderr.endswith("; nothing is updated\n")
    assert [file.name for file in kept().parent.iterdir()] == [kept().name]
    assert kept().read_bytes() == before


def test_a_folder_that_cannot_be_is_told(serve: Serve) -> None:
    kept().parent.parent.write_text("no folder", encoding="utf-8")
    result = update(serve(wiki_of(TOLD, MANY)))
    assert result.exit_code == 3
    assert f"{kept().parent}: cannot be written: " in result.stderr
    assert source("dailymail.co.uk").exit_code == 0


def test_nobody_answers() -> None:
    result = update(f"http://127.0.0.1:{closed_port()}/w/api.php")
    assert result.exit_code == 3
    assert "Error: 127.0.0.1: connection refused; nothing is updated\n" in result.stderr
    assert not kept().exists()


def test_no_private_address_is_asked_unless_it_is_said(canary: Server) -> None:
    result = source("--update", "--wiki", f"http://127.0.0.1:{canary.port}/w/api.php")
    assert result.exit_code == 3
    assert "127.0.0.1: not a public address, not asked; nothing is updated" in result.stderr
    assert not canary.touched


def test_offline_asks_nobody(canary: Server, settings: Path) -> None:
    settings.write_text("offline = true\n", encoding="utf-8")
    result = update(f"http://127.0.0.1:{canary.port}/w/api.php")
    assert result.exit_code == 3
    assert "the configuration says offline" in result.stderr
    assert not canary.touched


def test_who_asks_says_so(settings: Path) -> None:
    site = Site(wiki_of(TOLD, MANY))
    server = Server({"*": site})
    settings.write_text('contact = "https://harl.example/us"\n', encoding="utf-8")
    update(f"http://127.0.0.1:{server.port}/w/api.php")
    server.close()
    assert len(site.requests) == 2
    assert all("(+https://harl.example/us)" in request.headers["user-agent"] for request in site.requests)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: has no column"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"# list: wikipedia-perennial\n# title: A\n", "line 1: the head must say"),
    ],
)
def test_a_broken_file_is_told_and_left_aside(content: bytes, said: str) -> None:
    kept().parent.mkdir(parents=True)
    kept().write_bytes(content)
    result = source("dailymail.co.uk")
    assert result.exit_code == 0
    assert f"warning: {kept()}: " in result.stderr
    assert said in result.stderr
    assert "Wikipedia:Perennial sources, 2026-04-18\n    deprecated: Daily Mail" in result.stdout


@pytest.mark.parametrize(("words", "told"), [([], True), (["-q"], False)], ids=["told", "quiet"])
def test_a_broken_file_is_told_to_who_wants_to_know(words: list[str], *, told: bool) -> None:
    kept().parent.mkdir(parents=True)
    kept().write_bytes(b"")
    result = CliRunner().invoke(main, ["--offline", *words, "-"], input="It fell. http://h.example/\n")
    assert (result.exit_code, f"warning: {kept()}: " in result.stderr) == (0, told)


def test_an_issue_that_citecheck_has_overtaken_is_not_used() -> None:
    heads = "# list: wikipedia-perennial\n# title: W\n# origin: O\n# date: 2025-01-02\n# licence: L\n"
    kept().parent.mkdir(parents=True)
    kept().write_text(f"{heads}\n[deprecated]\nvell.example\n", encoding="utf-8")
    assert ratings("vell.example") == []
    assert ratings("dailymail.co.uk")[0][0] == "deprecated"


def test_what_is_fetched_again_takes_the_place_of_what_was(serve: Serve) -> None:
    update(serve(wiki_of(TOLD, MANY)))
    again = update(serve(wiki_of(TOLD.replace("|d|ef=y", "|gu|ef=y"), MANY, day="2030-02-03")), "vell.example")
    assert "generally unreliable: The Vell" in again.stdout


@pytest.mark.parametrize("words", [[], ["--wiki", "https://a.org/w/api.php", "b.org"], ["--allow-private", "b.org"]])
def test_options_without_a_meaning_are_refused(words: list[str]) -> None:
    result = source(*words)
    assert result.exit_code == 2
    assert "--update" in result.stderr


def test_a_wiki_without_an_address_is_refused() -> None:
    assert source("--update", "--wiki", "http:///api.php").exit_code == 2
