"""Mentions from a spaCy pipeline; the one module that runs spaCy, which is loaded on first use.

Labels are those of OntoNotes, as in zh_core_web_*, and those that corpora/ is exported with. A
GPE is no mention here: a place before a title is the matter of the roles (海川市|市长). Neither is
a LAW or a WORK_OF_ART: rules find documents by their marks 《》, and far more surely (spaCy states
an F1 of 0.16 and 0.31). All that these two do is that no name is found inside them, since the
entities of spaCy never overlap.
"""

from __future__ import annotations

import logging
import threading
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from newsnlp.errors import MissingExtraError, ModelError
from newsnlp.models.mention_model import MentionLabel, ModelMention
from newsnlp.models.spacy_packages import (
    NEEDS_SPACY,
    RELEASED,
    SpacyPackage,
    find_package,
    read_pipeline_meta,
)
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import LoadedPipeline, pipeline_name

LABELS: Final[Mapping[str, MentionLabel]] = MappingProxyType(
    {"PERSON": "person", "PER": "person", "ORG": "organization", "TITLE": "title"}
)
PROBABILITIES: Final[Mapping[MentionLabel, float]] = MappingProxyType(
    {"person": 0.79, "organization": 0.68, "title": 0.8}
)
"""spaCy tells no probability of an entity. These are the precision of PERSON and of ORG that
zh_core_web_sm 3.8.0 states of itself, and that of titles, rounded down, of the shipped model."""

NOT_NEEDED: Final = ("tagger", "parser", "attribute_ruler", "senter")
"""Components of zh_core_web_*, on which its entity recognizer does not build."""

LONGEST_LINE: Final = 1_000
"""Lines beyond this many characters are read in pieces: components may take quadratic time."""

BATCH: Final = 64
"""How many lines a pipeline is given at once."""

CLOSING: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip("（(“‘「『《〈【[〔", "）)”’」』》〉】]〕", strict=True))
)
OPENING: Final[Mapping[str, str]] = MappingProxyType({c: o for o, c in CLOSING.items()})
Piece = tuple[int, int]
logger = logging.getLogger(__name__)


class SpacyModel:
    """Finds mentions with a spaCy pipeline, a line at a time; threads wait for each other.

    The pipeline reads lines as they stand, and those in traditional script or full-width letters
    a second time as folded: pipelines for Chinese are trained on simplified text.
    """

    def __init__(self, nlp: Any) -> None:
        """Take a loaded pipeline (`spacy.Language`).

        Raises:
            MissingExtraError: if spaCy is not installed.
            ModelError: if the pipeline is not for Chinese, is for another version of spaCy, or
                has none of the labels that are read.
        """
        what = f"pipeline {pipeline_name(nlp.meta)!r}"
        check_meta(nlp.meta, what)
        _check_labels(nlp, what)
        self._nlp = nlp
        self._lock = threading.Lock()  # spaCy's vocabulary grows with each text

    @property
    def name(self) -> str:
        """The name of the pipeline."""
        return pipeline_name(self._nlp.meta)

    @property
    def version(self) -> str:
        """The version of the pipeline."""
        return str(self._nlp.meta["version"])

    def __call__(self, segmented: SegmentedText) -> Sequence[ModelMention]:
        """Return the mentions in `segmented`, in order and disjoint."""
        text, folded = segmented.text, segmented.folded
        pieces = list(_iter_pieces(segmented))
        altered = [(start, end) for start, end in pieces if text[start:end] != folded[start:end]]
        with self._lock:
            as_they_stand = list(self._read(text, pieces))
            as_folded = list(self._read(folded, altered))
        return _union(as_they_stand, as_folded)

    def _read(self, text: str, pieces: Sequence[Piece]) -> Iterator[ModelMention]:
        for at in range(0, len(pieces), BATCH):
            batch = pieces[at : at + BATCH]
            lines = [text[start:end] for start, end in batch]
            for (start, _), line, doc in zip(batch, lines, self._run(lines), strict=True):
                yield from _iter_mentions(doc, line, start)

    def _run(self, lines: list[str]) -> list[Any]:
        """Return a `Doc` for each line, None for a line that the pipeline cannot read."""
        try:
            return list(self._nlp.pipe(lines))
        except Exception:  # of the components, which are not ours: one odd line costs no other
            return [self._run_singly(line) for line in lines]

    def _run_singly(self, line: str) -> Any:
        try:
            return self._nlp(line)
        except Exception as error:
            logger.warning("%s failed on a line of %d characters: %s", self.name, len(line), error)
            return None


def load_spacy(model: str | Path | LoadedPipeline) -> SpacyModel:
    """Return a spaCy pipeline as a model of mentions.

    Args:
        model: the name of an installed package, the path of a folder, or a loaded pipeline.
            Loading runs the code that a package brings, and builds the components that a
            folder's config names: load only what you trust.

    Raises:
        MissingExtraError: if spaCy is not installed.
        ModelError: if there is no such pipeline, or this version cannot run it.
    """
    if isinstance(model, Path):
        return _load_folder(model)
    if isinstance(model, str):
        return _load_package(check_package(model))
    return SpacyModel(model)


def check_package(name: str) -> SpacyPackage:
    """Return the installed package `name` if it can be run, without running it.

    Raises:
        MissingExtraError: if spaCy is not installed.
        ModelError: if it is not there, is the placeholder, or is for another version of spaCy.
    """
    package = find_package(name)
    check_meta(package.meta, f"package {name!r}")
    return package


def check_meta(meta: Mapping[str, Any], what: str) -> None:
    """Compare what a pipeline says of itself with what is needed.

    Raises:
        MissingExtraError: if spaCy is not installed.
        ModelError: if it is not for Chinese, or is for another version of spaCy.
    """
    if meta["lang"] != "zh":
        raise ModelError(f"{what} reads the language {meta['lang']!r}, and not Chinese ('zh')")
    spacy = _import_spacy()
    wanted = meta["spacy_version"]
    if not spacy.util.is_compatible_version(spacy.__version__, wanted):
        raise ModelError(
            f"{what} {meta['version']} was made for spaCy {wanted}, and spaCy {spacy.__version__} "
            f"is installed: install the release of the one that fits the other"
        )


def _import_spacy() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise MissingExtraError(NEEDS_SPACY) from error
    return spacy


def _load_folder(folder: Path) -> SpacyModel:
    if not folder.is_dir():
        raise ModelError(f"no spaCy pipeline at {folder}: no such folder")
    meta = read_pipeline_meta(folder, str(folder))
    check_meta(meta, str(folder))
    return _load(folder, meta, str(folder))


def _load_package(package: SpacyPackage) -> SpacyModel:
    left_out = NOT_NEEDED if package.name in RELEASED else ()
    return _load(package.name, package.meta, f"package {package.name!r}", exclude=left_out)


def _load(where: str | Path, meta: Mapping[str, Any], what: str, **options: Any) -> SpacyModel:
    spacy = _import_spacy()
    load = spacy.util.load_model_from_path
    if isinstance(where, str):
        load = spacy.util.load_model_from_package
    try:
        nlp = load(where, **options)
    except Exception as error:  # whatever a config, a component or a file of weights leads to
        needs = " ".join(f"'{requirement}'" for requirement in meta.get("requirements", ()))
        hint = f" (it needs: pip install {needs})" if needs else ""
        raise ModelError(f"{what} cannot be loaded: {error}{hint}") from error
    return SpacyModel(nlp)


def _check_labels(nlp: Any, what: str) -> None:
    """Raise where it is certain that the pipeline names nothing that is read."""
    finders = [n for n in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(n).assigns]
    labels = {name: nlp.pipe_labels.get(name, ()) for name in nlp.pipe_names}
    found = {label for name in nlp.pipe_names for label in labels[name]}
    if LABELS.keys() & found or any(not labels[name] for name in finders):
        return
    entities = sorted({label for name in finders for label in labels[name]})
    raise ModelError(
        f"{what} finds none of {', '.join(LABELS)}: "
        f"its entities are {', '.join(entities) or 'none at all'}"
    )


def _iter_pieces(segmented: SegmentedText) -> Iterator[Piece]:
    """Yield the lines that have something in them, long ones cut where a sentence ends."""
    sentence_ends = [sentence.end for sentence in segmented.sentences]
    for paragraph in segmented.paragraphs:
        start = paragraph.start
        while start < paragraph.end:
            end = _piece_end(sentence_ends, start, paragraph.end)
            if segmented.text[start:end].strip():
                yield start, end
            start = end


def _piece_end(sentence_ends: Sequence[int], start: int, line_end: int) -> int:
    limit = start + LONGEST_LINE
    if line_end <= limit:
        return line_end
    last = bisect_right(sentence_ends, limit) - 1
    return sentence_ends[last] if last >= 0 and sentence_ends[last] > start else limit


def _iter_mentions(doc: Any, line: str, offset: int) -> Iterator[ModelMention]:
    places = None if doc is None else align(doc.text, line)
    if places is None:
        return
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        start, end = trim(doc.text, entity.start_char, entity.end_char)
        if label and start < end:
            first, last = places[start], places[end - 1]
            yield ModelMention(label, offset + first, offset + last + 1, PROBABILITIES[label])


def align(written: str, line: str) -> Sequence[int] | None:
    """Return where each character of `written` stands in `line`.

    spaCy's own tokenizers keep the text; one that users write may lose spaces or add them.

    Returns:
        offsets into `line` (for spaces that it lacks, some); None where it is other text.

    >>> align("吴岱 说", "吴岱  说")
    [0, 1, 2, 4]
    >>> align("吴黛说", "吴岱说") is None
    True
    """
    if written == line:
        return range(len(line))
    if "".join(written.split()) != "".join(line.split()):
        return None
    solid = iter([at for at, character in enumerate(line) if not character.isspace()])
    places: list[int] = []
    for character in written:
        before = places[-1] + 1 if places else 0
        places.append(before if character.isspace() else next(solid))
    return places


def trim(text: str, start: int, end: int) -> Piece:
    """Return the offsets of a name in `text` without spaces and marks at its edges.

    A pair of marks of which one stands inside the name is part of it.

    >>> trim("，“远帆”公司）", 0, 8), trim("“远帆公司”", 0, 6)
    ((1, 7), (1, 5))
    """
    while start < end and _is_loose(text[start], CLOSING, text, start + 1, end - 1):
        start += 1
    while start < end and _is_loose(text[end - 1], OPENING, text, start, end - 1):
        end -= 1
    return start, end


def _is_loose(edge: str, partners: Mapping[str, str], text: str, start: int, end: int) -> bool:
    """Whether the character at an edge is a mark, and its partner does not stand inside."""
    if edge.isalnum():
        return False
    return edge not in partners or text.find(partners[edge], start, end) < 0


def _union(first: Sequence[ModelMention], second: Sequence[ModelMention]) -> list[ModelMention]:
    """Return the mentions of `first`, and of `second` those that overlap none of them, in order."""
    ends = [mention.end for mention in first]
    more = []
    for mention in second:
        after = bisect_right(ends, mention.start)
        if after == len(first) or first[after].start >= mention.end:
            more.append(mention)
    return sorted([*first, *more], key=lambda mention: mention.start)
