"""Hints: what looks forgotten is named, what is marked or harmless is not."""

from __future__ import annotations

import pytest

from newsnlp.evaluation.corpus.hints import iter_hints
from newsnlp.evaluation.corpus.source import parse_source
from tests.corpora.composing import compose
from tests.corpora.test_compiler import DECLARED

CASES = [
    ("步溪说，鱼卖完了。", "a cue? 步溪说"),
    ("“早点来，晚了就没有了。”", "speech? “早点来"),
    ("据悉，早市要搬。", "a cue? 据悉"),
    ("禾川大学也来人了。", "an organization? 禾川大学"),
    ("邻居张建国在旁边。", "a person? "),
    ("步溪{C1|说}，{I1:步溪|鱼卖完了}。", None),
    ("“{D:步溪|早点来，晚了就没有了。}”", None),
    ("要守住“双碳”的目标。", None),
    ("这很难说清，也不好称量。", None),
]


@pytest.mark.parametrize(("sentence", "hint"), CASES)
def test_hints(sentence: str, hint: str | None) -> None:
    source = parse_source(compose(sentence, DECLARED), "001")
    line = compose("", DECLARED).split("\n").index("早市的灯") + 2
    found = [h.message for h in iter_hints(source) if h.line == line]
    if hint is None:
        assert found == []
    else:
        assert [message for message in found if message.startswith(hint)], found
