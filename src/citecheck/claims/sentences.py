"""Where sentences begin and end, in any language that sentencex knows.

sentencex finds the boundaries; what it cannot know of wiki text, and what it gets wrong on real articles, is mended
here. Linear: sentencex takes quadratic time over quotation marks that nothing closes, so it is handed a window at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from string import ascii_letters

from sentencex import segment

# Abbreviations after which sentencex still ends a sentence: what follows them decides instead (found on real articles,
# 2026-11). Before a number: pages, volumes, circa; before a name: ranks, titles, places, parties.
_BEFORE_NUMBER = frozenset(
    {
        "approx", "art", "bd", "ca", "c", "ch", "chap", "chaps", "cl", "ed", "eq", "eqs", "est", "fig", "figs", "fl",
        "lit", "max", "min", "no", "nos", "nr", "p", "pp", "par", "r", "rs", "sec", "sect", "str", "vol", "vols",
    }
)  # fmt: skip
_BEFORE_NAME = frozenset(
    {
        "adm", "brig", "capt", "cmdr", "col", "cpl", "fr", "gen", "gov", "hon", "lt", "maj", "messrs", "mgr",
        "msgr", "mt", "pres", "prof", "rep", "rev", "sen", "sgt", "st", "ste", "vs",
    }
)  # fmt: skip
# The same of other languages, as their dictionaries have them: titles and places that stand before a name, and words
# that lead on to an example. What may end a sentence too, as "etc." and its like, is none of them.
_BEFORE_NAME_IN = {
    "da": frozenset({"bl.a", "dvs", "f.eks", "skt"}),
    "de": frozenset({"abb", "evtl", "fa", "geb", "gebr", "hl", "hrsg", "inkl"}),
    "es": frozenset({"dña", "excmo", "pbro", "srta", "sta", "sto"}),
    "fr": frozenset({"M", "dr", "me", "mlle", "mm", "mme", "pr", "vve", "éd"}),
    "hu": frozenset({"br", "gr", "id", "ifj", "szt", "özv"}),
    "it": frozenset({"S", "avv", "dott", "ing", "mons", "sig"}),
    "nb": frozenset({"bl.a", "dvs", "f.eks"}),
    "nl": frozenset({"dhr", "ds", "ir", "mevr"}),
    "nn": frozenset({"bl.a", "dvs", "t.d"}),
    "no": frozenset({"bl.a", "dvs", "f.eks", "t.d"}),
    "pl": frozenset({"abp", "bp", "im", "ks", "płk", "św", "tzw", "ul"}),
    "pt": frozenset({"dra", "exmo", "sra", "sta", "sto"}),
    "ru": frozenset({"акад", "ген", "дж", "доц", "им", "инж", "пл", "пос", "проф", "св", "ул"}),
    "sv": frozenset({"bl.a", "dvs", "t.ex"}),
    "tr": frozenset({"alb", "av", "bkz", "doç", "gör", "hz", "uzm", "yrd", "yzb", "öğr"}),
    "uk": frozenset({"вул", "ген", "дж", "доц", "ім", "інж", "пл", "проф", "св"}),
}
# And of parts of works, which stand before a number.
_BEFORE_NUMBER_IN = {
    "cs": frozenset({"kap", "s", "sv", "č"}),
    "da": frozenset({"bd", "kap", "s"}),
    "de": frozenset({"S", "bd", "bde", "kap"}),
    "es": frozenset({"cap", "núm", "pág", "págs", "t"}),
    "fr": frozenset({"env", "n", "t", "v"}),
    "hu": frozenset({"kb", "köt", "o", "old"}),
    "it": frozenset({"cap", "n", "pag", "pagg", "t"}),
    "nb": frozenset({"bd", "kap", "s"}),
    "nl": frozenset({"afl", "blz", "dl"}),
    "nn": frozenset({"bd", "kap", "s"}),
    "no": frozenset({"bd", "kap", "s"}),
    "pl": frozenset({"ok", "poz", "rozdz", "rys", "s", "t"}),
    "pt": frozenset({"cap", "n", "pág", "págs", "t"}),
    "ru": frozenset({"вып", "гл", "кн", "ок", "прим", "рис", "род", "\u0441", "стр", "т", "ч"}),
    "sv": frozenset({"bd", "kap", "s", "sid"}),
    "tr": frozenset({"c", "m.s", "m.ö", "s", "sf"}),
    "uk": frozenset({"бл", "вип", "гл", "кн", "рис", "\u0441", "стор", "т", "ч"}),
}
_BETWEEN_WORDS = re.compile(r"[^\w.]")
# A dot between letters without a blank, after another such dot or a letter alone: a name such as N.EX.T.
_DOTTED = re.compile(r"(?:\.\w+|(?<![A-Za-z0-9\u00c0-\u024f])[A-Za-z])\.\Z")
# What is cut short: a letter that would be a sentence by itself, as the title in "Il part. M. Hale vient."; in scripts
# from Hebrew to Burmese, which have no capitals to know an initial by, any letter alone, with its vowels.
_CUT_SHORT = re.compile(r"(?:(?:\A|[.!?]\s)[^\W\d_]|(?:\A|[\s(\[.\u0964])[\u0590-\u109f][^\w\s.]{0,2})\.\Z")
_LONGEST_CUT = 5
# Where a number with a dot is an ordinal; years and larger numbers are none.
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.\Z")
_WITH_ORDINALS = frozenset({
    "bs", "cs", "da", "de", "et", "eu", "fi", "fo", "hr", "hu", "is", "lb", "lv", "nb", "nn", "no", "pl", "sk", "sl",
    "sr", "tr",
})  # fmt: skip
# Initials with a hyphen, but for those of an era: "300 av. J.-C. Le village".
_HYPHENATED = re.compile(
    r"(?<![^\W\d_])(?!(?<=av\.\s)J\.-C|(?<=apr\.\s)J\.-C|(?<=avant\s)J\.-C|(?<=apr\u00e8s\s)J\.-C)"
    r"[A-Z\u00c0-\u00de\u0410-\u042f]\w?\.-[A-Z\u00c0-\u00de\u0410-\u042f]\w?\.\Z"
)
# What is cut short whatever follows: a letter of another script where other marks than a dot end a sentence, a ruler's
# number that stands before the name, and titles and places in scripts that have no capitals to know a name by.
_CUT_IN = {
    "ar": re.compile(r"(?<!\w)أ\.(?:م\.)?د\.\Z"),
    "he": re.compile(r"(?<!\w)(?:רח|שד)\.\Z"),
    "hi": re.compile(r"(?:\A|[\s(])(?:कु|डा|डॉ|पं|प्रो|श्री|स्व)\.\Z"),
    "hu": re.compile(r"(?<!\w)[IVXLC]+\.\Z"),
    "ja": re.compile(r"(?<![A-Za-z0-9])[A-Z]\.\Z"),
    "tr": re.compile(r"(?<!\w)[IVXLC]+\.\Z"),
    "zh": re.compile(r"(?<![A-Za-z0-9])[A-Z]\.\Z"),
}
# In these a dot ends no sentence: other marks do, or none.
_WITHOUT_DOTS = frozenset({"bo", "km", "lo", "my", "th"})
# Ends that sentencex does not know: of Tibetan, of Khmer.
_OTHER_ENDS = re.compile("[\u0f0d\u0f0e\u17d4\u17d5]\\s*(?=\\S)")
_NUMBER = re.compile(r"\d|[IVXLC]+\b|[A-Z]+-?\d")
_NEAR = 24

# Italic and bold marks look like quotation marks to sentencex.
_STYLE = re.compile("'{2,}")
_STYLED = re.compile(r"(?:^|\s)('{2,})\Z")
# sentencex takes every blank for one byte and panics in the middle of a longer one; UTF-8 has no surrogates.
_UNREADABLE = re.compile("[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\ud800-\udfff]")
# In Hebrew a mark within a word is no quotation mark.
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
# A boundary before marks that close the sentence lies after them; so does one before what stands for a template there.
_CLOSERS = re.compile(r"""(?:[)\]}”’»]|["'\ufffc](?=["')\]\s]|\Z))+\s*""")
# A whole sentence in parentheses, with its own full stop; sentencex ends none after it.
_ASIDE = re.compile(r"""\((?:(?<=\A\()|(?<=[.!?]\s\())[A-Z][^()]*[.!?]["”]?\)\s+(?=\S)""")
# Words that sentencex takes for abbreviations before some names, and that end a sentence there: a month that is never
# cut short, a name, and what is one only with a capital.
_WHOLE = re.compile(
    r"\.\s(?=[A-Z])(?:(?<=\b(?:May|Arc|arc|ark|art|etc|ill|ken|ore)..)|(?<=\b(?:me|no)..)|(?<=\bmiss..))(?![IVXLC]+\b)",
    re.DOTALL,
)
# Each with what stands in all that it finds.
_ENDS = (("(", _ASIDE), (".", _WHOLE))
# Words that no name is: behind what may end a sentence or be cut short within one, they begin the next.
_BEGINNERS = {
    "de": (
        "Ab|Als|Am|An|Auch|Auf|Aus|Bei|Bis|Danach|Dann|Das|Der|Die|Dies|Diese|Dieser|Dieses|Dort|Durch|Ein|Eine|Er|Es|"
        "Für|Heute|Hier|Ihr|Ihre|Im|In|Mit|Nach|Sein|Seine|Seit|Sie|Später|Unter|Von|Vor|Während|Wegen|Zu|Zum|Zur"
    ),
    "ru": (
        "\u0412|\u0412\u043e|До|\u0415\u0433\u043e|Её|\u0415\u0435|Затем|Из|Их|\u041a|Когда|Кроме|\u041d\u0430|\u041d\u043e|Он|Она|"
        "Они|Оно|Однако|От|По|Позже|После|Потом|При|\u0421|\u0421\u043e|Так|Также|Там|Тогда|Через|Эта|Эти|Это|Этот"
    ),
    "pl": "Dla|Do|Jego|Jej|Ich|Jest|Na|Od|Po|Potem|Przez|Przy|Później|Ta|Ten|To|W|We|Z|Za",
    "tr": "Ama|Ancak|Ayr\u0131ca|Bir|Böylece|Bu|Bunun|Daha|Fakat|O|Onun|Sonra",
    "uk": (
        "\u0412|Він|Вона|Вони|Воно|До|\u0417|\u0417\u0430|Згодом|Його|Її|Їх|Коли|\u041d\u0430|Однак|Пізніше|Після|По|"
        "Потім|При|Так|Також|Там|\u0423|Це|Цей|Ця"
    ),
}
_NUMBERED = r"(?<=[\w.]\s)\d{1,4}"
# What may do either: numbers, eras, centuries, years, "and others".
_AMBIGUOUS = {
    "de": r"(?:(?<=[\w.]\s)(?:[IVXLC]+|\d{1,4})|\b(?:Chr|Jh|Jhd|etc|usw))",
    "pl": _NUMBERED,
    "ru": "\\b(?:\u0433\u0433?|вв?|др|э|п|д|\u0440\u0443\u0431|чел)",
    "tr": _NUMBERED,
    "uk": "\\b(?:\u0440\u0440?|ст|ін|\u0435|п|д|грн)",
}
_BEGUN_IN = {
    language: re.compile(rf"{before}\.\s+(?=(?:{_BEGINNERS[language]})\s)") for language, before in _AMBIGUOUS.items()
}
# No sentence begins among the words of a link.
_LINK = re.compile(r"\[\[[^\[\]\n]*+\]\]")
# What goes on where it is glued to the words before: "vs.-incident", and in Japanese what follows a quotation.
_GOING_ON = re.compile("(?<=\\S)[-\u2010-\u2014/]|(?<=[」』])[\u3041-\u309f]")

_WORD = re.compile(r"\S")
_WINDOW = 10_000


def starts(prose: str, language: str = "en") -> list[int]:
    """Where each sentence of a stretch of prose begins, the first at its first code point; empty for no prose.

    `language` is a tag such as `de` or `de-AT`. What is written without marks between sentences, as Thai is, is one.
    """
    if not prose:
        return []
    language = language.partition("-")[0].lower()
    plain = _readable(prose, language)
    found = {0, *_known_ends(prose, language)}
    at = 0
    for boundary in _boundaries(plain, language):
        if boundary < at:
            continue
        at = boundary
        if plain[at].isspace():
            word = _WORD.search(plain, at)
            if not word:
                break
            at = word.start()
        if not _goes_on(plain, boundary, at, language):
            found.add(_moved(prose, at))
    found.discard(len(prose))
    return _outside_links(prose, sorted(found)) if "[[" in prose else sorted(found)


def _known_ends(prose: str, language: str) -> Iterator[int]:
    """Where a sentence has ended though sentencex may find no boundary."""
    known = [ends for mark, ends in _ENDS if mark in prose]
    if begun := _BEGUN_IN.get(language):
        known.append(begun)
    if language in _WITHOUT_DOTS:
        known.append(_OTHER_ENDS)
    for ends in known:
        for ending in ends.finditer(prose):
            yield ending.end()


def _outside_links(prose: str, places: list[int]) -> list[int]:
    """The places that are not among the words of a link."""
    links = [link.span() for link in _LINK.finditer(prose)]
    before = (bisect_left(links, (at, 0)) for at in places)
    return [at for at, link in zip(places, before, strict=True) if not link or links[link - 1][1] <= at]


def _readable(prose: str, language: str) -> str:
    """A stretch of prose as sentencex can read it, code point for code point."""
    if "''" in prose:
        prose = _STYLE.sub(lambda marks: " " * len(marks[0]), prose)
    if language == "he":
        prose = _GERSHAYIM.sub("\u05f4", prose)
    # What prints has no blanks but spaces, and no surrogates.
    if prose.isascii() or prose.isprintable():
        return prose
    return _UNREADABLE.sub(lambda unread: " " if unread[0].isspace() else "\ufffd", prose)


def _boundaries(prose: str, language: str) -> list[int]:
    """Where sentencex begins a sentence after the first; each window begins where the last one found no further."""
    found: list[int] = []
    start = 0
    while True:
        window = prose[start : start + _WINDOW]
        _, *within, _ = accumulate(map(len, segment(language, window)), initial=start)
        found += within
        if start + _WINDOW >= len(prose):
            return found
        start = within[-1] if within else start + _WINDOW


def _moved(prose: str, at: int) -> int:
    """A boundary after the marks that close the sentence before it, and before those that open the one after it."""
    if not prose[at - 1].isspace() and (closers := _CLOSERS.match(prose, at)):
        return closers.end()
    opening = _STYLED.search(prose[max(0, at - _NEAR) : at]) if prose[at - 1] == "'" else None
    return at - len(opening[1]) if opening else at


def _goes_on(prose: str, boundary: int, at: int, language: str) -> bool:
    """Whether the sentence before a boundary is not over yet; `at` is where the text after it begins."""
    first = prose[at]
    # Georgian letters are all small ones.
    small = first.islower() and not "\u10d0" <= first <= "\u10ff"
    if small or (not first.isupper() and _GOING_ON.match(prose, at)):
        return True
    before = prose[max(0, boundary - _NEAR) : boundary].rstrip()
    return before[-1:] == "." and (language in _WITHOUT_DOTS or _is_cut_short(before, prose, at, language))


def _is_cut_short(before: str, prose: str, at: int, language: str) -> bool:
    """Whether the dot that ends `before` is that of an abbreviation or an ordinal; `at` is where the text goes on."""
    word = before.rsplit(None, 1)[-1][:-1]
    if len(word) == 1 or not word.isalpha():
        ordinal = language in _WITH_ORDINALS and _ORDINAL.search(before)
        dotted = not prose[at - 1].isspace() and _DOTTED.search(before)
        if ordinal or dotted or _CUT_SHORT.search(before, max(0, len(before) - _LONGEST_CUT)):
            return True
        if "-" in word and _HYPHENATED.search(before):
            return True
        word = _last_word(word)
    if (cut := _CUT_IN.get(language)) and cut.search(before):
        return True
    last = word if len(word) == 1 else word.lower()
    if prose[at].isupper() and (last in _BEFORE_NAME or _ends_with(before, _BEFORE_NAME_IN.get(language))):
        return True
    known = last in _BEFORE_NUMBER or _ends_with(before, _BEFORE_NUMBER_IN.get(language))
    return known and bool(_NUMBER.match(prose, at))


def _ends_with(before: str, known: frozenset[str] | None) -> bool:
    """Whether a text ends with one of the abbreviations that are known in its language."""
    if known is None:
        return False
    word = _BETWEEN_WORDS.split(before)[-1].strip(".")
    return word in known or (len(word) > 1 and word.lower() in known)


def _last_word(text: str) -> str:
    """The letters A to Z at the end of a text, if they are a whole word."""
    start = len(text.rstrip(ascii_letters))
    return "" if text[start - 1 : start].isalpha() else text[start:]
