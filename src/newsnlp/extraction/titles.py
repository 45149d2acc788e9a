"""Titles (positions, ranks, professions), found by a grammar of heads and what narrows them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType

from newsnlp.extraction.candidates import Found, Mention, Offsets, written_name
from newsnlp.extraction.merging import merge_spans
from newsnlp.extraction.organizations.words import places, stops
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
# a field before these names the body (远川科技董事长): who heads all of it heads no field
WHOLE_BODY_HEADS = frozenset(
    ("董事长", "副董事长", "董事局主席", "首席执行官", "CEO", "创始人", "联合创始人", "创办人")
)
POST_HEADS = re.compile(r"(?:总裁|总监|经理|董事|合伙人|会员|院士)$")
LATIN_BEFORE = re.compile(r"[A-Za-z0-9][A-Za-z0-9&+/.\-]{0,11}$")
LATIN_FIELDS = frozenset(("AI", "IT", "HR", "PR", "VR", "UI", "UX", "QA", "IP", "IR", "5G"))
NUMERALS = frozenset("一二三四五六七八九十0123456789")
ORDINAL = re.compile(
    r"第?[一二三四五六七八九十0-9]{1,3}[代届任号级]$(?<!最后一任)(?<![上前本]一任)(?<![上本]届)"
)
CREDIT_INSET = re.compile(r"[（(](?:[^（）()]{0,4})(?:记者|通讯员)")
POSTING = re.compile(r"驻[^\W\d_]{1,7}$")
LONGEST_POSTING = 8
AREAS = "省市县区乡镇州"
LONGEST_OF_AREA = 2  # 台北|市长 is read as it stands
CONJUNCTIONS = "与和及暨"


class TitleExtractor:
    """Finds titles, with the words that narrow them and without the body that confers them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield a mention for each title of `segmented`, in order, none inside another."""
        rules = list(_by_rules(segmented, found)) if self._settings.rules else []
        yield from merge_spans(segmented, "title", rules, found)


def _by_rules(segmented: SegmentedText, found: Found) -> Iterator[Mention]:
    sure = (m for m in found.mentions("organization") if _is_sure(m))
    names = [(mention.start, mention.end) for mention in sure]
    for start, end, kind in find_titles(segmented.folded, names):
        score = SCORES.get(kind, LOOSE_SCORE)
        name = written_name(segmented.text, start, end)
        yield Mention("title", start, end, name, f"titles.{kind}", score)


def _is_sure(organization: Mention) -> bool:
    """Whether a title may not reach into it: a name that has swallowed a credit is none."""
    return organization.score >= SURE_ORGANIZATION and not CREDIT_INSET.search(organization.name)


def find_titles(folded: str, names: Sequence[Offsets] = ()) -> list[tuple[int, int, str]]:
    """Return the offsets and the kind of each title in `folded`, longest forms only.

    Args:
        folded: the text with script and width folded.
        names: the offsets of the organizations in it, in order and disjoint; a title lies
            outside them.

    >>> text = "远川公司高级副总裁兼AI产品线总经理"
    >>> [text[start:end] for start, end, _ in find_titles(text)]
    ['高级副总裁', 'AI产品线总经理']
    """
    titles: list[tuple[int, int, str]] = []
    ends = [end for _, end in names]
    for _, end in _heads().iter_longest(folded):
        after = bisect_left(ends, end)  # the first name that ends at `end` or later
        if after < len(names) and names[after][0] < end:
            continue
        while after and _is_within_head(folded, names[after - 1][0], end):
            after -= 1  # 日本|内阁官房长官: the name is a piece of the title
        edge = ends[after - 1] if after else 0
        title = _title_ending_at(folded, end, max(0, end - LONGEST_TITLE, edge))
        if title is None:
            continue
        while titles and titles[-1][1] > title[0]:
            titles.pop()
        titles.append(title)
    return titles


def _is_within_head(folded: str, name_start: int, end: int) -> bool:
    """Whether a name that begins at `name_start` is the middle of the head that ends at `end`."""
    if end - name_start >= LONGEST_TITLE:
        return False
    head = _heads().longest(folded, end, max(0, end - LONGEST_TITLE))
    return head is not None and end - len(head) < name_start


def _title_ending_at(folded: str, end: int, floor: int) -> tuple[int, int, str] | None:
    head = _heads().longest(folded, end, floor)
    if head is None or _is_false(folded, end - len(head), end):
        return None
    if _begins_with_area(folded, end - len(head), head, floor):
        head = head[1:]
    kind = _kind_of(head)
    return _narrowed_start(folded, end - len(head), head, kind, floor), end, kind


def _begins_with_area(folded: str, start: int, head: str, floor: int) -> bool:
    """Whether the first character of `head` ends a place: 临江县|议员, but 县议员 alone."""
    if head[0] not in AREAS or head[1:] not in _heads():
        return False
    if len(head) <= LONGEST_OF_AREA or start <= floor or not folded[start - 1].isalpha():
        return False
    return not (stops().longest(folded, start, floor) or _modifiers().longest(folded, start, floor))


def title_kind(folded_title: str) -> str:
    """Return the kind of the head of `folded_title`: office, post, academic, profession, credit.

    >>> title_kind("首席科学家"), title_kind("副市长"), title_kind("外星人")
    ('post', 'office', '')
    """
    head = _heads().longest(folded_title, len(folded_title))
    return _kind_of(head) if head else ""


def _narrowed_start(folded: str, start: int, head: str, kind: str, floor: int) -> int:
    """Walk from the head to the left over the words that narrow it."""
    modifiers = _modifiers()
    head_start = start
    while start > floor:
        word = modifiers.longest(folded, start, floor)
        if word is None or (word == "代" and folded[start - 2] in NUMERALS):  # 第五代|传承人
            word = _linking_words(folded, start, head_start, floor)
        if word is None or not _narrows(word, head, kind):
            break
        start -= len(word)
    return start


def _linking_words(folded: str, start: int, head_start: int, floor: int) -> str | None:
    """Return Latin letters before `start`, or a field with the conjunction that joins it on.

    Letters right before the head name a body (IBM总裁), unless they are a field (IT总监).
    """
    if folded[start - 1] in CONJUNCTIONS and start < head_start:
        field = _modifiers().longest(folded, start - 1, floor)
        return field + folded[start - 1] if field and len(field) > 1 else None
    posting = POSTING.search(folded, max(floor, start - LONGEST_POSTING), start)
    if posting is not None and folded.startswith("记者", head_start):
        return posting.group()  # 驻阿斯塔纳|特约|记者
    latin = LATIN_BEFORE.search(folded, floor, start)
    ordinal = ORDINAL.search(folded, max(floor, start - 5), start)
    if ordinal is not None:
        return ordinal.group()
    if latin is None or folded[head_start].isascii():
        return None
    if latin.group() in LATIN_FIELDS:
        return latin.group()
    # letters before a region name a body (CPJ亚太区主管); before a field they are part of it
    narrowed = start < head_start and not _begins_with_region(folded, start, head_start)
    return latin.group() if narrowed else None


def _begins_with_region(folded: str, start: int, end: int) -> bool:
    regions = load_lexicon("title_modifiers").terms("region")
    return folded.startswith(regions, start, end)


def _narrows(word: str, head: str, kind: str) -> bool:
    """Whether `word` is part of a title of this kind: 中国区总监, but 中国|作家 and 著名|作家."""
    if word == PRAISE:
        return POST_HEADS.search(head) is not None
    entry = load_lexicon("title_modifiers").get(word)
    if entry is None and head in WHOLE_BODY_HEADS:
        return False
    modifier = entry.kind if entry else ""
    if word == "年级" and not head.endswith(("主任", "组长", "长")):
        return False
    if word in places():
        return kind == "post" and modifier == "region"
    if modifier == "region":
        return kind == "post"
    if modifier == "field":
        return kind in ("profession", "academic")
    if modifier == "acting":
        return kind in ("office", "post", "academic")
    return modifier != "sex" or kind in ("profession", "office")


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
