"""Pages of a few words that say something against themselves, of which nobody can be sure what they say it of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.judge import in_doubt, judge
from citecheck.model import Cited
from tests.judge.pages import BARE, CITED, FRONT, MISSING, PROSE, TITLE, html, seen, site

_MENTIONED = replace(BARE, mentions=("the reports of the harbour board",))
_SHORT = "The mill was built in 1803 of stones from a quarry upstream, and its wheel was turned by the Elbe. " * 5
DENIALS = {
    "a sentence between margins": (site("<p>La page que vous recherchez est introuvable.</p>", language="fr"), BARE),
    "something that may be one of many": (html("Films", "Video currently unavailable. Try others of ours."), BARE),
    "the same beside other words": (html("Films", "Video currently unavailable. Try others of ours."), _MENTIONED),
    "between margins of some words": (
        site(
            f"<p>Leider konnte die von Ihnen aufgerufene Seite nicht gefunden werden.</p>{_SHORT[:200]}", language="de"
        ),
        BARE,
    ),
    "in letters that say more": (site("<p>抱歉,您要查看的文章已被删除。</p>", language="zh"), BARE),
    "under a title that may be a name": (site(f"<h1>Elbe</h1>{_SHORT}", "404"), BARE),
}
"""These show that they are not what is cited, but not that it is gone: the host has another page for that."""
_FEED = (
    "<rss><channel><title>Notices to mariners</title><item><title>Light 404 not found</title></item>"
    "<item><title>Light 7 found again</title></item></channel></rss>"
)
NAMES = {
    "a picture that is missing on a page with a name": (
        site("<h1>Brass astrolabe, 1882</h1><p>Image not available.</p>", "Brass astrolabe, 1882 | Elbe Museum"), BARE,
    ),
    "a book of that name": (site(f"<h1>Page Not Found</h1>{_SHORT}", "Page Not Found by Ellen Marsh"), BARE),
    "an article on it": (site(f"<p>Sorry, the page you asked for was not found.</p>{PROSE}"), BARE),
    "what is cited, and says it": (html("Elbe", "<p>Video currently unavailable: a study of the sign."), replace(CITED,
        titles=("Video currently unavailable: a study of the sign",))),
    "a feed": (_FEED, BARE),
    "a feed that has the title in it": (_FEED, replace(CITED, titles=("Light 7 found again",))),
    "a number of data": ('{"id": 404, "page": 404, "name": "Light 404, Alder Point"}', BARE),
    "what comes next is said to a reader": (
        site(f"<p>{_SHORT[:200]} Photo not available in larger size. You can order a print."), BARE,
    ),
    "a table with a note": (
        site("<table>" + "<tr><td>Larsson<td>1-0<td>Montefiore" * 9 + "</table><p>No results for board 4."), BARE,
    ),
    "a list with a question below it": (
        site("<ul>" + "<li>Report of the board" * 200 + "</ul><p>Can't find the page you are looking for?"), BARE,
    ),
    "a few words beside a picture": (html("Elbe Gazette", "<img src=a.jpg> The bridge"), BARE),
    "a few words under a name": (html("packet | Elbe Words", "<h1>packet</h1>a vessel that carries mail"), BARE),
    "a number among many": (site("<table><tr><td>403<td>12<td>404<td>17</table>"), BARE),
}  # fmt: skip


def verdict(page: str, cited: Cited) -> str:
    """What a page is where the host answers 404 for what cannot exist."""
    media_type = {"<r": "application/rss+xml", "{": "application/json"}.get(page[:2].strip('"'), "text/html")
    result = judge(cited, replace(seen(page, cited=cited, media_type=media_type), sibling=MISSING))
    return f"{result.status} {result.reason}"


def test_the_name_of_the_site_shows_nothing_of_a_page() -> None:
    page = site("<p>Video currently unavailable. Try others of ours.</p>", "Presa Diario")
    cited = replace(CITED, titles=("Presa desbordada",), works=("Presa Diario",))
    assert verdict(page, cited) == "alive drift"
    assert verdict(page, replace(cited, works=())) == "alive ok"


def test_a_remark_is_no_page() -> None:
    for words in ("Invalid wreck ID", "No such ship in the database."):
        remark = html("Elbe Gazette", f"<p>{words}</p>")
        assert verdict(remark, BARE) == verdict(remark, CITED) == "alive drift"


def test_a_redirect_to_the_folder_of_a_page_is_doubted() -> None:
    section = seen(site(PROSE, "Archive – Elbe Gazette"), cited=BARE, to=f"{FRONT}archive/")
    assert in_doubt(BARE, section)
    assert judge(BARE, replace(section, sibling=section)).reason == "soft_404"
    assert judge(BARE, replace(section, sibling=MISSING)).reason == "moved"
    beside = seen(site(PROSE, "Harbour bridge opens – Elbe Gazette"), cited=BARE, to=f"{FRONT}old/")
    assert not in_doubt(BARE, beside)


@pytest.mark.parametrize(("page", "cited"), DENIALS.values(), ids=DENIALS)
def test_a_denial_that_proves_nothing_is_not_overheard(page: str, cited: Cited) -> None:
    assert verdict(page, cited) == "alive drift"


@pytest.mark.parametrize(("page", "cited"), NAMES.values(), ids=NAMES)
def test_a_page_with_more_to_say_is_there(page: str, cited: Cited) -> None:
    assert verdict(page, cited) == "alive ok"


def test_a_denial_that_the_host_bears_out_is_believed() -> None:
    for page, cited in DENIALS.values():
        found = seen(page, cited=cited)
        assert judge(cited, replace(found, sibling=found)).reason == "soft_404"


_WEAK = site("<p>The file is missing from our server.</p>", "Viewer")
_QUOTES = site(f"<p>Members wrote “page not found” in the book of complaints.</p>{_SHORT[:120]}", "Book")


def test_a_weak_denial_is_believed_where_nothing_of_the_cited_title_is_seen() -> None:
    assert verdict(_WEAK, CITED) == "dead soft_404"
    # The site has not been asked yet whether it knows what it lacks.
    assert in_doubt(CITED, seen(_WEAK))
    assert judge(CITED, seen(_WEAK)).reason == "drift"


@pytest.mark.parametrize(
    ("page", "cited"),
    [
        (_WEAK, BARE),
        (_WEAK, replace(CITED, languages=("ru",))),
        (site("<p>The file is missing from our server at the moment.</p>", "Viewer"), CITED),
        (_WEAK.replace("Viewer", "Harbour bridge after nine years of work | Viewer"), CITED),
        (_QUOTES, CITED),
        (_QUOTES.replace("“", "‘").replace("”", "’"), BARE),
        (_QUOTES.replace("“", "„").replace("”", "“"), BARE),
    ],
    ids=["no title", "another language", "passing", "half of the title", "quoted", "singly quoted", "quoted low"],
)
def test_a_weak_denial_is_not_believed_otherwise(page: str, cited: Cited) -> None:
    assert verdict(page, cited).startswith("alive")


OF_ANOTHER = {
    "a page of something": "The page with the tender could not be found by the clerk.",
    "the same in Spanish": "La página del concurso no se encuentra en el libro.",
    "an article of a law": "El artículo 4 fue eliminado en 1911.",
    "another sentence": "Mind the old map page. It is gone from the wall.",
    "behind a colon": "Strona w przebudowie: część działów usunięto.",
    "what it is joined to": "Il bando è scaduto, e la pagina per le domande si legge a memoria.",
}


@pytest.mark.parametrize("words", OF_ANOTHER.values(), ids=OF_ANOTHER)
@pytest.mark.parametrize("cited", [CITED, BARE], ids=["title", "bare"])
def test_a_denial_of_something_else_is_none(words: str, cited: Cited) -> None:
    assert verdict(html("Minutes", f"<p>{words} {_SHORT[:100]}"), cited).startswith("alive")


def test_a_page_at_an_address_is_the_one_that_was_asked_for() -> None:
    for words in ("The page at this address could not be found.", "The page on our site does not exist."):
        assert verdict(html("Elbe", f"<p>{words}"), CITED) == "dead soft_404"


def test_goods_that_are_sold_have_a_page_of_their_own() -> None:
    words = "Sorry, this item is no longer available. It had an arc of 19 cm, and its box."
    shown = html("Brass sextant no. 12", f"<h1>Brass sextant no. 12</h1><p>{words}")
    assert verdict(shown, BARE) == "alive drift"
    assert verdict(html("Quay Shop", f"<h1>Oops</h1><p>{words[:40]}"), BARE) == "dead soft_404"


def test_one_page_for_everything_that_has_the_cited_title_is_cited() -> None:
    page = html("Catalogue", f"<h1>{TITLE}</h1><p>One picture of a gannet is missing.</p>")
    assert alike(page, CITED) == "alive ok"


def test_a_title_before_a_sentence_is_no_echo() -> None:
    page = html("Boats", f"<p>Repairs: not available at present. <h2>{TITLE}</h2><p>The slip of 1902 was removed.")
    assert verdict(page, CITED) == "alive ok"
    echo = html("Boats", f"<p>{TITLE} could not be found.")
    assert verdict(echo, CITED) == "dead soft_404"


def test_a_title_that_asks_denies_nothing() -> None:
    for title in ("Page not found?", "Thread deleted?"):
        assert verdict(html(title, f"<p>{_SHORT[:200]}"), BARE).startswith("alive")


def alike(page: str, cited: Cited) -> str:
    """What a page is where the host answers the same for what cannot exist."""
    found = seen(page, cited=cited)
    result = judge(cited, replace(found, sibling=found))
    return f"{result.status} {result.reason}"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (site(PROSE, "Shop"), "alive ok"),
        (html("Shop", "<p>Our doors are shut.</p>"), "alive ok"),
        (site("<p>The file is missing from our server.</p>", "Shop"), "dead soft_404"),
        (site(PROSE, "Elbe Gazette"), "alive drift"),
    ],
    ids=["much to say", "a few words", "a denial", "a front page"],
)
def test_one_page_for_everything_that_nobody_named(page: str, expected: str) -> None:
    assert alike(page, BARE) == expected


BOARD = "<form>User <input name=u> Password <input type=password></form>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (html("Board", f"{BOARD}<p>Sorry, the topic you asked for does not exist.</p>"), "dead soft_404"),
        (html("Board", f"{BOARD}<p>{_SHORT[:400]}</p>"), "alive ok"),
        (html("Board", f"{BOARD}<p>Please log in to read this.</p>"), "blocked login"),
        (html("Board", BOARD), "blocked login"),
    ],
    ids=["a denial", "a post", "a door", "nothing else"],
)
def test_a_field_for_a_password_is_no_wall_by_itself(page: str, expected: str) -> None:
    assert verdict(page, BARE) == expected


NOTES = {
    "en": "This page has moved. Please update your bookmarks.",
    "de": "Diese Seite ist umgezogen.",
    "fr": "Le site a déménagé, mettez à jour vos favoris.",
    "es": "La página se ha trasladado.",
    "it": "Il sito si è trasferito.",
    "pt": "Atualize seus favoritos: o site mudou de endereço.",
    "nl": "Deze website is verhuisd.",
    "pl": "Strona została przeniesiona.",
    "sv": "Sidan har flyttat.",
    "cs": "Stránky se přestěhovaly.",
    "ru": "Наш сайт переехал.",
    "ja": "当サイトは移転しました。",
    "zh": "本站已搬迁,请更新您的书签。",
    "ko": "홈페이지가 이전되었습니다.",
}


@pytest.mark.parametrize("language", NOTES)
def test_a_note_that_a_page_has_moved_is_not_the_page(language: str) -> None:
    note = f"{NOTES[language]} <a href=http://elbe.example>http://elbe.example</a>"
    for cited in (CITED, BARE):
        found = seen(html("Elbe", note, language), cited=cited)
        for sibling in (MISSING, found):
            result = judge(cited, replace(found, sibling=sibling))
            assert f"{result.status} {result.reason}" == "alive drift", result.evidence
        assert verdict(html("Elbe", f"<p>{note}</p>{PROSE}", language), BARE) == "alive ok"
    assert verdict(html("Elbe", f"<h1>{TITLE}</h1>{note}", language), CITED) == "alive ok"


OTHER_NOTES = {
    "or does not exist": "La pagina che stai cercando non esiste o è stata spostata.",
    "or was deleted": "The page has moved or been deleted.",
    "or may have": "It is possible that you have reached this page because the site may have moved. SORRY!",
}


@pytest.mark.parametrize("words", OTHER_NOTES.values(), ids=OTHER_NOTES)
def test_what_may_have_moved_left_no_note(words: str) -> None:
    found = seen(html("Elbe", words))
    assert "says that it has moved" not in judge(CITED, replace(found, sibling=MISSING)).evidence


TRADE = "<p>Free spins, slots, roulette and a welcome bonus without a deposit. Casinos not on GamStop.</p>" * 3


def test_another_trade_in_the_place_of_what_nobody_named_is_told() -> None:
    page = html("Best casinos not on GamStop: slots and bonus", TRADE)
    assert verdict(page, BARE) == verdict(page, _MENTIONED) == "alive drift"
    assert verdict(page, CITED) == "dead usurped"
    article = site(f"<h1>The casino on the quay</h1>{PROSE}<p>The casino had slots and roulette.</p>", "The casino")
    assert verdict(article, BARE) == "alive ok"


def test_who_takes_the_place_of_a_site_may_keep_its_name() -> None:
    cited = replace(CITED, titles=("History of the Elbe Gazette",))
    page = html("Casinos not on GamStop: slots and bonus | Elbe Gazette", f"<p>Elbe Gazette</p>{TRADE}")
    assert verdict(page, cited) == "dead usurped"
    history = html("Elbe Gazette", f"<h1>A history of our paper</h1><p>Elbe Gazette</p>{TRADE}")
    assert verdict(history, cited) != "dead usurped"


def test_what_scripts_are_to_show_is_shown() -> None:
    def shell(state: str) -> str:
        return html("Elbe", f"<div id=app></div><script type=application/json>{state}</script><script src=a></script>")

    assert verdict(shell(f'{{"page": [{{"title": "{TITLE}"}}]}}'), CITED) == "alive ok"
    slug = TITLE.lower().replace(" ", "-")
    assert verdict(shell(f'{{"asked": "{slug}", "status": 404}}'), CITED) == "unreachable empty"
    assert verdict(shell("{"), CITED) == "unreachable empty"
