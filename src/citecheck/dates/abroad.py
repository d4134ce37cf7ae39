"""Days and months as languages other than English write them; the wikis in these have ways of their own.

The names of the months are those that stand in dates, compared with the Unicode Common Locale Data Repository as it
comes with Babel 2.19.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
# What a month is called where no day stands with it, in the languages in which that is another form.
_ALONE: Mapping[str, str] = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "el": "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος "
    "Δεκέμβριος",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
}
_NAMES_ALONE: Mapping[str, frozenset[str]] = {
    language: frozenset(_ALONE.get(language, months).replace("/", " ").casefold().split())
    for language, months in _MONTHS.items()
}
_NUMBER_OF: Mapping[str, Mapping[str, int]] = {
    language: {name.casefold(): number for number, month in enumerate(months.split(), 1) for name in month.split("/")}
    for language, months in _MONTHS.items()
}
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:\.|º|er)? ?(?:de |d['’])?(?P<month>[^\W\d_]+) (?:del? )?(?P<year>\d{4})"
    r"(?: ?[\u0433\u0440]\.| года| року|\.)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})\. (?P<month>[^\W\d_]+) (?P<day>\d{1,2})\.?")
# Where a dot follows a number in a date, the day goes first, but for Hungarian.
_DOTTED = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})\.?")
_DOTTED_LANGUAGES = ("bg", "cs", "da", "de", "fi", "no", "pl", "ro", "ru", "sr", "tr", "uk")
_BY_LANGUAGE: Mapping[str, re.Pattern[str]] = {
    "hu": re.compile(r"(?P<year>\d{4})\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.?"),
    "ja": re.compile(r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"),
    "ko": re.compile(r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일"),
    "vi": re.compile(r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})"),
    **dict.fromkeys(_DOTTED_LANGUAGES, _DOTTED),
}
_MONTH = re.compile(r"(?P<month>[^\W\d_]+) (?:del? )?\d{4}(?: ?[\u0433\u0440]\.| года| року)?")
_MONTH_BY_LANGUAGE: Mapping[str, re.Pattern[str]] = {
    "hu": re.compile(r"\d{4}\. (?P<month>[^\W\d_]+)"),
    "ja": re.compile(r"\d{4} ?年 ?(?:0?[1-9]|1[0-2]) ?月"),
    "ko": re.compile(r"\d{4}년 ?(?:0?[1-9]|1[0-2])월"),
    "vi": re.compile(r"tháng (?:0?[1-9]|1[0-2]) năm \d{4}"),
}
_BLANK = re.compile(r"(?:\s|&nbsp;)+")
_LONGEST = 60


@lru_cache(maxsize=1024)
def is_whole_day(text: str, language: str) -> bool:
    """Whether a text is one day that there is, in the words or the figures of a language other than English."""
    if len(text) > _LONGEST:
        return False
    text, language = _BLANK.sub(" ", text).strip(), language.partition("-")[0]
    numbered = _BY_LANGUAGE.get("ja" if language == "zh" else language)
    if numbered and (found := numbered.fullmatch(text)):
        return _is_day(int(found["year"]), int(found["month"]), int(found["day"]))
    months = _NUMBER_OF.get(language, {})
    if found := (_YEAR_FIRST if language == "hu" else _DAY_FIRST).fullmatch(text):
        return _is_day(int(found["year"]), months.get(found["month"].casefold(), 0), int(found["day"]))
    return False


@lru_cache(maxsize=1024)
def is_month(text: str, language: str) -> bool:
    """Whether a text is a month of a year, in the words or the figures of a language other than English."""
    if len(text) > _LONGEST:
        return False
    text, language = _BLANK.sub(" ", text).strip(), language.partition("-")[0]
    language = "ja" if language == "zh" else language
    found = _MONTH_BY_LANGUAGE.get(language, _MONTH).fullmatch(text)
    if found is None:
        return False
    name = found.groupdict().get("month")
    return name is None or name.casefold() in _NAMES_ALONE.get(language, ())


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
