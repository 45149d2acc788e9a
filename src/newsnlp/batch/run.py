"""A run over many articles, which ends with a whole file or goes on where it was ended."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from newsnlp.batch.lines import Line, fail_line, has_failed, make_line_extractor
from newsnlp.batch.outputs import check_output, join
from newsnlp.batch.parts import PartsFolder, PartWriter
from newsnlp.batch.plan import Plan
from newsnlp.batch.rows import InputFormat, Intake
from newsnlp.batch.sources import count_jobs, iter_jobs
from newsnlp.pipeline import Job, Pipeline, pack_settings
from newsnlp.pool import OrderedPool
from newsnlp.progress import show_progress
from newsnlp.records import FailedRecord
from newsnlp.settings import Settings
from newsnlp.writing.atomic import resolve_file

ARTICLES_PER_PART = 200
TIMEOUT = 900.0
"""Seconds for one article: the longest that is allowed takes less, and a hanging one ends."""

Lines = Generator[Line, None, None]
Mapper = Callable[[Iterable[Job | FailedRecord]], Lines]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has written: how many articles, those that failed included, and how many did."""

    articles: int
    failed: int


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in a run. What was done is kept for the next run.

    Attributes:
        articles: how many articles are done.
        is_written: whether `out` holds them; it does not where another file stood there before.
    """

    def __init__(self, articles: int, *, is_written: bool) -> None:
        super().__init__(articles)
        self.articles, self.is_written = articles, is_written


def extract_to_file(
    sources: Iterable[str | Path],
    out: Path,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    timeout: float | None = TIMEOUT,
    input_format: InputFormat = "auto",
    text_field: str | None = None,
    restart: bool = False,
    progress: bool = False,
    on_failure: Callable[[FailedRecord], None] | None = None,
) -> Summary:
    """Extract the records of many articles into a file, whatever happens on the way.

    Records stand in the order of the articles, and are the same for any number of workers; an
    article that fails is a `FailedRecord` in its place. What is done is kept beside `out`, so
    that after a kill the same call goes on where it was and ends with the same bytes.

    Args:
        sources: folders, patterns (news/**/*.html), pages, tables (*.jsonl, *.parquet), or "-".
        out: the file to write, FILE.jsonl or FILE.parquet. It is put in place when it is whole.
        settings: how to read and what to look for.
        workers: how many processes read.
        timeout: the seconds that one article may take; None for any time.
        input_format: how to read pages and rows; "jsonl" says that all sources are JSON Lines.
        text_field: the field of rows that holds the article.
        restart: whether to throw away what an earlier run has done.
        progress: whether to show one on standard error.
        on_failure: told of each article that fails, in order.

    Raises:
        MissingExtraError: for Parquet, if pyarrow is not installed.
        BatchError: if `out` is of no kind that is written; if what an earlier run left is of other
            articles or settings; if another run writes `out`; if worker processes cannot start.
        OSError: if `out` cannot be written.
    """
    out = resolve_file(out)
    check_output(out)
    chosen = settings or Settings()
    named = list(sources)
    pipeline = Pipeline(chosen)  # so that what is wrong with the settings is said at once
    make = partial(make_line_extractor, pack_settings(chosen))
    pool = OrderedPool(make, fail_line, workers=workers, timeout=timeout)
    intake = Intake(input_format, text_field)
    total = count_jobs(named, intake) if progress else None
    run = Run(
        out,
        ARTICLES_PER_PART,
        workers=workers,
        progress=progress,
        total=total,
        on_failure=on_failure,
    )
    jobs = iter_jobs(named, intake, leave_out=out)
    manifest = {
        "version": pipeline.provenance.library_version,
        "model": f"{pipeline.provenance.model} {pipeline.provenance.model_version}",
        "settings": describe_settings(chosen),
        "sources": [str(source) for source in named],
        "input format": input_format,
        "text field": text_field,
    }
    return run(jobs, pool.map, manifest, restart=restart)


def describe_settings(settings: Settings) -> dict[str, Any]:
    """Return `settings` as JSON, the content of a user dictionary by its digest."""
    described = settings.model_dump(mode="json")
    if isinstance(settings.user_dictionary, Path) and settings.user_dictionary.is_file():
        content = settings.user_dictionary.read_bytes()
        described["user_dictionary"] = f"sha256 {sha256(content).hexdigest()}"
    return described


class Run:
    """One run of a stream of articles into `out`, in parts of `size`."""

    def __init__(
        self,
        out: Path,
        size: int = ARTICLES_PER_PART,
        *,
        workers: int = 1,
        progress: bool = False,
        total: int | None = None,
        on_failure: Callable[[FailedRecord], None] | None = None,
    ) -> None:
        self._out, self._size, self._workers = out, size, workers
        self._progress, self._total, self._on_failure = progress, total, on_failure
        self._folder = PartsFolder(out)

    def __call__(
        self,
        jobs: Iterable[Job | FailedRecord],
        mapper: Mapper,
        manifest: dict[str, Any],
        *,
        restart: bool = False,
    ) -> Summary:
        """Write the lines that `mapper` makes of `jobs`, and return what was written."""
        manifest = {**manifest, "articles in a part": self._size}
        with self._folder.opened(manifest, restart=restart):
            done = self._folder.parts()
            writer = PartWriter(self._folder)
            try:
                self._write(Plan(jobs, self._size, done), mapper, writer)
            except KeyboardInterrupt as interrupt:
                writer.trim()
                raise self._write_what_is_done(writer.articles) from interrupt
            finally:
                writer.close()
            parts = self._folder.parts()
            join([self._folder.path_of(part) for part in parts], self._out, self._workers)
            self._folder.remove()
        return Summary(sum(p.articles for p in parts), sum(p.failed for p in parts))

    def _write(self, plan: Plan, mapper: Mapper, writer: PartWriter) -> None:
        done = sum(part.articles for part in plan.done)
        with closing(mapper(plan)) as lines, closing(self._watch(lines, done)) as watched:
            for line in watched:
                writer.add(line.content, failed=has_failed(line))
                if line.failure and self._on_failure:
                    self._on_failure(line.failure)
                if writer.articles == self._size:
                    writer.keep(*plan.planned.popleft())
        if writer.articles:
            writer.keep(*plan.planned.popleft())

    def _watch(self, lines: Lines, done: int) -> Lines:
        if not self._progress:
            return lines
        return show_progress(lines, is_failure=has_failed, total=self._total, done=done)

    def _write_what_is_done(self, in_progress: int) -> Interrupted:
        """Put the articles that are done in place, where no file of someone else stands there."""
        parts = self._folder.parts()
        paths = [self._folder.path_of(part) for part in parts]
        if in_progress:
            paths.append(self._folder.in_progress)
        articles = sum(part.articles for part in parts) + in_progress
        if self._folder.keeps_out:
            return Interrupted(articles, is_written=False)
        join(paths, self._out, self._workers)
        return Interrupted(articles, is_written=True)
