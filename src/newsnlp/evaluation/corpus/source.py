"""An article file: a header between --- lines, then a paragraph a line with inline marks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsnlp.evaluation.corpus.header import Header, parse_header
from newsnlp.evaluation.corpus.marks import Mark, parse_line
from newsnlp.evaluation.corpus.problems import MarkError, Problem

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the body without its marks, the marks, and its line in the file."""

    text: str
    marks: tuple[Mark, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article as it was written, and what could not be read of it."""

    id: str
    path: str
    header: Header
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]


def read_source(path: Path) -> ArticleSource:
    """Read the article file at `path`."""
    return parse_source(path.read_text(encoding="utf-8"), path.stem, str(path))


def parse_source(content: str, article_id: str, path: str = "") -> ArticleSource:
    """Read `content`, an article file; whatever is wrong in it is among its problems."""
    path = path or article_id
    problems: list[Problem] = []

    def complain(line: int, message: str) -> None:
        problems.append(Problem(path, line, message))

    lines = content.split("\n")
    end = lines.index(FENCE, 1) if FENCE in lines[1:] else 0
    if lines[0] != FENCE or not end:
        complain(1, "no header between two --- lines")
        return ArticleSource(article_id, path, Header(), (), tuple(problems))
    header = parse_header("\n".join(lines[1:end]), complain)
    paragraphs: list[Paragraph] = []
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        try:
            text, marks = parse_line(line.rstrip(), number)
        except MarkError as error:
            complain(number, str(error))
            continue
        if text or (header.layout == "wrapped" and paragraphs):
            paragraphs.append(Paragraph(text, tuple(marks), number))
    while paragraphs and not paragraphs[-1].text:
        paragraphs.pop()
    return ArticleSource(article_id, path, header, tuple(paragraphs), tuple(problems))
