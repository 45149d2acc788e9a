"""What every extractor of the registry promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from newsnlp import RegistryError, Settings
from newsnlp.extraction.candidates import Found
from newsnlp.reading import read
from newsnlp.registry import EXTRACTORS, build_extractors
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from tests.contract.nasty import NASTY

SETTINGS = Settings()
EXAMPLE = Path(__file__).parents[2] / "examples" / "storage.md"
TEXTS = {**NASTY, "the example": EXAMPLE.read_text(encoding="utf-8")}


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(SETTINGS)


def _segment(segmenter: Segmenter, text: str) -> SegmentedText:
    reading = read(text, format="text", settings=SETTINGS)
    return segmenter(reading.text, reading.article.blocks)


def _run(segmented: SegmentedText) -> list[tuple[str, list[Any]]]:
    """Return what each extractor yields, each seeing what those before it have found."""
    found, yielded = Found(), []
    for name, extractor in zip(EXTRACTORS, build_extractors(SETTINGS), strict=True):
        candidates = list(extractor(segmented, found))
        found.add(candidates)
        yielded.append((name, candidates))
    return yielded


def _iter_offsets(candidate: Any) -> Iterator[tuple[int, int]]:
    """Yield the offsets in the fields of a candidate: its own, and those it points to."""
    if hasattr(candidate, "start"):
        yield candidate.start, candidate.end
    for field in fields(candidate):
        value = getattr(candidate, field.name)
        if not isinstance(value, tuple) or not value:
            continue
        yield from value if isinstance(value[0], tuple) else [value]


@pytest.mark.parametrize("name", EXTRACTORS)
def test_it_is_built_from_defaults_and_says_what_it_is(name: str) -> None:
    (extractor,) = build_extractors(Settings(extractors=(name,)))
    assert (type(extractor).__doc__ or "").strip()


@pytest.mark.parametrize("name", EXTRACTORS)
def test_it_finds_nothing_in_nothing(name: str, segmenter: Segmenter) -> None:
    (extractor,) = build_extractors(Settings(extractors=(name,)))
    assert list(extractor(_segment(segmenter, ""), Found())) == []


@pytest.mark.parametrize("case", TEXTS)
def test_candidates_lie_within_the_text(case: str, segmenter: Segmenter) -> None:
    segmented = _segment(segmenter, TEXTS[case])
    for name, candidates in _run(segmented):
        for candidate in candidates:
            assert 0 <= candidate.score <= 1, (name, candidate)
            assert candidate.by, (name, candidate)
            for start, end in _iter_offsets(candidate):
                assert 0 <= start < end <= len(segmented.text), (name, candidate)


@pytest.mark.parametrize("case", TEXTS)
def test_it_finds_the_same_twice(case: str, segmenter: Segmenter) -> None:
    assert _run(_segment(segmenter, TEXTS[case])) == _run(_segment(segmenter, TEXTS[case]))


def test_an_unknown_name_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(RegistryError, match="did you mean 'people'"):
        build_extractors(Settings(extractors=("peple",)))
