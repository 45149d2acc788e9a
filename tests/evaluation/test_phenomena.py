"""The phenomena of a piece, read off its gold and its text."""

from __future__ import annotations

from typing import Any

import pytest

from newsnlp.evaluation.annotations import Annotation
from newsnlp.evaluation.phenomena import PieceReader, layout_of, script_of
from tests.marked import parse_marked

PEOPLE = [{"name": "闵柔", "aliases": ["闵镇长"]}]
CASES = [
    ("闵柔说，⟦I|桥好了⟧。", "说", ("before", "name", "sentence")),
    ("闵镇长说，⟦I|桥好了⟧。", "说", ("before", "short", "never")),
    ("闵柔来了。她说，⟦I|桥好了⟧。", "说", ("before", "pronoun", "paragraph")),
    ("闵柔来了。\n“⟦D|桥好了。⟧”她说。", "说", ("after", "pronoun", "farther")),
    ("“⟦D|桥好了，⟧”闵柔说，“⟦D|路没好。⟧”", "说", ("middle", "name", "sentence")),
    ("闵柔点点头。“⟦D|桥好了。⟧”", None, ("none", "none", "paragraph")),
    ("这位镇长笑着说：“⟦D|桥好了。⟧”", "说", ("before", "phrase", "never")),
]


@pytest.mark.parametrize(("marked", "cue", "expected"), CASES)
def test_phenomena(marked: str, cue: str | None, expected: tuple[str, ...]) -> None:
    text, spans = parse_marked(marked)
    quotes: list[dict[str, Any]] = [
        {
            "kind": {"I": "indirect", "D": "direct"}[span.label],
            "start": span.start,
            "end": span.end,
            "cue": cue,
            "speaker": "闵柔",
            "speaker_kind": "person",
        }
        for span in spans
    ]
    gold = Annotation.model_validate({"id": "1", "people": PEOPLE, "quotes": quotes})
    found = PieceReader(gold, text).read(gold.quotes[0])
    assert (found.cue_position, found.source_mention, found.distance) == expected


def test_script() -> None:
    assert (script_of("桥修好了"), script_of("橋修好了，開車過去")) == ("hans", "hant")


def test_layout() -> None:
    wrapped = "\n".join(["　　今天上午镇上的人都到河边去看那座修了三年才修好的新桥有人"] * 6)
    assert (layout_of(wrapped), layout_of("桥好了。\n路没有。")) == ("wrapped", "text")
