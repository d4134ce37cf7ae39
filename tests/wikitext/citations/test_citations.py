"""Wiki text: which citations are found, how far each goes and which addresses it holds. The traps of real pages."""

from __future__ import annotations

import pytest

from citecheck.model import Citation, CitationKind
from tests.wikitext.reading import as_dump, found, page_text, read, read_dump

A, B, C = "http://a.example/x", "http://b.example/y", "http://c.example/z"
Found = list[tuple[str, str, list[str]]]

TEMPLATES: list[tuple[str, Found, str]] = [
    (f"{{{{cite web|url={A}}}}}", [("template", f"{{{{cite web|url={A}}}}}", [A])], "a template"),
    (f"x{{{{cite web|url={A}}}}}y", [("template", f"{{{{cite web|url={A}}}}}", [A])], "amid words"),
    (f"{{{{lang|de|{A}}}}}", [("bare_url", A, [A])], "another template cites nothing"),
    (f"{{{{hlist|{A}|{B}}}}}", [("bare_url", A, [A]), ("bare_url", B, [B])], "two addresses of another template"),
    (f"{{{{hlist|[{A} w] |[{B} v]}}}}", [("link", f"[{A} w]", [A]), ("link", f"[{B} v]", [B])], "and two links"),
    (f"{{{{citation needed|reason={A}}}}}", [("bare_url", A, [A])], "nor does a note of editors"),
    (f"{{{{cite {A}}}}}", [("bare_url", A, [A])], "an address in a name"),
    (f"{{{{cite web|{A}}}}}", [("template", f"{{{{cite web|{A}}}}}", [A])], "an address without a name"),
    (
        f"{{{{cite web|{A}?b=c&d=e|title=f}}}}",
        [("template", f"{{{{cite web|{A}?b=c&d=e|title=f}}}}", [f"{A}?b=c&d=e"])],
        "one with an equals sign",
    ),
    (
        f"{{{{cite web|url={A}|title=See {B}, too}}}}",
        [("template", f"{{{{cite web|url={A}|title=See {B}, too}}}}", [A, B])],
        "an address in another parameter",
    ),
    (
        f"{{{{cite web|url={A}|title=[{B} b]}}}}",
        [("template", f"{{{{cite web|url={A}|title=[{B} b]}}}}", [A, B])],
        "a link in another parameter",
    ),
    (
        f"{{{{cite web|url={A}|quote={{{{cite book|url={B}}}}}}}}}",
        [
            ("template", f"{{{{cite web|url={A}|quote={{{{cite book|url={B}}}}}}}}}", [A]),
            ("template", f"{{{{cite book|url={B}}}}}", [B]),
        ],
        "a citation in a citation",
    ),
    (
        f"{{{{cite web|url={A}|via={{{{a|{{{{cite book|url={B}}}}}|{C}}}}}}}}}",
        [
            ("template", f"{{{{cite web|url={A}|via={{{{a|{{{{cite book|url={B}}}}}|{C}}}}}}}}}", [A, C]),
            ("template", f"{{{{cite book|url={B}}}}}", [B]),
        ],
        "one in another template in a citation",
    ),
    (
        f"{{{{quote|text=Yes.<ref>{{{{cite web|url={A}}}}}</ref>}}}}",
        [("template", f"{{{{cite web|url={A}}}}}", [A])],
        "in a quotation",
    ),
    (
        f"{{{{Infobox\n| a = {{{{cite web|url={A}}}}}\n}}}}",
        [("template", f"{{{{cite web|url={A}}}}}", [A])],
        "an infobox",
    ),
    (
        f"{{{{cite web|url={A}<!-- {B} -->}}}}",
        [("template", f"{{{{cite web|url={A}<!-- {B} -->}}}}", [A])],
        "a comment",
    ),
    (
        f"{{{{cite web|url={A}<!-- {B} -->/c|title=A}}}}",
        [("template", f"{{{{cite web|url={A}<!-- {B} -->/c|title=A}}}}", [f"{A}<!-- {B} -->/c"])],
        "a comment in the midst of an address",
    ),
    (f"<!-- {{{{cite web|url={A}}}}} --><nowiki>{B}</nowiki>", [], "in comments and nowiki"),
    (
        f"{{{{cite web|title=<nowiki>{A}</nowiki>}}}}",
        [("template", f"{{{{cite web|title=<nowiki>{A}</nowiki>}}}}", [])],
        "too",
    ),
    (
        f"<gallery>\nA.jpg|B{{{{cite web|url={A}}}}}\n</gallery>",
        [("template", f"{{{{cite web|url={A}}}}}", [A])],
        "a gallery",
    ),
    ("{{cite web}}", [("template", "{{cite web}}", [])], "without parameters"),
    ("{{{{cite web}}}}", [], "four braces are an argument's"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEMPLATES, ids=[case[2] for case in TEMPLATES])
def test_templates(text: str, expected: Found, why: str) -> None:
    assert found(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [case for case in TEMPLATES if "{{{{" not in case[0] and "}}}}}}" not in case[0]],
    ids=[case[2] for case in TEMPLATES if "{{{{" not in case[0] and "}}}}}}" not in case[0]],
)
def test_templates_of_a_dump(text: str, expected: Found, why: str) -> None:
    in_dump = [(kind, as_dump(words), [as_dump(url) for url in urls]) for kind, words, urls in expected]
    assert found(as_dump(text), "tpl") == in_dump, why


LOOSE: list[tuple[str, Found, str]] = [
    (f"See {A}, or ({B}).", [("bare_url", A, [A]), ("bare_url", B, [B])], "bare ones and punctuation"),
    (f"2013{A}", [("bare_url", A, [A])], "glued to the word before"),
    (f"[{A} words]", [("link", f"[{A} words]", [A])], "with words"),
    (f"[{A}]", [("bare_url", f"[{A}]", [A])], "in brackets, without words"),
    (f"[{A} ]", [("bare_url", f"[{A} ]", [A])], "with a blank for words"),
    (f"[{A}, words]", [("link", f"[{A}, words]", [f"{A},"])], "in brackets a comma is a part, as MediaWiki has it"),
    (f"[{A} [[page]] and [[page|it]]]", [("link", f"[{A} [[page]] and [[page|it]]]", [A])], "links among the words"),
    (f"[{A} {{{{a|b]}}}} c]", [("link", f"[{A} {{{{a|b]", [A])], "a bracket in a template among the words"),
    (f"[{A} a<!-- ] -->b]", [("link", f"[{A} a<!-- ] -->b]", [A])], "a bracket in a comment among the words"),
    (f"[{A} a [sic] b]", [("link", f"[{A} a [sic]", [A])], "brackets among the words"),
    (f"[{A} a\nb]", [("bare_url", A, [A])], "words do not go over a line"),
    (f"[{A} words", [("bare_url", A, [A])], "no bracket closes it"),
    (f"[ {A} words]", [("bare_url", A, [A])], "a blank behind the bracket"),
    (f"[[{A}]]", [("bare_url", f"[{A}]", [A])], "two brackets"),
    (f"[[{A} words]]", [("link", f"[{A} words]", [A])], "two brackets, words"),
    (f"[[{A}|words]]", [("link", f"[{A}|words]", [A])], "two brackets, words behind a pipe"),
    ("[//a.example/x words]", [("link", "[//a.example/x words]", ["//a.example/x"])], "no scheme but slashes"),
    ("//a.example/x [//a.example/x [[//a.example", [], "slashes alone are none"),
    (f"[{A} {A}]", [("link", f"[{A} {A}]", [A])], "its own address as its words"),
    (f"[{A} see {B}]", [("link", f"[{A} see {B}]", [A, B])], "another address as its words"),
    (f"[//a.example/{B} words]", [("link", f"[//a.example/{B} words]", [f"//a.example/{B}"])], "one inside another"),
    (f"{A}{{{{dead link}}}}", [("bare_url", A, [A])], "a template ends it"),
    (f"{A}/{{{{dead link}}}}", [("bare_url", f"{A}/", [f"{A}/"])], "behind a slash too, where it says something of it"),
    (f"{A}/{{{{lc:B}}}}/c.", [("bare_url", f"{A}/{{{{lc:B}}}}/c.", [f"{A}/{{{{lc:B}}}}/c."])], "one fills in a part"),
    (f"[{A}?b={{{{c}}}} d]", [("link", f"[{A}?b={{{{c}}}} d]", [f"{A}?b={{{{c}}}}"])], "and so in brackets"),
    (f"{A}?b={{{{c|{B}}}}}", [("bare_url", f"{A}?b={{{{c", [f"{A}?b={{{{c"]), ("bare_url", B, [B])], "one of its own"),
    (f"{A}{{{{dead link}}}}{B}", [("bare_url", A, [A]), ("bare_url", B, [B])], "and another may follow"),
    (f"''{A}'' '''{B}'''", [("bare_url", A, [A]), ("bare_url", B, [B])], "italics end it"),
    (f"{A}'s", [("bare_url", f"{A}'s", [f"{A}'s"])], "an apostrophe does not"),
    (f"{A}&nbsp;{B}&lt;br&gt;", [("bare_url", A, [A]), ("bare_url", B, [B])], "escaped blanks and angles end it"),
    (f"{A}?a&b&amp;c", [("bare_url", f"{A}?a&b&amp;c", [f"{A}?a&b&amp;c"])], "other entities do not"),
    (f"{{|\n|-\n| {A} || {B}||{C}\n|}}", [("bare_url", url, [url]) for url in (A, B, C)], "cells of a table"),
    (f"{{|\n| url = {A}\n| title = a\n|}}", [("bare_url", A, [A])], "cells of a table that look like parameters"),
    (f"{A}|b", [("bare_url", f"{A}|b", [f"{A}|b"])], "a pipe is a part of it in the text"),
    (f'<span title="{A}">x</span>', [("bare_url", A, [A])], "in a tag"),
    (f"[[File:A.jpg|link={A}|words]]", [("bare_url", A, [A])], "a part of a picture"),
    (f"<gallery>\nFile:A.jpg|{A}|words\n</gallery>", [("bare_url", A, [A])], "a part of a gallery's line"),
    (f"[[File:A.jpg|{A}|{B}]]", [("bare_url", A, [A]), ("bare_url", B, [B])], "two parts of a picture"),
    (f"[{A} a |{B}|{C}]", [("link", f"[{A} a |{B}|{C}]", [A, B, C])], "among the words of a link"),
    (f"| http://|{A}|http://|{B}", [("bare_url", A, [A]), ("bare_url", B, [B])], "behind a scheme and a pipe"),
    (f"{{|\n|{A}|b\n|}}", [("bare_url", A, [A])], "in a row of a table"),
    (f"{A}\r{B}\r\n{C}", [("bare_url", url, [url]) for url in (A, B, C)], "line ends"),
    ("http:// https://. ftp://''", [], "schemes alone"),
    ("[http:// words] [http://''x'' words]", [], "schemes alone in brackets"),
    ("mailto:a@b.example news:c urn:isbn:1", [], "what names no page"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LOOSE, ids=[case[2] for case in LOOSE])
def test_addresses_in_the_text(text: str, expected: Found, why: str) -> None:
    assert found(text) == expected, why


def test_the_words_of_a_link_in_a_dump_may_hold_templates() -> None:
    text = f"[{A} Volume [tpl]vol.|1[/tpl]] and [ref][{B} more][/ref]"
    assert found(text, "tpl") == [
        ("link", f"[{A} Volume [tpl]vol.|1[/tpl]]", [A]),
        ("untemplated", f"[{B} more]", [B]),
    ]


REFERENCES: list[tuple[str, Found, str]] = [
    (f"<ref>{A}</ref>", [("bare_url", A, [A])], "an address alone"),
    (f"<ref> [{A}] </ref>", [("bare_url", f"[{A}]", [A])], "in brackets"),
    (f"<ref>{A} {B}</ref>", [("bare_url", A, [A]), ("bare_url", B, [B])], "two alone"),
    (f"<ref>[{A} words]</ref>", [("untemplated", f"[{A} words]", [A])], "a link with words"),
    (f"<ref> Lund, {A}. </ref>", [("untemplated", f"Lund, {A}.", [A])], "words and an address"),
    (f"<ref>Lund [{A}], Keel {B}</ref>", [("untemplated", f"Lund [{A}], Keel {B}", [A, B])], "words and two addresses"),
    ("<ref>Lund 1990</ref>", [("untemplated", "Lund 1990", [])], "words alone"),
    ("<ref>In 1990 the two mills were joined.</ref>", [], "a remark that names no source"),
    (f"<ref name=x>{A}</ref><ref name=x/>", [("bare_url", A, [A])], "a name used again"),
    (f"<ref>{A}<!-- words --></ref>", [("bare_url", A, [A])], "a comment describes nothing"),
    (f"<ref>{A}{{{{dead link|date=May 2014}}}}</ref>", [("bare_url", A, [A])], "nor does a note of editors"),
    (f"<ref>{A}<br/></ref>", [("bare_url", A, [A])], "nor does a tag"),
    (
        f"<ref>{A} {{{{lang|de|Buch}}}}</ref>",
        [("untemplated", f"{A} {{{{lang|de|Buch}}}}", [A])],
        "another template does",
    ),
    (
        f"<ref>{A} {{{{webarchive|url={B}}}}}</ref>",
        [("bare_url", f"{A} {{{{webarchive|url={B}}}}}", [A, B])],
        "the copy belongs to the address before it",
    ),
    (
        f"<ref>See {{{{cite web|url={A}}}}} and {B}</ref>",
        [("template", f"{{{{cite web|url={A}}}}}", [A]), ("bare_url", B, [B])],
        "beside a template",
    ),
    (f"<REF>Lund {A}</REF >", [("untemplated", f"Lund {A}", [A])], "capitals"),
    (
        f"<references><ref name=x>Lund {A}</ref></references>",
        [("untemplated", f"Lund {A}", [A])],
        "a list of references",
    ),
    (f"{{{{reflist|refs=<ref name=x>{A}</ref>}}}}", [("bare_url", A, [A])], "in a template"),
    (f"<ref>Lund {A}", [("bare_url", A, [A])], "one that is never closed"),
    (f"Lund {A}</ref>", [("bare_url", A, [A])], "one that is never opened"),
    (
        f"<ref>Lund {A}<ref>Keel {B}</ref>",
        [("bare_url", A, [A]), ("untemplated", f"Keel {B}", [B])],
        "two opened, one closed",
    ),
    (f"<references />{A}</ref>", [("bare_url", A, [A])], "a tag that begins alike"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REFERENCES, ids=[case[2] for case in REFERENCES])
def test_references(text: str, expected: Found, why: str) -> None:
    assert found(text) == expected, why


def test_references_of_a_dump_in_both_forms() -> None:
    text = f"[ref]Lund {A}[/ref] <ref>Keel {B}</ref> [ref]{C}"
    assert found(text, "tpl") == [
        ("untemplated", f"Lund {A}", [A]),
        ("untemplated", f"Keel {B}", [B]),
        ("bare_url", C, [C]),
    ]
    assert [kind for kind, _, _ in found(text)] == ["bare_url", "untemplated", "bare_url"]


def test_a_citation_knows_its_reference() -> None:
    text = f"x<ref name=a>{{{{cite web|url={A}}}}} {{{{cite web|url={B}}}}}</ref>{C}"
    first, second, third = read(text).citations
    assert first.reference == second.reference
    assert first.reference
    assert text[first.reference.start : first.reference.end] == text[1 : text.index("</ref>") + 6]
    assert third.reference is None


def only(text: str, form: str = "wikitext") -> Citation:
    """The one citation of a text."""
    (citation,) = read(text, form).citations
    return citation


def test_the_last_of_a_name_counts() -> None:
    citation = only("{{cite web|title=A|title=B|date=|date=2010|work=C|work=|x|1=y|z}}")
    assert citation.values == {"title": "B", "date": "2010", "1": "y", "2": "z"}
    assert [parameter.name for parameter in citation.parameters] == [
        *("title", "title", "date", "date", "work", "work", "1", "1", "2"),
    ]


VALUES = [
    ("a<!-- b -->c", "ac", "a comment"),
    ("<!-- a -->", "", "nothing but a comment"),
    ("<nowiki>[a]</nowiki>", "[a]", "nowiki unwrapped"),
    ("a<nowiki/>b", "ab", "nowiki that is empty"),
    ("<!-- a --> b <!-- c -->", "b", "blanks beside comments"),
    ("a<!-- b", "a<!-- b", "a comment that nothing closes"),
    ("a --> b", "a --> b", "one that nothing opens"),
    ("<b>a</b>", "<b>a</b>", "other tags stay"),
    ("<!-- a --><!-- b -->c<!---->", "c", "several"),
]


@pytest.mark.parametrize(("written", "value", "why"), VALUES, ids=[case[2] for case in VALUES])
def test_the_value_is_what_mediawiki_makes_of_it(written: str, value: str, why: str) -> None:
    assert only(f"{{{{cite web|title={written}}}}}").values.get("title", "") == value, why


def test_deeper_than_mediawiki_reads_nothing_is_lost() -> None:
    text = "{{cite web|title=" * 50 + A + "}}" * 50
    citations = read(text).citations
    assert len(citations) == 40
    assert [link.url for citation in citations for link in citation.links] == [A]
    assert [link.url for link in citations[-1].links] == [A]


def test_on_a_damaged_page() -> None:
    text = page_text("damaged.wiki")
    post, labour, news = "http://post.example/1971/weir", "http://labour.example/weir", "http://news.example/weir2"
    copy = "http://web.archive.org/web/20060901143116/http://labour.example/weir"
    assert found(text) == [
        (
            "orphan",
            "{{cite news|title=Weir mended|url=http://post.example/1970/weir|date=4 May 1970",
            ["http://post.example/1970/weir"],
        ),
        (
            "orphan",
            "{{cite web\n| url = http://council.example/accounts/1970\n| title = Accounts of 1970",
            ["http://council.example/accounts/1970"],
        ),
        (
            "orphan",
            f"| last = Keel\n| first = Marta\n| title = The Weir Breaks\n| url = {post}\n| access-date = 11 July 2008",
            [post],
        ),
        (
            "orphan",
            f"|url={labour}\n|title=The Weir\n|publisher=Labour\n|archiveurl = {copy} |archivedate = 2006-09-01",
            [labour, copy],
        ),
        (
            "orphan",
            f"|url={news}\n|title=Workers\n|quote=they said {{{{lang|de|Nein | doch}}}} <!-- | -->\n|date=2002",
            [news],
        ),
        ("bare_url", "http://lund.example/1990", ["http://lund.example/1990"]),
        (
            "orphan",
            "{{cite web|url=http://first.example/|title=First {{cite book|title=Inner|year=1999}}",
            ["http://first.example/"],
        ),
        ("template", "{{cite book|title=Inner|year=1999}}", []),
        ("orphan", "{{citation|url=http://second.example|title=Second", ["http://second.example"]),
        ("orphan", "| name = Upper Mill\n| url = http://mill.example\n| title = A mill", ["http://mill.example"]),
        ("bare_url", "http://glued.example/x", ["http://glued.example/x"]),
    ]


@pytest.mark.parametrize("end", ["", "}}"])
def test_an_address_where_the_name_lost_its_pipe(end: str) -> None:
    text = "{{cite web url=http://weir.example/1970 |title=The Weir |archiveurl=http://copy.example/weir" + end
    assert "http://weir.example/1970" in [address for _, _, addresses in found(text) for address in addresses]


def test_on_a_dump() -> None:
    first, second = read_dump("dump.txt")
    text = first.document.text
    kinds = [(citation.kind.value, [link.url for link in citation.links]) for citation in first.citations]
    assert kinds == [
        ("template", ["http://mills.example/lower"]),
        ("bare_url", ["http://archive.example/1640/mill.html"]),
        ("untemplated", ["http://books.example/mills_(osk)"]),
        ("template", []),
        ("untemplated", ["http://wheel.example/1703"]),
        ("template", []),
        ("orphan", ["http://keel.example/family"]),
        ("bare_url", ["http://state.example/mill"]),
        ("template", ["http://letters.example/4"]),
        ("orphan", ["http://books.google.example/books?id=kDYBAAAAQAAJ"]),
        ("bare_url", ["http://mills.example/"]),
        ("link", ["http://mills.example/map"]),
    ]
    link = first.citations[-1]
    assert text[link.span.start : link.span.end] == "[http://mills.example/map Map of the mills [tpl]pdf[/tpl]]"
    (citation,) = second.citations
    assert (citation.kind, citation.links) == (CitationKind.TEMPLATE, ())
