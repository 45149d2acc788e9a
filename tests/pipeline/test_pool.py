"""The pool: order kept, and an item that kills its worker loses nothing but itself."""

from __future__ import annotations

import os

from newsnlp.pool import OrderedPool

POISON = 5


def double(item: int) -> int:
    if item == POISON:
        os._exit(1)
    return item * 2


def died(item: int) -> int:
    return -item


def start() -> None:
    """Prepare nothing."""


def pool(workers: int) -> OrderedPool[int, int]:
    return OrderedPool(double, died, workers=workers, initializer=start, initargs=())


def test_order_is_kept() -> None:
    items = [n for n in range(40) if n != POISON]
    assert list(pool(2).map(items)) == [n * 2 for n in items]


def test_an_item_that_kills_its_worker_is_known_by_its_place() -> None:
    assert list(pool(2).map(range(20))) == [-n if n == POISON else n * 2 for n in range(20)]


def test_no_items_start_no_work() -> None:
    assert list(pool(2).map([])) == []
