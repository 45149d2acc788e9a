"""Which articles are still to be read, and what each part of the output is read from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain, count, islice
from pathlib import Path
from typing import NamedTuple

from newsnlp.batch.parts import BEGIN_ANEW, Part
from newsnlp.errors import BatchError
from newsnlp.pipeline import Job
from newsnlp.records import FailedRecord


class Planned(NamedTuple):
    """A part to be written: its number, and the digest of its articles."""

    number: int
    identity: str


class Plan:
    """The articles of a run in parts of `size`, but for those that `done` has already.

    Iterating yields the articles to read. `planned` gets a part before its last article is
    yielded, or when there are no more.

    Raises:
        BatchError: while iterating, where a part that is done is not of these articles.
    """

    def __init__(self, jobs: Iterable[Job | FailedRecord], size: int, done: Iterable[Part]) -> None:
        self._jobs, self._size, self.done = jobs, size, tuple(done)
        self._left = {part.number: part for part in self.done}
        self.planned: deque[Planned] = deque()

    def __iter__(self) -> Iterator[Job | FailedRecord]:
        jobs = iter(self._jobs)
        for number in count():
            first = next(jobs, None)
            if first is None:
                break
            group = chain([first], islice(jobs, self._size - 1))
            if number in self._left:
                self._pass_over(self._left.pop(number), group)
            else:
                yield from self._read(number, group)
        if self._left:
            raise _changed(min(self._left))

    def _read(
        self, number: int, group: Iterator[Job | FailedRecord]
    ) -> Iterator[Job | FailedRecord]:
        digest, articles = blake2b(digest_size=16), 0
        for job in group:
            digest.update(identify(job))
            articles += 1
            if articles == self._size:
                self.planned.append(Planned(number, digest.hexdigest()))
            yield job
        if articles < self._size:
            self.planned.append(Planned(number, digest.hexdigest()))

    def _pass_over(self, part: Part, group: Iterator[Job | FailedRecord]) -> None:
        digest, articles = blake2b(digest_size=16), 0
        for job in group:
            digest.update(identify(job))
            articles += 1
        if (articles, digest.hexdigest()) != (part.articles, part.identity):
            raise _changed(part.number)


def identify(job: Job | FailedRecord) -> bytes:
    """Return a digest that changes when the article does; of a file, by its size and its time."""
    if isinstance(job, FailedRecord):
        return _digest(job.model_dump_json())
    known = f"{job.name}\0{job.format}\0{job.id}\0{job.metadata}\0"
    if isinstance(job.source, Path):
        return _digest(known + _describe_file(job.source))
    return _digest(known) + _digest(job.source)


def _describe_file(path: Path) -> str:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return "missing"
    return f"{state.st_size} {state.st_mtime_ns}"


def _digest(content: str | bytes) -> bytes:
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return blake2b(data, digest_size=16).digest()


def _changed(number: int) -> BatchError:
    return BatchError(
        f"the articles have changed since an earlier run read them (in part {number + 1}). "
        f"Give the same ones in the same order, {BEGIN_ANEW}"
    )
