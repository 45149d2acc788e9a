"""Ranking: which words leave the source open, which options there are, and which is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsnlp.extraction.candidates import Found
from newsnlp.models.attribution import MARGIN, SourceModel, shipped_source_model
from newsnlp.resolution.quotes import resolve_quotes
from newsnlp.resolution.ranking import Ranked, words_class
from newsnlp.resolution.resolver import resolve
from tests.extraction.quotes.casebook import Case
from tests.extraction.quotes.quoting import EXTRACTOR, mentions_of, segment_case
from tests.resolution.resolving import speaker_of


class Prefers:
    """Holds the options with a feature for certain."""

    def __init__(self, feature: str) -> None:
        self.feature, self.seen = feature, list[str]()

    def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
        self.seen.append(words)
        marks = [float(self.feature in features) for features in options]
        return [mark / (sum(marks) or 1) for mark in marks]

    def trust(self, features: Sequence[str]) -> float:
        return 0.5


def speakers_of(marked: str, model: SourceModel | None) -> list[str]:
    """Return who speaks in each quotation of `marked`."""
    case = Case.parse(marked)
    segmented, found = segment_case(case), Found()
    found.add(mentions_of(case))
    found.add(EXTRACTOR(segmented, found))
    records = resolve(segmented, found)
    quotes = resolve_quotes(
        segmented,
        found,
        records.people,
        records.organizations,
        records.documents,
        model=model,
    )
    return [speaker_of(quote) for quote in quotes]


@pytest.mark.parametrize(
    ("words", "rule", "has_cue", "words_are"),
    [
        ("他", "speaker.pronoun", True, "pronoun"),
        ("她们", "speaker.pronoun", True, "several"),
        ("对方", "speaker.pronoun", True, "other"),
        ("后者", "speaker.order", True, None),
        ("", "speaker.last", True, "none"),
        ("", "speaker.last", False, "floating"),
        ("吴岱", "speaker.name", False, "floating"),
        ("吴岱", "speaker.name", True, None),
        ("这位老技术员", "speaker.as_written", True, "personal"),
        ("该公司", "speaker.anaphor", True, None),
        ("一名店主", "speaker.as_written", True, None),
        ("答", "speaker.label", False, None),
    ],
)
def test_which_words_leave_the_source_open(
    words: str, rule: str, has_cue: bool, words_are: str | None
) -> None:
    assert words_class(words, rule, has_cue=has_cue) == words_are


TWO = "⟦PER|吴岱⟧见到了⟦PER|柳青禾⟧。他说，路修好了。"


@pytest.mark.parametrize(
    ("marked", "feature", "speakers"),
    [
        (TWO, "ruled", ["吴岱"]),
        (TWO, "near=0", ["柳青禾"]),
        (TWO, "a feature that nothing has", ["吴岱"]),
        ("⟦PER|吴岱⟧见到了⟦PER|柳青禾⟧。⟦PER|吴岱⟧说，路修好了。", "near=0", ["吴岱"]),
        ("⟦PER|吴岱⟧到场。一名店主说，路修好了。", "near=0", ["一名店主@anonymous"]),
    ],
)
def test_the_model_chooses_only_where_words_leave_it_open(
    marked: str, feature: str, speakers: list[str]
) -> None:
    assert speakers_of(marked, Prefers(feature)) == speakers


def test_rules_alone_ask_no_model() -> None:
    assert speakers_of(TWO, None) == ["吴岱"]


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        (
            "⟦PER|吴岱⟧说，路修好了。⏎⟦PER|柳青禾⟧长期跟踪这条路。在她看来，路修得太慢。",
            ["吴岱", "柳青禾"],
        ),
        ("⟦PER|吴岱⟧说，路修好了。他还说，桥也快了。", ["吴岱", "吴岱"]),
        (
            "⟦PER|吴勇军⟧说，路修好了。⏎妻子⟦PER|柳青禾⟧不信。她说，桥还没有影子。",
            ["吴勇军", "柳青禾"],
        ),
    ],
)
def test_whom_the_shipped_model_chooses(marked: str, speakers: list[str]) -> None:
    assert speakers_of(marked, shipped_source_model()) == speakers


@pytest.mark.parametrize(
    ("shares", "best"),
    [([0.5, 0.5], 0), ([0.4, 0.6], 0), ([0.1, 0.9], 1), ([0.0, MARGIN], 0)],
)
def test_what_is_about_as_likely_leaves_the_rules_their_answer(
    shares: list[float], best: int
) -> None:
    assert Ranked("pronoun", [None] * 2, [[], []], shares).best == best  # type: ignore[list-item]


def test_options_are_few_however_many_people_there_are() -> None:
    names = "".join(f"⟦PER|{a}{b}川⟧到场，" for a in "吴柳秦邵段" for b in "岱禾山雨桐知云石")
    widest = 0

    class Counts(Prefers):
        def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
            nonlocal widest
            widest = max(widest, len(options))
            return super().weigh(words, options)

    speakers_of(f"{names}。他说，路修好了。", Counts("ruled"))
    assert 1 < widest <= 20
