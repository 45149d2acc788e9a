"""The files of a folder, and those that a pattern names: as they come, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from newsnlp.reading.formats import HTML_SUFFIXES, MARKDOWN_SUFFIXES

PAGE_SUFFIXES = HTML_SUFFIXES | MARKDOWN_SUFFIXES | {".txt", ".text", ".xml"}
"""What a folder's pages are known by."""

_MAGIC = frozenset("*?[")


def iter_pages(folder: Path) -> Iterator[Path]:
    """Yield the pages under `folder`, those of its folders too, by name.

    What begins with a dot is left out, and links to folders are not followed. A folder that
    cannot be read is yielded itself, for whoever reads it to say so.
    """
    for path in _iter_files(folder):
        unreadable = path.is_dir() and not path.is_symlink()
        if unreadable or path.suffix.lower() in PAGE_SUFFIXES:
            yield path


def is_pattern(word: str) -> bool:
    """Return whether `word` has the signs of a pattern: * ? [."""
    return not _MAGIC.isdisjoint(word)


def iter_matches(pattern: str) -> Iterator[Path]:
    """Yield the files that `pattern` names, by name; `**` stands for any folders, or none."""
    parts = PurePath(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if is_pattern(part))
    root, wanted = Path(*parts[:fixed]), parts[fixed:]
    depth = None if "**" in wanted else len(wanted)
    for path in _iter_files(root, depth):
        if _fits(path.parts[len(root.parts) :], wanted):
            yield path


def _iter_files(folder: Path, depth: int | None = None) -> Iterator[Path]:
    """Yield the files under `folder`, at most `depth` levels down."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in found)
    except OSError:
        yield folder
        return
    for name, is_folder in entries:
        if name.startswith("."):
            continue
        if not is_folder:
            yield folder / name
        elif depth != 1:
            yield from _iter_files(folder / name, depth and depth - 1)


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether the names of a path are those that a pattern wants, one by one."""
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_fits(parts[n:], wanted[1:] or ("*",)) for n in range(len(parts)))
    return bool(parts) and fnmatchcase(parts[0], wanted[0]) and _fits(parts[1:], wanted[1:])
