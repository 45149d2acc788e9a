"""The commands of the corpus tool, for whoever writes or annotates articles."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsnlp.evaluation.corpus.checks import check_file
from newsnlp.evaluation.corpus.view import describe_article


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool and return its exit code: 0, or 1 where something is to be mended."""
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.evaluation.corpus", description="Tools for the corpus."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say what is wrong with articles")
    check.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    check.set_defaults(command=_check)
    show = commands.add_parser("show", help="print the text and annotation of articles")
    show.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    show.set_defaults(command=_show)
    chosen = parser.parse_args(arguments)
    code: int = chosen.command(chosen)
    return code


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


def _show(options: argparse.Namespace) -> int:
    for path in iter_article_files(options.paths):
        article, _ = check_file(path)
        print(describe_article(article))
    return 0
