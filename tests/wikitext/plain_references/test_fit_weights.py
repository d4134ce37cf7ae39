"""The script that fits the weights of lost references learns from articles what to find in others."""

from __future__ import annotations

import json
from pathlib import Path

from tests.wikitext.plain_references import fit_weights

SENTENCES = ("It was sold in 1990.", "The mill burnt.", "He left the town,")
REFERENCES = ("Lund, Karl (1990). Mills of Osk. Harl Press. p. 12.", "Osk Times, 4 June 1998, p. 3.", "Keel 1991:14.")


def _write(folder: Path, name: str) -> None:
    """An article in which each sentence has a reference."""
    text, stood = f"[[{name}]]\n\n", []
    for sentence in SENTENCES * 4:
        for reference in REFERENCES:
            start = len(text) + len(sentence)
            stood.append({"start": start, "end": start + len(reference), "kind": "text"})
            text += f"{sentence}{reference} The wheel was built of wood, which is what he had wanted.\n\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / f"{name}.refs.json").write_text(json.dumps(stood), encoding="utf-8")


def test_what_is_learnt_from_one_article_finds_the_references_of_another(tmp_path: Path) -> None:
    for name in ("Mill", "Weir"):
        _write(tmp_path, name)
    article, other = fit_weights.articles_of(tmp_path)
    numbers: dict[str, int] = {}
    examples = [*fit_weights.examples_of(article, numbers)]
    weights = fit_weights.rounded(fit_weights.fitted(examples, len(numbers)), numbers)
    score = fit_weights.score(other, weights)
    assert score.found == score.references == 36
    assert score.right == score.told == 36
    assert fit_weights.score(other, {}).found < 36


def test_each_article_is_measured_with_weights_from_others(tmp_path: Path) -> None:
    for name in ("Mill", "Weir", "Wheel"):
        _write(tmp_path, name)
    articles = fit_weights.articles_of(tmp_path)
    numbers: dict[str, int] = {}
    examples = [[*fit_weights.examples_of(article, numbers)] for article in articles]
    scores = fit_weights.held_out(articles, examples, numbers, 2)
    assert [score.found for score in scores] == [36, 36, 36]
    assert fit_weights.together(scores) == fit_weights.Score(108, 108, 108, 108)
