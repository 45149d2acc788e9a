"""What a corpus costs: time, memory and bytes an article, and a plan for many of them.

    python benchmarks/capacity.py                          # articles of corpora/, cut to 750
    python benchmarks/capacity.py --characters 1500 --plan 10000000

One process reads articles from columns and gives records in columns, as each core of an engine
does. Seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import re
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pyarrow as pa
from systems import CORPORA

from newsnlp import Settings
from newsnlp.batch.frames import ROWS_AT_ONCE, extract_batch
from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import Record, from_batch, iter_parquet, write_parquet
from newsnlp.writing.stored import iter_records
from newsnlp.writing.tables import TABLES, write_tables

MACHINES = (1, 2, 16, 64, 256, 1024)
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Cost:
    """What one article costs.

    Attributes:
        seconds: of one core, by what is done.
        size: in bytes, by what is kept.
        peak: the memory of a process that extracts, in MiB; it does not grow with the articles.
    """

    seconds: Mapping[str, float]
    size: Mapping[str, float]
    peak: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured, and the plan that follows from it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--characters", type=int, default=750, help="the length of an article")
    parser.add_argument("--articles", type=int, help="how many to measure at most")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plan", type=int, default=100_000_000, help="articles to plan for")
    options = parser.parse_args(arguments)
    texts = list(cut_texts(options.characters))[: options.articles]
    if not texts:
        parser.error(f"no article in {CORPORA} of about {options.characters} characters")
    cost = measure(texts, options.rounds)
    mean = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {mean:,.0f} characters; best of {options.rounds} rounds")
    print(f"Python {platform.python_version()}, pyarrow {pa.__version__}, {os.cpu_count()} cores")
    print_measured(cost)
    print_plan(cost, options.plan)


def cut_texts(characters: int) -> Iterator[str]:
    """Yield the articles of corpora/ cut at the end of a line near `characters`, if long enough."""
    for article in load_corpus(CORPORA):
        text = ""
        for line in article.text.splitlines(keepends=True):
            if text and len(text) + len(line) / 2 > characters:
                break
            text += line
        if abs(len(text) - characters) < characters / 4:
            yield text


def measure(texts: Sequence[str], rounds: int) -> Cost:
    """Return what each of `texts` costs on average."""
    batch = pa.RecordBatch.from_pylist([{"id": str(n), "text": t} for n, t in enumerate(texts)])
    rules = Settings(model=None)
    for settings in (Settings(), rules):
        extract_batch(batch.slice(0, 10), settings)  # loaded before the clock starts
    records = from_batch(extract_batch(batch))
    with TemporaryDirectory() as folder:
        lines, columns = Path(folder, "r.jsonl"), Path(folder, "r.parquet")
        works: dict[str, Callable[[], object]] = {
            "extract, columns to columns": lambda: extract_batch(batch),
            "the same, rules alone": lambda: extract_batch(batch, rules),
            "write JSON Lines": lambda: write_jsonl(records, lines),
            "write Parquet": lambda: write_parquet(records, columns),
            "read JSON Lines back": lambda: list(iter_records(lines)),
            "read Parquet back": lambda: list(iter_parquet(columns)),
            "six flat tables, Parquet": lambda: write_tables(
                records, Path(folder), format="parquet"
            ),
        }
        seconds = {name: time(work, rounds) / len(texts) for name, work in works.items()}
        return Cost(seconds, dict(sizes(texts, records, Path(folder))), peak_memory(texts))


def time(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the processor that `work` takes, of the best of `rounds`."""
    taken = []
    for _ in range(rounds):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def sizes(
    texts: Sequence[str], records: Sequence[Record], folder: Path
) -> Iterator[tuple[str, float]]:
    """Yield what is kept of an article and how many bytes it takes, from the files of `folder`."""
    count = len(records)
    lines = (folder / "r.jsonl").read_bytes()
    yield "the text in UTF-8", sum(len(text.encode()) for text in texts) / count
    yield "JSON Lines", len(lines) / count
    yield "JSON Lines, gzip -6", len(gzip.compress(lines, 6)) / count
    yield "Parquet (zstd)", (folder / "r.parquet").stat().st_size / count
    yield "flat table of quotes", (folder / "quotes.parquet").stat().st_size / count
    tables = sum((folder / f"{name}.parquet").stat().st_size for name in TABLES)
    yield "all six flat tables", tables / count


def peak_memory(texts: Sequence[str]) -> float:
    """Return the MiB that a process holds at most while it extracts `texts`, a batch at a time."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_extract_in_batches, texts).result()


def _extract_in_batches(texts: Sequence[str]) -> float:
    for start in range(0, len(texts), ROWS_AT_ONCE):
        rows = [{"text": text} for text in texts[start : start + ROWS_AT_ONCE]]
        extract_batch(pa.RecordBatch.from_pylist(rows))
    return own_peak()


def own_peak() -> float:
    """Return the MiB that this process has held at most.

    On Linux `getrusage` would give what its parent held, where that was more.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status.read_text(), re.MULTILINE)
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_measured(cost: Cost) -> None:
    """Print what an article costs."""
    print("\nmeasured, one core            ms/article  articles/s")
    for name, seconds in cost.seconds.items():
        print(f"{name:<30}{seconds * 1000:>10.2f}{1 / seconds:>12,.0f}")
    print("\nmeasured                     bytes/article")
    for name, size in cost.size.items():
        print(f"{name:<30}{size:>10,.0f}")
    print(f"{'a process at its peak, in MiB':<30}{cost.peak:>10,.0f}")


def print_plan(cost: Cost, articles: int) -> None:
    """Print what `articles` cost, if each costs what was measured."""
    work = ("extract, columns to columns", "write Parquet")
    hours = sum(cost.seconds[name] for name in work) * articles / 3600
    print(f"\nextrapolated: {articles:,} articles, extracted and written: {hours:,.0f} core-hours")
    for cores in MACHINES:
        print(f"{cores:>6} cores {hours / cores:>12,.1f} hours {hours / cores / 24:>10,.1f} days")
    for name, size in cost.size.items():
        print(f"{name:<30}{size * articles / GIB:>10,.0f} GiB")


if __name__ == "__main__":
    main()
