"""Markdown: which links and addresses are found, how far each goes, and what is asked for it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.markdown.citations import citations_of
from citecheck.markdown.structure import Structure
from tests.markdown.reading import found, read

A, B, C = "http://a.example/x", "http://b.example/y", "http://c.example/z"
SLASHED = A.replace("/", r"\/")

LINKS = [
    (f"See [words]({A}).", [("link", f"[words]({A})", [A])], "an inline link"),
    (f'[words]({A} "A title")', [("link", f'[words]({A} "A title")', [A])], "with a title"),
    (f"[words](\n  {A}\n  'A title')", [("link", f"[words](\n  {A}\n  'A title')", [A])], "over several lines"),
    (f"[words](<{A}>)", [("link", f"[words](<{A}>)", [A])], "in angles"),
    (
        "[w](<http://a.example/x y>)",
        [("link", "[w](<http://a.example/x y>)", ["http://a.example/x y"])],
        "with a blank",
    ),
    (f"[w]({A}<y)", [("link", f"[w]({A}<y)", [f"{A}<y"])], "an angle in it"),
    (rf"[w](<{A}\>y>)", [("link", rf"[w](<{A}\>y>)", [rf"{A}\>y"])], "an escaped angle in angles"),
    (f"[]({A})", [("link", f"[]({A})", [A])], "without words"),
    (
        "[w](http://a.example/x_(y))",
        [("link", "[w](http://a.example/x_(y))", ["http://a.example/x_(y)"])],
        "parentheses",
    ),
    (f"[a [b] c]({A})", [("link", f"[a [b] c]({A})", [A])], "brackets among the words"),
    (rf"[a\](b]({A})", [("link", rf"[a\](b]({A})", [A])], "an escaped bracket among the words"),
    (f"[`code](b)`]({A})", [("link", f"[`code](b)`]({A})", [A])], "code among the words"),
    (f"[**bold** *it*]({A})", [("link", f"[**bold** *it*]({A})", [A])], "emphasis among the words"),
    (rf"\[words]({A})", [("bare_url", A, [A])], "an escaped bracket begins no link"),
    (f"<{A}>", [("bare_url", f"<{A}>", [A])], "an autolink"),
    (f"Read {A}, then sleep.", [("bare_url", A, [A])], "a bare address"),
    (f"({A}) **{B}** _{C}_", [("bare_url", A, [A]), ("bare_url", B, [B]), ("bare_url", C, [C])], "amid marks"),
    (f"2013{A}", [("bare_url", A, [A])], "glued to a word"),
    (f"![words]({A})", [("link", f"![words]({A})", [A])], "an image"),
    (f"[![a]({A})]({B})", [("link", f"[![a]({A})]({B})", [B]), ("link", f"![a]({A})", [A])], "an image in a link"),
    (f"# The [words]({A})\n", [("link", f"[words]({A})", [A])], "in a heading"),
    (f"[words]({A})\n===\n", [("link", f"[words]({A})", [A])], "in an underlined heading"),
    (f"| a |\n|---|\n| [w]({A}) |\n| {B}|\n", [("link", f"[w]({A})", [A]), ("bare_url", B, [B])], "in a table"),
    (f"> [words]({A})", [("link", f"[words]({A})", [A])], "in a quotation"),
    (f"- [ ] [words]({A})", [("link", f"[words]({A})", [A])], "in a task"),
    (f"~~[words]({A})~~", [("link", f"[words]({A})", [A])], "struck out"),
    (f'<a href="{A}">words</a>', [("link", f'<a href="{A}">words</a>', [A])], "in HTML"),
    (
        f"<A\n title='>' HREF= '{A}' >w <b>x</b></A >",
        [("link", f"<A\n title='>' HREF= '{A}' >w <b>x</b></A >", [A])],
        "more",
    ),
    (f"<p><a href={A}>w</a></p>", [("link", f"<a href={A}>w</a>", [A])], "in a block of HTML, without marks"),
    (f'<a href="{A}"><img src="{B}"></a>', [("bare_url", A, [A]), ("bare_url", B, [B])], "in HTML, without words"),
    (
        f'<a href="{A}">![w]({B})</a>',
        [("link", f'<a href="{A}">![w]({B})</a>', [A]), ("link", f"![w]({B})", [B])],
        "both",
    ),
    (f'<a href="{A}">w\n\nw</a>', [("bare_url", A, [A])], "an element that its paragraph does not end"),
    (f'<a data-href="{A}">w</a>', [("bare_url", A, [A])], "another attribute"),
    (f'<!-- <a href="{A}"> --> <a href="{B}">w</a>', [("link", f'<a href="{B}">w</a>', [B])], "after a comment"),
    (f"<div>\n{A}\n</div>", [("bare_url", A, [A])], "in a block of HTML"),
    (f"---\nsource: {A}\n---\n\nwords", [("bare_url", A, [A])], "in the metadata"),
    (f"[{A}]({A})", [("link", f"[{A}]({A})", [A])], "its own address as its words"),
    (f"[{A}]({B})", [("link", f"[{A}]({B})", [B, A])], "another address as its words"),
    (f'[w]({A} "from {B}")', [("link", f'[w]({A} "from {B}")', [A, B])], "another address in its title"),
    (f"[w](/to?u={A})", [], "an address in the query of a place on the site"),
    ("[w](#place) [w](page.md) [w](mailto:a@b.example) <a@b.example>", [], "links to no web page"),
    ("[w](//a.example/x)", [("link", "[w](//a.example/x)", ["//a.example/x"])], "no scheme but slashes"),
    ("[words] [words][] [words][none]", [], "references to nothing"),
    (f"See ({A}_(y)), {B}.", [("bare_url", f"{A}_(y)", [f"{A}_(y)"]), ("bare_url", B, [B])], "its own parentheses"),
    (f"“{A}”, «{B}»", [("bare_url", A, [A]), ("bare_url", B, [B])], "in quotation marks"),
    (f"{A}\u200b {B}\u200e", [("bare_url", A, [A]), ("bare_url", B, [B])], "something unseen behind it"),
    (f"\uff08{A}\uff09\u3001{B}\u3002", [("bare_url", A, [A]), ("bare_url", B, [B])], "wide marks around it"),
    (f"{A},{B};{A},c", [("bare_url", url, [url]) for url in (A, B, f"{A},c")], "commas, as in a table without quotes"),
    (rf'{{"u": "{A}\nIt is", "v": "\"{B}\""}}', [("bare_url", A, [A]), ("bare_url", B, [B])], "escapes of JSON"),
    (rf"{A}\newline", [("bare_url", A, [A])], "a command of TeX"),
    (f"<URL:{A}> [w](view-source:{B})", [("bare_url", A, [A]), ("bare_url", B, [B])], "another scheme in front of it"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LINKS, ids=[case[2] for case in LINKS])
def test_finds_links_and_addresses(text: str, expected: list[tuple[str, str, list[str]]], why: str) -> None:
    assert found(text) == expected, why


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (f'{{"u": "{SLASHED}"}}', A),
        (f'{{"u": "{SLASHED}?a=1\\u0026b", "v": "http:\\/\\/"}}', f"{A}?a=1&b"),
        (f"{SLASHED}/{B}", f"{A}/{B}"),
        (f"{B}/{SLASHED}", f"{B}/{A}"),
    ],
)
@pytest.mark.parametrize("form", ["markdown", "text"])
def test_slashes_may_have_backslashes_before_them_as_in_some_json(form: str, text: str, target: str) -> None:
    assert [link.target for citation in read(text, form).citations for link in citation.links] == [target]


W = "www.a.example/x"
WITHOUT_SCHEME = [
    (f"See {W} there", [W], "in the text"),
    (f"{W}\n- {W}\n\n# {W}", [W, W, W], "at the start of a line, an item, a heading"),
    ("www.a.example", ["www.a.example"], "a host alone"),
    ("www.é.b-c.example:80?q#x", ["www.é.b-c.example:80?q#x"], "a host of many parts, a port, no path"),
    (f"*{W}* **{W}** _{W}_ ~~{W}~~ (see {W})", [W, W, W, W, W], "amid marks"),
    ("_www.a.example_ *www.a.example*", ["www.a.example", "www.a.example"], "a host amid marks"),
    (f"{W}. {W}, {W}; {W}: {W}! {W}? {W}’ {W}'", [W] * 8, "punctuation behind it"),
    ("www.a.example. www.a.example, www.a.example: it", ["www.a.example"] * 3, "the same behind a host"),
    (f"{W}.y?a=1,2:z", [f"{W}.y?a=1,2:z"], "punctuation in it"),
    (f"({W}_(y)) ({W}) {W}_(y).", [f"{W}_(y)", W, f"{W}_(y)"], "parentheses around it and in it"),
    (f"{W}?q=1&y; {W}?q=1&y;. {W}?q=1&y", [f"{W}?q=1", f"{W}?q=1", f"{W}?q=1&y"], "an entity behind it"),
    (f"{W}<br> {W}|", [W, W], "what ends any address"),
    ("www.a.example,which www.a.example's", ["www.a.example", "www.a.example"], "words glued to a host"),
    (f"| a |\n|---|\n| {W}|\n", [W], "in a table"),
    (f"Wide 𝄞 é.\r\n{W} é", [W], "behind wide characters"),
    (f"[^1]\n\n[^1]: {W}\n", [W], "in a footnote"),
    (f"{W}?u={A} {A}?u=({W}", [f"{W}?u={A}", f"{A}?u=({W}"], "one address in another"),
    ("www.x_y.a.example/", ["www.x_y.a.example/"], "an underscore early in the host"),
    ("www.x_y.example www.a.x_y www.a.x_y/z", [], "an underscore in its last two parts"),
    ("www.a www. www.. www www,a.example", [], "no domain"),
    (f"Www.a.example WWW.a.example 2013{W} /{W} .{W} “{W}” ={W} me@{W}", [], "where GitHub makes no link"),
    (f"`{W}`\n\n    {W}\n\n```\n{W}\n```\n<!-- {W} -->", [], "in code and comments"),
    (f'<a title="see {W}">b</a>\n\n<div>\n{W}\n</div>\n', [], "in HTML"),
    (f"---\nsource: {W}\n---\n\nwords", [], "in the metadata"),
    (f"[{W}]({A}) [see {W}]({A}) ![see {W}]({A})", [A, A, A], "among the words of a link"),
    (f"[see {W}](page.md) [w]({W}) [w](page.md 'see {W}')", [], "in a link to a place on the site"),
    (f"[w][x]\n\n[x]: {A} 'see {W}'\n[y]: {W}\n", [A], "in a definition"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WITHOUT_SCHEME, ids=[case[2] for case in WITHOUT_SCHEME])
def test_finds_addresses_that_github_makes_links_of(text: str, expected: list[str], why: str) -> None:
    assert [url for _, _, urls in found(text) for url in urls] == expected, why


def test_an_address_without_a_scheme_is_asked_with_one() -> None:
    text = "The dam leaks, see www.a.example?to=a@b.example.\n"
    (citation,) = read(text).citations
    (link,) = citation.links
    assert (citation.kind.value, text[link.span.start : link.span.end]) == ("bare_url", "www.a.example?to=a@b.example")
    assert link.target == "http://www.a.example/?to=a@b.example"
    assert [claim.citations for claim in read(text).claims] == [("c1",)]


def test_plain_text_has_no_addresses_without_a_scheme() -> None:
    assert found(f"See {W}.", "text") == []


DEFINITION = f"\n\n[The Work]: {A} 'A title'\n"
REFERENCES = [
    (f"[words][The Work]{DEFINITION}", [("link", "[words][The Work]", [A])], "in full"),
    (f"[The Work][]{DEFINITION}", [("link", "[The Work]", [A])], "collapsed"),
    (f"[The Work]{DEFINITION}", [("link", "[The Work]", [A])], "a shortcut"),
    (f"[words][the  WORK]{DEFINITION}", [("link", "[words][the  WORK]", [A])], "capitals and blanks"),
    (f"![words][the work]{DEFINITION}", [("link", "![words][the work]", [A])], "an image"),
    (f"[a][the work] [b][the work]{DEFINITION}", [("link", f"[{w}][the work]", [A]) for w in "ab"], "used twice"),
    (f"words{DEFINITION}", [("link", A, [A])], "a definition that nothing uses"),
    (f"[w][x]\n\n[x]: <{A}>\n", [("link", "[w][x]", [A])], "defined in angles"),
    (f"[w][x]\n\n[x]:\n  {A}\n", [("link", "[w][x]", [A])], "defined over two lines"),
    (rf"[a\]: b]: {A}" + "\n\n" + r"[a\]: b]", [("link", r"[a\]: b]", [A])], "an escaped bracket in the label"),
    (f"[w][x]\n\n[x]: {A}\n[x]: {B}\n", [("link", "[w][x]", [A]), ("bare_url", B, [B])], "defined twice: the first"),
    (f"[w][é]\n\n[É]: {A}\n", [("link", "[w][é]", [A])], "a label beyond ASCII"),
    ("[w][x]\n\n[x]: page.md\n", [], "defined as a place on the site"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REFERENCES, ids=[case[2] for case in REFERENCES])
def test_finds_links_by_reference(text: str, expected: list[tuple[str, str, list[str]]], why: str) -> None:
    assert found(text) == expected, why


HIDDEN = [
    (f"`{A}`", "code"),
    (f"``[`w`]({A})``", "code with marks in it"),
    (f"    {A}\n", "an indented block"),
    (f"```\n{A}\n```\n", "a fence"),
    (f"~~~ text\n[w]({A})\n", "a fence that nothing closes"),
    (f"words <!-- {A} --> words", "a comment"),
    (f"<!--\n{A}\n\n[w]({A})\n-->\n", "a comment over several lines"),
    (f"<div><!-- {A} --></div>", "a comment in HTML"),
    (f"<!-- {A}\n\nwords", "a comment that nothing closes"),
    (f"<pre>\n{A}\n\n{W}\n</pre>", "a block of HTML code"),
    (f"See <code>{A}</code>, <KBD class=x>{B} <b>{C}</b></KBD>.", "HTML code in a line"),
    (f"<div>\n<samp>{A}</samp></div>", "HTML code in a block"),
    (f"<pre><code>{A}\n</code> {B}</pre>", "HTML code in HTML code"),
]


@pytest.mark.parametrize(("text", "why"), HIDDEN, ids=[case[1] for case in HIDDEN])
def test_finds_nothing_in_code_and_comments(text: str, why: str) -> None:
    assert found(text) == [], why


def test_a_comment_hides_only_itself() -> None:
    assert found(f"<!-- {A} --> {B}\n\n{C}") == [("bare_url", B, [B]), ("bare_url", C, [C])]


@pytest.mark.parametrize(
    "text",
    [
        f'<pre>w <a href="{A}">w</a></pre>',
        f"<code>[w]({A})</code>",
        f"</code>{A}<code>",
        f"A `<code>` begins <code>:\n\n{A} </code>",
        f"<!-- <pre> --> {A} <!-- </pre> -->",
        f"<code>w</pre> {A} </pre>",
        f"<pretty>{A}</pretty>",
    ],
)
def test_what_is_a_link_or_may_be_no_code_is_found(text: str) -> None:
    assert [url for _, _, urls in found(text) for url in urls] == [A]


TARGETS = [
    (r"[w](http://a.example/x\_y)", "http://a.example/x_y", "an escaped mark"),
    (r"[w](http://a.example/\(x\))", "http://a.example/(x)", "escaped parentheses"),
    ("[w](http://a.example/?x=1&amp;y=2)", "http://a.example/?x=1&y=2", "an entity"),
    ("[w](<http://a.example/x y>)", "http://a.example/x%20y", "a blank"),
    ("[w](http://a.example/x#y)", "http://a.example/x", "a fragment"),
    ("[w](http://a.example/é)", "http://a.example/%C3%A9", "a letter beyond ASCII"),
    ("[w][x]\n\n[x]: http://a.example/x\\_y\n", "http://a.example/x_y", "an escaped mark in a definition"),
    ("http://a.example/x_y.", "http://a.example/x_y", "a bare address"),
    (r"http://a.example/x\_y?a\&b\/c", "http://a.example/x_y?a&b/c", "escaped marks in a bare address"),
    (
        r"http://a.example/\u00e9?a=1\u0026b=2\u003c/a\u003e",
        "http://a.example/%C3%A9?a=1&b=2",
        "letters by their numbers",
    ),
]


@pytest.mark.parametrize(("text", "target", "why"), TARGETS, ids=[case[2] for case in TARGETS])
def test_asks_what_the_address_means(text: str, target: str, why: str) -> None:
    (citation,) = read(text).citations
    assert [link.target for link in citation.links] == [target], why


def test_ids_follow_the_text() -> None:
    page = read(f"{A} [w]({B}) <{C}>")
    assert [(citation.id, citation.links[0].url) for citation in page.citations] == [("c1", A), ("c2", B), ("c3", C)]


PIECES = st.sampled_from(
    [
        *(A, B, C, "http://é.example/ü", "words ", "é", "\U0001f600", "\0", "\n", "\n\n", "\r\n", "\r", "\t", "    "),
        *(
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "![",
            "](",
            "[x]: ",
            "[^1]: ",
            "[^1]",
            "[x]",
            "\\",
            "`",
            "```\n",
            "|",
            "|-|-|\n",
        ),
        *(
            "*",
            "_",
            "# ",
            "- ",
            "1. ",
            "> ",
            "---\n",
            "<!--",
            "-->",
            "<div>",
            "</div>",
            '"',
            "'",
            "&amp;",
            " www.a.example",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(st.characters(codec="utf-8")))
def test_spans_slice_to_what_they_hold(text: str) -> None:
    page = read(text)
    for citation in page.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        for link in citation.links:
            assert text[link.span.start : link.span.end] == link.url
    for claim in page.claims:
        assert 0 <= claim.span.start <= claim.span.end <= len(text)
    for suppression in page.suppressions:
        assert text[suppression.span.start : suppression.span.end].startswith("<!--")


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_address_is_found_twice(text: str) -> None:
    links = [link for citation in read(text).citations for link in citation.links]
    places = sorted({(link.span.start, link.span.end) for link in links})
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(st.lists(st.sampled_from([A, B, "words ", "- ", "# ", "> ", "\n\n", " **", "é "]), max_size=20).map(" ".join))
def test_no_bare_address_is_lost(text: str) -> None:
    links = [link.url for citation in read(text).citations for link in citation.links]
    plain = "\n".join(line for line in text.split("\n") if not line.startswith("    "))
    assert [url.rstrip("*") for url in re.findall(r"http://\S+", plain)] == links


@given(st.text(st.characters(codec=None), max_size=60))
def test_surrogates_do_no_harm(text: str) -> None:
    text = f"{text} [w]({A}) {text}"
    for citation in citations_of(text, Structure(text)):
        for link in citation.links:
            assert text[link.span.start : link.span.end] == link.url


@pytest.mark.parametrize("filling", ["a", "é", "橋", "🌉", "a🌉", "\ud800"])
@pytest.mark.parametrize("times", [127, 128, 255, 256, 257, 511, 512, 513, 1024])
def test_places_are_exact_however_far_into_a_text(filling: str, times: int) -> None:
    text = f"{filling * times} [words]({A}) {filling * times} [more]({B})"
    assert found(text) == [("link", f"[words]({A})", [A]), ("link", f"[more]({B})", [B])]
