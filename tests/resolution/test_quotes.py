"""Quotation records: role, documents, addressee, order, and which of two that overlap stays."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import Found, QuoteCandidate
from newsnlp.records import Quote
from newsnlp.resolution import resolve
from tests.extraction.quotes.casebook import Case
from tests.extraction.quotes.quoting import segment_case
from tests.resolution.resolving import resolve_case


def quotes_of(marked: str) -> tuple[Quote, ...]:
    return resolve_case(Case.parse(marked))


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("⟦ORG|青屿大学⟧⟦TITLE|教授⟧⟦PER|邵雨桐⟧说，样本太少。", ["青屿大学教授"]),
        ("⟦TITLE|教授⟧⟦PER|邵雨桐⟧到了。她说，样本太少。", ["教授"]),
        ("⟦PER|邵雨桐⟧说，样本太少。", [None]),
        ("⟦PER|邵雨桐⟧说，样本太少。⟦TITLE|教授⟧⟦PER|邵雨桐⟧走了。", [None]),
        ("⟦TITLE|教授⟧⟦PER|邵雨桐⟧到了。⟦PER|吴岱⟧说，新线开通。", [None]),
        ("⟦TITLE|教授⟧⟦PER|吴岱⟧到了。⟦TITLE|院长⟧⟦PER|吴岱⟧说，好事一桩。", ["院长"]),
        ("⟦TITLE|教授⟧⟦PER|邵雨桐⟧到了。⟦ORG|青屿大学⟧称，样本太少。", [None]),
    ],
)
def test_the_role_is_the_nearest_stated_before(marked: str, roles: list[str | None]) -> None:
    found = [quote.role for quote in quotes_of(marked)]
    assert [r and f"{r.organization or ''}{r.title}" for r in found] == roles


@pytest.mark.parametrize(
    ("marked", "cited"),
    [
        ("⟦PER|吴岱⟧说，《夜市条例》下月实施。", [("d1",)]),
        ("⟦PER|吴岱⟧说：“我读过《夜市条例》。”", [("d1",)]),
        ("据《海川晚报》报道，⟦PER|吴岱⟧表示，新线开通。", [()]),
        ("《夜市条例》昨天公布。⟦PER|吴岱⟧说，新线开通。", [()]),
        ("⟦PER|吴岱⟧说，新线开通。《夜市条例》昨天公布。", [()]),
        ("《夜市条例》规定，摊位之间应当留出通道。", [("d1",)]),
    ],
)
def test_documents_are_those_of_the_pieces_and_the_carrier(
    marked: str, cited: list[tuple[str, ...]]
) -> None:
    assert [quote.documents for quote in quotes_of(marked)] == cited


@pytest.mark.parametrize(
    ("marked", "addressees"),
    [
        ("⟦PER|柳青禾⟧告诉记者，今年的虾大一圈。", ["记者"]),
        ("⟦PER|柳青禾⟧告诉《海川晚报》记者，今年的虾大一圈。", ["《海川晚报》记者"]),
        ("⟦PER|柳青禾⟧说，今年的虾大一圈。", [None]),
    ],
)
def test_the_addressee_is_who_is_told(marked: str, addressees: list[str | None]) -> None:
    found = [quote.addressee for quote in quotes_of(marked)]
    assert [span and span.text for span in found] == addressees


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        ("据海川通讯社报道，⟦PER|吴岱⟧表示，新线开通。", "海川通讯社"),
        ("据《海川晚报》报道，⟦PER|吴岱⟧称，票价不变。", "海川晚报"),
    ],
)
def test_the_medium_that_relays_is_told(marked: str, via: str) -> None:
    assert [quote.via for quote in quotes_of(marked)] == [via]


@pytest.mark.parametrize(
    ("marked", "occasion"),
    [
        ("⟦PER|吴岱⟧在发布会上表示，新线开通。", "在发布会上"),
        ("⟦PER|吴岱⟧在接受采访时说：“票价不变。”", "在接受采访时"),
    ],
)
def test_the_occasion_is_told(marked: str, occasion: str) -> None:
    found = [quote.occasion for quote in quotes_of(marked)]
    assert [span and span.text for span in found] == [occasion]


@pytest.mark.parametrize(
    ("marked", "addressees"),
    [
        ("⟦PER|柳青禾⟧对本报记者说，今年的虾大一圈。", ["本报记者"]),
        ("⟦PER|柳青禾⟧对此表示，今年的虾大一圈。", [None]),
        ("⟦PER|柳青禾⟧对裁员一事表示，公司会妥善安置。", [None]),
        ("⟦PER|柳青禾⟧对网上的传闻回应称，公司会妥善安置。", [None]),
        ("⟦PER|柳青禾⟧向全体员工表示，公司会妥善安置。", ["全体员工"]),
    ],
)
def test_an_addressee_is_a_listener_and_not_a_topic(
    marked: str, addressees: list[str | None]
) -> None:
    found = [quote.addressee for quote in quotes_of(marked)]
    assert [span and span.text for span in found] == addressees


def test_quotations_are_numbered_in_the_order_of_the_text() -> None:
    quotes = quotes_of("“天亮了。”⟦PER|吴岱⟧说。⟦PER|柳青禾⟧说，船来了。“走吧。”她说。")
    assert [quote.id for quote in quotes] == ["q1", "q2", "q3"]
    assert [quote.text for quote in quotes] == ["天亮了。", "船来了", "走吧。"]


@pytest.mark.parametrize(
    ("marked", "closed"),
    [
        ("⟦PER|吴岱⟧说：“新线开通。”", True),
        ("⟦PER|吴岱⟧说：“新线开通。", False),
        ("⟦PER|吴岱⟧说，新线开通。", True),
    ],
)
def test_a_missing_mark_is_told(marked: str, closed: bool) -> None:
    assert [quote.closed for quote in quotes_of(marked)] == [closed]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦PER|吴岱⟧说：“新线开通。”",
        "⟦PER|吴岱⟧说，新线开通。他还称，票价不变。",
        "一位店主说，生意不好。“下雨了。”",
    ],
)
def test_confidence_is_a_probability_and_the_evidence_is_surest_first(marked: str) -> None:
    for quote in quotes_of(marked):
        scores = [evidence.score for evidence in quote.evidence]
        assert 0 < quote.confidence < 1
        assert scores == sorted(scores, reverse=True)


def _candidate(start: int, end: int, score: float) -> QuoteCandidate:
    return QuoteCandidate("indirect", ((start, end),), True, None, None, "none", "test", score)


@pytest.mark.parametrize(
    ("candidates", "kept"),
    [
        ([(0, 4, 0.5), (4, 8, 0.5)], [(0, 4), (4, 8)]),
        ([(0, 5, 0.5), (4, 8, 0.9)], [(4, 8)]),
        ([(0, 5, 0.9), (4, 8, 0.5)], [(0, 5)]),
        ([(0, 9, 0.9), (2, 4, 0.5)], [(0, 9)]),
        ([(0, 9, 0.5), (2, 4, 0.9), (5, 6, 0.9)], [(2, 4), (5, 6)]),
        ([(0, 3, 0.9), (2, 6, 0.8), (5, 9, 0.7)], [(0, 3), (5, 9)]),
        ([(0, 4, 0.5), (0, 4, 0.5)], [(0, 4)]),
    ],
)
def test_of_two_that_overlap_the_surer_stays(
    candidates: list[tuple[int, int, float]], kept: list[tuple[int, int]]
) -> None:
    found = Found()
    found.add(_candidate(*candidate) for candidate in candidates)
    quotes = resolve(segment_case(Case("新线下月就要开通了", ())), found).quotes
    assert [(p.start, p.end) for quote in quotes for p in quote.pieces] == kept
