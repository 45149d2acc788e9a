"""Front matter: the YAML (or TOML) block at the head of a Markdown page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from newsnlp.reading.formats import MAX_FRONT_MATTER, has_front_matter

CLOSINGS = {"---": ("---", "..."), "+++": ("+++",)}


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields of the front matter, as strings and lists of strings, and the body.

    Broken YAML is read line by line, as far as it says `key: value`; nothing is ever raised.

    >>> split_front_matter("---\\ntitle: '算力'\\ntags: [芯片]\\n---\\n正文")
    ({'title': '算力', 'tags': ['芯片']}, '正文')
    """
    if not has_front_matter(text):
        return {}, text
    text = text.lstrip("\ufeff \t\r\n")
    lines = text.split("\n")
    fence = lines[0].strip()
    end = _closing_line(lines, CLOSINGS[fence])
    head = "\n".join(line.rstrip("\r") for line in lines[1:end])
    body = "\n".join(
        lines[end + 1 :] if end < len(lines) and _is_fence(lines[end]) else lines[end:]
    )
    return _read_fields(head, fence), body


def _closing_line(lines: list[str], closings: tuple[str, ...]) -> int:
    """Return the line that closes the block; without one, the first that is no part of YAML."""
    length = 0
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in closings:
            return number
        length += len(line)
        if length > MAX_FRONT_MATTER:
            break
    for number, line in enumerate(lines[1:], start=1):
        if not line.strip() or not _is_field(line):
            return number
    return len(lines)


def _is_fence(line: str) -> bool:
    return line.strip() in ("---", "...", "+++")


def _is_field(line: str) -> bool:
    key = line.partition(":")[0].strip()
    return line[:1].isspace() or line.startswith("-") or (":" in line and key.isascii())


def _read_fields(head: str, fence: str) -> Mapping[str, Any]:
    try:
        if fence == "+++":
            return tomllib.loads(head)
        # The base loader is a safe loader that leaves every value a string: a date keeps the
        # precision that the page gives it.
        fields = yaml.load(head.replace("\t", "  ")[:MAX_FRONT_MATTER], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return _read_line_by_line(head)
    return fields if isinstance(fields, dict) else _read_line_by_line(head)


def _read_line_by_line(head: str) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for line in head.split("\n"):
        key, separator, value = line.partition(":")
        if separator and key.strip() and not line[:1].isspace():
            fields.setdefault(key.strip(), value.strip().strip("\"'"))
    return fields
