"""The model that ships: labels, spans, and what it finds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.errors import ModelError
from newsnlp.models.crf import LONGEST_LINE, CrfModel, iter_spans, shipped_model, span_labels
from tests.extraction.segmenting import segment_text


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["BP", "IP", "EP"], [(0, 3, "P")]),
        (["SP", "-", "BT", "ET"], [(0, 1, "P"), (2, 4, "T")]),
        (["BO", "EO", "BT", "ET", "BP", "EP"], [(0, 2, "O"), (2, 4, "T"), (4, 6, "P")]),
        (["BP", "-", "EP"], []),
        (["IP", "EP"], []),
        (["BP", "ET"], []),
        (["BP", "IP"], []),
        (["BP", "BP", "EP"], [(1, 3, "P")]),
        ([], []),
    ],
)
def test_spans(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert list(iter_spans(labels)) == spans


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from("PTO"))))
def test_spans_survive_their_labels(steps: list[tuple[int, int, str]]) -> None:
    spans, at = [], 0
    for gap, length, kind in steps:
        spans.append((at + gap, at + gap + length, kind))
        at += gap + length
    assert list(iter_spans(span_labels(at, spans))) == spans


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "远川集团首席科学家佴归远表示，算力就是生产力。",
            {("organization", "远川集团"), ("title", "首席科学家"), ("person", "佴归远")},
        ),
        ("记者从禾川市水利局获悉，水位已回落。", {("organization", "禾川市水利局")}),
        ("算力就是生产力，这话不假。", set()),
        ("当天气温回升，游人如织。", set()),
    ],
)
def test_mentions(text: str, mentions: set[tuple[str, str]]) -> None:
    found = shipped_model()(segment_text(text))
    assert {(m.label, text[m.start : m.end]) for m in found} >= mentions
    assert bool(found) == bool(mentions)
    assert all(0 < m.probability <= 1 for m in found)


def test_a_long_line_is_tagged_in_pieces() -> None:
    sentence = "远川集团首席科学家佴归远表示，算力就是生产力。"
    text = sentence * (2 * LONGEST_LINE // len(sentence))
    found = shipped_model()(segment_text(text))
    places = [(m.start, m.end) for m in found]
    assert places == sorted(places)
    assert found[-1].end > 1.5 * LONGEST_LINE


def test_threads_share_one_model() -> None:
    texts = [
        f"远川集团总裁{name}表示，今年不涨价。" for name in ("佴归远", "容与", "步溪", "钭一舟")
    ] * 20
    alone = [shipped_model()(segment_text(text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: shipped_model()(segment_text(text)), texts)) == alone


def test_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="train it anew"):
        CrfModel(b"", {"name": "old", "version": "0", "features": "words-0"})
