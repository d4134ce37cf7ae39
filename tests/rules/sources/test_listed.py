"""The rules SR on what lists say: whom they accuse, whom they do not, and how gravely."""

from __future__ import annotations

import pytest

from citecheck.model import Document, Finding, Page, Severity, Span
from citecheck.reading import parse
from citecheck.rules.catalogue import Context
from citecheck.rules.sources import FAMILY
from tests.rules.checking import TODAY, page

WARNING, NOTE = Severity.WARNING, Severity.NOTE


def heard(read: Page) -> list[Finding]:
    return [
        rule.finding(fault) for rule in FAMILY.rules if rule.default for fault in rule.check(read, Context(TODAY, {}))
    ]


def codes(text: str, title: str | None = None) -> list[tuple[str, Severity]]:
    read = page(text)
    if title:
        document = read.document
        read = parse(Document(document.path, title, "wikitext", text, Span(0, len(text)), document.lines))
    return [(finding.code, finding.severity) for finding in heard(read)]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.dailymail.co.uk/news/x", "SR006"),
        ("https://m.dailymail.co.uk/news/x", "SR006"),
        ("https://www.answers.com/x", "SR007"),
        ("https://tides.wordpress.com/2014/x", "SR008"),
        ("https://www.findagrave.com/memorial/1", "SR009"),
        ("https://www.wikiwand.com/en/Tides", "SR010"),
        ("https://www.scirp.org/journal/x", "SR011"),
        ("http://www.multidisciplinarywulfenia.org/x", "SR012"),
        ("https://twitter.com/x/status/1", "SR013"),
        ("https://youtu.be/abc", "SR013"),
        ("https://www.newsweek.com/sponsored/x", "SR015"),
        ("https://www.theonion.com/x", "SR016"),
        ("https://web.archive.org/web/20140101000000/http://www.dailymail.co.uk/x", "SR006"),
        ("https://doi.org/10.4236/x.1", "SR011"),
    ],
)
def test_what_weighs(url: str, code: str) -> None:
    assert codes(f"Tides turn.<ref>{{{{cite web |title=Tides |url={url}}}}}</ref>") == [(code, WARNING)]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.telegraph.co.uk/news/x",  # depends, on nothing bad
        "https://www.academia.edu/1",  # no consensus
        "https://www.nytimes.com/x",  # reliable
        "https://www.npr.org/blogs/x",  # reliable, though a blog
        "https://www.voanews.com/a/x",  # reliable, though a state's
        "https://books.google.com/books?id=AbC",
        "https://en.wikisource.org/wiki/Tides",
        "https://aws.amazon.com/blogs/x",
        "https://notdailymail.co.uk/x",
        "https://example.org/www.dailymail.co.uk/x",
        "https://dailymail.co.uk.example.org/x",
        "https://archive.org/details/tides",
    ],
)
def test_what_nobody_is_accused_of(url: str) -> None:
    assert codes(f"Tides turn.<ref>{{{{cite web |title=Tides |url={url}}}}}</ref>") == []


@pytest.mark.parametrize(
    ("citation", "expected", "why"),
    [
        ("{{cite book |title=Tides |last=Rowe |url=https://tides.blogspot.com/x}}", ("SR008", NOTE), "a book"),
        ("{{cite web |title=A |publisher=Harl TV |url=https://youtu.be/abc}}", ("SR013", NOTE), "who speaks is named"),
        ("{{cite web |title=A |publisher=YouTube |url=https://www.youtube.com/watch?v=a}}", ("SR013", WARNING), "not"),
        ("{{cite web |title=A |url=https://www.omniglot.com/x}}", ("SR007", NOTE), "one editor's list"),
        ("{{cite journal |title=A |journal=Waves |doi=10.4236/x.1}}", ("SR011", WARNING), "the DOI's registrant"),
        ("{{cite journal |title=A |journal=Asian Journal of Chemistry}}", ("SR011", WARNING), "a long name"),
        ("{{cite journal |title=A |journal=Current Botany}}", ("SR011", NOTE), "a short name"),
        ("{{cite journal |title=A |journal=Tides |publisher=Elmer Press}}", ("SR011", NOTE), "the publisher's name"),
        ("{{cite encyclopedia |title=Tides |encyclopedia=Wikipedia}}", ("SR010", WARNING), "the work's name"),
        ("{{cite web |title=A |url=http://a.example/ |website=[[Wikipedia]]}}", ("SR010", WARNING), "a copy of it"),
        (
            "{{cite encyclopedia |title=A |encyclopedia=[[German Wikipedia]]}}",
            ("SR010", WARNING),
            "of another tongue",
        ),
        ("{{cite web |title=A – Wikipedia |url=http://a.example/}}", ("SR010", WARNING), "a copy that says so"),
        ("{{cite book |title=A |publisher=Alphascript Publishing}}", ("SR010", WARNING), "a printed copy"),
        (
            "{{cite book |title=A |last=Rowe |publisher=Lulu.com |isbn=9780306406157}}",
            ("SR008", WARNING),
            "a publisher",
        ),
        ("{{cite book |title=A |last=Rowe |publisher=Xlibris |orig-date=1908}}", ("SR008", NOTE), "another edition"),
        ("{{cite news |title=A |agency=PR Newswire |newspaper=Harl Times}}", ("SR014", NOTE), "a wire by its name"),
        ("{{cite tweet |user=harl |number=1 |title=A}}", ("SR013", WARNING), "a post by its template"),
    ],
)
def test_how_gravely(citation: str, expected: tuple[str, Severity], why: str) -> None:
    assert codes(f"Tides turn.<ref>{citation}</ref>") == [expected], why


@pytest.mark.parametrize(
    ("parameters", "expected", "why"),
    [
        ("url=https://lenta.ru/x |date=5 May 2016", ["SR006"], "published in the period"),
        ("url=https://lenta.ru/x |year=2016", ["SR006"], "likewise"),
        ("url=https://lenta.ru/x |date=5 May 2010", [], "before it"),
        ("url=https://lenta.ru/x |date=2014", ["SR033"], "in the year in which it begins"),
        ("url=https://lenta.ru/x", ["SR033"], "nobody knows"),
        ("url=https://lenta.ru/x |access-date=5 May 2016", ["SR033"], "seen in it, and perhaps older"),
        ("url=https://lenta.ru/x |access-date=5 May 2010", [], "seen before it"),
        ("url=https://lenta.ru/x |date=5 May 2016 |accessdate=5 May 2010", ["SR033"], "what cannot be"),
        ("url=https://lenta.ru/x |date=May be 2016", ["SR033"], "no date"),
        ("url=https://www.si.com/x |date=2016", [], "the better of two periods"),
        ("url=https://www.zdnet.com/x |date=May 2022", ["SR007"], "the worse of two periods"),
        ("url=https://web.archive.org/web/20160505000000/https://lenta.ru/x |date=2015", ["SR006"], "a copy"),
    ],
)
def test_a_rating_for_a_period_is_held_against_its_day(parameters: str, expected: list[str], why: str) -> None:
    found = [code for code, _ in codes(f"Tides turn.<ref>{{{{cite news |title=A |{parameters}}}}}</ref>")]
    assert found == expected, why


def test_what_depends_on_a_topic_is_a_note_that_names_each() -> None:
    (finding,) = heard(page("A.<ref>{{cite news |title=A |url=https://www.foxnews.com/x |date=5 May 2016}}</ref>"))
    assert (finding.code, finding.severity) == ("SR033", NOTE)
    assert finding.message == (
        "What foxnews.com (Fox News) is worth depends on topic, part or year (Wikipedia:Perennial sources, "
        "2026-04-18): no consensus (news excluding politics and science); generally unreliable (politics and "
        "science); generally unreliable (talk shows)."
    )


def test_a_rating_for_no_topic_is_for_what_is_no_topic_of_another() -> None:
    (finding,) = heard(page("A.<ref>{{cite web |title=Tides |url=https://metro.co.uk/tides}}</ref>"))
    assert finding.message.endswith(": generally reliable (soap operas); generally unreliable (in other cases).")


@pytest.mark.parametrize(
    "citation",
    [
        "{{cite journal |title=A |journal=Wulfenia}}",  # the real journal has the name too
        "{{cite journal |title=A |journal=Journal of Tides}}",
        "{{cite book |title=A |last=Rowe |publisher=Lulu and Sons}}",
        "{{cite news |title=The end of Wikipedia? |newspaper=Harl Times}}",
        "{{cite book |title=A |last=Rowe |publisher=How we came to Wikipedia}}",
        "{{cite journal |title=A |journal=Aging}}",  # a name of one word is anybody's
        "{{cite journal |title=A |journal=Waves |url=https://arxiv.org/abs/1402.0132}}",
        "{{cite journal |title=A |journal=Waves |url=https://digitalcommons.liberty.edu/x}}",
        "{{cite web |title=Tides |url=http://www.example.org/a |publisher=Wikipedia Foundation of Harl}}",
    ],
)
def test_a_work_that_is_named_is_looked_at_and_not_its_shelf(citation: str) -> None:
    assert codes(f"Tides turn.<ref>{citation}</ref>") == []


TWEET = "Born here.<ref>{{cite web |title=Hello |url=https://twitter.com/annarowe/status/1}}</ref>"
MAIL = "Sold here.<ref>{{cite web |title=About us |url=https://www.dailymail.co.uk/home}}</ref>"
BLOG = "Ships here.<ref>{{cite web |title=About us |url=https://harl.wordpress.com/about}}</ref>"


@pytest.mark.parametrize(
    ("text", "title", "severity"),
    [
        (TWEET, "Anna Rowe", NOTE),
        (TWEET, "Anna Rowe (sailor)", NOTE),
        (TWEET, "Tides", WARNING),
        ("Born here.<ref>{{cite tweet |user=annarowe |number=1 |title=A}}</ref>", "Anna Rowe", NOTE),
        (MAIL, "Daily Mail", NOTE),
        (MAIL, "Tides", WARNING),
        (f"{{{{Infobox port |name=Harl |website={{{{URL|harl.wordpress.com}}}}}}}}\n{BLOG}", "Port of Harl", NOTE),
        (f"{BLOG}\n* {{{{Official website|https://harl.wordpress.com/}}}}", "Port of Harl", NOTE),
        (f"{BLOG}<ref>{{{{cite web |title=A |website=harl.wordpress.com}}}}</ref>", "Port of Harl", WARNING),
        ("A.<ref>{{cite web |title=A |url=https://en.wikipedia.org/wiki/Anna_Rowe}}</ref>", "Anna Rowe", WARNING),
        ("A.<ref>{{cite web |title=A |url=https://en.wikipedia.org/wiki/Help}}</ref>", "Wikipedia", NOTE),
        ("A.<ref>{{cite web |title=A |publisher=Wikipedia}}</ref>", "Wikipedia", NOTE),
    ],
)
def test_of_itself_a_subject_is_heard(text: str, title: str, severity: Severity) -> None:
    assert [found for _, found in codes(text, title)] == [severity]


CLUB = "<ref>{{cite web |title=Team history |url=http://harlseadevils.webs.com/history.htm}}</ref>"
PETITION = "<ref>{{cite web |title=Save the tides |url=https://www.change.org/p/save-the-tides}}</ref>"
NAMED = '<ref name="a">{{cite web |title=A |url=https://www.change.org/p/a}}</ref>'


@pytest.mark.parametrize(
    ("text", "severity", "why"),
    [
        (f"The Harl Sea Devils play bowls. The club took its name in 1999.{CLUB}", NOTE, "in the paragraph"),
        (f"The Harl Sea Devils play bowls.\n\nThe club took its name in 1999.{CLUB}", WARNING, "in another one"),
        (f"A club took its name in 1999.{CLUB}", WARNING, "nowhere but in its own address"),
        (f"The petition on Change.org found few friends.{PETITION}", NOTE, "named in the claim"),
        (f"The petition on change organs found few friends.{PETITION}", WARNING, "other words"),
        (f'On Change.org they asked.{NAMED}\n\nOn Change.org they got it.<ref name="a" />', NOTE, "in all claims"),
        (f'On Change.org they asked.{NAMED}\n\nThe tides rose.<ref name="a" />', WARNING, "in one of two"),
    ],
)
def test_what_speaks_of_its_source_is_its_own_witness(text: str, severity: Severity, why: str) -> None:
    assert [found for _, found in codes(text)] == [severity], why


@pytest.mark.parametrize(
    ("citation", "expected", "why"),
    [
        ("Rowe, Anna. ''Growing tides''. Harl Press, p. xvii http://www.unz.org/Pub/a", [NOTE], "a page of a book"),
        ("Rowe, Anna. ''Growing tides''. http://www.unz.org/Pub/a", [WARNING], "nothing printed"),
        ("''Daily Mail'', 5 May 2014, p. 12. http://www.dailymail.co.uk/a", [WARNING], "what is listed was printed"),
        ("{{cite book |title=A |last=Rowe |publisher=Harl Press |url=http://www.unz.org/a}}", [NOTE], "a book"),
        ("{{cite book |title=A |last=Rowe |publisher=Daily Mail |url=http://dailymail.co.uk/a}}", [WARNING], "its own"),
        ("{{cite journal |title=A |journal=Waves |doi=10.1/x |url=http://www.unz.org/a}}", [WARNING], "an article"),
        ("Rowe, A. 'Tides'. ''Waves'' 39 (1), pp. 63–85. http://arxiv.org/abs/1312.2192", [], "printed since"),
        ("Rowe, A. 'Tides'. http://arxiv.org/abs/1312.2192", [NOTE], "not printed"),
    ],
)
def test_a_copy_of_something_printed_is_not_its_source(citation: str, expected: list[Severity], why: str) -> None:
    assert [found for _, found in codes(f"Tides turn.<ref>{citation}</ref>")] == expected, why


TABLOID = "She left.<ref>{{cite news |title=A |url=https://www.mirror.co.uk/x}}</ref>"


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("", "", NOTE),
        ("{{BLP sources|date=May 2020}}\n", "", WARNING),
        ("", "\n[[Category:Living people]]", WARNING),
        ("", "\nShe is one of the living people.", NOTE),
    ],
)
def test_a_tabloid_on_a_living_person_weighs_where_the_page_says_so(
    before: str, after: str, severity: Severity
) -> None:
    assert codes(before + TABLOID + after) == [("SR017", severity)]


def test_a_link_that_cites_nothing_is_not_accused() -> None:
    text = "Tides turn.\n\n== External links ==\n* [https://www.facebook.com/tides Tides on Facebook]"
    assert codes(text) == []
    assert codes("Tides turn.<ref>[https://www.facebook.com/tides Tides]</ref>") == [("SR013", WARNING)]


def test_what_speaks_for_a_source_is_said() -> None:
    text = "The Elbe Tide Club met.<ref>[https://elbetideclub.wordpress.com/1 Diary]</ref>"
    (finding,) = heard(page(text))
    assert finding.severity is NOTE
    assert finding.message.endswith("; the claim speaks of this source, whose own words it may cite.")


def test_a_source_is_told_once_in_a_citation_and_its_list_with_the_date() -> None:
    citation = "{{cite journal |title=A |journal=Asian Journal of Chemistry |url=http://scirp.org/x |doi=10.4236/x.1}}"
    (finding,) = heard(page(f"A.<ref>{citation}</ref>"))
    assert finding.message == (
        "scirp.org is listed as a predatory publisher (Cite Unseen, 2023-08-10); "
        "cite a journal that reviews what it prints."
    )


def test_a_doi_is_told_by_its_registrant() -> None:
    for citation in (
        "{{cite web |title=A |url=https://doi.org/10.4236/x.1}}",
        "{{cite journal |title=A |doi=10.4236/x.1}}",
    ):
        (finding,) = heard(page(f"A.<ref>{citation}</ref>"))
        assert finding.message.startswith("The registrant 10.4236 of this DOI is listed as a predatory publisher (")
