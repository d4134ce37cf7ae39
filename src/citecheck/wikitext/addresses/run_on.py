"""Where an address ends that the next words run on from: `….htmlThe river` was an address, `</ref>` and a sentence.

Asked as it stands it would be missing, and nobody's fault. It is cut only where something tells that it ends there:
an address may have capitals of its own.
"""

from __future__ import annotations

import re

from citecheck.wikitext.letters import UPPER

# Words that run on begin as a sentence or a reference does: with a capital, or a mark of quotation.
_WORD = rf"[{UPPER}][^\W\d_A-Z]*+"
_AFTER_FILE = re.compile(
    r"(?<=[^/])\.(?:aspx?|cfm|djvu|docx?|gif|[sx]?html?|jpe?g|jspx?|pdf|php|png|pptx?|stm|txt|xlsx?)"
    rf"(?=(?:{_WORD}['\u2019.]?[^/?=&#%\s]*|[\"\u201c\u2018(][^/?=&#%\s]*)\Z)"
)
# `tram-testing-set-to-increase|The`: small words with hyphens between them have no capital at their end.
_AFTER_WORDS = re.compile(rf"/(?:[a-z0-9]+-){{2,}}[a-z]{{3,}}(?={_WORD}\Z)")
# `articles?id=614|The`: what is asked for by its number.
_AFTER_VALUE = re.compile(rf"[?&;]\w+=\d+(?={_WORD}\Z)")
# `abs/1402.0132|Nussbaumer, H.`, `27/5/745|Evaluation of`: a number, and a word that the text goes on from. A letter
# alone is a part of the number: `1990CeMDA..48...23B`.
_AFTER_NUMBER = re.compile(rf"[/.\d]\d(?=[{UPPER}][^\W\d_A-Z]++\Z)")
_AUTHOR = re.compile(r",? [A-Z]\.")
_GOES_ON = re.compile(r" [^\W\d_A-Z]{2}")
# Where an address stands in a sentence of its own language, that one goes on behind it.
_IN_SENTENCE = re.compile(r"[^\W\d_A-Z] \Z")
_LONGEST = 300


def end_of(text: str, start: int, end: int) -> int:
    """Where the address in `text[start:end]`, which ends with it as far as its characters go, ends by its words."""
    tail = max(start, end - _LONGEST)
    for told in (_AFTER_FILE, _AFTER_WORDS, _AFTER_VALUE):
        if found := told.search(text, tail, end):
            return found.end()
    found = _AFTER_NUMBER.search(text, tail, end)
    if found is None:
        return end
    goes_on = _GOES_ON.match(text, end) and not _IN_SENTENCE.search(text, max(0, start - 2), start)
    return found.end() if goes_on or _AUTHOR.match(text, end) else end
