"""What a page says of itself: its titles, what it asks for, and the beginning of its text.

Pages are hostile: one whose elements stand too deep in one another for the parser is read without it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import unescape
from itertools import islice
from typing import Any

import orjson
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from citecheck.links.bodies import rough
from citecheck.links.bodies.charsets import decoded
from citecheck.links.bodies.elements import hider, says
from citecheck.links.bodies.one_line import one_line
from citecheck.links.bodies.refreshes import refresh_of
from citecheck.model import Content
from citecheck.titles import folded, normalised, part_in

TEXT_LENGTH = 4096
_TITLE_LENGTH = 1000
_MOST_HEADINGS, _MOST_LOOKED_AT = 5, 20
_HARDLY_ANY_TEXT = 300
_MOST_HEADLINES = 20
# How much of what scripts are to show is looked at.
_MOST_OF_STATE = 10_000
_LEAST_SOUGHT = 8
_BEGINNING = 2000

_HTML = re.compile(r"(?:text/html|application/xhtml|(?:text|application)/xml)", re.IGNORECASE)
_READABLE = re.compile(r"text/|application/(?:(?:[\w.-]+\+)?(?:xml|json)|yaml|x-yaml|rtf|javascript)", re.IGNORECASE)
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json", re.IGNORECASE)
# The names of the elements of a feed are no words of it; what is quoted in it is a text as it stands.
_XML = re.compile(r"[\w.-]+/[\w.-]+\+xml", re.IGNORECASE)
_XML_TITLE = re.compile(r"<(?:title|name)(?:\s[^<>]{0,200})?>(?:\s{0,99}<!\[CDATA\[)?([^<>\]]{1,1000})")
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]{0,5000}>")
# How files begin that are no text, whatever they are called.
_FILES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n": "image/png",
    b"GIF8": "image/gif",
    b"\xff\xd8\xff": "image/jpeg",
    b"PK\x03\x04": "application/zip",
    b"\xd0\xcf\x11\xe0": "application/x-ole-storage",
}
# What a page shows beside its text, what it fetches from elsewhere, and where no running text stands.
_MEDIA = ("img", "picture", "svg", "canvas", "video", "audio", "object", "embed", "applet", "iframe", "frame")
_EMBEDDED = frozenset({"script", "iframe", "frame"})
_MOST_EMBEDS, _LONGEST_EMBED = 8, 120
_MARGINS = ["nav", "header", "footer", "aside", "ul", "ol", "a", "button"]
_OG = "og:title"
# All that is looked for but links, by its tag.
_TELLING = frozenset({"title", "h1", "script", "input", "meta", *_MEDIA})
# What no reader sees, by its tag or by an attribute, whose name stands in the page as it is.
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "iframe", "object"})
_UNSEEN_BY = {
    "hidden": "[hidden], [aria-hidden=true]",
    "style": "[style*='display:none'], [style*='display: none']",
    "<dialog": "dialog:not([open])",
}
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "ScholarlyArticle", "Report", "Book", "WebPage", "Review"}
)

# Elements without an end, or whose end is the next one's beginning: they do not stand in one another.
_FLAT = frozenset(
    {
        "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link",
        "meta", "option", "p", "param", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
    }
)  # fmt: skip
_TAG = re.compile("<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_FEW_TAGS = 3000
_DEEPEST = 1000


class Reading(Struct, frozen=True):
    """What a page says, and where it leads by itself, if it does so at once."""

    content: Content
    refresh: str | None = None


def worth_reading(content_type: str) -> bool:
    """Whether a body of this type can have a title or text; what has no type may."""
    return not content_type or _READABLE.match(content_type) is not None


def read(body: bytes, content_type: str, sought: Sequence[str] = (), *, whole: bool = True) -> Reading:
    """What a body says, or its beginning; `sought` are the titles to look for all over it. Raises nothing."""
    media_type = content_type.partition(";")[0].strip().lower()
    if not worth_reading(content_type):
        return Reading(Content(media_type, size=len(body), whole=whole))
    if file_type := next((kind for start, kind in _FILES.items() if body.startswith(start)), None):
        return Reading(Content(file_type, size=len(body), whole=whole))
    page = decoded(body, content_type)
    if content_type and not _HTML.match(content_type):
        return Reading(_of_text(page, media_type, sought, len(body), whole=whole))
    if _is_too_deep(page):
        title, text = rough.title_and_text(page)
        return Reading(
            Content(
                media_type,
                title=_title(title),
                text=one_line(text)[:TEXT_LENGTH],
                text_length=len(text),
                size=len(body),
                whole=whole,
                shown=_shown(text, sought),
            )
        )
    return _of_html(page, media_type, sought, len(body), whole=whole)


def _of_text(page: str, media_type: str, sought: Sequence[str], size: int, *, whole: bool) -> Content:
    """What a text says that is no page: its letters may be written as numbers, as those of JSON and feeds are."""
    if _JSON.match(media_type):
        with suppress(orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
            page = orjson.dumps(orjson.loads(page)).decode()
    title = None
    if _XML.match(media_type):
        named = _XML_TITLE.search(page)
        title = _title(unescape(named[1])) if named else None
        page = _MARKUP.sub(" ", page)
    text = one_line(unescape(page))
    return Content(
        media_type,
        title=title,
        text=text[:TEXT_LENGTH],
        text_length=len(text),
        size=size,
        whole=whole,
        shown=_shown(text, sought),
        prose=len(text),
    )


def _of_html(page: str, media_type: str, sought: Sequence[str], size: int, *, whole: bool) -> Reading:
    tree = LexborHTMLParser(page)
    links = len(tree.css("a[href]"))
    telling, unseen = _telling_and_unseen(tree, page)
    named: defaultdict[str | None, list[LexborNode]] = defaultdict(list)
    for node in telling:
        named[node.tag].append(node)
    embedding = (node.attributes for node in telling if node.tag in _EMBEDDED)
    embeds = list(islice((attributes["src"] or "" for attributes in embedding if "src" in attributes), _MOST_EMBEDS))
    headline = _headline(named["script"])
    language = (tree.root.attributes.get("lang") if tree.root else None) or ""
    title, og_title = _of_head(named["title"], named["meta"])
    hiding = {node.mem_id for node in unseen}
    headings = [(_title(node.text(separator=" ")), hider(node, hiding)) for node in named["h1"][:_MOST_LOOKED_AT]]
    inputs = (node for node in named["input"] if says(node, "type", "password"))
    passwords = sum(hider(node, hiding) is None for node in islice(inputs, _MOST_LOOKED_AT))
    refresh = refresh_of(named["meta"], named["script"])
    states = [node.text() for node in named["script"] if says(node, "type", "application/json")]
    # The innermost first: with an element goes what is in it.
    for node in reversed(unseen):
        node.decompose()
    text = one_line(tree.root.text(separator=" ")) if tree.root else ""
    shown = _shown(text, sought)
    if sought and not shown and len(text) <= _HARDLY_ANY_TEXT:
        shown = _shown(" | ".join(_state(states)), sought)
    tree.strip_tags(_MARGINS)
    prose = one_line(tree.root.text(separator=" ")) if tree.root else ""
    content = Content(
        media_type,
        title=title,
        headings=_headings(headings, sought, len(text)),
        og_title=og_title,
        headline=headline,
        language=language.strip().lower()[:20] or None,
        text=text[:TEXT_LENGTH],
        text_length=len(text),
        links=links,
        scripts=len(named["script"]),
        passwords=passwords,
        size=size,
        whole=whole,
        shown=shown,
        prose=len(prose),
        told=_told(prose, [] if shown else sought),
        media=sum(len(named[name]) for name in _MEDIA),
        embeds=tuple(one_line(source)[:_LONGEST_EMBED] for source in embeds),
    )
    return Reading(content, refresh(content.text_length))


def _telling_and_unseen(tree: LexborHTMLParser, page: str) -> tuple[list[LexborNode], list[LexborNode]]:
    """The elements that may say something of a page, and those that no reader sees, each in their order.

    They are found in one walk: a selector of many parts tries each of them on every element.
    """
    source = page.lower()
    selectors = [selector for word, selector in _UNSEEN_BY.items() if word in source]
    by_attribute = {node.mem_id for node in tree.css(", ".join(selectors))} if selectors else frozenset[int]()
    telling, unseen = [], []
    for node in tree.root.traverse() if tree.root else ():
        tag = node.tag
        if tag in _TELLING:
            telling.append(node)
        if tag in _UNSEEN or (by_attribute and node.mem_id in by_attribute):
            unseen.append(node)
    return telling, unseen


def _headings(told: Iterable[tuple[str | None, str | None]], sought: Sequence[str], length: int) -> tuple[str, ...]:
    """The headings of a page that a reader sees, each of `told` with the tag of what hides it.

    Many a page has in it what it would show if something failed, or if nobody were logged in: that is heard only
    where it is a title sought. What is said to those without scripts speaks for a page that has nothing else to say.
    """
    seen = [it for it, by in told if it and (by is None or _shown(it, sought))]
    if not seen and length <= _HARDLY_ANY_TEXT:
        seen = [it for it, by in told if it and by == "noscript"]
    return tuple(seen[:_MOST_HEADINGS])


def _of_head(titles: Iterable[LexborNode], metas: Iterable[LexborNode]) -> tuple[str | None, str | None]:
    """The title of the page, not of a drawing in it, and the one it has for Open Graph."""
    named = next((node for node in titles if not _in_drawing(node)), None)
    og = next((meta for meta in metas if says(meta, "property", _OG) or says(meta, "name", _OG)), None)
    return _title(named.text() if named else None), _title(og.attributes.get("content") if og else None)


def _in_drawing(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "svg"


def _headline(scripts: Iterable[LexborNode]) -> str | None:
    """What the page calls its article to schema.org."""
    for script in scripts:
        if not says(script, "type", "application/ld+json"):
            continue
        try:
            data = orjson.loads(script.text())
        except (orjson.JSONDecodeError, RecursionError):
            continue
        for thing in _things(data):
            words = thing.get("headline") or thing.get("name")
            if isinstance(words, str) and (title := _title(words)):
                return title
    return None


def _state(scripts: Iterable[str]) -> Iterator[str]:
    """The texts that a page has for its scripts to show; a name without a blank is often that of what was asked for."""
    waiting: list[object] = []
    for script in scripts:
        with suppress(orjson.JSONDecodeError, RecursionError):
            waiting.append(orjson.loads(script))
    for _ in range(_MOST_OF_STATE):
        if not waiting:
            return
        match waiting.pop():
            case list() as things:
                waiting += things[:_MOST_OF_STATE]
            case dict() as thing:
                waiting += thing.values()
            case str() as words if " " in words.strip():
                yield words
            case _:
                continue


def _things(data: object) -> Iterator[dict[str, Any]]:
    """The articles in a piece of JSON-LD: at its top, in a list, or in a graph."""
    waiting: list[object] = [data]
    for _ in range(_MOST_HEADLINES):
        if not waiting:
            return
        match waiting.pop(0):
            case list() as things:
                waiting += things[:_MOST_HEADLINES]
            case dict() as thing:
                kinds = thing.get("@type")
                if _ARTICLES.intersection(
                    kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
                ):
                    yield thing
                waiting.append(thing.get("@graph"))
            case _:
                continue


def _shown(text: str, sought: Sequence[str]) -> tuple[str, ...]:
    """Those of the titles that stand somewhere in a text, as whole words; very short ones are found anywhere."""
    wanted = {title: normalised(title) for title in sought}
    wanted = {title: words for title, words in wanted.items() if len(words) >= _LEAST_SOUGHT}
    if not wanted:
        return ()
    seen: tuple[str, ...] = ()
    # Most titles stand at the beginning, and to fold a whole page takes long.
    for part in (text[:_BEGINNING].rpartition(" ")[0], text):
        words_there = f" {folded(part)} "
        seen = tuple(
            title for title, words in wanted.items() if (f" {words} " if words.isascii() else words) in words_there
        )
        if len(seen) == len(wanted):
            break
    return seen


def _told(text: str, sought: Sequence[str]) -> float:
    """The most that stands in a text of the words of a title."""
    if not sought:
        return 0.0
    words_of_page = folded(text)
    return max(part_in(title, words_of_page) for title in sought)


def _title(text: str | None) -> str | None:
    return one_line(text)[:_TITLE_LENGTH] or None if text else None


def _is_too_deep(page: str) -> bool:
    """Whether elements stand so deep in one another that a parser of HTML takes quadratic time."""
    if page.count("<") < _FEW_TAGS:
        return False
    open_now: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(page):
        name = tag[2].lower()
        if name in _FLAT:
            continue
        if not tag[1]:
            open_now[name] += 1
            depth += 1
            if depth > _DEEPEST:
                return True
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
    return False
