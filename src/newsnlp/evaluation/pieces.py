"""Which predicted piece is which piece of gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsnlp.evaluation.annotations import QuoteAnnotation, SpanPair
from newsnlp.evaluation.names import comparable

# The share of their union that two pieces must have in common.
LEAST_SHARED: Final[Mapping[str, float]] = {"direct": 0.8, "indirect": 0.5}
WIDEST_GAP: Final = 4  # between a piece and the optional sentence that continues it
MOSTLY: Final = 0.5  # a prediction is ignored where more of it than this is optional content
SameSource = Callable[[QuoteAnnotation, QuoteAnnotation], bool]


@dataclass(frozen=True, slots=True)
class PieceFit:
    """How well a predicted piece fits a piece of gold; the fields are the order of preference."""

    shared: float
    same_source: bool
    shared_with_firm: float


class PieceFits:
    """The fits of one article: firm gold pieces by predicted pieces."""

    def __init__(
        self,
        gold: Sequence[QuoteAnnotation],
        predicted: Sequence[QuoteAnnotation],
        text: str,
        same_source: SameSource,
    ) -> None:
        self.firm = [quote for quote in gold if not quote.optional]
        self.loose = sorted((q for q in gold if q.optional), key=lambda quote: quote.start)
        self.predicted = predicted
        self._fits: dict[tuple[int, int], PieceFit] = {}
        for i, wanted in enumerate(self.firm):
            extents = _extents(wanted, self.loose, text)
            for j, got in enumerate(predicted):
                span = (got.start, got.end)
                if overlap((wanted.start, wanted.end), span):
                    self._fits[i, j] = PieceFit(
                        max(shared(extent, span) for extent in extents),
                        same_source(wanted, got),
                        shared(extents[0], span),
                    )

    def same_source(self, firm: int, predicted: int) -> bool:
        """Whether two pieces that overlap have one source."""
        return self._fits[firm, predicted].same_source

    def match(self, least: Mapping[str, float] = LEAST_SHARED) -> dict[int, int]:
        """Return the predicted piece of each firm piece that has one, best fits first.

        Args:
            least: for each family, the share of their union that two pieces must have in common.
        """
        candidates = sorted(
            (
                (fit.shared, fit.same_source, fit.shared_with_firm, -i, -j)
                for (i, j), fit in self._fits.items()
                if fit.shared >= least[self.firm[i].family]
            ),
            reverse=True,
        )
        matched: dict[int, int] = {}
        taken: set[int] = set()
        for *_, negative_i, negative_j in candidates:
            if -negative_i not in matched and -negative_j not in taken:
                matched[-negative_i] = -negative_j
                taken.add(-negative_j)
        return matched

    def is_ignored(self, predicted: QuoteAnnotation) -> bool:
        """Whether an unmatched piece lies mostly in content on which careful readers differ."""
        span = (predicted.start, predicted.end)
        inside = [
            range(max(quote.start, span[0]), min(quote.end, span[1]))
            for quote in self.loose
            if overlap((quote.start, quote.end), span)
        ]
        return len({at for piece in inside for at in piece}) > MOSTLY * (span[1] - span[0])


def overlap(a: SpanPair, b: SpanPair) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def shared(a: SpanPair, b: SpanPair) -> float:
    """Return the share of the union of two spans that lies in both.

    >>> shared((0, 10), (5, 15))
    0.3333333333333333
    """
    common = overlap(a, b)
    return common / (a[1] - a[0] + b[1] - b[0] - common) if common else 0.0


def _extents(firm: QuoteAnnotation, loose: Sequence[QuoteAnnotation], text: str) -> list[SpanPair]:
    """The spans that count as `firm`: itself, and with the optional sentences that continue it."""
    extents = [(firm.start, firm.end)]
    end = firm.end
    for quote in loose:
        if (
            0 <= quote.start - end <= WIDEST_GAP
            and comparable(quote.speaker) == comparable(firm.speaker)
            and "\n" not in text[end : quote.end]
        ):
            end = quote.end
            extents.append((firm.start, end))
    return extents
