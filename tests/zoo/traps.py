"""What looks dead and is alive, and pages that show their title in every way but the expected one."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.zoo.answers import file, fine, front, missing, shows, to
from tests.zoo.pages import Page, article, article_with, document, worded
from tests.zoo.rows import ALIVE, DRIFT, EMPTY, HERE, Citing, Row
from tests.zoo.stories import Story

_LONG = 200_000
_NEXT = "<p>Continued on the next page.</p>"


def _about(title: str, lead: str, *more: str) -> Row:
    """An article on something that other pages are when they are dead."""
    text = "".join(f"<p>{part}</p>" for part in (lead, *more)) + "{text}"
    page = article_with(text=text)
    return Row(f"an article: {title}", lambda it: shows(page)(it.called(title)), ALIVE, cites=lambda _: (title,))


def _saying(name: str, **parts: str) -> Row:
    """An article with something in it that is not of it."""
    return Row(f"an article with {name}", shows(article_with(**parts)), ALIVE)


def _as(name: str, cites: Citing, language: str = "en") -> Row:
    """An article cited under another title than it has."""
    return Row(f"the title {name}", fine, ALIVE, language, cites=cites)


def _each(change: Callable[[str], str]) -> Citing:
    return lambda it: (change(it.title),)


def _suffixed(it: Story) -> tuple[str, ...]:
    return (f"{it.title} | {it.site}",)


def _first_words(title: str) -> str:
    words = title.split()
    return " ".join(words[: max(3, len(words) * 3 // 5)])


def _comment(text: str) -> str:
    return "{text}<section id='comments'><h3>Comments</h3><div class='comment'><p>" + text + "</p></div></section>"


def _retitled(it: Story) -> str:
    """The article after an editor has gone over its title."""
    return article(it.called(f"UPDATED: {it.title} at last"))


def _late(it: Story) -> str:
    """The heading below 200 kB of script and style, as some sites have it."""
    return article_with(title="{site}", before=f"<style>{'.a{{color:red}}' * (_LONG // 14)}</style>")(it)


def _later(it: Story) -> str:
    """The title for the first time after 200 kB of other text."""
    other = "".join(f"<p>{text}</p>" for text in it.paragraphs[1:])
    before = "<div>" + other * (_LONG // len(other)) + "</div>"
    return article_with(title="{site}", before=before)(it)


def _only_in(head: str) -> Page:
    return article_with(title="{site}", heading=None, head=head)


def _json_ld(it: Story) -> str:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": it.title})
    return article_with(title="{site}", heading=None)(it).replace(
        "</head>", f'<script type="application/ld+json">{data}</script></head>'
    )


def _feed(it: Story) -> str:
    items = f"<item><title>{it.title}</title><link>http://{it.host}{it.path}</link></item>"
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


def _frames(it: Story) -> str:
    return f"<html><head><title>{it.title}</title></head><frameset cols='20%,*'><frame src=menu.htm><frame src=a.htm></frameset></html>"


def _framed_without_title(it: Story) -> str:
    return "<html><frameset cols='20%,*'><frame src=menu.htm><frame src=main.htm></frameset></html>"


def _picture_page(it: Story) -> str:
    return document(it.title, f'<img src="/scan.jpg" alt="{it.title}">')


def _goods(offers: str) -> Page:
    return article_with(text=f"<p>{offers}</p><p>Price: 89.00</p><button>Add to cart</button>{{text}}")


_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 4
_FILES = {
    "a PDF": (_PDF, "application/pdf"),
    "a PDF that is called something": (_PDF, "application/octet-stream"),
    "a PDF that is called a page": (_PDF, "text/html"),
    "a picture": (_PNG, "image/png"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 4000, "video/mp4"),
    "a sound": (b"ID3\x03" + b"\0" * 4000, "audio/mpeg"),
    "an archive": (b"PK\x03\x04" + b"\0" * 400, "application/zip"),
    "a table": (b"year;people\n1999;4711\n2000;4815\n", "text/csv"),
    "a document of Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "application/msword"),
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
    _about(
        "How a 404 page not found error became a work of art",
        "When a page is missing, the server answers 404 Not Found.",
        "“Sorry, the page you are looking for does not exist” is the sentence that everybody knows.",
    ),
    _about("404", "The number 404 is an even number.", "It follows 403."),
    _about(
        "HTTP 404",
        "The website hosting server will typically generate a 404 Not Found web page.",
        "Page not found is what users read most often.",
    ),
    _about(
        "Error 404", "Error 404 is the third album of the band, recorded in four days.", "It went gold in Portugal."
    ),
    _about("Page Not Found", "Page Not Found is a novel about a library that burns down.", "It was shortlisted twice."),
    _about("Gone", "Gone is a film of 2012 about a woman who is looking for her sister."),
    _about("The story of a man who was not found", "He was not found for eleven years."),
    _about("Lost and Not Found", "An exhibition of things that nobody came to fetch."),
    _about("Soft 404s and what to do about them", "A soft 404 says “page not found” with status 200."),
    _about("Access denied: how libraries lost the right to lend", "Access denied, said the letter."),
    _about("Just a Moment", "Just a Moment is a song of 1973."),
    _about("Are You a Robot?", "Are You a Robot? is an essay on captchas, which ask you to verify that you are human."),
    _about(
        "Domain names for sale: inside the trade",
        "This domain is for sale, the page said, and he paid four thousand dollars.",
        "Parked domains, brokers and auctions: Sedo, GoDaddy and Afternic make millions.",
    ),
    _about(
        "Buy this domain: confessions of a squatter", "Buy this domain, it said. The owner of the domain had parked it."
    ),
    _about("House for sale: the market in Dunmore", "For sale by owner. Make an offer. Prices have doubled."),
    _about(
        "A history of the Monte Carlo casino",
        "The casino opened in 1863, with roulette, baccarat and slot machines.",
        "Gambling, jackpots and bonuses paid for the principality.",
    ),
    _about(
        "Online casinos and their victims", "Free spins, welcome bonuses and slots: how online casinos find players."
    ),
    _about("Where to park in the old town", "Parking in the old town is free on Sundays. This page is about parking."),
    _about("Viagra at twenty-five", "The drug was found by chance. Generic viagra and cialis came later."),
    _about(
        "Coming soon: the films of next summer",
        "Coming soon to a cinema near you.",
        "Under construction is what the studio calls it.",
    ),
    _about("Website under construction: a photo essay", "Under construction signs were on every homepage of 1997."),
    _about("Account suspended", "Account suspended, it said, and his life was over: a short story."),
    _about("Closed for maintenance: the lift in the tower", "The lift is closed for maintenance until May."),
    _about("Expired", "Expired is a play in three acts."),
    _about("Log in", "Log in is a poem on trees."),
    _about(
        "Sign in please: the clipboard in the surgery",
        "Please sign in to continue, said the receptionist. Username and password.",
    ),
    _about("Subscribe to continue", "Subscribe to continue reading: how newspapers came to live on paywalls."),
    _about(
        "This content is no longer available",
        "This content is no longer available is the title of a show on lost media.",
    ),
    _about("Index of Forbidden Books", "The Index of Forbidden Books was abolished in 1966."),
    _about("It works! Apache and the early web", "It works! was all that the default page said."),
    _about("Internal Server Error", "Internal Server Error is a comic strip."),
    _about(
        "Not available in your region: on borders in the net", "This content is not available in your country, it said."
    ),
    _saying(
        "a comment that quotes", text=_comment("The link in the second paragraph says page not found, please fix!")
    ),
    _saying(
        "a comment on 404",
        text=_comment("404 error. This page does not exist any more. Sorry, we can't find that page."),
    ),
    _saying("a dead video in it", text="{text}<figure><p>This video is no longer available.</p></figure>{text}"),
    _saying("a broken widget", text="{text}<div class='widget'>Error 404: Not Found</div>"),
    _saying(
        "a warning of PHP", before="<br><b>Warning</b>: mysql_connect(): in <b>/www/db.php</b> on line <b>3</b><br>"
    ),
    _saying(
        "a login in its header",
        before="<div class='top'><a href='/login'>Log in</a> | <a href='/join'>Register</a></div>",
    ),
    _saying(
        "a form to log in",
        before="<form method=post><input name=u><input type=password name=p><button>Log in</button></form>",
    ),
    _saying(
        "a banner for cookies",
        before="<div class='cookies'><p>We use cookies. By continuing you agree.</p><button>Accept all</button></div>",
    ),
    _saying(
        "a whole page of consent",
        before="<div role=dialog><h2>We value your privacy</h2><p>We and our 812 partners store and"
        " access information on a device.</p><button>Agree</button><button>Reject all</button></div>",
    ),
    _saying("a call to subscribe", before="<div><h3>Subscribe now</h3><p>Unlimited access for $1 a week.</p></div>"),
    _saying(
        "advertisements for casinos", text="{text}<aside>Best online casino! 200% welcome bonus. Free spins.</aside>"
    ),
    _saying(
        "an advertisement for domains",
        text="{text}<p class='ad'>Buy this domain! example-shop.com is for sale. Make an offer.</p>",
    ),
    _saying(
        "a captcha for comments",
        text="{text}<form><div class='g-recaptcha'></div><p>Please verify you are human.</p></form>",
    ),
    _saying("a script against robots", head="<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
    _saying("a note without scripts", before="<noscript>Please enable JavaScript to use all of this site.</noscript>"),
    _saying("a hidden message", before="<div style='display:none' class='error'>Page not found</div>"),
    _saying("a template in a script", before="<script type='text/template'><h1>404 Page not found</h1></script>"),
    _saying("a heading of the site first", before="<h1>{site}</h1>"),
    _saying("noindex", head="<meta name='robots' content='noindex'>"),
    _saying("a correction", text="<p>Correction: an earlier version of this article was removed.</p>{text}"),
    _saying("a notice of age", before="<div class='gate'>Are you over 18? <a href='#'>Yes</a></div>"),
    _saying(
        "a notice of maintenance",
        before="<div>Scheduled maintenance: this site will be unavailable on Sunday from 2 to 4.</div>",
    ),
    _saying("the first of its pages", text="{lead}" + _NEXT),
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
    _as("beside its translation", lambda it: (it.title, "An English title of it"), "ru"),
    _as("twice, once wrong", lambda it: ("Something else entirely", it.title)),
    _as("of the site", lambda it: (it.site,)),
    _as("is none", lambda _: ()),
    Row(
        "the title translated only",
        fine,
        HERE | DRIFT,
        "de",
        cites=lambda _: ("The old bridge and its town, a history",),
    ),
    Row(
        "the title is quite another", fine, DRIFT | ALIVE, cites=lambda _: ("Minutes of the drainage board, volume 7",)
    ),
    Row(
        "the title is quite another, a whole site of 200",
        fine,
        DRIFT | ALIVE,
        cites=lambda _: ("Minutes of the drainage board, volume 7",),
        otherwise=shows(worded("missing")),
    ),
    Row("an edited title", shows(_retitled), ALIVE),
    Row(
        "the title with a subtitle",
        shows(article_with(title="{title} – and what comes next", heading="{title} – and what comes next")),
        ALIVE,
    ),
    Row("the title after the site", shows(article_with(title="{site} - {title}")), ALIVE),
    Row("the title in the heading only", shows(article_with(title="{site}")), ALIVE),
    Row(
        "the title in a lesser heading",
        shows(article_with(title="{site}", heading=None, text="<h2>{title}</h2>{text}")),
        ALIVE,
    ),
    Row("the title in an article without one", shows(article_with(title=None)), ALIVE),
    Row("the title empty", shows(article_with(title="")), ALIVE),
    Row("the title untitled", shows(article_with(title="Untitled Document")), ALIVE),
    Row("the title of the menu", shows(article_with(title="News")), ALIVE),
    Row("the title for sharing only", shows(_only_in('<meta property="og:title" content="{title}">')), ALIVE),
    Row("the title for machines only", shows(_json_ld), ALIVE),
    Row(
        "the title in bold only", shows(article_with(title="{site}", heading=None, text="<b>{title}</b>{text}")), ALIVE
    ),
    Row(
        "the title split by tags",
        shows(article_with(title="{site}", heading="<span>{title}</span> <small>new</small>")),
        ALIVE,
    ),
    Row("the title after 200 kB of style", shows(_late), ALIVE),
    Row("the title after 200 kB of text", shows(_later), ALIVE),
    Row("the title nowhere, the text there", shows(article_with(title="{site}", heading=None)), HERE | DRIFT),
    Row("no title, cited bare", shows(article_with(title=None, heading=None)), ALIVE, cites=lambda _: ()),
    Row("an article where the rest is soft", fine, ALIVE, otherwise=shows(worded("missing"))),
    Row("an article where the rest is the front page", fine, ALIVE, otherwise=front),
    Row("an article where the rest leads to the front", fine, ALIVE, otherwise=to("/", 302)),
    Row("an article whose front page is gone", fine, ALIVE, root=missing),
    Row("an article for every address", fine, ALIVE, otherwise=fine),
    Row("the front page, cited as it", front, ALIVE, path="/", cites=lambda it: (it.site,), root=front),
    Row(
        "the front page, cited as something",
        front,
        ALIVE | DRIFT,
        path="/",
        cites=lambda it: (f"About {it.title}",),
        root=front,
    ),
    Row("a short page", shows(lambda it: document(it.title, f"<h1>{it.title}</h1><p>1874–1931</p>")), ALIVE),
    Row("a page of a picture", shows(_picture_page), ALIVE),
    Row("a page of 1996", shows(_untagged), ALIVE),
    Row("frames", shows(_frames), ALIVE),
    Row("frames without a title", shows(_framed_without_title), HERE | DRIFT | EMPTY),
    Row("XHTML", shows(_xhtml, 200, Content_Type="application/xhtml+xml"), ALIVE),
    Row("a feed with it", shows(_feed, 200, Content_Type="application/rss+xml; charset=utf-8"), ALIVE),
    Row("plain text", shows(_plain_text, 200, Content_Type="text/plain; charset=utf-8"), ALIVE),
    Row("plain text called a page", shows(_plain_text), ALIVE),
    Row("a page called plain text", shows(article, 200, Content_Type="text/plain; charset=utf-8"), ALIVE),
    Row("JSON", shows(_as_json, 200, Content_Type="application/json"), ALIVE),
    *(Row(name, file(data, kind), ALIVE) for name, (data, kind) in _FILES.items()),
    Row(
        "a shop, cited as one",
        lambda it: shows(_goods("Free shipping. Sale! In stock."))(it.called("Walking boots, brown")),
        ALIVE,
        cites=lambda _: ("Walking boots, brown",),
    ),
    Row(
        "a casino, cited as one",
        lambda it: shows(_goods("Roulette, slots and free spins. Welcome bonus."))(it.called("Grand Casino")),
        ALIVE,
        cites=lambda _: ("Grand Casino",),
    ),
    Row(
        "a broker of domains, cited as one",
        lambda it: shows(_goods("Buy this domain. Make an offer. All domains are for sale."))(
            it.called("Domains for sale")
        ),
        ALIVE,
        cites=lambda _: ("Domains for sale",),
    ),
    Row(
        "a page in another language than its citation",
        fine,
        ALIVE,
        "ja",
        cites=lambda it: ("A bridge restored", it.title),
    ),
    *(
        Row(f"an article in {it}", fine, ALIVE, it)
        for it in ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "tr", "ru", "ja", "zh", "ar")
    ),
)
