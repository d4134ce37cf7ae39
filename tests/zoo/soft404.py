"""Pages that are not there and say so with status 200, or do not say so at all."""

from __future__ import annotations

from collections.abc import Iterator

from tests.zoo.answers import HTML, file, front, shows, to
from tests.zoo.pages import Page, article, default, document, framed, home, worded
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
    Verdicts,
)
from tests.zoo.stories import Story, words

_LANGUAGES = tuple(words("missing"))
_PARTS = ("title", "heading", "text")
_PARTLY = tuple(
    (it, part) for at, it in enumerate(_LANGUAGES) for part in (_PARTS if it == "en" else _PARTS[at % 3 :][:1])
)


def _alike(name: str, page: Page, language: str = "en") -> Row:
    """What a site shows for every page that it does not have."""
    return Row(name, shows(page), SOFT_404, language, alike=True)


def _removed(entry: dict[str, str]) -> Row:
    """What a site shows in the place of what it took away, though it answers 404 to what it never had."""
    name, language = f"removed: {entry['name']}", entry.get("language", "en")
    return Row(name, shows(default(entry, frame=True)), SOFT_404, language)


def _index(_: Story) -> tuple[str, ...]:
    return ("Index of /pub/maps",)


def _nothing(_: Story) -> tuple[str, ...]:
    return ()


def _bannered(it: Story) -> str:
    """The front page, with a word about what was not found."""
    banner = "<div class='alert'>Sorry, the page you were looking for could not be found. Here is our home page.</div>"
    return home(it).replace("<main>", f"<main>{banner}")


def _suggesting(it: Story) -> str:
    """A long page that says in one line that there is nothing, and then shows much else."""
    more = "".join(f"<section><h3>{text}</h3><p>{it.paragraphs[2]}</p></section>" for text in it.paragraphs[1:] * 3)
    return framed(it, f"Page not found - {it.site}", f"<h1>Page not found</h1><p>Perhaps you like these:</p>{more}")


def _knowing_better(it: Story) -> str:
    """What is not here, and where it may be."""
    more = f'<p>Did you mean this?</p><ul><li><a href="/new/{it.slug}">{it.title}</a></li></ul>'
    return framed(it, f"Page not found - {it.site}", f"<h1>Page not found</h1><p>It is not here any more.</p>{more}")


def _echoing(it: Story) -> str:
    """A search for the words of the address, without a result."""
    words_of_it = it.slug.replace("-", " ")
    return framed(it, f"You searched for {words_of_it} - {it.site}", f"<h1>Nothing found for: {words_of_it}</h1>")


def _searching(it: Story) -> str:
    """A search for the very title, without a result, on a site that has much to say of itself."""
    title = f"Search results for “{it.title}” - {it.site} and all its towns"
    return framed(it, title, f"<h1>Search results for “{it.title}”</h1><p>No results found.</p>")


def _another(it: Story) -> str:
    """An article, but not the one that is cited."""
    return article(it.about("Ten recipes for a rainy weekend"))


def _moved_away(it: Story) -> str:
    """A note, and where the page is now."""
    note = f'Please update your bookmarks: <a href="http://new.example{it.path}">the new address</a>'
    return document("This page has moved", f"<h1>This page has moved</h1><p>{note}</p>")


def _helpful(it: Story) -> str:
    """The number of the error, and all the ways that lead on."""
    text = "The menu above leads to everything that you may want to read. Try the archive, or the front page."
    return framed(it, f"Error 404 | {it.site}", f"<h1>Error 404</h1><p>{text}</p>")


def _told_between_margins(it: Story) -> str:
    """One line in the midst of a site, under its name alone."""
    return framed(it, it.site, "<p>Sorry, the page you are looking for could not be found.</p>")


def _one_of_many(_: Story) -> str:
    """What may be said of the film or of one beside it."""
    return document("Films of the day", "<p>Video currently unavailable</p><p>Try browsing what others watch.</p>")


def _remark(it: Story) -> str:
    """What a program says to a number that it does not know."""
    return document(it.site, "<p>Invalid wreck ID</p>")


def _bannered_front(it: Story) -> str:
    """The front page with a banner that asks for cookies, as all of its site's pages have it."""
    more = "".join(f"<p>{text}</p>" for text in it.paragraphs * 2)
    return home(it).replace("<main>", f"<main>{more}<div>We use cookies. Accept all cookies.</div>")


def _hollow(it: Story) -> str:
    """The frame of an article without the article."""
    return framed(it, it.site, "<article><h1></h1><p></p></article>")


def _withdrawn(it: Story) -> str:
    """The title still stands, but nothing under it."""
    text = "<p>This article has expired and is no longer available.</p>"
    return framed(it, f"{it.title} | {it.site}", f"<h1>{it.title}</h1>{text}")


def _mounted(it: Story) -> str:
    """What stands around an application, which scripts will put into its place."""
    return framed(it, it.site, '<div id="app"></div><script src="/app.js"></script>')


def _shell(inside: str) -> Page:
    """What an application is before its scripts have run."""
    return lambda it: document(it.site, f'{inside}<script src="/static/js/main.4f3c.js"></script>')


_SHELLS = {
    "bare": _shell('<div id="root"></div>'),
    "asks for scripts": _shell("<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>"),
    "is loading": _shell("<div id=app><p>Loading…</p></div>"),
    "is loading under a heading": _shell("<div id=app><h1>Maps</h1><p>Loading…</p></div>"),
}


def _shell_that_knows(it: Story) -> str:
    """An application's shell, whose server put the title into it."""
    head = f'<meta property="og:title" content="{it.title}">'
    return document(it.title, '<div id="root"></div><script src="/main.js"></script>', head=head)


def _rendered(_: Story) -> str:
    """An application that says in its shell, by data, that there is no such page."""
    data = '{"props":{"statusCode":404},"page":"/_error"}'
    return document(
        "404: This page could not be found",
        "<div id='__next'><h1>404</h1><h2>This page could not be found.</h2></div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{data}</script>",
    )


def _failing(it: Story) -> str:
    """The title, and then what went wrong."""
    return document(it.title, "<b>Warning</b>: mysqli_connect(): (HY000/2002): Connection refused")


def _listing(folder: str, files: int = 1) -> Page:
    rows = '<a href="?C=N">Name</a> <a href="?C=M">Last modified</a><hr><a href="/">Parent Directory</a>'
    listed = "\n".join(f'<a href="map{at}.pdf">map{at}.pdf</a> 2019-03-01 10:12' for at in range(files))
    body = f"<h1>Index of {folder}</h1><pre>{rows} {listed}</pre>"
    return lambda _: document(f"Index of {folder}", body)


_ON_ERRORS = b'{"shelf": 12, "title": "Errors of the press", "note": "Record not found", "error": null}'
_ON_A_FAULT = b'{"id": 9, "name": "Fault 404", "state": "mended", "text": "Page not found if a name has a blank in it"}'
_FAILED = {
    "in words": b'{"success": false, "error": "Record not found"}',
    "by a status": b'{"status": 404, "title": "Page not found"}',
    "by its number": b'{"error": {"code": 404, "message": "Not Found"}}',
}
_EMPTY = {
    "no byte": b"",
    "blanks": b" \n \n",
    "an empty document": b"<html></html>",
    "an empty body": b"<html><head></head><body></body></html>",
    "a comment": b"<!-- nothing -->",
}

_DEFAULTS = words("defaults")
_MISSING = shows(worded("missing"))


def _default(kind: str, accepted: Verdicts) -> Iterator[Row]:
    """What programs and hosts show of their own accord at every address."""
    for it in _DEFAULTS[kind]:
        language = it.get("language", "en")
        yield Row(f"{kind}: {it['name']}", shows(default(it)), accepted, language, everywhere=True)


ROWS = (
    *(_alike(f"{it}, in the frame", worded("missing", number=0), it) for it in _LANGUAGES),
    *(_alike(f"{it}, bare", worded("missing", frame=False, number=1), it) for it in _LANGUAGES),
    *(_alike(f"{it}, in the {part} only", worded("missing", part), it) for it, part in _PARTLY),
    *(Row(f"{it}, cited bare", _MISSING, SOFT_404, it, cites=_nothing, alike=True) for it in _LANGUAGES),
    *(_alike(f"en, wording {number}", worded("missing", number=number)) for number in range(2, 7)),
    *(Row(f"{it}, in the place of the article", _MISSING, SOFT_404, it) for it in _LANGUAGES[:5]),
    Row("cited bare, in the place of the article", _MISSING, SOFT_404, cites=_nothing),
    Row("cited under a short name", _MISSING, SOFT_404, cites=lambda _: ("Contact",)),
    Row("cited as the site", _MISSING, SOFT_404, cites=lambda it: (it.site,)),
    Row("cited as the site, and it answers so to all", _MISSING, SOFT_404, cites=lambda it: (it.site,), alike=True),
    Row("cited as no part of a work", _MISSING, SOFT_404, works=False),
    *(_alike(f"the page {it['name']}", default(it)) for it in _DEFAULTS["missing"]),
    *(_removed(it) for it in _DEFAULTS["removed"]),
    *(Row(f"an error in data: {name}", file(data, "application/json"), SOFT_404) for name, data in _FAILED.items()),
    Row("data on a fault", file(_ON_A_FAULT, "application/json"), HERE | DRIFT, shown=False),
    Row("data on errors", file(_ON_ERRORS, "application/json"), HERE | DRIFT, shown=False),
    _alike("the front page with a banner", _bannered),
    _alike("a long page of suggestions", _suggesting),
    Row("a word of where it may be", shows(_knowing_better), SOFT_404 | DRIFT),
    _alike("a search without results", _echoing),
    Row("a search for the title, without results", shows(_searching), SOFT_404 | DRIFT, alike=True),
    _alike("an application that says 404", _rendered),
    Row("the title with nothing under it", shows(_withdrawn), SOFT_404 | DRIFT | HERE),
    Row("a frame without an article", shows(_hollow), SOFT_404 | DRIFT | EMPTY, alike=True),
    Row("an application in the frame of its site", shows(_mounted), EMPTY | DRIFT | DONT_KNOW, alike=True),
    Row("the front page for everything", front, SOFT_404 | TO_ROOT, everywhere=True),
    Row(
        "the front page for everything, cited bare", front, SOFT_404 | TO_ROOT | DRIFT, cites=_nothing, everywhere=True
    ),
    Row("the front page with a banner for everything", shows(_bannered_front), SOFT_404 | TO_ROOT, everywhere=True),
    Row("a note that it has moved", shows(_moved_away), DRIFT, shown=False),
    Row("a note that it has moved, cited bare", shows(_moved_away), DRIFT, cites=_nothing),
    Row("a note that all have moved", shows(_moved_away), DRIFT, everywhere=True),
    Row("a line between margins, cited bare", shows(_told_between_margins), DRIFT | SOFT_404, cites=_nothing),
    Row("a number and where to go, cited bare", shows(_helpful), SOFT_404, cites=_nothing),
    Row("a film that may be another, cited bare", shows(_one_of_many), DRIFT | SOFT_404, cites=_nothing),
    Row("a remark", shows(_remark), DRIFT | EMPTY | SOFT_404, shown=False),
    Row("a remark, cited bare", shows(_remark), DRIFT | EMPTY | SOFT_404, cites=_nothing),
    Row("another article for everything", shows(_another), SOFT_404 | DRIFT, alike=True),
    Row("another article in its place", shows(_another), SOFT_404 | DRIFT),
    Row("a redirect to a page that says so", to("/gone.html", 302), SOFT_404, paths={"/gone.html": _MISSING}),
    Row("all the site leads to its 404", to("/404", 302), SOFT_404, paths={"/404": _MISSING}, alike=True),
    Row("says 404 and is 404", shows(worded("missing"), 404), NOT_FOUND),
    *(Row(f"a shell: {name}", shows(shell), DONT_KNOW | DRIFT, everywhere=True) for name, shell in _SHELLS.items()),
    Row("a shell with the title", shows(_shell_that_knows), ALIVE, otherwise=shows(_SHELLS["bare"])),
    *(Row(f"nothing: {name}", file(data, HTML), EMPTY) for name, data in _EMPTY.items()),
    Row("nothing: a word", file(b"OK", HTML), EMPTY | DRIFT),
    Row("a listing of the server", shows(_listing("/")), SOFT_404 | DRIFT | PARKED, everywhere=True),
    Row("a listing, cited as one", shows(_listing("/pub/maps")), ALIVE, cites=_index, path="/pub/maps/"),
    Row("a listing of the cited folder", shows(_listing("/pub/maps")), HERE | DRIFT, path="/pub/maps/", shown=False),
    Row("a listing, cited bare", shows(_listing("/pub/maps")), ALIVE, cites=_nothing, path="/pub/maps/"),
    Row("a server of files", shows(_listing("/", 20)), HERE | DRIFT, path="/", shown=False),
    Row("a listing of a server behind another", shows(_listing("/pub")), ALIVE, cites=_nothing, path="/mirror/pub/"),
    Row("a listing of another folder", shows(_listing("/pub")), SOFT_404 | DRIFT, alike=True),
    *_default("farewell", SOFT_404),
    *_default("unfurnished", SOFT_404 | PARKED),
    *_default("suspended", SOFT_404 | PARKED | SERVER_ERROR | FORBIDDEN),
    *_default("maintenance", SERVER_ERROR | EMPTY),
    *_default("broken", SERVER_ERROR | EMPTY),
    Row("an article that began to fail", shows(_failing), SERVER_ERROR | EMPTY | HERE | DRIFT),
)
