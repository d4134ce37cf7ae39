"""Which words each citation supports: pages with their claims marked, and what holds on any page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.marked import mark, parsed, unmarked, written

# What reads the same in both formats.
BOTH = [
    # abbreviations, numbers and names do not end a sentence
    ("country", "‹A:He joined the U.S. Navy in 1950.›⟦A⟧ ‹B:He left.›⟦B⟧"),
    ("country at the end", "He lived in the U.S. ‹A:The war ended it.›⟦A⟧"),
    ("example", "‹A:Some fish, e.g. herring, i.e. Clupea, are silver.›⟦A⟧"),
    ("titles", "‹A:He met Dr. Hale and Mrs. Orme at St. John's.›⟦A⟧"),
    ("volume and page", "‹A:It is in vol. 3, no. 5, p. 45 of it.›⟦A⟧"),
    ("volume in Roman numerals", "‹A:It is in Vol. IV of it.›⟦A⟧"),
    ("circa", "‹A:Born c. 1950, he ran.›⟦A⟧"),
    ("initials", "Two came. ‹A:The writer J. R. R. Tolkien left.›⟦A⟧"),
    ("company", "Two came. ‹A:It was sold to Harl Inc. in May.›⟦A⟧"),
    ("company and town at the end", "It was Harl, Inc. ‹A:Then it went to Washington, D.C.›⟦A⟧ ‹B:It is gone.›⟦B⟧"),
    ("town within", "It grew. ‹A:It lies in Washington, D.C., by a river.›⟦A⟧"),
    ("decimals", "‹A:It grew by 3.5 percent.›⟦A⟧ ‹B:On 5.6.2011 it fell to 2.5 percent.›⟦B⟧"),
    ("decimal and minus in front", "‹A:.5 percent fell.›⟦A⟧ ‹B:-5 °C was measured.›⟦B⟧"),
    ("date", "It rose. ‹A:On Jan. 5, 2011, it fell.›⟦A⟧"),
    ("hour", "They came at 5 p.m. ‹A:They left at 6 a.m.›⟦A⟧"),
    ("dots in the sentence", "‹A:He waited ... and waited.›⟦A⟧"),
    ("dots at its end", "He waited... ‹A:Then he left.›⟦A⟧"),
    ("question", "Who came? ‹A:Nobody did!›⟦A⟧"),
    ("firm with a mark in its name", "Two came. ‹A:Yahoo! Inc. is another.›⟦A⟧"),
    # quotations and parentheses
    ("quotation ends the sentence", 'He said "I will go." ‹A:He went.›⟦A⟧'),
    ("cited quotation", '‹A:He said "I will go."›⟦A⟧ ‹B:He went.›⟦B⟧'),
    ("cut within a quotation", '«‹A:"I will go›⟦A⟧" ‹B:he said.›»⟦B⟧'),
    ("cut within a parenthesis", "«‹A:It rose (by 5 percent›⟦A⟧) ‹B:and fell.›»⟦B⟧"),
    ("after a parenthesis", "‹A:It rose (by 5 percent).›⟦A⟧"),
    ("cut after italics", "«‹A:''Title›⟦A⟧'' ‹B:is long.›»⟦B⟧"),
    ("bold in front", "‹A:'''Harl Bridge''' is a bridge.›⟦A⟧"),
    # where the citation stands
    ("before the full stop", "«‹A:He went›⟦A⟧.» ‹B:She stayed.›⟦B⟧"),
    ("after the full stop", "One came. ‹A:He went.›⟦A⟧ She stayed."),
    ("after a comma", "«‹A:He went,›⟦A⟧ ‹B:and she stayed.›»⟦B⟧"),
    ("three in one sentence", "«‹A:Kansas has a›⟦A⟧ ‹B:long,›⟦B⟧ ‹C:low house.›»⟦C⟧"),
    ("after half of the next sentence", "It is old. «‹A:It was sold›⟦A⟧ and fell.» It is gone."),
    ("two side by side", "‹A B:He went.›⟦A⟧⟦B⟧ She stayed."),
    ("a blank between", "‹A B:He went.›⟦A⟧ ⟦B⟧ She stayed."),
    ("a page number between", "‹A B:He went.›⟦A⟧{{rp|5}}⟦B⟧ She stayed."),
    ("a page number behind", "‹A:He went.›⟦A⟧{{rp|5–6}} ‹B:She stayed.›⟦B⟧"),
    ("a comment between", "‹A B:He went.›⟦A⟧<!-- both say so -->⟦B⟧ She stayed."),
    ("a semicolon between", "‹A B:He went.›⟦A⟧; ⟦B⟧ She stayed."),
    ("a raised comma between", "‹A B:He went.›⟦A⟧<sup>,</sup>⟦B⟧ She stayed."),
    ("glued to the next sentence", "‹A:It is in Kansas.›⟦A⟧‹B:The term is old.›⟦B⟧"),
    ("glued to a word", "«‹A:The term›⟦A⟧‹B:is old.›»⟦B⟧"),
    ("paragraph starts with it", "⟦A⟧ It is in Kansas. ‹B:It is old.›⟦B⟧"),
    ("nothing but citations", "⟦A⟧⟦B⟧"),
    ("a mark that one is wanted", "‹A:He came{{citation needed|date=May 2010}} and left.›⟦A⟧"),
    ("sentence before a list", "‹A:These came:›⟦A⟧\n* ‹B:one›⟦B⟧"),
    # addresses
    ("bare address", "One came. ‹x:It is in Kansas.› http://a.example/x"),
    ("bare address, glued", "‹x:It is in Kansas.›http://a.example/x ‹B:It is old.›⟦B⟧"),
    ("words of a link", "One came. ‹x:See [http://a.example/x the words] now.› ‹A:He left.›⟦A⟧"),
    ("link as a mark", "One came. ‹x:It has words.›[http://a.example/x] It ends."),
    # templates in the text, characters by name
    ("template in front", "‹A:{{As of|2014}} it had five.›⟦A⟧ ‹B:It is {{convert|5|km}} long.›⟦B⟧"),
    ("template at the end", "«‹A:It is {{convert|5|km}}›⟦A⟧ long.»"),
    ("hard blanks and dashes", "He came.&nbsp;‹A:She left &ndash; alone.›⟦A⟧ &#8211; ‹B:He is 5&nbsp;m tall.›⟦B⟧"),
    ("break between", "One came. Two came.<br />‹A:A third did.›⟦A⟧"),
    # lists, fields, quotations
    ("item", "* ‹A:One item. It has two.›⟦A⟧\n* ‹B:Another›⟦B⟧"),
    ("item cited twice", "* «‹A:One item,›⟦A⟧ ‹B:with two.›»⟦B⟧"),
    ("numbered, deeper item", "#* ‹A:One item›⟦A⟧"),
    ("indented line", ": ‹A:One line›⟦A⟧"),
    ("term and meaning", "; «‹A:Term›⟦A⟧ : ‹B:Meaning›»⟦B⟧"),
    ("item that is a template", "* ‹A:{{flag|Harl}}›⟦A⟧"),
    ("row", '{| class="wikitable"\n|-\n! Year !! Words\n|-\n| ‹A:1999 || Two words›⟦A⟧\n|-\n| 2000 || Three\n|}'),
    ("row cited twice", "{|\n|-\n| «‹A:2000›⟦A⟧ || ‹B:Three›»⟦B⟧\n|}"),
    ("row over lines", "{|\n| ‹A:1999\n| Two words›⟦A⟧\n|-\n| 2000\n|}"),
    ("cell with a style", '{|\n|-\n| colspan=2 style="x" | ‹A:2000›⟦A⟧\n|}'),
    ("caption of a table", "{|\n|+ ‹A:The caption›⟦A⟧\n! ‹B:Year\n| 5›⟦B⟧\n|}"),
    ("indented table", ":{|\n| ‹A:5›⟦A⟧\n|}\n‹B:It is.›⟦B⟧"),
    ("field", "{{Infobox bridge\n| name = Harl\n| ‹A:length = 5 km›⟦A⟧\n}}\n‹B:It is long.›⟦B⟧"),
    ("field that is a template", "{{Infobox bridge\n| ‹A B:opened = {{start date|1999}}›⟦A⟧⟦B⟧\n}}"),
    ("field without words", "{{Infobox bridge|url=http://a.example/x\n| notes = ⟦A⟧⟦B⟧\n}}"),
    ("in a quotation", "{{quote|‹A:I will go. I will.›⟦A⟧|Hale}}"),
    ("in a quotation's source", "{{quote box|quote=‹A:I will go. I will.›|source=Hale⟦A⟧}}"),
    ("beside a quotation", "He said:\n{{quote|‹A B:I will go. I will.›|Hale}} ⟦A⟧⟦B⟧\nHe went."),
    ("quotation in HTML", "<blockquote>‹A:I will go. She will.›⟦A⟧</blockquote>"),
    ("beside a quotation in HTML", "He said:\n<blockquote>‹A:I will go. She will.›</blockquote>⟦A⟧"),
    ("in a note", "‹B:He came.›{{efn|‹A:He came twice.›⟦A⟧}}⟦B⟧ She left."),
    # sections
    ("lead and section", "‹A:It is.›⟦A⟧\n\n== Life ==\n‹B:It was.›⟦B⟧"),
    ("citation in a heading", "== Its life⟦A⟧ ==\n‹B:It was.›⟦B⟧"),
    ("list of sources and what follows", "== External links ==\n* W⟦A⟧\n=== Sub ===\nW⟦B⟧\n== After ==\n‹C:It is.›⟦C⟧"),
    ("further reading", "==Further reading==\n* Words⟦A⟧"),
    # other scripts
    ("Chinese", "他来了。‹A:她走了。›⟦A⟧«‹B:他又来了›⟦B⟧。»‹C:她又走了。›⟦C⟧"),
    ("Japanese", "彼は来た。‹A:「行く。」と言った。›⟦A⟧"),
    ("Arabic", "جاء الرجل. ‹A:ذهبت المرأة.›⟦A⟧ هل عاد؟ ‹B:نعم عاد.›⟦B⟧"),
    ("Hebrew", "הוא בא. ‹A:היא הלכה.›⟦A⟧"),
    ("no citation", "He came. She left."),
    ("no text", ""),
]
WIKITEXT = [
    ("sentence over lines", "One came. ‹A:He came\nand left.›⟦A⟧ ‹B:She\nstayed.›⟦B⟧"),
    ("CRLF", "He came.\r\n‹A:She left.›⟦A⟧\r\n\r\n‹B:It rained\r\nall day.›⟦B⟧"),
    ("reused", '‹A:He came.›⟦A⟧ ‹x:It is.›<ref name=q>http://a.example/x</ref> ‹x:He left.›<ref name="q" />'),
    ("reused before it is defined", "‹x:He came.›<ref name=q/> ‹x:He left.›<ref name=q>http://a.example/x</ref>"),
    (
        "defined in a list",
        "‹x:He came.›<ref name=q/>\n<references>\n<ref name=q>http://a.example/x</ref>\n</references>",
    ),
    ("defined in a template", "‹x:He came.›<ref name=q/>\n{{reflist|refs=<ref name=q>http://a.example/x</ref>}}"),
    ("never defined", "He came.<ref name=q/> ‹A:He left.›⟦A⟧"),
    ("plain reference as a border", "He came.<ref>Hale.</ref> «She left,<ref>Orme.</ref> ‹A:and wept.›»⟦A⟧"),
    ("plain reference in a quotation", "{{quote|I will go.<ref>Hale, p. 5.</ref>|Hale}}"),
    ("plain reference in an item", "* One<ref>{{Harvnb|Hale|1999}}</ref>"),
    ("plain reference beside a sound one", "‹A:He came.›<ref>Hale.</ref>⟦A⟧"),
    ("short form with an address", "«‹x:He came›{{sfnp|Hale|p=[http://a.example/x 5]}} ‹A:and left.›»⟦A⟧"),
    ("caption", "[[File:x.jpg|thumb|One came. ‹A:The bridge is 5 m [[high|tall]].›⟦A⟧]]\n‹B:It is long.›⟦B⟧"),
    ("caption that is a link", "[[Image:x.jpg|thumb|The [[Harl]]]]\n‹B:It is long.›⟦B⟧"),
    ("caption never closed", "[[File:x.jpg|thumb|The bridge\n\n‹B:It is [[Harl|long]].›⟦B⟧"),
    ("gallery", "<gallery>\nFile:x.jpg|‹A:The bridge.›⟦A⟧\nFile:y.jpg|‹B:The other›⟦B⟧\n</gallery>"),
    ("unread text", "‹A:He <nowiki>{{came}}</nowiki> left.›⟦A⟧ <!-- It went.⟦B⟧ -->"),
]
CASES = [pytest.param(page, form, id=f"{why}-{form}") for why, page in BOTH for form in ("wikitext", "tpl")]
CASES += [pytest.param(page, "wikitext", id=why) for why, page in WIKITEXT]


@pytest.mark.parametrize(("expected", "form"), CASES)
def test_claims(expected: str, form: str) -> None:
    page = written(expected, form)
    assert mark(parsed(unmarked(page), form)) == page


def test_a_line_of_the_seeds_format_is_a_paragraph() -> None:
    page = written("It is\n‹A:He left.›⟦A⟧", "tpl")
    assert mark(parsed(unmarked(page), "tpl")) == page


@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_sections(form: str) -> None:
    page = parsed(written("It is.⟦A⟧\n== Life ==\nIt was.⟦B⟧\n=== Later ===\nIt fell.⟦C⟧", form), form)
    assert [claim.section for claim in page.claims] == [None, "Life", "Later"]


def test_ids_follow_the_text() -> None:
    page = parsed(written("He came.{{efn|He ran.⟦A⟧}}⟦B⟧ She left.⟦C⟧", "wikitext"), "wikitext")
    assert [claim.id for claim in page.claims] == ["k1", "k2", "k3"]
    assert sorted(page.claims, key=lambda claim: claim.span.start) == list(page.claims)


_PIECES = (
    "He came", " in 1950", ". ", ".", ", ", "\n", "\n\n", "\r\n", "* ", "==", "{|", "|}", "|-", "| ", "||", "!", "|+",
    " ", "&nbsp;", "&ndash;", "&#0;", "&lt;", "<br>", "<sup>,</sup>", "<blockquote>", "</blockquote>", "''", '"', "(",
    ")", "{{quote|", "{{efn|", "{{Infobox|a=", "{{rp|5}}", "{{reflist|refs=", "}}", "[tpl]", "[/tpl]", "[tpl]quote|",
    "|", "⟦A⟧", "⟦B⟧", "<ref name=x>", "<ref>", "</ref>", "<ref name=x/>", "Hale, p. 5", "http://a.example/x",
    "[http://a.example/x words]", "[[", "]]", "]", "[[File:x.jpg|", "File:x|", "<!--", "-->", "<references>",
    "</references>", "他来了。", "{{sfn|Hale|p=[http://a.example/x 5]}}", "External links", "\0", "\ufffc",
)  # fmt: skip
_PAGES = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=80)


@given(_PAGES, st.sampled_from(["wikitext", "tpl"]))
def test_any_page(made: str, form: str) -> None:
    text = written(made, form)
    page = parsed(text, form)
    known = {citation.id for citation in page.citations}
    for claim in page.claims:
        assert 0 <= claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end <= len(text)
        assert text[claim.span.start : claim.span.end].strip()
        assert claim.citations
        assert known.issuperset(claim.citations)
        assert len(set(claim.citations)) == len(claim.citations)
    assert len({claim.span for claim in page.claims}) == len(page.claims)
