"""Where the time of `extract` goes, stage by stage, beside jieba on the same texts.

    python benchmarks/where_time_goes.py              # the articles of corpora/
    python benchmarks/where_time_goes.py FOLDER       # the *.txt files of a folder

Everything runs in one process, in turn, the given number of rounds; each row has its best round.
Seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.table import Table
from systems import CORPORA, WHOLE, build_systems, take_turns

from newsnlp import Settings
from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.extraction.candidates import Extractor, Found
from newsnlp.models.features import CharacterFeatures
from newsnlp.reading import read
from newsnlp.reading.unwrapping import unwrap
from newsnlp.registry import EXTRACTORS, build_extractors
from newsnlp.resolution import resolve
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter

FEATURES, TAGGING = "model: features", "model: tagging"
RULES = tuple(name for name in EXTRACTORS if name != "model")
STAGES = ("reading", "segmentation", FEATURES, TAGGING, *RULES, "resolution")
Seconds = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="texts (*.txt); default: corpora/")
    parser.add_argument("--articles", type=int, help="how many texts at most")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    texts = list(read_texts(options.folder))[: options.articles]
    if not texts:
        parser.error(f"no *.txt in {options.folder}")
    characters = sum(map(len, texts))
    systems, stages = measure(texts, options.rounds)
    console = Console()
    console.print(
        f"{len(texts)} texts, {characters:,} characters; best of {options.rounds} rounds, one "
        f"process; Python {platform.python_version()}, {processor()}"
    )
    console.print(make_table("system", systems, characters, systems[WHOLE]))
    console.print(make_table("stage of extract", stages, characters, sum(stages.values())))


def read_texts(folder: Path | None) -> Iterator[str]:
    """Yield the texts of `folder`, or of corpora/ where there is none."""
    if folder is None:
        yield from (article.text for article in load_corpus(CORPORA))
    else:
        yield from (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


def measure(texts: Sequence[str], rounds: int) -> tuple[Seconds, Seconds]:
    """Return the seconds of each system and of each stage for all `texts`, of the best round."""
    systems = build_systems()
    stages = Stages(Settings())
    stages.run(texts[0])  # loaded before the clock starts, as the systems are
    taken = take_turns(systems, texts, rounds)
    of_stages = [stages.time(texts) for _ in range(rounds)]
    return best(taken), best(of_stages)


class Stages:
    """The stages of the pipeline, one by one as it runs them, each on the clock."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._segmenter = Segmenter(settings)
        extractors = build_extractors(settings)
        self._extractors: Mapping[str, Extractor] = dict(zip(EXTRACTORS, extractors, strict=True))
        self._features = CharacterFeatures()
        self._seconds = dict.fromkeys(STAGES, 0.0)

    def time(self, texts: Sequence[str]) -> Seconds:
        """Return the seconds that each stage took for all `texts`."""
        self._seconds = dict.fromkeys(STAGES, 0.0)
        for text in texts:
            self.run(text)
        self._seconds[TAGGING] = max(0.0, self._seconds[TAGGING] - self._seconds[FEATURES])
        return self._seconds

    def run(self, text: str) -> None:
        """Do what `extract` does with `text`; the model's features a second time, by themselves."""
        with self._clock("reading"):
            reading = read(text, format="text", settings=self._settings)
            unwrapped = unwrap(reading.text, reading.article.blocks)
        with self._clock("segmentation"):
            segmented = self._segmenter(unwrapped.text, unwrapped.blocks)
        with self._clock(FEATURES):
            self._describe(segmented)
        found = Found()
        for name, extractor in self._extractors.items():
            with self._clock(TAGGING if name == "model" else name):
                found.add(extractor(segmented, found))
        with self._clock("resolution"):
            resolve(segmented, found)

    def _describe(self, segmented: SegmentedText) -> None:
        for paragraph in segmented.paragraphs:
            self._features(segmented.folded[paragraph.start : paragraph.end])

    @contextmanager
    def _clock(self, stage: str) -> Iterator[None]:
        start = process_time()
        yield
        self._seconds[stage] += process_time() - start


def best(rounds: Sequence[Seconds]) -> Seconds:
    """Return the least seconds of each row."""
    return {name: min(seconds[name] for seconds in rounds) for name in rounds[0]}


def make_table(title: str, rows: Seconds, characters: int, whole: float) -> Table:
    """Return a table of `rows`: characters a second, and the share of `whole` seconds."""
    table = Table(title, box=None)
    for heading in ("seconds", "characters/s", "share"):
        table.add_column(heading, justify="right")
    for name, seconds in rows.items():
        speed = f"{characters / seconds:,.0f}" if seconds else "-"
        table.add_row(name, f"{seconds:.2f}", speed, f"{seconds / whole:.1%}")
    return table


def processor() -> str:
    """Return the name of the processor and how many there are."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{os.cpu_count()} × {next(names, platform.machine())}"


if __name__ == "__main__":
    main()
