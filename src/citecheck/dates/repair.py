"""The accepted form of a date that is written in a way citations do not take but that can mean one thing only."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck import dates
from citecheck.dates import periods

_LONGEST = 60
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b[.,]* *(?!\d{3})",
    re.IGNORECASE,
)
# Each is tried on what those before it made of the text; none can be read as another day than the first.
_STEPS = (
    (re.compile(r"&nbsp;|[\u00a0\u2002\u2009\u202f]"), " "),
    (re.compile(r"&[nm]dash;|[\u2010-\u2015\u2212]"), "–"),
    (re.compile(r"\[\[|\]\]"), ""),
    (re.compile(r"(?<![.,;])[.,;]+$"), ""),
    (re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?: of\b)?", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<![\d-])0(?=[1-9][ ,])"), ""),
    (re.compile(r"^(?:circa|ca\.?|c\.?) *(?=\d{3,4}$)", re.IGNORECASE), "c. "),
    (re.compile(r"\b([A-Za-z]{3})\.(?= )"), r"\1"),
    (re.compile(r"\bSept\b\.?", re.IGNORECASE), "Sep"),
    (re.compile(r"^(\d{4})-(\d)(?=-)"), r"\1-0\2"),
    (re.compile(r"^(\d{4}-\d\d)-(\d)$"), r"\1-0\2"),
    (re.compile(r"^(\d{4}),? ([A-Za-z]+) (\d{1,2})$"), r"\3 \2 \1"),
    (re.compile(r"(?<=[a-z])/(?=[A-Z])"), "–"),
    (re.compile(r"(?<=[A-Za-z]),? (?=\d{4}$)"), " "),
    (re.compile(r"(?<=[A-Za-z]) (\d{1,2})(?:, *| +)(?=\d{4}$)"), r" \1, "),
)
_DASH = re.compile(r" *– *")
_WORD = re.compile(r"[A-Za-z]+")
_CAPITALS = {name.lower(): name for word in periods.NAMED for name in word.split()}


@lru_cache(maxsize=1024)
def repaired(text: str) -> str | None:
    """The same date in an accepted form, or None where only a person can tell what is meant."""
    if len(text) > _LONGEST:
        return None
    if weekday := _WEEKDAY.match(text):
        text = text[weekday.end() :]
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    text = _WORD.sub(lambda word: _CAPITALS.get(word[0].lower(), word[0]), text)
    for candidate in (text, _DASH.sub("–", text), _DASH.sub(" – ", text)):
        found = dates.read(candidate)
        if found and found.style is not dates.Style.NONE and not found.letter:
            agrees = not weekday or _WEEKDAYS[found.earliest.weekday()] == weekday[1][:3].lower()
            return candidate if agrees else None
    return None
