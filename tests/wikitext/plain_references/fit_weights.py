"""Fits the weights by which references that lost their tags are found, and says how well they do on other articles.

usage: python -m tests.wikitext.plain_references.fit_weights FOLDER [--divisions N] [--write]

FOLDER holds articles as `NAME.txt` in the format of a dump, whose references have lost their tags, and where these
stood as `NAME.refs.json`: a list of objects with `start`, `end` and `kind`, which is `text` or `url` for those in plain
words.

The weights are those of a logistic regression in which the places where one reference may end are weighed against each
other and against there being none. What is told of other articles is measured on each fifth of them with weights from
the rest. A reference is found where a citation covers it by 70 %, and a citation is right where it lies on a reference
by 30 %.

The fifths are drawn by chance, by which the measure differs by more than one point: what is to be better has to be so
over several divisions.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from citecheck.inputs import Input, documents_of
from citecheck.model import CitationKind, Document, Span
from citecheck.regions import Regions
from citecheck.wikitext.citations import citations_of
from citecheck.wikitext.citations.copies import with_copies
from citecheck.wikitext.markup.scan import TPL, Skeleton, scan
from citecheck.wikitext.plain_references import PlainReference, candidates_of, likeliest
from citecheck.wikitext.plain_references import weights as kept
from citecheck.wikitext.plain_references.signals import Scorer

FOLDS = 5
PASSES = 20
RATE = 0.25
# How much is taken from a weight that is one, over all examples; the weights that are written are rounded to tenths.
SHRINKING = 12.0
LEAST = 0.1
# Signals that were met less often say nothing.
RAREST = 10
FOUND, RIGHT = 0.7, 0.3
TOGETHER = frozenset({CitationKind.UNTEMPLATED, CitationKind.BARE_URL})
PLAIN = frozenset({"text", "url"})


class Example(NamedTuple):
    """A place where a reference may begin: the signals of each end, by number, and which end is the right one."""

    ends: list[list[tuple[int, float]]]
    right: int | None


@dataclass(frozen=True)
class Article:
    """A page and the references that stood in it."""

    document: Document
    skeleton: Skeleton
    references: Sequence[Span]


class Score(NamedTuple):
    """How many references there are and were found, how many citations were told and lie on one."""

    references: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    def and_(self, other: Score) -> Score:
        """Both together."""
        return Score(*map(sum, zip(self, other, strict=True)))

    def __str__(self) -> str:
        recall, precision = 100 * self.found / self.references, 100 * self.right / max(1, self.told)
        found = f"found {self.found} of {self.references} ({recall:.1f} %)"
        return f"{found}, right {self.right} of {self.told} ({precision:.1f} %)"


def articles_of(folder: Path) -> list[Article]:
    """The articles of a folder."""
    found = []
    for file in sorted(folder.glob("*.refs.json")):
        (document,) = documents_of(Input(str(file.with_name(file.name.replace(".refs.json", ".txt")))))
        references = [
            Span(each["start"], each["end"]) for each in json.loads(file.read_text()) if each["kind"] in PLAIN
        ]
        found.append(Article(document, scan(document.text, document.span, TPL), references))
    return found


def overlap(one: Span, other: Span) -> float:
    """The part that two spans have in common of all that they cover."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def examples_of(article: Article, numbers: dict[str, int]) -> Iterator[Example]:
    """What can be learnt from an article; new signals are numbered on the way."""

    def signal(name: str) -> Counter[int]:
        return Counter([numbers.setdefault(name, len(numbers))])

    places = []
    scorer = Scorer(signal, Counter[int]())

    def gathered(
        text: str, page: Span, skeleton: Skeleton, taken: Regions, addresses: Sequence[Span], **_options: bool
    ) -> Iterator[PlainReference]:
        for line in candidates_of(text, page, skeleton, taken, Regions(addresses), scorer):
            places.extend(line)
        return iter(())

    document = article.document
    citations_of(document.text, document.span, article.skeleton, TPL, lost=gathered)
    right: dict[int, int] = {}
    for reference in article.references:
        fitting = [
            (overlap(reference, Span(place.start, end)), -abs(place.start - reference.start), place.start, end)
            for place in places
            for end in place.ends
            if place.start < reference.end and end > reference.start
        ]
        if fitting and (best := max(fitting))[0] >= FOUND:
            right[best[2]] = best[3]
    for place in places:
        if place.ends:
            end = right.get(place.start)
            signals = [[*map(_number, vector.items())] for vector in place.ends.values()]
            yield Example(signals, [*place.ends].index(end) if end is not None else None)


def _number(signal: tuple[int, int]) -> tuple[int, float]:
    return signal[0], float(signal[1])


def fitted(examples: Sequence[Example], size: int) -> list[float]:
    """The weights of signals by number, found by stochastic gradient descent with a rate of its own for each."""
    weights, squares = [0.0] * size, [1.0] * size
    met = Counter(number for example in examples for end in example.ends for number, _ in end)
    kept = [met[number] >= RAREST for number in range(size)]
    order = [*examples]
    chance = random.Random(1)  # the same weights each time
    for _ in range(PASSES):
        chance.shuffle(order)
        for example in order:
            slopes: defaultdict[int, float] = defaultdict(float)
            for end, slope in zip(example.ends, _slopes(example, weights), strict=True):
                if abs(slope) > 1e-4:
                    for number, count in end:
                        slopes[number] += slope * count
            for number, slope in slopes.items():
                if kept[number]:
                    full = slope + SHRINKING / len(order) * weights[number]
                    squares[number] += full * full
                    weights[number] -= RATE * full / math.sqrt(squares[number])
    return weights


def _slopes(example: Example, weights: Sequence[float]) -> list[float]:
    """How much too likely each end is."""
    scores = [sum(weights[number] * count for number, count in end) for end in example.ends]
    most = max(0.0, *scores)
    odds = [math.exp(score - most) for score in scores]
    total = math.exp(-most) + sum(odds)
    return [each / total - (index == example.right) for index, each in enumerate(odds)]


def score(article: Article, weights: Mapping[str, float]) -> Score:
    """How well weights do on an article."""
    scorer = Scorer(lambda signal: weights.get(signal, 0.0), 0.0)

    def lost(
        text: str, page: Span, skeleton: Skeleton, taken: Regions, addresses: Sequence[Span], **_options: bool
    ) -> Iterator[PlainReference]:
        for line in candidates_of(text, page, skeleton, taken, Regions(addresses), scorer):
            yield from likeliest(line)

    document = article.document
    citations = citations_of(document.text, document.span, article.skeleton, TPL, lost=lost)
    citations = with_copies(document.text, document.span, article.skeleton, TPL, citations)
    told = [citation.span for citation in citations if citation.kind in TOGETHER]
    found = [any(overlap(one, other) >= FOUND for other in told) for one in article.references]
    right = [any(overlap(one, other) > RIGHT for other in article.references) for one in told]
    return Score(len(found), sum(found), len(right), sum(right))


def rounded(weights: Sequence[float], numbers: Mapping[str, int]) -> dict[str, float]:
    """The weights by name, those left out that say next to nothing."""
    tenths = {name: round(weights[number], 1) for name, number in numbers.items()}
    return {name: weight for name, weight in sorted(tenths.items()) if abs(weight) > LEAST}


def together(scores: Iterable[Score]) -> Score:
    """All scores in one."""
    return reduce(Score.and_, scores, Score())


def divided(size: int, division: int) -> list[int]:
    """The numbers of articles in an order of chance, the same each time."""
    order = [*range(size)]
    random.Random(division).shuffle(order)
    return order


def held_out(
    articles: Sequence[Article], examples: Sequence[Sequence[Example]], numbers: Mapping[str, int], division: int
) -> list[Score]:
    """How well each article does with weights from others; `division` tells the chance by which they are divided."""
    order = divided(len(articles), division)
    scores = dict[int, Score]()
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        learnt = fitted([each for index in order if index not in held for each in examples[index]], len(numbers))
        weights = rounded(learnt, numbers)
        scores |= {index: score(articles[index], weights) for index in held}
    return [scores[index] for index in range(len(articles))]


def main() -> None:
    """Fit, tell, and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="articles, with where their references stood")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    parser.add_argument("--divisions", type=int, default=1, help="how often the articles are divided anew")
    options = parser.parse_args()
    articles, numbers = articles_of(options.folder), dict[str, int]()
    examples = [[*examples_of(article, numbers)] for article in articles]
    by_division = [held_out(articles, examples, numbers, division) for division in range(1, options.divisions + 1)]
    for article, *scores in zip(articles, *by_division, strict=True):
        if article.references:
            print(f"{Path(article.document.path).stem}: {together(scores)}")
    for division, scores in enumerate(by_division, 1):
        print(f"division {division}: {together(scores)}")
    print(f"on other articles: {together([each for scores in by_division for each in scores])}")
    order = divided(len(articles), 1)
    weights = rounded(fitted([each for index in order for each in examples[index]], len(numbers)), numbers)
    same = together([score(article, weights) for article in articles])
    print(f"on the same ones: {same}, {len(weights)} weights")
    if options.write:
        write(weights)


def write(weights: Mapping[str, float]) -> None:
    """Put weights into the package in place of those that are there."""
    file = Path(kept.__file__)
    head = file.read_text(encoding="utf-8").partition("WEIGHTS")[0]
    lines, line = [], "   "
    for name, weight in weights.items():
        entry = f' "{name}": {weight},'
        if len(line) + len(entry) > 120:
            lines.append(line)
            line = "   "
        line += entry
    body = "\n".join([*lines, line])
    file.write_text(f"{head}WEIGHTS: dict[str, float] = {{\n{body}\n}}  # fmt: skip\n", encoding="utf-8")


if __name__ == "__main__":
    main()
