"""The rules MK001 to MK005: markup and characters in values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.markup import values
from citecheck.rules.pages import apply
from tests.rules.reading import codes, found_by

CASES = [
    ("{{cite web |title=A --~~~~}}", ["MK001"], "a signature"),
    ("{{cite web |title=A ~~~}}", ["MK001"], "a signature without the date"),
    ("{{cite web |title=A ~~~~~ B ~~~~}}", ["MK001", "MK001"], "two of them"),
    ("{{cite web |title=A ~~ B}}", [], "two tildes"),
    ("{{cite web |title=A |url=http://example.org/~~~~}}", [], "an address"),
    ("Seen. --~~~~ {{cite web |title=A}}", [], "on the page, where it may belong"),
    ("| url = http://example.org/a\n| title = A --~~~~\n}}", ["MK001"], "in a template that lost its name"),
    ("{{cite quran |note=A --~~~~}}", ["MK001"], "in any template"),
    ("{{cite news |title=A |work=''B''}}", ["MK002"], "italics around a work"),
    ("{{cite news |title=A |publisher=The ''B'' Group}}", ["MK002"], "italics in a publisher"),
    ("{{cite news |title=A |website='''B'''}}", ["MK002"], "bold"),
    ("{{cite news |title=''A'' B |work=C}}", [], "italics in a title are needed sometimes"),
    ("{{cite news |title=A |work=B's}}", [], "an apostrophe"),
    ("{{cite news |title=A |work={{lang|fr|''B''}}}}", [], "a template inside"),
    ("{{cite book |title=A |work=''B''}}", [], "FD020's concern"),
    ("{{cite news |title=A |journal=B |work=''C''}}", [], "a work that does not count beside the other"),
    ("{{cite book |title=A |publisher=B [http://example.org/b]}}", ["MK003"], "a link in a publisher"),
    ("{{cite book |title=http://example.org/b}}", ["MK003"], "an address for a title"),
    ("{{cite book |title=See https://example.org/b there}}", ["MK003"], "an address in a title"),
    ("{{cite book |title=A |author=[//example.org/b B]}}", ["MK003"], "a link without a scheme"),
    ("{{cite book |title=A |Url=http://example.org/b}}", ["MK003"], "a misspelt name that is read all the same"),
    ("{{cite book |title=A |shelfmark=http://example.org/b}}", [], "a name that is not read: FD011's concern"),
    ("{{cite book |title=A |url=http://example.org/b |archive-url=http://example.net/b}}", [], "where it belongs"),
    ("{{cite book |title=A |page=[http://example.org/b 12] |at=http://example.org/c}}", [], "a place in the source"),
    ("{{cite book |title=A |id=http://example.org/b}}", [], "an identifier of one's own"),
    ("{{cite book |title=A // B}}", [], "two strokes"),
    ("{{cite book |title=His/her//their rights}}", [], "two strokes between words"),
    ("{{cite book |title=The http:// protocol}}", [], "no address"),
    ("{{cite book |title=On http://localhost/}}", ["MK003"], "a host in one piece"),
    ("{{cite book |title=BBC news:sport}}", ["MK003"], "the one scheme without slashes"),
    ("{{cite book |title=BBC News:Sport}}", [], "words with a colon"),
    ("{{cite book |title=A |http://example.org/b}}", [], "FD018's concern"),
    ("{{cite book |title=A\u00a0B}}", ["MK004"], "a no-break space"),
    ("{{cite book |title=A\u200bB}}", ["MK004"], "a zero-width space"),
    ("{{cite book |title=A\u00adB |author=C\ufffd}}", ["MK004", "MK004"], "a soft hyphen and a replacement"),
    ("{{cite book |title=A\tB}}", ["MK004"], "a tab"),
    ("{{cite book |title=A\nB}}", ["MK004"], "a line break"),
    ("{{cite book\n|\ttitle\t=\tA\n|date=B\n}}", [], "blanks around names and values"),
    ("{{cite book |title=A&nbsp;B}}", [], "a no-break space that can be seen in the source"),
    ("{{cite book |title=A<!--\u200b-->B}}", [], "in a comment"),
    ("{{cite book |title=\u0915\u094d\u200d\u0937}}", [], "a joiner that an Indic script needs"),
    ("{{cite book |title=👩\u200d🔬}}", [], "a joiner that an emoji needs"),
    ("{{cite book |title=A\u200dB}}", ["MK004"], "a joiner that nothing needs"),
    ("{{cite book |title=Ünï – 文}}", [], "letters that can be seen"),
    ("A\u00a0B {{cite book |title=A}}", [], "the page's own words"),
    ("{{cite web |url=http://example.org |title=[[A]]}}", ["MK005"], "a linked title"),
    ("{{cite web |url=http://example.org |title=The [[A|B]] C}}", ["MK005"], "a link in a title"),
    ("{{cite web |url=http://example.org |title=A |title-link=B}}", ["MK005"], "a link beside the title"),
    ("{{cite web |url=http://example.org |title=A |title-link=[[B]]}}", [], "what cannot be a page's name"),
    ("{{cite web |url=http://example.org |title-link=A}}", [], "no title to link"),
    ("{{cite book |title=[[A]]}}", [], "no address"),
    ("{{cite book |title=[[A]] |chapter-url=http://example.org |chapter=B}}", [], "two links at two places"),
    ("{{cite book |title=A |chapter-url=http://example.org |chapter=[[B]]}}", ["MK005"], "a linked chapter"),
    ("{{cite book |title=A |entry-url=http://example.org |entry=[[B]]}}", ["MK005"], "a linked entry"),
    ("{{cite book |title=A |entry-url=http://example.org |chapter=[[B]]}}", ["MK005"], "by another of its names"),
    ("{{cite web |title=A |chapter-url=http://example.org |chapter=[[B]]}}", [], "a chapter that is not shown"),
    ("{{cite map |title=A |chapter-url=http://example.org |chapter=[[B]]}}", [], "nor is it in a map"),
    ("{{cite web |url=http://example.org/[[A]]}}", ["MK005"], "an address that is shown for a title"),
    ("{{cite web |url=http://example.org/[[A]] |title=B}}", [], "an address with a title"),
    ("{{cite web |url=http://example.org |title=[[A}}", [], "a link that does not end"),
    ("{{cite web |url=http://example.org |script-title=ja:[[A]]}}", ["MK005"], "a linked title in another script"),
    ("{{cite web |url=https://archive.ph/a |title=[[A]]}}", [], "an address that is left out"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_markup(text: str, expected: list[str], why: str) -> None:
    assert codes(values, text) == expected, why


FIXES = [
    ("{{cite web |title=A --~~~~}}", "{{cite web |title=A}}", "a signature with dashes"),
    ("{{cite web |title=A–~~~~ B}}", "{{cite web |title=A B}}", "in the middle"),
    ("{{cite web |title=~~~~}}", "{{cite web |title=}}", "alone"),
    ("{{cite web |title= ~~~~}}", "{{cite web |title= }}", "alone behind a blank"),
    ("{{cite web |title=A  –  ~~~~}}", "{{cite web |title=A}}", "blanks on both sides of a dash"),
    ("{{cite web |title=A – – ~~~~}}", "{{cite web |title=A –}}", "two dashes, of which one is the signature's"),
    ("{{cite news |title=A |work= ''B'' }}", "{{cite news |title=A |work= B }}", "italics"),
    ("{{cite news |title=A |work='''B'''}}", "{{cite news |title=A |work=B}}", "bold"),
    ("{{cite book |title=A\u00a0B\u200bC\n D}}", "{{cite book |title=A BC  D}}", "several characters"),
    ("{{cite book |title=A\u200dB 👩\u200d🔬}}", "{{cite book |title=AB 👩\u200d🔬}}", "a joiner, beside one in use"),
]


@pytest.mark.parametrize(("text", "fixed", "why"), FIXES, ids=[why for _, _, why in FIXES])
def test_safe_fix(text: str, fixed: str, why: str) -> None:
    (finding,) = found_by(values, text)
    assert finding.fix is not None, why
    assert finding.fix.safe
    assert apply(text, finding.fix) == fixed
    assert not found_by(values, fixed)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{cite news |title=A |work=The ''B'' Group}}", "marks inside"),
        ("{{cite news |title=A |work=''B'' and ''C''}}", "two pairs of marks"),
        ("{{cite news |title=A |work=''B'''}}", "marks that do not match"),
        ("{{cite news |title=A |work=''}}", "no name between them"),
        ("{{cite news |title=A |publisher=''B''}}", "a publisher in italics may be a work"),
        ("{{cite news |title=A\ufffd}}", "letters were lost"),
        ("{{cite news |title=A\u00a0<!-- sic -->B}}", "a comment"),
    ],
)
def test_no_fix(text: str, why: str) -> None:
    (finding,) = found_by(values, text)
    assert finding.fix is None, why


def test_invisible_character_is_named_with_its_place() -> None:
    text = "{{cite book |title=Byron and\u00a0Greek}}"
    (finding,) = found_by(values, text)
    assert finding.message == "A no-break space stands in |title=, at its character 10; write a plain blank."
    assert text[finding.span.start : finding.span.end] == "Byron and\u00a0Greek"


@given(st.text("A'~\u200b\u00a0\u200d[]/:h.tp<!-> ", max_size=40))
def test_fixes_mend_what_they_are_for(value: str) -> None:
    text = "{{cite news|title=A|work=" + value + "}}"
    for finding in found_by(values, text):
        if finding.fix:
            mended = apply(text, finding.fix)
            left = [other for other in found_by(values, mended) if other.code == finding.code]
            assert len(left) < sum(other.code == finding.code for other in found_by(values, text))


@pytest.mark.parametrize(
    ("parameters", "advice"),
    [
        ("|title=http://www.example.org/a", "which takes none; write the title there, and the address in |url=."),
        ("|title=http://www.example.org/a |url=http://www.example.org/b", "which takes none; write the title there."),
        (
            "|title=A |work=http://www.example.org/a |url=http://www.example.org/b",
            "which takes none; take the address away.",
        ),
        ("|title=A |work=http://www.example.org/a", "which takes none; move it to |url= or take it away."),
        ("|title=A |chapterurl=http://www.example.org/a", "|chapter-url= was probably meant."),
        ("|title=A |work=''Fens''", "take them away, the template sets a work in italics itself."),
        ("|title=A |publisher=''Fens''", "take them away, or name a work in |work=."),
        ("|title=A\u200bB", "a zero width space stands in |title=, at its character 2; take it out."),
        ("|title=A\ufffdB", "the letter that was lost, or save the page in UTF-8 if it is in another encoding."),
    ],
)
def test_advice(parameters: str, advice: str) -> None:
    (finding,) = found_by(values, f"{{{{cite news {parameters}}}}}")
    assert finding.message.lower().endswith(advice.lower())
