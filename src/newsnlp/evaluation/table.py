"""The evaluation as people read it: tables of plain text, and the errors one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsnlp.evaluation.article_score import THRESHOLDS, Disagreement
from newsnlp.evaluation.evaluation import Evaluation
from newsnlp.evaluation.figures import (
    ACCURACIES,
    LAYERS,
    Accuracy,
    accuracies,
    bootstrap_intervals,
    expected_calibration_error,
    layer_figures,
    overlap_figures,
    reliability_bins,
    speaker_accuracies,
)

LABEL: Final = 26
COLUMN: Final = 24
QUOTE_LAYERS: Final = ("direct", "direct_attributed", "indirect", "indirect_attributed")
ERROR_COLUMNS: Final = (
    *("article", "error", "detail"),
    *("kind", "cue_position", "source_mention", "distance", "script", "layout"),
)


def render_table(systems: Sequence[Evaluation], baselines: Sequence[Evaluation] = ()) -> str:
    """Return the tables: a column for each of `systems`, a row for each of `baselines`.

    Args:
        systems: of the same articles; rules alone, the model alone and both, or only one.
        baselines: what a short script gets on the same articles.
    """
    lines = [*_iter_layers(systems, baselines)]
    for system in systems:
        lines += ["", f"== {system.system}", *_iter_details(system)]
    return "\n".join(lines) + "\n"


def render_errors(disagreements: Sequence[Disagreement]) -> str:
    """Return the errors as tab-separated lines, with the phenomena of each piece."""
    rows = ["\t".join(ERROR_COLUMNS)]
    for found in disagreements:
        phenomena = found.phenomena
        cells = [found.article, found.kind, " ".join(found.detail.split())]
        cells += [getattr(phenomena, column) if phenomena else "-" for column in ERROR_COLUMNS[3:]]
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def _iter_layers(systems: Sequence[Evaluation], baselines: Sequence[Evaluation]) -> Iterator[str]:
    intervals = [bootstrap_intervals(system.scores) for system in systems]
    yield f"{len(systems[0].scores)} articles; F1, and where 95 % of resampled articles lie"
    yield f"{'':<{LABEL}}" + "".join(f"{system.system:<{COLUMN}}" for system in systems)
    for layer in LAYERS:
        cells = [
            f"{layer_figures(system.counts, layer).f1:.3f}"
            f"  [{between[layer][0]:.3f}, {between[layer][1]:.3f}]"
            for system, between in zip(systems, intervals, strict=True)
        ]
        yield f"{layer:<{LABEL}}" + "".join(f"{cell:<{COLUMN}}" for cell in cells)
        for baseline in baselines:
            if (figures := layer_figures(baseline.counts, layer)).predicted:
                yield f"  {baseline.system:<{LABEL - 2}}{figures.f1:.3f}"


def _iter_details(system: Evaluation) -> Iterator[str]:
    counts = system.counts
    yield f"{'layer':<{LABEL}}{'F1':>7}{'P':>8}{'R':>8}{'gold':>8}{'pred':>8}"
    for layer in LAYERS:
        figures = layer_figures(counts, layer)
        yield (
            f"{layer:<{LABEL}}{figures.f1:>7.3f}{figures.precision:>8.3f}{figures.recall:>8.3f}"
            f"{figures.gold:>8}{figures.predicted:>8}"
        )
    yield ""
    yield f"{'F1 at an overlap of':<{LABEL}}" + "".join(f"{t:>8.1f}" for t in THRESHOLDS)
    for layer in QUOTE_LAYERS:
        by_threshold = overlap_figures(counts, layer).values()
        yield f"{layer:<{LABEL}}" + "".join(f"{figures.f1:>8.3f}" for figures in by_threshold)
    yield ""
    right = accuracies(counts)
    for name in ACCURACIES:
        yield _accuracy_line(name, right[name])
    yield from _iter_speakers("speaker right, by its kind", speaker_accuracies(counts, "speaker"))
    yield from _iter_speakers("speaker right, by cue", speaker_accuracies(counts, "cue"))
    yield from _iter_reliability(system)


def _iter_speakers(heading: str, groups: Mapping[str, Accuracy]) -> Iterator[str]:
    yield ""
    yield heading
    for group, accuracy in groups.items():
        yield _accuracy_line(f"  {group}", accuracy)


def _accuracy_line(name: str, accuracy: Accuracy) -> str:
    return f"{name:<{LABEL}}{accuracy.share:>7.3f}{accuracy.right:>8} of{accuracy.judged:>6}"


def _iter_reliability(system: Evaluation) -> Iterator[str]:
    judgements = system.judgements
    if not judgements:
        return
    yield ""
    yield f"{'confidence':<{LABEL}}{'mean':>7}{'right':>8}{'pieces':>8}"
    for part in reliability_bins(judgements):
        label = f"  {part.low:.1f} to {part.high:.1f}"
        yield f"{label:<{LABEL}}{part.confidence:>7.3f}{part.accuracy:>8.3f}{part.count:>8}"
    error = expected_calibration_error(judgements)
    yield f"{'expected calibration error':<{LABEL}} {error:.4f}"
