"""People in marked cases: the marks are exactly the mentions."""

from __future__ import annotations

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.settings import Settings
from tests.marked import parse_marked

PIPELINE = Pipeline(Settings(model=None, extractors=("people",)))

CASES = [
    "国家天文台研究员⟦PER|唐远舟⟧表示，观测已经完成。",
    "⟦PER|唐远舟⟧说，观测已经完成。",
    "记者⟦PER|林小禾⟧摄",
    "副会长⟦PER|石大川⟧、⟦PER|钱玉容⟧出席会议。",
    "《法国笔记》的作者⟦PER|让·迪努瓦⟧到了北京。",
    "高峰期即将到来，各方表示，车辆应提前离开。",
    "于是任何人都可以方便地使用平台。",
    "黄河和长江之间是石家庄和郑州。",
]


@pytest.mark.parametrize("marked", CASES)
def test_people_are_marked(marked: str) -> None:
    """The people found are the people marked."""
    text, spans = parse_marked(marked)
    record = PIPELINE.extract(text, format="text")
    found = sorted((m.start, m.end) for person in record.people for m in person.mentions)
    assert [text[s:e] for s, e in found] == [span.text for span in spans]
