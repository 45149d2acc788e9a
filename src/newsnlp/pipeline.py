"""The stages, in order: reading, segmentation, extraction, resolution."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from newsnlp._version import __version__
from newsnlp.errors import SettingsError
from newsnlp.extraction.candidates import Found, Mention, MentionKind, find_all
from newsnlp.extraction.model import ModelExtractor
from newsnlp.models.attribution import load_source_model
from newsnlp.pool import Failure, OrderedPool
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
WARM_UP = "<p>海川市市长吴岱表示，桥已修好。</p>"
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One article of many: what to read, and the name that it goes by where that fails."""

    source: Source
    name: str
    format: Format = "auto"
    id: str | None = None
    metadata: Mapping[str, Any] | None = None


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
        self._source_model = load_source_model(self.settings.model)

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
        resolution = resolve(segmented, self._find(segmented), self._source_model)
        return NewsRecord(
            id=id or reading.sha256[:16],
            article=_with_authors(reading, resolution.people),
            text=reading.text,
            people=unwrapped.place_back(resolution.people),
            organizations=unwrapped.place_back(resolution.organizations),
            documents=unwrapped.place_back(resolution.documents),
            quotes=unwrapped.place_back(resolution.quotes),
            provenance=self.provenance,
        )

    def extract_many(
        self,
        sources: Iterable[Source],
        *,
        format: Format = "auto",
        workers: int = 1,
        timeout: float | None = None,
        progress: bool = False,
    ) -> Iterator[NewsRecord | FailedRecord]:
        """Yield a record for each source, in order; a failure is a record in its place.

        Args:
            sources: contents or paths.
            format: how to read them, as in `extract`.
            workers: how many processes share the work; 1 stays in this one. The records are
                the same, and in the same order, for any number.
            timeout: the seconds that one article may take (None: any time). Beyond them it fails
                as "TimedOut", and its process, another one even where `workers` is 1, is replaced.
            progress: whether to show a progress bar on standard error.

        Raises:
            SettingsError: if other processes are needed and `settings.model` is a loaded pipeline
                that cannot be sent to them.
            BatchError: if they cannot start.

        >>> [r.text for r in Pipeline().extract_many(["甲说，乙。", "丙说，丁。"], format="text")]
        ['甲说，乙。', '丙说，丁。']
        """
        jobs = (
            Job(source, _name_source(source, number), format)
            for number, source in enumerate(sources)
        )
        records = self.extract_jobs(jobs, workers=workers, timeout=timeout)
        return show_progress(records, is_failure=is_failure) if progress else records

    def extract_jobs(
        self,
        jobs: Iterable[Job | FailedRecord],
        *,
        workers: int = 1,
        timeout: float | None = None,
    ) -> Iterator[NewsRecord | FailedRecord]:
        """Yield a record for each job, as `extract_many`; one that has failed already stays so."""
        if workers == 1 and timeout is None:
            return (self.extract_job(job) for job in jobs)
        make = partial(make_extractor, pack_settings(self.settings))
        return OrderedPool(make, fail, workers=workers, timeout=timeout).map(jobs)

    def extract_job(self, job: Job | FailedRecord) -> NewsRecord | FailedRecord:
        """Return the record of `job`, or how it failed: one article never stops the rest."""
        if isinstance(job, FailedRecord):
            return job
        try:
            return self.extract(job.source, format=job.format, id=job.id, metadata=job.metadata)
        except Exception as error:  # whatever is wrong with it
            logger.debug("article %s failed", job.name, exc_info=True)
            kind = type(error).__name__
            return FailedRecord.of(job.id or job.name, kind, str(error))

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

    def _find(self, segmented: SegmentedText) -> Found:
        return find_all(self._extractors, segmented)

    @property
    def provenance(self) -> Provenance:
        """What makes the records: library, model and settings."""
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
    pipeline = pipeline_for(settings or Settings())
    return pipeline.extract(source, format=format, id=id, metadata=metadata)


def segment(text: str, *, settings: Settings | None = None) -> list[Token]:
    """Cut `text` into words with parts of speech; tokens and the gaps between them rebuild it."""
    pipeline = pipeline_for(settings or Settings())
    return pipeline.segment(text)


@lru_cache(maxsize=8)
def pipeline_for(settings: Settings) -> Pipeline:
    """Return this process's pipeline of `settings`, loaded with its first use."""
    return Pipeline(settings)


def is_failure(record: NewsRecord | FailedRecord) -> bool:
    """Return whether `record` says that its article could not be read."""
    return isinstance(record, FailedRecord)


def pack_settings(settings: Settings) -> bytes:
    """Return `settings` as another process can take them.

    Raises:
        SettingsError: if their model is a loaded pipeline that cannot be sent.
    """
    try:
        return pickle.dumps(settings)
    except Exception as error:  # of a component of a loaded pipeline, which is not ours
        raise SettingsError(
            f"setting 'model': this pipeline cannot be sent to a worker process ({error}); "
            "write it to a folder with nlp.to_disk and give the path, or leave `workers` at 1"
        ) from error


def make_extractor(settings: bytes) -> Callable[[Job | FailedRecord], NewsRecord | FailedRecord]:
    """Return the function of a worker, all that it needs loaded: no article's time pays for it."""
    pipeline = Pipeline(pickle.loads(settings))
    pipeline.extract_job(Job(WARM_UP, "warm-up"))
    return pipeline.extract_job


_WHY: Mapping[Failure, str] = {
    "WorkerDied": "the process that read this article died; read it alone to see why",
    "TimedOut": "this article took longer than the time limit; its process was ended",
}


def fail(job: Job | FailedRecord, reason: Failure) -> FailedRecord:
    """Return the record of a job whose worker died or ran out of time."""
    if isinstance(job, FailedRecord):
        return job
    return FailedRecord.of(job.id or job.name, reason, _WHY[reason])


def _name_source(source: Source, number: int) -> str:
    return str(number) if isinstance(source, str | bytes) else str(source)
