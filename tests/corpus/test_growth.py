"""Joining takes time in proportion to the corpus, however its records are alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsnlp import NewsRecord, Speaker, extract
from newsnlp.corpus import join
from tests.clock import cpu_seconds
from tests.corpus.building import Draft
from tests.corpus.multiplying import multiply

SMALL, LARGE = 250, 1000
MOST_GROWTH = 3.0
"""How much more time a record may take in the large corpus than in the small one."""


def _same_name(count: int) -> list[NewsRecord]:
    """One common name, in as many bodies and companies as there are articles."""
    drafts = [Draft(f"a{n}", f"20{10 + n % 14}-01-01") for n in range(count)]
    for n, draft in enumerate(drafts):
        draft.add_person("张伟", [f"经理/{chr(0x4E00 + n)}{chr(0x5E00 + n)}公司"] if n % 2 else [])
        draft.add_person(f"何{chr(0x4E00 + n % 50)}{chr(0x6000 + n % 40)}")
    return [draft.record() for draft in drafts]


def _same_words(count: int) -> list[NewsRecord]:
    """One sentence, of everybody."""
    drafts = [Draft(f"a{n}", "2024-03-01") for n in range(count)]
    for n, draft in enumerate(drafts):
        name = f"何{chr(0x4E00 + n)}" if n % 3 else ""
        speaker = Speaker(name=name, kind="person" if name else "unknown")
        draft.add_quote(speaker, "direct", "订单已经排到明年一季度，新的生产线下个月投产。")
    return [draft.record() for draft in drafts]


def _same_title(count: int) -> list[NewsRecord]:
    """Notices of many bodies."""
    drafts = [Draft(f"a{n}", f"2024-03-{1 + n % 28:02}") for n in range(count)]
    for n, draft in enumerate(drafts):
        draft.add_document("关于供餐的通知", issuers=(f"{chr(0x4E00 + n)}江市教育局",))
    return [draft.record() for draft in drafts]


def _plausible(count: int) -> list[NewsRecord]:
    texts = [
        "远川集团董事长郜怀远表示：“订单已经排到明年一季度。”他参与起草了《智慧渔港建设规划》。",
        "临江市教育局局长何立诚说，学生宿舍的空调这个暑假就会装完，开学的时候大家都能用上。",
    ]
    records = [extract(text, format="text").model_dump(mode="json") for text in texts]
    return [NewsRecord.model_validate_json(line) for line in multiply(records, count)]


@pytest.mark.parametrize("make", [_same_name, _same_words, _same_title, _plausible])
def test_time_is_linear(make: Callable[[int], list[NewsRecord]]) -> None:
    corpora = (make(SMALL), make(LARGE))
    small, large = (cpu_seconds(lambda records=records: join(records)) for records in corpora)
    assert large < MOST_GROWTH * LARGE / SMALL * small
