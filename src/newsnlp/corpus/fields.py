"""The fields that titles belong to, and which of them one person hardly works in both of."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.corpus.commonness import name_key
from newsnlp.lexicons import load_lexicon

LONGEST_TITLE = 8
NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("government", "business"),
        ("government", "academia"),
        ("government", "law"),
        ("government", "police"),
        ("government", "army"),
        ("business", "academia"),
        ("business", "law"),
        ("business", "arts"),
        ("business", "sport"),
        ("business", "citizen"),
        ("business", "suspect"),
        ("government", "suspect"),
        ("government", "school"),
        ("academia", "medicine"),
        ("academia", "law"),
        ("academia", "arts"),
        ("academia", "army"),
        ("academia", "school"),
        ("medicine", "army"),
        ("arts", "media"),
        ("media", "business"),
        ("police", "law"),
        ("sport", "school"),
        ("citizen", "suspect"),
    )
)
"""Fields between which people move, or which they work in at once."""
HELD_ALONE = frozenset({"government", "police", "law"})
"""Fields in which a person holds one post at a time."""


@lru_cache(maxsize=65536)
def field_of(title: str) -> str:
    """Return the field of a title, by the longest ending that the lexicon knows; "" for none.

    >>> field_of("远川集团首席执行官"), field_of("副市长")
    ('business', 'government')
    """
    key = name_key(title)
    lexicon = load_lexicon("title_fields")
    for length in range(min(LONGEST_TITLE, len(key)), 1, -1):
        entry = lexicon.get(key[-length:])
        if entry is not None:
            return entry.kind
    return ""


def are_near(left: str, right: str) -> bool:
    """Whether one person may work in both fields."""
    return left == right or frozenset((left, right)) in NEAR
