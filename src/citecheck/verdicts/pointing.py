"""References in plain words that name no source: they say where one is named, as `Ibid.` does, or whom to ask.

Nobody can tell from them alone what the claim rests on, and they may be right.
"""

from __future__ import annotations

import re

from citecheck.plain import plain

# What stands for the work named before it; with an author in front of it, it is one that can be looked for.
_AGAIN = (
    "ibid(?:em)?", "íbid(?:em)?", "idem", "id", r"op\.? ?cit", r"loc\.? ?cit", "ditto", "ebd", "ebenda",
    r"a\. ?a\. ?o", "там же", "ivi", "tamże", "同上", "同前",
)  # fmt: skip
_SEE = r"(?:please )?(?:see|cf|refer to|as (?:in|on|per)|siehe|vgl|voir|véase|см)\.? (?:also )?"
_ITS = r"(?:the |this |its |its own |article'?s? |page'?s? |same )*"
# Places on the page or beside it.
_PLACES = (
    "above", "below", "talk", "talk ?page", "discussion(?: page)?", r"talk:.*", "notes?", "text", "article", "infobox",
    "references?", "sources?", "(?:external )?links?",
    "(?:previous|preceding|next|following|first|last) (?:note|reference|citation|source)",
    "oben", "unten", "ci-dessus", "ci-dessous", "выше", "ниже",
)  # fmt: skip
_WHERE = r"(?:[\s,;:.]|\b(?:pp?|pages?|ch|chapter|vol|s|\u0441)\b|§|\b[0-9ivxlc]{1,6}\b|[-–])*"
_POINTING = re.compile(
    rf"(?:same )?(?:{'|'.join(_AGAIN)})\b{_WHERE}"
    rf"|{_SEE}{_ITS}(?:{'|'.join(_PLACES)})\b{_WHERE}"
    rf"|(?:the )?(?:talk ?page|(?:same )?as above)[\s.]*",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"\[?\s*(?:mailto:[^\s\]]+(?:\s[^\[\]]*)?\]|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[\s.]*", re.IGNORECASE
)
_LONGEST = 100


def only_points(text: str) -> bool:
    """Whether a reference, as it is written, names no source."""
    return len(text) <= _LONGEST and bool(_MAIL.fullmatch(text.strip()) or _POINTING.fullmatch(plain(text)))
