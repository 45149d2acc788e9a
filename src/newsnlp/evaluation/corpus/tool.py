"""The commands of the corpus tool, for whoever writes, annotates or uses articles."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from newsnlp.errors import NewsNLPError
from newsnlp.evaluation.corpus.agreement import measure_agreement
from newsnlp.evaluation.corpus.card import write_agreement, write_counts
from newsnlp.evaluation.corpus.checks import check_file
from newsnlp.evaluation.corpus.collection import (
    CHECKSUMS_FILE,
    SPLITS,
    checksums,
    load_corpus,
    read_splits,
    write_splits,
)
from newsnlp.evaluation.corpus.exporting import EXPORTERS
from newsnlp.evaluation.corpus.hints import iter_hints
from newsnlp.evaluation.corpus.shingles import MOST_SHARED, iter_shared
from newsnlp.evaluation.corpus.source import read_source
from newsnlp.evaluation.corpus.splits import assign_splits, names_in_two_splits
from newsnlp.evaluation.corpus.view import bare_source, describe_article

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool and return its exit code: 0, or 1 where something is to be mended."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except NewsNLPError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe has seen enough: `show … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.evaluation.corpus", description="Tools for the corpus."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    of_articles: dict[str, tuple[Command, str]] = {
        "check": (_check, "say what is wrong with articles"),
        "hints": (_hints, "name places where something may have been forgotten"),
        "show": (_show, "print the text and annotation of articles"),
        "bare": (_bare, "print articles without their annotation, to be annotated again"),
    }
    of_corpus: dict[str, tuple[Command, str]] = {
        "freeze": (_freeze, "fix the splits of new articles, the checksums and the data card"),
        "shared": (_shared, "say which articles share text, and which names stand in two splits"),
        "agree": (_agree, "compare the second annotations with the first"),
        "export": (_export, "write the corpus in a form that others read"),
    }
    for name, (command, summary) in of_articles.items():
        articles = commands.add_parser(name, help=summary)
        articles.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
        articles.set_defaults(command=command)
    for name, (command, summary) in of_corpus.items():
        corpus = commands.add_parser(name, help=summary)
        corpus.add_argument("corpus", type=Path, metavar="CORPUS")
        corpus.set_defaults(command=command)
    commands.choices["shared"].add_argument(
        "--with", dest="texts", type=Path, metavar="TEXT_DIR", help="texts to compare with instead"
    )
    export = commands.choices["export"]
    export.add_argument("form", choices=sorted(EXPORTERS))
    export.add_argument("out", type=Path, metavar="OUT_DIR")
    export.add_argument("--split", choices=SPLITS)
    return parser


def iter_article_files(paths: Sequence[Path]) -> list[Path]:
    """Return the article files among `paths` and in the folders among them, in order."""
    found: list[Path] = []
    for path in paths:
        folder = path / "articles" if (path / "articles").is_dir() else path
        found.extend(sorted(folder.glob("*.news")) if folder.is_dir() else [folder])
    return found


def _check(options: argparse.Namespace) -> int:
    files = iter_article_files(options.paths)
    problems = 0
    characters = 0
    for path in files:
        article, found = check_file(path)
        characters += len(article.text)
        problems += len(found)
        for problem in found:
            print(problem)
    print(f"{len(files)} articles, {characters} characters, {problems} problems", file=sys.stderr)
    return int(problems > 0)


def _hints(options: argparse.Namespace) -> int:
    for path in iter_article_files(options.paths):
        for hint in iter_hints(read_source(path)):
            print(hint)
    return 0


def _show(options: argparse.Namespace) -> int:
    for path in iter_article_files(options.paths):
        print(describe_article(check_file(path)[0]))
    return 0


def _bare(options: argparse.Namespace) -> int:
    for path in iter_article_files(options.paths):
        print(bare_source(path), end="")
    return 0


def _freeze(options: argparse.Namespace) -> int:
    corpus: Path = options.corpus
    articles = list(load_corpus(corpus))
    splits = assign_splits(articles, read_splits(corpus))
    write_splits(corpus, splits)
    (corpus / CHECKSUMS_FILE).write_text(checksums(corpus), encoding="utf-8")
    card = corpus / "README.md"
    counted = write_counts(card.read_text(encoding="utf-8"), articles, splits)
    card.write_text(write_agreement(counted, measure_agreement(corpus)), encoding="utf-8")
    return 0


def _shared(options: argparse.Namespace) -> int:
    articles = list(load_corpus(options.corpus))
    texts = {article.id: article.text for article in articles}
    references = None
    if options.texts:
        paths = sorted(options.texts.glob("*.txt"))
        references = {path.name: path.read_text(encoding="utf-8") for path in paths}
    beyond = [pair for pair in iter_shared(texts, references) if pair.share > MOST_SHARED]
    for pair in beyond:
        print(f"{pair.first}\t{pair.second}\t{pair.share:.1%} shared")
    shared_names = names_in_two_splits(articles, read_splits(options.corpus))
    for name, ids in shared_names.items():
        print(f"{name}\t{' '.join(ids)}\tin two splits")
    return int(bool(beyond or shared_names))


def _agree(options: argparse.Namespace) -> int:
    print(measure_agreement(options.corpus).describe(), end="")
    return 0


def _export(options: argparse.Namespace) -> int:
    EXPORTERS[options.form](load_corpus(options.corpus, options.split), options.out)
    return 0
