"""Examples from `corpora/`: options that are right or wrong, and decisions that were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsnlp.evaluation.annotations import Annotation, PersonAnnotation, QuoteAnnotation
from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.evaluation.names import SourceComparison, pair_people
from newsnlp.evaluation.pieces import PieceFits, shared
from newsnlp.extraction.candidates import Found, QuoteCandidate, find_all
from newsnlp.models.attribution import MARGIN, SourceModel, choose
from newsnlp.reading import read
from newsnlp.reading.unwrapping import unwrap
from newsnlp.records import Speaker
from newsnlp.registry import build_extractors
from newsnlp.resolution.confidence import describe_decision
from newsnlp.resolution.quotes import resolve_sources
from newsnlp.resolution.resolver import Resolution, resolve
from newsnlp.resolution.speakers import ResolvedSource
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

LEAST_SHARED = 0.4
"""How much of a gold piece and a candidate must be common for the gold to say who speaks."""


@dataclass(frozen=True)
class Choice:
    """A question of one quotation, as who speaks: its options by features, and the right ones."""

    article: str
    words: str
    features: Sequence[Sequence[str]]
    right: Sequence[bool]

    def chosen(self, model: SourceModel, margin: float = MARGIN) -> int:
        """Return the place of the option that is chosen by `model`."""
        return choose(model.weigh(self.words, self.features), margin)


@dataclass(frozen=True)
class Decision:
    """A piece that was found: the features of what decided, and whether it was right."""

    article: str
    features: Sequence[str]
    right: bool


class RulesModel:
    """Holds the answer of the rules for certain, as training begins."""

    def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
        """Return 1 for what the rules answer and 0 for the others."""
        return [float("ruled" in features) for features in options]

    def trust(self, features: Sequence[str]) -> float:
        """Return even odds."""
        return 0.5


@dataclass(frozen=True)
class ReadArticle:
    """An article as the extractors leave it, with its gold."""

    gold: Annotation
    segmented: SegmentedText
    found: Found
    resolution: Resolution

    def choices(self, model: SourceModel) -> Iterator[Choice]:
        """Yield the open choices, what was said before them as `model` resolves it."""
        comparison = self._comparison()
        for candidate, source in self._resolved(model):
            gold = _gold_of(candidate, self.gold)
            if gold is not None and source.ranked is not None:
                ranked = source.ranked
                right = [
                    comparison.is_same(gold, _renamed(gold, option.speakers))
                    for option in ranked.options
                ]
                yield Choice(self.gold.id, ranked.words, ranked.features, right)

    def decisions(self, model: SourceModel) -> Iterator[Decision]:
        """Yield every piece that is judged, as `newsnlp evaluate` judges it."""
        resolved = list(self._resolved(model))
        pieces = [(c, s, piece) for c, s in resolved for piece in c.pieces]
        predicted = [_annotation(c, s, piece) for c, s, piece in pieces]
        comparison = self._comparison()
        text = self.segmented.text
        fits = PieceFits(self.gold.quotes, predicted, text, comparison.is_same)
        matched = {j: i for i, j in fits.match().items()}
        for j, (candidate, source, _) in enumerate(pieces):
            if j in matched or not fits.is_ignored(predicted[j]):
                right = j in matched and fits.same_source(matched[j], j)
                yield Decision(self.gold.id, describe_decision(candidate, source), right)

    def _resolved(self, model: SourceModel) -> list[tuple[QuoteCandidate, ResolvedSource]]:
        r = self.resolution
        records = (r.people, r.organizations, r.documents)
        return resolve_sources(self.segmented, self.found, *records, model=model)

    def _comparison(self) -> SourceComparison:
        people = tuple(
            PersonAnnotation(name=p.name, aliases=p.aliases) for p in self.resolution.people
        )
        predicted = Annotation(id=self.gold.id, people=people)
        pairs = pair_people(self.gold.people, predicted.people)
        return SourceComparison(self.gold, predicted, pairs)


def read_articles(corpus: Path, split: str, settings: Settings) -> list[ReadArticle]:
    """Return the articles of a split with what extractors find by `settings`.

    Articles of wrapped lines are left out: joined for extraction, they have other offsets.
    """
    segmenter, extractors = Segmenter(settings), build_extractors(settings)
    articles = []
    for article in load_corpus(corpus, split):  # type: ignore[arg-type]
        reading = read(article.text, format="text", settings=settings)
        unwrapped = unwrap(reading.text, reading.article.blocks)
        segmented = segmenter(unwrapped.text, unwrapped.blocks)
        if segmented.text == article.text:
            found = find_all(extractors, segmented)
            resolution = resolve(segmented, found)
            articles.append(ReadArticle(article.annotation, segmented, found, resolution))
    return articles


def collect_choices(
    articles: Sequence[ReadArticle], models: Mapping[str, SourceModel] | SourceModel
) -> list[Choice]:
    """Return the choices of all `articles`; `models` may differ from article to article."""
    return [c for a in articles for c in a.choices(_model_of(a, models))]


def collect_decisions(
    articles: Sequence[ReadArticle], models: Mapping[str, SourceModel] | SourceModel
) -> list[Decision]:
    """Return the decisions of all `articles`; `models` may differ from article to article."""
    return [d for a in articles for d in a.decisions(_model_of(a, models))]


def _model_of(article: ReadArticle, models: Mapping[str, SourceModel] | SourceModel) -> SourceModel:
    return models[article.gold.id] if isinstance(models, Mapping) else models


def _gold_of(candidate: QuoteCandidate, gold: Annotation) -> QuoteAnnotation | None:
    """Return the gold piece, firm or not, that has most in common with a piece of `candidate`."""
    best, most = None, LEAST_SHARED
    for quote in gold.quotes:
        for piece in candidate.pieces:
            if (common := shared((quote.start, quote.end), piece)) > most:
                best, most = quote, common
    return best


def _renamed(gold: QuoteAnnotation, speakers: Sequence[Speaker]) -> QuoteAnnotation:
    return gold.model_copy(update={"speaker": "、".join(s.name for s in speakers)})


def _annotation(
    candidate: QuoteCandidate, source: ResolvedSource, piece: tuple[int, int]
) -> QuoteAnnotation:
    speaker = "、".join(s.name for s in source.speakers)
    return QuoteAnnotation(kind=candidate.kind, start=piece[0], end=piece[1], speaker=speaker)
