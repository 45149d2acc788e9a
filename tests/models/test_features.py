"""What the mention model sees of a character."""

from __future__ import annotations

import pytest

from newsnlp.models.features import CharacterFeatures, lexicons_checksum

LINE = "浪潮集团总经理王恩东说，"


@pytest.fixture(scope="module")
def features() -> CharacterFeatures:
    return CharacterFeatures()


@pytest.mark.parametrize(
    ("character", "feature"),
    [
        ("王", "c0王"),
        ("王", "b0理王"),
        ("王", "b+王恩"),
        ("王", "t0理王恩"),
        ("王", "h-E"),  # the last character of a title stands before
        ("理", "h0E"),
        ("总", "h0B"),
        ("经", "h0I"),
        ("团", "s0E"),
        ("浪", "c-␂"),
        ("，", "k0，"),
    ],
)
def test_feature(features: CharacterFeatures, character: str, feature: str) -> None:
    assert feature in features(LINE)[LINE.index(character)]


@pytest.mark.parametrize(
    ("character", "feature"),
    [("王", "h0E"), ("说", "h-E"), ("浪", "s0E"), ("恩", "c0王")],
)
def test_no_feature(features: CharacterFeatures, character: str, feature: str) -> None:
    assert feature not in features(LINE)[LINE.index(character)]


@pytest.mark.parametrize("line", ["", "王", " ", "𠮷野家", "\x00", "王" * 3000])
def test_any_line(features: CharacterFeatures, line: str) -> None:
    rows = features(line)
    assert len(rows) == len(line)
    assert all(row for row in rows)


def test_rows_do_not_depend_on_what_came_before(features: CharacterFeatures) -> None:
    first = features(LINE)
    features("别的话")
    assert features(LINE) == first


def test_the_checksum_tells_lexicons_apart() -> None:
    assert lexicons_checksum() == lexicons_checksum()
    assert len(lexicons_checksum()) == 12
