"""A pool of worker processes that keeps the order of its work and survives a dying worker."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 8
_WINDOW = 4  # chunks under way for each worker: what bounds the memory


class OrderedPool(Generic[Item, Result]):
    """Maps a function over items in worker processes, in order, with bounded memory.

    Args:
        function: a module-level function of one item; it runs in the workers.
        on_death: makes the result of an item that killed its worker.
        workers: how many processes.
        initializer, initargs: run once in each worker.
    """

    def __init__(
        self,
        function: Callable[[Item], Result],
        on_death: Callable[[Item], Result],
        *,
        workers: int,
        initializer: Callable[..., None],
        initargs: tuple[Any, ...],
    ) -> None:
        self._function, self._on_death, self._workers = function, on_death, workers
        self._initializer, self._initargs = initializer, initargs

    def map(self, items: Iterable[Item]) -> Iterator[Result]:
        """Yield the result of each item, in order."""
        source = iter(items)
        pool = self._start(self._workers)
        pending: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        try:
            while pending or (chunk := list(islice(source, _CHUNK))):
                if not pending:
                    pending.append(self._submit(pool, chunk))
                self._fill(pool, pending, source)
                chunk, future = pending.popleft()
                try:
                    results = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False)
                    results = self._run_singly(chunk)
                    pool = self._start(self._workers)
                    pending = deque(self._submit(pool, waiting) for waiting, _ in pending)
                yield from results
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _fill(
        self,
        pool: ProcessPoolExecutor,
        pending: deque[tuple[list[Item], Future[list[Result]]]],
        source: Iterator[Item],
    ) -> None:
        while len(pending) < self._workers * _WINDOW:
            chunk = list(islice(source, _CHUNK))
            if not chunk:
                return
            pending.append(self._submit(pool, chunk))

    def _submit(
        self, pool: ProcessPoolExecutor, chunk: list[Item]
    ) -> tuple[list[Item], Future[list[Result]]]:
        return chunk, pool.submit(_run_chunk, self._function, chunk)

    def _run_singly(self, chunk: list[Item]) -> list[Result]:
        """Run the items of a chunk that killed a worker one by one, to find which it was."""
        results = []
        for item in chunk:
            with self._start(1) as pool:
                try:
                    results.append(pool.submit(self._function, item).result())
                except BrokenProcessPool:
                    results.append(self._on_death(item))
        return results

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=self._initializer,
            initargs=self._initargs,
        )


def _run_chunk(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]
