"""Ranking: the model's choice among the options, where words leave the source open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.grammar import WHOSE
from newsnlp.models.attribution import SourceModel, choose
from newsnlp.records import Span, Speaker, SpeakerKind
from newsnlp.resolution.option_features import OptionReader, Scene
from newsnlp.resolution.options import Option, OptionFinder
from newsnlp.resolution.phrases import speaker_head
from newsnlp.segmentation import SegmentedText

_PRONOUN = re.compile("[他她牠它]")
_SEVERAL = re.compile("[他她]们|[两二三]人|我们?|双方")
_PERSONAL = re.compile("[这那][位名]")
_OTHER = re.compile(f"对方|后者|前者|{WHOSE}")
_NAMED = frozenset({"speaker.name", "speaker.organization", "speaker.document", "speaker.figures"})
_SETTLED = frozenset({"speaker.label", "speaker.order"})
_PEOPLE: frozenset[SpeakerKind] = frozenset({"person"})
_ANYBODY: frozenset[SpeakerKind] = frozenset({"person", "organization", "document"})
_MEANT = dict.fromkeys(("pronoun", "floating", "none", "personal"), _PEOPLE)
_LONGEST_PARAGRAPH = 3_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """The options of one quotation with their features and probabilities, in one order."""

    words: str
    options: Sequence[Option]
    features: Sequence[Sequence[str]]
    probabilities: Sequence[float]

    @property
    def best(self) -> int:
        """The place of the option that is chosen."""
        return choose(self.probabilities)


class SourceRanker:
    """Ranks who may be the source, at the places of one article."""

    def __init__(
        self,
        segmented: SegmentedText,
        finder: OptionFinder,
        reader: OptionReader,
        model: SourceModel,
    ) -> None:
        self._text, self._folded = segmented.text, segmented.folded
        self._finder, self._reader, self._model = finder, reader, model

    def rank(
        self,
        candidate: QuoteCandidate,
        source: Offsets | None,
        at: int,
        rule: str,
        ruled: tuple[Speaker, ...],
    ) -> Ranked | None:
        """Return the options ranked, or None where the words name the source.

        Args:
            candidate: the quotation.
            source: the words that name who speaks; None where none do.
            at: where the attribution stands.
            rule: the sieve that gave the answer of the rules.
            ruled: their answer.
        """
        words = self._folded[slice(*source)] if source else ""
        kind = words_class(words, rule, has_cue=candidate.cue is not None)
        if kind is None or candidate.position == "turn" or self._reader.portrays:
            return None
        if kind == "several" and rule == "speaker.pronoun" and not _is_one_person(ruled):
            return None  # they are those who spoke last and are several
        scene = self._scene(candidate, words, at, rule)
        if rule in _NAMED:
            scene = replace(scene, place=(candidate.pieces[0][0], scene.place[1]))
        options = self._finder.find(
            ruled,
            scene.place,
            scene.paragraph[1],
            written=self._written(words, source, rule),
            words=words,
            kinds=_MEANT.get(kind, _ANYBODY),
        )
        features = self._reader.describe(scene, options)
        return Ranked(kind, options, features, self._model.weigh(kind, features))

    def _scene(self, candidate: QuoteCandidate, words: str, at: int, rule: str) -> Scene:
        end = max(
            candidate.pieces[0][1], *(o[1] for o in (candidate.source, candidate.cue) if o), 0
        )
        start = self._folded.rfind("\n", max(0, at - _LONGEST_PARAGRAPH), at) + 1
        stop = self._folded.find("\n", end, end + _LONGEST_PARAGRAPH)
        stop = end + _LONGEST_PARAGRAPH if stop < 0 else stop
        return Scene(
            words,
            (at, end),
            (start, stop),
            rule,
            candidate.position,
            candidate.pieces[0][0] - start <= 1,
        )

    def _written(self, words: str, source: Offsets | None, rule: str) -> Speaker | None:
        """Return the words taken as they are, where they are no pronoun and no name."""
        if source is None or _PRONOUN.match(words) or rule in _NAMED:
            return None
        _, kind = speaker_head(words)
        return Speaker(
            name=self._text[slice(*source)],
            kind=kind or "anonymous",
            mention=Span.of(self._text, *source),
        )


def _is_one_person(speakers: tuple[Speaker, ...]) -> bool:
    return len(speakers) == 1 and speakers[0].kind == "person"


def words_class(words: str, rule: str, *, has_cue: bool) -> str | None:
    """Return the class of the words that name a source; None where they need no ranking.

    >>> words_class("他", "speaker.pronoun", has_cue=True)
    'pronoun'
    """
    if rule in _SETTLED or (rule in _NAMED and has_cue):
        return None
    if not words:
        return "none" if has_cue else "floating"
    if _SEVERAL.match(words):
        return "several"
    if _PRONOUN.match(words):
        return "pronoun"
    if _OTHER.match(words):
        return "other"
    if not has_cue:
        return "floating"
    if _PERSONAL.match(words):
        return "personal"
    return None
