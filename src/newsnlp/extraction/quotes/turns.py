"""Turns: an interview or a dialogue whose paragraphs begin with who speaks.

    记者：为什么选择乡村？
    吴岱：因为那里需要人。
    那里的孩子也需要老师。

A label counts where the article alternates between at least two of them; the paragraphs that
follow a labelled one, up to the next label or heading, are the same speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.grammar import words
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern
from newsnlp.segmentation import Paragraph, SegmentedText

_LABEL = re.compile(
    r"\s*(?P<label>[^\s：:，。！？；“”《》]{1,14}|《[^》\n]{1,14}》[^\s：，。]{0,6})\s*[：:]\s*(?=\S)"
)
_NO_LABEL = re.compile(
    "[\\d０-９]+$|(?:时间|来源|作者|编辑|地址|电话|网址|日期|摄影|热线|邮箱|主题|地点|图|图片|链接|标题|文|责编|注|备注|价格)$"
)
_SPEECH = re.compile(
    r"(?:以下|下面|附)[^。]{0,24}(?:演讲|致辞|讲话|发言|口述|自述|演说)[^。]{0,10}[：:。]?\s*$"
)
_AFTERWARDS = re.compile(
    "[（(【]|(?:采访|访谈|对话|直播|节目|录音|谈话|专访|发布会|会|活动)(?:快|即将|临近|全部|正式)?"
    "(?:结束|最后|后续|之后|中断|告一段落|进行到一半)"
)
_LONGEST_LEAD = 60
_FEWEST_TURNS = 4
_FEWEST_TURNS_A_LABEL = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One speech: its label, if it has one, and the paragraphs of its content."""

    label: Offsets | None
    pieces: tuple[Offsets, ...]

    @property
    def paragraphs(self) -> tuple[Offsets, ...]:
        """The paragraphs that the turn takes, label included."""
        if self.label is None:
            return self.pieces
        return ((self.label[0], self.pieces[0][1]), *self.pieces[1:])


def find_turns(segmented: SegmentedText, names: Collection[Offsets] = ()) -> list[Turn]:
    """Return the turns of `segmented`, where `names` of people stand, or none in no interview.

    A speech given in full (以下为演讲全文：) is one turn without a label.
    """
    return _labelled_turns(segmented, {start for start, _ in names}) or _full_speech(segmented)


def _labelled_turns(segmented: SegmentedText, names: Collection[int]) -> list[Turn]:
    labels = [(p, _label(segmented, p)) for p in segmented.paragraphs]
    counts: dict[str, int] = {}
    for _, label in labels:
        if label:
            name = segmented.folded[label[0] : label[1]]
            counts[name] = counts.get(name, 0) + 1
    if not any(_speaks(segmented, p, label, names) for p, label in labels if label):
        return []
    recurring = {w for w, n in counts.items() if n >= _FEWEST_TURNS_A_LABEL}
    if len(recurring) < 2 or sum(counts[w] for w in recurring) < _FEWEST_TURNS:
        return []
    return list(_iter_turns(segmented, labels, recurring))


def _speaks(
    segmented: SegmentedText, paragraph: Paragraph, label: Offsets, names: Collection[int]
) -> bool:
    """Whether a label is someone who speaks or asks (问, 记者, a name), no item (停电范围)."""
    if any(place in names for place in range(*label)):
        return True
    if segmented.folded[paragraph.start : paragraph.end].rstrip().endswith(("？", "?")):
        return True
    return _speaking_label().search(segmented.folded, *label) is not None


@cache
def _speaking_label() -> re.Pattern[str]:
    people = ("anonymous", "relation", "reporter")
    heads = [e.term for e in load_lexicon("quote_source_heads") if e.kind in people]
    return re.compile(trie_pattern([*heads, *words("turn_label")]))


def _label(segmented: SegmentedText, paragraph: Paragraph) -> Offsets | None:
    if paragraph.kind in ("title", "meta", "byline", "note", "caption"):
        return None
    match = _LABEL.match(segmented.folded, paragraph.start, paragraph.end)
    if match is None or _NO_LABEL.search(match["label"]):
        return None
    return match.span("label")


def _full_speech(segmented: SegmentedText) -> list[Turn]:
    for number, paragraph in enumerate(segmented.paragraphs):
        if paragraph.end - paragraph.start > _LONGEST_LEAD:
            continue
        if match := _SPEECH.search(segmented.folded, paragraph.start, paragraph.end):
            return _speech_after(segmented, number, match.start())
    return []


def _speech_after(segmented: SegmentedText, number: int, at: int) -> list[Turn]:
    pieces = []
    for paragraph in segmented.paragraphs[number + 1 :]:
        if paragraph.kind in ("note", "byline", "meta"):
            break
        if _carries_on(segmented, paragraph):
            pieces.append((paragraph.start, paragraph.end))
    return [Turn(None, tuple(pieces))] if len(pieces) > 1 else []


def _iter_turns(
    segmented: SegmentedText,
    labels: list[tuple[Paragraph, Offsets | None]],
    recurring: set[str],
) -> Iterator[Turn]:
    label: Offsets | None = None
    pieces: list[Offsets] = []
    for paragraph, found in labels:
        speaks = found and segmented.folded[found[0] : found[1]] in recurring
        if speaks and found:
            if label and pieces:
                yield Turn(label, tuple(pieces))
            label, pieces = found, [_content(segmented, found[1], paragraph.end)]
        elif label and not _carries_on(segmented, paragraph):
            if pieces:
                yield Turn(label, tuple(pieces))
            label, pieces = None, []
        elif label:
            pieces.append((paragraph.start, paragraph.end))
    if label and pieces:
        yield Turn(label, tuple(pieces))


def _content(segmented: SegmentedText, at: int, end: int) -> Offsets:
    while at < end and segmented.text[at] in '：: \u3000\t“「"':
        at += 1
    while end > at and segmented.text[end - 1] in '”」"':
        end -= 1
    return at, end


def _carries_on(segmented: SegmentedText, paragraph: Paragraph) -> bool:
    """Whether an unlabelled paragraph is still the speech of the label before it."""
    if paragraph.kind != "paragraph":
        return False
    text = segmented.text[paragraph.start : paragraph.end]
    if _AFTERWARDS.match(segmented.folded, paragraph.start, paragraph.end):
        return False
    return len(text) >= 15 and text.rstrip()[-1:] in "。！？!?…”」"


def turn_candidates(turns: list[Turn]) -> Iterator[QuoteCandidate]:
    """Yield one quotation for each turn."""
    for turn in turns:
        yield QuoteCandidate(
            kind="direct",
            pieces=turn.pieces,
            closed=True,
            cue=None,
            source=turn.label,
            position="turn",
            by="quotes.direct.turn",
            score=0.9,
        )
