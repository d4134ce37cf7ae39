"""The rules AR on what a copy is a copy of, and where it is kept."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Severity
from citecheck.rules.archives import origins
from tests.rules.checking import found, repaired, result

PAGE = "http://example.org/a"
MOVED = "http://example.net/b"
WAYBACK = "https://web.archive.org/web/20150122230836/"
WARNING, NOTE = Severity.WARNING, Severity.NOTE


def cited(copy: str, *others: str) -> str:
    """A citation with this copy and these other parameters."""
    return "{{" + " |".join(("cite web", "title=Tides", *others, f"archive-url={copy}", "archive-date=2015")) + "}}"


@pytest.mark.parametrize(
    ("copy", "severity", "why"),
    [
        (f"{WAYBACK}{PAGE}", None, "the page"),
        (f"{WAYBACK}https://www.EXAMPLE.org:443/%61/", None, "the page, written in another way"),
        (f"{WAYBACK}example.org/a", None, "without a scheme"),
        (f"{WAYBACK}http://example.org/b", NOTE, "another page there"),
        (f"{WAYBACK}http://www.example.org/a?b=1", NOTE, "another query"),
        (f"{WAYBACK}http://archive.example.org/a", NOTE, "on a part of the site"),
        (f"{WAYBACK}{MOVED}", WARNING, "a page of another host"),
        (f"https://arquivo.pt/wayback/20150122230836/{MOVED}", WARNING, "in another archive"),
        ("https://megalodon.jp/2015-0122-2308-36/example.net/b", WARNING, "in another form"),
        (f"https://www.webcitation.org/6GOjhnXRl?url={MOVED}", WARNING, "in a query"),
        ("https://perma.cc/AB12-CD34", None, "nobody can tell"),
        (f"{WAYBACK}https://arquivo.pt/wayback/20150122230836/{PAGE}", None, "the page, under two copies"),
        (f"https://web.archive.org/web/*/{MOVED}", None, "no copy: AR005 says so"),
        (f"https://archive.ph/20150122230836/{MOVED}", None, "not shown: AR008 says so"),
    ],
)
def test_a_copy_of_another_page(copy: str, severity: Severity | None, why: str) -> None:
    findings = found(origins.copy_of_another_page, cited(copy, f"url={PAGE}"))
    assert [finding.severity for finding in findings] == ([severity] if severity else []), why


@pytest.mark.parametrize(
    ("others", "links", "why"),
    [
        ([f"url={PAGE}", f"chapter-url={MOVED}"], {}, "the chapter's page"),
        ([f"url=https://archive.ph/20150122230836/{MOVED}"], {}, "a copy is cited as the page"),
        ([f"url={PAGE}"], result(PAGE, "moved", "moved", final_url=MOVED, hops=(301,)), "where the page went"),
        ([], {}, "no page is cited: AR003 says so"),
    ],
)
def test_a_copy_of_the_cited_page_by_another_address(others: list[str], links: dict[str, LinkResult], why: str) -> None:
    assert not found(origins.copy_of_another_page, cited(WAYBACK + MOVED, *others), links), why


def test_a_page_that_kept_its_name_is_no_other_page() -> None:
    was, now = "http://example.org/2015/01/rise-of-tides-id20150122", "http://example.org/rise-of-tides-id20150122"
    assert not found(origins.copy_of_another_page, cited(WAYBACK + was, f"url={now}"))


@pytest.mark.parametrize(
    ("inner", "fixed", "why"),
    [
        (f"https://arquivo.pt/wayback/20150122230836/{PAGE}", True, "an archive that stands"),
        (f"https://archive.ph/20150122230836/{PAGE}", False, "one that is no longer taken"),
        ("https://www.webcitation.org/6GOjhnXRl", False, "one that was closed"),
    ],
)
def test_a_copy_of_a_copy(inner: str, *, fixed: bool, why: str) -> None:
    text = cited(WAYBACK + inner, f"url={PAGE}")
    (finding,) = found(origins.copy_of_a_copy, text)
    assert (finding.fix is not None) is fixed, why
    if finding.fix:
        assert not finding.fix.safe
        assert repaired(text, finding.fix) == cited(inner, f"url={PAGE}")


@pytest.mark.parametrize("end", ["%7C%7D%7D", "%0A", "%7Ctitle%3DStorms", "%20"])
def test_what_would_end_the_parameter_is_not_written(end: str) -> None:
    quoted = f"https%3A%2F%2Farquivo.pt%2Fwayback%2F20150122230836%2Fhttp%3A%2F%2Fexample.org%2Fa{end}a"
    (finding,) = found(origins.copy_of_a_copy, cited(WAYBACK + quoted, f"url={PAGE}"))
    assert finding.fix is None


def test_a_copy_of_a_page_is_none_of_a_copy() -> None:
    assert not found(origins.copy_of_a_copy, cited(WAYBACK + PAGE, f"url={PAGE}"))


@pytest.mark.parametrize(
    ("seen", "count"), [("", 1), ("skipped offline", 1), ("unreachable timeout", 1), ("alive ok", 0), ("dead gone", 0)]
)
def test_an_archive_that_was_closed_unless_it_was_seen_what_became_of_the_copy(seen: str, count: int) -> None:
    copy = "https://www.webcitation.org/6GOjhnXRl"
    links = result(copy, *seen.split()) if seen else {}
    assert len(found(origins.closed_archive, cited(copy, f"url={PAGE}"), links)) == count


@pytest.mark.parametrize("copy", [WAYBACK + PAGE, "https://perma.cc/AB12-CD34", "https://www.webcitation.org/archive"])
def test_other_archives_are_open(copy: str) -> None:
    assert not found(origins.closed_archive, cited(copy, f"url={PAGE}"))
