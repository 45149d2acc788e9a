"""What is wrong with an article of the corpus, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the file, the line (1 is the first; 0: the file as a whole), and what.

    >>> str(Problem("articles/001.news", 3, "no such genre: novel"))
    'articles/001.news:3: no such genre: novel'
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class MarkError(ValueError):
    """A line whose marks cannot be read; the compiler turns it into a `Problem`."""
