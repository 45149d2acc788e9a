"""The one place where what rules found and what the model found become one, by their scores.

Titles and organizations: of spans that overlap, the one that is likelier right. People: what the
model says of a name joins the evidence that rules weigh, in their currency (about log odds).

The weights were first fitted by logistic regression on the dev split of corpora/, of whose
articles neither model nor rules know anything (training/calibrate.py), and then halved: composed
names are rarer than those of the news, on which rules are right more often.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from newsnlp.extraction.candidates import Found, Mention, MentionKind, written_name
from newsnlp.lexicons import load_lexicon
from newsnlp.models.mention_model import ModelMention
from newsnlp.segmentation import SegmentedText

ADDED: Final[Mapping[MentionKind, float]] = MappingProxyType({"organization": 0.6, "title": 0.8})
"""From this probability on, a span that no rule found is taken."""

PREFERRED: Final[Mapping[MentionKind, float]] = MappingProxyType(
    {"organization": 0.9, "title": 0.95}
)
"""From this probability on, a span is taken instead of those of the rules that it overlaps."""

WEAK_RULE: Final = 0.5
"""Spans of rules below this give way to any span of the model that is taken at all."""

FIRM_RULES: Final = frozenset(("organizations.firm",))
"""Rules that are right even where the model draws other borders."""

RE_OF_POST: Final = re.compile(
    "[董监理]事会(?=副?主席|秘书|成员|召集)|第?[一二三四五六七八九十]{1,2}[代任](?=[^代任])"
)
RE_CLAUSE: Final = re.compile("[是了很把]")
"""Words that no name of a body holds behind its first character: 雲|是體中."""
RE_UNIT_OF_HEAD: Final = re.compile(r"[^，。、]{1,8}?([处科局部院所室站队厅])(?=副?\1长$)")
LONGEST_OF_POST: Final = 4
SHORTEST_BODY: Final = 2
LONGEST_NAME: Final = 4

Relation = Literal["same", "other borders", "other label", "unseen"]
"""What a sighting of the rules is to the mentions of the model: it is one of them, it overlaps a
person with other borders, it overlaps a title or an organization, it overlaps nothing."""

PERSON_WEIGHT: Final[Mapping[Relation, float]] = MappingProxyType(
    {"same": 0.5, "other borders": -0.3, "other label": -0.4, "unseen": 0.0}
)
PERSON_WEIGHT_OF_ODDS: Final[Mapping[Relation, float]] = MappingProxyType(
    {"same": 0.2, "other borders": -0.2, "other label": 0.0, "unseen": 0.0}
)
NEW_NAME: Final = -0.6
UNSEEN_ELSEWHERE: Final = -0.7
"""For a string that the model calls a person here and nowhere else in the article."""
NAMES_BODY: Final = -2.4
"""For a string that an organization of the article is called by: 衡石, where 衡石科技 is a firm."""
SUREST: Final = 0.995
"""Probabilities beyond this are no surer."""


def person_evidence(relation: Relation, probability: float) -> float:
    """Return what the model's `probability` adds to the evidence for a name that rules saw.

    >>> person_evidence("same", 0.9) > 0 > person_evidence("other borders", 0.9)
    True
    """
    return PERSON_WEIGHT[relation] + PERSON_WEIGHT_OF_ODDS[relation] * log_odds(probability)


def new_name_evidence(probability: float) -> float:
    """Return the evidence for a name that the model alone saw, beside that of its context."""
    return NEW_NAME + PERSON_WEIGHT_OF_ODDS["same"] * log_odds(probability)


def article_evidence(elsewhere: float, *, names_body: bool) -> float:
    """Return the evidence against a name in what the rest of the article makes of its string.

    Args:
        elsewhere: the share of its places where the model sees no such person.
        names_body: whether an organization is called so, or by a name that begins so.
    """
    return UNSEEN_ELSEWHERE * elsewhere + NAMES_BODY * names_body


def log_odds(probability: float) -> float:
    """Return the log odds of `probability`, which counts as no surer than `SUREST`."""
    bounded = min(max(probability, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))


def by_model(kind: MentionKind) -> str:
    """Return what the evidence of mentions of `kind` says that only the model saw."""
    return f"{kind}s.model"


def merge_spans(
    segmented: SegmentedText, kind: MentionKind, rules: Sequence[Mention], found: Found
) -> list[Mention]:
    """Return the mentions of `kind` that stand, of the rules and of the model, in order.

    Args:
        rules: the mentions that the rules found.
        found: what has been found so far, the model's mentions among it.
    """
    offered = _offered(segmented.folded, kind, found)
    index = _Overlaps(rules)
    posts = {m.start: m.probability for m in found.of(ModelMention) if m.label == "title"}
    new: list[Mention] = []
    replaced: set[Mention] = set()
    for mention in offered:
        overlapped = index.of(mention)
        if any(_fills_up(mention, rule, posts) for rule in overlapped):
            continue
        if _is_taken(segmented.folded, kind, mention, overlapped):
            new.append(_mention(segmented, kind, mention))
            replaced.update(overlapped)
    kept = [rule for rule in rules if rule not in replaced]
    return sorted([*kept, *new], key=lambda m: (m.start, m.end))


def _offered(folded: str, kind: MentionKind, found: Found) -> list[ModelMention]:
    """Return the model's mentions of `kind`, with the borders that names and posts have."""
    offered = [mention for mention in found.of(ModelMention) if mention.label == kind]
    if kind == "organization":
        whole = (m for m in _joined(offered) if not RE_CLAUSE.search(folded, m.start + 1, m.end))
        return [_without_words_of_post(folded, mention) for mention in whole]
    offered = [_without_unit(folded, mention) for mention in offered]
    # a title lies outside the name of a body: 采购部|部长
    bodies = _Overlaps([m for m in found.mentions("organization") if m.score >= WEAK_RULE])
    people = {folded[m.start : m.end] for m in found.of(ModelMention) if m.label == "person"}
    return [
        m
        for m in offered
        if all(body.start >= m.start for body in bodies.of(m))
        and not _begins_with_name(folded, m, people)
    ]


def _without_unit(folded: str, title: ModelMention) -> ModelMention:
    """Return a title without the unit that its head repeats: 科研处|处长."""
    unit = RE_UNIT_OF_HEAD.match(folded, title.start, title.end)
    return replace(title, start=unit.end()) if unit else title


def _begins_with_name(folded: str, title: ModelMention, people: Collection[str]) -> bool:
    """Whether a title begins with what the model calls a person elsewhere: 何立诚|教授."""
    cuts = range(title.start + SHORTEST_BODY, min(title.end, title.start + LONGEST_NAME + 1))
    return any(folded[title.start : cut] in people for cut in cuts)


class _Overlaps:
    """Which of the mentions of the rules, in order, a span overlaps."""

    def __init__(self, rules: Sequence[Mention]) -> None:
        self._rules = sorted(rules, key=lambda m: m.end)
        self._ends = [rule.end for rule in self._rules]

    def of(self, mention: ModelMention) -> list[Mention]:
        at = bisect_right(self._ends, mention.start)
        found: list[Mention] = []
        while at < len(self._rules) and self._rules[at].start < mention.end:
            found.append(self._rules[at])
            at += 1
        return found


def _is_taken(
    folded: str, kind: MentionKind, mention: ModelMention, overlapped: list[Mention]
) -> bool:
    """Whether the model's span stands: it is new, or likelier right than what it overlaps."""
    if any((rule.start, rule.end) == (mention.start, mention.end) for rule in overlapped):
        return False
    if any(rule.by in FIRM_RULES or _is_cut_by(mention, rule) for rule in overlapped):
        return False
    if any(_is_cut_before_head(folded, mention, rule) for rule in overlapped):
        return False
    if any(_adds_place(folded, mention, rule) for rule in overlapped):
        return False
    rivals = any(rule.score >= WEAK_RULE for rule in overlapped)
    return mention.probability >= (PREFERRED if rivals else ADDED)[kind]


def _is_cut_by(mention: ModelMention, rule: Mention) -> bool:
    """Whether the model leaves out how the name that a sure rule found begins: 远川|水利局."""
    return rule.score >= WEAK_RULE and rule.start < mention.start and mention.end == rule.end


def _fills_up(mention: ModelMention, rule: Mention, posts: Mapping[int, float]) -> bool:
    """Whether rules fill what the model leaves open before a post: 大学|政治与行政学系|讲师.

    So they do where it doubts the post that it takes out of a body: 大学|社工|系.
    """
    longer = rule.start == mention.start and rule.end > mention.end
    if not longer or rule.score < WEAK_RULE:
        return False
    return rule.end in posts or posts.get(mention.end, 1.0) < PREFERRED["title"]


def _adds_place(folded: str, mention: ModelMention, rule: Mention) -> bool:
    """Whether the model takes a place into a profession: 欧洲|集邮家."""
    if rule.by != "titles.profession" or rule.end != mention.end or rule.start <= mention.start:
        return False
    return load_lexicon("place_names").get(folded[mention.start : rule.start]) is not None


def _is_cut_before_head(folded: str, mention: ModelMention, rule: Mention) -> bool:
    """Whether the model ends a name before the unit whose head follows: 远川集团|采购部|部长."""
    if rule.score < WEAK_RULE or rule.start != mention.start or rule.end <= mention.end:
        return False
    return folded[rule.end - 1 : rule.end] == folded[rule.end : rule.end + 1]


def _joined(mentions: Sequence[ModelMention]) -> list[ModelMention]:
    """Return bodies that touch as the one that they name: 远川大学|附属医院."""
    joined: list[ModelMention] = []
    for mention in mentions:
        if joined and joined[-1].end == mention.start:
            probability = min(joined[-1].probability, mention.probability)
            joined[-1] = replace(joined[-1], end=mention.end, probability=probability)
        else:
            joined.append(mention)
    return joined


def _without_words_of_post(folded: str, mention: ModelMention) -> ModelMention:
    """Return a body without the words of the post behind it: 远川|董事会主席, 绣庄|第二代传人."""
    start = mention.start + SHORTEST_BODY
    limit = mention.end + LONGEST_OF_POST
    words = RE_OF_POST.search(folded, max(start, mention.end - LONGEST_OF_POST), limit)
    if words is None or words.end() != mention.end:
        return mention
    return replace(mention, end=words.start())


def _mention(segmented: SegmentedText, kind: MentionKind, mention: ModelMention) -> Mention:
    name = written_name(segmented.text, mention.start, mention.end)
    score = round(mention.probability, 3)
    return Mention(kind, mention.start, mention.end, name, by_model(kind), score)
