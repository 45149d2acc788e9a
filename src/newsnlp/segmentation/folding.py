"""Folding for matching: one character for one, so that offsets stay those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from newsnlp.lexicons import load_lexicon

# Where OpenCC's characters stand: ideographs, their extensions and compatibility forms.
IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
FULLWIDTH_RUNS = (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
FULLWIDTH_SHIFT = ord("Ａ") - ord("A")
MIDDLE_DOTS = "‧・•･∙⋅"


def fold(text: str) -> str:
    """Return `text` with script, width and middle dots folded, at exactly the same length.

    Traditional characters become simplified ones, full-width letters and digits half-width ones,
    and every variant of the middle dot becomes ·. All other marks stay as they are, save ＂,
    which becomes ".

    >>> fold("馬克‧韋伯說：「２０２４年見。」")
    '马克·韦伯说：「2024年见。」'
    """
    folded = text.translate(_fold_table())
    return _re_zhe().sub("着", folded) if "著" in folded else folded


@cache
def _re_zhe() -> re.Pattern[str]:
    """着 written 著, which one character cannot tell: after a verb (看著) or in words (著手).

    Not in 著名 and 著作, also where they follow such a verb (有著名学者).
    """
    lexicon = load_lexicon("zhe_words")
    verbs = "".join(term.removesuffix("着") for term in lexicon.terms("verb"))
    rests = "".join(term.removeprefix("着") for term in lexicon.terms("word"))
    return re.compile(f"(?<=[{verbs}])著(?![名作称述者书])|著(?=[{rests}])")


@cache
def _fold_table() -> MappingProxyType[int, str]:
    return MappingProxyType(
        {ord(character): folded for character, folded in _iter_folds() if character != folded}
    )


def _iter_folds() -> Iterator[tuple[str, str]]:
    import opencc  # on first use: `import newsnlp` stays light

    converter = opencc.OpenCC("t2s")
    ideographs = list(_iter_ideographs())
    # all at once, which is quicker; no phrase of OpenCC's goes over the end of a line
    simplified = converter.convert("\n".join(ideographs)).split("\n")
    yield from (pair for pair in zip(ideographs, simplified, strict=True) if len(pair[1]) == 1)
    for first, last in FULLWIDTH_RUNS:
        for code in range(ord(first), ord(last) + 1):
            yield chr(code), chr(code - FULLWIDTH_SHIFT)
    for dot in MIDDLE_DOTS:
        yield dot, "·"
    yield "＂", '"'


def _iter_ideographs() -> Iterator[str]:
    for block in IDEOGRAPHS:
        for code in block:
            yield chr(code)
