"""What the lists say of sources, and what it comes to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import sources
from citecheck.sources import lists, ratings
from citecheck.sources.opinions import opinion
from citecheck.sources.periods import ANY_DAY, Days
from citecheck.sources.ratings import Ratings, Word

DATA = sorted((Path(sources.__file__).parent / "data" / "ratings").glob("*.txt"))
PERENNIAL = next(path for path in DATA if path.stem == "wikipedia_perennial")
HEAD = "# list: ours\n# title: Ours\n# origin: https://wiki.example/x\n# date: 2027\n# licence: MIT\n"


def word_of(address: str) -> str | None:
    return opinion(ratings.known().of(f"https://{address}")).word


def perennial() -> dict[str, set[tuple[str, ...]]]:
    """Every line of the list by each of its patterns."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for word, _, lines in lists.sections(PERENNIAL.read_text(encoding="utf-8")):
        for line in filter(None, lines):
            patterns, name, discussed, topic, marks = (*line.split("\t"), "", "", "")[:5]
            for pattern in patterns.split():
                found.setdefault(pattern, set()).add((word, name, discussed, topic, marks))
    return found


def test_every_perennial_source_answers_with_just_its_own_lines() -> None:
    expected = perennial()
    assert len(expected) == 776
    for pattern, lines in expected.items():
        said = {
            (rating.word, rating.name, rating.discussed, rating.topic, "blacklisted" if rating.blacklisted else "")
            for rating in ratings.known().of(f"https://{pattern}")
            if rating.listed_in.name == "wikipedia-perennial"
        }
        assert said == lines, pattern


def test_several_ratings_of_one_source_are_never_made_one() -> None:
    several = {pattern for pattern, lines in perennial().items() if len({line[0] for line in lines}) > 1}
    assert len(several) == 48
    assert {word_of(pattern) for pattern in several} <= {Word.DEPENDS, Word.STATE_MEDIA, Word.TABLOID}
    assert not opinion(ratings.known().of("https://www.forbes.com/sites/x")).is_fault


@pytest.mark.parametrize(
    ("address", "word", "why"),
    [
        ("www.dailymail.co.uk/news/x.html", Word.DEPRECATED, "the gravest of what agrees"),
        ("m.dailymail.co.uk", Word.DEPRECATED, "the mobile edition"),
        ("DAILYMAIL.CO.UK./", Word.DEPRECATED, "capitals and the final dot"),
        ("notdailymail.co.uk", None, "a name that only ends alike"),
        ("dailymail.co.uk.example.org", None, "a name that only begins alike"),
        ("example.org/dailymail.co.uk", None, "in the path"),
        ("www.forbes.com/sites/x", Word.DEPENDS, "several ratings"),
        ("www.forbes.com/advisor/x", Word.UNRELIABLE, "the longer path"),
        ("www.forbes.com/advisors", Word.DEPENDS, "no whole segment"),
        ("www.newsnationnow.com/space/ufos-and-more", Word.UNRELIABLE, "the beginning of a segment"),
        ("lenta.ru/news", Word.DEPENDS, "one rating, for a period"),
        ("www.atlasobscura.com/places/x", Word.UNRELIABLE, "a topic that is a path"),
        ("www.rollingstone.com/politics/x", Word.DEPENDS, "the same, and a period"),
        ("www.nytimes.com/x", Word.RELIABLE, "nothing against it"),
        ("www.npr.org/blogs/x", Word.RELIABLE, "how it speaks is no fault"),
        ("www.mdpi.com/x", Word.NO_CONSENSUS, "the newer list, though an older one doubts"),
        ("www.academia.edu/1", Word.NO_CONSENSUS, "the same"),
        ("mashable.com/ad/x", Word.SPONSORED, "a part of a source that depends"),
        ("www.mirror.co.uk/x", Word.TABLOID, "how it speaks, though nobody agrees what it is worth"),
        ("www.geni.com/people/x", Word.DEPRECATED, "graver than by whom it is written"),
        ("en.wikipedia.org/wiki/X", Word.CIRCULAR, "a wiki of ours"),
        ("en.wikisource.org/wiki/X", Word.MEDIA_LIBRARY, "what others wrote"),
        ("aws.amazon.com/x", Word.SHOP, "not what is sold there"),
        ("tides.blogspot.co.uk/2014", Word.SELF_PUBLISHED, "under every country's ending"),
        ("blogspot.example.org", None, "not as a part of another's name"),
        ("www.health.gov.uk/x", Word.GOVERNMENT, "an ending that is shared"),
        ("harl.example/x", None, "nothing known"),
    ],
)
def test_what_the_lists_come_to(address: str, word: Word | None, why: str) -> None:
    known = opinion(ratings.known().of(f"https://{address}"))
    said = known.word or next((rating.word for rating in ratings.known().of(f"https://{address}")), None)
    assert said == word, why


IN_2009, IN_2015 = (Days(date(year, 1, 1), date(year, 12, 31)) for year in (2009, 2015))
UP_TO_2009 = Days(None, date(2009, 12, 31))


@pytest.mark.parametrize(
    ("address", "published", "word", "why"),
    [
        ("lenta.ru", IN_2015, Word.DEPRECATED, "in the period"),
        ("lenta.ru", IN_2009, Word.DEPENDS, "not in it, whatever older lists say of all days"),
        ("lenta.ru", ANY_DAY, Word.DEPENDS, "nobody knows"),
        ("newsweek.com", UP_TO_2009, Word.RELIABLE, "one of two periods"),
        ("newsweek.com", IN_2015, Word.NO_CONSENSUS, "the other"),
        ("newsweek.com", Days(date(2012, 1, 1), date(2013, 12, 31)), Word.DEPENDS, "in either"),
        ("cnet.com", Days(date(2023, 5, 1), date(2023, 5, 31)), Word.UNRELIABLE, "one of three"),
        ("rollingstone.com/politics", IN_2015, Word.UNRELIABLE, "a topic that is a path, in its period"),
        ("rollingstone.com/politics", IN_2009, Word.DEPENDS, "and before it"),
        ("forbes.com", IN_2009, Word.DEPENDS, "in the period, but of the printed issue alone"),
        ("forbes.com", IN_2015, Word.DEPENDS, "and after it, its parts"),
        ("foxnews.com", IN_2015, Word.DEPENDS, "topics have no day"),
        ("dailymail.co.uk", IN_2009, Word.DEPRECATED, "no period"),
    ],
)
def test_of_ratings_for_a_period_those_of_its_day_count(address: str, published: Days, word: Word, why: str) -> None:
    assert opinion(ratings.known().of(f"https://{address}"), published).word is word, why


@pytest.mark.parametrize("path", DATA, ids=[path.stem for path in DATA])
def test_every_line_can_be_found_by_its_own_pattern(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    listed_in = lists.head(text)
    for word, _, lines in lists.sections(text):
        for pattern in {pattern for line in lines for pattern in line.partition("\t")[0].split()}:
            assert pattern == pattern.lower()
            written = pattern.replace(".*", ".com") + ("=1" if "?" in pattern else "")
            said = ratings.known().of(f"https://{written}")
            assert any(rating.word == word and rating.listed_in == listed_in for rating in said), pattern


def test_a_name_is_found_however_it_is_spelt_and_no_other() -> None:
    known = ratings.known()
    for spelling in ("THE   Advanced Science Journal", "The “Advanced Science” journal"):
        (rating,) = known.of_name(spelling)
        assert (rating.word, rating.listed_in.name) == (Word.PREDATORY_JOURNAL, "stop-predatory-journals")
    assert known.of_name("Journal of Nonlinear Science & Applications")
    assert known.of_name("Advanced Science") == ()
    assert known.of_name("") == ()


def test_a_doi_is_known_by_whoever_registered_it_or_by_the_journal_in_it() -> None:
    known = ratings.known()
    assert opinion(known.of_doi("10.4236/aast.2016.1")).word is Word.PREDATORY
    assert opinion(known.of_doi("10.1016/j.explore.2020.1")).word is Word.UNRELIABLE
    assert known.of_doi("10.1016/j.elsewhere.2020.1") == ()
    assert known.of_doi("10.42360/x") == ()


OWN = "domain,rating,reason,list,date\n"


def own(folder: Path, text: str) -> Path:
    file = folder / "own.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_list_of_ones_own_goes_before_all_others(tmp_path: Path) -> None:
    rows = (
        'https://www.Harl.example/News/,deprecated,"makes things up, and more",Ours,2026-11\n'
        "dailymail.co.uk,generally-reliable,,Ours,2020\n"
        "amazon.com,generally-unreliable,,Ours,2020\n"
        "forbes.com,self-published,,Ours,2020\n"
    )
    known = ratings.known((own(tmp_path, OWN + rows),))
    (rating,) = known.of("https://m.harl.example/news/x")
    assert (rating.listed, rating.word, rating.reason) == (
        "harl.example/news", Word.DEPRECATED, "makes things up, and more"
    )  # fmt: skip
    assert (rating.listed_in.title, rating.listed_in.date) == ("Ours", "2026-11")
    assert known.of("https://harl.example/") == ()
    said = {
        host: opinion(known.of(f"https://www.{host}/x")).word
        for host in ("dailymail.co.uk", "amazon.com", "forbes.com")
    }
    assert said == {
        "dailymail.co.uk": Word.RELIABLE, "amazon.com": Word.UNRELIABLE, "forbes.com": Word.SELF_PUBLISHED
    }  # fmt: skip


@pytest.mark.parametrize("reason", ["one\u2028two", "one\x0ctwo", '"one\ntwo"', '"one\r\ntwo"'], ids=ascii)
def test_a_reason_may_have_what_some_take_for_the_end_of_a_line(tmp_path: Path, reason: str) -> None:
    rows = f"a.example,deprecated,{reason},Ours,2026\nb.example,deprecated,,Ours,2026\n"
    known = ratings.known((own(tmp_path, OWN + rows),))
    assert [rating.reason for rating in known.of("https://a.example/")] == ["one two"]
    assert known.of("https://b.example/")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: has no column “domain”; the columns are domain, rating, reason, list, date"),
        ("domain,rating,reason,list\n", "line 1: has no column “date”"),
        (f"{OWN}harl.example,bad,,Ours,2026\n", "line 2: there is no word “bad”; known are generally-reliable, "),
        (f"{OWN}\nharl.example,deprecated,,Ours,soon\n", "line 3: “date” must be a year or a date"),
        (f"{OWN}harl.example,deprecated,,,2026\n", "line 2: “list” is empty"),
        (f"{OWN}harl.example\n", "line 2: “rating” is empty"),
        (f"{OWN}harl,deprecated,,Ours,2026\n", "line 2: “domain” must be a domain"),
        (f'{OWN}"harl.example,deprecated\n', "line 2: is no CSV"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(tmp_path: Path, text: str, message: str) -> None:
    file = own(tmp_path, text)
    with pytest.raises(lists.ListError) as caught:
        Ratings([], [file])
    assert str(caught.value).startswith(f"{file}: {message}")


def test_a_list_that_is_no_text_or_not_there_says_so(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    with pytest.raises(lists.ListError, match="cannot be read: No such file"):
        Ratings([], [file])
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(lists.ListError, match="cannot be read: it is not UTF-8"):
        Ratings([], [file])


@pytest.mark.parametrize("name", ["list", "date", "licence"])
def test_a_list_without_its_origin_is_none(name: str) -> None:
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(f"# {name}:"))
    with pytest.raises(lists.ListError, match=f"line 1: the head must say “# {name}: …”"):
        lists.head(f"{head}\n\n[deprecated]\nharl.example\n")


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    known = ratings.known()
    assert isinstance(known.of("http://" + text), tuple)
    assert isinstance(known.of_doi(text), tuple)
    assert isinstance(known.of_name(text), tuple)
