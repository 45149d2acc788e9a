"""How fast `extract` is beside jieba and spaCy, from cold, with two workers, on long texts.

    python benchmarks/how_fast.py                     # the first 100 articles of corpora/
    python benchmarks/how_fast.py --articles 40 --rounds 3 --longest 1

Systems take turns, round by round; each has the ratio of its speed to that of `jieba.cut` in the
same round: the median, the least and the greatest. Seconds are of the processor, save for those
of a cold start and of workers, which are of the clock on the wall.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from rich.console import Console
from rich.table import Table
from systems import CORPORA, YARDSTICK, System, build_systems, take_turns

from newsnlp import Pipeline, Settings
from newsnlp.evaluation.corpus.collection import load_corpus

MILLION: Final = 1_000_000
LEAST_ARTICLES: Final = 800
"""What a worker reads with its first articles must not count."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--longest", type=float, default=5.0, help="the longest text, in MB")
    options = parser.parse_args(arguments)
    texts = [article.text for article in load_corpus(CORPORA)][: options.articles]
    console = Console()
    console.print(
        f"{len(texts)} texts, {sum(map(len, texts)):,} characters, {options.rounds} rounds"
    )
    console.print(_systems_table(texts, options.rounds))
    console.print(_workers_table(texts, options.rounds))
    console.print(_cold_table(options.rounds))
    console.print(_length_table(texts, options.longest))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"peak memory of this process, all of the above loaded: {peak:,.0f} MB")


def add_spacy(systems: dict[str, System]) -> None:
    """Add the component of spaCy, where that is installed."""
    if find_spec("spacy") is None:
        return
    import spacy

    from newsnlp.integrations.spacy_component import FACTORY

    nlp = spacy.blank("zh")
    nlp.add_pipe(FACTORY, config={"rules": False})
    systems["spaCy, blank, the same model"] = nlp


def _systems_table(texts: Sequence[str], rounds: int) -> Table:
    systems = build_systems()
    add_spacy(systems)
    taken = take_turns(systems, texts, rounds)
    table = _table("system", "characters/s", "of jieba.cut", "least", "greatest")
    characters = sum(map(len, texts))
    for name in systems:
        ratios = sorted(seconds[YARDSTICK] / seconds[name] for seconds in taken)
        speed = characters / median(seconds[name] for seconds in taken)
        values = (median(ratios), ratios[0], ratios[-1])
        table.add_row(name, f"{speed:,.0f}", *(f"{value:.3f}" for value in values))
    return table


def _workers_table(texts: Sequence[str], rounds: int) -> Table:
    """Time what a run of many articles takes with one worker and with two, once they are warm."""
    table = _table("workers", "articles/s", "of one", "least", "greatest")
    many = [*texts] * (-(-LEAST_ARTICLES // len(texts)))
    speeds = {n: [_steady_speed(many, n) for _ in range(rounds)] for n in (1, 2)}
    for workers, found in speeds.items():
        ratios = sorted(a / b for a, b in zip(found, speeds[1], strict=True))
        values = (f"{value:.2f}" for value in (median(ratios), ratios[0], ratios[-1]))
        table.add_row(str(workers), f"{median(found):.1f}", *values)
    return table


def _steady_speed(texts: Sequence[str], workers: int) -> float:
    records = iter(Pipeline().extract_many(texts, format="text", workers=workers))
    next(records)  # the workers have started
    start = perf_counter()
    return sum(1 for _ in records) / (perf_counter() - start)


def _cold_table(rounds: int) -> Table:
    """Time the command line from its start to its end, on one short article."""
    table = _table("command, from cold", "seconds", "least", "greatest")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text("远川集团董事长何立诚表示，订单增加了。\n", encoding="utf-8")
        for command in (("--version",), ("extract", str(page), "--format", "json")):
            taken = sorted(_command_seconds(command) for _ in range(rounds))
            values = (median(taken), taken[0], taken[-1])
            table.add_row(f"newsnlp {command[0]}", *(f"{value:.2f}" for value in values))
    return table


def _command_seconds(arguments: Sequence[str]) -> float:
    start = perf_counter()
    command = [sys.executable, "-m", "newsnlp", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ))
    return perf_counter() - start


def _length_table(texts: Sequence[str], longest: float) -> Table:
    """Time one text of growing length: the seconds of a million characters stay the same."""
    table = _table("one text, characters", "seconds", "seconds a million")
    pipeline = Pipeline(Settings(max_chars=10 * MILLION))
    joined = "\n".join(texts)
    characters = int(longest * MILLION / 3)  # a Chinese character is three bytes in UTF-8
    for size in (characters // 100, characters // 10, characters):
        text = (joined * (size // len(joined) + 1))[:size]
        start = process_time()
        pipeline.extract(text, format="text")
        seconds = process_time() - start
        table.add_row(f"{size:,}", f"{seconds:.2f}", f"{seconds / size * MILLION:.1f}")
    return table


def _table(*headings: str) -> Table:
    table = Table(headings[0], box=None)
    for heading in headings[1:]:
        table.add_column(heading, justify="right")
    return table


if __name__ == "__main__":
    main()
