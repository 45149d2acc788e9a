"""Transliterated names: 爱德华·斯诺登, 默克尔, 买买提·艾力."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsnlp.extraction.people.context import Evidence, left_evidence, right_evidence, softened
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import HAN, Sighting
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.finding import TermFinder
from newsnlp.lexicons.trie import scanning

DOTS = "·‧・•．∙⋅"
HYPHENS = "-－–"
"""What joins two given names or two surnames in one part: 让-马克, 桑托斯-林."""
DOTTED = 5.0
TIBETAN = 3.6
MONGOL = 3.4
MONGOL_ENDINGS = "娜玛夫图嘎汗"
LEAST_MONGOL_ALONE = 3
KNOWN = {"tibetan": 0.8, "mongol": 1.4, "figure": 4.7, "surname": 1.9, "given": 1.4}
STRONG = 0.8
BASE = -1.2
NOT_A_PERSON = -6.0
MAX_PART = 10
MAX_RARE = 3
CLEAR_LEFT = frozenset({"title", "edge", "list", "kin", "naming", "label"})
ADVERBS = frozenset("曾于当如则来都")
DOUBTFUL_ENDS = frozenset("因以昨")
"""Sounds of names that are words as well: they end none where nothing can follow a name."""
AFTER_A_NAME = frozenset({"edge", "cue", "verb", "honorific", "gloss", "list"})
CONJUNCTIONS = frozenset("当关及比让由如平")
LOCATIVES = frozenset("里中上")
CLOSINGS = frozenset("”」』》")
JOINING = frozenset("和与及")
RE_WHEN = re.compile(r"[^，。！？；\n]{0,40}?(?:时|之?后|之际|的时候)")
PLACE_PREPOSITIONS = frozenset("在于到赴抵往")
AT_PLACE = -2.0
DATELINE = -6.0
RE_AREA = re.compile(
    r"(?:[（(][A-Za-z][A-Za-z .'’-]{1,40}[)）])?(?:[村镇岛县河湖港堡]|[市省州](?!长)|海峡|机场)"
)
"""What follows the name of a place, its Latin form between: 贝鲁克(Beruk)村."""
RE_DATELINE = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:专?电|讯|消息|综合)")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _last_parts(names: NameLexicon, sounds: str) -> str:
    """Return the pattern of surnames of East Asia behind a dot: 艾琳·王, 马丁·田岛."""
    japanese = "|".join(_longest_first(names.japanese))
    single = "".join(s for s, weight in names.surnames.items() if len(s) == 1 and weight > 0)
    return rf"(?:(?:{japanese})(?![{sounds}])|[{single}](?![{sounds}]))"


def _stands_alone(word: str, kind: str) -> bool:
    """Return whether `word` may be a whole name: short Mongol words are places as well."""
    return kind != "figure" and (kind != "mongol" or len(word) >= LEAST_MONGOL_ALONE)


def _mongol_pattern(words: str) -> str:
    return f"(?:{words})(?:(?:{words}){{1,2}}|[{MONGOL_ENDINGS}])"


class ForeignNames:
    """Finds where transliterated names may stand."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        sounds = "".join(names.transliteration)
        every = sounds + "".join(names.rare_sounds)
        second = rf"(?:[{HYPHENS}][{every}]{{1,{MAX_PART}}})?"
        double = rf"[{every}]{{1,{MAX_PART}}}{second}"
        part = rf"(?:{double}|[A-Z]\.?)"
        odd = "|".join(_longest_first(w for w in names.foreign if not set(w) <= set(every)))
        self._dotted = re.compile(
            rf"(?:(?<=[^{every}])|^){double}(?:[{DOTS}] ?{part}){{0,3}}"
            rf"[{DOTS}] ?(?:{odd}|{_last_parts(names, every)}|[{every}]{{1,{MAX_PART}}}){second}"
        )
        self._run = re.compile(rf"[{sounds}]{{2,12}}")
        self._usual_names = TermFinder(w for w, k in names.foreign.items() if _stands_alone(w, k))
        tibetan = _longest_first(w for w, k in names.foreign.items() if k == "tibetan")
        mongol = _longest_first(w for w, k in names.foreign.items() if k == "mongol")
        self._composed = (
            (re.compile(scanning(f"(?:{'|'.join(tibetan)}){{2}}", tibetan)), TIBETAN),
            (re.compile(scanning(_mongol_pattern("|".join(mongol)), mongol)), MONGOL),
        )
        self._han = re.compile(rf"[{HAN}]+")
        self._known_figures = TermFinder(w for w, k in names.foreign.items() if k == "figure")
        self._places = frozenset(load_lexicon("name_places").terms("place"))
        self._settlements = frozenset(load_lexicon("name_places").terms("settlement"))
        self._place_sizes = sorted({len(word) for word in self._places}, reverse=True)

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield the sightings in `text`: with a dot first, then runs without one."""
        taken = [-1]
        for sighting in self._with_dot(text):
            taken.append(sighting.end)
            yield sighting
        yield from self._figures(text)
        yield from self._usual(text)
        for pattern, weight in self._composed:
            for match in pattern.finditer(text):
                yield self._sighting(text, match.start(), match.end(), weight)
        yield from self._without_dot(text)

    def _figures(self, text: str) -> Iterator[Sighting]:
        """Yield the names that every newspaper reader knows."""
        for start, end, _ in self._known_figures(text):
            sighting = self._sighting(text, start, end, KNOWN["figure"])
            if text[start - 1 : start] not in self._names.strong_sounds:
                sighting.left = softened(sighting.left)
            if text[end : end + 1] not in self._names.strong_sounds:
                sighting.right = softened(sighting.right)
            yield sighting

    def _with_dot(self, text: str) -> Iterator[Sighting]:
        for match in self._dotted.finditer(text):
            first_dot = re.search(f"[{DOTS}]", match.group())
            last_dot = max(text.rfind(dot, match.start(), match.end()) for dot in DOTS)
            if first_dot is None:
                continue
            first_end = match.start() + first_dot.start()
            start = self._trim_left(
                text, self._first_sound(text, match.start(), first_end), first_end
            )
            end = self._trim_right(text, last_dot + 1, match.end())
            start, end = self._widened(text, start, end)
            yield self._sighting(text, start, end, DOTTED)

    def _first_sound(self, text: str, start: int, end: int) -> int:
        """Return where the name begins, if rare sounds at its head belong to a word before it."""
        rare = self._names.rare_sounds
        if text[start] in LOCATIVES and text[start - 1 : start] in CLOSINGS:
            return start + 1  # 《云桥》里|米基·莫雷尔
        while start < end - 1 and text[start] in rare:
            if left_evidence(text, start, self._names).kind not in ("plain", "word"):
                break
            start += 1
        return start

    def _widened(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return the bounds, moved over a few characters that are rare in transliterations."""
        names = self._names
        if text[start + 1] in DOTS and left_evidence(text, start, names).kind == "plain":
            cuts = range(start - 1, max(start - MAX_RARE, 0), -1)
            start = next((c for c in cuts if self._is_bound(text, c, start, True)), start)
        if right_evidence(text, end, names).kind == "plain":
            cuts = range(end + 1, min(end + MAX_RARE, len(text)))
            end = next((c for c in cuts if self._is_bound(text, end, c, False)), end)
        return start, end

    def _is_bound(self, text: str, start: int, end: int, at_left: bool) -> bool:
        """Return whether `text[start:end]` is Han only and has a clear edge on one side."""
        extra = text[start:end]
        if not self._han.fullmatch(extra) or self._names.left.get(extra) == "title":
            return False
        if at_left:
            return left_evidence(text, start, self._names).kind in CLEAR_LEFT
        right = right_evidence(text, end, self._names)
        return right.kind == "edge" or (right.size > 1 and right.kind in ("cue", "verb"))

    def _without_dot(self, text: str) -> Iterator[Sighting]:
        names = self._names
        for match in self._run.finditer(text):
            run = match.group()
            if not any(c in names.strong_sounds for c in run):
                continue
            for start, end in self._cuts(text, match.start(), match.end()):
                if self._may_be_name(text[start:end]):
                    yield self._sighting(text, start, end, self._sound(text[start:end]))

    def _may_be_name(self, run: str) -> bool:
        if run in self._names.foreign or not 2 <= len(run) <= 7 or run[-1] in JOINING:
            return False
        ends = (self._names.right.get(run[-size:]) for size in (2, 3))
        if any(kind in ("honorific", "cue", "verb") for kind in ends):
            return False
        return len(run) > 2 or run[0] != "阿"  # 阿明 is a pet name

    def _cuts(self, text: str, start: int, end: int) -> set[tuple[int, int]]:
        """Return the run, and the run without the titles, places and verbs at its edges."""
        trimmed = self._trim_left(text, start, end - 1)
        return {
            (start, end),
            (trimmed, self._trim_right(text, trimmed, end)),
            (start, self._trim_right(text, start, end)),
        }

    def _usual(self, text: str) -> Iterator[Sighting]:
        """Yield the usual given names and surnames: 米勒, 查尔斯."""
        for start, end, name in self._usual_names(text):
            sighting = self._sighting(text, start, end, KNOWN[self._names.foreign[name]])
            sighting.listed = True
            yield sighting

    def _sighting(self, text: str, start: int, end: int, internal: float) -> Sighting:
        left = left_evidence(text, start, self._names)
        right = right_evidence(text, end, self._names)
        if internal < DOTTED and self._is_place(text, start, end):
            left = Evidence("place", DATELINE)
        elif (
            internal < DOTTED - 1
            and text[start - 1 : start] in PLACE_PREPOSITIONS
            and right.kind != "cue"
        ):
            left = Evidence("place", AT_PLACE)
        return Sighting(start, end, text[start:end], internal, left, right, "foreign")

    def _is_place(self, text: str, start: int, end: int) -> bool:
        """Whether what stands beside a name makes it that of a place: 驻贝鲁克, 小镇贝鲁克."""
        return (
            text[start - 1 : start] == "驻"
            or text[max(0, start - 2) : start] in self._settlements
            or RE_DATELINE.match(text, end) is not None
            or RE_AREA.match(text, end) is not None
        )

    def _sound(self, run: str) -> float:
        names = self._names
        if run in names.places or run in names.words or run in names.right or run in names.closings:
            return NOT_A_PERSON
        strong = sum(c in names.strong_sounds for c in run)
        weak = len(run) - strong
        return BASE + STRONG * strong - 0.2 * weak + (0.4 if len(run) > 2 else 0.0)

    def _trim_left(self, text: str, start: int, end: int) -> int:
        """Return where the name begins, if titles or places stand at the head of the run."""
        led = text[start] in CONJUNCTIONS and text[start + 1 : end] in self._names.foreign
        led = led or (text[start] == "当" and RE_WHEN.match(text, end) is not None)
        best = start + led
        titled = left_evidence(text, start, self._names).kind in (
            "title",
            "kin",
            "naming",
            "suffix",
        )
        for cut in range(start + 1, end):
            kind = left_evidence(text, cut, self._names).kind
            if kind in ("title", "kin", "naming") or (
                not titled and end - cut >= 2 and self._ends_place(text, start, cut)
            ):
                best = cut
        return best

    def _ends_place(self, text: str, start: int, cut: int) -> bool:
        """Return whether a place that began near `start` ends at `cut`."""
        sizes = (size for size in self._place_sizes if start - 4 <= cut - size >= 0)
        return any(text[cut - size : cut] in self._places for size in sizes)

    def _trim_right(self, text: str, start: int, end: int) -> int:
        """Return where the name ends, if a word after the name begins inside the run."""
        for cut in range(start + 2, end):
            if any(text[cut : cut + n] in self._names.right for n in (4, 3, 2)):
                return cut
        if end - start > 2 and text[end - 1] in ADVERBS | JOINING:
            return end - 1
        if text[end - 1] in DOUBTFUL_ENDS and end - start > 2:
            right = right_evidence(text, end, self._names)
            return end if right.kind in AFTER_A_NAME else end - 1
        return end
