"""The spaCy component `newsnlp_mentions`: people, titles and organizations in any pipeline.

spaCy finds it by its entry point and imports this module; nothing in newsnlp does.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans

from newsnlp.errors import SettingsError
from newsnlp.extraction.candidates import Mention, find_all
from newsnlp.extraction.model import ModelExtractor
from newsnlp.models.mention_model import MentionLabel
from newsnlp.records import Block, Span
from newsnlp.registry import build_extractors
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

FACTORY: Final = "newsnlp_mentions"
LABELS: Final[Mapping[MentionLabel, str]] = MappingProxyType(
    {"person": "PERSON", "title": "TITLE", "organization": "ORG"}
)
EXTRACTORS: Final = ("model", "organizations", "titles", "people")
IDENTITY: Final = "newsnlp_mentions.json"
RE_LINE: Final = re.compile(r"[^\n\r]+")
Alignment = Literal["strict", "contract", "expand"]
Target = Literal["ents", "spans"]


class MentionsComponent:
    """Writes the mentions of people, titles and organizations to each `Doc`.

    It holds no state between documents. A pipeline that is written to disk names the model that
    it was made with; the weights are those of the newsnlp that is installed.
    """

    def __init__(
        self,
        *,
        target: Target = "ents",
        spans_key: str = "newsnlp",
        alignment: Alignment = "expand",
        overwrite_ents: bool = False,
        rules: bool = True,
    ) -> None:
        """Build the component.

        Args:
            target: "ents" for `doc.ents`, where nothing overlaps and of spans that do the longest
                stays; "spans" for `doc.spans[spans_key]`, with the scores in its `attrs`.
            spans_key: the key in `doc.spans`.
            alignment: what becomes of a mention whose borders are inside a token, as in
                `Doc.char_span`: the tokens grow ("expand") or shrink ("contract") to fit, or
                the mention is left out ("strict").
            overwrite_ents: whether entities that are there already give way, or stay.
            rules: whether rules join the model, as in `extract`.

        Raises:
            SettingsError: for another target or alignment than these.
        """
        _check("target", target, ("ents", "spans"))
        _check("alignment", alignment, ("strict", "contract", "expand"))
        self._options: dict[str, Any] = {
            "target": target,
            "spans_key": spans_key,
            "alignment": alignment,
            "overwrite_ents": overwrite_ents,
            "rules": rules,
        }
        settings = Settings(rules=rules, extractors=EXTRACTORS)
        self._segmenter = Segmenter(settings)
        self._extractors = build_extractors(settings)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that spans may have."""
        return tuple(LABELS.values())

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with the mentions that were found in it."""
        found = list(self._iter_spans(doc))
        if self._options["target"] == "ents":
            doc.ents = self._entities(doc, [span for span, _ in found])
        else:
            doc.spans[self._options["spans_key"]] = _group(doc, self._options["spans_key"], found)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return which model this component runs."""
        return json.dumps(self._identity()).encode()

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> MentionsComponent:
        """Warn if `content`, which `to_bytes` gave, names another model than the installed one."""
        self._compare(json.loads(content))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write to the folder `path` which model this component runs."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / IDENTITY).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> MentionsComponent:
        """Warn if the folder `path` names another model than the installed one."""
        return self.from_bytes((Path(path) / IDENTITY).read_bytes())

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], MentionsComponent], tuple[Any, ...]]:
        return _rebuild, (self._options,)

    def _iter_spans(self, doc: Doc) -> Iterator[tuple[Any, float]]:
        """Yield the mentions as spans of `doc`, in order, each with its score."""
        text = doc.text
        segmented = self._segmenter(text, _blocks(text))
        mentions = find_all(self._extractors, segmented).of(Mention)
        for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
            span = doc.char_span(
                mention.start,
                mention.end,
                label=LABELS[mention.kind],
                alignment_mode=self._options["alignment"],
            )
            if span is not None and len(span):
                yield span, mention.score

    def _entities(self, doc: Doc, spans: list[Any]) -> list[Any]:
        old = list(doc.ents)
        first, second = (spans, old) if self._options["overwrite_ents"] else (old, spans)
        first = filter_spans(first)
        taken = {at for span in first for at in range(span.start, span.end)}
        free = [s for s in second if taken.isdisjoint(range(s.start, s.end))]
        return sorted([*first, *filter_spans(free)], key=lambda span: span.start)

    def _identity(self) -> dict[str, str]:
        model = next(e.model for e in self._extractors if isinstance(e, ModelExtractor))
        assert model is not None, "the component always runs the shipped model"
        return {"model": model.name, "version": model.version}

    def _compare(self, written: Mapping[str, str]) -> None:
        here = self._identity()
        if written != here:
            warnings.warn(
                f"this pipeline was made with {written['model']} {written['version']}, and "
                f"{here['model']} {here['version']} is installed: mentions may differ",
                stacklevel=3,
            )


def create_mentions(
    nlp: Any,
    name: str,
    *,
    target: Target,
    spans_key: str,
    alignment: Alignment,
    overwrite_ents: bool,
    rules: bool,
) -> MentionsComponent:
    """Build the component for `nlp.add_pipe("newsnlp_mentions", config={…})`."""
    return MentionsComponent(
        target=target,
        spans_key=spans_key,
        alignment=alignment,
        overwrite_ents=overwrite_ents,
        rules=rules,
    )


Language.factory(
    FACTORY,
    assigns=["doc.ents", "doc.spans"],
    default_config={
        "target": "ents",
        "spans_key": "newsnlp",
        "alignment": "expand",
        "overwrite_ents": False,
        "rules": True,
    },
    func=create_mentions,
)


def _check(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError(f"{FACTORY}: {name} is {value!r}, and not one of {', '.join(allowed)}")


def _rebuild(options: dict[str, Any]) -> MentionsComponent:
    return MentionsComponent(**options)


def _blocks(text: str) -> tuple[Block, ...]:
    lines = RE_LINE.finditer(text)
    return tuple(
        Block(kind="paragraph", span=Span.of(text, line.start(), line.end())) for line in lines
    )


def _group(doc: Doc, key: str, found: list[tuple[Any, float]]) -> SpanGroup:
    scores = [score for _, score in found]
    return SpanGroup(doc, name=key, attrs={"scores": scores}, spans=[span for span, _ in found])
