"""Vietnamese names of four characters: 阮氏秋姮, 阮文庆德."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import HAN, Sighting

MIDDLE_NAME = 1.4
TYPICAL_ENDING = 0.8
WORD = -2.5  # 黎氏家族
TYPICAL = frozenset("芳香花秋梅兰燕莲桃月恒姮玄竹柳凤云娥莺鸾琼金碧贤妙英雪红翠茶蓉河海安平明德")
# 阮氏 alone is a family (黎氏家族), and 氏 and 文 are middle names behind few surnames
RE_NAME = re.compile(rf"(?:[阮黎范裴丁武邓潘杜吴陈胡黄梁段]氏|[阮黎范裴]文)[{HAN}]{{2}}")


class VietnameseNames:
    """Finds where Vietnamese names with a middle name may stand."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield the sightings in `text`, in order."""
        names = self._names
        for match in RE_NAME.finditer(text):
            start, end = match.span()
            given = text[start + 2 : end]
            if given in names.right or not names.never.isdisjoint(given):
                continue
            weight = MIDDLE_NAME + (TYPICAL_ENDING if given[-1] in TYPICAL else 0.0)
            weight += WORD if given in names.words else 0.0
            left, right = left_evidence(text, start, names), right_evidence(text, end, names)
            yield Sighting(start, end, match.group(), weight, left, right, "vietnamese")
