"""The user's own words, in jieba's format: 词 频率 词性, one a line, the last two optional."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsnlp.errors import LexiconError, SettingsError

LONGEST_WORD = 64
RE_USER_WORD = re.compile(r"(?P<word>\S+)(?:\s+(?P<frequency>\d+))?(?:\s+(?P<pos>[a-z]{1,6}))?")


@dataclass(frozen=True, slots=True)
class UserWord:
    """A word to be kept whole.

    Attributes:
        frequency: how often it occurs, in jieba's counts; None lets the segmenter choose one
            that keeps the word whole.
        pos: its part of speech in jieba's tag set; "" leaves it to the dictionary.
    """

    word: str
    frequency: int | None = None
    pos: str = ""


def load_user_dictionary(source: Path | tuple[str, ...]) -> tuple[UserWord, ...]:
    """Load the words of a file, or those of a tuple, each `词`, `词 词性` or `词 频率 词性`.

    Raises:
        LexiconError: for a line of a file that is none of these; the message names it.
        SettingsError: for a file that cannot be read, or such an entry of a tuple.

    >>> load_user_dictionary(("云帆号 10 nz",))
    (UserWord(word='云帆号', frequency=10, pos='nz'),)
    """
    if isinstance(source, Path):
        lines = enumerate(_read_lines(source), start=1)
        named = ((f"{source}, line {number}", line) for number, line in lines)
        return tuple(_iter_words(named, LexiconError))
    named = ((f"user_dictionary[{number}]", line) for number, line in enumerate(source))
    return tuple(_iter_words(named, SettingsError))


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SettingsError(f"user_dictionary: cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def _iter_words(
    lines: Iterable[tuple[str, str]], error: type[LexiconError] | type[SettingsError]
) -> Iterator[UserWord]:
    for place, line in lines:
        if not line.strip():
            continue
        found = RE_USER_WORD.fullmatch(line.strip())
        if found is None or found["frequency"] == "0" or len(found["word"]) > LONGEST_WORD:
            raise error(
                f"{place}: {line.strip()[:80]!r} is not a word of up to {LONGEST_WORD} characters, "
                "then, if you like, its frequency (a whole number above 0) and its part of "
                "speech (lower-case letters), as in '云帆号 10 nz'"
            )
        frequency = found["frequency"]
        yield UserWord(found["word"], int(frequency) if frequency else None, found["pos"] or "")
