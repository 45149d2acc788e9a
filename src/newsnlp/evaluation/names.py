"""When two names, or two sources, are one: the comparisons that scores rest on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from newsnlp.evaluation.annotations import (
    Annotation,
    PersonAnnotation,
    QuoteAnnotation,
    RoleAnnotation,
)

RE_IGNORED = re.compile(r"[\s的、，,·・•．.（）()“”\"《》〈〉‘’'：:—-]+")
RE_JOINT = re.compile("[、和与及]")
SHORTEST_PART: Final = 3  # of a name that stands for the longer name it begins or ends
RoleKey = str | tuple[str, str]
Pairs = Sequence[tuple[int, int]]


def comparable(name: str | None) -> str:
    """Return `name` without width, case, 的 and punctuation: what two names are compared by.

    >>> comparable("《美国·的 ＡＩ法案》")
    '美国ai法案'
    """
    return RE_IGNORED.sub("", unicodedata.normalize("NFKC", name or "")).lower()


# Words that end many names, and so tell nobody apart.
BARE: Final = frozenset(
    (
        *("有限公司", "股份有限公司", "公安局", "委员会"),
        *("发言人", "新闻发言人", "负责人", "相关负责人"),
    )
)


def person_forms(person: PersonAnnotation) -> set[str]:
    """Return every form of the name of `person`, comparable."""
    return {form for name in (person.name, *person.aliases) if (form := comparable(name))}


def pair_people(
    gold: Sequence[PersonAnnotation], predicted: Sequence[PersonAnnotation]
) -> list[tuple[int, int]]:
    """Return which of `gold` is which of `predicted`: by canonical name first, then by any form."""
    gold_forms = [person_forms(person) for person in gold]
    predicted_forms = [person_forms(person) for person in predicted]
    pairs: dict[int, int] = {}
    left = list(range(len(predicted)))
    for by_name in (True, False):
        for i, wanted in enumerate(gold):
            if i in pairs:
                continue
            for j in left:
                if (
                    comparable(wanted.name) == comparable(predicted[j].name)
                    if by_name
                    else gold_forms[i] & predicted_forms[j]
                ):
                    pairs[i] = j
                    left.remove(j)
                    break
    return list(pairs.items())


def role_key(role: RoleAnnotation, *, strict: bool = False) -> RoleKey:
    """Return what roles are compared by: organization and title joined, or kept apart.

    >>> role_key(RoleAnnotation(organization="外交部", title="部长"))
    '外交部长'
    """
    organization, title = comparable(role.organization), comparable(role.title)
    if strict:
        return organization, title
    if organization and title and organization[-1] == title[0]:
        title = title[1:]
    return organization + title


def role_keys(roles: Iterable[RoleAnnotation], *, strict: bool = False) -> Counter[RoleKey]:
    """Count the keys of `roles`."""
    return Counter(role_key(role, strict=strict) for role in roles)


class SourceComparison:
    """Whether a predicted source is the one that gold names, in one article."""

    def __init__(self, gold: Annotation, predicted: Annotation, pairs: Pairs) -> None:
        self._gold = [person_forms(person) for person in gold.people]
        self._predicted = [person_forms(person) for person in predicted.people]
        self._pairs = pairs

    def is_same(self, gold: QuoteAnnotation, predicted: QuoteAnnotation) -> bool:
        """Whether `predicted` names the source of `gold`, or a part of its joint source."""
        wanted, got = comparable(gold.speaker), comparable(predicted.speaker)
        if gold.speaker_kind == "unknown" or not got:
            return gold.speaker_kind == "unknown" and not got
        if self._is_same_name(wanted, got):
            return True
        parts = [part for name in gold.speaker.split("、") if (part := comparable(name))]
        got_parts = [comparable(name) for name in RE_JOINT.split(predicted.speaker)]
        candidates = [*filter(None, got_parts), got]
        return len(parts) > 1 and any(
            self._is_same_name(part, candidate) for part in parts for candidate in candidates
        )

    def _is_same_name(self, wanted: str, got: str) -> bool:
        if wanted == got:
            return True
        known = next((i for i, forms in enumerate(self._gold) if wanted in forms), None)
        if known is not None:
            return got in self._gold[known] or any(
                i == known and got in self._predicted[j] for i, j in self._pairs
            )
        short, long = sorted((wanted, got), key=len)
        return (
            len(short) >= SHORTEST_PART
            and short not in BARE
            and 2 * len(short) >= len(long)
            and (long.startswith(short) or long.endswith(short))
        )
