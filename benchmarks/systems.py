"""The systems that benchmarks compare, and the clock that they are held to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Final

from newsnlp import Pipeline, Settings

CORPORA: Final = Path(__file__).parents[1] / "corpora"
YARDSTICK: Final = "jieba.cut"
WHOLE: Final = "extract, whole"
System = Callable[[str], object]


def build_systems() -> dict[str, System]:
    """Return jieba and newsnlp: each does its whole work on one text."""
    import jieba
    from jieba import posseg

    whole, rules = Pipeline(), Pipeline(Settings(model=None))
    return {
        YARDSTICK: jieba.lcut,
        "jieba.posseg.cut": posseg.lcut,
        "extract, rules alone": lambda text: rules.extract(text, format="text"),
        WHOLE: lambda text: whole.extract(text, format="text"),
    }


def take_turns(
    systems: Mapping[str, System], texts: Sequence[str], rounds: int
) -> list[dict[str, float]]:
    """Return the seconds of the processor that each of `systems` takes for all `texts`, by round.

    Dictionaries, lexicons and weights are loaded before the clock starts.
    """
    for run in systems.values():
        run(texts[0])
    return [
        {name: _processor_seconds(run, texts) for name, run in systems.items()}
        for _ in range(rounds)
    ]


def _processor_seconds(run: System, texts: Sequence[str]) -> float:
    start = process_time()
    for text in texts:
        run(text)
    return process_time() - start
