"""The mention model that ships with the library: a linear-chain CRF over characters.

Lafferty, McCallum and Pereira (2001); run by CRFsuite. Labels are a part and a kind (BP, IP, EP,
SP: begin, inside, end or single character of a person; likewise T for titles, O for
organizations), and `-` for everything else.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pycrfsuite

from newsnlp.errors import ModelError
from newsnlp.models.features import FEATURES, CharacterFeatures
from newsnlp.models.mention_model import MentionLabel, ModelMention
from newsnlp.models.shipped import read_shipped
from newsnlp.segmentation import SegmentedText

LABELS: Final[Mapping[str, MentionLabel]] = MappingProxyType(
    {"P": "person", "T": "title", "O": "organization"}
)
OUTSIDE: Final = "-"
LONGEST_LINE: Final = 5_000
"""Lines beyond this many characters are tagged in pieces, so that memory stays flat."""


class CrfModel:
    """Tags the characters of each line of a text; any thread may call it."""

    def __init__(self, weights: bytes, metadata: Mapping[str, Any]) -> None:
        """Take a trained model.

        Args:
            weights: the content of a CRFsuite model file.
            metadata: its `name` and `version`, and the `features` that it was trained with.

        Raises:
            ModelError: if it was trained with other features than this version computes.
        """
        if metadata["features"] != FEATURES:
            raise ModelError(
                f"model {metadata['name']!r} was trained with features {metadata['features']!r}, "
                f"and this version computes {FEATURES!r}: train it anew (training/README.md)"
            )
        self._name = str(metadata["name"])
        self._version = str(metadata["version"])
        self._weights = weights
        self._features = CharacterFeatures()
        self._local = threading.local()  # a CRFsuite tagger holds the line it is at

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._name

    @property
    def version(self) -> str:
        """The version of the model: that of the library it was trained for, and its weights'."""
        return self._version

    def __call__(self, segmented: SegmentedText) -> Sequence[ModelMention]:
        """Return the mentions in `segmented`, in order and disjoint."""
        return [
            mention for start, line in _iter_lines(segmented) for mention in self._tag(line, start)
        ]

    def _tag(self, line: str, offset: int) -> Iterator[ModelMention]:
        tagger = self._tagger()
        labels = tagger.tag(pycrfsuite.ItemSequence(self._features(line)))
        for start, end, kind in iter_spans(labels):
            probability = min(
                tagger.marginal(labels[at], at) for at in {start, (start + end) // 2, end - 1}
            )
            yield ModelMention(LABELS[kind], offset + start, offset + end, probability)

    def _tagger(self) -> pycrfsuite.Tagger:
        tagger: pycrfsuite.Tagger | None = getattr(self._local, "tagger", None)
        if tagger is None:
            tagger = pycrfsuite.Tagger()
            tagger.open_inmemory(self._weights)
            self._local.tagger = tagger
        return tagger


def _iter_lines(segmented: SegmentedText) -> Iterator[tuple[int, str]]:
    for paragraph in segmented.paragraphs:
        for start in range(paragraph.start, paragraph.end, LONGEST_LINE):
            end = min(start + LONGEST_LINE, paragraph.end)
            line = segmented.folded[start:end]
            if line.strip():
                yield start, line


def iter_spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets and the kind of each span that `labels` spell, ill-formed ones left out.

    >>> list(iter_spans(["BP", "EP", "-", "ST"]))
    [(0, 2, 'P'), (3, 4, 'T')]
    """
    start, open_kind = 0, ""
    for at, label in enumerate(labels):
        part, kind = label[0], label[1:]
        if part == "S":
            yield at, at + 1, kind
        elif part == "E" and kind == open_kind:
            yield start, at + 1, kind
        if part == "B":
            start, open_kind = at, kind
        elif part != "I" or kind != open_kind:
            open_kind = ""


def span_labels(length: int, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return a label for each of `length` characters; of spans that overlap, the last one counts.

    >>> span_labels(4, [(0, 2, "P"), (3, 4, "T")])
    ['BP', 'EP', '-', 'ST']
    """
    labels = [OUTSIDE] * length
    for start, end, kind in spans:
        labels[start:end] = [f"I{kind}"] * (end - start)
        labels[start] = f"B{kind}" if end - start > 1 else f"S{kind}"
        if end - start > 1:
            labels[end - 1] = f"E{kind}"
    return labels


@cache
def shipped_model() -> CrfModel:
    """Load the model that ships with the library, once; it is immutable and shared.

    Raises:
        ModelError: if the package was installed without it.
    """
    return CrfModel(*read_shipped())
