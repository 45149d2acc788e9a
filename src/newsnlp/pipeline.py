"""The stages, in order: reading, segmentation, extraction, resolution."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsnlp._version import __version__
from newsnlp.errors import SettingsError
from newsnlp.extraction.candidates import Found, Mention, MentionKind, find_all
from newsnlp.extraction.model import ModelExtractor
from newsnlp.pool import OrderedPool
from newsnlp.progress import show_progress
from newsnlp.reading import read
from newsnlp.reading.reader import Format, Reading, Source
from newsnlp.reading.unwrapping import unwrap
from newsnlp.records import FailedRecord, NewsRecord, Provenance, Token
from newsnlp.registry import build_extractors
from newsnlp.resolution import resolve
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

_TAGS: dict[MentionKind, str] = {"person": "nr", "organization": "nt", "title": "n"}
Job = tuple[Source, int, Format]
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
        self._model = next(
            (e.model for e in self._extractors if isinstance(e, ModelExtractor)), None
        )

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
        unwrapped = unwrap(reading.text, reading.article.blocks)
        segmented = self._segmenter(unwrapped.text, unwrapped.blocks)
        resolution = resolve(segmented, self._find(segmented))
        return NewsRecord(
            id=id or reading.sha256[:16],
            article=_with_authors(reading, resolution.people),
            text=reading.text,
            people=unwrapped.place_back(resolution.people),
            organizations=unwrapped.place_back(resolution.organizations),
            documents=unwrapped.place_back(resolution.documents),
            quotes=unwrapped.place_back(resolution.quotes),
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
            workers: how many processes share the work; 1 stays in this one. The records are
                the same, and in the same order, for any number.
            progress: whether to show a progress bar on standard error.

        Raises:
            SettingsError: if `workers` is above 1 and `settings.model` is a loaded pipeline that
                cannot be sent to another process.

        >>> [r.text for r in Pipeline().extract_many(["甲说，乙。", "丙说，丁。"], format="text")]
        ['甲说，乙。', '丙说，丁。']
        """
        jobs = ((source, number, format) for number, source in enumerate(sources))
        if workers == 1:
            records: Iterator[NewsRecord | FailedRecord] = (self._extract_job(job) for job in jobs)
        else:
            pool = OrderedPool(
                _work,
                _died,
                workers=workers,
                initializer=_start_worker,
                initargs=(_pack(self.settings),),
            )
            records = pool.map(jobs)
        return show_progress(records) if progress else records

    def segment(self, text: str) -> list[Token]:
        """Cut `text` into words, the names, bodies and titles that it gives kept whole.

        Tokens cover the text, spaces included.

        >>> [t.text for t in Pipeline().segment("浪潮集团首席科学家王恩东表示")]
        ['浪潮集团', '首席科学家', '王恩东', '表示']
        """
        reading = read(text, format="text", settings=self.settings)
        unwrapped = unwrap(reading.text, reading.article.blocks)
        found = self._find(self._segmenter(unwrapped.text, unwrapped.blocks))
        words = [(m.name, _TAGS[m.kind]) for m in found.of(Mention)]
        return self._segmenter.tokenize(text, words)

    def _extract_job(self, job: Job) -> NewsRecord | FailedRecord:
        source, number, format = job
        try:
            return self.extract(source, format=format)
        except Exception as error:  # one article, whatever is wrong, never stops the rest
            logger.debug("article %s failed", _job_name(source, number), exc_info=True)
            name = _job_name(source, number)
            return FailedRecord(id=name, error_type=type(error).__name__, message=str(error))

    def _find(self, segmented: SegmentedText) -> Found:
        return find_all(self._extractors, segmented)

    def _provenance(self) -> Provenance:
        return Provenance(
            library_version=__version__,
            model=self._model.name if self._model else None,
            model_version=self._model.version if self._model else None,
            settings=self.settings.model_dump(mode="json"),
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


_worker: Pipeline | None = None  # the one pipeline of a worker process, never of the caller's


def _pack(settings: Settings) -> bytes:
    try:
        return pickle.dumps(settings)
    except Exception as error:  # of a component of a loaded pipeline, which is not ours
        raise SettingsError(
            f"setting 'model': this pipeline cannot be sent to a worker process ({error}); "
            "write it to a folder with nlp.to_disk and give the path, or leave `workers` at 1"
        ) from error


def _start_worker(settings: bytes) -> None:
    global _worker  # noqa: PLW0603
    _worker = Pipeline(pickle.loads(settings))


def _work(job: Job) -> NewsRecord | FailedRecord:
    assert _worker is not None, "a worker runs _start_worker first"
    return _worker._extract_job(job)


def _died(job: Job) -> FailedRecord:
    source, number, _ = job
    message = "the process that read this article died; read it alone to see why"
    return FailedRecord(id=_job_name(source, number), error_type="WorkerDied", message=message)


def _job_name(source: Source, number: int) -> str:
    return str(number) if isinstance(source, str | bytes) else str(source)
