"""The rules AR: what a citation says of an archived copy, and what the copy's address opens."""

from __future__ import annotations

import pytest

from citecheck.model import Severity
from citecheck.rules.archives import parameters, snapshots
from citecheck.rules.catalogue import Rule
from citecheck.rules.wayback import no_snapshot
from tests.rules.checking import found, repaired, result

COPY = "https://web.archive.org/web/20150122230836/http://example.org/a"
PAGE = "http://example.org/a"
OF_PARAMETERS = (
    parameters.archive_url_without_date,
    parameters.archive_date_without_url,
    parameters.archive_url_without_source,
    parameters.archive_url_repeats_url,
)


def cited(*parameters: str, template: str = "cite web") -> str:
    """A citation with these parameters."""
    return "{{" + " |".join((template, "title=Tides", *parameters)) + "}}"


@pytest.mark.parametrize(
    ("rule", "parameters", "codes", "why"),
    [
        (parameters.archive_url_without_date, [f"url={PAGE}", f"archive-url={COPY}"], ["AR001"], "no date"),
        (
            parameters.archive_url_without_date,
            [f"url={PAGE}", f"archiveurl={COPY}", "archivedate="],
            ["AR001"],
            "empty",
        ),
        (parameters.archive_url_without_date, [f"url={PAGE}", f"archive-url={COPY}", "archivedate=2015"], [], "a date"),
        (parameters.archive_url_without_date, [f"url={PAGE}", "archive-url= "], [], "no copy"),
        (parameters.archive_url_without_date, [f"url={PAGE}", f"archive-url={PAGE}"], [], "AR004 says so"),
        (
            parameters.archive_url_without_date,
            [f"url={PAGE}", "archive-url=https://web.archive.org/save/http://example.org/a"],
            [],
            "AR005 says so",
        ),
        (
            parameters.archive_url_without_date,
            [f"url={PAGE}", "archive-url=https://archive.today/AbCdE"],
            [],
            "AR008 says so",
        ),
        (parameters.archive_date_without_url, [f"url={PAGE}", "archive-date=2015-01-22"], ["AR002"], "no copy"),
        (
            parameters.archive_date_without_url,
            [f"url={PAGE}", "archivedate=2015-01-22", "archive-url="],
            ["AR002"],
            "empty",
        ),
        (parameters.archive_date_without_url, [f"archive-url={COPY}", "archivedate=2015-01-22"], [], "a copy"),
        (
            parameters.archive_url_without_source,
            [f"archive-url={COPY}", "archive-date=2015-01-22"],
            ["AR003"],
            "no page",
        ),
        (
            parameters.archive_date_without_url,
            ["url=https://archive.ph/x", f"archive-url={COPY}", "archive-date=2015"],
            ["AR002"],
            "its copy is left out with the page",
        ),
        (
            parameters.archive_url_without_date,
            [f"url={PAGE}", "archive-url=https://archive.ph/x", f"archiveurl={COPY}", "archivedate=2015"],
            ["AR001"],
            "its date is left out with another copy",
        ),
        (parameters.archive_url_without_source, [f"URL={PAGE}", f"archive-url={COPY}"], [], "a page by another alias"),
        (parameters.archive_url_without_source, [f"chapter-url={PAGE}", f"archive-url={COPY}"], [], "a chapter"),
        (parameters.archive_url_repeats_url, [f"url={PAGE}", f"archive-url={PAGE}"], ["AR004"], "the same"),
        (parameters.archive_url_repeats_url, [f"chapter-url={PAGE}", f"archive-url={PAGE}"], ["AR004"], "a chapter's"),
        (parameters.archive_url_repeats_url, [f"url={PAGE}", f"archive-url={COPY}"], [], "a copy"),
        (parameters.archive_url_repeats_url, [f"url={COPY}", f"archive-url={COPY}"], ["AR004"], "both the copy"),
        (snapshots.url_status_without_archive, [f"url={PAGE}", "url-status=live"], ["AR007"], "no copy"),
        (snapshots.url_status_without_archive, [f"url={PAGE}", "url-status=live", f"archive-url={COPY}"], [], "a copy"),
        (
            snapshots.url_status_without_archive,
            [f"url={PAGE}", "url-status=live", f"archive-url={PAGE}"],
            ["AR007"],
            "no copy",
        ),
        (snapshots.url_status_without_archive, [f"url={PAGE}", "url-status=Live"], [], "no value of it, FD says so"),
        (snapshots.url_status_without_archive, [f"url={PAGE}", "url-status=yes"], [], "no value of it, FD says so"),
        (snapshots.url_status_without_archive, [f"url={PAGE}", "url-status="], [], "empty"),
    ],
)
def test_what_belongs_together(rule: Rule, parameters: list[str], codes: list[str], why: str) -> None:
    assert [finding.code for finding in found(rule, cited(*parameters))] == codes, why


@pytest.mark.parametrize(
    ("parameters", "expected", "why"),
    [
        ([f"archive-url={COPY}"], ["err_archive_missing_url"], "a copy of nothing, for the title is linked already"),
        (
            [f"archive-url={COPY}", "archive-date=2015-01-22"],
            ["err_archive_date_missing_url", "err_archive_missing_url"],
            "and its date is one of nothing",
        ),
        ([f"archive-url={COPY}", "archive-date=2015-01-22", f"url={PAGE}"], [], "an address of its own"),
    ],
)
def test_an_article_that_is_linked_by_its_number_needs_its_address_for_a_copy(
    parameters: list[str], expected: list[str], why: str
) -> None:
    text = cited("journal=J", "pmc=12", *parameters, template="cite journal")
    conditions = [finding.cs1 for rule in OF_PARAMETERS for finding in found(rule, text)]
    assert sorted(map(str, conditions)) == expected, why


@pytest.mark.parametrize("template", ["cite tweet", "cite arxiv", "cite Q"])
def test_only_templates_that_know_copies_are_looked_at(template: str) -> None:
    text = cited(f"archive-url={COPY}", "url-status=live", template=template)
    assert not found(parameters.archive_url_without_date, text)
    assert not found(parameters.archive_url_without_source, text)


def test_what_is_left_of_a_template_may_have_lost_the_other_half() -> None:
    text = f"Tides.\n| title = Tides\n| archive-url = {COPY}\n| publisher = Atlas\n}}}}\n"
    assert not found(parameters.archive_url_without_date, text)


@pytest.mark.parametrize(
    ("text", "fixed", "why"),
    [
        (
            f"{{{{cite web |url={PAGE} |archive-url={COPY} |title=A}}}}",
            f"{{{{cite web |url={PAGE} |archive-url={COPY} |archive-date=2015-01-22 |title=A}}}}",
            "on one line",
        ),
        (
            f"{{{{cite web |url={PAGE} |title=A |archive-url={COPY}}}}}",
            f"{{{{cite web |url={PAGE} |title=A |archive-url={COPY}|archive-date=2015-01-22}}}}",
            "at the end",
        ),
        (
            f"{{{{cite web\n | url = {PAGE}\n | archive-url = {COPY}\n | title = A\n}}}}",
            f"{{{{cite web\n | url = {PAGE}\n | archive-url = {COPY}\n | archive-date = 2015-01-22\n | title = A\n}}}}",
            "on lines of their own",
        ),
        (
            f"{{{{cite web |url={PAGE} |archive-date= |archive-url={COPY}}}}}",
            f"{{{{cite web |url={PAGE} |archive-date=2015-01-22 |archive-url={COPY}}}}}",
            "where it stands empty",
        ),
    ],
)
def test_the_date_is_written_in_the_templates_own_layout(text: str, fixed: str, why: str) -> None:
    (finding,) = found(parameters.archive_url_without_date, text)
    assert finding.fix is not None
    assert finding.fix.safe
    assert repaired(text, finding.fix) == fixed, why
    assert not found(parameters.archive_url_without_date, fixed)


def test_a_copy_that_hides_its_date_is_left_to_a_person() -> None:
    (finding,) = found(
        parameters.archive_url_without_date, cited(f"url={PAGE}", "archive-url=https://perma.cc/AB12-CD34")
    )
    assert finding.fix is None


def test_a_copy_that_hides_its_page_is_left_to_a_person() -> None:
    text = cited("archive-url=https://perma.cc/AB12-CD34", "archive-date=2015-01-22")
    (finding,) = found(parameters.archive_url_without_source, text)
    assert finding.fix is None


def test_a_copys_address_names_its_page() -> None:
    text = cited(f"archive-url={COPY}", "archive-date=2015-01-22", template="cite book")
    (finding,) = found(parameters.archive_url_without_source, text)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert f"|url={PAGE}" in repaired(text, finding.fix)
    assert not found(parameters.archive_url_without_source, repaired(text, finding.fix))


@pytest.mark.parametrize(
    ("written", "severity", "why"),
    [
        ("22 January 2015", None, "the day"),
        ("2015-01-22", None, "the day, another form"),
        ("2015-07-22", Severity.WARNING, "another day"),
        ("January 23, 2015", Severity.NOTE, "a day later, as it may be where the editor lives"),
        ("2015-01-21", Severity.NOTE, "a day earlier"),
        ("January 2015", None, "its month"),
        ("2015", None, "its year"),
        ("2014", Severity.WARNING, "another year"),
        ("February 2015", Severity.WARNING, "another month"),
        ("sometime", None, "no date"),
        ("31 February 2015", None, "no day; DT says so"),
    ],
)
def test_the_archive_date_against_the_copys_own(written: str, severity: Severity | None, why: str) -> None:
    findings = found(
        snapshots.archive_date_mismatch, cited(f"url={PAGE}", f"archive-url={COPY}", f"archive-date={written}")
    )
    assert [finding.severity for finding in findings] == ([severity] if severity else []), why


@pytest.mark.parametrize(
    "url",
    [
        "https://wayback.archive-it.org/all/20150122230836/http://example.org/a",
        "https://megalodon.jp/2015-0122-2308-36/example.org/a",
    ],
)
def test_the_archive_date_is_compared_with_copies_of_every_archive(url: str) -> None:
    parameters = [f"url={PAGE}", f"archive-url={url}"]
    (finding,) = found(snapshots.archive_date_mismatch, cited(*parameters, "archive-date=July 22, 2015"))
    assert (finding.severity, finding.cs1) == (Severity.WARNING, None)
    assert "January 22, 2015" in repaired(cited(*parameters, "archive-date=July 22, 2015"), finding.fix)
    assert not found(snapshots.archive_date_mismatch, cited(*parameters, "archive-date=22 January 2015"))


def test_the_module_compares_only_when_every_date_can_be_read() -> None:
    parameters = [f"url={PAGE}", f"archive-url={COPY}", "archive-date=2015-07-22"]
    readable = found(snapshots.archive_date_mismatch, cited(*parameters, "date=May 2014"))
    unreadable = found(snapshots.archive_date_mismatch, cited(*parameters, "date=Maytime 2014"))
    assert [finding.cs1 for finding in readable + unreadable] == ["err_archive_date_url_ts_mismatch", None]


@pytest.mark.parametrize(("status", "safe"), [("live", True), ("dead", False), ("usurped", False)])
def test_a_url_status_that_tells_of_a_dead_link_is_not_taken_away_lightly(status: str, *, safe: bool) -> None:
    text = cited(f"url={PAGE}", f"url-status={status}", "website=Atlas")
    (finding,) = found(snapshots.url_status_without_archive, text)
    assert finding.fix is not None
    assert finding.fix.safe is safe
    assert repaired(text, finding.fix) == cited(f"url={PAGE}", "website=Atlas")


@pytest.mark.parametrize(
    ("url", "severity", "why"),
    [
        ("https://web.archive.org/save/http://example.org/a", Severity.WARNING, "the order to save"),
        ("https://web.archive.org/web/*/http://example.org/a", Severity.WARNING, "the calendar"),
        ("https://web.archive.org/web/2015*/http://example.org/a", Severity.WARNING, "a year's calendar"),
        ("https://web.archive.org/http://example.org/a", Severity.WARNING, "no moment"),
        ("https://web.archive.org/web/18990101000000/http://example.org/a", Severity.WARNING, "before there was a web"),
        ("https://web.archive.org/web/20151322230836/http://example.org/a", Severity.WARNING, "a thirteenth month"),
        ("http://liveweb.archive.org/web/20150122230836/http://example.org/a", Severity.WARNING, "closed"),
        ("https://web.archive.org/web/2015/http://example.org/a", Severity.NOTE, "the nearest copy"),
        ("https://web.archive.org/web/20150122230836foo/http://example.org/a", Severity.NOTE, "no flag"),
        ("https://web.archive.org/20150122230836id_/http://example.org/a", Severity.NOTE, "a flag in the old form"),
        ("https://web.archive.org/x/20150122230836/http://example.org/a", Severity.NOTE, "another path"),
        (COPY, None, "a copy"),
        ("https://web.archive.org/web/20150122230836id_/http://example.org/a", None, "a copy without the banner"),
        ("https://web.archive.org/20150122230836/http://example.org/a", None, "the old form"),
        ("https://archive.org/details/tides", None, "the library, not the Wayback Machine"),
        ("https://perma.cc/AB12-CD34", None, "another service"),
    ],
)
def test_what_opens_no_copy(url: str, severity: Severity | None, why: str) -> None:
    fault = no_snapshot(url)
    assert (fault.severity if fault else None) == severity, why
    findings = found(snapshots.no_archive_copy, cited(f"url={PAGE}", f"archive-url={url}", "archive-date=2015-01-22"))
    assert [finding.cs1 for finding in findings] == (["err_archive_url"] if severity else []), why


@pytest.mark.parametrize(
    ("url", "severity", "why"),
    [
        (f"https://wayback.archive-it.org/all/*/{PAGE}", Severity.WARNING, "the list of copies"),
        (f"http://webarchive.nationalarchives.gov.uk/+/{PAGE}", Severity.WARNING, "whatever is the newest"),
        (f"https://archive.org/web/*/{PAGE}", Severity.WARNING, "the Wayback Machine by another name"),
        ("https://perma.cc/", Severity.WARNING, "a front page"),
        (f"https://arquivo.pt/wayback/2015/{PAGE}", Severity.NOTE, "the nearest copy"),
        (f"https://arquivo.pt/wayback/20150122230836/{PAGE}", None, "a copy"),
        (f"https://archive.ph/newest/{PAGE}", None, "AR008 says all that is to say"),
    ],
)
def test_what_opens_no_copy_in_other_archives(url: str, severity: Severity | None, why: str) -> None:
    findings = found(snapshots.no_archive_copy, cited(f"url={PAGE}", f"archive-url={url}", "archive-date=2015-01-22"))
    assert [(finding.severity, finding.cs1) for finding in findings] == ([(severity, None)] if severity else []), why


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("{{cite web |url=https://perma.cc/}}", 0, "the archive itself is cited"),
        ("{{cite web |url=https://archive-it.org/collections/12}}", 0, "a collection is cited"),
        (f"{{{{cite web |url=https://arquivo.pt/wayback/*/{PAGE}}}}}", 1, "a page is meant"),
        ("{{cite web |url=https://web.archive.org/web/*/http://example.org/a}}", 1, "no page either"),
        ("* [https://web.archive.org/save/http://example.org/a Tides]", 1, "in the text"),
        ("{{cite web |url=https://web.archive.org/web/2015/http://example.org/a}}", 0, "opens a page at least"),
        (f"{{{{cite web |archive-url={COPY} |archiveurl=https://web.archive.org/save/{PAGE}}}}}", 0, "not used"),
        ("https://example.org/how-to-use-web.archive.org/save/", 0, "only in the path"),
    ],
)
def test_where_it_matters_that_an_address_opens_no_copy(text: str, count: int, why: str) -> None:
    findings = found(snapshots.no_archive_copy, text)
    assert len(findings) == count, why
    assert not any(finding.cs1 for finding in findings)


@pytest.mark.parametrize(
    "host", ["archive.today", "archive.is", "archive.ph", "archive.md", "archive.fo", "archive.vn"]
)
def test_archives_that_are_no_longer_shown(host: str) -> None:
    text = cited(f"url={PAGE}", f"archive-url=https://{host}/20130118134305/{PAGE}", "archive-date=18 January 2013")
    assert [finding.cs1 for finding in found(snapshots.deprecated_archive, text)] == ["maint_deprecated_archive"]


@pytest.mark.parametrize("url", [COPY, "https://archive.example.org/a", "https://example.org/archive.is/x"])
def test_other_archives_are_shown(url: str) -> None:
    assert not found(snapshots.deprecated_archive, cited(f"url={PAGE}", f"archive-url={url}"))


def test_a_dead_copy_is_a_warning_at_the_copy() -> None:
    text = cited(f"url={PAGE}", f"archive-url={COPY}", "archive-date=2015-01-22")
    links = result(PAGE, "alive", "ok") | result(COPY, "dead", "not_found")
    (finding,) = found(snapshots.dead_archive_copy, text, links)
    assert finding.severity is Severity.WARNING
    assert text[finding.span.start : finding.span.end] == COPY


@pytest.mark.parametrize("status", ["alive ok", "blocked forbidden", "unreachable timeout", "skipped offline"])
def test_only_evidence_makes_a_copy_dead(status: str) -> None:
    text = cited(f"url={PAGE}", f"archive-url={COPY}", "archive-date=2015-01-22")
    assert not found(snapshots.dead_archive_copy, text, result(COPY, *status.split()))


def test_a_copy_that_is_all_there_is_counts_as_the_source() -> None:
    assert not found(snapshots.dead_archive_copy, f"* {COPY}", result(COPY, "dead", "not_found"))


def test_copy_that_an_empty_parameter_puts_out_of_use_is_not_looked_at() -> None:
    text = cited(f"url={PAGE}", f"archive-url=https://web.archive.org/save/{PAGE}", "archive-url=")
    assert not found(snapshots.no_archive_copy, text)
