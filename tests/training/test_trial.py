"""The trial of models for words in marks and for the ends of content: options and revisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

pytest.importorskip("numpy")

from content_ends import iter_end_choices
from examples import Choice, ReadArticle
from marked_words import iter_marked_choices
from revising import with_ends, with_marked
from trial import QUESTIONS, attributed, judge

from newsnlp.evaluation.annotations import Annotation, QuoteAnnotation
from newsnlp.extraction.candidates import QuoteCandidate, find_all
from newsnlp.reading import read
from newsnlp.registry import build_extractors
from newsnlp.resolution.resolver import resolve
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

RULES = Settings(model=None)
TEXT = "海川市市长吴岱表示，桥已修好，“双碳”项目也已完工。票价怎么定，他没有透露。"
TOLD = "桥已修好，“双碳”项目也已完工"
SPOKEN = "海川市市长吴岱说，桥已修好，“下个月我们就通车”。"


class Sure:
    """Holds the option at one place for certain, or the last if there are fewer."""

    def __init__(self, place: int) -> None:
        self._place = place

    def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
        place = min(self._place, len(options) - 1)
        return [float(n == place) for n in range(len(options))]

    def trust(self, features: Sequence[str]) -> float:
        return 0.5


def article(text: str, kind: str, content: str, *, optional: bool = False) -> ReadArticle:
    """Return `text` as rules read it, with `content` for its one piece of gold."""
    start = text.index(content)
    quote = QuoteAnnotation(
        kind=kind, start=start, end=start + len(content), speaker="吴岱", optional=optional
    )
    segmented = Segmenter(RULES)(text, read(text, format="text", settings=RULES).article.blocks)
    found = find_all(build_extractors(RULES), segmented)
    gold = Annotation(id="a", quotes=(quote,))
    return ReadArticle(gold, segmented, found, resolve(segmented, found))


def pieces(read: ReadArticle) -> list[tuple[str, str]]:
    """Return the kind and content of each piece that was found, in order."""
    quotes = read.found.of(QuoteCandidate)
    found = sorted((p, q.kind) for q in quotes for p in q.pieces)
    return [(kind, read.segmented.text[slice(*piece)]) for piece, kind in found]


@pytest.mark.parametrize(
    ("text", "kind", "content", "right"),
    [
        (TEXT, "indirect", TOLD, [True, False]),
        (TEXT, "direct", "双碳", [False, True]),
        (SPOKEN, "direct", "下个月我们就通车", [True, False]),
        (SPOKEN, "mixed", "桥已修好，“下个月我们就通车”", [False, True]),
    ],
)
def test_the_answer_of_the_rules_is_the_first(
    text: str, kind: str, content: str, right: list[bool]
) -> None:
    choices = list(iter_marked_choices(article(text, kind, content)))
    assert [choice.right for choice in choices] == [right]


@pytest.mark.parametrize("choices", [iter_marked_choices, iter_end_choices])
def test_what_gold_leaves_open_is_no_example(
    choices: Callable[[ReadArticle], Sequence[Choice]],
) -> None:
    assert list(choices(article(TEXT, "indirect", TOLD)))
    assert not list(choices(article(TEXT, "indirect", TOLD, optional=True)))


@pytest.mark.parametrize(("content", "place"), [(TOLD, 0), ("桥已修好", 1)])
def test_an_end_is_right_where_gold_ends(content: str, place: int) -> None:
    (choice,) = iter_end_choices(article(TEXT, "indirect", content))
    assert choice.right.index(True) == place
    assert len(choice.right) == len(choice.features)


@pytest.mark.parametrize("revise", [with_ends, with_marked])
def test_who_agrees_with_the_rules_changes_nothing(
    revise: Callable[[ReadArticle, Sure, float], ReadArticle],
) -> None:
    told = article(TEXT, "indirect", TOLD)
    assert pieces(revise(told, Sure(0), 0.0)) == pieces(told) == [("indirect", TOLD)]


@pytest.mark.parametrize(
    ("text", "revise", "revised"),
    [
        (TEXT, with_ends, [("indirect", "桥已修好")]),
        (TEXT, with_marked, [("indirect", "桥已修好"), ("direct", "双碳")]),
        (SPOKEN, with_marked, [("mixed", "桥已修好，“下个月我们就通车”")]),
        (SPOKEN, with_ends, [("indirect", "桥已修好，“下个月我们就通车”")]),
    ],
)
def test_another_answer_is_put_in_place(
    text: str,
    revise: Callable[[ReadArticle, Sure, float], ReadArticle],
    revised: list[tuple[str, str]],
) -> None:
    assert pieces(revise(article(text, "indirect", "桥已修好"), Sure(1), 0.0)) == revised


def test_a_verdict_counts_what_changes() -> None:
    told = article(TEXT, "indirect", TOLD)
    assert attributed([told]) == 1.0
    verdict = judge(QUESTIONS[1], [told], {"a": Sure(1)}, 0.0)
    assert (verdict.mended, verdict.broken) == (0, 1)
    assert verdict.attributed < 1.0
