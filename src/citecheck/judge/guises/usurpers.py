"""Whether another site has taken the place of the cited one: a casino, a shop, a seller of pills or of essays.

Words of its trade prove that only where they stand densely, in a title too, and where neither the citation nor its
address knows of such a thing: there are articles about casinos.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from citecheck.judge.guises.meanings import Guise, Strength
from citecheck.judge.witness import Witness
from citecheck.judge.words import languages
from citecheck.judge.words.phrases import words_in
from citecheck.judge.words.saying import titles_of
from citecheck.model import Cited, Content, Reason, Status
from citecheck.titles import folded, normalised

_QUOTED = 4
_LITTLE_OVERLAP = 0.34
_LETTERS_OF_A_WORD = 6
_LEAST_NAME = 4
_LEAST_IN_ADDRESS = 5
_SHOPS = ("shop", "store", "product", "buy", "cart", "catalog")


class _Trade(Struct, frozen=True):
    """How much of its words a page must have: how many different ones, and which part of its text at least.

    `abroad` says that such a page is a usurper only where it is in another language than the citation.
    """

    different: int
    density: float
    abroad: bool = False

    def words_in_title(self, *, abroad: bool, decides: bool) -> int:
        """How many of them its titles must have at least, on a page in another language or not."""
        if abroad:
            return 1 if decides else 2
        return self.different if self.abroad else 2


_TRADES = {
    "gambling": _Trade(3, 0.08),
    "pills": _Trade(3, 0.05),
    "adult": _Trade(3, 0.06),
    "essays": _Trade(3, 0.05),
    "coins": _Trade(4, 0.06, abroad=True),
    "shop": _Trade(3, 0.02, abroad=True),
}
# A part of that which is enough to ask the host.
_SPARSE = 0.5


def usurper_of(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """The site that stands in the place of the cited page, if its words show one."""
    found = _seen(cited, content, witness)
    if found is None:
        return None
    is_sure = found.is_dense and _is_strange(cited, content, witness, witness.text)
    return Guise(Status.DEAD, Reason.USURPED, found.evidence, Strength.STRONG if is_sure else Strength.WEAK)


def stranger_of(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """The same of a page of which nobody said what it is, if it is nothing else: no proof that it ever was another."""
    if witness.decides:
        return None
    found = _seen(cited, content, witness)
    return Guise(Status.ALIVE, Reason.DRIFT, found.evidence) if found and found.is_dense else None


class _Seen(Struct, frozen=True):
    """The words of a trade on a page, as evidence; whether there are more of them than stand in an article."""

    evidence: str
    is_dense: bool


def _seen(cited: Cited, content: Content, witness: Witness) -> _Seen | None:
    text = witness.text
    title = " ".join(map(normalised, titles_of(content)))
    in_text, in_title = words_in(text), words_in(title)
    known = words_in(folded(" ".join((cited.url, *cited.titles, *cited.mentions, *cited.works))))
    size = max(len(text.split()), len(text) / _LETTERS_OF_A_WORD, 1.0)
    for group, trade in _TRADES.items():
        there, named = in_text.get(group, Counter()), in_title.get(group, Counter())
        words = there + named
        if len(words) < trade.different or group in known or _is_of_the_trade(group, cited, words):
            continue
        density = there.total() / size / trade.density
        if density < _SPARSE and len(named) < trade.different - 1:
            continue
        some = ", ".join(word for word, _ in words.most_common(_QUOTED))
        is_dense = density >= (1 if witness.decides else 2) and len(named) >= trade.words_in_title(
            abroad=languages.is_other(cited, content), decides=witness.decides
        )
        return _Seen(f"another site has taken its place, with words such as {some}", is_dense)
    return None


def _is_strange(cited: Cited, content: Content, witness: Witness, text: str) -> bool:
    """Whether nothing of what was cited is seen on a page."""
    names = [folded(name) for name in cited.names if len(name) >= _LEAST_NAME]
    if any(f" {name} " in f" {text} " for name in names) or witness.overlap > _LITTLE_OVERLAP:
        return False
    return witness.decides or languages.is_other(cited, content)


def _is_of_the_trade(group: str, cited: Cited, words: Counter[str]) -> bool:
    """Whether the address itself is one of a shop, or has a word of the trade in it."""
    address = cited.url.lower()
    if group == "shop" and any(word in address for word in _SHOPS):
        return True
    return any(len(word) >= _LEAST_IN_ADDRESS and word.replace(" ", "") in address for word in words)
