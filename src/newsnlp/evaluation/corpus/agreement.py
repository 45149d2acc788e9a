"""How far two people agree who have annotated one text without knowing of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from newsnlp.errors import SourceError
from newsnlp.evaluation.article_score import ArticleScore, score_article
from newsnlp.evaluation.corpus.collection import load_article
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.figures import (
    LAYERS,
    Accuracy,
    LayerFigures,
    accuracies,
    layer_figures,
    total_counts,
)

FIRST_FOLDER: Final = "first"  # as annotated before the two were reconciled in articles/
SECOND_FOLDER: Final = "second"
MENTION_LAYERS: Final = ("person", "organization", "title")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The second annotation scored as if the first were gold, and the spans of mentions."""

    scores: Sequence[ArticleScore]
    mentions: Counter[str]

    def describe(self) -> str:
        """Return the agreement by layer, a line each, and then every disagreement."""
        return "\n".join(self._iter_lines()) + "\n"

    def layers(self) -> dict[str, LayerFigures]:
        """Return how far the two agree on each layer and each label of mentions."""
        counts = total_counts(self.scores)
        layers = {layer: layer_figures(counts, layer) for layer in LAYERS}
        for label in MENTION_LAYERS:
            hits, second, first = (
                self.mentions[f"{label}.{key}"] for key in ("hit", "pred", "gold")
            )
            layers[f"mentions: {label}"] = LayerFigures(hits, second, first)
        return layers

    def accuracies(self) -> dict[str, Accuracy]:
        """Return how far the two agree on what both have found."""
        return accuracies(total_counts(self.scores))

    def _iter_lines(self) -> Iterator[str]:
        yield f"{len(self.scores)} articles annotated twice"
        yield f"{'layer':<24}{'F1':>7}{'first':>8}{'second':>8}"
        for name, figures in self.layers().items():
            yield f"{name:<24}{figures.f1:>7.3f}{figures.gold:>8}{figures.predicted:>8}"
        for name, accuracy in self.accuracies().items():
            yield f"{name:<24}{accuracy.share:>7.3f}{accuracy.judged:>8}"
        yield ""
        for score in self.scores:
            for found in score.disagreements:
                yield "\t".join((found.article, found.kind, found.detail))


def measure_agreement(corpus: Path) -> Agreement:
    """Compare every annotation in `corpus`/second with the first one of its text.

    The first is in `corpus`/first where the two have been reconciled, else the article itself.

    Raises:
        SourceError: if an article cannot be read, or the two are not annotations of one text.
    """
    scores: list[ArticleScore] = []
    mentions: Counter[str] = Counter()
    for path in sorted((corpus / SECOND_FOLDER).glob("*.news")):
        second = load_article(path)
        kept = corpus / FIRST_FOLDER / path.name
        first = load_article(kept if kept.exists() else corpus / "articles" / path.name)
        if first.text != second.text:
            raise SourceError(f"{path}: {_first_difference(first, second)}", article_id=path.stem)
        scores.append(score_article(first.annotation, second.annotation, first.text))
        mentions.update(_compare_mentions(first, second))
    return Agreement(scores, mentions)


def _compare_mentions(first: CorpusArticle, second: CorpusArticle) -> Counter[str]:
    counts: Counter[str] = Counter()
    for label in MENTION_LAYERS:
        spans, others = (
            {(m.start, m.end) for m in article.annotation.mentions if m.label == label}
            for article in (first, second)
        )
        counts[f"{label}.gold"] = len(spans)
        counts[f"{label}.pred"] = len(others)
        counts[f"{label}.hit"] = len(spans & others)
    return counts


def _first_difference(first: CorpusArticle, second: CorpusArticle) -> str:
    pairs = zip(first.text, second.text, strict=False)
    at = next((at for at, (a, b) in enumerate(pairs) if a != b), 0)
    return f"another text than the article's, from {second.text[at : at + 12]!r} on"
