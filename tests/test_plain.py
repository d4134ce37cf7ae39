"""Wiki text as a reader sees it, and text that a screen may be given."""

from __future__ import annotations

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.plain import plain
from citecheck.report.words.harmless import harmless

PLAIN = [
    ("The bridge was built in 1893.", "The bridge was built in 1893.", "words stay"),
    ("  a\r\n\tb\xa0c ", "a b c", "blanks fold"),
    ("", "", "nothing"),
    ("'''Harl Bridge''' is ''old''", "Harl Bridge is old", "bold and italics"),
    ("the [[Harl]] and the [[Oste (river)|Oste]]", "the Harl and the Oste", "links leave their label"),
    ("__[[TOC]]__ <[[br]]> &[[amp]]; [[*]]", "__TOC__ <br> & *", "a link's words are no mark with those beside it"),
    ("[[[Harl]]] [[[[Oste]]]]", "[Harl] Oste", "a link in more brackets"),
    ("[[:Category:Bridges]]", "Category:Bridges", "a linked category is words"),
    ("old[[Category:Bridges]]", "old", "a category is none"),
    ("a [[File:Harl.jpg|thumb|The [[Harl]] in [[1893]]]] b", "a b", "a picture goes with its caption"),
    ("[[Harl|the [http://e.f river]]]", "the river", "one link in another"),
    ("see [http://e.f/g the records], or [//h.i both]", "see the records, or both", "external links"),
    ("[http://e.f/g]", "http://e.f/g", "an address without words"),
    ("a [note] b", "a [note] b", "brackets that are no link"),
    ("built<ref name=a>{{cite web|url=http://e.f}}</ref> in 1893<ref name=a />.", "built in 1893.", "references"),
    ("built[ref name=a]Brandt[/ref] in 1893[ref].", "built in 1893.", "references of the seed's format"),
    ("of iron{{citation needed|date=May 2014}}, and", "of iron, and", "a template behind a word is a remark"),
    ("is {{harl height|120}} long", "is … long", "a template in a word's place"),
    ("is ''{{lang|de|{{small|alt}}}}'' and ([tpl]lang|de|neu[/tpl])", "is alt and (neu)", "nested templates"),
    ("is {{convert|120|m|ft|abbr=on}} long", "is 120 m long", "a quantity"),
    ("{{cvt|1.5|to|2|km}}, {{convert|5|-|7|sqmi}}", "1.5 to 2 km, 5–7 sq mi", "ranges of quantities"),
    (
        "{{convert|6|ft|2|in|m}} and {{convert|5|ft|2|m}}",
        "6 ft 2 in and 5 ft",
        "a quantity in two units, and a rounding",
    ),
    (
        "{{convert|3|Goilbbl}}, {{cvt|2|e6acre}}, {{cvt|9|km2}}",
        "3 billion barrels, 2 million acre, 9 km²",
        "codes of units",
    ),
    ("{{val|6.2|e=18}}, {{val|1.5|0.2|e=-3|u=kg}}, {{val|2|1|3}}", "6.2×10¹⁸, (1.5±0.2)×10⁻³ kg, 2 +1−3", "numbers"),
    ("{{Harvtxt|Alt|Brand|1974}}, {{harvtxt|A|B|C|D|1980|p=5}}", "Alt & Brand (1974), A et al. (1980, p. 5)", "a work"),
    ("{{harvtxt|Alt}} {{harvtxt}} {{val}}", "Alt … …", "works and numbers without their words"),
    ("({{IPAc-en|UK|h|\u0251r|l}}; {{IPA-de|haʁl|-|Harl.ogg}})", "(/h\u0251rl/; [haʁl])", "how a word is spoken"),
    (
        "a {{sic}} b {{sic|hide=y|promoted}} for {{currency|2 million|KRW}}",
        "a [sic] b promoted for 2 million KRW",
        "as it is",
    ),
    ("{{convert}} {{convert|5}} {{convert|m}}", "… 5 …", "quantities without a number or a unit"),
    ("{{birth date and age|df=y|1950|3|14}}", "1950-03-14", "a day"),
    ("{{start date|14 March 1950}}", "14 March 1950", "a day in words"),
    ("{{As of|2014|lc=y}}, {{lang-fr|pont}}, {{transl|ar|ALA|jisr}}", "as of 2014, pont, jisr", "words of a language"),
    ("{{hlist|[[A]]|{{flag|B}}|}}", "A, B", "a list"),
    ("{{ubl\n| A\n| B\n}}", "A, B", "a list over lines"),
    ("{{nowrap|1=a = b}}, c{{snd}}d{{flagicon|E}}", "a = b, c – d", "words by number, a sign, a picture"),
    ("a<!-- [[b]] {{c}} -->d", "ad", "comments"),
    ("a<!-- b", "a", "a comment that never ends"),
    ("a<br/>b <small>c</small> <nowiki>d</nowiki>", "a b c d", "tags"),
    ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3", "signs that are no tag"),
    ("a&nbsp;b &amp; c&lt;ref&gt; &#8211; &#x2013;", "a b & c<ref> \u2013 \u2013", "entities"),
    ("* one\n** two\n# three", "one two three", "lists"),
    ("|-\n| 1893 || opened\n! year !! what", "1893 · opened year !! what", "table rows"),
    ("a }} b ]] c </ref> d [/tpl]", "a b c d", "ends without a beginning"),
    ("a {{b|c [[d", "a b|c d", "beginnings without an end"),
    ("{{a [[b}} c]]", "… c", "an end across another's beginning"),
    ("__NOTOC__a", "a", "magic words"),
    ("[/b] and [bold red]x[/]", "[/b] and [bold red]x[/]", "what rich would read as markup"),
]


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in PLAIN], ids=[case[2] for case in PLAIN])
def test_plain_leaves_the_words(text: str, expected: str) -> None:
    assert plain(text) == expected


MARKS = st.sampled_from([*"[]{}|<>/'&#;!-=a1 \n", "http://e.f", "ref", "tpl", "&#27;"])


@given(st.lists(MARKS).map("".join))
def test_plain_gives_one_line_for_any_markup(text: str) -> None:
    words = plain(text)
    assert "\n" not in words
    assert words == words.strip(" ")


@given(st.text(alphabet="a '_*#:;!&]\u3000\t"))
def test_plain_as_it_is_or_read_is_the_same(text: str) -> None:
    assert plain(text) == plain(f"{text}<b>")


@given(st.text(alphabet=st.characters()))
def test_plain_raises_on_no_text(text: str) -> None:
    assert isinstance(plain(text), str)


HOSTILE = [
    "{{",
    "[[",
    "[[a|",
    "[http://e.f ",
    "<ref ",
    "<ref>",
    "[ref]",
    "<!--",
    "'",
    "&#1",
    "}}",
    "{{a|[[b|",
    "<a",
    "=",
    "[",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_plain_takes_linear_time(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (20_000, 200_000))
    plain(small)
    taken = [min(_seconds(text) for _ in range(3)) for text in (small, large)]
    # Ten times the text: quadratic would be a hundred times the time.
    assert taken[1] < 40 * taken[0] + 0.05


def _seconds(text: str) -> float:
    start = thread_time()
    plain(text)
    return thread_time() - start


def test_plain_withstands_a_number_that_int_refuses() -> None:
    assert plain("&#" + "1" * 5000 + ";").startswith("&#1")


HARMLESS = [
    ("Grüße, 橋 “Brücke” 🌉", "Grüße, 橋 “Brücke” 🌉", "what prints stays"),
    ("a\nb\tc\rd\xa0e\u2003f", "a b c d e f", "blanks of all kinds"),
    ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m", "escape sequences"),
    ("a\x00b\x07c\x7fd", "a␀b␇c␡d", "C0 and delete"),
    ("a\x9b31mb\x85c", "a<U+009B>31mb<U+0085>c", "C1"),
    ("a\u202egpj.exe\u202c\u2066\u2069", "a<U+202E>gpj.exe<U+202C><U+2066><U+2069>", "bidirectional overrides"),
    ("a\u200bb\u200d\ufeff\u2028", "a<U+200B>b<U+200D><U+FEFF><U+2028>", "zero-width and separators"),
    ("a\ud800b", "a<U+D800>b", "lone surrogates"),
]


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in HARMLESS], ids=[case[2] for case in HARMLESS])
def test_harmless_shows_what_would_be_obeyed(text: str, expected: str) -> None:
    assert harmless(text) == expected


@given(st.text(alphabet=st.characters()))
def test_harmless_text_prints_and_stays_as_it_is(text: str) -> None:
    once = harmless(text)
    assert once.isprintable()
    assert harmless(once) == once
