"""Titles (positions, ranks, professions), found by a grammar of heads and what narrows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

LONGEST_TITLE = 24
"""The most characters that a title has: what narrows it is read no further back."""

SCORES = MappingProxyType(
    {"office": 0.9, "post": 0.85, "academic": 0.9, "profession": 0.75, "credit": 0.85}
)
LOOSE_SCORE = 0.4
"""For words that are titles only next to a name (代表, 指挥, 冠军)."""

SURE_ORGANIZATION = 0.5
"""The least score of an organization that a title does not reach back over."""

# 资深 narrows a post (资深副总裁) but praises a profession (资深记者)
PRAISE = "资深"
POST_HEADS = re.compile(r"(?:总裁|总监|经理|董事|合伙人|会员|院士)$")
LATIN_BEFORE = re.compile(r"[A-Za-z0-9][A-Za-z0-9&+/.\-]{0,11}$")
CONJUNCTIONS = "与和及暨"


class TitleExtractor:
    """Finds titles, with the words that narrow them and without the body that confers them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield a mention for each title of `segmented`, in order, none inside another."""
        if not self._settings.rules:
            return
        edges = _organization_edges(found)
        for start, end, kind in find_titles(segmented.folded, edges):
            score = SCORES.get(kind, LOOSE_SCORE)
            name = "".join(segmented.text[start:end].split())
            yield Mention("title", start, end, name, f"titles.{kind}", score)


def find_titles(
    folded: str, edges: MappingProxyType[int, int] | None = None
) -> list[tuple[int, int, str]]:
    """Return the offsets and the kind of each title in `folded`, longest forms only.

    Args:
        folded: the text with script and width folded.
        edges: for each offset inside an organization's name, the offset where that name ends; a
            title does not reach back over it.

    >>> text = "远川公司高级副总裁兼AI产品线总经理"
    >>> [text[start:end] for start, end, _ in find_titles(text)]
    ['高级副总裁', 'AI产品线总经理']
    """
    edges = edges or MappingProxyType({})
    titles: list[tuple[int, int, str]] = []
    for head_start, end in _heads().iter_longest(folded):
        head = folded[head_start:end]
        if _is_false(folded, head_start, end):
            continue
        floor = max(0, end - LONGEST_TITLE, edges.get(head_start, 0))
        start = _narrowed_start(folded, head_start, head, floor)
        kind = _kind_of(head)
        while titles and titles[-1][0] >= start:
            titles.pop()
        if titles and titles[-1][1] > start:  # 秘书长 after 秘书: the longer head has the word
            start = titles.pop()[0]
        titles.append((start, end, kind))
    return titles


def title_kind(folded_title: str) -> str:
    """Return the kind of the head of `folded_title`: office, post, academic, profession, credit.

    >>> title_kind("首席科学家"), title_kind("副市长"), title_kind("外星人")
    ('post', 'office', '')
    """
    head = _heads().longest(folded_title, len(folded_title))
    return _kind_of(head) if head else ""


def _organization_edges(found: Found) -> MappingProxyType[int, int]:
    """Map the offsets in and right after each organization to where its name ends."""
    edges: dict[int, int] = {}
    for mention in found.mentions("organization"):
        if mention.score < SURE_ORGANIZATION:
            continue
        for at in range(mention.end, mention.end + LONGEST_TITLE):
            edges[at] = mention.end
    return MappingProxyType(edges)


def _narrowed_start(folded: str, start: int, head: str, floor: int) -> int:
    """Walk from the head to the left over the words that narrow it."""
    modifiers = _modifiers()
    while start > floor:
        word = modifiers.longest(folded, start, floor)
        if word is None:
            latin = LATIN_BEFORE.search(folded, floor, start)
            if latin is None or _is_latin_head(head):
                break
            word = latin.group()
        if word == PRAISE and not POST_HEADS.search(head):
            break
        start -= len(word)
    return start


def _is_latin_head(head: str) -> bool:
    return head.isascii()


def _is_false(folded: str, start: int, end: int) -> bool:
    """Whether the word at these offsets belongs to a longer word that is no title (主席台)."""
    if folded[start:end].isascii():
        return _is_inside_latin(folded, start, end)
    following = folded[end : end + 1]
    if not following:
        return False
    return any(folded.startswith(word, start) for word in _false_by_head().get(following, ())) or (
        any(folded.startswith(word, end - 1) for word in _overlaps().get(folded[end - 1], ()))
    )


def _is_inside_latin(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())


def _kind_of(head: str) -> str:
    entry = load_lexicon("title_heads").get(head)
    return entry.kind if entry else ""


@cache
def _heads() -> WordsByEnd:
    return WordsByEnd(load_lexicon("title_heads").terms())


@cache
def _modifiers() -> WordsByEnd:
    domains = load_lexicon("org_domains").terms()
    return WordsByEnd((*load_lexicon("title_modifiers").terms(), *domains))


@cache
def _false_by_head() -> MappingProxyType[str, tuple[str, ...]]:
    """Longer words that begin with a title, by the character that follows the title in them."""
    by_next: dict[str, list[str]] = {}
    for word in load_lexicon("title_false").terms("whole"):
        head_length = max(n for n in range(1, len(word)) if word[:n] in _heads())
        by_next.setdefault(word[head_length], []).append(word)
    return MappingProxyType({following: tuple(words) for following, words in by_next.items()})


@cache
def _overlaps() -> MappingProxyType[str, tuple[str, ...]]:
    """Words that a title may run into (市长+期: 长期), by their first character."""
    by_first: dict[str, list[str]] = {}
    for word in load_lexicon("title_false").terms("overlap"):
        by_first.setdefault(word[0], []).append(word)
    return MappingProxyType({first: tuple(words) for first, words in by_first.items()})
