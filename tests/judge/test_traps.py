"""What looks dead and is alive, what looks alive and is dead: echoes, quotations, names of sites, other trades."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, Observation
from tests.judge.pages import BARE, CITED, FRONT, MENU, MISSING, PROSE, TITLE, URL, html, seen, site


@dataclass(frozen=True)
class Case:
    page: str
    expected: str
    cited: Cited = CITED
    to: str = ""
    sibling: Observation | None = None


def called(title: str) -> Cited:
    return replace(CITED, titles=(title,), works=())


MENTIONED = Cited(URL, mentions=(f"Larsson, {TITLE}, Elbe Gazette, 2011",))
LATEST = site(f"<h1>Latest</h1>{PROSE}")
ECHOES = {
    "no results for it": Case(site(f"<h1>No results for “{TITLE}”</h1>"), "dead soft_404"),
    "a search for it, on a site of a long name": Case(
        site(
            f"<h1>Search results for “{TITLE}”</h1>No results found.",
            f"Search results for “{TITLE}” – Gazette of the Elbe",
        ),
        "dead soft_404",
    ),
    "a search that is its own": Case(
        site(PROSE, "In search of the old mills – Gazette of the Elbe"),
        "alive ok",
        called("In search of the old mills"),
    ),
    "not found, and its name": Case(site("", f"Page not found: {TITLE} | Elbe Gazette"), "dead soft_404"),
    "not found, in the text": Case(html("Elbe Gazette", f"We could not find “{TITLE}” here."), "dead soft_404"),
    "among what is popular": Case(site(f"<h1>Page not found</h1><p>Popular: {TITLE}"), "dead soft_404"),
    "the site's name is in the cited title": Case(
        site("", "Page not found – Elbe Gazette"), "dead soft_404", called(f"{TITLE} – Elbe Gazette")
    ),
    "the site's name is in the words around": Case(
        site("", "Page not found | Elbe Gazette"), "dead soft_404", MENTIONED
    ),
    "the front page is in the cited title": Case(
        LATEST, "dead redirected_to_root", called(f"{TITLE} – Elbe Gazette"), FRONT
    ),
    "the front page is in the words around": Case(LATEST, "dead redirected_to_root", MENTIONED, FRONT),
    "the words around have it": Case(site(PROSE, f"{TITLE} | Elbe Gazette"), "alive ok", MENTIONED),
}  # fmt: skip

# A page of a few words, with one of those that stand on sites of every kind.
FEW = "<h1>It is open</h1><p>The mayor cut the ribbon at noon, and all the children crossed the bridge first.</p>"
PLAIN = (
    "This website works best with scripts.",
    "We use cookies on this website. Welcome to the Elbe Gazette!",
    "Our server is running on the power of the sun.",
    "Host: Anna Moor. Welcome to the show.",
    "This website is working together with schools.",
    "The ring road is under construction until May.",
    "Coming soon: the summer fair.",
    "Hello world, said the smallest of them.",
    "The parent directory of the school",
)
SIGNS = ("Under construction", "Coming soon!", "Hello world!")

ALIVE = {
    **{words: Case(html("It is open", words + FEW), "alive") for words in PLAIN},
    "a reader quotes an error page": Case(site(f"{PROSE}<p>Jo: page not found, it said", "Silent wheels"), "alive"),
    "about error pages": Case(site(PROSE, "How we designed our 404 page | Blog"), "alive", called("Designing a page")),
    "about domains": Case(
        site(PROSE, "Domain name for sale: the trade in addresses and its biggest deals so far"),
        "alive",
        called("The trade in addresses"),
    ),
    "an album": Case(site(PROSE, "Access Denied – Anna Moor"), "alive", called("Access Denied")),
    "about building sites": Case(site(PROSE, "Under Construction: building the mill"), "alive", BARE),
    "about moments": Case(site(PROSE, "Just a moment in time"), "alive", BARE),
    "who was not found": Case(site(PROSE, "Ships lost, crew not found"), "alive", BARE),
    "who was not found in German": Case(site(PROSE, "Der Schatz wurde nicht gefunden", "de"), "alive", BARE),
    "asks for cookies in its margins": Case(site(f"{PROSE}<p>We value your privacy."), "alive", BARE),
    "casinos in the news": Case(
        site(PROSE + "The casino act touches poker, slots and betting. " * 9, "New act on casino and betting"),
        "alive",
        called("Parliament passes gambling law"),
    ),
    "a shop that is one": Case(
        html("Schuhe günstig kaufen", "In den Warenkorb, versandkostenfrei, Rabatt. " * 9, "de"),
        "alive",
        Cited("http://a.org/shop/1", titles=("Shoes of the mill",)),
    ),
    "errors are what it is about": Case(site(PROSE), "moved", to=f"{FRONT}guide/error-handling.html"),
    "missing persons": Case(site(PROSE), "moved", to=f"{FRONT}missing-persons"),
    "a site that got a domain of its own": Case(
        site(PROSE), "moved", Cited("http://sites.example.org/foobar/x", titles=("History of our bridges",)),
        "https://www.foobar.org/",
    ),
    "a site cited by its name": Case(
        site(PROSE), "moved", Cited("http://elbegazette.org/welcome/a", titles=("Elbe Gazette",)), "http://elbegazette.org/"
    ),
    "to a folder, while others are missing": Case(site(PROSE), "moved", to=f"{FRONT}culture/", sibling=MISSING),
}  # fmt: skip

FOR_SALE = seen(html(TITLE, "This domain is for sale. Buy this domain"))
SLOTS = seen(html(TITLE, f"<h1>{TITLE}</h1>Judi slot gacor, bonus casino, poker deposit. {PROSE[:900]}", "id"))
HEIRS = {
    "a seller keeps the title": (FOR_SALE, "dead parked"),
    "a casino keeps the title": (SLOTS, "dead usurped"),
    "a short story has it": (seen(html(TITLE, "The bridge opens")), "alive ok"),
}


@pytest.mark.parametrize(("observation", "expected"), HEIRS.values(), ids=HEIRS)
def test_a_title_for_what_cannot_exist_is_no_witness_for_an_heir(observation: Observation, expected: str) -> None:
    alone, beside_gone = observation, replace(observation, sibling=MISSING)
    assert judge(CITED, alone).status == judge(CITED, beside_gone).status == "alive"
    assert in_doubt(CITED, alone) is not expected.startswith("alive")
    result = judge(CITED, replace(observation, sibling=observation))
    assert f"{result.status} {result.reason}" == expected, result.evidence


WORDINGS = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))

LANDINGS = [
    ("404.html", "dead soft_404"),
    ("page-not-found", "dead soft_404"),
    ("Error.aspx?aspxerrorpath=/x", "dead soft_404"),
    ("oops-404", "dead soft_404"),
    ("?from=archive", "dead redirected_to_root"),
    ("en-gb/home", "dead redirected_to_root"),
    ("de/", "dead redirected_to_root"),
    ("it/home", "dead redirected_to_root"),
    ("lander", "dead parked"),
    ("cgi-sys/suspendedpage.cgi", "dead parked"),
    ("user/login?to=x", "blocked login"),
    ("cookies-required", "blocked bot_wall"),
    ("maintenance.html", "unreachable server_error"),
    ("http://ww25.gazette-elbe.org/x", "dead parked"),
    ("http://ww2.gazette-elbe.org/x?subid1=2011", "dead parked"),
    ("https://sedo.co.uk/search/x", "dead parked"),
    ("domain-for-sale.html", "dead parked"),
    ("parking.php", "dead parked"),
    # Others have such names and places too.
    ("https://ww2.gazette-elbe.org/archive/2011", "moved drift"),
    ("https://dan.org/alert", "moved drift"),
    ("https://www.atom.org/model", "moved drift"),
    ("parking", "moved drift"),
    ("park/", "moved drift"),
    ("session/expired", "moved drift"),
    ("tv", "moved drift"),
    ("it/", "moved drift"),
    ("missing", "moved drift"),
    ("unavailable.html", "moved drift"),
    ("cars/peugeot-404", "moved drift"),
    ("highway_410/", "moved drift"),
    ("article/404", "moved drift"),
    ("de/404", "dead soft_404"),
    ("error/404", "dead soft_404"),
    ("shop/404.html", "dead soft_404"),
    ("index.php?r=site/about", "moved drift"),
    ("https://www.hugedomains.com/domain_profile.cfm?d=x", "dead parked"),
    ("https://validate.perfdrive.com/?x", "blocked bot_wall"),
    ("https://idp.univ.edu/idp/profile/SAML2/SSO", "blocked login"),
]


@pytest.mark.parametrize("case", [*ECHOES.values(), *ALIVE.values()], ids=[*ECHOES, *ALIVE])
def test_neither_echo_nor_subject_deceives(case: Case) -> None:
    observation = replace(seen(case.page, cited=case.cited, to=case.to), sibling=case.sibling)
    result = judge(case.cited, observation)
    assert f"{result.status} {result.reason}".startswith(case.expected), result.evidence


@pytest.mark.parametrize("words", SIGNS)
def test_a_sign_that_stands_alone_is_believed(words: str) -> None:
    assert judge(CITED, seen(html("Elbe Gazette", f"<p>{words}</p>"))).status == "dead"


@pytest.mark.parametrize(("language", "page"), WORDINGS["usurped"].items(), ids=WORDINGS["usurped"])
def test_another_trade_in_its_place_is_seen(language: str, page: list[str]) -> None:
    title, words = page
    result = judge(CITED, seen(html(title, words * 9, language)))
    assert result.reason == "usurped", result.evidence


@pytest.mark.parametrize(("path", "expected"), LANDINGS)
def test_where_a_redirect_led_is_told_by_its_address(path: str, expected: str) -> None:
    result = judge(CITED, seen(site(PROSE), to=path if path.startswith("http") else FRONT + path))
    assert f"{result.status} {result.reason}" == expected, result.evidence


def test_one_place_for_everything_is_no_death_where_it_may_be_a_wall() -> None:
    wall = seen(html("Check", "Prove that it is you who wants to read this, by the code below."), to=f"{FRONT}check")
    assert judge(CITED, replace(wall, sibling=replace(wall, url=f"{URL}x"))).status == "blocked"


def test_a_shell_for_everything_is_no_death_where_scripts_fill_it() -> None:
    shell = seen(
        html("Elbe Gazette", "".join(f"<a href=/{n}>{n}</a>" for n in range(9)) * 2 + "<script src=a></script>")
    )
    assert judge(BARE, replace(shell, sibling=shell)).status != "dead"
    assert judge(CITED, replace(shell, sibling=shell)).status == "unreachable"


def listed(folder: str, files: int, words: str = "Index of ") -> str:
    """What a server shows of a folder that has no page."""
    sorts = "".join(f"<a href='?C={by}'>{by}</a> " for by in ("Name", "Last modified", "Size", "Description"))
    rows = "".join(f"<a href=b{n}.csv>b{n}.csv</a> 2011-03-01 10:12 12K\n" for n in range(files))
    return html(
        f"{words}{folder}", f"<h1>{words}{folder}</h1><pre>{sorts}<a href='../'>Parent Directory</a>\n{rows}</pre>"
    )


FOLDER = Cited(f"{FRONT}data/tide%20gauges/", titles=("Measurements of the tide gauges",))
REPORT = replace(FOLDER, titles=("A hundred years of high water",))
LISTINGS = {
    "the cited folder": (listed("/data/tide gauges", 20), FOLDER, "alive ok"),
    "the cited folder, with few files": (listed("/data/tide gauges/", 2), FOLDER, "alive ok"),
    "the cited folder, in the place of a page": (listed("/data/tide gauges/", 2), REPORT, "alive drift"),
    "the cited folder, by another server": (listed("/data/tide gauges/", 2, "Directory listing for "), FOLDER, "alive"),
    "the cited folder, of which nobody said what it is": (
        listed("/data/tide gauges", 3), replace(FOLDER, titles=()), "alive ok",
    ),
    "a server of files": (listed("/", 20), replace(FOLDER, url=FRONT), "alive"),
    "what is left of a site": (listed("/", 1), replace(FOLDER, url=FRONT), "dead soft_404"),
    "the folder of a page": (listed("/archive/2011", 2), CITED, "dead soft_404"),
    "another folder": (listed("/data", 2, "Directory listing for "), FOLDER, "dead soft_404"),
    "a folder that has moved": (listed("/pub/gauges", 20), FOLDER, "alive"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "cited", "expected"), LISTINGS.values(), ids=LISTINGS)
def test_a_list_of_files_is_there_where_it_is_the_folder_that_is_cited(page: str, cited: Cited, expected: str) -> None:
    result = judge(cited, replace(seen(page, cited=cited), sibling=MISSING))
    assert f"{result.status} {result.reason}".startswith(expected), result.evidence


def test_a_list_of_other_files_for_everything_is_a_death() -> None:
    observation = seen(listed("/", 20))
    result = judge(CITED, replace(observation, sibling=observation))
    assert f"{result.status} {result.reason}" == "dead soft_404", result.evidence


SAME_FOR_ALL = {
    "margins that scripts fill": (site("<script src=a></script>"), "unreachable empty"),
    "a choice between cookies and a subscription": (
        site("<h1>Accept cookies or subscribe</h1>To read on, accept them."), "blocked bot_wall",
    ),
    "the rule of an office": (
        html("Page blocked", "The page you have requested is blocked by the usage policy of your school."),
        "blocked bot_wall",
    ),
    "a member's door": (site("<h2>Member login</h2><input name=u>"), "unreachable empty"),
    "terms": (site("<h2>Terms</h2>Agree to them before you read on."), "unreachable empty"),
    "partners": (site("We and our partners store data. Manage your choices. " * 15), "blocked bot_wall"),
    "what is mended": (site("The archive is currently unavailable. We work on it. " * 9), "blocked bot_wall"),
    "a front page": (site(PROSE + "<script src=a></script>"), "dead soft_404"),
    "a front page that asks for cookies": (site(f"{PROSE}<p>We use cookies. Accept all cookies.</p>"), "dead soft_404"),
    "a front page in Japanese": (html("Elbe", MENU + "石は舟で運ばれ、橋は架けられた。" * 12, "ja"), "dead soft_404"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), SAME_FOR_ALL.values(), ids=SAME_FOR_ALL)
def test_one_page_for_everything_is_a_death_where_it_is_no_wall(page: str, expected: str) -> None:
    observation = seen(page)
    result = judge(CITED, replace(observation, sibling=observation))
    assert f"{result.status} {result.reason}" == expected, result.evidence


def test_a_page_of_which_hardly_anything_came_is_not_said_to_have_no_text() -> None:
    whole = seen("<!doctype html><html>")
    assert whole.content is not None
    cut = replace(whole, content=replace(whole.content, whole=False))
    assert "has no text" in judge(CITED, whole).evidence
    assert "only 21 bytes of it came" in judge(CITED, cut).evidence


FAREWELLS = WORDINGS["farewell"]
NO_FAREWELLS = {
    "for a while": "The Elbe Web has closed down for maintenance. We thank all who wait.",
    "for some hours": "The catalogue service has closed. Opening hours: 8 to 20.",
    "for those elsewhere": "Our service has closed in your region. It is not available in your country.",
    "for robots": "Our site has closed its doors to robots. Please verify you are a human.",
}


@pytest.mark.parametrize("language", FAREWELLS)
def test_a_site_that_takes_its_leave_is_gone_where_it_does_so_for_everything(language: str) -> None:
    observation = seen(html("Elbe", f"<h1>Elbe</h1><p>{FAREWELLS[language]}</p>", language))
    beside_gone, alike = replace(observation, sibling=MISSING), replace(observation, sibling=observation)
    assert in_doubt(CITED, observation)
    assert judge(CITED, beside_gone).status != "dead"
    assert judge(CITED, alike).reason == "soft_404", judge(CITED, alike).evidence
    front = replace(CITED, url=FRONT)
    assert judge(front, replace(alike, url=FRONT, final_url=FRONT)).status != "dead"


QUEUES = {
    "en": "You are number 31 in the queue. Please keep this window open.",
    "de": "Sie sind in der Warteschlange. Bitte lassen Sie das Fenster offen.",
    "fr": "Vous êtes dans la file d'attente. Gardez cette fenêtre ouverte.",
    "es": "Está en la cola virtual. No cierre esta ventana.",
}


@pytest.mark.parametrize("language", QUEUES)
def test_a_queue_is_no_page(language: str) -> None:
    waiting = seen(html("Elbe", f"<p>{QUEUES[language]}</p>", language))
    assert judge(CITED, replace(waiting, sibling=MISSING)).reason == "bot_wall"


@pytest.mark.parametrize("words", NO_FAREWELLS.values(), ids=NO_FAREWELLS)
def test_what_is_closed_for_now_or_for_some_is_not_gone(words: str) -> None:
    observation = seen(html("Elbe", f"<h1>Elbe</h1><p>{words}</p>"))
    assert judge(CITED, replace(observation, sibling=observation)).status != "dead"


def test_a_notice_that_a_site_has_closed_may_be_what_is_cited() -> None:
    notice = called("The Elbe Web has closed down")
    page = seen(
        html("Elbe", "<h1>The Elbe Web has closed down</h1><p>We thank all who wrote for it.</p>"), cited=notice
    )
    assert judge(notice, replace(page, sibling=page)).status == "alive"
    assert judge(CITED, replace(page, sibling=page)).status == "dead"


def test_a_page_of_a_paper_that_has_ceased_is_there() -> None:
    banner = "<p>The Elbe Gazette ceased publication in 2012; its site has closed down but for this archive.</p>"
    for cited in (CITED, BARE):
        page = seen(site(f"{banner}<h1>{TITLE}</h1>{PROSE[:300]}", TITLE), cited=cited)
        assert judge(cited, replace(page, sibling=MISSING)).status == "alive"


ABOUT_IT = {
    "a story is gone": ("This article is no longer available online.", "dead soft_404"),
    "a story that was asked for is gone": (f"The story you requested was removed. {PROSE[:900]}", "dead soft_404"),
    "an article says so of another": (f"The article on mills was removed. {PROSE[:900]}", "alive drift"),
    "a film in it is gone": ("This video is no longer available.", "alive drift"),
    "an edition of it is gone": (
        f"<h1>Mills and trams</h1>The first version of this article was removed. {PROSE[:300]}",
        "alive drift",
    ),
    "what was asked for is there": (f"The page you are looking for is below. {PROSE}", "alive drift"),
}


@pytest.mark.parametrize(("words", "expected"), ABOUT_IT.values(), ids=ABOUT_IT)
def test_what_is_said_of_a_story_is_said_of_the_cited_one_where_there_is_no_other(words: str, expected: str) -> None:
    result = judge(
        CITED, seen(site(f"<p>{words}</p>", "Mills and trams – Elbe Gazette" if "<h1>" in words else "Elbe Gazette"))
    )
    assert f"{result.status} {result.reason}" == expected, result.evidence


ON_FEW_WORDS = {
    "gone": ("en", "Error", "This story was removed or never existed.", "dead"),
    "gone, in Korean": ("ko", "알림", "삭제되었거나 존재하지 않는 기사입니다.", "dead"),
    "gone, in Russian": ("ru", "Ошибка", "Материал удалён или никогда не существовал.", "dead"),
    "a story of another": ("en", "Ada Quill", "The story of her bridge was removed. Harbour trams stopped.", "alive"),
}
AROUND = {
    "en": "Weather Trains Streets Contacts",
    "ko": "오늘의 날씨 기차 시간 거리 소식 연락처 안내",
    "ru": "Погода Поезда Улицы Контакты",
}
TITLES = {"en": TITLE, "ko": "항구 다리 구 년 만에 개통", "ru": "Портовый мост открыт через девять лет"}


@pytest.mark.parametrize(("language", "heading", "words", "expected"), ON_FEW_WORDS.values(), ids=ON_FEW_WORDS)
def test_a_story_is_gone_from_a_page_of_few_words_as_from_a_long_one(
    language: str, heading: str, words: str, expected: str
) -> None:
    cited = called(TITLES[language])
    more = f"<ul>{f'<li>{AROUND[language]}' * 9}</ul>"
    page = html(f"{heading} | Gazette", f"{MENU}<h1>{heading}</h1><p>{words}</p>{more}", language)
    result = judge(cited, replace(seen(page, cited=cited), sibling=MISSING))
    assert result.status == expected, result.evidence


ON_LOSSES = [
    ("Room 404", "en", "alive"),
    ("Ship not found", "en", "alive"),
    ("Mill site for sale", "en", "alive"),
    ("Schiff nicht gefunden", "de", "alive"),
    ("Статья удалена", "ru", "alive"),
    ("Article removed", "en", "dead"),
    ("Page not found", "en", "dead"),
    ("Seite nicht gefunden", "de", "dead"),
]


@pytest.mark.parametrize(("title", "language", "expected"), ON_LOSSES)
def test_a_title_denies_a_long_page_only_if_it_speaks_of_the_page(title: str, language: str, expected: str) -> None:
    page = seen(site(f"<h1>{title}</h1><p>{PROSE[:900]}", f"{title} | Elbe Gazette", language))
    assert judge(CITED, replace(page, sibling=MISSING)).status == expected
    assert judge(CITED, replace(page, sibling=page)).status == "dead"


BESIDE = {
    "one post of many": site(
        "".join(f"<h1>{it}</h1><p>{PROSE[:600]}</p>" for it in ("Harvest", "Page not found", "Bells")), "Notes of Ada"
    ),
    "what a style sheet hides": site(
        f"<h1>Trams of the parish</h1>{PROSE[:600]}<div class=d-none><h1>Page not found</h1>There is none.",
        "Trams of the parish | Elbe Gazette",
    ),
}


@pytest.mark.parametrize("page", BESIDE.values(), ids=BESIDE)
def test_one_heading_of_many_needs_the_host_to_bear_it_out(page: str) -> None:
    observation = seen(page)
    assert judge(CITED, replace(observation, sibling=MISSING)).status == "alive"
    assert judge(CITED, replace(observation, sibling=observation)).status == "dead"
    logo = seen(site(f"<h1>Elbe Gazette</h1><h1>Page not found</h1>{PROSE[:600]}"))
    assert judge(CITED, replace(logo, sibling=MISSING)).status == "dead"


IN_HIDING = [
    "<div hidden>{}</div>",
    "<div style='display:none'>{}</div>",
    "<noscript>{}</noscript>",
    "<dialog>{}</dialog>",
]
HIDDEN = [
    "<h1>Page not found</h1><p>Sorry, the page you are looking for could not be found.</p>",
    "<h1>Please enable JavaScript</h1>",
    "<h1>Log in</h1><input type=password>",
]


@pytest.mark.parametrize("cited", [CITED, BARE], ids=["otherwise", "bare"])
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("around", IN_HIDING)
def test_what_a_page_would_show_if_something_failed_says_nothing(around: str, hidden: str, cited: Cited) -> None:
    for length in (300, 900, 2400):
        article = f"<h1>Trams of the parish</h1><p>{PROSE[:length]}</p>{around.format(hidden)}"
        page = seen(site(article, "Trams of the parish | Elbe Gazette"), cited=cited)
        result = judge(cited, replace(page, sibling=MISSING))
        assert result.status == "alive", result.evidence


def test_a_title_in_hiding_is_a_title() -> None:
    assert judge(CITED, seen(site(f"<h1 hidden>{TITLE}</h1>{PROSE}"))).title_seen


NAMED = "<h1>Ada Quill</h1><p>A singer of the old songs. "
SHORT = {
    "her grave": "Her grave was not found.",
    "her letters": "Two of her letters no longer exist.",
    "her likeness": "The picture is no longer available.",
    "an article on her": "This article was removed from the last edition of the guide.",
    "what a reader may want": "Sorry, the film you are looking for does not exist.",
}


@pytest.mark.parametrize("cited", [CITED, BARE], ids=["otherwise", "bare"])
@pytest.mark.parametrize("words", SHORT.values(), ids=SHORT)
def test_a_page_with_a_name_is_there_however_short(words: str, cited: Cited) -> None:
    page = html("Ada Quill | Elbe Gazette", f"{MENU}{NAMED}{words}")
    assert judge(cited, seen(page, cited=cited)).status == "alive"
    sentence = html("Ada Quill and her songs | Elbe Gazette", f"{MENU}{words}")
    assert judge(cited, seen(sentence, cited=cited)).status == "alive"


@pytest.mark.parametrize("title", ["What to do if your page is not found", "Wie man eine Seite nicht gefunden macht"])
def test_advice_on_what_is_not_found_is_there(title: str) -> None:
    assert judge(BARE, seen(site(PROSE[:900], title), cited=BARE)).status == "alive"
    assert judge(BARE, seen(html(title), cited=BARE)).status == "dead"


@pytest.mark.parametrize(("language", "story"), WORDINGS["stories"].items(), ids=WORDINGS["stories"])
@pytest.mark.parametrize("cited", [CITED, BARE], ids=["titled", "bare"])
def test_a_story_of_what_is_lost_is_not_lost(language: str, story: list[str], cited: Cited) -> None:
    title, words = story
    for page in (site(f"<h1>{title}</h1>{words * 12}", title, language), site(words * 12, "Notes", language)):
        result = judge(cited, seen(page, cited=cited))
        assert result.status == "alive", result.evidence


ALIKE = [
    ("Results of the election of 2010", "Results of the elections of 2010"),
    ("Results of the election in all wards of the town, 2010", "Results of the elections in all wards of the town"),
    ("Minutes of the harbour board, meeting 07", "Minutes of the harbour boards, meeting 7"),
    # With the points of Hebrew and of Arabic, and without.
    ("שלום לגשר הישן", "שָׁלוֹם לַגֶּשֶׁר הַיָּשָׁן"),
    ("فتح الجسر القديم", "فَتْحُ الجِسْرِ القَدِيم"),
]
OF_ANOTHER_NUMBER = [
    ("Results of the election of 2010", "Results of the elections of 2014"),
    ("Minutes of the harbour board, meeting 7", "Minutes of the harbour board, meeting 8"),
]


def shown_for(cited: str, shown: str) -> tuple[str, bool]:
    """Status, and whether the cited title is seen, of a page that calls itself something else."""
    result = judge(called(cited), seen(site(f"<h1>{shown}</h1>{PROSE}", shown), cited=called(cited)))
    return result.status, result.title_seen


@pytest.mark.parametrize(("cited", "shown"), ALIKE)
def test_titles_that_differ_little_are_one(cited: str, shown: str) -> None:
    assert shown_for(cited, shown) == ("alive", True)


@pytest.mark.parametrize(("cited", "shown"), OF_ANOTHER_NUMBER)
def test_titles_of_another_number_are_two(cited: str, shown: str) -> None:
    assert shown_for(cited, shown) == ("alive", False)
