"""Sentences inside paragraphs, none of which ends inside a quotation, a title or a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation.segmented import Enclosure, Paragraph, Sentence

# A run of end marks with the stray closing marks that follow it. An ellipsis alone ends nothing;
# a half-width ! or ? before a letter, a digit or = belongs to an address or a name.
_END_MARKS = r"(?:[。！？｡]|[!?](?![A-Za-z0-9=&/_]))[。！？｡!?…]*"
_STRAY_CLOSERS = r"[”’」』）〞》】]*"
RE_SENTENCE_END = re.compile(_END_MARKS + _STRAY_CLOSERS)
RE_QUOTATION_END = re.compile(r"[。！？!?…]")
# What goes on with the sentence after a quotation: “好？”的回答, “好。”，他说, “好！”这句话.
RE_GOES_ON = re.compile(
    r"\s*(?:[，、；：。！？…,;:!?—–）)》」』”’]|的(?!确)|之|这[句话番个种样]|等|一词|一句|似的|般)"
)
# The words up to the next end mark or the next quotation.
LONGEST_CARRIER = 42
RE_CARRIER = re.compile(rf"[^。！？!?“「『\"\n]{{1,{LONGEST_CARRIER}}}")
LONGEST_INTRODUCTION = 12


def find_sentences(
    folded: str, paragraphs: Sequence[Paragraph], enclosures: Sequence[Enclosure]
) -> tuple[Sentence, ...]:
    """Cut the `paragraphs` of a folded text into sentences, in order and without outer spaces.

    A sentence ends at 。！？ outside all `enclosures`. After a quotation that itself ends so, it
    goes on if its carrier clause follows (“好。”他说。). ； and …… end no sentence.

    >>> text = "“下雨了。快走。”他说。此后三天，他没有露面。"
    >>> paragraphs = [Paragraph(0, len(text), "paragraph")]
    >>> quotation = Enclosure("double", 0, 9, True, 0)
    >>> [text[s.start:s.end] for s in find_sentences(text, paragraphs, [quotation])]
    ['“下雨了。快走。”他说。', '此后三天，他没有露面。']
    """
    outermost = iter([enclosure for enclosure in enclosures if enclosure.depth == 0])
    enclosure = next(outermost, None)
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        inside: list[Enclosure] = []
        while enclosure is not None and enclosure.start < paragraph.end:
            inside.append(enclosure)
            enclosure = next(outermost, None)
        sentences.extend(_iter_sentences(folded, paragraph, inside))
    return tuple(sentences)


def _iter_sentences(
    folded: str, paragraph: Paragraph, enclosures: Sequence[Enclosure]
) -> Iterator[Sentence]:
    start = paragraph.start
    for end in _iter_ends(folded, paragraph, enclosures):
        yield from _trim(folded, start, end)
        start = end
    yield from _trim(folded, start, paragraph.end)


def _trim(folded: str, start: int, end: int) -> Iterator[Sentence]:
    stretch = folded[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    if start < end:
        yield Sentence(start, end)


def _iter_ends(folded: str, paragraph: Paragraph, enclosures: Sequence[Enclosure]) -> Iterator[int]:
    """Yield where sentences end: in the gaps between enclosures, and after some of these."""
    at = last = paragraph.start
    for enclosure in enclosures:
        for found in RE_SENTENCE_END.finditer(folded, at, enclosure.start):
            yield (last := found.end())
        at = enclosure.end
        if _ends_sentence(folded, enclosure, last, paragraph.end):
            yield (last := at)
    for found in RE_SENTENCE_END.finditer(folded, at, paragraph.end):
        yield found.end()


def _ends_sentence(folded: str, enclosure: Enclosure, sentence_start: int, limit: int) -> bool:
    """Whether the sentence from `sentence_start` ends with `enclosure`."""
    if not enclosure.closed or enclosure.kind == "title":
        return False
    if RE_QUOTATION_END.match(folded, _last_inside(folded, enclosure)) is None:
        return False
    if RE_GOES_ON.match(folded, enclosure.end, limit):
        return False
    # A few characters tell: more would make many quotations in one sentence cost its square.
    # A few characters tell: more would make many quotations in one sentence cost its square.
    before = folded[max(sentence_start, enclosure.start - LONGEST_INTRODUCTION) : enclosure.start]
    if enclosure.kind == "bracket":
        return not before.strip()
    if _is_built_in(folded, enclosure, before):
        return False
    return _introduces(before) or not _has_carrier(folded, enclosure.end, limit)


def _last_inside(folded: str, enclosure: Enclosure) -> int:
    """The offset of the last character inside, the closing marks of inner enclosures left out."""
    at = enclosure.end - 2
    while at > enclosure.start and folded[at] in '”’」』〞"）) ':
        at -= 1
    return at


def _is_built_in(folded: str, enclosure: Enclosure, before: str) -> bool:
    """Whether a quotation ending in ！ or ？ is a phrase of the sentence (高喊“加油！”向前跑)."""
    ends_in_stop = folded[_last_inside(folded, enclosure)] == "。"
    return not ends_in_stop and before.rstrip()[-1:].isalnum()


def _introduces(before: str) -> bool:
    """Whether the words before a quotation already carry it, so that those after it do not."""
    return _re_introduction().search(before) is not None


def _has_carrier(folded: str, start: int, limit: int) -> bool:
    """Whether a carrier clause follows at `start`: short, with a reporting verb at its end.

    The verb may stand before a comma (他说，……), for what comes after goes on reporting; but not
    before a colon, since that introduces the quotation after it.
    """
    found = RE_CARRIER.match(folded, start, limit)
    if found is None:
        return False
    is_cut = found.end() - start == LONGEST_CARRIER and found.end() < limit
    carrier = found.group().rstrip()
    return _re_carrier().search(carrier + "…" if is_cut else carrier) is not None


@cache
def _re_carrier() -> re.Pattern[str]:
    """A clause whose end reports: the first one before a comma, or the last one."""
    listener = r"(?:[^，。；：]{0,10}(?:记者|媒体|[他她我你]们?|大家))?"
    first_clause = rf"^[^，。；：]{{0,36}}{_reporting_pattern()}{listener}[，,]"
    last_clause = rf"{_reporting_pattern()}{listener}[，,]?$"
    return re.compile(f"{first_clause}|{last_clause}")


@cache
def _re_introduction() -> re.Pattern[str]:
    return re.compile(rf"(?:[：:]|{_reporting_pattern()}[，,]?)\s*$")


def _reporting_pattern() -> str:
    verbs = "|".join(sorted(load_lexicon("carrier_verbs").terms(), key=len, reverse=True))
    return rf"(?:{verbs})(?:[道着说称了过到]|起来)?"
