"""The annotation of one article: gold and predictions alike, as one JSON file each.

The form is fixed by the annotation guideline; offsets are half-open code points into the text.
Fields beyond it (mentions, the places of cue and source) are there where gold has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from newsnlp.errors import SourceError

MentionLabel = Literal["person", "organization", "title"]
SpanPair = tuple[int, int]
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class _Annotation(BaseModel):
    # other systems' files may say more than the form asks for
    model_config = ConfigDict(frozen=True, extra="ignore")


class RoleAnnotation(_Annotation):
    """A title, an organization, or both, of one person."""

    title: str | None = None
    organization: str | None = None
    former: bool = False


class PersonAnnotation(_Annotation):
    """A person, with every other form of the name."""

    name: str
    aliases: tuple[str, ...] = ()
    byline: bool = False
    roles: tuple[RoleAnnotation, ...] = ()


class OrganizationAnnotation(_Annotation):
    """An organization in its fullest form, with every other form of its name."""

    name: str
    aliases: tuple[str, ...] = ()


class DocumentAnnotation(_Annotation):
    """A title in 《》, without its marks."""

    title: str
    kind: str = ""
    issuers: tuple[str, ...] = ()


class QuoteAnnotation(_Annotation):
    """One contiguous piece of reported content.

    Attributes:
        cue_span: where the cue stands; None where there is no cue or nobody has marked it.
        source_span: the words that name the source here; None where none do.
        confidence: of a prediction, the probability that piece and speaker are right.
    """

    kind: str
    start: int
    end: int
    cue: str | None = None
    speaker: Text = ""
    speaker_kind: str = ""
    optional: bool = False
    cue_span: SpanPair | None = None
    source_span: SpanPair | None = None
    confidence: float | None = None

    @property
    def family(self) -> str:
        """`direct` or `indirect`: indirect and mixed are scored as one."""
        return "direct" if self.kind == "direct" else "indirect"


class MentionAnnotation(_Annotation):
    """One mention of a person, an organization or a title; `name` is its canonical form."""

    label: MentionLabel
    start: int
    end: int
    name: str


class Annotation(_Annotation):
    """Everything that one article is annotated with."""

    id: str
    people: tuple[PersonAnnotation, ...] = ()
    organizations: tuple[OrganizationAnnotation, ...] = ()
    documents: tuple[DocumentAnnotation, ...] = ()
    quotes: tuple[QuoteAnnotation, ...] = ()
    mentions: tuple[MentionAnnotation, ...] = ()

    def to_json(self) -> str:
        """Return the annotation as one line of JSON, without what it does not say."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)


def read_annotation(path: Path) -> Annotation:
    """Read the annotation in the file at `path`; its id, where it has none, is the file's name.

    Raises:
        SourceError: if the file is not JSON in the form of the guideline.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Annotation.model_validate({"id": path.stem} | content)
    except (ValueError, TypeError, ValidationError) as error:
        raise SourceError(f"{path} is no annotation: {error}", article_id=path.stem) from error


def iter_annotations(folder: Path) -> Iterator[Annotation]:
    """Yield the annotations in `folder`, one for each ID.json, in order of their ids."""
    for path in sorted(folder.glob("*.json")):
        yield read_annotation(path)
