"""The score of one article: what was found, what was missed, what was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from newsnlp.evaluation.annotations import Annotation, PersonAnnotation
from newsnlp.evaluation.names import (
    SourceComparison,
    comparable,
    pair_people,
    role_key,
    role_keys,
)
from newsnlp.evaluation.phenomena import Phenomena, PieceReader
from newsnlp.evaluation.pieces import PieceFits

# Besides the guideline's own: from any overlap worth the name to the exact piece.
THRESHOLDS: Final = (0.3, 0.5, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which gold and prediction differ; of a piece, with its phenomena."""

    article: str
    kind: str
    detail: str
    phenomena: Phenomena | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a predicted piece and its speaker were right, and how sure the prediction was."""

    confidence: float
    right: bool


@dataclass(slots=True)
class ArticleScore:
    """Counts by layer (`people.gold`, `direct.hit`, …), and what they were counted from."""

    article: str
    counts: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def disagree(self, kind: str, detail: str, phenomena: Phenomena | None = None) -> None:
        """Note one thing on which gold and prediction differ."""
        self.disagreements.append(Disagreement(self.article, kind, detail, phenomena))


def score_article(gold: Annotation, predicted: Annotation, text: str) -> ArticleScore:
    """Compare `predicted` with `gold`, both on `text`, as the guideline says."""
    score = ArticleScore(gold.id)
    pairs = dict(pair_people(gold.people, predicted.people))
    _score_people(score, gold.people, predicted.people, pairs)
    _score_roles(score, gold.people, predicted.people, pairs)
    _score_documents(score, gold, predicted)
    sources = SourceComparison(gold, predicted, list(pairs.items()))
    fits = PieceFits(gold.quotes, predicted.quotes, text, sources.is_same)
    _score_quotes(score, fits, PieceReader(gold, text))
    _score_thresholds(score, fits)
    return score


def _score_people(
    score: ArticleScore,
    gold: Sequence[PersonAnnotation],
    predicted: Sequence[PersonAnnotation],
    pairs: dict[int, int],
) -> None:
    counts = score.counts
    counts["people.gold"] += len(gold)
    counts["people.pred"] += len(predicted)
    counts["people.hit"] += len(pairs)
    for i, person in enumerate(gold):
        if i not in pairs:
            score.disagree("person missed", person.name)
    for j, person in enumerate(predicted):
        if j not in pairs.values():
            score.disagree("person wrong", person.name)
    for i, j in pairs.items():
        counts["byline.right"] += gold[i].byline == predicted[j].byline
        former = {role_key(role): role.former for role in gold[i].roles}
        for role in predicted[j].roles:
            if (key := role_key(role)) in former:
                counts["former.judged"] += 1
                counts["former.right"] += former[key] == role.former


def _score_roles(
    score: ArticleScore,
    gold: Sequence[PersonAnnotation],
    predicted: Sequence[PersonAnnotation],
    pairs: dict[int, int],
) -> None:
    for layer, strict in (("roles", False), ("roles_strict", True)):
        score.counts[f"{layer}.gold"] += sum(len(person.roles) for person in gold)
        score.counts[f"{layer}.pred"] += sum(len(person.roles) for person in predicted)
        for i, person in enumerate(gold):
            wanted = role_keys(person.roles, strict=strict)
            got = role_keys(predicted[pairs[i]].roles if i in pairs else (), strict=strict)
            score.counts[f"{layer}.hit"] += sum((wanted & got).values())
            if not strict:
                for key in wanted - got:
                    score.disagree("role missed", f"{person.name}: {key}")
                for key in got - wanted:
                    score.disagree("role wrong", f"{person.name}: {key}")


def _score_documents(score: ArticleScore, gold: Annotation, predicted: Annotation) -> None:
    counts = score.counts
    wanted = {comparable(document.title): document for document in gold.documents}
    got = {comparable(document.title): document for document in predicted.documents}
    counts["documents.gold"] += len(wanted)
    counts["documents.pred"] += len(got)
    for title in sorted(wanted.keys() & got.keys()):
        counts["documents.hit"] += 1
        counts["document_kind.right"] += wanted[title].kind == got[title].kind
        if wanted[title].kind != got[title].kind:
            detail = f"{title}: {wanted[title].kind} not {got[title].kind}"
            score.disagree("document kind", detail)
        issuers = {comparable(issuer) for issuer in wanted[title].issuers}
        got_issuers = {comparable(issuer) for issuer in got[title].issuers}
        counts["issuers.gold"] += len(issuers)
        counts["issuers.pred"] += len(got_issuers)
        counts["issuers.hit"] += len(issuers & got_issuers)
        if issuers != got_issuers:
            detail = f"{title}: {sorted(issuers)} not {sorted(got_issuers)}"
            score.disagree("issuers", detail)
    for title in sorted(wanted.keys() ^ got.keys()):
        score.disagree("document missed" if title in wanted else "document wrong", title)


def _score_quotes(score: ArticleScore, fits: PieceFits, reader: PieceReader) -> None:
    matched = fits.match()
    by_predicted = {j: i for i, j in matched.items()}
    for i, wanted in enumerate(fits.firm):
        score.counts[f"{wanted.family}.gold"] += 1
        if i in matched:
            _score_pair(score, fits, reader, (i, matched[i]))
        else:
            detail = f"{wanted.speaker} [{wanted.cue}] {reader.excerpt(wanted)}"
            score.disagree(f"{wanted.kind} missed", detail, reader.read(wanted))
    for j, got in enumerate(fits.predicted):
        right = j in by_predicted and fits.same_source(by_predicted[j], j)
        if j in by_predicted:
            score.counts[f"{fits.firm[by_predicted[j]].family}.pred"] += 1
        elif fits.is_ignored(got):
            score.counts["ignored"] += 1
            continue
        else:
            score.counts[f"{got.family}.pred"] += 1
            detail = f"{got.speaker} [{got.cue}] {reader.excerpt(got)}"
            score.disagree(f"{got.kind} wrong", detail, reader.read(got))
        if got.confidence is not None:
            score.judgements.append(Judgement(got.confidence, right))


def _score_pair(
    score: ArticleScore, fits: PieceFits, reader: PieceReader, pair: tuple[int, int]
) -> None:
    wanted, got = fits.firm[pair[0]], fits.predicted[pair[1]]
    right = fits.same_source(*pair)
    counts, phenomena = score.counts, reader.read(wanted)
    counts["pairs"] += 1
    counts[f"{wanted.family}.hit"] += 1
    counts[f"{wanted.family}.attributed"] += right
    counts["kind.right"] += wanted.family == got.family
    counts["speaker_kind.right"] += wanted.speaker_kind == got.speaker_kind
    counts["cue.right"] += comparable(wanted.cue) == comparable(got.cue)
    for group in (f"speaker:{wanted.speaker_kind}", f"cue:{phenomena.cue_position}"):
        counts[f"{group}.pairs"] += 1
        counts[f"{group}.right"] += right
    if not right:
        detail = f"{wanted.speaker} not {got.speaker}: {reader.excerpt(wanted)}"
        score.disagree("speaker wrong", detail, phenomena)


def _score_thresholds(score: ArticleScore, fits: PieceFits) -> None:
    """Count hits at each overlap; a piece that is ignored above is ignored here."""
    at_guideline = set(fits.match().values())
    ignored = {
        j for j, got in enumerate(fits.predicted) if j not in at_guideline and fits.is_ignored(got)
    }
    for threshold in THRESHOLDS:
        matched = fits.match({"direct": threshold, "indirect": threshold})
        for layer, key, amount in _iter_counts(fits, matched, ignored):
            score.counts[f"{layer}@{threshold}.{key}"] += amount


def _iter_counts(
    fits: PieceFits, matched: dict[int, int], ignored: set[int]
) -> Iterator[tuple[str, str, int]]:
    by_predicted = {j: i for i, j in matched.items()}
    for i, wanted in enumerate(fits.firm):
        yield wanted.family, "gold", 1
        yield wanted.family, "hit", int(i in matched)
        same = i in matched and fits.same_source(i, matched[i])
        yield wanted.family, "attributed", int(same)
    for j, got in enumerate(fits.predicted):
        if j in by_predicted:
            yield fits.firm[by_predicted[j]].family, "pred", 1
        elif j not in ignored:
            yield got.family, "pred", 1
