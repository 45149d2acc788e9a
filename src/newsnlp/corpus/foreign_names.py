"""Forms of one foreign name: 诺兰 for 克里斯托弗·诺兰, and 弗 or 夫 for one sound."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType

from newsnlp.corpus.commonness import is_foreign
from newsnlp.lexicons import load_lexicon


@lru_cache(maxsize=65536)
def sound_key(key: str) -> str:
    """Return a foreign name with each sound written in one way, initials left out.

    >>> sound_key("克里斯托夫·諾兰".replace("諾", "诺")) == sound_key("克里斯托弗·诺兰")
    True
    """
    parts = [part for part in key.split("·") if not (part.isascii() and len(part) < 2)]
    return "·".join(parts).translate(_sounds())


def last_sounds(key: str) -> str:
    """Return what two names share that are related: the sounds of a name, or of its surname.

    >>> last_sounds("克里斯托弗·诺兰") == last_sounds("诺兰")
    True
    """
    return sound_key(key).rpartition("·")[2]


def block_of(key: str) -> str:
    """Return what all forms of one name share: the name, or the sounds of a foreign surname.

    >>> block_of("何立诚"), block_of("克里斯托弗·诺兰") == block_of("诺兰")
    ('何立诚', True)
    """
    return last_sounds(key) if is_foreign(key) else key


def relation(left: str, right: str) -> str | None:
    """Return how two names of one block are related: same, variant, short, or None.

    >>> relation("诺兰", "克里斯托弗·诺兰"), relation("乔纳森·诺兰", "克里斯托弗·诺兰")
    ('short', None)
    """
    if left == right:
        return "same"
    sounds = sound_key(left), sound_key(right)
    if sounds[0] == sounds[1]:
        return "variant"
    short, long = sorted(sounds, key=lambda s: (s.count("·"), s))
    return "short" if "·" not in short and long.rpartition("·")[2] == short else None


@cache
def _sounds() -> MappingProxyType[int, str]:
    return MappingProxyType(
        {ord(entry.term): entry.columns["sound"] for entry in load_lexicon("name_sounds")}
    )
