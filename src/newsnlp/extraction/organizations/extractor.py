"""Organizations: known names, names by their suffix, then their short forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsnlp.extraction.candidates import Found, Mention, written_name
from newsnlp.extraction.merging import by_model, merge_spans
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start, with_joined_field
from newsnlp.extraction.organizations.firms import iter_firms
from newsnlp.extraction.organizations.short_forms import iter_short_forms
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

KNOWN_SCORE = 0.95
SUFFIX_SCORE = 0.8
SURE_SCORE = 0.5
"""From here on a name stands by itself; below, it needs a title or a cue beside it."""
PARTS = frozenset(("系", "分行", "支行", "分局", "外科", "内科", "儿科", "队", "总部", "党委"))
PART_SCORE = 0.6
"""For a part of a well-known body that ends as common nouns do: 台大社工系."""
LOOSE_SCORE = 0.35
"""For names that are common words too (苹果, 平安) or end as common nouns do (网络, 教育)."""
COMMON_GOVERNMENT_SCORE = 0.55
"""For an office by its field alone: 公安局, 教育局."""
FIRM_SCORE = 0.7
"""For a firm that the article shows to be one by its chairman, acts or stock code."""
BY_MODEL = by_model("organization")
LONGEST_FIELD = 8
"""The most characters of a field and its conjunction before a name."""
BARE_SCORE = 0.3
"""For a suffix alone: 公司, 学校, 集团."""


LONGEST_HEAD = 3
RE_HEADED = re.compile(r"[部院局署处厅会]长(?![江春沙期城安三治征])")


class OrganizationExtractor:
    """Finds names of bodies, departments included; a name inside a longer one is left out."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield a mention for each name in `segmented`, in order, then the short forms."""
        rules = find_names(segmented) if self._settings.rules else []
        merged = merge_spans(segmented, "organization", rules, found)
        names = [_with_joined_field(segmented, mention) for mention in merged]
        yield from names
        yield from iter_short_forms(segmented, names)


def _with_joined_field(segmented: SegmentedText, mention: Mention) -> Mention:
    """Return a name of the model's with the field that a conjunction joins on."""
    if mention.by != BY_MODEL:
        return mention
    folded, end = segmented.folded, mention.end
    start = with_joined_field(folded, mention.start, end, max(0, mention.start - LONGEST_FIELD))
    if start == mention.start:
        return mention
    return replace(mention, start=start, name=written_name(segmented.text, start, end))


def find_names(segmented: SegmentedText) -> list[Mention]:
    """Return the names of bodies in `segmented`, in order and disjoint.

    Where two overlap, a sure one wins over an unsure one, then the longer one.
    """
    candidates = [*_iter_known(segmented), *_iter_suffixed(segmented)]
    for start, end in iter_firms(segmented.folded):
        candidates.append(_mention(segmented, start, end, "firm", FIRM_SCORE))
    candidates.sort(key=lambda m: (m.start, -m.end, -m.score))
    sure = _without_overlaps(m for m in candidates if m.score >= SURE_SCORE)
    starts = [mention.start for mention in sure]
    unsure = [m for m in candidates if m.score < SURE_SCORE and not _overlaps_one(m, sure, starts)]
    kept = [*sure, *_without_overlaps(unsure)]
    return sorted(kept, key=lambda m: (m.start, m.end))


def _without_overlaps(candidates: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in candidates:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _overlaps_one(mention: Mention, others: list[Mention], starts: list[int]) -> bool:
    index = bisect_left(starts, mention.end) - 1
    return index >= 0 and others[index].end > mention.start


def _iter_known(segmented: SegmentedText) -> Iterator[Mention]:
    folded = segmented.folded
    for start, end in words.known_names().iter_longest(folded):
        name = folded[start:end]
        if name.isascii() and _is_inside_latin(folded, start, end):
            continue
        if RE_HEADED.match(folded, end - 1):  # 财政部长 is one title
            continue
        if _begins_in_title(folded, start):
            continue
        score = KNOWN_SCORE if words.is_strong_name(name) else LOOSE_SCORE
        yield _mention(segmented, _with_places(folded, start), end, "known", score)


def _begins_in_title(folded: str, start: int) -> bool:
    """Whether the first character ends a title that begins before it: 外|长和."""
    title = words.titles().longest(folded, start + 1, max(0, start - LONGEST_HEAD))
    return title is not None and len(title) > 1


def _with_places(folded: str, start: int) -> int:
    """Walk left over places and bodies that stand right before a known name: 美国|国务院."""
    floor = max(0, start - 16)
    while start > floor:
        before = words.place_start(folded, start, floor)
        if before == start:
            known = words.known_names().longest(folded, start, floor)
            if known is None or known.isascii() or not words.is_strong_name(known):
                return start
            before = start - len(known)
        start = before
    return start


def _iter_suffixed(segmented: SegmentedText) -> Iterator[Mention]:
    folded = segmented.folded
    line_start = -1
    line_end = -1
    for suffix_start, end in words.suffixes().iter_longest(folded):
        if suffix_start > line_end:
            line_start = folded.rfind("\n", 0, suffix_start) + 1
            line_end = folded.find("\n", suffix_start)
            line_end = len(folded) if line_end < 0 else line_end
        if suffix_start < line_start or words.runs_on(folded, suffix_start, end):
            continue
        strength = words.suffix_strength(folded[suffix_start:end])
        if strength == "weak" and not _has_field(folded, suffix_start, line_start):
            continue
        start = find_start(folded, suffix_start, line_start)
        if words.counts(folded, start, suffix_start, end):
            continue
        if strength == "loose" and not _begins_with_name(folded, start, suffix_start):
            continue
        if start < suffix_start:
            score = _suffix_score(folded, start, suffix_start, end)
            yield _mention(segmented, start, end, "suffix", score)
        elif end - suffix_start > 1 and strength == "strong":
            yield _mention(segmented, start, end, "bare", BARE_SCORE)


def _suffix_score(folded: str, start: int, suffix_start: int, end: int) -> float:
    suffix = folded[suffix_start:end]
    if words.suffix_strength(suffix) == "loose":
        return PART_SCORE if _is_part(folded, start, suffix_start, suffix) else LOOSE_SCORE
    if not words.is_common_phrase(folded, start, suffix_start):
        return SUFFIX_SCORE
    if words.suffix_kind(suffix) in ("government", "party"):
        return COMMON_GOVERNMENT_SCORE
    return BARE_SCORE


def _is_part(folded: str, start: int, suffix_start: int, suffix: str) -> bool:
    """Whether a name that ends as a common noun does is sure: 台大社工系, 中国队, 桥水基金."""
    if words.is_strong_name(folded[start:suffix_start]):
        return True
    if suffix == "队":
        return words.place_start(folded, suffix_start, start) == start
    if suffix in PARTS:
        return words.known_names().begins(folded, start, suffix_start)
    field = words.field_before(folded, suffix_start, start)
    return suffix == "中心" and field is not None and _begins_with_name(folded, start, suffix_start)


def _begins_with_name(folded: str, start: int, end: int) -> bool:
    """Whether a place or a well-known body begins the name, so that a common noun may end it."""
    return words.places().begins(folded, start, end) or words.known_names().begins(
        folded, start, end
    )


def _has_field(folded: str, suffix_start: int, floor: int) -> bool:
    """Whether a field, an ordinal, a place or another name stands right before a weak suffix."""
    if folded[suffix_start - 1 : suffix_start] == folded[suffix_start]:  # 外科|科主任
        return False
    return (
        words.field_before(folded, suffix_start, floor) is not None
        or words.ORDINAL.search(folded, max(floor, suffix_start - 4), suffix_start) is not None
        or words.known_names().longest(folded, suffix_start, floor) is not None
    )


def _is_inside_latin(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())


def _mention(segmented: SegmentedText, start: int, end: int, by: str, score: float) -> Mention:
    name = segmented.text[start:end].strip()
    return Mention("organization", start, end, name, f"organizations.{by}", score)
