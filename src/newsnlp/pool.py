"""A pool of worker processes that keeps the order of its work and outlives a dying worker."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any, Generic, Literal, TypeVar

from newsnlp.errors import BatchError
from newsnlp.worker import Make, Worker, pack

Item = TypeVar("Item")
Result = TypeVar("Result")
Failure = Literal["WorkerDied", "TimedOut"]

_WINDOW = 32  # items under way for each worker: what bounds the memory
_AHEAD = 4  # items that a worker holds, so that it need not wait for its owner
_SMALL = 32_768  # bytes that fit into a pipe beside others, whatever the worker is doing
_TICK = 0.5  # seconds after which the pool looks at its clocks
_STILLBORN = 3  # so many workers in a row that end before they begin are no accident
_TRIES = 2  # a worker may die of what lies outside; an item that kills two is the cause

_NOT_STARTED = (
    "worker processes end before they begin. A program that uses workers must do its work under "
    '`if __name__ == "__main__":`, because each worker imports it'
)


class OrderedPool(Generic[Item, Result]):
    """Maps a function over items in worker processes, in order, with bounded memory.

    Args:
        make: makes the function of one item; it is pickled, and called once in each worker.
        on_failure: makes the result of an item that killed its worker or ran out of time.
        workers: how many processes at most; no more are started than there is work for.
        timeout: the seconds that one item may take; None for any time. Only time in which
            the pool looks on counts, so that a program that was stopped blames nobody.

    Raises:
        BatchError: for fewer than one worker, or no time at all.
    """

    def __init__(
        self,
        make: Make,
        on_failure: Callable[[Item, Failure], Result],
        *,
        workers: int,
        timeout: float | None = None,
    ) -> None:
        if workers < 1:
            raise BatchError(f"{workers} workers do no work: give 1 or more")
        if timeout is not None and timeout <= 0:
            raise BatchError(f"no article is read in {timeout} seconds: give more, or None")
        self._make, self._on_failure = make, on_failure
        self._workers, self._timeout = workers, timeout

    def map(self, items: Iterable[Item]) -> Generator[Result, None, None]:
        """Yield the result of each item, in order.

        Raises:
            BatchError: where worker processes cannot start.
        """
        shift = _Shift(self._make, self._on_failure, self._workers, self._timeout)
        source = iter(items)
        try:
            while shift.fill(source):
                shift.assign()
                yield from shift.take()
                shift.look()
        finally:
            shift.end()


@dataclass(slots=True, eq=False)
class _Task:
    """An item on its way through the pool."""

    item: Any
    payload: bytes
    tries: int = 0
    is_done: bool = False
    result: Any = None

    def finish(self, result: Any) -> None:
        self.result, self.is_done = result, True
        self.payload = b""


@dataclass(slots=True, eq=False)
class _Post:
    """A worker, the tasks it holds, the first of which it is at, and since when."""

    worker: Worker
    tasks: deque[_Task] = field(default_factory=deque)
    seconds: float = 0.0

    def has_room_for(self, task: _Task) -> bool:
        """Whether `task` can be sent without waiting for the worker to read."""
        small = len(task.payload) <= _SMALL and len(self.tasks) < _AHEAD
        return not self.worker.is_dead and (small or not self.tasks)

    def send(self, task: _Task) -> None:
        self.tasks.append(task)
        self.worker.send(task.payload)

    def collect(self) -> None:
        for result in self.worker.collect():
            self.tasks.popleft().finish(result)
            self.seconds = 0.0


class _Shift:
    """The work on one stream of items."""

    def __init__(
        self,
        make: Make,
        on_failure: Callable[[Any, Failure], Any],
        workers: int,
        timeout: float | None,
    ) -> None:
        self._make, self._on_failure = make, on_failure
        self._workers, self._timeout = workers, timeout
        self._tick = _TICK if timeout is None else min(_TICK, timeout / 4)
        self._posts: list[_Post] = []
        self._tasks: deque[_Task] = deque()  # in the order of the items
        self._waiting: deque[_Task] = deque()  # those of them that no worker holds
        self._looked = time.monotonic()
        self._stillborn = 0

    def fill(self, source: Iterator[Any]) -> bool:
        """Take items from `source` up to the window; return whether any are under way."""
        while len(self._tasks) < self._workers * _WINDOW:
            try:
                item = next(source)
            except StopIteration:
                break
            task = _Task(item, pack(item))
            self._tasks.append(task)
            self._waiting.append(task)
        return bool(self._tasks)

    def assign(self) -> None:
        """Give waiting tasks to those workers who hold fewest, and start workers for the rest."""
        while self._waiting:
            if all(post.tasks for post in self._posts) and len(self._posts) < self._workers:
                self._posts.append(_Post(Worker(self._make)))
            free = [post for post in self._posts if post.has_room_for(self._waiting[0])]
            if not free:
                return
            min(free, key=lambda post: len(post.tasks)).send(self._waiting.popleft())

    def take(self) -> Iterator[Any]:
        """Yield the results that are next in order."""
        while self._tasks and self._tasks[0].is_done:
            yield self._tasks.popleft().result

    def look(self) -> None:
        """Wait for the workers a moment, collect what they have, and part with those that fail."""
        if not self._tasks or self._tasks[0].is_done:
            return
        wait([handle for post in self._posts for handle in post.worker.handles], self._tick)
        passed = min(time.monotonic() - self._looked, 2 * self._tick)
        self._looked = time.monotonic()
        for post in list(self._posts):
            if post.worker.is_ready and post.tasks:
                post.seconds += passed
            post.collect()
            if post.worker.is_dead:
                self._part_with(post, "WorkerDied")
            elif self._timeout is not None and post.seconds > self._timeout:
                self._part_with(post, "TimedOut")

    def _part_with(self, post: _Post, reason: Failure) -> None:
        """End a worker; the task it was at is tried again or fails, the others wait again."""
        self._posts.remove(post)
        was_ready = post.worker.is_ready
        post.worker.end()
        self._stillborn = 0 if was_ready else self._stillborn + 1
        if self._stillborn == _STILLBORN:
            raise BatchError(_NOT_STARTED)
        if was_ready and post.tasks:
            self._blame(post, reason)
        self._waiting.extendleft(reversed(post.tasks))

    def _blame(self, post: _Post, reason: Failure) -> None:
        first = post.tasks[0]
        first.tries += 1
        if reason == "TimedOut" or first.tries == _TRIES:
            first.finish(self._on_failure(first.item, reason))
            post.tasks.popleft()

    def end(self) -> None:
        for post in self._posts:
            post.worker.end()
        self._posts.clear()
