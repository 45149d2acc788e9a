"""The clock of every test that asks how time grows."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the shortest processor time that `work` takes, whatever else the machine does.

    The collector rests meanwhile: what it would go through is what all other tests have left.
    """
    gc.disable()
    try:
        return min(_seconds(work) for _ in range(runs))
    finally:
        gc.enable()


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
