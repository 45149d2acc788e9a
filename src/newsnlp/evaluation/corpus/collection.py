"""The corpus as a whole: its articles, which split each belongs to, and their checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, get_args

from newsnlp.errors import SourceError
from newsnlp.evaluation.corpus.compiler import CorpusArticle, compile_source
from newsnlp.evaluation.corpus.source import read_source

Split = Literal["train", "dev", "test"]
SPLITS: Final[tuple[Split, ...]] = get_args(Split)
SPLITS_FILE: Final = "splits.tsv"
CHECKSUMS_FILE: Final = "CHECKSUMS"


def article_paths(corpus: Path) -> list[Path]:
    """Return the article files of the corpus in the folder `corpus`, in order of their numbers."""
    return sorted((corpus / "articles").glob("*.news"))


def load_article(path: Path) -> CorpusArticle:
    """Load the article file at `path`.

    Raises:
        SourceError: if its marks cannot be read.
    """
    source = read_source(path)
    article, problems = compile_source(source)
    if found := [*source.problems, *problems]:
        raise SourceError(str(found[0]), article_id=source.id)
    return article


def load_corpus(corpus: Path, split: Split | None = None) -> Iterator[CorpusArticle]:
    """Yield the articles of `corpus`; with `split`, those of that split alone.

    Raises:
        SourceError: if an article cannot be read.
    """
    splits = read_splits(corpus) if split else {}
    for path in article_paths(corpus):
        if split is None or splits.get(path.stem) == split:
            yield load_article(path)


def read_splits(corpus: Path) -> dict[str, Split]:
    """Return the split of each article, by its id; empty where none has been fixed.

    Raises:
        SourceError: if a line names no split.
    """
    path = corpus / SPLITS_FILE
    if not path.exists():
        return {}
    splits: dict[str, Split] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article_id, _, name = line.partition("\t")
        split = next((split for split in SPLITS if split == name), None)
        if split is None:
            raise SourceError(f"{path}: no such split: {line}")
        splits[article_id] = split
    return splits


def write_splits(corpus: Path, splits: Mapping[str, Split]) -> None:
    """Write the split of each article, in order of their ids."""
    lines = [f"{article_id}\t{split}\n" for article_id, split in sorted(splits.items())]
    (corpus / SPLITS_FILE).write_text("".join(lines), encoding="utf-8")


def checksums(corpus: Path) -> str:
    """Return the checksums of articles, annotations and splits, for `sha256sum --check`."""
    paths = [*sorted(corpus.glob("*/*.news")), corpus / SPLITS_FILE]
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(corpus)}\n"
        for path in paths
        if path.exists()
    )
