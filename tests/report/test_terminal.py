"""The terminal report: what it says, that it fits, and that no page can write anything else on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.model import AuditedPage, LinkResult, Problem, Reason, Standing, Status
from citecheck.report.views import View
from tests.report.generated import AUDITED_PAGES, LINK_RESULTS
from tests.report.samples import HARL_LINKS, Builder, answered, harl_bridge, known, offline
from tests.report.screen import SGR, shown, sound_page, stub, waiting_page

Golden = Callable[[str, str], None]

# --- whole reports ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 160])
def test_a_page_with_everything(golden: Golden, width: int) -> None:
    golden(f"harl-bridge-{width}.txt", shown(harl_bridge(), width=width, links=HARL_LINKS))


def test_a_page_with_everything_in_colour(golden: Golden) -> None:
    text = shown(harl_bridge(), color=True, links=HARL_LINKS)
    golden("harl-bridge-colour.txt", text)
    assert SGR.sub("", text) == shown(harl_bridge(), links=HARL_LINKS)


def test_an_offline_run_is_not_drowned_in_what_was_not_asked(golden: Golden) -> None:
    golden("offline.txt", shown(harl_bridge(), links=offline(HARL_LINKS)))


def test_a_run_over_many_pages(golden: Golden) -> None:
    pages = [stub("Harl"), sound_page(), harl_bridge(), stub("Oste"), sound_page("Wümme Bridge"), sound_page("Wörpe")]
    problems = (
        Problem("missing.wiki", "No such file or directory"),
        Problem("bridges.tpl", "a page has no end", line=97),
    )
    golden("many-pages.txt", shown(*pages, links=HARL_LINKS, problems=problems, complete=False))


# --- what little there is to say --------------------------------------------------------------------------------------

NOT_ASKED = (LinkResult("http://e.f/old", Status.SKIPPED, Reason.OFFLINE, "not asked: --offline"),)


def last(text: str) -> str:
    """The report's last line."""
    return text.rstrip("\n").split("\n")[-1]


def test_nothing_to_report_takes_one_line() -> None:
    text = shown(sound_page())
    assert text.splitlines() == [
        "Oste Bridge: 1 claim, which stands. Nothing to report.",
        "",
        "1 citation · no findings",
        "Next: --format json gives every citation, claim and link with its evidence",
    ]


def test_how_the_claims_of_a_single_page_stand_is_said_once() -> None:
    said = "5 of 6 judged claims stand (survival 83%), 2 on weak sources only; 2 unknown"
    assert shown(harl_bridge(), links=HARL_LINKS).count(said) == 1
    assert shown(harl_bridge(), stub("Oste"), links=HARL_LINKS).count(said) == 2
    assert shown(stub("Harl")).splitlines()[:2] == ["1 page, 1 without citations", "No claims"]


def test_a_page_without_citations_takes_none() -> None:
    text = shown(stub("Harl"), stub("Oste"))
    assert text.splitlines() == [
        "2 pages, 2 without citations",
        "No claims",
        "0 citations · no findings",
        "Next: citecheck check --help says what can be read",
    ]


def test_a_run_without_pages_is_no_green_one() -> None:
    text = shown(problems=(Problem("missing.wiki", "No such file or directory"),), complete=False)
    assert text.splitlines() == [
        "1 problem",
        "  missing.wiki: No such file or directory",
        "",
        "Not finished: what was done is reported, the rest was not looked at.",
        "",
        "0 pages",
        "No claims",
        "0 citations · no findings",
        "Next: put right what is named above and run it again",
    ]


def test_claims_that_wait_for_the_network_say_so() -> None:
    text = shown(waiting_page(), links=NOT_ASKED)
    assert text.splitlines() == [
        "oste-bridge.wiki: 1 claim, none judged (links not asked).",
        "",
        "1 citation · 1 link · no findings",
        "Next: run it without --offline, to ask 1 link",
    ]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.OFFLINE, "were not asked (offline)"),
        (Reason.TIME_LIMIT, "were not asked before the time was over"),
        (Reason.INTERRUPTED, "were not asked before the run was stopped"),
        (Reason.NETWORK_DOWN, "could not be asked: the network is down"),
    ],
)
def test_why_links_were_not_asked(reason: Reason, words: str) -> None:
    page = Builder("It is old.http://e.f/old It is iron.")
    page.cite("http://e.f/old", Standing.UNKNOWN, kind="bare_url")
    page.claim("It is old.", Standing.UNKNOWN, "c1")
    page.claim("It is iron.", Standing.UNKNOWN, "c1")
    page.find("FD009", "Nothing says who publishes it.", "http://e.f/old", "c1")
    status = Status.UNREACHABLE if reason is Reason.NETWORK_DOWN else Status.SKIPPED
    text = shown(page.audited(), links=(LinkResult("http://e.f/old", status, reason, ""),))
    assert f"? 2 claims hang on links that {words}" in re.sub(r"\n +", " ", text)
    assert "“It is old.”" not in text
    assert "warning  FD009  line 1:11  Nothing says who publishes it." in text


def test_only_a_few_claims_that_could_not_be_judged_are_shown() -> None:
    page = Builder("".join(f"Claim {number}.http://e.f/{number} " for number in range(9)))
    links = []
    for number in range(9):
        page.cite(f"http://e.f/{number}", Standing.UNKNOWN, kind="bare_url")
        page.claim(f"Claim {number}.", Standing.UNKNOWN, f"c{number + 1}")
        links.append(answered(f"http://e.f/{number}", Status.BLOCKED, Reason.FORBIDDEN, "HTTP 403 Forbidden", 403))
    text = shown(page.audited(), links=tuple(links))
    assert [f"“Claim {number}.”" in text for number in range(9)] == [True] * 5 + [False] * 4
    assert "? and 4 more (--claims shows every claim)" in text


@pytest.mark.parametrize(("standing", "most"), [(Standing.BROKEN, 30), (Standing.WEAK, 15)])
def test_of_very_many_claims_the_first_are_shown_and_the_others_counted(standing: Standing, most: int) -> None:
    page = Builder("".join(f"Claim {number}.http://e.f/{number} " for number in range(40)))
    for number in range(40):
        page.cite(f"http://e.f/{number}", standing, "SR001", kind="bare_url")
        page.claim(f"Claim {number}.", standing, f"c{number + 1}", because=("SR001",))
        page.find("SR001", f"Anybody can write {number}.", f"http://e.f/{number}", f"c{number + 1}")
    text = shown(page.audited())
    assert [f"“Claim {number}.”" in text for number in range(40)] == [number < most for number in range(40)]
    assert f"and {40 - most} more (--claims shows every claim)" in text
    assert "Repairs" not in text


def test_an_ignored_finding_is_counted_and_not_shown() -> None:
    page = Builder("It is old.{{cite book |title=Old bridges}}", path="a.wiki")
    page.cite("{{cite book |title=Old bridges}}")
    page.claim("It is old.", Standing.GOOD, "c1")
    page.find("FD009", "Nothing says who publishes it.", "{{cite", "c1", ignored=True)
    text = shown(page.audited())
    assert "FD009" not in text
    assert "a.wiki: 1 claim, which stands. Nothing to report (1 ignored)." in text
    assert "1 finding ignored by the authors, not shown" in text


# --- the claims that do not stand -------------------------------------------------------------------------------------


def test_the_worst_comes_first() -> None:
    text = shown(harl_bridge(), links=HARL_LINKS)
    marks = re.findall(r"^(?:  [✗!?](?= )|Repairs)", text, re.MULTILINE)
    assert marks == ["  ✗", "  !", "  !", "  ?", "  ?", "Repairs"]


def test_a_citation_under_two_claims_is_explained_once() -> None:
    page = Builder("It is old. It is iron.{{cite web |title=Gone |url=http://e.f/gone}}")
    page.cite("{{cite web |title=Gone |url=http://e.f/gone}}", Standing.BROKEN, "LK001")
    page.claim("It is old.", Standing.BROKEN, "c1", because=("LK001",))
    page.claim("It is iron.", Standing.BROKEN, "c1", because=("LK001",))
    page.find("LK001", "The source is gone: HTTP 404 Not Found.", "http://e.f/gone", "c1")
    text = shown(page.audited())
    assert text.count("The source is gone") == 1
    assert "line 1:23  web page: Gone (as above)" in text
    assert last(text) == "Next: citecheck rule LK001 (dead-link, the commonest fault)"


def test_what_made_a_citation_fall_stands_first_even_as_a_note() -> None:
    page = Builder("It is old.{{cite web |title=Shop}}")
    page.cite("{{cite web |title=Shop}}", Standing.WEAK, "DT005")
    page.claim("It is old.", Standing.WEAK, "c1", because=("DT005",))
    page.find("DT002", "The date cannot be.", "{{cite", "c1")
    page.find("DT005", "The day is missing.", "{{cite", "c1")
    page.find("FD004", "The name is old.", "{{cite", "c1")
    block, _, others = shown(page.audited()).partition("Faults in how sources are cited")
    assert block.index("DT005") < block.index("DT002")
    assert "FD004" not in block
    assert "FD004" in others
    assert "The day is missing." not in others


def test_a_fall_by_what_is_not_shown_is_said() -> None:
    page = Builder("It is old.{{cite web |title=Gone}}")
    page.cite("{{cite web |title=Gone}}", Standing.BROKEN, "LK001")
    page.claim("It is old.", Standing.BROKEN, "c1", because=("LK001",))
    assert "fell by LK001, which is not shown here" in shown(page.audited())


def test_behind_a_short_form_stands_the_work_that_it_names() -> None:
    page = Builder("It is old.{{sfn|Lund|1988}}\n\n* {{cite web |title=Gone |url=http://e.f/gone}}")
    page.cite("{{sfn|Lund|1988}}", Standing.BROKEN, "LK001")
    page.cite("{{cite web |title=Gone |url=http://e.f/gone}}", Standing.BROKEN, "LK001")
    page.citations[0] = replace(page.citations[0], works=("c2",))
    page.claim("It is old.", Standing.BROKEN, "c1", because=("LK001",))
    page.find("LK001", "The source is gone.", "http://e.f/gone", "c2")
    text = shown(page.audited())
    assert "line 1:11  sfn: sfn|Lund|1988\n      line 3:3  web page: Gone\n        error    LK001  The source" in text
    assert text.count("LK001  The source is gone.") == 1
    assert "not shown here" not in text


def test_what_is_said_in_a_finding_is_not_said_again_of_the_link() -> None:
    text = shown(harl_bridge(), links=HARL_LINKS)
    assert text.count("HTTP 404 Not Found") == 1
    assert text.count("HTTP 403 Forbidden") == 1


def test_under_a_claim_the_known_is_told_from_the_new() -> None:
    lines = shown(known(harl_bridge(), "LK001"), links=HARL_LINKS, width=400).splitlines()
    assert {line.endswith(" (known)") for line in lines if " LK001  " in line} == {True}
    assert {line.endswith(" (known)") for line in lines if " DT002  " in line} == {False}


def test_a_long_address_is_cut_in_its_middle() -> None:
    narrow = shown(harl_bridge(), links=HARL_LINKS)
    assert re.search(r"dead +http://www\.oststede-zeitung\.example/\S+…\S+mit-bildern\.html$", narrow, re.MULTILINE)
    assert "die-eroeffnung-der-neuen-harlbruecke" in shown(harl_bridge(), width=160, links=HARL_LINKS)


def test_a_claim_without_words_of_its_own_says_so() -> None:
    page = Builder("{{birth|1893}}{{cite web |title=Gone}}")
    page.cite("{{cite web |title=Gone}}", Standing.BROKEN)
    page.claim("{{birth|1893}}", Standing.BROKEN, "c1")
    assert "✗ “(no words)”" in shown(page.audited())


# --- the other findings -----------------------------------------------------------------------------------------------


def test_findings_that_say_the_same_stand_once_with_their_places() -> None:
    page = Builder("".join(f"{{{{cite web |title={day}}}}}\n" for day in range(6)))
    for day in range(6):
        page.cite(f"{{{{cite web |title={day}}}}}")
        page.find("FD009", "Nothing says who publishes it.", "{{cite", f"c{day + 1}")
        page.find("DT005", f"Day {day} is missing.", "{{cite", f"c{day + 1}")
    lines = shown(page.audited()).splitlines()
    assert lines[7:-3] == [
        "    warning  FD009  lines 1:1, 2:1, 3:1, 4:1 and 2 more  Nothing says who",
        "                    publishes it.",
        "    note     DT005  line 1:1  Day 0 is missing.",
        "    note     DT005  line 2:1  Day 1 is missing.",
        "    note     DT005  line 3:1  Day 2 is missing.",
        "    note     DT005  lines 4:1, 5:1, 6:1  and 3 more of this rule",
    ]


def test_every_error_is_shown() -> None:
    page = Builder("".join(f"{{{{cite web |date={day}}}}}\n" for day in range(30, 40)))
    for day in range(30, 40):
        page.cite(f"{{{{cite web |date={day}}}}}")
        page.find("DT002", f"There is no day {day}.", str(day), f"c{day - 29}")
    text = shown(page.audited())
    assert all(f"There is no day {day}." in text for day in range(30, 40))


def test_of_very_many_errors_of_one_rule_the_first_are_shown_and_the_others_counted() -> None:
    page = Builder("".join(f"{{{{cite web |date={day}}}}}\n" for day in range(100, 140)))
    for day in range(100, 140):
        page.cite(f"{{{{cite web |date={day}}}}}")
        page.find("DT002", f"There is no day {day}.", str(day), f"c{day - 99}")
    text = shown(page.audited())
    assert [f"There is no day {day}." in text for day in range(100, 140)] == [True] * 30 + [False] * 10
    assert "and 10 more of this rule" in " ".join(text.split())


# --- hostile text -----------------------------------------------------------------------------------------------------

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;owned\x07",
    "\x9b31m",
    "[/b]",
    "[bold red]x[/]",
    "[link=http://e.f]x[/link]",
    "[http://e.f title]",
    "a\nb\r\nc",
    "a\u202egpj.exe",
    "\u2066a\u2069",
    "a\u200bb",
    "\x00\x08\x7f",
    "\ud800",
    ":smile:",
    "橋" * 100,
    "x" * 5000,
    "e" + "\u0301" * 50,
]


@pytest.mark.parametrize("color", [False, True], ids=["piped", "colour"])
@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_hostile_text_is_shown_and_not_obeyed(*, hostile: str, color: bool) -> None:
    cited = f"http://e.f/{hostile}"
    page = Builder(f"It is {hostile}. {cited}", path=f"a{hostile}.wiki", title=f"A {hostile}")
    page.cite(cited, Standing.BROKEN, "LK001", kind="bare_url")
    page.claim(f"It is {hostile}.", Standing.BROKEN, "c1", because=("LK001",), section=hostile)
    page.find("LK001", f"Gone: {hostile}", cited, "c1")
    page.find("MK001", f"Odd: {hostile}", hostile)
    target = page.citations[0].links[0].target
    links = (answered(target, Status.DEAD, Reason.GONE, f"said {hostile}", 410),)
    problems = (Problem(f"b{hostile}", f"cannot {hostile}"),)
    for width in (40, 80, 160):
        for views in ((), tuple(View)):
            pages = (page.audited(), stub("Harl"))
            text = shown(*pages, width=width, color=color, links=links, problems=problems, views=views)
            assert text.encode()


@pytest.mark.parametrize("markup", ["[/b]", "[bold red]x[/]", "[link=http://e.f]x[/link]", ":smile:"])
def test_what_rich_reads_as_markup_is_printed_as_text(markup: str) -> None:
    page = Builder(f"It is {markup} old.")
    page.claim(f"It is {markup} old.", Standing.BROKEN)
    assert f"“It is {markup} old.”" in shown(page.audited(), color=True)


@given(
    page=AUDITED_PAGES,
    links=LINK_RESULTS,
    width=st.sampled_from([40, 80, 160]),
    color=st.booleans(),
    complete=st.booleans(),
    views=st.sets(st.sampled_from(View)).map(tuple),
)
def test_any_audit_is_shown_and_fits(
    *,
    page: AuditedPage,
    links: tuple[LinkResult, ...],
    width: int,
    color: bool,
    complete: bool,
    views: tuple[View, ...],
) -> None:
    shown(page, page, width=width, color=color, links=links, complete=complete, views=views)
