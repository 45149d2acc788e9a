"""Numbers for texts, and ids made of them: the same in every process."""

from __future__ import annotations

from hashlib import blake2b

from newsnlp.corpus.records import Reference


def text_hash(text: str) -> int:
    """Return 64 bits of a text, the same in every process."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def id_after(letter: str, first: Reference) -> str:
    """Return the id of what is first met as `first`, which stays while that stays the first.

    >>> id_after("q", Reference(article="a", record="q1"))
    'qe93f54f40b3ed491'
    """
    return f"{letter}{text_hash(f'{first.article}#{first.record}'):016x}"
