"""The rules ID: identifiers that cannot exist, or are not written as they should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.identifiers.schemes import SCHEMES, Trouble
from citecheck.model import Severity
from citecheck.rules.catalogue import Rule
from citecheck.rules.identifiers import forms, impossible, pairs
from tests.rules.checking import found, repaired

IMPOSSIBLE = (
    impossible.impossible_isbn,
    impossible.impossible_issn,
    impossible.impossible_doi,
    impossible.impossible_pubmed_number,
    impossible.impossible_preprint_number,
    impossible.impossible_library_number,
    impossible.impossible_asin,
    impossible.impossible_index_number,
)
ALL = (
    *IMPOSSIBLE,
    forms.identifier_above_limit,
    forms.misplaced_identifier,
    forms.miswritten_identifier,
    forms.identifier_with_letters,
    forms.temporary_identifier,
    forms.identifier_as_written,
    pairs.isbn_before_isbns,
    pairs.detail_without_identifier,
)


def raised(text: str) -> set[tuple[str, str | None]]:
    """The codes that a text raises, each with its condition."""
    return {(finding.code, finding.cs1) for rule in ALL for finding in found(rule, text)}


def book(parameters: str) -> str:
    return f"{{{{cite book |title=T |publisher=P |{parameters}}}}}"


CLEAN = [
    ("isbn=0-306-40615-2", "a book number"),
    ("isbn=978-0-306-40615-7 |date=2014", "a book number of a year that had them"),
    ("isbn=0-306-40615-2 |date=1965", "the first year that had them"),
    ("isbn=0-306-40615-2 |date=n.d.", "no date is not an old one"),
    ("isbn=0-306-40615-2 |date=1950–1970", "a work of many years"),
    ("isbn=0-306-40615-2 |date=1980 |orig-date=1955", "a reprint, said to be one"),
    ("isbn={{Format ISBN|123}}", "a template makes it"),
    ("isbn=", "nothing is nothing"),
    ("isbn=0-306-40615-2<!-- paperback -->", "a comment"),
    ("issn=0028-0836 |eissn=1476-4687", "serial numbers"),
    ("doi=10.1000/182 |doi-broken-date=May 2014", "a detail with its identifier"),
    ("asin=B00086U61Y |asin-tld=de", "a detail with its identifier"),
    ("pmc=64714 |pmc-embargo-date=5 May 2027", "a detail with its identifier"),
    ("lccn=2001627090 |oclc=632791477 |ol=7440033M", "library numbers"),
    ("bibcode=1974AJ.....79..819H", "an index number"),
    ("bibcode=2027AJ.....79..819H", "an index number of next year"),
    ("biorxiv=10.1101/2026.11.24.220400", "a preprint of tomorrow"),
    ("id=ISBN 0-306-40615-3", "no parameter of these"),
]
FAULTS = [
    ("isbn=0-306-40615-3", {("ID001", "err_bad_isbn")}, "a check digit"),
    ("ISBN=0306406", {("ID001", "err_bad_isbn")}, "too short"),
    ("sbn=356-02201-4", {("ID001", "err_bad_sbn")}, "a check digit"),
    ("issn=0028-0837", {("ID002", "err_bad_issn")}, "a check digit"),
    ("eissn=1476-4688", {("ID002", "err_bad_issn")}, "the same condition"),
    ("doi=10.12/abc", {("ID003", "err_bad_doi")}, "no registrant"),
    ("hdl=20.1000", {("ID003", "err_bad_hdl")}, "no slash"),
    ("pmid=12a", {("ID004", "err_bad_pmid")}, "no number"),
    ("pmc=99999999999", {("ID004", "err_bad_pmc")}, "hopelessly high"),
    ("arxiv=1513.00001", {("ID005", "err_bad_arxiv")}, "month 13"),
    ("ssrn=12", {("ID005", "err_bad_ssrn")}, "too low"),
    ("oclc=abc", {("ID006", "err_bad_oclc")}, "no number"),
    ("lccn=12", {("ID006", "err_bad_lccn")}, "too short"),
    ("ismn=979-0-2306-7118-6", {("ID006", "err_bad_ismn")}, "a check digit"),
    ("asin=B00086U61", {("ID007", "err_bad_asin")}, "too short"),
    ("asin=1234567890", {("ID007", "err_bad_asin")}, "no ISBN either"),
    ("bibcode=1974AJ.....79..819", {("ID008", "err_bad_bibcode")}, "too short"),
    ("rfc=99999", {("ID008", "err_bad_rfc")}, "hopelessly high"),
    ("message-id=abc", {("ID008", None)}, "cite book knows no message-id"),
    ("pmid=50400000", {("ID009", "err_bad_pmid")}, "it may be new"),
    ("bibcode=2974AJ.....79..819H", {("ID009", "err_bad_bibcode")}, "of the future"),
    ("bibcode=((2974AJ.....79..819H))", {("ID014", None)}, "accepted"),
    ("biorxiv=10.1101/2026.11.25.220400", {("ID009", "err_bad_biorxiv")}, "later than tomorrow"),
    ("medrxiv=10.1101/2027.11.16.20232009", {("ID009", "err_bad_medrxiv")}, "later than tomorrow"),
    ("isbn=6305277001", {("ID010", "err_bad_isbn")}, "an Amazon number of a recording"),
    ("isbn=B002PB17NQ", {("ID010", "err_bad_isbn")}, "an Amazon number"),
    ("asin=0306406152", {("ID010", "err_bad_asin")}, "a book number"),
    ("isbn=ISBN 0-306-40615-2", {("ID011", "err_bad_isbn")}, "its name in front"),
    ("isbn=0-306-40615-2 page=7", {("ID011", "err_bad_isbn")}, "a lost pipe"),
    ("doi=https://doi.org/10.1000/182", {("ID011", "err_bad_doi")}, "an address"),
    ("mr=96d:11072", {("ID011", "err_bad_mr")}, "the older kind"),
    ("pmc=PMC64714", {("ID012", "maint_pmc_format")}, "letters"),
    ("jfm=JFM 53.0144.01", {("ID011", "err_bad_jfm"), ("ID012", "maint_jfm_format")}, "letters and a blank"),
    ("zbl=06626752", {("ID013", "maint_zbl")}, "for a time"),
    ("isbn=((0-306-40615-3))", {("ID014", "maint_isbn_ignore")}, "printed so"),
    ("isbn=0-306-40615-2 |year=1955", {("ID015", "err_invalid_isbn_date")}, "a reprint"),
    ("isbn=0-306-40615-2 |date=May 1955", {("ID015", "err_invalid_isbn_date")}, "a reprint"),
    (
        "isbn=0-306-40615-3 |year=1955",
        {("ID015", "err_invalid_isbn_date"), ("ID001", None)},
        "the module looks at the year first",
    ),
    (
        "isbn=((0-306-40615-3)) |year=1955",
        {("ID015", "err_invalid_isbn_date"), ("ID014", None)},
        "so it does at one that is accepted",
    ),
    ("doi-broken-date=May 2014", {("ID016", "err_doibroken_missing_doi")}, "no DOI"),
    ("asin-tld=de", {("ID016", "err_asintld_missing_asin")}, "no ASIN"),
    ("pmc-embargo-date=5 May 2014", {("ID016", "err_embargo_missing_pmc")}, "no number, the embargo is over"),
    ("pmc-embargo-date=May 2014", {("ID016", "err_embargo_missing_pmc")}, "no number, and no whole day"),
    ("pmc-embargo-date=5 May 2027", {("ID016", "err_embargo_missing_pmc")}, "no number, next year"),
    ("pmc-embargo-date=5 May 2031", {("ID016", None)}, "no number, and a day that the module does not take"),
    ("pmc-embargo-date=soon", {("ID016", None)}, "no number, and no date"),
    (
        "isbn=0-306-40615-3 |doi=10.12/abc |pmid=PMID 12",
        {("ID001", "err_bad_isbn"), ("ID003", "err_bad_doi"), ("ID011", "err_bad_pmid")},
        "each by itself",
    ),
]


@pytest.mark.parametrize(("parameters", "why"), CLEAN, ids=[case[0] for case in CLEAN])
def test_finds_nothing_wrong(parameters: str, why: str) -> None:
    assert raised(book(parameters)) == set(), why


@pytest.mark.parametrize(("parameters", "codes", "why"), FAULTS, ids=[case[0] for case in FAULTS])
def test_finds_the_fault(parameters: str, codes: set[tuple[str, str | None]], why: str) -> None:
    assert raised(book(parameters)) == codes, why


@pytest.mark.parametrize(
    ("rule", "parameters", "message"),
    [
        (
            impossible.impossible_isbn,
            "isbn=0-306-40615-3",
            "|isbn= “0-306-40615-3” has a check digit that does not fit: at least one digit is wrong.",
        ),
        (impossible.impossible_isbn, "isbn=030640615", "|isbn= “030640615” has 9 digits, not 10 or 13."),
        (impossible.impossible_isbn, "isbn=9", "|isbn= “9” has 1 digit, not 10 or 13."),
        (
            forms.misplaced_identifier,
            "isbn=B002PB17NQ",
            "|isbn= “B002PB17NQ” looks like an Amazon number (ASIN), which belongs in |asin=.",
        ),
        (
            forms.miswritten_identifier,
            "pmid=PMID 12",
            "|pmid= “PMID 12” should be written 12.",
        ),
        (
            forms.identifier_above_limit,
            "pmid=50400000",
            "|pmid= “50400000” is higher than the highest known in early 2026, 40400000.",
        ),
        (
            pairs.isbn_before_isbns,
            "isbn=0-306-40615-2 |year=1955",
            "|isbn= “0-306-40615-2” cannot be of a book of 1955: the first ISBNs were given in 1965.",
        ),
        (
            pairs.detail_without_identifier,
            "asin-tld=de",
            "|asin-tld= is of no use without |asin=; add that or remove this.",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else "",
)
def test_says_what_is_wrong(rule: Rule, parameters: str, message: str) -> None:
    (finding,) = found(rule, book(parameters))
    assert finding.message == message


@pytest.mark.parametrize(
    ("rule", "parameters", "mended", "safe"),
    [
        (forms.miswritten_identifier, "isbn= ISBN 0306406152 ", "isbn= 0306406152 ", True),
        (forms.miswritten_identifier, "isbn=0–306–40615–2", "isbn=0-306-40615-2", True),
        (forms.miswritten_identifier, "doi=https://doi.org/10.1000/182", "doi=10.1000/182", True),
        (forms.miswritten_identifier, "doi=10.1000/182.", "doi=10.1000/182", False),
        (forms.misplaced_identifier, "isbn = B002PB17NQ", "asin = B002PB17NQ", False),
        (forms.identifier_with_letters, "pmc=PMC64714", "pmc=64714", True),
    ],
)
def test_mends_it(rule: Rule, parameters: str, mended: str, *, safe: bool) -> None:
    text = book(parameters)
    (finding,) = found(rule, text)
    assert finding.fix is not None
    assert finding.fix.safe is safe
    after = repaired(text, finding.fix)
    assert after == book(mended)
    assert found(rule, after) == []


@pytest.mark.parametrize(
    ("rule", "parameters", "why"),
    [
        (impossible.impossible_isbn, "isbn=0-306-40615-3", "which digit is wrong?"),
        (forms.miswritten_identifier, "isbn=0-306-40615-2, 0-306-40616-0", "which one is cited?"),
        (forms.miswritten_identifier, "isbn=ISBN 0306406152<!-- x -->", "a comment stands in it"),
        (forms.misplaced_identifier, "isbn=B002PB17NQ |asin=B00086U61Y", "there is one already"),
        (forms.identifier_as_written, "isbn=((0-306-40615-3))", "somebody has looked at it"),
    ],
)
def test_leaves_what_only_a_person_can_mend(rule: Rule, parameters: str, why: str) -> None:
    (finding,) = found(rule, book(parameters))
    assert finding.fix is None, why


def test_one_finding_mends_a_number_with_letters_and_a_blank() -> None:
    text = book("jfm=JFM 53.0144.01")
    fixes = [finding.fix for rule in ALL for finding in found(rule, text) if finding.fix]
    assert [repaired(text, fix) for fix in fixes] == [book("jfm=53.0144.01")]


def test_points_at_the_value() -> None:
    text = "Before. " + book("isbn = 0-306-40615-3 |pages=1")
    (finding,) = found(impossible.impossible_isbn, text)
    assert text[finding.span.start : finding.span.end] == "0-306-40615-3"


def test_only_templates_that_the_module_renders_have_its_condition() -> None:
    (finding,) = found(impossible.impossible_isbn, "{{vcite book |title=T |isbn=0-306-40615-3}}")
    assert finding.cs1 is None


def test_looks_at_the_parameters_of_a_lost_template() -> None:
    text = "He won.\n | url = http://www.example.org/a\n | title = T\n | isbn = 0-306-40615-3\n}} Then he lost."
    (finding,) = found(impossible.impossible_isbn, text)
    assert finding.cs1 is None


def test_what_cannot_exist_is_an_error_and_nothing_else_is() -> None:
    assert {rule.code for rule in ALL if rule.severity is Severity.ERROR} == {rule.code for rule in IMPOSSIBLE}


@pytest.mark.parametrize("scheme", [scheme.key for scheme in SCHEMES])
def test_every_scheme_has_one_rule_for_what_cannot_exist(scheme: str) -> None:
    name = next(entry.parameters[0] for entry in SCHEMES if entry.key == scheme)
    findings = [finding for rule in IMPOSSIBLE for finding in found(rule, book(f"{name}={'?' * 501}"))]
    assert [finding.severity for finding in findings] == [Severity.ERROR]


VALUES = st.text() | st.sampled_from(
    ["0-306-40615-2", "ISBN 0306406152", "doi:10.1000/182.", "PMC123", "B002PB17NQ", "((x))", "50400000", "0028–0836"]
)
NAMES = st.sampled_from([name for scheme in SCHEMES for name in scheme.parameters] + ["date", "doi-broken-date"])


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_written_a_fix_removes_its_finding(parameters: dict[str, str]) -> None:
    text = book("|".join(f"{name}={value}" for name, value in parameters.items()))
    for rule in ALL:
        before = found(rule, text)
        for finding in before:
            assert finding.message.startswith("|")
            if finding.fix:
                assert len(found(rule, repaired(text, finding.fix))) < len(before)


def test_each_trouble_has_its_rule() -> None:
    parameters = {
        Trouble.IMPOSSIBLE: "isbn=x",
        Trouble.ABOVE_LIMIT: "pmid=50400000",
        Trouble.MISPLACED: "isbn=B002PB17NQ",
        Trouble.MISWRITTEN: "isbn=ISBN 0306406152",
        Trouble.LETTERED: "mr=MR123",
        Trouble.TEMPORARY: "zbl=06626752",
        Trouble.AS_WRITTEN: "doi=((x))",
    }
    assert parameters.keys() == set(Trouble)
    assert all(len(raised(book(text))) == 1 for text in parameters.values())
