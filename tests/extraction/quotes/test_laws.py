"""Laws of the quotation extractor, over random news, and how its time grows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import Pipeline, Settings
from newsnlp.extraction.candidates import Found, Mention, QuoteCandidate
from newsnlp.records import NewsRecord
from newsnlp.segmentation import SegmentedText
from tests.clock import cpu_seconds
from tests.extraction.quotes.casebook import Case, load_cases
from tests.extraction.quotes.quoting import EXTRACTOR, quote_case, segment_case
from tests.laws import check_record
from tests.property.strategies import texts

LINES = [case.values[0] for name in ("direct", "news") for case in load_cases(name)]
PIPELINE = Pipeline(Settings(model=None))
WORDS = [
    "吴岱",
    "柳青禾",
    "他",
    "她",
    "记者",
    "该公司",
    "《条例》",
    "一位知情人士",
    "表示",
    "说",
    "称",
    "指出",
    "告诉记者",
    "据",
    "介绍",
    "在",
    "看来",
    "并",
    "还",
    "问",
    "答",
    "：",
    "，",
    "。",
    "；",
    "！",
    "？",
    "“",
    "”",
    "「",
    "」",
    "‘",
    "’",
    '"',
    "——",
    "新线开通",
    "票价不变，末班车延长。",
    "“双碳”",
    "没有",
    "小说",
    "（右）",
    "的妻子",
    "、",
    "和",
]
BLANKS = ["\n", " ", "\u3000"]
news = st.lists(st.sampled_from(WORDS + BLANKS), max_size=30).map("".join)


def quotations_in(text: str) -> tuple[SegmentedText, list[QuoteCandidate]]:
    """Return `text` segmented and its quotations, 吴岱 and 柳青禾 known as people."""
    case = Case(text, ())
    segmented, found = segment_case(case), Found()
    found.add(_people_in(text))
    return segmented, list(EXTRACTOR(segmented, found))


def _people_in(text: str) -> Iterator[Mention]:
    for name in ("吴岱", "柳青禾"):
        at = text.find(name)
        while at >= 0:
            yield Mention("person", at, at + len(name), name, "test", 1.0)
            at = text.find(name, at + len(name))


@given(news | texts)
def test_pieces_lie_within_one_paragraph_each_and_are_disjoint(text: str) -> None:
    segmented, quotations = quotations_in(text)
    for quotation in quotations:
        assert quotation.pieces
        assert all(0 <= start < end <= len(text) for start, end in quotation.pieces)
        assert list(quotation.pieces) == sorted(quotation.pieces)
        for before, after in pairwise(quotation.pieces):
            assert before[1] <= after[0]
        for start, end in quotation.pieces:
            assert any(p.start <= start and end <= p.end for p in segmented.paragraphs)


@given(news | texts)
def test_cue_and_source_stand_outside_the_pieces(text: str) -> None:
    _, quotations = quotations_in(text)
    for quotation in quotations:
        for words in (quotation.cue, quotation.source):
            for start, end in quotation.pieces:
                assert words is None or words[1] <= start or end <= words[0], quotation


@given(news | texts)
def test_pieces_have_no_blank_or_marks_at_their_edges(text: str) -> None:
    segmented, quotations = quotations_in(text)
    closed = {e.start: e.end for e in segmented.enclosures if e.kind == "double" and e.closed}
    for quotation in quotations:
        for start, end in quotation.pieces:
            piece = text[start:end]
            assert piece == piece.strip(), quotation
            if quotation.kind == "direct":
                assert closed.get(start) != end, quotation


@given(news)
def test_a_report_without_marks_ends_before_its_full_stop(text: str) -> None:
    _, quotations = quotations_in(text)
    for quotation in quotations:
        if quotation.kind == "indirect":
            assert not text[slice(*quotation.pieces[0])].endswith(("。", "，", "；")), quotation


@given(news | texts)
def test_records_keep_the_laws_and_their_pieces_are_disjoint(text: str) -> None:
    record = PIPELINE.extract(text, format="text")
    check_record(record)
    _check_disjoint(record)


def _check_disjoint(record: NewsRecord) -> None:
    pieces = sorted((p.start, p.end) for quote in record.quotes for p in quote.pieces)
    for before, after in pairwise(pieces):
        assert before[1] <= after[0], (before, after)


@pytest.mark.parametrize("marked", LINES, ids=range(len(LINES)))
def test_a_line_reads_the_same_between_lines_that_say_nothing(marked: str) -> None:
    alone, framed = Case.parse(marked), Case.parse(f"雨停了。⏎{marked}⏎船出港了。")
    assert [replace(p, start=p.start - 5) for p in quote_case(framed)] == quote_case(alone)


# Families of text that would cost a careless extractor the square of their length.
FAMILIES: dict[str, Callable[[int], str]] = {
    "cues": lambda size: "表示" * (size // 2),
    "cues and commas": lambda size: "表示，" * (size // 3),
    "cues in clauses": lambda size: "吴岱表示，好，" * (size // 7),
    "opening marks": lambda size: "“" * size,
    "quotations": lambda size: "“好。”" * (size // 4),
    "quotations and names": lambda size: "“好。”吴岱" * (size // 6),
    "terms": lambda size: "“好”" * (size // 3),
    "commas": lambda size: "，" * size,
    "colons and marks": lambda size: "：“" * (size // 2),
    "names": lambda size: "吴岱" * (size // 2),
    "names in a list": lambda size: "吴岱、" * (size // 3),
    "names and cues": lambda size: "吴岱表示" * (size // 4),
    "settings": lambda size: "在会上" * (size // 3),
    "prepositions": lambda size: "对" * size,
    "adverbs": lambda size: "再次" * (size // 2),
    "heads": lambda size: "负责人" * (size // 3),
    "turns": lambda size: "问：好。\n答：好。\n" * (size // 10),
    "labels": lambda size: "".join(f"甲{n}：好。\n" for n in range(size // 9)),
    "open paragraphs": lambda size: "“好\n" * (size // 3),
    "announced": lambda size: "吴岱写道：\n" * (size // 6),
    "one paragraph": lambda size: (
        "吴岱说：“好。”她认为，不好，并称还行。据他介绍，好。" * (size // 27)
    ),
    "one sentence": lambda size: "吴岱说，“好”，她认为不好，并称还行；" * (size // 19),
    "brackets": lambda size: "（吴岱）" * (size // 4),
    "source phrases": lambda size: "接近谈判的" * (size // 5) + "人士表示，好。",
}
SIZES = (6_000, 30_000)
EXPONENT = 1.35  # 1 is linear, 2 quadratic; what is above 1 is for caches and a busy machine
QUICK = 0.1  # seconds; what is over sooner cannot be timed


@pytest.mark.parametrize("family", FAMILIES)
def test_time_is_linear_in_the_text(family: str) -> None:
    small, large = (_seconds(FAMILIES[family](size)) for size in SIZES)
    exponent = math.log(large / small) / math.log(SIZES[1] / SIZES[0])
    assert large < QUICK or exponent < EXPONENT, f"n^{exponent:.2f}: {small:.2f} s, {large:.2f} s"


@pytest.mark.slow
def test_a_paragraph_of_a_megabyte_is_read_in_time() -> None:
    assert _seconds(FAMILIES["one paragraph"](400_000), runs=1) < 60


def _seconds(text: str, runs: int = 2) -> float:
    """Return the processor's time that the extractor takes for `text`, cut beforehand."""
    segmented, found = segment_case(Case(text, ())), Found()
    found.add(_people_in(text))
    return cpu_seconds(lambda: list(EXTRACTOR(segmented, found)), runs)
