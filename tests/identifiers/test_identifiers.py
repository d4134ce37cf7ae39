"""Identifiers: which texts can be one of each kind, and what is wrong with the others."""

from __future__ import annotations

import pytest
import stdnum.ean
import stdnum.isbn
import stdnum.issn
from hypothesis import given
from hypothesis import strategies as st

from citecheck import identifiers
from citecheck.identifiers import examine, remarked
from citecheck.identifiers.schemes import SCHEMES, Trouble
from citecheck.model import Citation
from tests.rules.checking import page

SOUND = {
    "isbn": ["0-306-40615-2", "0306406152", "978-0-306-40615-7", "9780306406157", "0 306 40615 2", "0-8044-2957-X"],
    "issn": ["0028-0836", "00280836", "2049-3630", "0261-3077", "2434-561X"],
    "eissn": ["1476-4687"],
    "doi": [
        "10.1038/nature12373", "10.1016/S0140-6736(06)69481-6", "10.1002/(SICI)1097-0258(1998)17:15<1661>3.0.CO;2-2",
        "10.100.12/x", "10.1000.10/123", "10.39999/x", "10.1000/a/b",
    ],
    "hdl": ["20.1000/100", "hdl:20.1000/100", "2027/uc1.b4178417"],
    "pmid": ["1", "11724953", "40400000", "((11724953))"],
    "pmc": ["64714", "PMC1234567", "pmc1234567"],
    "oclc": ["632791477", "ocm12345678", "ocn123456789", "on1234567890", "(OCoLC)632791477"],
    "arxiv": [
        "hep-th/9901001", "math.GT/0309136", "hep-th/0703999v2", "0704.0001", "0706.0001v3", "1412.9999", "1501.00001",
        "2512.12345v12",
    ],
    "bibcode": ["1974AJ.....79..819H", "2006PhRvL..97p7401F", "2008ehst.book.....S", "1997A&A...323L..49P"],
    "asin": ["B00086U61Y", "6305277001"],
    "lccn": ["23016143", "n78890351", "2001627090", "sn85048910", "agr25000003", "sn2006058112", "89-456"],
    "ol": ["OL7440033M", "18319A", "OL1W"],
    "jstor": ["2118559", "10.2307/2118559", "j.ctt1npfjc"],
    "s2cid": ["37220720"],
    "ssrn": ["512922"],
    "osti": ["4367507"],
    "rfc": ["3143"],
    "mr": ["96116", "0096116", "MR0096116", "mr96116"],
    "zbl": ["0472.53010", "1.00001", "06626752"],
    "jfm": ["53.0144.01", "JFM53.0144.01", "jfm53.0144.01"],
    "ismn": ["979-0-2306-7118-7", "9790230671187"],
    "sbn": ["356-02201-3"],
    "biorxiv": [
        "10.1101/078733", "10.1101/2020.07.24.220400", "10.1101/2019.12.11.123456", "10.64898/2026.01.31.123456v2",
    ],
    "medrxiv": ["20012345", "10.1101/2020.11.16.20232009", "10.1101/2020.01.01.20232009"],
    "citeseerx": ["10.1.1.568.7640"],
    "usenet_id": ["abc@example.org"],
}  # fmt: skip

IMPOSSIBLE = {
    "isbn": [
        "0-306-40615-3", "978-0-306-40615-8", "0306406", "97803064061579", "0X06406152", "977-0-306-40615-7",
        "9790306406152", "Smith", "030640615X",
    ],
    "issn": ["0028-0837", "2049-363X", "1234", "0028-08361", "Nature"],
    "eissn": ["1476-4688"],
    "doi": [
        "10.1038", "11.1038/abc", "10.12/abc", "10.5555/abc", "10.123456/abc", "10.0123/abc", "10.91234/x", "10.10x8/a",
    ],
    "hdl": ["20.1000", "handle"],
    "pmid": ["0", "12a", "99999999999"],
    "pmc": ["abc", "99999999999"],
    "oclc": ["abc", "ocm123", "99999999999999"],
    "arxiv": ["hep-th/9913001", "1513.00001", "1501.0001", "0706.00010", "0612.0001", "hep-th/0704001"],
    "bibcode": ["1974AJ.....79..819", "1974.AJ....79..819H", "1974A&.....79..819H", "0974AJ.....79..819H"],
    "asin": ["B00086U61", "1234567890", "0A00086U61", "6305277002"],
    "lccn": ["12", "abc", "xyz2001627090", "89-1234567", "89-12x"],
    "ol": ["7440033", "OL7440033X"],
    "s2cid": ["x1"],
    "ssrn": ["12"],
    "osti": ["12"],
    "rfc": ["99999"],
    "mr": ["12345678", "abc"],
    "zbl": ["0472.5301", "1234"],
    "jfm": ["53.0144"],
    "ismn": ["979-0-2306-7118-6", "123", "979-1-2306-7118-7"],
    "sbn": ["356-02201-4", "3560220"],
    "biorxiv": ["10.1101/2020.13.24.220400", "10.1101/2020.02.30.220400", "10.1101/07873", "10.1101/2019.12.10.123456"],
    "medrxiv": ["10.1101/2020.11", "2001234", "10.1101/2019.12.31.12345678"],
    "citeseerx": ["10.1.1.0.1", "568.7640"],
    "usenet_id": ["abc", "<abc@example.org>"],
}  # fmt: skip

MISWRITTEN = [
    ("isbn", "ISBN 0-306-40615-2", "0-306-40615-2", True),
    ("isbn", "ISBN-13: 978-0-306-40615-7", "978-0-306-40615-7", True),
    ("isbn", "978–0–306–40615–7", "978-0-306-40615-7", True),
    ("isbn", "0-8044-2957-x.", "0-8044-2957-X", True),
    ("issn", "0028–0836", "0028-0836", True),
    ("eissn", "e-ISSN 1476-4687", "1476-4687", True),
    ("doi", "https://doi.org/10.1038/nature12373", "10.1038/nature12373", True),
    ("doi", "http://dx.doi.org/10.1016/S0140-6736%2806%2969481-6", "10.1016/S0140-6736(06)69481-6", True),
    ("doi", "doi: 10.1038/nature12373", "10.1038/nature12373", True),
    ("doi", "10.1038/nature12373.", "10.1038/nature12373", False),
    ("doi", "10.1038/a–b", "10.1038/a-b", False),
    ("pmid", "PMID 123", "123", True),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/11724953/", "11724953", True),
    ("pmc", "pmc 123", "123", True),
    ("pmc", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC64714/", "64714", True),
    ("oclc", "OCLC632", "632", True),
    ("oclc", "http://www.worldcat.org/oclc/632791477", "632791477", True),
    ("jstor", "http://www.jstor.org/stable/2118559", "2118559", True),
    ("arxiv", "arXiv:0706.0001", "0706.0001", True),
    ("arxiv", "https://arxiv.org/abs/1501.00001v2", "1501.00001v2", True),
    ("asin", "b00086u61y", "B00086U61Y", True),
    ("lccn", "LCCN N78890351", "n78890351", True),
    ("rfc", "RFC 123", "123", True),
    ("jfm", "JFM 53.0144.01", "53.0144.01", True),
    ("medrxiv", "10.1101/20012345", "20012345", True),
    ("lccn", "n 78890351", "n78890351", True),
    ("isbn", "978\u00a00\u00a0306\u00a040615\u00a07", "978 0 306 40615 7", True),
    ("doi", "10.1000/ 182", "10.1000/182", True),
    ("doi", "10.1000 /182", "10.1000/182", True),
    ("doi", "10. 1000/182", "10.1000/182", False),
    ("arxiv", "0706. 0001", "0706.0001", True),
    ("s2cid", "0037220720", "37220720", True),
]
BESIDE = [
    ("isbn", "0-306-40615-2, 0-306-40616-0", "two numbers"),
    ("isbn", "978-0-8018-7203-7 page=103", "a lost pipe"),
    ("pmid", "17183308 x", "a word"),
    ("pmid", "123,456", "two numbers, or one with a comma"),
    ("doi", "10.1038/nature 12373", "a blank"),
    ("mr", "96d:11072", "the older kind of number"),
    ("citeseerx", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "the newer kind of number"),
    ("arxiv", "9901001", "the archive is missing"),
    ("biorxiv", "078733", "the registrant is missing"),
]
STRAYS = [
    ("isbn", "B002PB17NQ", "asin"),
    ("isbn", "0028-0836", "issn"),
    ("isbn", "979-0-2306-7118-7", "ismn"),
    ("isbn", "356-02201-3", "sbn"),
    ("isbn", "6305277001", "asin"),
    ("asin", "0306406152", "isbn"),
    ("issn", "978-0-306-40615-7", "isbn"),
    ("pmid", "PMC1234567", "pmc"),
    ("bibcode", "10.1364/AO.47.004981", "doi"),
]


def cases(table: dict[str, list[str]]) -> pytest.MarkDecorator:
    values = [(key, text) for key, texts in table.items() for text in texts]
    return pytest.mark.parametrize(("key", "text"), values, ids=[f"{key} {text}" for key, text in values])


def test_every_scheme_has_cases() -> None:
    keys = {scheme.key for scheme in SCHEMES}
    assert keys == SOUND.keys()
    assert keys - IMPOSSIBLE.keys() == {"jstor"}


@cases(SOUND)
def test_finds_nothing_wrong(key: str, text: str) -> None:
    assert examine(key, text) is None


@cases(IMPOSSIBLE)
def test_knows_what_cannot_exist(key: str, text: str) -> None:
    flaw = examine(key, text)
    assert flaw is not None
    assert (flaw.trouble, flaw.meant) == (Trouble.IMPOSSIBLE, None)


@pytest.mark.parametrize(("key", "text", "meant", "safe"), MISWRITTEN, ids=[case[1] for case in MISWRITTEN])
def test_mends_what_stands_around_it(key: str, text: str, meant: str, *, safe: bool) -> None:
    flaw = examine(key, text)
    assert flaw is not None
    assert (flaw.trouble, flaw.meant, flaw.safe) == (Trouble.MISWRITTEN, meant, safe)
    assert examine(key, meant) is None


@pytest.mark.parametrize(("key", "text", "why"), BESIDE, ids=[case[1] for case in BESIDE])
def test_leaves_what_only_a_person_can_mend(key: str, text: str, why: str) -> None:
    flaw = examine(key, text)
    assert flaw is not None, why
    assert (flaw.trouble, flaw.meant) == (Trouble.MISWRITTEN, None), why


@pytest.mark.parametrize(("key", "text", "other"), STRAYS, ids=[f"{case[0]} {case[2]}" for case in STRAYS])
def test_knows_a_number_of_another_kind(key: str, text: str, other: str) -> None:
    flaw = examine(key, text)
    assert flaw is not None
    assert (flaw.trouble, flaw.scheme) == (Trouble.MISPLACED, other)
    assert f"|{other}=" in flaw.words


def test_an_amazon_number_is_called_one() -> None:
    flaw = examine("isbn", "B002PB17NQ")
    assert flaw is not None
    assert flaw.words == "looks like an Amazon number (ASIN), which belongs in |asin="


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (40_400_000, None),
        (40_400_001, Trouble.ABOVE_LIMIT),
        (80_800_000, Trouble.ABOVE_LIMIT),
        (80_800_001, Trouble.IMPOSSIBLE),
    ],
)
def test_a_number_a_little_too_high_may_be_new(number: int, trouble: Trouble | None) -> None:
    flaw = examine("pmid", str(number))
    assert (flaw and flaw.trouble) == trouble


@pytest.mark.parametrize(
    ("key", "text", "trouble", "condition"),
    [
        ("isbn", "((0306406153))", Trouble.AS_WRITTEN, "maint_isbn_ignore"),
        ("doi", "((10.1/x))", Trouble.AS_WRITTEN, "maint_doi_ignore"),
        ("eissn", "((1234-5678))", Trouble.AS_WRITTEN, "maint_issn_ignore"),
        ("pmc", "PMC1234567", Trouble.LETTERED, "maint_pmc_format"),
        ("mr", "MR0096116", Trouble.LETTERED, "maint_mr_format"),
        ("jfm", "JFM53.0144.01", Trouble.LETTERED, "maint_jfm_format"),
        ("zbl", "06626752", Trouble.TEMPORARY, "maint_zbl"),
        ("bibcode", "2012arXiv.tmp..123A", Trouble.TEMPORARY, "maint_bibcode"),
    ],
)
def test_remarks_on_what_is_accepted(key: str, text: str, trouble: Trouble, condition: str) -> None:
    remark = remarked(key, text)
    assert remark is not None
    assert (remark.trouble, remark.condition) == (trouble, condition)
    assert examine(key, text) is None


def test_double_parentheses_are_for_some_kinds_only() -> None:
    assert remarked("pmid", "((x))") is None
    assert examine("pmid", "((x))") is not None
    assert of("{{cite journal |title=T |pmid=((123))}}") == [("pmid", "123", "pmid", True)]


def test_an_accepted_bibcode_is_no_fault_of_the_module() -> None:
    remark = remarked("bibcode", "((1974AJ.....79..819))")
    assert remark is not None
    assert (remark.trouble, remark.condition) == (Trouble.AS_WRITTEN, None)
    assert examine("bibcode", "((1974AJ.....79..819))") is None


@pytest.mark.parametrize(
    ("text", "condition", "why"),
    [
        ("11000000000", "err_bad_oclc", "a number alone"),
        ("on11000000000", None, "to one with its letters in front the module sets no limit"),
    ],
)
def test_the_limit_of_worldcat(text: str, condition: str | None, why: str) -> None:
    flaw = examine("oclc", text)
    assert flaw is not None
    assert (flaw.trouble, flaw.condition) == (Trouble.ABOVE_LIMIT, condition), why


@pytest.mark.parametrize("key", ["pmc", "mr"])
def test_letters_with_a_blank_are_a_fault_and_no_remark(key: str) -> None:
    assert remarked(key, f"{key.upper()} 123") is None
    assert examine(key, f"{key.upper()} 123") is not None


def of(text: str) -> list[tuple[str, str, str, bool]]:
    """The identifiers of one citation: kind, value, parameter, and whether the work is found by it."""
    (citation,) = page(text).citations
    return [(found.scheme, found.value, found.parameter.name, found.finds_work) for found in identifiers.of(citation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{cite book |title=T |isbn=0-306-40615-2}}", [("isbn", "0306406152", "isbn", True)]),
        ("{{cite book |title=T |ISBN=0-306-40615-2}}", [("isbn", "0306406152", "ISBN", True)]),
        ("{{cite book |title=T |isbn=0-306-40615-3}}", [("isbn", "0306406153", "isbn", False)]),
        ("{{cite book |title=T |isbn=((0-306-40615-3))}}", [("isbn", "0306406153", "isbn", True)]),
        ("{{cite book |title=T |isbn=}}", []),
        ("{{cite book |title=T}}", []),
        ("{{cite book |title=T |isbn={{Format ISBN|0306406152}}}}", []),
        ("{{cite book |title=T |isbn=0-306-40615-2<!-- paperback -->}}", [("isbn", "0306406152", "isbn", True)]),
        ("{{cite journal |title=T |issn=0028-0836}}", [("issn", "00280836", "issn", False)]),
        ("{{cite journal |title=T |pmid=PMID 123}}", [("pmid", "123", "pmid", True)]),
        ("{{cite journal |title=T |pmid=50400000}}", [("pmid", "50400000", "pmid", True)]),
        ("{{cite book |title=T |isbn=B002PB17NQ}}", [("isbn", "B002PB17NQ", "isbn", True)]),
        ("{{cite journal |doi=10.1000/182 |eprint=0706.0001}}", [
            ("doi", "10.1000/182", "doi", True), ("arxiv", "0706.0001", "eprint", True),
        ]),
        ("{{cite book |ISBN=0-306-40615-3 |isbn=0-306-40615-2}}", [("isbn", "0306406152", "isbn", True)]),
        ("{{cite book |isbn=0-306-40615-2 |ISBN=0-306-40615-3}}", [("isbn", "0306406152", "isbn", True)]),
        ("{{cite book |title=T\n| isbn = 0-306-40615-2\n}}", [("isbn", "0306406152", "isbn", True)]),
    ],
)  # fmt: skip
def test_says_what_a_citation_can_be_found_by(text: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert of(text) == expected


def test_a_citation_without_parameters_has_none() -> None:
    (citation,) = page("<ref>http://www.example.org/a</ref>").citations
    assert identifiers.of(citation) == ()
    assert isinstance(citation, Citation)


@pytest.mark.parametrize(
    ("parameters", "plain"),
    [("isbn=0-306-40615-2 |pmid=12", True), ("title=T", True), ("isbn=x", False), ("pmc=PMC12", False)],
)
def test_tells_quickly_whether_there_is_anything_to_say(parameters: str, *, plain: bool) -> None:
    (citation,) = page(f"{{{{cite book |{parameters}}}}}").citations
    assert identifiers.are_plain(citation) is plain


DIGITS = st.integers(min_value=0, max_value=9)


def weighted(digits: list[int], weights: list[int], modulus: int) -> str:
    """The digits with the check digit that makes their weighted sum a multiple of the modulus."""
    check = -sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % modulus
    return "".join(map(str, digits)) + ("X" if check == 10 else str(check))


ISBN_10 = st.lists(DIGITS, min_size=9, max_size=9).map(lambda digits: weighted(digits, list(range(10, 1, -1)), 11))
ISBN_13 = st.lists(DIGITS, min_size=9, max_size=9).map(lambda digits: weighted([9, 7, 8, *digits], [1, 3] * 6, 10))
ISSN = st.lists(DIGITS, min_size=7, max_size=7).map(lambda digits: weighted(digits, list(range(8, 1, -1)), 11))


@given(
    st.tuples(st.just("isbn"), ISBN_10) | st.tuples(st.just("isbn"), ISBN_13) | st.tuples(st.just("issn"), ISSN),
    st.data(),
)
def test_one_changed_digit_breaks_a_check_digit(number: tuple[str, str], data: st.DataObject) -> None:
    key, text = number
    assert examine(key, text) is None
    at = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != text[at]))
    flaw = examine(key, text[:at] + other + text[at + 1 :])
    assert flaw is not None
    assert flaw.trouble is Trouble.IMPOSSIBLE


@given(st.sampled_from([scheme.key for scheme in SCHEMES]), st.text() | st.text("0123456789X-– .:/()vOLMPC,"))
def test_no_text_is_too_much(key: str, text: str) -> None:
    flaw = examine(key, text)
    remarked(key, text)
    if flaw and flaw.meant:
        assert examine(key, flaw.meant) is None


@pytest.mark.parametrize("key", [scheme.key for scheme in SCHEMES])
@pytest.mark.parametrize("text", ["1" * 1_000_000, "1-" * 249, "(" * 500, "10.1000/" * 62, "A" * 499, " 1" * 249])
def test_hostile_values_are_answered_at_once(key: str, text: str) -> None:
    flaw = examine(key, text)
    assert flaw is None or flaw.words


@given(st.text("0123456789X", min_size=7, max_size=13))
def test_check_digits_are_those_of_stdnum(text: str) -> None:
    assert (examine("issn", text) is None) == (len(text) == 8 and stdnum.issn.is_valid(text))
    if not text.startswith("9790"):
        assert (examine("isbn", text) is None) == (len(text) in {10, 13} and stdnum.isbn.is_valid(text))


@given(st.text("0123456789", min_size=8, max_size=8))
def test_the_check_digit_of_printed_music_is_that_of_stdnum(digits: str) -> None:
    number = f"9790{digits}0"[:12]
    fitting = number + stdnum.ean.calc_check_digit(number)
    assert examine("ismn", fitting) is None
    assert examine("ismn", number + str((int(fitting[-1]) + 1) % 10)) is not None
