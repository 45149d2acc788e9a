"""Laws of the corpus's marks and of the scorer."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsnlp.evaluation import Annotation, score_article
from newsnlp.evaluation.corpus.layout import wrap
from newsnlp.evaluation.corpus.marks import parse_line
from newsnlp.evaluation.corpus.problems import MarkError

TEXT = "今年的桥修好了。路还没有。她又说：“别急，慢慢来。”记者据悉，钱到了。"
LINES = st.text("{}|\\:=?PTOCSDIM-12步溪说，。“” ", max_size=40)
KINDS = st.sampled_from(["direct", "indirect", "mixed"])
NAMES = st.sampled_from(["闵柔", "容与", "闵镇长", "", "水利局", "闵柔、容与"])


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """Draw an annotation of TEXT, with quotes anywhere in it."""
    quotes: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(TEXT) - 2))
        end = draw(st.integers(start + 1, len(TEXT) - 1))
        speaker = draw(NAMES)
        kind = "person" if speaker else "unknown"
        quotes.append(
            {"kind": draw(KINDS), "start": start, "end": end, "optional": draw(st.booleans())}
            | {"speaker": speaker, "speaker_kind": kind}
        )
    people = [{"name": name} for name in draw(st.sets(st.sampled_from(["闵柔", "容与", "佴归"])))]
    return Annotation.model_validate({"id": "1", "people": people, "quotes": quotes})


@given(LINES)
def test_any_line_is_read_or_named(line: str) -> None:
    with contextlib.suppress(MarkError):
        text, marks = parse_line(line)
        for mark in marks:
            assert 0 <= mark.start < mark.end <= len(text)


@given(st.text(st.characters(exclude_characters="{}\\"), max_size=60))
def test_a_line_without_marks_is_itself(line: str) -> None:
    assert parse_line(line) == (line, [])


@given(st.text(st.characters(exclude_characters="\n"), max_size=120))
def test_wrapping_adds_line_ends_and_nothing_else(line: str) -> None:
    wrapped, places = wrap(line, columns=10)
    assert wrapped.replace("\n", "") == line
    assert [wrapped[place] for place in places] == list(line)


@given(annotations(), annotations())
def test_hits_are_never_more_than_gold_or_predicted(gold: Annotation, got: Annotation) -> None:
    counts = score_article(gold, got, TEXT).counts
    for layer in ("people", "roles", "documents", "direct", "indirect", "direct@0.3"):
        hits = counts[f"{layer}.hit"]
        assert counts[f"{layer}.attributed"] <= hits <= counts[f"{layer}.gold"]
        assert hits <= counts[f"{layer}.pred"]


@given(annotations())
def test_gold_agrees_with_itself(gold: Annotation) -> None:
    score = score_article(gold, gold, TEXT)
    for family in ("direct", "indirect"):
        assert score.counts[f"{family}.hit"] == score.counts[f"{family}.gold"]
    assert score.counts["people.hit"] == len(gold.people)
