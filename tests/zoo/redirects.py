"""Where an address leads: on, in circles, to the front door, to another house, to nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from tests.servers import Exchange
from tests.zoo.answers import Answer, answer, does, empty, fine, front, sends, shows, status, to, where
from tests.zoo.pages import Page, article, article_with, document, framed, notice, worded
from tests.zoo.rows import (
    ALIVE,
    BAD_REDIRECT,
    DONT_KNOW,
    DRIFT,
    EMPTY,
    FORBIDDEN,
    GONE,
    HERE,
    LEGAL,
    LOGIN,
    MOVED,
    NO_NAME,
    NOT_FOUND,
    PARKED,
    PRIVATE,
    RATE_LIMITED,
    REFUSES_US,
    SCHEME,
    SERVER_ERROR,
    SOFT_404,
    TO_ROOT,
    TOO_MANY_REDIRECTS,
    USURPED,
    Row,
    Verdicts,
)
from tests.zoo.stories import Story, story

_NEW = "/new/{slug}"
# Places of many a live site that sound as those of dead ones do.
_SOUNDING_DEAD = (
    "/parking", "/visit/park/", "/missing", "/cars/model-404", "/article/410", "/unavailable", "/expired",
    "/tv", "/it/",
)  # fmt: skip
_PERMANENT = (301, 308)
_TEMPORARY = (302, 303, 307)
_PRIVATE = (
    "http://127.0.0.1/",
    "http://10.0.0.1/a",
    "http://169.254.169.254/latest/",
    "http://localhost/",
    "http://[::1]/",
)
_OTHER_SCHEMES = (
    "ftp://{host}{path}", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@{host}", "data:text/html,hello",
    "about:blank", "intent://{host}{path}#Intent;end", "tel:+4912345",
)  # fmt: skip


def _login(it: Story) -> str:
    form = (
        '<form method="post"><input name="user"><input type="password" name="password"><button>Log in</button></form>'
    )
    return framed(it, f"Log in – {it.site}", f"<h1>Log in</h1><p>Please sign in to continue.</p>{form}")


def _search(it: Story) -> str:
    return framed(
        it,
        f"Search results – {it.site}",
        f'<h1>Search results</h1><form><input name="q" value="{it.slug}"></form><p>Your search gave no results.</p>',
    )


def _section(it: Story) -> str:
    return framed(
        it, f"Local news – {it.site}", f"<h1>Local news</h1><p>{it.paragraphs[1]}</p><p>{it.paragraphs[2]}</p>"
    )


def _unrelated(it: Story) -> str:
    return article(it.about("Ten recipes for a rainy weekend"))


def _refreshed(target: str, seconds: int = 0, text: str = "") -> Page:
    """A page that leads on by a meta element."""

    def page(it: Story) -> str:
        head = f'<meta http-equiv="refresh" content="{seconds}; url={it.fill(target)}">'
        return document("Redirecting", f"<p>{text}</p>", head=head)

    return page


def _scripted(script: str) -> Page:
    """A page that leads on by a script and says nothing else."""
    return lambda it: document("", f"<script>{script.replace('TARGET', it.fill(_NEW))}</script>")


def _chain(length: int) -> Mapping[str, Answer]:
    steps = {f"/step/{number}": to(f"/step/{number + 1}", 302) for number in range(1, length)}
    return steps | {f"/step/{length}": fine}


def _in_french(it: Story) -> str:
    french = story(it.random, "fr", {"host": it.host})
    return article(french)


def _consent(it: Story) -> str:
    return document(
        "Before you continue",
        f"<h1>Before you continue</h1><p>We and our 812 partners use cookies on {it.host}.</p>"
        "<button>Accept all</button><button>Reject all</button>",
    )


def _raw_location(target: str) -> Answer:
    """A redirect to an address in raw UTF-8, as servers send it that were never told otherwise."""
    return sends(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())


_TWO_LOCATIONS = sends("HTTP/1.1 302 Found\r\nLocation: /new/a\r\nLocation: /new/b\r\nContent-Length: 0\r\n\r\n")


def _growing(exchange: Exchange) -> None:
    answer(302, b"", Location=f"{exchange.request.target}/again")(exchange)


def _elsewhere(name: str, location: str, code: int = 301, new: Answer = fine) -> Row:
    """The article, at another address of its own site or of the one called `new`."""
    return Row(name, to(location, code), HERE, paths={_NEW: new}, others={"new": new})


def _to(name: str, target: str, page: Answer, accepted: Verdicts) -> Row:
    """Another page than the article, at another address of the site."""
    return Row(name, to(target, 302), accepted, paths={target: page})


def _another(it: Story) -> str:
    """An article, but not the one that is cited."""
    return article(it.about("Notes for visitors of our town"))


def _knows_cookie(exchange: Exchange) -> bool:
    return "seen=1" in exchange.request.headers.get("cookie", "")


# What only a browser follows may be seen as it is, and is no sign of death.
_AT_BEST = HERE | DRIFT | EMPTY
_COOKIE_WALL = where(_knows_cookie, fine, to("/set", 302))

ROWS = (
    *(Row(f"{code} to the article", to(_NEW, code), MOVED, paths={_NEW: fine}) for code in _PERMANENT),
    *(Row(f"{code} to the article", to(_NEW, code), HERE, paths={_NEW: fine}) for code in _TEMPORARY),
    Row("301 to the article on another site", to("http://{new}{path}"), MOVED, others={"new": fine}),
    _elsewhere("302 to the article on another site", "http://{new}{path}", 302),
    _elsewhere("an absolute address", "http://{host}/new/{slug}"),
    _elsewhere("an address without a scheme", "//{new}{path}"),
    _elsewhere("an address relative to the folder", "/new/../new/{slug}"),
    _elsewhere("a name in capitals", "HTTP://{new}{path}"),
    _elsewhere("a fragment in it", "/new/{slug}#top"),
    _elsewhere("blanks around it", "  /new/{slug}  "),
    *(_to(f"another article at {path}", path, shows(_another), HERE | DRIFT) for path in _SOUNDING_DEAD),
    Row("a query alone", to("?page=1"), HERE, path="/a/{slug}", paths={"/a/{slug}?page=1": fine}),
    Row("a slash at the end", to("{path}/"), HERE, path="/a/{slug}", paths={"/a/{slug}/": fine}),
    Row("www before it", to("http://{new}{path}"), HERE, others={"new": fine}),
    Row("a session in it", to("{path}?sid=4711", 302), HERE, path="/a/{slug}", paths={"/a/{slug}?sid=4711": fine}),
    Row("blanks in it", to("/new/a b"), HERE, paths={"/new/a%20b": fine}),
    Row("UTF-8 in it", _raw_location("/new/städte"), HERE, paths={"/new/st%C3%A4dte": fine}),
    Row("a capital letter", to("/New/{slug}"), HERE, paths={"/New/{slug}": fine}),
    Row("a chain of 5", to("/step/1", 302), HERE, paths=_chain(5)),
    Row("a chain of 12", to("/step/1", 302), HERE | TOO_MANY_REDIRECTS, paths=_chain(12)),
    Row("a chain of 25", to("/step/1", 302), TOO_MANY_REDIRECTS, paths=_chain(25)),
    Row("a loop of one", to("{path}", 302), TOO_MANY_REDIRECTS | BAD_REDIRECT),
    Row("a loop of two", to("/b", 302), TOO_MANY_REDIRECTS | BAD_REDIRECT, paths={"/b": to("{path}", 302)}),
    Row("a loop that grows", does(_growing), TOO_MANY_REDIRECTS, otherwise=does(_growing)),
    Row(
        "a loop for those without cookies",
        _COOKIE_WALL,
        HERE,
        paths={"/set": to("{path}", 302, Set_Cookie="seen=1; Path=/")},
    ),
    Row(
        "a cookie that another host sets",
        where(_knows_cookie, status(403), to("http://{new}/", 302)),
        HERE,
        others={"new": to("http://{host}/new/{slug}", 302, Set_Cookie="seen=1")},
        paths={_NEW: fine},
    ),
    Row("to the root", to("/"), TO_ROOT),
    Row("to the root, for a while", to("/", 302), TO_ROOT),
    Row("to the root by its whole address", to("http://{host}/"), TO_ROOT),
    Row("to index.html", to("/index.html"), TO_ROOT, paths={"/index.html": front}),
    Row("to the root of a language", to("/en/"), TO_ROOT | DRIFT | SOFT_404, paths={"/en/": front}),
    Row("to the root with a hint", to("/?error=404"), TO_ROOT | SOFT_404, paths={"/?error=404": front}),
    Row("to the root in three steps", to("/a"), TO_ROOT, paths={"/a": to("/b"), "/b": to("/")}),
    Row("the root of another site", to("http://{new}/"), TO_ROOT | USURPED | DRIFT, others={"new": front}),
    Row("the root that shows the article", to("/", 302), HERE, root=fine),
    Row("the root, cited as the site", to("/", 302), HERE, path="/index.php", cites=lambda it: (it.site,)),
    Row("the root, cited without a title", to("/"), TO_ROOT, cites=lambda _: ()),
    Row("a dead page after a redirect", to("/gone", 302), NOT_FOUND),
    Row("a page that is gone after a redirect", to("/gone", 302), GONE, paths={"/gone": status(410)}),
    Row("403 after a redirect", to("/no", 302), FORBIDDEN, paths={"/no": status(403)}),
    Row("429 after a redirect", to("/no", 302), RATE_LIMITED, paths={"/no": status(429)}),
    Row("451 after a redirect", to("/no", 302), LEGAL, paths={"/no": status(451)}),
    Row("500 after a redirect", to("/no", 302), SERVER_ERROR, paths={"/no": status(500)}),
    Row("a name that does not exist", to("http://nobody-has-this-name.org/"), NO_NAME | DONT_KNOW),
    _to("to /404", "/404", shows(notice("Not found | {site}", "Not found", "This page is not here.")), SOFT_404),
    _to("to error.html", "/error.html", shows(worded("missing")), SOFT_404),
    _to("to notfound.aspx", "/notfound.aspx?from=/x", shows(worded("missing")), SOFT_404),
    _to("to a login", "/login?next=/a", shows(_login), LOGIN),
    Row("to a login elsewhere", to("http://{new}/sso?back={host}", 302), LOGIN, others={"new": shows(_login)}),
    _to("to a login that is called otherwise", "/members", shows(_login), LOGIN),
    _to("to a search", "/search?q=a", shows(_search), SOFT_404 | DRIFT),
    _to("to a section", "/local", shows(_section), SOFT_404 | DRIFT),
    _to("to an unrelated page", "/recipes/rain", shows(_unrelated), DRIFT | SOFT_404),
    Row(
        "to an unrelated page elsewhere",
        to("http://{new}/recipes"),
        DRIFT | USURPED | SOFT_404,
        others={"new": shows(_unrelated)},
    ),
    Row("to the mobile site", to("http://{new}{path}", 302), HERE, others={"new": fine}),
    Row(
        "to a print version",
        to("/print/{slug}", 302),
        HERE,
        paths={"/print/{slug}": shows(article_with(title="{title} - print"))},
    ),
    Row("to another language", to("/fr/{slug}", 302), HERE | DRIFT, paths={"/fr/{slug}": shows(_in_french)}),
    Row("to a consent page", to("http://{new}/consent?u={host}", 302), REFUSES_US, others={"new": shows(_consent)}),
    Row(
        "to a domain seller",
        to("http://{new}/for-sale?domain={host}", 302),
        PARKED | USURPED,
        others={"new": shows(worded("parked", frame=False))},
    ),
    Row("a blank address", to("", 302), BAD_REDIRECT | TOO_MANY_REDIRECTS),
    Row("no address", empty(302), BAD_REDIRECT),
    Row("no address, but the article", shows(article, 302), BAD_REDIRECT | HERE),
    Row("an address that is none", to("http://", 302), BAD_REDIRECT | TOO_MANY_REDIRECTS),
    Row("an address of colons", to(":::", 302), BAD_REDIRECT | NOT_FOUND),
    Row("an address with a bad port", to("http://{host}:99999/", 302), BAD_REDIRECT),
    Row("two addresses", _TWO_LOCATIONS, HERE | BAD_REDIRECT, paths={"/new/a": fine, "/new/b": fine}),
    *(Row(f"to {address.partition(':')[0]}:", to(address, 302), BAD_REDIRECT | SCHEME) for address in _OTHER_SCHEMES),
    *(Row(f"to {address}", to(address, 302), BAD_REDIRECT | PRIVATE) for address in _PRIVATE),
    Row("a meta refresh to the article", shows(_refreshed(_NEW)), HERE, paths={_NEW: fine}),
    Row(
        "a meta refresh after 5 seconds",
        shows(_refreshed(_NEW, 5, "This page has moved.")),
        HERE | DRIFT | EMPTY,
        paths={_NEW: fine},
    ),
    Row("a meta refresh to the root", shows(_refreshed("/")), TO_ROOT),
    Row("a meta refresh to what is not there", shows(_refreshed("/nowhere")), NOT_FOUND),
    Row("an article that reloads itself", shows(article_with(head='<meta http-equiv="refresh" content="300">')), ALIVE),
    Row(
        "a Refresh header", shows(_refreshed("/x"), Refresh="0; url=/new/{slug}"), HERE | NOT_FOUND, paths={_NEW: fine}
    ),
    Row(
        "a script to the article", shows(_scripted('location.href="TARGET"')), HERE | DRIFT | EMPTY, paths={_NEW: fine}
    ),
    Row(
        "a script that replaces",
        shows(_scripted('window.location.replace("TARGET")')),
        _AT_BEST,
        paths={_NEW: fine},
    ),
)
