"""Tokens, by a private jieba tokenizer: the one module that imports jieba.

jieba 0.42.1 is unmaintained, and shares its state: a logger, a cache file in the temporary folder,
a list of forced splits. So the prefix dictionary is built here, in memory, and nothing of jieba's
module state is written; the words of one article live in the tokenizer of one call.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from threading import Lock
from typing import Any

from newsnlp.lexicons import load_lexicon
from newsnlp.records import Token
from newsnlp.segmentation.folding import fold
from newsnlp.segmentation.known_words import JOINABLE, RE_JOINABLE, KnownWord, WordTable
from newsnlp.segmentation.user_dictionary import LONGEST_WORD, UserWord


@contextmanager
def _contained_import() -> Iterator[None]:
    """Import jieba without its SyntaxWarnings, and without the pkg_resources that it would load."""
    hides = "pkg_resources" not in sys.modules
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if hides:  # jieba falls back to plain files when this import fails
            sys.modules["pkg_resources"] = None  # type: ignore[assignment]
        try:
            yield
        finally:
            if hides:
                del sys.modules["pkg_resources"]


with _contained_import():
    import jieba

# The names, organizations and titles of an article occur in it: at least as likely as this.
LEAST_FREQUENCY = 50
# jieba's Viterbi takes the square of a run of characters that no word covers.
LONGEST_RUN = 400
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_ACCENTED = "À-ÖØ-öø-\u024f"
# A Latin word with an accent, what jieba cuts, spaces, marks written twice (……, ——), combining
# marks, and all else one by one.
RE_RUN = re.compile(
    rf"[A-Za-z]{{0,40}}[{_ACCENTED}][A-Za-z{_ACCENTED}]{{0,40}}"
    rf"|(?P<words>[{JOINABLE}]{{1,{LONGEST_RUN}}})"
    rf"|\s+|(?P<mark>[…—─~～*=_-])(?P=mark)*|[{_COMBINING}]+|.",
    re.DOTALL,
)
RE_COMBINING = re.compile(f"[{_COMBINING}]")
NAME_LENGTHS = (2, 3)
COMMONEST = "1"  # the class of surnames that are hardly anything else
# Shapes of words that no dictionary has, and their tags.
SHAPES = (
    (re.compile(r"[0-9][0-9.,%]*|[〇零一二三四五六七八九十百千万亿两]+"), "m"),
    (re.compile(rf"[0-9#+&._%-]*[A-Za-z{_ACCENTED}][{JOINABLE}{_ACCENTED}{_COMBINING}]*"), "eng"),
    (re.compile(r"[㐀-鿿\U00020000-\U000323AF]+"), "n"),
)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """jieba's dictionary: frequencies of words (0 for beginnings of words) and tags of words."""

    frequencies: Mapping[str, int]
    total: int
    tags: Mapping[str, str]


class JiebaSegmenter:
    """Cuts text into tokens that cover it; safe to share between threads."""

    def __init__(self, user_words: tuple[UserWord, ...] = ()) -> None:
        self._dictionary = load_dictionary()
        joinable, others = _sort_out(self._measure(user_words))
        self._table, self._unjoinable = WordTable(joinable), WordTable(others)

    def tokenize(self, text: str, words: Iterable[tuple[str, str]] = ()) -> list[Token]:
        """Cut `text`; `words` (word and tag) are known for this call alone."""
        folded = fold(text)
        table, unjoinable = self._table, self._unjoinable
        if own := self._measure(UserWord(word, None, pos) for word, pos in words):
            joinable, others = _sort_out(own)
            table, unjoinable = WordTable(joinable, table), WordTable(others, unjoinable)
        tokenizer = _Tokenizer(self._dictionary, table)
        tokens: list[Token] = []
        for start, end in _iter_spans(folded, tokenizer, unjoinable):
            word = folded[start:end]
            known = table.get(word) or unjoinable.get(word)
            pos = (known and known.pos) or _tag(word, self._dictionary.tags)
            tokens.append(Token(text=text[start:end], start=start, end=end, pos=pos))
        return tokens

    def _measure(self, words: Iterable[UserWord]) -> tuple[KnownWord, ...]:
        """Give each word a frequency at which it is kept whole."""
        tokenizer = _Tokenizer(self._dictionary, WordTable())
        return tuple(
            KnownWord(word, entry.frequency or tokenizer.suggest(word), entry.pos)
            for entry in words
            if 0 < len(word := fold(entry.word)) <= LONGEST_WORD
        )


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc] # jieba has no types
    """A tokenizer over a shared dictionary that nothing writes to, and words of its own."""

    def __init__(self, dictionary: Dictionary, known: WordTable) -> None:
        super().__init__()
        self.FREQ = dictionary.frequencies
        self.total = dictionary.total
        self.initialized = True
        self._known = known
        self._log_total = log(dictionary.total)

    def suggest(self, word: str) -> int:
        """Return a frequency at which `word` is likelier than its parts."""
        if RE_JOINABLE.fullmatch(word) is None:
            return LEAST_FREQUENCY
        return max(int(self.suggest_freq(word)), LEAST_FREQUENCY)

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802 # jieba's name
        """Return, for each place, where the words that begin there end; known words among them."""
        graph: dict[int, list[int]] = super().get_DAG(sentence)
        if self._known:
            for start, lasts in graph.items():
                for end in self._known.iter_ends(sentence, start):
                    if end - 1 not in lasts:
                        lasts.append(end - 1)
        return graph

    def calc(
        self,
        sentence: str,
        DAG: dict[int, list[int]],  # noqa: N803 # jieba's name
        route: dict[int, tuple[float, int]],
    ) -> None:
        """Fill `route` with the likeliest path through `DAG`, from the end backwards."""
        if not self._known:
            super().calc(sentence, DAG, route)
            return
        route[len(sentence)] = (0.0, 0)
        for start in range(len(sentence) - 1, -1, -1):
            route[start] = max(
                (self._weigh(sentence[start : last + 1]) + route[last + 1][0], last)
                for last in DAG[start]
            )

    def _weigh(self, word: str) -> float:
        known = self._known.get(word)
        frequency = known.frequency if known else self.FREQ.get(word)
        return log(frequency or 1) - self._log_total


def _sort_out(words: Iterable[KnownWord]) -> tuple[list[KnownWord], list[KnownWord]]:
    """Return the words that jieba can join, and those that are cut out of the text before it."""
    joinable: list[KnownWord] = []
    others: list[KnownWord] = []
    for known in words:
        (joinable if RE_JOINABLE.fullmatch(known.word) else others).append(known)
    return joinable, others


def _iter_spans(
    folded: str, tokenizer: _Tokenizer, unjoinable: WordTable
) -> Iterator[tuple[int, int]]:
    """Yield the spans of words, one after the other from the first character to the last."""
    start = at = 0
    for word in _iter_words(folded, tokenizer, unjoinable):
        # A combining mark belongs to what stands before it.
        if at > start and not RE_COMBINING.match(word):
            yield start, at
            start = at
        at += len(word)
    if at > start:
        yield start, at


def _iter_words(folded: str, tokenizer: _Tokenizer, unjoinable: WordTable) -> Iterator[str]:
    at = 0
    for start, end in unjoinable.iter_longest(folded):
        yield from _iter_words_between(folded, at, start, tokenizer)
        yield folded[start:end]
        at = end
    yield from _iter_words_between(folded, at, len(folded), tokenizer)


def _iter_words_between(folded: str, start: int, end: int, tokenizer: _Tokenizer) -> Iterator[str]:
    for run in RE_RUN.finditer(folded, start, end):
        if run.lastgroup == "words":
            yield from tokenizer.cut(run.group())
        else:
            yield run.group()


def _tag(word: str, tags: Mapping[str, str]) -> str:
    """Return the tag that the dictionary has for `word`, else one by its shape."""
    if tag := tags.get(word):
        return tag
    tag = next((tag for shape, tag in SHAPES if shape.fullmatch(word)), "x")
    return "nr" if tag == "n" and _looks_like_name(word) else tag


def _looks_like_name(word: str) -> bool:
    """Whether a word that no dictionary has begins as names do: with a common surname."""
    return len(word) in NAME_LENGTHS and word[0] in _common_surnames()


@cache
def _common_surnames() -> frozenset[str]:
    surnames = load_lexicon("name_surnames")
    return frozenset(e.term for e in surnames if e.columns["frequency"] == COMMONEST)


_loading = Lock()


def load_dictionary() -> Dictionary:
    """Load jieba's dictionary: once a process, by one thread, written nowhere."""
    with _loading:
        return _read_dictionary()


@cache
def _read_dictionary() -> Dictionary:
    cells = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").split()
    words = cells[0::3]
    counts = list(map(int, cells[1::3]))
    frequencies = dict(zip(words, counts, strict=True))
    tags = dict(zip(words, map(sys.intern, cells[2::3]), strict=True))
    for length in range(1, max(map(len, words))):
        words = [word for word in words if len(word) > length]
        for word in words:
            frequencies.setdefault(word[:length], 0)
    return Dictionary(frequencies, sum(counts), tags)


def tag_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of `text` with the tags of jieba's own tagger; evaluations compare to it."""
    for pair in _tagger().cut(text):
        yield pair.word, pair.flag


@cache
def _tagger() -> Any:
    with _contained_import():
        from jieba import posseg
    return posseg.POSTokenizer(_Tokenizer(load_dictionary(), WordTable()))
