"""The stages, in order: reading, segmentation, extraction, resolution."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsnlp._version import __version__
from newsnlp.extraction.candidates import Found
from newsnlp.reading import read
from newsnlp.reading.reader import Format, Reading, Source
from newsnlp.records import FailedRecord, NewsRecord, Provenance, Token
from newsnlp.registry import build_extractors
from newsnlp.resolution import resolve
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

logger = logging.getLogger(__name__)


class Pipeline:
    """Turns sources into records; it loads its resources once and keeps no state between articles.

    >>> record = Pipeline().extract("王恩东表示，算力就是生产力。", format="text")
    >>> record.text
    '王恩东表示，算力就是生产力。'
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._segmenter = Segmenter(self.settings)
        self._extractors = build_extractors(self.settings)

    def extract(
        self,
        source: Source,
        *,
        format: Format = "auto",
        id: str | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> NewsRecord:
        """Read `source` and return what it says; see `newsnlp.extract`."""
        reading = read(source, format=format, metadata=metadata, settings=self.settings)
        segmented = self._segmenter(reading.text, reading.article.blocks)
        found = Found()
        for extractor in self._extractors:
            found.add(extractor(segmented, found))
        resolution = resolve(segmented, found)
        return NewsRecord(
            id=id or reading.sha256[:16],
            article=_with_authors(reading, resolution.people),
            text=reading.text,
            people=resolution.people,
            organizations=resolution.organizations,
            documents=resolution.documents,
            quotes=resolution.quotes,
            provenance=self._provenance(),
        )

    def extract_many(
        self,
        sources: Iterable[Source],
        *,
        format: Format = "auto",
        workers: int = 1,
        progress: bool = False,
    ) -> Iterator[NewsRecord | FailedRecord]:
        """Yield a record for each source, in order; a failure is a record in its place.

        Args:
            sources: contents or paths.
            format: how to read them, as in `extract`.
            workers: reserved for the batch layer; 1 runs in this process.
            progress: reserved for the batch layer.
        """
        for number, source in enumerate(sources):
            yield self._extract_safely(source, number, format)

    def segment(self, text: str) -> list[Token]:
        """Cut `text` into words; tokens and the gaps between them rebuild the text."""
        return self._segmenter.tokenize(text)

    def _extract_safely(
        self, source: Source, number: int, format: Format
    ) -> NewsRecord | FailedRecord:
        try:
            return self.extract(source, format=format)
        except Exception as error:  # one article, whatever is wrong, never stops the rest
            name = str(source) if not isinstance(source, str | bytes) else str(number)
            logger.debug("article %s failed", name, exc_info=True)
            return FailedRecord(id=name, error_type=type(error).__name__, message=str(error))

    def _provenance(self) -> Provenance:
        return Provenance(
            library_version=__version__, settings=self.settings.model_dump(mode="json")
        )


def _with_authors(reading: Reading, people: tuple[Any, ...]) -> Any:
    authors = reading.article.authors or tuple(p.name for p in people if p.byline)
    return reading.article.model_copy(update={"authors": authors})


def extract(
    source: Source,
    *,
    format: Format = "auto",
    id: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    settings: Settings | None = None,
) -> NewsRecord:
    """Read one article and return its people, documents and attributed quotations.

    Args:
        source: content as `str` (never a path) or `bytes`, or a `pathlib.Path`.
        format: "text", "html" or "markdown"; "auto" looks at the content and the path.
        id: the record's id; by default the first 16 hex digits of the source's sha256.
        metadata: what the caller knows (title, outlet, published, url, authors); it wins over
            what the page says.
        settings: how to read and what to look for.

    Raises:
        NewsNLPError: for a lone surrogate, bytes that no encoding explains, a text beyond
            `max_chars`, a missing file, or wrong settings. A page with no article is no error.

    >>> extract("王恩东表示，算力就是生产力。", format="text").text
    '王恩东表示，算力就是生产力。'
    """
    pipeline = _pipeline_for(settings or Settings())
    return pipeline.extract(source, format=format, id=id, metadata=metadata)


def segment(text: str, *, settings: Settings | None = None) -> list[Token]:
    """Cut `text` into words with parts of speech; tokens and the gaps between them rebuild it."""
    pipeline = _pipeline_for(settings or Settings())
    return pipeline.segment(text)


@lru_cache(maxsize=8)
def _pipeline_for(settings: Settings) -> Pipeline:
    return Pipeline(settings)
