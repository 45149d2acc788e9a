"""How much speaks for two quotations being reports of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise, product

from newsnlp.corpus.bodies import relate
from newsnlp.corpus.commonness import name_key, surname_of
from newsnlp.corpus.days import ordinal
from newsnlp.corpus.evidence import FORBIDDEN, JOINING_BITS, Weighed, total_if_any
from newsnlp.corpus.foreign_names import relation
from newsnlp.corpus.shingles import plain_text, shingles
from newsnlp.corpus.spoken import Spoken

PRIOR = -8.0
"""Of many words said in the news, few are the same words."""
BITS_PER_CHARACTER = 0.5
MOST_TEXT = 16.0
DIRECT_COVERAGE = 0.7
INDIRECT_COVERAGE = 0.6
"""A paraphrase keeps fewer of the words: 我们 becomes 公司, 将 goes."""
FAR_LONGER = 2
RUN_COVERAGE = 0.5
"""Of runs of four characters, which a long text does not hold by chance."""
LEAST_SHARED = 5
SMALL_CHANGE = 6
MOST_ALIGNED = 400
SPEAKER_BITS = {"same": 4.0, "form": 2.0, "body": 2.0, "unnamed": -1.0}
NEAR_DAYS, MONTH, YEAR = 3, 31, 366
NEAR_BITS, LATER_BITS, FAR_BITS = 3.0, -2.0, -4.0
COMMON_WORDING = -2.0
"""For each doubling of the number of people who say these same words."""
NUMERALS = "一二三四五六七八九十百千万亿两"
NEGATIONS = "不没未无非别勿"


@dataclass(frozen=True)
class Wording:
    """A quotation with what is computed of its text once."""

    spoken: Spoken

    @cached_property
    def plain(self) -> str:
        """The letters and digits of the text."""
        return plain_text(self.spoken.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The runs of two characters."""
        return shingles(self.plain, 2)

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of four characters."""
        return shingles(self.plain, 4)


def weigh(left: Wording, right: Wording, speakers: int = 1) -> list[Weighed]:
    """Return the signals for and against one quotation; none where it cannot be one.

    Args:
        left: a quotation.
        right: another one.
        speakers: how many people are known to have said the same words.
    """
    signals = _signals(left, right, speakers)
    return signals if signals and _says_the_same(left.plain, right.plain) else []


def bits_between(left: Wording, right: Wording, speakers: int = 1) -> float:
    """Return the evidence for one quotation; minus infinity where it cannot be one.

    Texts are aligned only where the evidence would be enough: it is what takes longest.
    """
    bits = total_if_any(_signals(left, right, speakers))
    return bits if bits < JOINING_BITS or _says_the_same(left.plain, right.plain) else FORBIDDEN


def _signals(left: Wording, right: Wording, speakers: int) -> list[Weighed]:
    speaker = speaker_signal(left.spoken, right.spoken)  # before the text, which costs more
    if speaker is None or (text := _text_signal(left, right)) is None:
        return []
    signals = [Weighed("prior", PRIOR), text, speaker, *_time_signals(left.spoken, right.spoken)]
    if speakers > 1:
        bits = COMMON_WORDING * (speakers - 1).bit_length()
        signals.append(Weighed("wording.common", bits, str(speakers)))
    return signals


def _text_signal(left: Wording, right: Wording) -> Weighed | None:
    short, long = sorted((left, right), key=lambda w: (len(w.plain), w.plain))
    shared = len(short.pairs & long.pairs)
    if shared < LEAST_SHARED:
        return None
    coverage = shared / len(short.pairs)
    direct = left.spoken.kind == right.spoken.kind == "direct"
    if coverage < (DIRECT_COVERAGE if direct else INDIRECT_COVERAGE):
        return None
    if len(long.plain) > FAR_LONGER * len(short.plain) and not _holds_runs(long, short):
        return None
    bits = min(MOST_TEXT, BITS_PER_CHARACTER * shared * coverage)
    return Weighed("text", bits, f"{coverage:.0%} of {len(short.plain)} characters")


def _holds_runs(long: Wording, short: Wording) -> bool:
    return len(short.runs & long.runs) >= RUN_COVERAGE * len(short.runs)


def _says_the_same(one: str, other: str) -> bool:
    """Whether what differs in the shared stretch of two plain texts leaves the sense as it is.

    A small change of a denial (会退出, 不会退出) or of a number (增长12%, 增长15%) does not.
    """
    left, right = sorted((one, other), key=lambda plain: (len(plain), plain))
    if left in right:
        return True
    matcher = SequenceMatcher(None, left[:MOST_ALIGNED], right[:MOST_ALIGNED], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    return all(
        _is_harmless(left[a.a + a.size : b.a], right[a.b + a.size : b.b])
        for a, b in pairwise(blocks)
    )


def _is_harmless(left: str, right: str) -> bool:
    if max(len(left), len(right)) > SMALL_CHANGE:
        return True  # more was said, or less: no change of what both have
    if [c for c in left if c in NEGATIONS] != [c for c in right if c in NEGATIONS]:
        return False
    numbers = [[c for c in part if c in NUMERALS or c.isdigit()] for part in (left, right)]
    if numbers[0] and numbers[1]:
        return numbers[0] == numbers[1]
    return not any(part.isdigit() for part in (left, right))


def speaker_signal(left: Spoken, right: Spoken) -> Weighed | None:
    """Return what the speakers say; None where they are two."""
    how = _speakers_related(left, right)
    if how is None:
        return None
    names = dict.fromkeys(sorted(filter(None, (left.speaker, right.speaker))))
    return Weighed(f"speaker.{how}", SPEAKER_BITS[how], "、".join(names))


def _speakers_related(left: Spoken, right: Spoken) -> str | None:
    kinds = {left.speaker_kind, right.speaker_kind}
    if left.key and left.key == right.key and len(kinds) == 1:
        return None if _work_apart(left, right) else "same"
    if kinds == {"person"}:
        return "form" if _forms_of_one_name(left, right) else None
    if kinds <= {"person", "organization"}:
        related = any(relate(a, b) != "apart" for a, b in product(left.bodies, right.bodies))
        return "body" if related else None
    if "unknown" in kinds or "anonymous" in kinds:
        return "unnamed"
    return None


def _work_apart(left: Spoken, right: Spoken) -> bool:
    """Whether both are known to work, and not in one body: namesakes, or a year between them."""
    if left.speaker_kind != "person" or not left.bodies or not right.bodies:
        return False
    return all(relate(a, b) == "apart" for a, b in product(left.bodies, right.bodies))


def _forms_of_one_name(left: Spoken, right: Spoken) -> bool:
    if left.key and right.key:
        return relation(left.key, right.key) is not None
    names = name_key(left.speaker), name_key(right.speaker)
    surnames = {surname_of(name) for name in names}
    return len(surnames) == 1 and None not in surnames


def _time_signals(left: Spoken, right: Spoken) -> Iterator[Weighed]:
    days = ordinal(left.published), ordinal(right.published)
    if days[0] is None or days[1] is None:
        return
    apart = abs(days[0] - days[1])
    if apart <= MONTH and apart > NEAR_DAYS:
        return
    bits = NEAR_BITS if apart <= NEAR_DAYS else LATER_BITS if apart <= YEAR else FAR_BITS
    yield Weighed("time", bits, f"{apart} days")
