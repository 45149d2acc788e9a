"""Titles and organizations: of spans that overlap, the one that is likelier right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from newsnlp.extraction.candidates import Found, Mention, MentionKind
from newsnlp.models.mention_model import ModelMention
from newsnlp.segmentation import SegmentedText

ADDED: Final[Mapping[MentionKind, float]] = MappingProxyType({"organization": 0.6, "title": 0.8})
"""From this probability on, a span that no rule found is taken."""

PREFERRED: Final[Mapping[MentionKind, float]] = MappingProxyType(
    {"organization": 0.8, "title": 0.8}
)
"""From this probability on, a span is taken instead of those of the rules that it overlaps."""

WEAK_RULE: Final = 0.5
"""Spans of rules below this give way to any span of the model that is taken at all."""

FIRM_RULES: Final = frozenset(("organizations.firm",))
"""Rules that are right even where the model draws other borders."""


def merge_spans(
    segmented: SegmentedText, kind: MentionKind, rules: Sequence[Mention], found: Found
) -> list[Mention]:
    """Return the mentions of `kind` of both, in order; short forms of the rules stay as they are.

    Args:
        rules: the mentions that the rules found.
        found: what has been found so far, the model's mentions among it.
    """
    offered = [m for m in found.of(ModelMention) if m.label == kind]
    index = _Overlaps(rules)
    taken = [mention for mention in offered if _is_taken(kind, mention, index.of(mention))]
    replaced = {rule for mention in taken for rule in index.of(mention)}
    kept = [_confirmed(rule, offered) for rule in rules if rule not in replaced]
    new = [_mention(segmented, kind, mention) for mention in taken]
    return sorted([*kept, *new], key=lambda m: (m.start, m.end))


class _Overlaps:
    """Which of the mentions of the rules, in order, a span overlaps."""

    def __init__(self, rules: Sequence[Mention]) -> None:
        self._rules = sorted(rules, key=lambda m: m.end)
        self._ends = [rule.end for rule in self._rules]

    def of(self, mention: ModelMention) -> list[Mention]:
        found: list[Mention] = []
        for rule in self._rules[bisect_right(self._ends, mention.start) :]:
            if rule.start >= mention.end:
                break
            found.append(rule)
        return found


def _is_taken(kind: MentionKind, mention: ModelMention, overlapped: list[Mention]) -> bool:
    """Whether the model's span stands: it is new, or likelier right than what it overlaps."""
    if any((rule.start, rule.end) == (mention.start, mention.end) for rule in overlapped):
        return False
    if any(rule.by in FIRM_RULES for rule in overlapped):
        return False
    rivals = any(rule.score >= WEAK_RULE for rule in overlapped)
    return mention.probability >= (PREFERRED if rivals else ADDED)[kind]


def _confirmed(rule: Mention, offered: Iterable[ModelMention]) -> Mention:
    return rule


def _mention(segmented: SegmentedText, kind: MentionKind, mention: ModelMention) -> Mention:
    name = "".join(segmented.text[mention.start : mention.end].split())
    by = f"{kind}s.model"
    return Mention(kind, mention.start, mention.end, name, by, round(mention.probability, 3))
