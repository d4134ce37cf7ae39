"""Pages that are not there and say so with status 200, or do not say so at all."""

from __future__ import annotations

from tests.zoo.answers import file, front, shows, to
from tests.zoo.pages import Page, default, document, framed, home, worded
from tests.zoo.rows import (
    ALIVE,
    DONT_KNOW,
    DRIFT,
    EMPTY,
    FORBIDDEN,
    HERE,
    NOT_FOUND,
    PARKED,
    SERVER_ERROR,
    SOFT_404,
    TO_ROOT,
    Row,
)
from tests.zoo.stories import Story, words

_LANGUAGES = tuple(words("missing"))
_PARTS = ("title", "heading", "text")


def _everywhere(name: str, page: Page, language: str = "en") -> Row:
    """What a site shows for every page that it does not have."""
    return Row(name, shows(page), SOFT_404, language, otherwise=shows(page))


def _only_here(name: str, page: Page, language: str = "en") -> Row:
    """What a site shows in the place of what it took away, though it answers 404 to what it never had."""
    return Row(name, shows(page), SOFT_404, language)


def _bannered(it: Story) -> str:
    """The front page, with a word about what was not found."""
    banner = "<div class='alert'>Sorry, the page you were looking for could not be found. Here is our home page.</div>"
    return home(it).replace("<main>", f"<main>{banner}")


def _suggesting(it: Story) -> str:
    """A long page that says in one line that there is nothing, and then shows much else."""
    more = "".join(f"<section><h3>{text}</h3><p>{it.paragraphs[2]}</p></section>" for text in it.paragraphs[1:] * 3)
    return framed(it, f"Page not found - {it.site}", f"<h1>Page not found</h1><p>Perhaps you like these:</p>{more}")


def _echoing(it: Story) -> str:
    """A search for the words of the address, without a result."""
    words_of_it = it.slug.replace("-", " ")
    return framed(it, f"You searched for {words_of_it} - {it.site}", f"<h1>Nothing found for: {words_of_it}</h1>")


def _hollow(it: Story) -> str:
    """The frame of an article without the article."""
    return framed(it, it.site, "<article><h1></h1><p></p></article>")


def _withdrawn(it: Story) -> str:
    """The title still stands, but nothing under it."""
    text = "<p>This article has expired and is no longer available.</p>"
    return framed(it, f"{it.title} | {it.site}", f"<h1>{it.title}</h1>{text}")


def _shell(it: Story) -> str:
    """What an application is before its scripts have run."""
    return document(it.site, '<div id="root"></div><script src="/static/js/main.4f3c.js"></script>')


def _shell_in_words(it: Story) -> str:
    noscript = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    return document(it.site, f'{noscript}<div id="app"></div><script src="/assets/index.js"></script>')


def _loading(it: Story) -> str:
    return document(it.site, '<div id="app"><p>Loading…</p></div><script src="/assets/index.js"></script>')


def _shell_that_knows(it: Story) -> str:
    """An application's shell, whose server put the title into it."""
    head = f'<meta property="og:title" content="{it.title}">'
    return document(it.title, '<div id="root"></div><script src="/main.js"></script>', head=head)


def _rendered(it: Story) -> str:
    """An application that says in its shell, by data, that there is no such page."""
    data = '{"props":{"statusCode":404},"page":"/_error"}'
    return document(
        "404: This page could not be found",
        "<div id='__next'><h1>404</h1><h2>This page could not be found.</h2></div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{data}</script>",
    )


def _listing(it: Story) -> str:
    rows = '<a href="?C=N">Name</a> <a href="?C=M">Last modified</a><hr><a href="/">Parent Directory</a>'
    return document("Index of /", f'<h1>Index of /</h1><pre>{rows}<a href="cgi-bin/">cgi-bin/</a> 2019-03-01</pre>')


_EMPTY: dict[str, str] = {
    "no byte": "",
    "blanks": " \n \n",
    "an empty document": "<html></html>",
    "an empty body": "<html><head></head><body></body></html>",
    "a comment": "<!-- nothing -->",
}

ROWS = (
    *(_everywhere(f"{it}, in the frame", worded("missing", number=0), it) for it in _LANGUAGES),
    *(_everywhere(f"{it}, bare", worded("missing", frame=False, number=1), it) for it in _LANGUAGES),
    *(
        _everywhere(f"{it}, in the {part} only", worded("missing", part), it)
        for number, it in enumerate(_LANGUAGES)
        for part in (_PARTS if it == "en" else (_PARTS[number % 3],))
    ),
    *(_everywhere(f"en, wording {number}", worded("missing", number=number)) for number in range(2, 7)),
    *(_only_here(f"{it}, in the place of the article", worded("missing"), it) for it in _LANGUAGES[:5]),
    Row("cited without a title", shows(worded("missing")), SOFT_404, cites=lambda _: ()),
    Row("cited as the site", shows(worded("missing")), SOFT_404, cites=lambda it: (it.site,)),
    Row(
        "cited as the site, and it answers so to all",
        shows(worded("missing")),
        SOFT_404,
        cites=lambda it: (it.site,),
        otherwise=shows(worded("missing")),
    ),
    Row("with the words of the citation nowhere", shows(worded("missing")), SOFT_404, works=False),
    *(_everywhere(f"the page {page['name']}", default(page)) for page in words("defaults")["missing"]),
    *(
        _only_here(f"removed: {it['name']}", default(it, frame=True), it.get("language", "en"))
        for it in words("defaults")["removed"]
    ),
    _everywhere("the front page with a banner", _bannered),
    _everywhere("a long page of suggestions", _suggesting),
    _everywhere("a search without results", _echoing),
    _everywhere("an application that says 404", _rendered),
    Row("the title with nothing under it", shows(_withdrawn), SOFT_404 | DRIFT | HERE),
    Row("a frame without an article", shows(_hollow), SOFT_404 | DRIFT | EMPTY, otherwise=shows(_hollow)),
    Row("the front page for everything", front, SOFT_404 | TO_ROOT, otherwise=front),
    Row(
        "the front page for everything, cited bare",
        front,
        SOFT_404 | TO_ROOT | DRIFT,
        otherwise=front,
        cites=lambda _: (),
    ),
    Row(
        "a redirect to a page that says so",
        to("/gone.html", 302),
        SOFT_404,
        paths={"/gone.html": shows(worded("missing"))},
    ),
    Row(
        "all the site leads to its 404",
        to("/404", 302),
        SOFT_404,
        paths={"/404": shows(worded("missing"))},
        otherwise=to("/404", 302),
    ),
    Row("says 404 and is 404", shows(worded("missing"), 404), NOT_FOUND),
    Row("a shell", shows(_shell), DONT_KNOW | DRIFT, otherwise=shows(_shell)),
    Row("a shell that asks for scripts", shows(_shell_in_words), DONT_KNOW | DRIFT, otherwise=shows(_shell_in_words)),
    Row("a shell that is loading", shows(_loading), DONT_KNOW | DRIFT, otherwise=shows(_loading)),
    Row("a shell with the title", shows(_shell_that_knows), ALIVE, otherwise=shows(_shell)),
    *(Row(f"nothing: {name}", shows(lambda _, said=said: said), EMPTY) for name, said in _EMPTY.items()),
    Row("nothing: a word", file(b"OK", "text/html"), EMPTY | DRIFT),
    Row("a listing of the server", shows(_listing), SOFT_404 | DRIFT | PARKED, otherwise=shows(_listing)),
    Row("a listing, cited as one", shows(_listing), ALIVE, cites=lambda _: ("Index of /",), path="/pub/"),
    *(
        Row(
            f"unfurnished: {it['name']}",
            shows(default(it)),
            SOFT_404 | PARKED,
            otherwise=shows(default(it)),
            root=shows(default(it)),
        )
        for it in words("defaults")["unfurnished"]
    ),
    *(
        Row(
            f"suspended: {it['name']}",
            shows(default(it)),
            SOFT_404 | PARKED | SERVER_ERROR | FORBIDDEN,
            otherwise=shows(default(it)),
            root=shows(default(it)),
        )
        for it in words("defaults")["suspended"]
    ),
    *(
        Row(
            f"maintenance: {it['name']}",
            shows(default(it)),
            SERVER_ERROR | EMPTY,
            it.get("language", "en"),
            otherwise=shows(default(it)),
            root=shows(default(it)),
        )
        for it in words("defaults")["maintenance"]
    ),
    *(
        Row(f"broken: {it['name']}", shows(default(it)), SERVER_ERROR | EMPTY, otherwise=shows(default(it)))
        for it in words("defaults")["broken"]
    ),
    Row(
        "an article that began to fail",
        shows(lambda it: document(it.title, "<h1>Warning</h1>: mysqli_connect(): (HY000/2002)")),
        SERVER_ERROR | HERE | DRIFT,
    ),
)
