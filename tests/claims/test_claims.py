"""Which words each citation supports: pages with their claims written into them, and what holds on any page.

`⟦A⟧` is a citation called A, `‹A B:words›` a claim under which A and B stand, and `«…»` its sentence, where that is
more than the claim. A page is what is left when the last two are taken away. An address is called by its last part, a
short form by its first name.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import wikitext
from citecheck.model import Citation, Document, Lines, Page, Span

_CITATION = re.compile(r"⟦(\w+)⟧")
_MARK = re.compile(r"«|»|‹[\w ]+:|›")
_WRITTEN = {"wikitext": r"<ref>{{cite book|title=\1}}</ref>", "tpl": r"{{cite book|title=\1}}"}


def written(marked: str, form: str) -> str:
    """A marked page in one of the formats of wiki text, its marks left where they are."""
    text = _CITATION.sub(_WRITTEN[form], marked)
    return text if form == "wikitext" else text.replace("{{", "[tpl]").replace("}}", "[/tpl]")


def unmarked(marked: str) -> str:
    return _MARK.sub("", marked)


def parsed(text: str, form: str) -> Page:
    return wikitext.parse(Document("page", None, form, text, Span(0, len(text)), Lines((0,))))


def mark(page: Page) -> str:
    """A page with marks around the claims and the sentences that were found in it."""
    called = {citation.id: _called(citation) for citation in page.citations}
    claims = {claim.span: f"‹{' '.join(called[name] for name in claim.citations)}:" for claim in page.claims}
    sentences = {claim.sentence for claim in page.claims} - claims.keys()
    marks = [(span, 1, opening, "›") for span, opening in claims.items()]
    marks += [(span, 0, "«", "»") for span in sentences]
    # Of two marks at one place, what closes goes first; the longer one opens before the shorter and closes after it.
    places = [(span.start, 1, -span.end, inner, opening) for span, inner, opening, _ in marks]
    places += [(span.end, 0, -span.start, -inner, closing) for span, inner, _, closing in marks]
    parts, at = [], 0
    for offset, _, _, _, words in sorted(places):
        parts += [page.document.text[at:offset], words]
        at = offset
    return "".join([*parts, page.document.text[at:]])


def _called(citation: Citation) -> str:
    if citation.links:
        return citation.value("title") or citation.links[0].url.rpartition("/")[2]
    return citation.value("title", "1") or "1"


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
    ("an and between", "«‹A B:He went›⟦A⟧ and ⟦B⟧.» She stayed."),
    ("a see also between", "«‹A B:He went›⟦A⟧ (see also ⟦B⟧).»"),
    ("a word that points", "‹A:He went.› See ⟦A⟧ She stayed."),
    ("a word that points, in brackets", "«‹A:He went› (see⟦A⟧).»"),
    ("where to see it, in brackets", "«‹A:He went› (see video at⟦A⟧).»"),
    ("an example in brackets", "«‹A:He went› (e.g.,⟦A⟧).»"),
    ("a template before the next sentence", "He went.{{bibleverse|5:1}} ‹B:She stayed.›⟦B⟧"),
    ("a word that does not only point", "He went. ‹A:One source›⟦A⟧"),
    ("a quotation that points", "{{quote|‹A:I will go.› quoted in⟦A⟧}}"),
    ("a word that points to nothing before", "‹A:See›⟦A⟧"),
    ("named in its sentence", "He went. ‹A:According to ⟦A⟧ she stayed.› He left."),
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
    ("item that is a link", "* [http://a.example/x Words], Harl Press, 2006"),
    ("item that is a link, cited", "* ‹A:[http://a.example/x Words] is a town.›⟦A⟧"),
    ("item with a link in it", "* ‹x:Words of [http://a.example/x Harl]›"),
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
    ("in the source of a quotation beside a picture", "{{imagequote2|‹A:I will go.›|author=Hale|source=Harl⟦A⟧}}"),
    ("beside a quotation", "He said:\n{{quote|‹A B:I will go. I will.›|Hale}} ⟦A⟧⟦B⟧\nHe went."),
    ("quotation in HTML", "<blockquote>‹A:I will go. She will.›⟦A⟧</blockquote>"),
    ("beside a quotation in HTML", "He said:\n<blockquote>‹A:I will go. She will.›</blockquote>⟦A⟧"),
    ("a full stop by itself", "One came. ‹A:He left. .›⟦A⟧ ‹B:She left.›⟦B⟧"),
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
    ("Urdu", "پل پرانا ہے\u06d4 «‹A:مینار نیا ہے›⟦A⟧\u06d4» ‹B:وہ گیا\u06d4›⟦B⟧"),
    ("Hindi", "पुल पुराना है। «‹A:मीनार नई है›⟦A⟧।» ‹B:डॉ. हेल आए।›⟦B⟧"),
    ("Thai", "«‹A:สะพานนี้เก่ามาก สร้างใน พ.ศ. 2436›⟦A⟧ ‹B:หอคอยใหม่›»⟦B⟧"),
    ("Khmer", "ស្ពានចាស់។ ‹A:ប៉មថ្មី។›⟦A⟧ ‹B:គាត់មក។›⟦B⟧"),
    ("Hebrew", "הוא בא. ‹A:היא הלכה.›⟦A⟧"),
    # rarer shapes of the same
    ("saints and ranks", "One came. ‹A:He met Gov. Harl and Sgt. Rowe on Mt. Orme.›⟦A⟧"),
    ("figures and chapters", "One came. ‹A:It is in figs. 3 and 4, chap. 5, of it.›⟦A⟧"),
    ("parties at law", "One came. ‹A:It was Hale vs. The State of Harl.›⟦A⟧"),
    ("degree at the end", "He has a Ph.D. ‹A:She has none.›⟦A⟧"),
    ("question quoted within", 'One came. ‹A:He asked "Why?" and wept.›⟦A⟧'),
    ("sentence in parentheses before", "One came. (It was Hale.) ‹A:She left.›⟦A⟧"),
    ("sentence in italics before", "''One came.'' ‹A:''She'' left.›⟦A⟧"),
    ("empty line between", "One came\n\n‹A:She left.›⟦A⟧"),
    ("paragraph's tag", "One came<p>‹A:She left.›⟦A⟧</p>"),
    ("hard blank in a name", "One came. ‹A:It is 5\u00a0km to St.\u00a0John.›⟦A⟧"),
    ("decimal after a citation", "«‹A:It rose,›⟦A⟧ ‹B:.5 percent fell.›»⟦B⟧"),
    ("before and behind the full stop", "«‹A B:He went›⟦A⟧.»⟦B⟧ ‹C:She stayed.›⟦C⟧"),
    ("on the next line", "He left. ‹A:One came.›\n⟦A⟧ ‹B:She left.›⟦B⟧"),
    ("on lines of their own", "‹A B:He went.›\n⟦A⟧\n⟦B⟧\n\nShe stayed."),
    ("what an editor says between", "‹A B:He went.›⟦A⟧{{dead link|date=May 2010}}⟦B⟧"),
    ("comment within", "One. ‹A:He <!-- Hale. --> came.›⟦A⟧"),
    ("switch in front", "__NOTOC__\n‹A:He came.›⟦A⟧"),
    ("rule in front", "----\n‹A:He came.›⟦A⟧"),
    ("infobox in front", "{{Infobox|name=Harl}}\n‹A:He came.›⟦A⟧"),
    ("picture within", "One. «‹A:He [[File:a.jpg|thumb|The Harl.]]came›⟦A⟧ home.»"),
    ("caption ends with its citation", "One.\n\n[[File:a.jpg|thumb|Old. ‹A:The [[Harl]].›⟦A⟧]]\n‹B:It is.›⟦B⟧"),
    ("words behind an item's citation", "* ‹A:Harl,⟦A⟧ a town›\n* Rowe"),
    ("paragraph behind a list", "* One\n‹A:Two came.›⟦A⟧"),
    ("list in columns", "{{columns-list|\n* ‹A:One›⟦A⟧\n* ‹B:Two›⟦B⟧\n}}"),
    ("table in a table", "{|\n| One\n{|\n| ‹A:Two›⟦A⟧\n|}\n| ‹B:Three›⟦B⟧\n|}\n‹C:It is.›⟦C⟧"),
    ("cells that are templates", "{|\n|-\n| «‹A:{{dts|1999}}›⟦A⟧ || ‹B:{{dts|2000}}›»⟦B⟧\n|}"),
    ("field with two values", "{{Infobox|«‹A:crew = 5›⟦A⟧<br />‹B:7›»⟦B⟧}}"),
    ("field with a citation over lines", "{{Infobox\n|‹A:area = 5›<ref>{{cite book\n|title=A}}\n</ref>\n|name=}}"),
    ("field with a list", "{{Infobox\n| towns =\n* ‹A:One›⟦A⟧\n* ‹B:Two›⟦B⟧\n}}"),
    ("field for another's citation", "{{Infobox\n|‹A:area = 5›\n|area_rank = 7\n|area_ref = ⟦A⟧\n}}"),
    ("middle of a quotation", "{{quote|‹A:I will go.⟦A⟧ I will.›|Hale}}"),
    ("quotation within a sentence", "He said: {{quote|‹A:I will go.›|Hale}}⟦A⟧ ‹B:She left.›⟦B⟧"),
    ("paragraph behind a quotation", "He said: {{quote|I will go.|Hale}}\n‹A:She left.›⟦A⟧"),
    ("quotation with numbered words", "{{Rquote|left|‹A:I will go.›|Hale|⟦A⟧}}"),
    ("quotation in a note", "He came.{{efn|name=n|{{quote|‹A:I came.›|Hale}}⟦A⟧}} ‹B:She left.›⟦B⟧"),
    ("empty quotation in HTML", "‹A:She left.›<blockquote></blockquote>⟦A⟧"),
    ("short form as a border", "«‹Hale:He came› {{sfn|Hale|1999}} ‹A:and left.›»⟦A⟧"),
    ("comment behind a heading", "== External links == <!-- few -->\n* W⟦A⟧\n== Life ==\n‹B:It is.›⟦B⟧"),
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
    ("plain reference as a border", "‹1:He came.›<ref>Hale.</ref> «‹1:She left,›<ref>Orme.</ref> ‹A:and wept.›»⟦A⟧"),
    ("plain reference in a quotation", "{{quote|‹1:I will go.›<ref>Hale, p. 5.</ref>|Hale}}"),
    ("short form in an item", "* ‹Hale:One›<ref>{{Harvnb|Hale|1999}}</ref>"),
    ("short form as words", "It rained. ‹Hale:{{Harvtxt|Hale|1999}} saw it come.› It went."),
    ("short form beside a citation", "‹Hale A:He came.›{{sfn|Hale|1999}}⟦A⟧"),
    ("short forms in one reference", "‹Hale Orme:He came.›<ref>{{harvnb|Hale|1999}}; {{harvnb|Orme|2001}}.</ref>"),
    ("used again by a template", "‹A:He came.›<ref name=q>{{cite book|title=A}}</ref> ‹q:She left.›{{r|q|p=5}}"),
    (
        "goes on from another",
        "‹A:He came.›<ref name=q>{{cite book|title=A}}</ref> ‹A:It is.›<ref extends=q>P. 5</ref>",
    ),
    ("written by a template", "‹A:He came.›{{refn|name=q|{{cite book|title=A}}}} ‹A:She left.›{{refn|name=q}}"),
    ("written by a function", "‹x:He came.›{{#tag:ref|See http://a.example/x for it|group=n}}"),
    ("note with a footnote", "He came.{{refn|group=n|‹A:Not alone.›⟦A⟧}} He left."),
    ("note with a short form", "He came.{{refn|‹Hale:Not alone.›{{sfn|Hale|1999}}}} He left."),
    ("two groups", "‹A:He came.›<ref name=q>{{cite book|title=A}}</ref> She left.<ref name=q group=n />"),
    (
        "defined in a list with a group",
        "‹A:He came.›<ref name=q group=n />\n{{reflist|group=n|refs=<ref name=q>{{cite book|title=A}}</ref>}}",
    ),
    ("plain reference beside a sound one", "‹1 A:He came.›<ref>Hale.</ref>⟦A⟧"),
    ("short form with an address", "«‹x:He came›{{sfnp|Hale|p=[http://a.example/x 5]}} ‹A:and left.›»⟦A⟧"),
    ("caption", "[[File:x.jpg|thumb|One came. ‹A:The bridge is 5 m [[high|tall]].›⟦A⟧]]\n‹B:It is long.›⟦B⟧"),
    ("caption that is a link", "[[Image:x.jpg|thumb|The [[Harl]]]]\n‹B:It is long.›⟦B⟧"),
    ("caption never closed", "[[File:x.jpg|thumb|The bridge\n\n‹B:It is [[Harl|long]].›⟦B⟧"),
    ("gallery", "<gallery>\nFile:x.jpg|‹A:The bridge.›⟦A⟧\nFile:y.jpg|‹B:The other›⟦B⟧\n</gallery>"),
    ("gallery, bare", "<gallery>\nx 1.jpg|‹A:The bridge.›⟦A⟧\ny.PNG |alt=A pier|‹B:The other›⟦B⟧\n</gallery>"),
    ("gallery, told of", "<gallery>\nFile:x.jpg|alt=A pier|link=|‹A:The bridge.›⟦A⟧\n</gallery>"),
    ("no gallery", "«‹A:The plan a.jpg shows it›⟦A⟧ a|b»"),
    ("used in a list of sources", "‹x:He came.›<ref name=q>http://a.example/x</ref>\n== Sources ==\nW<ref name=q/>"),
    ("two in one", "‹A B:He came.›<ref>{{cite book|title=A}}; {{cite book|title=B}}</ref> He left."),
    ("address with words", "‹Words:He came.›<ref>Hale, [http://a.example/x Words].</ref> He left."),
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


@pytest.mark.parametrize(
    "expected",
    [
        "It is old. ‹A:The bridge was built by \nthe town and sold,\nlater, to Hale.›⟦A⟧",
        "«‹A:It was sold›⟦A⟧\n‹B:and fell in 1950.›»⟦B⟧",
        "These are of iron:\n‹A:bridges of the town›⟦A⟧",
        "The bridge fell.\n‹A:iPods were sold.›⟦A⟧",
        "The bridge in 1950\n‹A:It is long.›⟦A⟧",
        "It is long\n ‹A:set as it is›⟦A⟧",
        "It is long\nthumb|‹A:a bridge›⟦A⟧",
    ],
)
def test_a_line_with_a_small_letter_goes_on_in_the_seeds_format(expected: str) -> None:
    page = written(expected, "tpl")
    assert mark(parsed(unmarked(page), "tpl")) == page


@pytest.mark.parametrize(
    "expected",
    [
        "thumb|150px|‹A:The bridge in 1950.›⟦A⟧\n‹B:It is long.›⟦B⟧",
        "Image:a.jpg|left|‹A:The bridge›⟦A⟧\n‹B:It is long.›⟦B⟧",
        "[/ref]⟦A⟧\n‹B:It is long.›[ref]⟦B⟧",
    ],
)
def test_what_the_seeds_format_has_lost_is_no_claim(expected: str) -> None:
    page = written(expected, "tpl")
    assert mark(parsed(unmarked(page), "tpl")) == page


@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_sections(form: str) -> None:
    page = parsed(written("It is.⟦A⟧\n== Life ==\nIt was.⟦B⟧\n=== Later ===\nIt fell.⟦C⟧", form), form)
    assert [claim.section for claim in page.claims] == [None, "Life", "Later"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("He '''met''' [[Hale (town)|Hale]].⟦A⟧", "He met Hale."),
        ("It&nbsp;is {{convert|5|km|mi}}\n<small>long</small> <!-- yes -->.⟦A⟧", "It is 5 km long ."),
        ("He came,<ref name=q/> {{efn|or not}}and{{who|date=May 2010}} left.⟦A⟧", "and left."),
        ("It is 10<sup>7</sup>&nbsp;m<sub>2</sub> <b>l</b>ong.⟦A⟧", "It is 107 m2 l ong."),
        ("He said: {{quote|I went.⟦B⟧ I will.}}⟦A⟧", "I went. I will."),
        ("See [http://a.example/x the words] now. She left.", "See the words now."),
        ("{|\n! Year !! What\n|-\n| 1999 || [[Harl]]⟦A⟧\n|}", "Year: 1999 · What: Harl"),
        ("{|\n|+ Harl\n|-\n! Year\n! What\n|-\n| style=x | 1999\n|⟦A⟧\n| 5 || 6\n|}", "1999 · 5 · 6"),
        ("{|\n! Year !! colspan=2 | What\n|-\n| 1999 || 5 || 6⟦A⟧\n|}", "Year: 1999 · What: 5 · What: 6"),
        ("{|\n! Year !! What\n|-\n| rowspan=2 | 1999 || 5\n|-\n| 6⟦A⟧\n|}", "What: 6"),
        ("{|\n! rowspan=2 | It !! colspan=2 | Of\n|-\n! A !! B\n|-\n| 19 || 5 || 6⟦A⟧\n|}", "It: 19 · A: 5 · B: 6"),
        ("{|\n! Year !! What\n|-\n! colspan=2 | Later\n|-\n| 1999 || 5⟦A⟧\n|}", "Year: 1999 · What: 5"),
        ("{|\n! Year !! What\n|-\n| 1999\n| {{yes}} || 6⟦A⟧\n|}", "1999 · … · 6"),
        ("{|\n! Year !! What\n|-\n| 1999\n{|\n| 5\n|}\n| 6⟦A⟧\n|}", "6"),
        ("{|\n! Year !! What\n|-\n! 1999 !! {{harl}}⟦A⟧\n|-\n| 2000⟦B⟧ || 6⟦C⟧\n|}", "1999 · …"),
        ("{{Infobox\n| total_length = 5 km⟦A⟧\n}}", "total length: 5 km"),
        ("{{Infobox\n| spoken_in = {{hlist|Harl⟦A⟧|Rowe}}\n}}", "spoken in: Harl"),
        ("{{Infobox\n| towns =\n* Harl⟦A⟧\n* Rowe\n}}", "towns: Harl"),
    ],
)
def test_what_a_reader_sees_of_a_claim(page: str, text: str) -> None:
    assert parsed(written(page, "wikitext"), "wikitext").claims[0].text == text


def test_sentences_are_those_of_the_pages_language() -> None:
    page = parsed(
        "Die Brücke ist alt und von 1893. Am 3. Mai 1950 fiel der Turm.<ref>http://a.example/x</ref>", "wikitext"
    )
    assert [claim.text for claim in page.claims] == ["Am 3. Mai 1950 fiel der Turm."]
    told = wikitext.parse(page.document, "en")
    assert [claim.text for claim in told.claims] == ["Mai 1950 fiel der Turm."]


# `@` is a sentence that states something.
_STATES = "The bridge is of iron."
_FELL = "It fell in one night."
UNCITED = [
    ("@ It is old.⟦A⟧ Nobody knows who built it.", ["@", "Nobody knows who built it."]),
    ("@\n\n* The tower is of stone, too.\n* Tower\n: @", ["@", "The tower is of stone, too."]),
    ("@<ref>Hale, p. 5.</ref> It fell in one night.<ref name=q/> It was not rebuilt.{{sfn|Hale|1999}}", [_FELL]),
    ("@<ref name=q>A note.</ref> It fell in one night.<ref name=q/>", []),
    ("It fell in one night.<ref name=q/><ref name=r group=n/> @⟦A⟧", [_FELL]),
    ("It fell in one night.<ref name=q/>⟦A⟧ @<ref name=q/>⟦A⟧", []),
    ("It fell in one night.<ref name=n group=lower-alpha/> @{{efn|name=n|So says Hale.}}", ["@"]),
    ("It fell in one night.<ref></ref> @<ref name=q><!-- lost --></ref> ", [_FELL, "@"]),
    ("It fell in one night.<ref></ref> @<ref>Hale, p. 5.</ref>", [_FELL]),
    ("@<ref name=q>Hale, p. 5.</ref> It fell in one night.<ref extends=q /> @<ref follow=q></ref>", []),
    ("It fell in one night.<ref name={{q}}/> @<ref name=r/> <ref name=r>", []),
    ("The lead says it first.\n== Life ==\n@{{citation needed}}", ["@"]),
    ("== @ ==\n[[File:a.jpg|thumb|@]]\n{|\n| @\n|}", []),
    ("* [[Harl]], [[Rowe]] and [[Hale (town)|Hale]].\nThese are of iron:\nWhy did the bridge fall down?", []),
    ("{{Infobox|a=@}}\n{{quote|@}}\n<blockquote>@</blockquote>", []),
    ("== Further reading ==\n@\n<references>\n@\n</references>", []),
    ("这座桥是用铁造的。古桥。", ["这座桥是用铁造的。"]),
    ("यह पुल लोहे का बना है। पुराना पुल।", ["यह पुल लोहे का बना है।"]),
    ("الجسر القديم مصنوع من الحديد. الجسر.", ["الجسر القديم مصنوع من الحديد."]),
    ("สะพานนี้สร้างด้วยเหล็กและเก่ามาก", []),
]


@pytest.mark.parametrize(("page", "uncited"), UNCITED)
def test_sentences_that_state_something_and_cite_nothing(page: str, uncited: list[str]) -> None:
    read = parsed(written(page.replace("@", _STATES), "wikitext"), "wikitext")
    assert [read.document.slice(span).replace(_STATES, "@") for span in read.uncited] == uncited


def test_lines_of_a_dump_state_nothing() -> None:
    read = parsed(f"[[Harl]]\n\nCATEGORIES: Of iron.\n\nFile:a.jpg|thumb|{_STATES}\n{_STATES}", "tpl")
    assert [read.document.slice(span) for span in read.uncited] == [_STATES]


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
        assert "\n" not in claim.text
        assert claim.citations
        assert known.issuperset(claim.citations)
        assert len(set(claim.citations)) == len(claim.citations)
    assert len({claim.span for claim in page.claims}) == len(page.claims)


_PROSE = st.lists(st.sampled_from(("He came", "It is 5 km", ", and ", ". ", "\n\n", " ", "⟦A⟧", "⟦B⟧")), max_size=30)


@given(_PROSE.map("".join), st.sampled_from(["wikitext", "tpl"]))
def test_every_citation_behind_words_supports_a_claim(made: str, form: str) -> None:
    page = parsed(written(f"It is{made}", form), form)
    blank_line = page.document.text.find("\n\n")
    claimed = {citation for claim in page.claims for citation in claim.citations}
    before = {cited.id for cited in page.citations if blank_line < 0 or cited.span.start < blank_line}
    assert claimed >= before


def test_a_paragraph_of_a_thousand_citations() -> None:
    page = parsed(written("One word ⟦A⟧, " * 1000, "wikitext"), "wikitext")
    assert [len(claim.citations) for claim in page.claims] == [1] * 1000
    assert len({claim.sentence for claim in page.claims}) == 1


@pytest.mark.parametrize("end", [" ", "\n\n"], ids=["one line", "paragraphs"])
@pytest.mark.parametrize("form", ["wikitext", "tpl"])
def test_a_page_of_ten_thousand_references(form: str, end: str) -> None:
    text = "".join(written(f"Bridge {number} is of iron.⟦A⟧{end}", form) for number in range(10_000))
    page = parsed(text, form)
    assert len(page.citations) == 10_000
    assert [claim.text for claim in page.claims] == [f"Bridge {number} is of iron." for number in range(10_000)]
