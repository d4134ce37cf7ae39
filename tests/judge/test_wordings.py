"""What pages say of themselves, in many languages and places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, Observation
from tests.judge.pages import BARE, CITED, MISSING, html, seen, site

WORDINGS = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))
NOT_FOUND = [(language, words) for language, every in WORDINGS["not_found"].items() for words in every]


def verdict(page: str, cited: Cited = CITED, status: int = 200) -> str:
    result = judge(cited, seen(page, cited=cited, status=status))
    return f"{result.status} {result.reason}"


@pytest.mark.parametrize(("language", "words"), NOT_FOUND, ids=[words for _, words in NOT_FOUND])
def test_that_there_is_no_such_page_is_understood(language: str, words: str) -> None:
    in_title = site("<p>…</p>", f"{words} | Elbe Gazette", language)
    in_heading = site(f"<h1>{words}</h1>", language=language)
    in_text = html("Elbe Gazette", f"<p>{words}</p>", language)
    for page in (in_title, in_heading, in_text):
        assert verdict(page) == "dead soft_404"
    assert verdict(in_text, BARE) == "dead soft_404"


TOLD = [(language, *story) for language, stories in WORDINGS["told"].items() for story in stories]


@pytest.mark.parametrize(("language", "title", "words"), TOLD, ids=[title for _, title, _ in TOLD])
@pytest.mark.parametrize("cited", [CITED, BARE], ids=["otherwise", "bare"])
def test_what_is_told_of_things_that_are_gone_denies_no_page(
    language: str, title: str, words: str, cited: Cited
) -> None:
    for times in (1, 8):
        body = f"<h1>{title}</h1>{f'<p>{words}</p>' * times}"
        page = seen(site(body, f"{title} | Elbe Gazette", language), cited=cited)
        result = judge(cited, replace(page, sibling=MISSING))
        assert result.status == "alive", result.evidence


_POEM = "The sea is wide, the night is long, and nobody who sailed with us has ever told the others where it lies."
COMMON = {
    "told of a thing": ("Lot 9 was withdrawn, and the sextant went back to its maker's heirs.", False),
    "a thing that is shown": ("This lot was withdrawn.", True),
    "a thing that is shown, and more of it": (f"This lot was withdrawn. {_POEM}", False),
    "something else that is shown": ("This sundial has been removed.", True),
    "something else that is shown, and more of it": (f"This sundial has been removed. {_POEM}", False),
    "whatever is wished for": ("The sextant you are looking for has been eaten by the sea.", True),
    "whatever is wished for, in a poem": (f"The sextant you are looking for has been eaten by the sea. {_POEM}", False),
    "what is supposed": ("If the page you asked for does not exist, the cook will draw another one.", False),
}


@pytest.mark.parametrize(("words", "denies"), COMMON.values(), ids=COMMON)
def test_what_any_text_may_say_denies_a_page_that_says_little_else(words: str, *, denies: bool) -> None:
    result = judge(CITED, seen(html("Elbe Gazette", f"<p>{words}</p>")))
    assert (result.reason == "soft_404") is denies, result.evidence


def test_a_sentence_between_long_margins_needs_a_title_that_is_not_there() -> None:
    page = site("<p>Unfortunately, the page you are looking for could not be found.</p>")
    assert verdict(page) == "dead soft_404"
    assert verdict(page, BARE) == "alive drift"
    both = replace(seen(page, cited=BARE), sibling=seen(page, cited=BARE))
    assert judge(BARE, both).reason == "soft_404"


OTHERS = {
    "dead parked": [
        *((words, "") for words in WORDINGS["parked"]),
        ("gazette-elbe.org is for sale", ""),
        ("gazette-elbe.org", "The domain gazette-elbe.org may be for sale by its owner!"),
        ("gazette-elbe.org", "This domain is parked free, courtesy of your registrar. Get this domain"),
        ("Contact Support", "This account has been suspended."),
    ],
    "dead soft_404": [
        ("Apache2 Ubuntu Default Page: It works", ""),
        ("", "<h1>It works!</h1>"),
        ("Test Page for the HTTP Server on AlmaLinux", ""),
        ("Domain Default page", ""),
        ("站点创建成功", ""),
        ("Index of /archive", "Parent Directory"),
        ("Coming Soon", ""),
        ("Whitelabel Error Page", "There was an unexpected error (type=Not Found, status=404)."),
        ("An Error Occurred", "The server returned a “404 Not Found”."),
        ("Invalid Identifier", "The identifier 123/8 does not correspond to a valid item."),
        ("FASTPANEL", "Why am I seeing this page?"),
    ],
    "unreachable server_error": [
        ("", "<b>Fatal error</b>: Uncaught Error: Class 'Page' not found in /var/www/index.php:12"),
        ("", "Warning: include(/p.php): failed to open stream: No such file or directory"),
        ("TemplateDoesNotExist at /page", "Django Version: 5.0 " * 99),
        ("Runtime Error", "Server Error in '/' Application."),
        ("Wartungsarbeiten", ""),
        ("Технические работы", ""),
        ("メンテナンス中", ""),
        ("Bandwidth Limit Exceeded", ""),
        ("Elbe", "This content isn't available at the moment. Its owner may have shared it with few."),
    ],
    "blocked bot_wall": [
        ("gazette-elbe.org", "Please enable JS and disable any ad blocker"),
        ("", "Request unsuccessful. Incapsula incident ID: 123-456"),
        ("Making sure you're not a bot!", ""),
        ("Вы не робот?", ""),
        ("百度安全验证", ""),
        ("Nur einen Moment…", ""),
        ("Before you continue to Elbe", ""),
        ("Age verification", "Are you over 18?"),
    ],
    "blocked login": [
        ("Log in | Elbe", ""),
        ("Anmelden", ""),
        ("ログイン", ""),
        ("Elbe Gazette", "You must be logged in to view this page."),
        ("Catalogue", "<h1>Your session has timed out</h1>Please start a new search."),
        ("OPAC", "<h1>Ihre Sitzung ist abgelaufen</h1>"),
        ("Private video", "Ask its owner to be let in."),
        ("You need access", "Request access, or switch to an account with access."),
        ("Chirps", "<h1>These posts are protected</h1>Only approved followers can see them."),
    ],
    "blocked legal": [
        ("Sorry", "This site is currently unavailable in your region."),
        ("Elbe", "Diese Inhalte sind in Ihrem Land nicht verfügbar"),
        ("Internet Positif", "<h1>Situs ini diblokir</h1>"),
        ("Sito bloccato", "Sito inibito in ottemperanza al provvedimento dell'Autorità."),
    ],
    "blocked paywall": [
        ("Elbe Gazette", "Subscribe to continue reading. Already a subscriber?"),
        ("Эльба", "<h1>Статья доступна только подписчикам</h1>"),
        ("Łaba", "<h1>Ten artykuł jest dostępny tylko dla prenumeratorów</h1>"),
    ],
    "unreachable empty": [
        ("Elbe", ""),
        ("Elbe", "<noscript>You need to enable JavaScript.</noscript><div id=root></div><script src=a></script>"),
        ("", ""),
        ("Zzz", "Zzz"),
    ],
}
PAGES = [(title, body, expected) for expected, pages in OTHERS.items() for title, body in pages]


@pytest.mark.parametrize(("title", "body", "expected"), PAGES, ids=[f"{page[0]} {page[1][:40]}" for page in PAGES])
def test_what_stands_instead_of_a_page_is_understood(title: str, body: str, expected: str) -> None:
    assert verdict(html(title, body)) == expected


STATUSES = [
    ("This domain is for sale", 403, "dead parked"),
    ("Account Suspended", 503, "dead parked"),
    ("Sign in", 403, "blocked login"),
    ("Just a moment...", 404, "blocked bot_wall"),
    ("Page not found", 500, "unreachable server_error"),
    ("Page not found", 403, "blocked forbidden"),
    ("Welcome to nginx!", 404, "dead not_found"),
]


@pytest.mark.parametrize(("title", "status", "expected"), STATUSES)
def test_a_page_may_say_more_than_its_status(title: str, status: int, expected: str) -> None:
    assert verdict(html(title), status=status) == expected


FORMS = [
    ('{"status": 404, "message": "Article not found"}', "application/json", "dead soft_404"),
    ("404 page not found", "text/plain", "dead soft_404"),
    ("<Error><Code>NoSuchKey</Code>The specified key does not exist.</Error>", "application/xml", "dead soft_404"),
    ("<Error><Code>AccessDenied</Code>Access Denied</Error>", "application/xml", "blocked bot_wall"),
    ("%PDF-1.7", "application/pdf", "alive ok"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "media_type", "expected"), FORMS, ids=[form[0][:30] for form in FORMS])
def test_what_is_no_html_speaks_too(body: str, media_type: str, expected: str) -> None:
    result = judge(CITED, seen(body, media_type=media_type))
    assert f"{result.status} {result.reason}" == expected


def test_a_tiny_page_stands_where_the_host_has_something_else_for_what_cannot_exist() -> None:
    tiny: Observation = seen(html("Zzz", "Zzz"))
    assert judge(CITED, tiny).reason == "empty"
    assert judge(CITED, replace(tiny, sibling=replace(tiny, http_status=404))).status == "alive"


SENTENCES = [
    "The old mill no longer exists.",
    "Nothing was found in the wreck.",
    "His account was closed in 1932.",
    "The song was removed from the album.",
    "The website was closed in 2003.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_on_something_that_is_gone_is_no_sign(sentence: str) -> None:
    page = seen(html("Elbe Gazette", f"<p>{sentence}</p>"))
    assert judge(CITED, page).status == "alive"
    assert in_doubt(CITED, page)
    assert judge(CITED, replace(page, sibling=page)).reason == "soft_404"
