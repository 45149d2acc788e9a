"""Genders: whether a person may be meant by 她 or by 他, as far as the name tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern
from newsnlp.records import Span

Gender = Literal["female", "male"]

_HONORIFICS: dict[str, Gender] = {
    "女士": "female",
    "小姐": "female",
    "太太": "female",
    "夫人": "female",
    "先生": "male",
}
_BRACKETED = re.compile("[（(](男|女)[，,）)]")
_LONGEST_KINSHIP = 4
_LOOKED_AT = 12
_PRONOUNS: dict[str, Gender] = {"她": "female", "他": "male"}


def guess_gender(names: Iterable[str]) -> Gender | None:
    """Return the gender that the names of a person tell, or None where they tell none or both.

    Args:
        names: the full name first, then what else the person is called.

    >>> guess_gender(["吴丽娜"]), guess_gender(["吴勇军"]), guess_gender(["吴岱"])
    ('female', 'male', None)
    """
    written = list(names)
    for name in written:
        for honorific, gender in _HONORIFICS.items():
            if name.endswith(honorific):
                return gender
    found = {g for char in _given(written[0]) if (g := _genders().get(char))} if written else set()
    return found.pop() if len(found) == 1 else None


def told_gender(folded: str, mentions: Sequence[Span]) -> Gender | None:
    """Return the gender that the words around the mentions of a person tell, or None.

    Kinship before the name (妻子吴岱, 他弟弟吴岱) tells it, and the word in brackets behind it.

    >>> told_gender("师母吴岱还住在镇上", [Span(start=2, end=4, text="吴岱")])
    'female'
    """
    for mention in mentions[:_LOOKED_AT]:
        if bracketed := _BRACKETED.match(folded, mention.end):
            return "female" if bracketed[1] == "女" else "male"
        before = folded[max(0, mention.start - _LONGEST_KINSHIP) : mention.start][::-1]
        if kin := _kinship_before().match(before):
            return _kinship()[kin[0][::-1]]
    return None


def agrees(pronoun: str, names: Iterable[str]) -> bool:
    """Whether a person of these names may be meant by `pronoun`."""
    wanted = _PRONOUNS.get(pronoun)
    return wanted is None or guess_gender(names) in (None, wanted)


def _given(name: str) -> str:
    """Return the characters of a name behind its surname; of a foreign name its first part."""
    return name.split("·", maxsplit=1)[0] if "·" in name else name[1:]


@cache
def _genders() -> dict[str, Gender]:
    return {
        entry.term: "female" if entry.kind == "female" else "male"
        for entry in load_lexicon("name_genders")
    }


@cache
def _kinship() -> dict[str, Gender]:
    return {
        entry.term: "female" if entry.kind == "female" else "male"
        for entry in load_lexicon("kinship_genders")
    }


@cache
def _kinship_before() -> re.Pattern[str]:
    return re.compile(trie_pattern(word[::-1] for word in _kinship()))
