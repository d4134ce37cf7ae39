"""The rules FD036 to FD039: labels and punctuation that the template writes itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.fields import labels
from citecheck.rules.pages import apply
from tests.rules.reading import conditions, found_by

PAGES = "err_extra_text_pages"
VOLUME = "err_extra_text_volume"
ISSUE = "err_extra_text_issue"
EDITION = "err_extra_text_edition"
PUNCTUATION = "maint_extra_punct"

CASES = [
    ("{{cite book |page=p. 5}}", [PAGES], "a label with a point"),
    ("{{cite book |page=p 5}}", [PAGES], "without one"),
    ("{{cite book |page=p5}}", [PAGES], "without a blank"),
    ("{{cite book |pages=pp.&nbsp;5–6}}", [PAGES], "with a hard blank"),
    ("{{cite book |pages=pg. 5}}", [PAGES], "a longer label"),
    ("{{cite book |pages=pages}}", [PAGES], "a label and nothing else"),
    ("{{cite book |pages=Pp. 5–6}}", [PAGES], "a capital"),
    ("{{cite book |pages=Pages 5–6}}", [], "a capital that may be the name of a page"),
    ("{{cite book |page=P5}}", [], "a page with a letter"),
    ("{{cite book |page=5}}", [], "a page"),
    ("{{cite book |page=plate 5}}", [], "a plate"),
    ("{{cite book |at=p. 5}}", [], "any place in the source"),
    ("{{cite speech |page=p. 5}}", [], "nobody is shown the page of a speech"),
    ("{{cite book |page=5 |pages=pp. 5–6}}", [], "nor the pages beside a page"),
    ("{{cite book |quote-page=p. 5}}", [], "nor the page of no quotation"),
    ("{{cite book |quote-page=p. 5 |quote=A}}", [PAGES], "the page of a quotation"),
    ("{{cite quran |page=p. 5}}", [], "another template"),
    ("{{cite journal |volume=Vol. 5}}", [VOLUME], "a volume with its label"),
    ("{{cite journal |volume=volume 5}}", [VOLUME], "in full"),
    ("{{cite journal |volume=No. 5}}", [VOLUME], "an issue in its place"),
    ("{{cite journal |volume=New series, vol. 5}}", [], "a label further on"),
    ("{{cite journal |volume=Nova 5}}", [], "a word that begins like a label"),
    ("{{cite journal |volume=no}}", [], "too short to be one"),
    ("{{cite web |volume=Vol. 5}}", [], "a web page has no volumes"),
    ("{{citation |volume=Vol. 5 |website=A}}", [], "nor has a website"),
    ("{{cite journal |issue=No. 5}}", [ISSUE], "an issue with its label"),
    ("{{cite journal |number=nr. 5}}", [ISSUE], "another one"),
    ("{{cite journal |issue=№ 5}}", [ISSUE], "a sign"),
    ("{{cite journal |issue=n° 5}}", [ISSUE], "another sign"),
    ("{{cite journal |issue=Vol. 5}}", [ISSUE], "a volume in its place"),
    ("{{cite journal |issue=November}}", [], "a month"),
    ("{{cite journal |issue=Norfolk}}", [], "a place"),
    ("{{cite book |issue=No. 5}}", [], "a book has no issues"),
    ("{{cite journal |volume=Vol. 5 |issue=No. 6}}", [VOLUME, ISSUE], "both"),
    ("{{cite book |edition=2nd ed.}}", [EDITION], "an edition with its label"),
    ("{{cite book |edition=2nd edn}}", [EDITION], "another one"),
    ("{{cite book |edition=First Edition}}", [EDITION], "in full"),
    ("{{cite book |edition=2ed}}", [EDITION], "without a blank"),
    ("{{cite book |edition=revised}}", [], "a word that ends like a label"),
    ("{{cite book |edition=2nd ed. revised}}", [], "a label further on"),
    ("{{cite arXiv |edition=2nd ed.}}", [], "a preprint has no editions"),
    ("{{cite book |publisher=A,}}", [PUNCTUATION], "a comma"),
    ("{{cite book |author2=A;}}", [PUNCTUATION], "a semicolon"),
    ("{{cite book |date=2012:}}", [PUNCTUATION], "a colon"),
    ("{{cite book |last==A}}", [PUNCTUATION], "an equals sign"),
    ("{{cite book |publisher=A&nbsp;}}", [PUNCTUATION], "a hard blank, which ends in a semicolon"),
    ("{{cite book |publisher=A, <!-- B -->}}", [PUNCTUATION], "a comment behind it"),
    ("{{cite book |publisher=A,<nowiki/>}}", [], "a mark that is meant"),
    ("{{cite book |publisher=A.}}", [], "a point"),
    ("{{cite book |title=A: |quote=B, |chapter=C;}}", [], "titles and quotations"),
    ("{{cite book |postscript=; |author-mask2=A:}}", [], "what sets punctuation"),
    ("{{cite book |url=http://example.org/a,}}", [], "an address"),
    ("{{cite book |unheard=A,}}", [], "a parameter that nobody reads"),
    ("{{cite book |Publisher=A,}}", [PUNCTUATION], "a slip that the module knows"),
    ("{{cite web |title=A |b,}}", [], "text without a name"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_labels(text: str, expected: list[str], why: str) -> None:
    assert conditions(labels, text) == expected, why


FIXES = [
    ("{{cite book |page=p. 5}}", "{{cite book |page=5}}", True, "a label"),
    ("{{cite book |page= p5 }}", "{{cite book |page= 5 }}", True, "blanks around"),
    ("{{cite book |pages=pp.&nbsp;5–6}}", "{{cite book |pages=5–6}}", True, "a hard blank"),
    ("{{cite book |pages=pages xii–xv}}", "{{cite book |pages=xii–xv}}", True, "Roman numerals"),
    ("{{cite book |page=pg. A12}}", "{{cite book |page=A12}}", True, "a number with a letter"),
    ("{{cite book |pages=pages unknown}}", None, True, "no number"),
    ("{{cite book |page=p. p. 5}}", None, True, "two labels"),
    ("{{cite book |page=p. pp5}}", None, True, "two labels, one glued to the number"),
    ("{{cite book |page=p. <!-- 4 -->5}}", None, True, "a comment inside"),
    ("{{cite journal |journal=A |doi=10.1000/a.12345 |page=p. 12345}}", None, True, "an article's number"),
    ("{{cite journal |volume=Vol. 12}}", "{{cite journal |volume=12}}", True, "a volume"),
    ("{{cite journal |volume=VOLUME XII}}", "{{cite journal |volume=XII}}", True, "in capitals"),
    ("{{cite journal |volume=no. 12}}", None, True, "an issue that stands for a volume"),
    ("{{cite journal |volume=Volcanoes}}", None, True, "a word"),
    ("{{cite journal |volume=Volume C: A–M}}", "{{cite journal |volume=C: A–M}}", True, "what follows stays"),
    ("{{cite journal |issue=No.12}}", "{{cite journal |issue=12}}", True, "an issue"),
    ("{{cite journal |issue=nos. 12–13}}", "{{cite journal |issue=12–13}}", True, "two issues"),
    ("{{cite journal |issue=№ 12}}", "{{cite journal |issue=12}}", True, "a sign"),
    ("{{cite journal |issue=Vol. 12}}", None, True, "a volume that stands for an issue"),
    ("{{cite book |edition=2nd ed.}}", "{{cite book |edition=2nd}}", True, "an edition"),
    ("{{cite book |edition=2nd, edition}}", "{{cite book |edition=2nd}}", True, "a comma before it"),
    ("{{cite book |edition=2nd ed. edition}}", "{{cite book |edition=2nd}}", True, "said twice"),
    ("{{cite book |edition=2ed}}", "{{cite book |edition=2}}", True, "glued to the number"),
    ("{{cite book |edition=edition}}", None, True, "nothing else"),
    ("{{cite book |publisher=A,}}", "{{cite book |publisher=A}}", True, "a comma"),
    ("{{cite book |publisher=A ,;}}", "{{cite book |publisher=A}}", True, "more of them"),
    ("{{cite book |last==A}}", "{{cite book |last=A}}", True, "an equals sign"),
    ("{{cite book |last2=A,}}", "{{cite book |last2=A}}", True, "a person"),
    ("{{cite book |last2=News;}}", "{{cite book |last2=News}}", False, "nobody, once the mark is gone"),
    ("{{cite book |publisher=London: A,}}", "{{cite book |publisher=London: A}}", False, "a place in a publisher"),
    ("{{cite book |date=2012,}}", "{{cite book |date=2012}}", False, "a date"),
    ("{{cite book |doi=10.1000/a,}}", "{{cite book |doi=10.1000/a}}", False, "an identifier"),
    ("{{cite book |publisher=,}}", None, True, "nothing else"),
    ("{{cite book |publisher=A&amp;}}", None, True, "a character reference"),
    ("{{cite book |publisher=A&nbsp;,}}", None, True, "a mark behind one"),
    ("{{cite book |edition=2nd ed,}}", None, True, "an edition with a label before the mark"),
    ("{{cite book |edition=2nd,}}", "{{cite book |edition=2nd}}", False, "an edition without one"),
]


@pytest.mark.parametrize(("text", "fixed", "safe", "why"), FIXES, ids=[why for *_, why in FIXES])
def test_fixes(text: str, fixed: str | None, why: str, *, safe: bool) -> None:
    (finding,) = found_by(labels, text)
    if fixed is None:
        assert finding.fix is None, why
    else:
        assert finding.fix is not None, why
        assert (apply(text, finding.fix), finding.fix.safe) == (fixed, safe), why
        assert found_by(labels, fixed) == []


def test_value_is_pointed_at() -> None:
    text = "{{cite book |title=A |pages = pp. 4–5 }}"
    (finding,) = found_by(labels, text)
    assert text[finding.span.start : finding.span.end] == "pp. 4–5"
    assert "|pages=" in finding.message


VALUES = st.text("pPgGvolVnNoiIsuedx0123456789.,;:=&° -–", min_size=1, max_size=12).filter(
    lambda value: value == value.strip()
)


@given(st.sampled_from(["page", "pages", "volume", "issue", "edition", "publisher", "last"]), VALUES)
def test_fix_removes_its_finding_and_makes_no_other(name: str, value: str) -> None:
    text = f"{{{{cite journal |title=A |journal=B |{name}={value}}}}}"
    found = found_by(labels, text)
    for finding in found:
        if finding.fix:
            left = [after.code for after in found_by(labels, apply(text, finding.fix))]
            assert finding.code not in left
            assert set(left) <= {other.code for other in found}
