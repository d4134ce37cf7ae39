"""The rules FD024 and FD025: the language of a source, and titles in their own script."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import languages
from tests.rules.checking import repaired
from tests.rules.reading import conditions, found_by

UNKNOWN = ["maint_unknown_lang"]
SCRIPT = ["err_script_parameter"]

CASES = [
    ("{{cite book |title=A |language=German}}", [], "a language"),
    ("{{cite book |title=A |language=de-AT}}", [], "its tag"),
    ("{{cite book |title=A |language=german, EN}}", [], "two"),
    ("{{cite book |title=A |language=German ,English}}", [], "with a blank before the comma"),
    ("{{cite book |title=A |language=German and English}}", UNKNOWN, "without a comma"),
    ("{{cite book |title=A |language=German, Klingonish}}", UNKNOWN, "one of two"),
    ("{{cite book |title=A |language=German,}}", UNKNOWN, "a comma too many"),
    ("{{cite book |title=A |language=[[German language|German]]}}", UNKNOWN, "a link"),
    ("{{cite book |title=A |language=German work=B}}", UNKNOWN, "a parameter that has run into it"),
    ("{{cite book |title=A |language={{in lang|de}}}}", [], "nobody sees what a template makes"),
    ("{{cite book |title=A |language=German<!-- and English? -->}}", [], "a comment is no value"),
    ("{{cite book |title=A |lang=xx}}", UNKNOWN, "the shorter name"),
    ("{{cite book |title=A |language=German |lang=xx}}", [], "of two names the longer counts"),
    ("{{cite book |title=A |idioma=xx}}", [], "a name that is not read"),
    ("{{cite arXiv |title=A |arxiv=1103.4567 |lang=xx}}", [], "not known there"),
    ("{{cite court |litigants=A |language=xx}}", [], "a template of its own kind"),
    ("{{cite book |title=A |script-title=ru:Река}}", [], "a title with its language"),
    ("{{cite book |title=A |script-title=ru : Река}}", [], "with blanks"),
    ("{{cite book |title=A |script-title=zgh:ⴰⵙⵉⴼ}}", [], "a tag of three letters"),
    ("{{cite book |title=A |script-title=Река}}", SCRIPT, "without"),
    ("{{cite book |title=A |script-title=RU:Река}}", SCRIPT, "in capitals"),
    ("{{cite book |title=A |script-title=ru-Cyrl:Река}}", SCRIPT, "with a script"),
    ("{{cite book |title=A |script-title=ru:}}", SCRIPT, "a language without a title"),
    ("{{cite book |title=A |script-title=xx:Река}}", SCRIPT, "no language"),
    ("{{cite book |title=A |script-title=fr:Fleuve}}", SCRIPT, "a language in Latin letters"),
    ("{{cite book |title=A |script-title={{lang|ru|Река}}}}", [], "nobody sees what a template makes"),
    ("{{cite book |title=A |script-title=ru:{{nowrap|Река}}}}", [], "a template behind the tag"),
    ("{{cite book |title=A |chapter=B |script-entry=Река}}", SCRIPT, "a chapter"),
    ("{{cite news |title=A |script-chapter=Река}}", [], "news have no chapters"),
    ("{{citation |title=A |work=B |script-chapter=Река}}", [], "nor have articles"),
    ("{{citation |title=A |script-chapter=Река}}", SCRIPT, "books have"),
    ("{{cite news |title=A |script-newspaper=Река}}", SCRIPT, "a newspaper"),
    ("{{cite book |title=A |script-work=Река}}", [], "books are in no newspaper"),
    ("{{cite map |title=A |script-map=Река}}", SCRIPT, "a map"),
    ("{{cite book |title=A |script-map=Река}}", [], "not known there"),
    ("{{cite encyclopedia |title=A |encyclopedia=B |script-encyclopedia=Река}}", SCRIPT, "an encyclopedia"),
    ("{{cite book |title=A |script-encyclopedia=Река}}", [], "books are in none"),
    ("{{cite book |title=A |script-quote=Река}}", SCRIPT, "a quotation"),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"), CASES, ids=[f"{at} {why}" for at, (_, _, why) in enumerate(CASES)]
)
def test_languages(text: str, expected: list[str], why: str) -> None:
    assert conditions(languages, text) == expected, why


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("German and English", "German, English", True),
        ("German/English & French", "German, English, French", True),
        ("Deutsch, français", "German, French", True),
        ("[[German language|German]], [[English]]", "German, English", True),
        ("in Persian", "Persian", True),
        ("Farsi language", "Persian", True),
        ("German,", "German", True),
        ("Germna", "German", False),
        ("German and Frensh", "German, French", False),
    ],
)
def test_languages_are_written_as_they_are_known(before: str, after: str, *, safe: bool) -> None:
    text = "{{cite book |title=A |language=%s}}"
    (finding,) = found_by(languages, text % before)
    assert repaired(text % before, finding.fix) == text % after
    assert finding.fix is not None
    assert finding.fix.safe is safe


@pytest.mark.parametrize(
    "language", ["Klingonish", "German (1923)", "2012", "xx", "German and Klingonish", ",", "Saki"]
)
def test_what_cannot_be_told_is_left(language: str) -> None:
    text = "{{cite book |title=A |language=%s}}"
    (finding,) = found_by(languages, text % language)
    assert finding.fix is None
    assert text[:30] in text % language
    assert (text % language)[finding.span.start : finding.span.end] == language


def test_what_is_unknown_is_quoted() -> None:
    (finding,) = found_by(languages, "{{cite book |title=A |language=German, Klingonish}}")
    assert finding.message.startswith("“Klingonish” is no language")
    (finding,) = found_by(languages, "{{cite book |title=A |language=German,}}")
    assert finding.message == "|language= has a comma too many; take it away."


@pytest.mark.parametrize(
    ("parameters", "after"),
    [
        ("language=Japanese |script-title=川", "language=Japanese |script-title=ja:川"),
        ("lang=ja |script-title=川", "lang=ja |script-title=ja:川"),
        ("language=German |script-title=川", None),
        ("language=Japanese, English |script-title=川", None),
        ("language=Japanese |script-title=xx:川", None),
        ("script-title=川", None),
    ],
)
def test_language_of_the_source_is_that_of_its_title(parameters: str, after: str | None) -> None:
    text = f"{{{{cite book |title=A |{parameters}}}}}"
    (finding,) = found_by(languages, text)
    if after is None:
        assert finding.fix is None
    else:
        assert repaired(text, finding.fix) == f"{{{{cite book |title=A |{after}}}}}"
        assert finding.fix is not None
        assert not finding.fix.safe
