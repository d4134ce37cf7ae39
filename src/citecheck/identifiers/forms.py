"""The form of each kind of identifier: why a text cannot be one, in words that follow its name, or None.

Forms are those of Module:Citation/CS1/Identifiers of the English Wikipedia (early 2026). The two check digits are
reckoned here, and the tests hold them against python-stdnum: to load it takes longer than to audit a small page.
"""

from __future__ import annotations

import re
from datetime import date

from citecheck.counts import plural

_NO_SEPARATORS = str.maketrans("", "", "- \t\r\n")
_CHECK_DIGIT = "has a check digit that does not fit: at least one digit is wrong"

_ISBN_CHARACTERS = re.compile("[0-9X]+")
_ISBN_PREFIXES = ("978", "979")
_MUSIC_PREFIX = "9790"
# Never a group of books with ten digits; Amazon numbers recordings so.
_AMAZON_PREFIXES = ("630", "631")
_TEN, _THIRTEEN, _NINE = 10, 13, 9

_ISSN = re.compile("[0-9]{7}[0-9X]")
_DOI = re.compile(r"10\.([^\s/–]+)/[^\s–]*[^\s–.,]")
# One registrant a number, four or five digits long, with or without divisions; the rest was never given out.
_REGISTRANT = re.compile(r"(?:[1-9][0-9]{3}|[1-8][0-9]{4})(?:\.[0-9]+)*|[1-9][0-9]{2}\.[0-9.]+")
_TEST_REGISTRANT = "5555"
_HANDLE = re.compile(r"(?:hdl:)?[^\s/–]+/[^\s–]*[^\s–.,]")

_NUMBER = re.compile("[0-9]+")
_PMC_LETTERS = re.compile("\\APMC(?=[0-9])", re.IGNORECASE)
_ARXIV = re.compile(r"(?:[A-Za-z][A-Za-z.-]+/([0-9]{4})[0-9]{3}|([0-9]{4})\.([0-9]{4,5}))(?:v[1-9][0-9]*)?")
_OLD_ARXIV = ("9107", "0703")
_SHORT_ARXIV = ("0704", "1412")
_DATED_PREPRINT = r"10\.(?:1101|64898)/([0-9]{4})\.([0-9]{2})\.([0-9]{2})\.[0-9]{%d}(?:v[0-9]+)?"
_BIORXIV = re.compile(_DATED_PREPRINT % 6 + r"|10\.1101/[0-9]{6}")
_MEDRXIV = re.compile(_DATED_PREPRINT % 8 + "|[0-9]{8}")
_FIRST_BIORXIV, _FIRST_MEDRXIV = date(2019, 12, 11), date(2020, 1, 1)
_CITESEERX = re.compile(r"10\.1\.1\.[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}")

_BIBCODE_LENGTH = 19
_BIBCODE = re.compile(r"[12][0-9]{3}[A-Za-z][A-Za-z0-9&.]{3}[A-Za-z0-9.]+[A-Za-z.]")
_ASIN = re.compile("[0-9A-Z]{10}")
_ISBN_SHAPE = re.compile("[0-9]{9}[0-9X]")
_JSTOR_SPOILT = re.compile(r"\s|jstor|^https?://", re.IGNORECASE)
_LCCN = re.compile("(?:[a-z]|[a-z]{2}|[0-9]{2}|[a-z](?:[a-z]{2}|[0-9]{2})|[a-z]{2}[0-9]{2})?[0-9]{8}")
_LCCN_SERIAL = 6
_OCLC = re.compile(r"ocm[0-9]{8}|ocn[0-9]{9}|on[0-9]{10,}|\(OCoLC\)[1-9][0-9]{0,8}|[0-9]+")
_OL = re.compile("(?:OL)?[0-9]+[AMW]")
_MR = re.compile("(?i:MR)?[0-9]{1,7}")
_JFM = re.compile(r"(?i:JFM)?[0-9]{2}\.[0-9]{4}\.[0-9]{2}")
_ZBL = re.compile(r"[0-9]{1,4}\.[0-9]{5}|[0-9]{8}")


def _digits(number: str) -> str:
    """How many digits a number has, in words."""
    return plural(len(number), "digit")


def isbn(text: str) -> str | None:
    """An International Standard Book Number, of ten or of thirteen digits; hyphens and blanks may stand anywhere."""
    number = text.translate(_NO_SEPARATORS)
    if not _ISBN_CHARACTERS.fullmatch(number):
        return "holds characters that no ISBN has"
    if len(number) not in (_TEN, _THIRTEEN):
        return f"has {_digits(number)}, not 10 or 13"
    if "X" in number[:-1] or (len(number) == _THIRTEEN and "X" in number):
        return "has an X where only a digit can stand"
    return _isbn_of_ten(number) if len(number) == _TEN else _isbn_of_thirteen(number)


def _isbn_of_ten(number: str) -> str | None:
    """What is wrong with a number of ten digits."""
    if not _fits_modulo_11(number):
        return _CHECK_DIGIT
    return f"begins with {number[:3]}, as no book of ten digits does" if number.startswith(_AMAZON_PREFIXES) else None


def _isbn_of_thirteen(number: str) -> str | None:
    """What is wrong with a number of thirteen digits."""
    if not number.startswith(_ISBN_PREFIXES):
        return "does not begin with 978 or 979"
    if number.startswith(_MUSIC_PREFIX):
        return "begins with 979-0, which is kept for printed music"
    return None if _fits_modulo_10(number) else _CHECK_DIGIT


def sbn(text: str) -> str | None:
    """A Standard Book Number of the years before 1970: an ISBN of ten digits without its zero in front."""
    number = text.translate(_NO_SEPARATORS)
    if _ISBN_CHARACTERS.fullmatch(number) and len(number) != _NINE:
        return f"has {_digits(number)}, not 9"
    return isbn(f"0{number}")


def issn(text: str) -> str | None:
    """An International Standard Serial Number: eight digits, the last of which may be X."""
    number = text.translate(_NO_SEPARATORS)
    if not _ISSN.fullmatch(number):
        return "is not eight digits, such as 0028-0836"
    return None if _fits_modulo_11(number) else _CHECK_DIGIT


def ismn(text: str) -> str | None:
    """An International Standard Music Number of thirteen digits."""
    number = text.translate(_NO_SEPARATORS).replace("–", "")
    if not _NUMBER.fullmatch(number) or len(number) != _THIRTEEN or not number.startswith(_MUSIC_PREFIX):
        return "is not thirteen digits that begin with 979-0"
    return None if _fits_modulo_10(number) else _CHECK_DIGIT


def doi(text: str) -> str | None:
    """A Digital Object Identifier."""
    form = _DOI.fullmatch(text)
    if form is None:
        return "is not of the form 10.1000/xyz"
    if form[1] == _TEST_REGISTRANT or not _REGISTRANT.fullmatch(form[1]):
        return f"names the registrant {form[1][:20]}, which does not exist"
    return None


def hdl(text: str) -> str | None:
    """A handle."""
    return None if _HANDLE.fullmatch(text) else "is not of the form 20.1000/100"


def number_from(least: int, text: str) -> str | None:
    """A plain number that is at least so high."""
    if not _NUMBER.fullmatch(text):
        return "is not a number"
    return None if int(text) >= least else f"is lower than the first, {least}"


def pmc(text: str) -> str | None:
    """A number of PubMed Central, with or without its letters."""
    return number_from(1, _PMC_LETTERS.sub("", text, count=1))


def s2cid(text: str) -> str | None:
    """A number of Semantic Scholar's corpus, which has no zeros in front."""
    return "has a zero in front" if text.startswith("0") and _NUMBER.fullmatch(text) else number_from(1, text)


def arxiv(text: str) -> str | None:
    """An arXiv number: of the old form until March 2007, of four digits until 2014, of five since."""
    form = _ARXIV.fullmatch(text)
    if form is None:
        return "is not of the form 1501.00001 or hep-th/9901001"
    month = form[1] or form[2]
    if not "01" <= month[2:] <= "12":
        return f"names month {month[2:]}"
    if form[1]:
        first, last = _OLD_ARXIV
        return None if month >= first or month <= last else "is of the old form, which ended in March 2007"
    first, last = _SHORT_ARXIV
    if month < first:
        return "is of the new form, which began in April 2007"
    digits = 4 if month <= last else 5
    return None if len(form[3]) == digits else f"has {len(form[3])} digits behind the point; that month's have {digits}"


def biorxiv(text: str) -> str | None:
    """A bioRxiv number, which is a DOI, with a date since December 2019."""
    return _preprint(_BIORXIV.fullmatch(text), _FIRST_BIORXIV, "is not of the form 10.1101/2020.07.24.220400")


def medrxiv(text: str) -> str | None:
    """A medRxiv number: eight digits, or a DOI with a date since January 2020."""
    return _preprint(_MEDRXIV.fullmatch(text), _FIRST_MEDRXIV, "is not of the form 10.1101/2020.11.16.20232009")


def citeseerx(text: str) -> str | None:
    """A CiteSeerX number, which looks like a DOI."""
    return None if _CITESEERX.fullmatch(text) else "is not of the form 10.1.1.568.7640"


def bibcode(text: str) -> str | None:
    """A bibcode of the Astrophysics Data System."""
    if len(text) != _BIBCODE_LENGTH:
        return f"has {plural(len(text), 'character')}, not {_BIBCODE_LENGTH}"
    return None if _BIBCODE.fullmatch(text) and "&." not in text else "is not of the form 1974AJ.....79..819H"


def asin(text: str) -> str | None:
    """An Amazon number; one that is all digits is an ISBN, but for a few of recordings."""
    if not _ASIN.fullmatch(text):
        return "is not ten capital letters and digits"
    if _ISBN_SHAPE.fullmatch(text):
        if not text.startswith(_AMAZON_PREFIXES):
            return "has the form of an ISBN"
        return None if _fits_modulo_11(text) else _CHECK_DIGIT
    return None if text[0].isalpha() else "does not begin with a letter"


def jstor(text: str) -> str | None:
    """A JSTOR number."""
    return "is not a JSTOR number alone" if _JSTOR_SPOILT.search(text) else None


def lccn(text: str) -> str | None:
    """A number of the Library of Congress, whose part after a hyphen may lack its zeros."""
    number, _, serial = text.partition("/")[0].partition("-")
    if serial and not (_NUMBER.fullmatch(serial) and len(serial) <= _LCCN_SERIAL):
        return "is not of the form 2001627090 or n78890351"
    number += serial.zfill(_LCCN_SERIAL) if serial else ""
    return None if _LCCN.fullmatch(number) else "is not of the form 2001627090 or n78890351"


def oclc(text: str) -> str | None:
    """A WorldCat number, with or without the letters that say how long it is."""
    return None if _OCLC.fullmatch(text) else "is not of the form 632791477 or ocm12345678"


def ol(text: str) -> str | None:
    """An Open Library number of an author, an edition or a work."""
    return None if _OL.fullmatch(text) else "is not of the form OL7440033M, with A, M or W at its end"


def mr(text: str) -> str | None:
    """A number of Mathematical Reviews, with or without its letters."""
    return None if _MR.fullmatch(text) else "is not of up to seven digits, such as 0096116"


def jfm(text: str) -> str | None:
    """A number of the Jahrbuch über die Fortschritte der Mathematik, with or without its letters."""
    return None if _JFM.fullmatch(text) else "is not of the form 53.0144.01"


def zbl(text: str) -> str | None:
    """A number of Zentralblatt MATH, or a temporary one of eight digits."""
    return None if _ZBL.fullmatch(text) else "is not of the form 0472.53010"


def message_id(text: str) -> str | None:
    """A Usenet message's number."""
    whole = "@" in text[1:-1] and not text.startswith("<") and not text.endswith(">")
    return None if whole else "is not of the form name@host, without brackets"


def _preprint(form: re.Match[str] | None, first: date, words: str) -> str | None:
    """What is wrong with a preprint's number: its form, or the date in it, which no number had before the first."""
    if form is None:
        return words
    if form[1]:
        written = f"{form[1]}-{form[2]}-{form[3]}"
        try:
            day = date(int(form[1]), int(form[2]), int(form[3]))
        except ValueError:
            return f"names the day {written}, which does not exist"
        if day < first:
            return f"names the day {written}; such numbers began on {first}"
    return None


def _fits_modulo_11(number: str) -> bool:
    """Whether the last digit fits the others, weighted 2, 3, 4 … from the right; X is ten (ISO 2108 and 3297)."""
    digits = [_TEN if character == "X" else int(character) for character in reversed(number)]
    return sum(weight * digit for weight, digit in enumerate(digits, 1)) % 11 == 0


def _fits_modulo_10(number: str) -> bool:
    """Whether the last digit fits the others, weighted 3 and 1 in turn from the right (ISO/IEC 15420)."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number))) % 10 == 0
