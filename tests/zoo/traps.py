"""What looks dead and is alive, and pages that show their title in every way but the expected one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from tests.zoo.answers import Answer, file, fine, front, missing, shows, to
from tests.zoo.pages import Page, article, article_with, document, framed, worded
from tests.zoo.rows import ALIVE, DONT_KNOW, DRIFT, EMPTY, HERE, Citing, Row
from tests.zoo.stories import Story, words

_LONG = 200_000
_FRAMES = "<frameset cols='20%,*'><frame src=menu.htm><frame src=main.htm></frameset>"
_SOFT = shows(worded("missing"))
_ANOTHER = "Minutes of the drainage board, volume 7"
# Where else than in title and heading an article may have its title.
_PLACED = {
    "with a subtitle": article_with(title="{title} – and what comes next", heading="{title} – and what comes next"),
    "after the site": article_with(title="{site} - {title}"),
    "in the heading only": article_with(title="{site}"),
    "in a lesser heading": article_with(title="{site}", heading=None, text="<h2>{title}</h2>{text}"),
    "in bold only": article_with(title="{site}", heading=None, text="<b>{title}</b>{text}"),
    "in an article without one": article_with(title=None),
    "in the heading, the other empty": article_with(title=""),
    "in the heading, the other untitled": article_with(title="Untitled Document"),
    "in the heading, the other of the menu": article_with(title="News"),
    "split by tags": article_with(title="{site}", heading="<span>{title}</span> <small>new</small>"),
    "for sharing only": article_with(title="{site}", heading=None, head='<meta property="og:title" content="{title}">'),
}
# What a page of a few words may say that is missing, of what it is about.
_LACKS = {
    "a grave": "The grave was not found.",
    "letters": "Two of the letters no longer exist.",
    "a picture": "The picture is no longer available.",
    "rights": "The rights in it have expired.",
    "a shop": "The shop has closed down, and its site has shut down too.",
    "a film": "Sorry, the film you asked for is no longer available.",
}
# What has a number that is no error's, and pages that are those of a book.
_NUMBERED = ("404 Arsinoe", "404 Main Street", "Locomotive 404", "Area code 404", "Tram 404")
_PAGED = {
    "a sale": "Withdrawn before it began. The item beside it was sold in 1998.",
    "a codex": "Pages 12 and 13 are missing; page 14 came back in 1904.",
    "a register": "The page for 1690 was not found. Pages 4 and 5 are missing.",
    "minutes": "Page 4 was not found in the archive.",
    "a film abroad": "It was not made available in that country until 1971.",
}
# Titles that say what a missing page says, and a few sentences below them that say something.
_BRIEF = {
    "Error 404": "The third album of the band came out on 4 April 2014 and has eleven songs, none of them longer than a"
    " minute. It was recorded in a barn.",
    "The domain millbrook.com is for sale": "Two million is what the heirs of a football fan ask for the name of the"
    " town. The council has no use for it, the mayor said on Tuesday.",
    "Bridge under construction": "The second arch will be closed in May, and trams may cross it in autumn. Coming soon"
    " as well is a ferry for bicycles.",
}
# What a site tells under the headings of its notices, of something else than its pages.
_INFORMATION = {
    "Information": "The old ferry no longer exists. The new one leaves at nine.",
    "Hinweis": "Den alten Weg gibt es nicht mehr. Der neue ist länger.",
    "Error": "The error of 1911 was found by two boys. The map that had it was withdrawn.",
}
_ASKING = "<p>Did not find what you were looking for? The page may have moved. Write to us.</p>"
_SOLD = {
    "Walking boots, brown": "Free shipping. Sale! In stock.",
    "Grand Casino": "Roulette, slots and free spins. Welcome bonus.",
    "Domains for sale": "Buy this domain. Make an offer. All these domains are for sale.",
}
_TRAPS = words("traps")


def _titled(title: str, page: Page) -> Answer:
    """A page with a title of its own."""
    return lambda it: shows(page)(it.called(title))


def _about(entry: dict[str, str]) -> Iterator[Row]:
    """An article on something that other pages are when they are dead, cited by its title and bare."""
    title, language = entry["title"], entry.get("language", "en")
    answer = _titled(title, article_with(text=f"<p>{entry['text']}</p>{{text}}"))
    yield Row(f"an article: {title}", answer, ALIVE, language, cites=_cited(title))
    yield Row(f"an article, cited bare: {title}", answer, ALIVE | DONT_KNOW, language, cites=lambda _: ())


def _saying(entry: dict[str, str]) -> Iterator[Row]:
    """An article with something in it that is not of it, cited by its title, by another, and bare."""
    name, parts = entry["name"], {part: entry[part] for part in ("text", "before", "head") if part in entry}
    answer = shows(article_with(**parts))
    yield Row(f"an article with {name}", answer, ALIVE)
    yield Row(
        f"an article with {name}, cited otherwise",
        answer,
        ALIVE | DRIFT | DONT_KNOW,
        cites=_cited(_ANOTHER),
        shown=False,
    )
    yield Row(f"an article with {name}, cited bare", answer, ALIVE | DONT_KNOW, cites=lambda _: ())


def _short(name: str, lack: str) -> Iterator[Row]:
    """A page of a few words, cited by its title, by another, and bare."""
    answer = shows(lambda it: framed(it, f"{it.title} | {it.site}", f"<h1>{it.title}</h1><p>{lack}</p>"))
    yield Row(f"a few words on {name}", answer, ALIVE)
    yield Row(f"a few words on {name}, cited otherwise", answer, HERE | DRIFT, cites=_cited(_ANOTHER), shown=False)
    yield Row(f"a few words on {name}, cited bare", answer, ALIVE, cites=lambda _: ())


def _numbered(title: str) -> Iterator[Row]:
    """A few words on a thing with a number, below what may seem to be missing; cited by its title and bare."""
    menu = "<ul><li>News</li><li>Your account</li><li>Ask us</li></ul>"
    answer = _titled(
        title,
        lambda it: document(f"{it.title} | {it.site}", f"{menu}<h1>{it.title}</h1><p>On the list of 1895.</p>"),
    )
    yield Row(f"a number: {title}", answer, ALIVE, cites=_cited(title))
    yield Row(f"a number, cited bare: {title}", answer, ALIVE, cites=lambda _: ())


def _brief(title: str, text: str) -> Iterator[Row]:
    """A few sentences under a title that may be that of a missing page, cited by it and bare."""
    answer = _titled(title, lambda it: framed(it, f"{it.title} | {it.site}", f"<h1>{it.title}</h1><p>{text}</p>"))
    yield Row(f"in brief: {title}", answer, ALIVE, cites=_cited(title))
    yield Row(f"in brief, cited bare: {title}", answer, ALIVE, cites=lambda _: ())


def _informing(notice: str, text: str) -> Row:
    """A few words of a site under a heading of a notice, cited bare."""
    page = f"<h1>{{0}}</h1><h2>{notice}</h2><p>{text}</p>"
    answer = shows(lambda it: framed(it, f"{it.title} - {notice}", page.format(it.title)))
    return Row(f"told as {notice}, cited bare", answer, ALIVE, cites=lambda _: ())


def _paged(name: str, lack: str) -> Row:
    """A page of a few words on what has pages itself, cited bare."""
    answer = shows(lambda it: framed(it, it.title, f"<h1>{it.title}</h1><p>{lack}</p>"))
    return Row(f"pages of {name}, cited bare", answer, ALIVE, cites=lambda _: ())


def _as(name: str, cites: Citing, language: str = "en", *, shown: bool = True) -> Row:
    """An article cited under another title than it has."""
    return Row(f"the title {name}", fine, ALIVE, language, cites=cites, shown=shown)


def _cited(title: str) -> Citing:
    return lambda _: (title,)


def _each(change: Callable[[str], str]) -> Citing:
    return lambda it: (change(it.title),)


def _suffixed(it: Story) -> tuple[str, ...]:
    return (f"{it.title} | {it.site}",)


def _first_words(title: str) -> str:
    words = title.split()
    return " ".join(words[: max(3, len(words) * 3 // 5)])


def _retitled(it: Story) -> str:
    """The article after an editor has gone over its title."""
    return article(it.called(f"UPDATED: {it.title} at last"))


def _late(it: Story) -> str:
    """The heading below 200 kB of script and style, as some sites have it."""
    return article_with(title="{site}", before=f"<style>{'.a{{color:red}}' * (_LONG // 14)}</style>")(it)


def _in_state(it: Story) -> str:
    """An application that has the article in the data for its scripts."""
    state = json.dumps({"props": {"story": {"title": it.title, "text": it.paragraphs}}})
    script = f'<script type="application/json">{state}</script><script src="/app.js"></script>'
    return document(it.site, f'<div id="app"></div>{script}')


def _later(it: Story) -> str:
    """The title for the first time after 200 kB of other text."""
    other = "".join(f"<p>{text}</p>" for text in it.paragraphs[1:])
    before = "<div>" + other * (_LONG // len(other)) + "</div>"
    return article_with(title="{site}", before=before)(it)


def _json_ld(it: Story) -> str:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": it.title})
    return article_with(title="{site}", heading=None)(it).replace(
        "</head>", f'<script type="application/ld+json">{data}</script></head>'
    )


def _feed(it: Story) -> str:
    items = f"<item><title>{it.title}</title><link>http://{it.host}{it.path}</link></item>"
    items += "<item><title>Buoy 4</title><category>404</category></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{it.site}</title>{items}</channel></rss>'


def _xhtml(it: Story) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>{article(it)}'


def _plain_text(it: Story) -> str:
    return f"{it.title}\n\n" + "\n\n".join(it.paragraphs)


def _as_json(it: Story) -> str:
    return json.dumps({"title": it.title, "body": it.paragraphs})


def _untagged(it: Story) -> str:
    """A page of 1996."""
    return f"<center><font size=5>{it.title}</font></center><hr>" + "<p>".join(it.paragraphs)


def _below_menu(_: Story) -> str:
    """A few words on what is gone, behind the items of a menu, of which they say nothing."""
    menu = "<ul><li>Contact</li><li>News</li></ul>"
    return document("Ropes", f"{menu}<h1>Ropes</h1><p>Hemp ropes of that kind are no longer on show.</p>")


def _begun(it: Story) -> str:
    """A page of 1996 that was never done."""
    parts = "<ul><li>Engines<li>Sheds<li>Timetables</ul><p>Under construction!"
    return f"<title>{it.title}</title><center><h1>{it.title}</h1></center>{parts}"


def _scripted(it: Story) -> str:
    """A few words, and a script that counts readers."""
    body = f'<h1>{it.title[:12]}</h1><p>1790 to 1911.</p><script src="/count.js"></script>'
    return document(f"{it.title[:12]} | {it.site}", body)


def _goods(offers: str) -> Page:
    return article_with(text=f"<p>{offers}</p><p>Price: 89.00</p><button>Add to cart</button>{{text}}")


_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 4
_FILES = {
    "a PDF": (_PDF, "application/pdf"),
    "a PDF that is called something": (_PDF, "application/octet-stream"),
    "a PDF that is called a page": (_PDF, "text/html"),
    "a picture": (_PNG, "image/png"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 4000, "video/mp4"),
    "a sound": (b"ID3\x03" + b"\0" * 4000, "audio/mpeg"),
    "an archive": (b"PK\x03\x04" + b"\0" * 400, "application/zip"),
    "a document of Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "application/msword"),
}
# Files with words of their own, which need not be the title.
_READABLE = {
    "data that count": (b'{"id": 404, "page": 404, "name": "Light 404, Alder Point"}', "application/json"),
    "a stream of notices": (
        b"<rss><channel><title>Notices</title><item><title>Light 404 not found</title></item></channel></rss>",
        "application/rss+xml",
    ),
    "a table": (b"year;people\n1999;4711\n2000;4815\n", "text/csv"),
    "a stream of news": (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>',
        "application/atom+xml",
    ),
    "a map": (
        b'<?xml version="1.0"?><kml><Document><name>Walls</name></Document></kml>',
        "application/vnd.google-earth.kml+xml",
    ),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title></svg>', "image/svg+xml"),
}

ROWS = (
    *(row for entry in _TRAPS["about"] for row in _about(entry)),
    *(row for entry in _TRAPS["saying"] for row in _saying(entry)),
    *(row for it in _LACKS.items() for row in _short(*it)),
    *(row for title in _NUMBERED for row in _numbered(title)),
    *(_paged(*it) for it in _PAGED.items()),
    Row("a short name", _titled("Contact", article_with(text=_ASKING)), ALIVE, cites=_cited("Contact")),
    *(row for it in _BRIEF.items() for row in _brief(*it)),
    Row("a menu before a few words, cited bare", shows(_below_menu), ALIVE | DRIFT, cites=lambda _: ()),
    Row("the page of a beginner, cited bare", shows(_begun), ALIVE, cites=lambda _: ()),
    *(_informing(*it) for it in _INFORMATION.items()),
    Row("a short name, in a title with its site", _titled("Mill Lane", _scripted), ALIVE, cites=_cited("Mill Lane")),
    Row("a few words beside scripts, cited bare", shows(_scripted), ALIVE, cites=lambda _: ()),
    _as("shortened", _each(_first_words)),
    _as("shortened with dots", _each(lambda title: f"{_first_words(title)}...")),
    _as("with the site behind it", _suffixed),
    _as("with the site before it", lambda it: (f"{it.site}: {it.title}",)),
    _as("in capitals", _each(str.upper)),
    _as("in small letters", _each(str.lower)),
    _as("with a capital on each word", _each(str.title)),
    _as("in curly quotes", _each(lambda title: f"“{title}”")),
    _as("in French quotes", _each(lambda title: f"« {title} »"), "fr"),
    _as("with a stop", _each(lambda title: f"{title}.")),
    _as("with a hyphen for a dash", _each(lambda title: title.replace(":", " -"))),
    _as("with two blanks", _each(lambda title: title.replace(" ", "  "))),
    _as("with a word of it misspelt", _each(lambda title: title.replace("e", "ee", 1))),
    _as("with a note behind it", _each(lambda title: f"{title} (in English)")),
    _as("with its date", lambda it: (f"{it.title} (12 May 2014)",)),
    _as("with its author", lambda it: (f"{it.author}: {it.title}",)),
    _as("beside its translation", lambda it: (it.title, "An English title of it"), "ru", shown=False),
    _as("twice, once wrong", lambda it: ("Something else entirely", it.title), shown=False),
    _as("of the site", lambda it: (it.site,)),
    _as("is none", lambda _: ()),
    Row("the title translated only", fine, HERE | DRIFT, "de", cites=_cited("A short history of a bridge and a town")),
    Row("the title is quite another", fine, DRIFT | ALIVE, cites=_cited(_ANOTHER)),
    Row("the title is quite another, the rest is soft", fine, DRIFT | ALIVE, cites=_cited(_ANOTHER), otherwise=_SOFT),
    Row("an edited title", shows(_retitled), ALIVE),
    *(Row(f"the title {name}", shows(page), ALIVE) for name, page in _PLACED.items()),
    Row("the title for machines only", shows(_json_ld), ALIVE),
    Row("the title after 200 kB of style", shows(_late), ALIVE),
    Row("the title in what scripts are to show", shows(_in_state), ALIVE),
    Row("the title after 200 kB of text", shows(_later), ALIVE),
    Row("the title nowhere, the text there", shows(article_with(title="{site}", heading=None)), HERE | DRIFT),
    Row("no title, cited bare", shows(article_with(title=None, heading=None)), ALIVE, cites=lambda _: ()),
    Row("an article where the rest is soft", fine, ALIVE, otherwise=_SOFT),
    Row("an article where the rest is the front page", fine, ALIVE, otherwise=front),
    Row("an article where the rest leads to the front", fine, ALIVE, otherwise=to("/", 302)),
    Row("an article whose front page is gone", fine, ALIVE, root=missing),
    Row("an article for every address", fine, ALIVE, everywhere=True),
    Row("the front page, cited as it", front, ALIVE, path="/", cites=lambda it: (it.site,)),
    Row("the front page, cited as something", front, ALIVE | DRIFT, path="/", cites=lambda it: (f"About {it.title}",)),
    Row("a short page", shows(lambda it: document(it.title, f"<h1>{it.title}</h1><p>1874–1931</p>")), ALIVE),
    Row("a page of a picture", shows(lambda it: document(it.title, f'<img src="/scan.jpg" alt="{it.title}">')), ALIVE),
    Row("a page of 1996", shows(_untagged), ALIVE),
    Row("frames", shows(lambda it: f"<title>{it.title}</title>{_FRAMES}"), ALIVE),
    Row("frames without a title", shows(lambda _: _FRAMES), HERE | DRIFT | EMPTY),
    Row("XHTML", shows(_xhtml, Content_Type="application/xhtml+xml"), ALIVE),
    Row("a feed with it", shows(_feed, Content_Type="application/rss+xml; charset=utf-8"), ALIVE),
    Row("plain text", shows(_plain_text, Content_Type="text/plain; charset=utf-8"), ALIVE),
    Row("plain text called a page", shows(_plain_text), ALIVE),
    Row("a page called plain text", shows(article, Content_Type="text/plain; charset=utf-8"), ALIVE),
    Row("JSON", shows(_as_json, Content_Type="application/json"), ALIVE),
    *(Row(name, file(data, kind), ALIVE) for name, (data, kind) in _FILES.items()),
    *(Row(name, file(data, kind), ALIVE, shown=False) for name, (data, kind) in _READABLE.items()),
    *(Row(f"cited as one: {it}", _titled(it, _goods(offers)), ALIVE, cites=_cited(it)) for it, offers in _SOLD.items()),
    *(Row(f"an article in {it}", fine, ALIVE, it) for it in words("stories")),
)
