"""mwparserfromhell says what a template means: the same citations are found, with the same parameters and values.

Known differences, all of them meant, and none of them made here: mwparserfromhell reads no templates in <gallery> and
<imagemap>, nor deeper in one another than it can count; it loses a template when a mark that is opened inside it, an
apostrophe too many among them, pairs with one outside; and a name with markup in it confuses it.
"""

from __future__ import annotations

import re

import mwparserfromhell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.wikitext.families import cites, points
from tests.wikitext.generated import PAGES, TEXTS
from tests.wikitext.reading import SOUND, as_dump, page_text, read

Found = list[tuple[str, list[tuple[str, str]]]]
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def expected(text: str) -> Found:
    """Name and parameters of each citation template that mwparserfromhell finds."""
    found = []
    for template in mwparserfromhell.parse(text).filter_templates():
        written = _COMMENT.sub("", str(template.name)).replace("_", " ")
        name = " ".join(written.split()).lower().removeprefix("template:")
        if cites(name) or points(name):
            parameters = [(str(parameter.name).strip(), str(parameter.value).strip()) for parameter in template.params]
            found.append((name, parameters))
    return found


def actual(text: str, form: str = "wikitext") -> Found:
    """The same as citecheck finds it."""
    return [
        (citation.template, [(parameter.name, parameter.value) for parameter in citation.parameters])
        for citation in read(text, form).citations
        if citation.template
    ]


def in_dump(found: Found) -> Found:
    """The same values as they are written in a dump."""
    return [(name, [(key, as_dump(value)) for key, value in parameters]) for name, parameters in found]


@pytest.mark.parametrize("name", SOUND)
def test_on_whole_pages(name: str) -> None:
    text = page_text(name)
    assert len(expected(text)) >= 10
    assert actual(text) == expected(text)


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_whatever_ends_the_lines(name: str, newline: str) -> None:
    text = page_text(name).replace("\n", newline)
    assert actual(text) == expected(text)


@pytest.mark.parametrize("name", SOUND)
def test_on_whole_pages_of_a_dump(name: str) -> None:
    # Three braces have no marks of their own there.
    text = re.sub(r"\{\{\{[^{}]*\}\}\}", "x", page_text(name))
    assert actual(as_dump(text), "tpl") == in_dump(expected(text))


@settings(max_examples=400)
@given(PAGES)
def test_on_generated_pages(text: str) -> None:
    assert actual(text) == expected(text)


@settings(max_examples=200)
@given(PAGES.filter(lambda text: "{{{" not in text and "}}}" not in text.replace("}}}}", "")))
def test_on_generated_pages_of_a_dump(text: str) -> None:
    assert actual(as_dump(text), "tpl") == in_dump(expected(text))


@settings(max_examples=100)
@given(st.sampled_from(SOUND), TEXTS, st.data())
def test_whatever_is_put_between_the_paragraphs_of_a_page(name: str, text: str, data: st.DataObject) -> None:
    paragraphs = page_text(name).split("\n\n")
    at = data.draw(st.integers(0, len(paragraphs)))
    page = "\n\n".join([*paragraphs[:at], text, *paragraphs[at:]])
    assert actual(page) == expected(page)


BY_HAND = [
    ("{{cite web|a|b=c|d}}", "positional and named"),
    ("{{cite web|1=a|b|1=c}}", "a number as a name"),
    ("{{cite web|a=b=c}}", "the first equals sign counts"),
    ("{{cite web|=a|=}}", "an empty name"),
    ("{{cite web|}}", "an empty parameter"),
    ("{{cite web||a=|}}", "empty parameters"),
    ("{{cite web\n|\n a \n=\n b \n}}", "blanks around everything"),
    ("{{cite web|a=[[b|c=d]]|e=f}}", "a pipe in a link"),
    ("{{cite web|[[b|c]]=d}}", "a link in a name"),
    ("{{cite web|a=[http://b.example c|d=e]}}", "a pipe in an external link"),
    ("{{cite web|http://b.example/?c=d|e=f}}", "an equals sign in an address"),
    ("{{cite web|a=<ref name='b|c'>d|e</ref>|f=g}}", "a pipe in a tag"),
    ("{{cite web|a=<ref name='b|c'>d|e|f=g}}", "a pipe in a tag that nothing closes"),
    ('{{cite web|a=<ref name=b group="c=d">e|f=g</ref>|h=i}}', "a pipe and equals signs in a reference"),
    ("{{cite web|a=<ref name=b />|<ref name=c>|<ref>d</ref>=e}}", "references, one of which nothing closes"),
    ("{{cite web|a=<ref>[http://b.example/?c=d e]</ref>|[http://b.example/?f=g]=h|i=j}}", "links and equals signs"),
    ("{{cite web|a<br>=b<br />|c=''[[d|e=f]]<br/>|g''=h}}", "line breaks in and out of italics"),
    ("{{cite web|a=[http://b.example c|d=e [[f|g=h]]|i=j}}", "a link that nothing closes"),
    ("{{cite web|a=<!-- |b=c -->d}}", "a pipe in a comment"),
    ("{{cite web|a=<!-- <b> |c=d -->e}}", "a tag in a comment"),
    ("{{cite web|<!-- = -->a=b}}", "a comment in a name"),
    ("{{cite web|a=<nowiki>|b=c</nowiki>}}", "a pipe in nowiki"),
    ("{{cite web|a=''b|c=d''}}", "a pipe in italics"),
    ("{{cite web|a=''b''|c=''d''}}", "italics in two parameters"),
    ("{{cite web|a='b|c='d}}", "apostrophes alone"),
    ("{{cite web|a={{b|c=d|{{e|f}}}}|g={{{h|i}}}}}", "templates and arguments inside"),
    ("{{cite web|{{a}}=b}}", "a template in a name"),
    ("{{cite web|a={{!}}|b={{=}}}}", "templates that stand for marks"),
    ("{{cite web|a={b|c}|d=}e}}", "single braces"),
    ("{{cite web|a=[b|c]|d=e]}}", "single brackets"),
    ("{{cite web|a=\n== b ==\n|c=d}}", "a heading"),
    ("{{cite web|a=\n{|\n| b || c=d\n|}\n|e=f}}", "a table"),
    ("{{cite web|a=b{|c=d}}", "the mark of a table that is none"),
    ("{{cite web|a=\n* b\n; c: d|e=f}}", "list items"),
    ("{{{{cite web|a=b}}}}", "four braces"),
    ("{{{{{cite web|a=b}}}}}", "five braces"),
    ("{{ {{cite web|a=b}} }}", "nothing but a citation in a template"),
    ("{{cite web|a={{cite book|b={{citation|c=d}}}}}}", "citations in citations"),
    ("{{cite web{{cite book}}", "one that is not closed, and one that is"),
    ("{{cite web|a={{b|c=d}}", "one that is not closed around one that is"),
    ("{{cite\nweb|a=b}}", "a line end in a name"),
    ("{{cite [[web]]|a=b}}", "a link in a template's name"),
    ("{{cite web<nowiki/>|a=b}}", "a tag in a template's name"),
    ("{{}} {{|a}} {{ }} {{#if:x|{{cite web|a=b}}}}", "templates without a name"),
    ("{{cite web|a=b", "one that is never closed"),
    ("a }} b", "one that is never opened"),
    ("<nowiki>{{cite web|a=b}}</nowiki> <!-- {{cite web|a=b}} --> <pre>{{cite web}}</pre>", "unread ones"),
    ("<nowiki>{{cite web|a=b}}", "nowiki that nothing closes"),
    ("<nowiki />{{cite web|a=b}}</nowiki>", "nowiki that closes itself"),
    ("<!-- a --{{cite web|a=b}}>", "a comment that nothing closes"),
    ("<!-- a <nowiki> -->{{cite web|a=b}}</nowiki>", "nowiki in a comment"),
    ("<nowiki><!--</nowiki>{{cite web|a=b}}-->", "a comment in nowiki"),
]


@pytest.mark.parametrize(("text", "why"), BY_HAND, ids=[case[1] for case in BY_HAND])
def test_by_hand(text: str, why: str) -> None:
    assert actual(text) == expected(text), why


DIFFERENT = [
    ("<gallery>\nA.jpg|{{cite web|a=b}}\n</gallery>", [("cite web", [("a", "b")])], "MediaWiki reads a gallery"),
    ("{{cite web|a=<ref>b|c=d}} e</ref>", [("cite web", [("a", "<ref>b"), ("c", "d")])], "a tag that ends outside"),
    ("{{cite web|a=''b|c=d}} e''", [("cite web", [("a", "''b"), ("c", "d")])], "italics that end outside"),
    ("{{cite web|a='''''b|c=d}} '''e''", [("cite web", [("a", "'''''b"), ("c", "d")])], "bold too"),
    ("{{cite web|a=[[b|c=d}} e]]", [("cite web", [("a", "[[b"), ("c", "d")])], "a link that ends outside"),
]


@pytest.mark.parametrize(("text", "found", "why"), DIFFERENT, ids=[case[2] for case in DIFFERENT])
def test_what_is_read_otherwise_on_purpose(text: str, found: Found, why: str) -> None:
    assert actual(text) == found, why
    assert expected(text) != found, "no difference is left: make it a case like the others"
