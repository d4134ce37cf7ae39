"""Days and months as languages other than English write them; the wikis in these have ways of their own.

The names of the months are those that stand in dates, and those that stand alone; compared with the Unicode Common
Locale Data Repository as it comes with Babel 2.19.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

# In the order of the year; where a month has several names, with a stroke between them.
_MONTHS: Mapping[str, str] = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar/Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
    "Δεκεμβρίου",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sr": "јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна јул/јула август/августа "
    "септембар/септембра октобар/октобра новембар/новембра децембар/децембра",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "tr": "Ocak Şubat Mart Nisan May\u0131s Haziran Temmuz Ağustos Eylül Ekim Kas\u0131m Aral\u0131k",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
# Where a month without a day has another name.
_ALONE: Mapping[str, str] = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "el": "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος "
    "Δεκέμβριος",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
}


def _numbers(tables: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """The number of each month by its name, by language."""
    return {language: dict(_named(names.split())) for language, names in tables.items()}


def _named(months: Sequence[str]) -> Iterator[tuple[str, int]]:
    for number, names in enumerate(months, 1):
        for name in names.split("/"):
            yield name.casefold(), number


_NUMBER_IN_DATE = _numbers(_MONTHS)
_NUMBER_ALONE = _NUMBER_IN_DATE | _numbers(_ALONE)
_DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|º|er)? ?(?:de |d['’])?)?(?P<month>[^\W\d_]{2,20}) (?:del? )?(?P<year>\d{4})"
    r"(?: ?[\u0433\u0440]\.| года| року|\.)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})\. (?P<month>[^\W\d_]{2,20})(?: (?P<day>\d{1,2})\.?)?")
# Where a dot follows a number in a date, the day goes first, but for Hungarian.
_DOTTED = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})\.?")
_DOTTED_LANGUAGES = ("bg", "cs", "da", "de", "fi", "no", "pl", "ro", "ru", "sr", "tr", "uk")
_BY_LANGUAGE: Mapping[str, re.Pattern[str]] = {
    "hu": re.compile(r"(?P<year>\d{4})\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.?"),
    "ja": re.compile(r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?日)?"),
    "ko": re.compile(r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월(?: ?(?P<day>\d{1,2})일)?"),
    "vi": re.compile(r"(?:(?:ngày )?(?P<day>\d{1,2}) )?[Tt]háng (?P<month>\d{1,2}) năm (?P<year>\d{4})"),
    **dict.fromkeys(_DOTTED_LANGUAGES, _DOTTED),
}
_BLANK = re.compile(r"(?:\s|&nbsp;)+")
_LONGEST = 60


@lru_cache(maxsize=1024)
def is_date(text: str, language: str) -> bool:
    """Whether a text is a day that there is, or a month of a year, as a language other than English writes it."""
    if len(text) > _LONGEST:
        return False
    text, language = _BLANK.sub(" ", text).strip(), language.partition("-")[0]
    numbered = _BY_LANGUAGE.get("ja" if language == "zh" else language)
    if numbered and (found := numbered.fullmatch(text)):
        return _is_date(int(found["year"]), int(found["month"]), found["day"])
    if found := (_YEAR_FIRST if language == "hu" else _DAY_FIRST).fullmatch(text):
        months = (_NUMBER_IN_DATE if found["day"] else _NUMBER_ALONE).get(language, {})
        return _is_date(int(found["year"]), months.get(found["month"].casefold(), 0), found["day"])
    return False


def _is_date(year: int, month: int, day: str | None) -> bool:
    try:
        return bool(date(year, month, int(day or 1)))
    except ValueError:
        return False
