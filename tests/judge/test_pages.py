"""What is made of a page that answers, by what it says of itself and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from citecheck.judge import in_doubt, judge
from citecheck.links.bodies.content import read
from citecheck.model import Cited, Hop, Observation, Outcome

URL = "http://www.example.org/news/2014/tides-of-the-north-sea.html"
TITLE = "Tides of the North Sea"
CITED = Cited(URL, titles=(TITLE,), works=("Atlas",), names=("Moor",))
PROSE = (
    "The water rises twice a day along this coast, and those who live there have learned to read it. In the harbour"
    " an old gauge shows how high it stood in other years, and children mark their own heights beside it. "
) * 6
ELSE = (
    "Our committee met on Monday to speak about parking, playgrounds and the new roof of the library. Members were"
    " asked to bring their own chairs, and the minutes will be printed in the next bulletin of the town. "
) * 6


def page(title: str = "", body: str = "", language: str = "en", head: str = "") -> str:
    return f"<html lang={language}><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def seen(html: str, *, status: int = 200, final: str = URL, hops: tuple[int, ...] = (), url: str = URL) -> Observation:
    content = read(html.encode(), "text/html; charset=utf-8", CITED.titles).content
    redirects = tuple(Hop(url, code) for code in hops)
    return Observation(url, Outcome.ANSWERED, status, final, redirects, content=content, attempts=1, asked_url=final)


NOT_FOUND = page("Page not found | Atlas", "<h1>Sorry!</h1><p>The page is not here any more.")
ARTICLE = page(f"{TITLE} | Atlas", f"<h1>{TITLE}</h1><p>{PROSE}")
OTHER = page("Minutes of the committee", f"<h1>Minutes</h1><p>{ELSE}")
SITE = page("Town of Ebb", f"<h1>Town of Ebb</h1><p>{ELSE}" + "<a href=/x>More</a> " * 9)
FRONT = "http://www.example.org/"
GONE = Observation(URL + "x", Outcome.ANSWERED, 404, URL + "x")


@dataclass(frozen=True)
class Case:
    seen: Observation
    expected: str
    cited: Cited = field(default=CITED)


CASES = {
    "the cited title in its title": Case(seen(ARTICLE), "alive ok"),
    "the cited title in capitals": Case(seen(page(TITLE.upper(), PROSE)), "alive ok"),
    "shortened": Case(seen(page("Tides of the North…", PROSE)), "alive ok"),
    "only in h1": Case(seen(page("Atlas", f"<h1>{TITLE}</h1>{PROSE}")), "alive ok"),
    "late in the text": Case(seen(page("Atlas", PROSE * 9 + TITLE)), "alive ok"),
    "for Open Graph": Case(seen(page("Atlas", PROSE, head=f"<meta property=og:title content='{TITLE}'>")), "alive ok"),
    "translated": Case(seen(page("Gezeiten der Nordsee", PROSE, language="de")), "alive ok"),
    "edited": Case(seen(page("How the North Sea has its tides", PROSE)), "alive ok"),
    "an article on error pages": Case(
        seen(page("Why “404 Page not found” is an error", f"<h1>Why “404 Page not found” is an error</h1>{PROSE}")),
        "alive ok",
        replace(CITED, titles=('Why "404 page not found" is an error',)),
    ),
    "an album with such a name": Case(
        seen(page("Error 404 – Anna Moor", f"<h1>Error 404</h1>{PROSE}")),
        "alive ok",
        replace(CITED, titles=("Error 404",)),
    ),
    "an album with such a name, gone": Case(
        replace(
            seen(page("Error 404", f"<h1>Error 404</h1>{PROSE}")),
            sibling=seen(page("Error 404", f"<h1>Error 404</h1>{PROSE}")),
        ),
        "dead soft_404",
        replace(CITED, titles=("Error 404",)),
    ),
    "cited in words that no parameter holds": Case(
        seen(ARTICLE), "alive ok", Cited(URL, mentions=(f"Moor, {TITLE}, Atlas 2014",))
    ),
    "cited as nothing": Case(seen(OTHER), "alive ok", Cited(URL)),
    "cited as nothing, and not found": Case(seen(NOT_FOUND), "dead soft_404", Cited(URL)),
    "a bare address of a page on a number": Case(seen(page("Area code 404", PROSE)), "alive ok", Cited(URL)),
    "a bare address of an index": Case(seen(page("Index of economic freedom", PROSE)), "alive ok", Cited(URL)),
    "a bare address of a story": Case(seen(page("Treasure not found", PROSE)), "alive ok", Cited(URL)),
    "a listing": Case(seen(page("Index of /pub", "a b")), "dead soft_404"),
    "a reader quotes an error page": Case(seen(page(TITLE, f"{PROSE}<p>Anna: page not found, it said")), "alive ok"),
    "a login in the head of an article": Case(seen(page(TITLE, f"<input type=password>{PROSE}")), "alive ok"),
    "an article of which only the beginning is free": Case(
        seen(page(TITLE, "<p>The water rises.<p>Subscribe to continue reading")), "alive ok"
    ),
    "a wall that quotes nothing": Case(seen(page("Just a moment...", "Checking your browser")), "blocked bot_wall"),
    "a wall with 403": Case(seen(page("Attention Required! | X", ""), status=403), "blocked bot_wall"),
    "a wall with 404": Case(seen(page("Just a moment...", "Wait"), status=404), "blocked bot_wall"),
    "404 that says so": Case(seen(NOT_FOUND, status=404), "dead not_found"),
    "a wall with 503": Case(seen(page("Just a moment...", "Wait"), status=503), "blocked bot_wall"),
    "not found in its title": Case(seen(NOT_FOUND), "dead soft_404"),
    "not found in German": Case(seen(page("Seite nicht gefunden", "Leider")), "dead soft_404"),
    "not found in Japanese": Case(seen(page("ページが見つかりません", "404")), "dead soft_404"),
    "not found in Russian": Case(seen(page("Страница не найдена", "")), "dead soft_404"),
    "not found in its heading": Case(seen(page("Atlas", "<h1>Page not found</h1>" + ELSE)), "dead soft_404"),
    "not found in a short text": Case(
        seen(page("Atlas", "The page you requested could not be found.")), "dead soft_404"
    ),
    "for sale": Case(seen(page("example.org", "This domain is for sale! Make an offer")), "dead parked"),
    "expired": Case(seen(page("Domain expired", "")), "dead parked"),
    "suspended": Case(seen(page("Account Suspended", "Contact your provider")), "dead parked"),
    "the default page": Case(seen(page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>")), "dead soft_404"),
    "a casino": Case(
        seen(page("Slot gacor, judi and casino", "Daftar poker, bonus jackpot", language="id")), "dead usurped"
    ),
    "an article about a casino": Case(
        seen(page("The casino, its slot machines and poker", "jackpot bonus casino roulette " + PROSE)),
        "alive ok",
        replace(CITED, titles=("The casino and its slot machines",)),
    ),
    "a shop in another language": Case(
        seen(page("激安スニーカー", "カートに入れる 送料無料 通販 " + "靴 " * 99, language="ja")), "dead usurped"
    ),
    "maintenance": Case(seen(page("Down for maintenance", "")), "unreachable server_error"),
    "no database": Case(seen(page("Error establishing a database connection")), "unreachable server_error"),
    "an empty shell": Case(seen(page("Atlas", "<div id=app></div><script src=x></script>")), "unreachable empty"),
    "nothing at all": Case(seen(""), "unreachable empty"),
    "a login": Case(seen(page("Members", "<input type=password>")), "blocked login"),
    "not in this region": Case(seen(page("Sorry", "This is not available in your region.")), "blocked legal"),
    "to the front page": Case(seen(OTHER, final=FRONT, hops=(302,)), "dead redirected_to_root"),
    "to a front page in a language": Case(seen(OTHER, final=FRONT + "en/", hops=(301,)), "dead redirected_to_root"),
    "to the front page of another": Case(seen(OTHER, final="http://b.org/", hops=(301,)), "dead redirected_to_root"),
    "to a front page that shows it": Case(seen(ARTICLE, final=FRONT, hops=(302,)), "moved moved"),
    "to where it is": Case(seen(ARTICLE, final="http://b.org/x", hops=(301,)), "moved moved"),
    "to the same under https": Case(seen(ARTICLE, final="https" + URL[4:], hops=(301,)), "alive ok"),
    "to a login elsewhere": Case(seen(OTHER, final="http://b.org/login?x", hops=(302,)), "blocked login"),
    "to a page for errors": Case(seen(OTHER, final=FRONT + "404.html", hops=(302,)), "dead soft_404"),
    "to an unrelated page": Case(seen(OTHER, final=FRONT + "minutes", hops=(302,)), "moved drift"),
    "another page in its place": Case(seen(OTHER), "alive drift"),
    "the same as for what cannot exist": Case(replace(seen(SITE), sibling=seen(SITE, url=URL + "x")), "dead soft_404"),
    "the same, and nowhere to go from there": Case(
        replace(seen(OTHER), sibling=seen(OTHER, url=URL + "x")), "blocked bot_wall"
    ),
    "a bare address that leads to the front page": Case(
        seen(OTHER, final=FRONT, hops=(302,)), "dead redirected_to_root", Cited(URL)
    ),
    "another than for what cannot exist": Case(replace(seen(OTHER), sibling=GONE), "alive drift"),
    "tiny, and the same for what cannot exist": Case(replace(seen("ok"), sibling=seen("ok")), "unreachable empty"),
    "a copy of an error page": Case(seen(NOT_FOUND), "dead dead_archive", replace(CITED, is_copy=True)),
    "404 whatever it shows": Case(seen(ARTICLE, status=404), "dead not_found"),
    "403 whatever it shows": Case(seen(ARTICLE, status=403), "blocked forbidden"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_page_is(case: Case) -> None:
    result = judge(case.cited, case.seen)
    assert f"{result.status} {result.reason}" == case.expected, result.evidence


DOUBTS = {
    "the title is seen": (seen(ARTICLE), False),
    "the title is not seen": (seen(OTHER), True),
    "the host has been asked": (replace(seen(OTHER), sibling=GONE), False),
    "it says so itself": (seen(NOT_FOUND), False),
    "it leads to the front page": (seen(OTHER, final=FRONT, hops=(302,)), True),
    "it is gone": (GONE, False),
}


@pytest.mark.parametrize(("observation", "doubt"), DOUBTS.values(), ids=DOUBTS)
def test_when_the_host_is_asked_for_what_cannot_exist(observation: Observation, *, doubt: bool) -> None:
    assert in_doubt(CITED, observation) is doubt


def test_what_the_configuration_takes_for_an_answer_is_in_no_doubt() -> None:
    assert not in_doubt(replace(CITED, accepted=(200,)), seen(OTHER))


STRIKES = {
    "three days, apart": (("2026-11-01", "2026-11-05", "2026-11-23"), "dead confirmed"),
    "too near": (("2026-11-01", "2026-11-02", "2026-11-23"), "unreachable timeout"),
    "two": (("2026-11-01", "2026-11-23"), "unreachable timeout"),
    "no days": (("x", "y", "z"), "unreachable timeout"),
}


@pytest.mark.parametrize(("days", "expected"), STRIKES.values(), ids=STRIKES)
def test_failures_on_three_days_confirm_a_death(days: tuple[str, ...], expected: str) -> None:
    result = judge(CITED, Observation(URL, Outcome.TIMEOUT, strikes=days, asked_url=URL))
    assert f"{result.status} {result.reason}" == expected
    assert ("2026-11-05" in result.evidence) is (result.reason == "confirmed")


@pytest.mark.parametrize(
    ("observation", "title_seen", "unseen", "why"),
    [
        (seen(ARTICLE), True, ("Ebb and Flood",), "one of two titles"),
        (seen(SITE), False, (TITLE, "Ebb and Flood"), "none"),
        (seen(page("Gezeiten der Nordsee", PROSE, language="de")), False, (), "nobody knows what it is in German"),
        (seen(page("Atlas")), False, (), "nothing to read"),
        (GONE, False, (), "no page"),
    ],
)
def test_the_titles_that_were_seen_and_those_that_were_not(
    observation: Observation, *, title_seen: bool, unseen: tuple[str, ...], why: str
) -> None:
    result = judge(replace(CITED, titles=(TITLE, "Ebb and Flood")), observation)
    assert (result.title_seen, result.unseen) == (title_seen, unseen), why
