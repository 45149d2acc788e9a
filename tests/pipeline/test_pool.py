"""The pool: order kept, and an item that kills or blocks its worker costs nothing but itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from newsnlp import BatchError
from newsnlp.pool import Failure, OrderedPool

DEADLY, ENDLESS = 5, 11
BIG = "字" * 400_000  # more than a pipe holds


def double(item: int) -> int:
    if item == DEADLY:
        os._exit(1)
    if item == ENDLESS:
        time.sleep(600)
    return item * 2


def make_double() -> Callable[[int], int]:
    return double


def failed(item: int, reason: Failure) -> int:
    return {"WorkerDied": -1, "TimedOut": -2}[reason] * item


def expected(item: int) -> int:
    return {DEADLY: -DEADLY, ENDLESS: -2 * ENDLESS}.get(item, item * 2)


def pool(workers: int, timeout: float | None = None) -> OrderedPool[int, int]:
    return OrderedPool(make_double, failed, workers=workers, timeout=timeout)


@pytest.mark.parametrize("workers", [1, 3])
def test_order_is_kept(workers: int) -> None:
    items = [n for n in range(200) if n not in (DEADLY, ENDLESS)]
    assert list(pool(workers).map(items)) == [n * 2 for n in items]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_kills_or_blocks_its_worker_is_known_by_its_place(workers: int) -> None:
    assert list(pool(workers, 1.0).map(range(30))) == [expected(n) for n in range(30)]


def test_no_items_start_no_work() -> None:
    assert list(pool(2).map([])) == []


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield 1

    results = pool(2).map(endless())
    assert [next(results) for _ in range(10)] == [2] * 10
    results.close()  # type: ignore[attr-defined]
    assert taken < 200


def test_a_reader_that_takes_its_time_blames_nobody() -> None:
    results = pool(2, 0.4).map(range(4))
    first = next(results)
    time.sleep(1)
    assert [first, *results] == [0, 2, 4, 6]


def add(more: str, item: str) -> str:
    return item + more


def make_add() -> Callable[[str], str]:
    return partial(add, BIG)


def test_items_and_results_larger_than_a_pipe_pass() -> None:
    items = [BIG, "短", *[BIG] * 5, "短"]
    big: OrderedPool[str, str] = OrderedPool(make_add, lambda item, _: item, workers=2)
    assert list(big.map(items)) == [item + BIG for item in items]


class OnceDeadly:
    """Ends the process of the first item that finds no file, and leaves one."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self) -> Callable[[int], int]:
        return self.double

    def double(self, item: int) -> int:
        if item == DEADLY and not self.file.exists():
            self.file.touch()
            os._exit(1)
        return item * 2


def test_a_worker_that_dies_of_something_else_costs_nothing(tmp_path: Path) -> None:
    once: OrderedPool[int, int] = OrderedPool(OnceDeadly(tmp_path / "died"), failed, workers=1)
    assert list(once.map(range(10))) == [n * 2 for n in range(10)]


def make_nothing() -> Callable[[int], int]:
    raise LookupError("no such lexicon")


def die() -> Callable[[int], int]:
    os._exit(1)


@pytest.mark.parametrize(
    ("make", "message"), [(make_nothing, "LookupError: no such lexicon"), (die, "__main__")]
)
def test_workers_that_cannot_start_are_said_so(
    make: Callable[[], Callable[[int], int]], message: str
) -> None:
    broken: OrderedPool[int, int] = OrderedPool(make, failed, workers=2)
    with pytest.raises(BatchError, match=message):
        list(broken.map(range(3)))


@pytest.mark.parametrize(("workers", "timeout"), [(0, None), (-1, None), (2, 0.0), (2, -1.0)])
def test_no_workers_and_no_time_are_refused(workers: int, timeout: float | None) -> None:
    with pytest.raises(BatchError):
        pool(workers, timeout)
