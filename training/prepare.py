"""Labelled lines for training and measuring, from corpora/, AISHELL-NER and VOA Chinese."""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from aishell import read_aishell
from augment import Rewriter
from lines import KINDS, Line, without_overlaps, write_lines
from silver import read_voa
from typesetting import Typesetter

from newsnlp.evaluation.corpus.collection import SPLITS, article_paths, read_splits
from newsnlp.evaluation.corpus.compiler import CorpusArticle, compile_source
from newsnlp.evaluation.corpus.source import read_source
from newsnlp.segmentation.folding import fold

BARE_SHARE = 0.1
"""How many of the utterances of AISHELL-NER without a name are kept."""


def main() -> None:
    """Write train.jsonl, dev.jsonl and test.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("outside", type=Path, help="the folder of what sources.tsv names")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--variants", type=int, required=True)
    parser.add_argument("--settings", type=int, required=True)
    options = parser.parse_args()
    check_sources(Path(__file__).with_name("sources.tsv"), options.outside)
    splits = {split: list(_iter_split_lines(options.corpus, split)) for split in SPLITS}
    kept = {name for split in SPLITS[1:] for name in _iter_names(splits[split], "PO")}
    splits["train"] = _enlarged(splits["train"], kept, options)
    for split, lines in splits.items():
        write_lines(options.out / f"{split}.jsonl", lines)
        print(split, len(lines), "lines", sum(len(line.text) for line in lines), "characters")


def check_sources(table: Path, folder: Path) -> None:
    """Check that the files of `folder` are those that `table` names.

    Raises:
        SystemExit: if one is another.
    """
    for row in table.read_text(encoding="utf-8").splitlines()[1:]:
        name, checksum, commit, *_ = row.split("\t")
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != checksum:
            raise SystemExit(f"{folder / name} is not the file of {commit} in {table}")


def _iter_split_lines(corpus: Path, split: str) -> Iterator[Line]:
    splits = read_splits(corpus)
    for path in article_paths(corpus):
        if splits[path.stem] == split:
            yield from _iter_article_lines(_joined_article(path))


def _iter_names(lines: Iterable[Line], kinds: str) -> Iterator[str]:
    """Yield the names in `lines` of mentions of `kinds`."""
    for line in lines:
        yield from (line.text[start:end] for start, end, kind in line.spans if kind in kinds)


def _enlarged(lines: list[Line], kept: set[str], options: argparse.Namespace) -> list[Line]:
    """Return `lines`, their variants, and what the data outside the project adds.

    Args:
        kept: the names of people and bodies in the articles that measure: no variant has one,
            and no line from outside a person of such a name.
    """
    chance = random.Random(options.seed)
    outer = [
        line
        for line in read_aishell(options.outside / "aishell-ner")
        if line.spans or chance.random() < BARE_SHARE
    ]
    rewriter = Rewriter([*lines, *outer], options.seed, kept)
    typesetter = Typesetter(options.seed)
    named = [line for line in lines if line.spans]
    variants = [rewriter.rewrite(line) for _ in range(options.variants) for line in named]
    otherwise = [
        typesetter.set(rewriter.rewrite(line)) for _ in range(options.settings) for line in named
    ]
    silver = read_voa(options.outside / "voa" / "voa.jsonl")
    outside = (line for line in [*outer, *silver] if kept.isdisjoint(_iter_names([line], "P")))
    return [*lines, *variants, *otherwise, *outside]


def _joined_article(path: Path) -> CorpusArticle:
    """Return the article at `path` with its wrapped lines joined, as the pipeline reads it."""
    source = read_source(path)
    article, _ = compile_source(replace(source, header=replace(source.header, layout="text")))
    return article


def _iter_article_lines(article: CorpusArticle) -> Iterator[Line]:
    start = 0
    mentions = article.annotation.mentions
    for text in article.text.split("\n"):
        end = start + len(text)
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        spans = without_overlaps((m.start - start, m.end - start, KINDS[m.label]) for m in inside)
        if text.strip():
            yield Line(fold(text), spans, article.id)
        start = end + 1


if __name__ == "__main__":
    main()
