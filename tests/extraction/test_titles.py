"""Titles: what narrows a head belongs to it, and words that only look like titles do not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsnlp.extraction.titles import find_titles, title_kind
from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation.folding import fold
from tests.marked import parse_marked

CASES = [
    "临江集团⟦T|副总裁⟧何立诚",
    "远川公司⟦T|首席科学家⟧、⟦T|高级工程师⟧何立诚",
    "⟦T|助理副总裁⟧何立诚",
    "⟦T|常务副省长⟧何立诚",
    "临江大学⟦T|讲座教授⟧何立诚",
    "⟦T|副理事长⟧兼⟦T|秘书长⟧何立诚",
    "⟦T|中国区创意总监⟧何立诚",
    "⟦T|AI产品线总经理⟧何立诚",
    "⟦T|储能业务总经理⟧何立诚",
    "远帆储能⟦T|董事长⟧兼⟦T|首席执行官⟧何立诚",
    "远帆科技⟦T|创始人⟧何立诚",
    "⟦T|代市长⟧何立诚",
    "⟦T|资深副总裁⟧何立诚",
    "资深⟦T|记者⟧何立诚",
    "著名⟦T|作家⟧何立诚",
    "原⟦T|局长⟧何立诚",
    "⟦T|董事会秘书⟧何立诚",
    "⟦T|责任编辑⟧：何立诚",
    "⟦T|CEO⟧何立诚",
    "⟦T|國家一級演員⟧何立誠",
    "⟦T|申訴專員⟧何立誠",
]
NOT_TITLES = [
    "代表们走上主席台",
    "总统府外有人集会",
    "会员国提交了书面意见",
    "参加记者会的有三十人",
    "部长级会议昨天开幕",
    "书记处研究了方案",
    "职业经理人市场",
    "武汉市长江大桥通车",
    "委员会昨天成立",
    "该公司长期亏损",
    "董事会通过了决议",
    "演员工会发表声明",
    "硕士学位论文",
    "CEOs",
    "教授级待遇",
]


@pytest.mark.parametrize("marked", CASES)
def test_title_is_found_with_what_narrows_it(marked: str) -> None:
    text, spans = parse_marked(marked)
    assert [text[s:e] for s, e, _ in find_titles(fold(text))] == [span.text for span in spans]


@pytest.mark.parametrize("text", NOT_TITLES)
def test_word_that_only_looks_like_a_title_is_left_alone(text: str) -> None:
    ours = {"代表"}
    assert [text[s:e] for s, e, _ in find_titles(text) if text[s:e] not in ours] == []


def test_every_head_is_found_in_its_example() -> None:
    for entry in load_lexicon("title_heads"):
        ends = {end for _, end, _ in find_titles(entry.example)}
        at = entry.example.index(entry.term)
        assert at + len(entry.term) in ends, entry


def test_kind_is_that_of_the_head() -> None:
    assert title_kind("常务副省长") == "office"
    assert title_kind("执行总裁") == "post"
    assert title_kind("特聘教授") == "academic"
    assert title_kind("科幻作家") == "profession"
    assert title_kind("临江") == ""


def test_titles_are_ordered_and_disjoint_in_a_long_chain() -> None:
    titles = find_titles("副总经理助理秘书长、" * 2000)
    assert all(a[1] <= b[0] for a, b in pairwise(titles))
    assert len(titles) >= 2000
