"""Fitting: weights of log-linear choices and of a logistic regression, by L-BFGS with L2."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from examples import Choice, Decision

from newsnlp.models.attribution import BIAS, LogLinearModel

Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]
SHARED, OWN = 5.0, 60.0
"""The L2 penalty of a weight that all classes of words share, and of one class's own.

By cross-validation on the train split of corpora/.
"""
DECIDED = 3.0
"""The L2 penalty of a weight of decisions."""
RAREST = 3
LEAST = 0.01
"""Weights smaller than this are left out."""
FOLDS = 5
_TAB = "\t"


def fit_choices(choices: Sequence[Choice]) -> LogLinearModel:
    """Return the model under which the right options are likeliest."""
    open_ones = [c for c in choices if any(c.right) and not all(c.right)]
    rows = [
        [key for f in features for key in (f, f"{c.words}{_TAB}{f}")]
        for c in open_ones
        for features in c.features
    ]
    index = _index(rows)
    cells = _cells(rows, index)
    right = np.array([r for c in open_ones for r in c.right], dtype=float)
    sizes = [len(c.right) for c in open_ones]
    penalty = np.array([OWN if _TAB in name else SHARED for name in index])
    weights = minimize(_choice_loss(cells, right, sizes, penalty), np.zeros(len(index)))
    found = dict(zip(index, weights.tolist(), strict=True))
    classes = sorted({c.words for c in open_ones})
    return LogLinearModel({c: _of_class(found, c) for c in classes}, _of_class(found, None), {})


def fit_unseen(choices: Sequence[Choice], seed: int) -> dict[str, LogLinearModel]:
    """Return, for each article, a model that was trained without it."""
    articles = sorted({c.article for c in choices})
    random.Random(seed).shuffle(articles)
    models = {}
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        model = fit_choices([c for c in choices if c.article not in held])
        models.update(dict.fromkeys(held, model))
    return models


def fit_decisions(decisions: Sequence[Decision]) -> dict[str, float]:
    """Return the weights of a logistic regression of whether a decision was right."""
    rows = [[BIAS, *d.features] for d in decisions]
    index = _index(rows)
    row, column = _cells(rows, index)
    right = np.array([d.right for d in decisions], dtype=float)
    penalty = np.array([0.0 if name == BIAS else DECIDED for name in index])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.bincount(row, weights=weights[column], minlength=len(rows))
        likely = 1 / (1 + np.exp(-scores))
        value = np.logaddexp(0, scores).sum() - (right * scores).sum()
        slope = np.bincount(column, weights=(likely - right)[row], minlength=len(weights))
        return value + 0.5 * (penalty * weights**2).sum(), slope + penalty * weights

    weights = minimize(loss, np.zeros(len(index)))
    return _kept(dict(zip(index, weights.tolist(), strict=True)))


def minimize(objective: Objective, start: np.ndarray, *, steps: int = 300) -> np.ndarray:
    """Return where a smooth convex `objective` is least (L-BFGS, ten pairs of memory)."""
    at = start
    value, slope = objective(at)
    memory: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(steps):
        direction = _direction(slope, memory)
        size = 1.0
        while True:
            there = at - size * direction
            new_value, new_slope = objective(there)
            if new_value <= value - 1e-4 * size * slope.dot(direction) or size < 1e-8:
                break
            size /= 2
        if (there - at).dot(new_slope - slope) > 1e-10:
            memory = [*memory[-9:], (there - at, new_slope - slope)]
        done = abs(value - new_value) < 1e-7 * max(1.0, abs(value))
        at, value, slope = there, new_value, new_slope
        if done:
            break
    return at


def _direction(slope: np.ndarray, memory: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    direction, shares = slope.copy(), []
    for moved, changed in reversed(memory):
        share = moved.dot(direction) / changed.dot(moved)
        direction -= share * changed
        shares.append(share)
    if memory:
        moved, changed = memory[-1]
        direction *= moved.dot(changed) / changed.dot(changed)
    else:
        direction /= max(1.0, float(np.abs(slope).max()))
    for (moved, changed), share in zip(memory, reversed(shares), strict=True):
        direction += moved * (share - changed.dot(direction) / changed.dot(moved))
    return direction


def _choice_loss(
    cells: tuple[np.ndarray, np.ndarray],
    right: np.ndarray,
    sizes: Sequence[int],
    penalty: np.ndarray,
) -> Objective:
    row, column = cells
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    owner = np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.bincount(row, weights=weights[column], minlength=len(right))
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total = np.add.reduceat(shares, starts)
        of_right = np.add.reduceat(shares * right, starts)
        pull = shares / total[owner] - shares * right / of_right[owner]
        slope = np.bincount(column, weights=pull[row], minlength=len(weights))
        value = (np.log(total) - np.log(of_right)).sum() + 0.5 * (penalty * weights**2).sum()
        return float(value), slope + penalty * weights

    return loss


def _index(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    counts = Counter(name for row in rows for name in row)
    return {name: n for n, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}


def _cells(rows: Sequence[Sequence[str]], index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    pairs = [(n, index[name]) for n, row in enumerate(rows) for name in row if name in index]
    return np.array([n for n, _ in pairs]), np.array([m for _, m in pairs])


def _of_class(weights: dict[str, float], words: str | None) -> dict[str, float]:
    """Return the weights for a class of words: the shared ones and its own, added."""
    added = {name: w for name, w in weights.items() if _TAB not in name}
    for name, weight in weights.items():
        head, tab, feature = name.partition(_TAB)
        if tab and head == words:
            added[feature] = added.get(feature, 0.0) + weight
    return _kept(added)


def _kept(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(w, 3) for name, w in sorted(weights.items()) if abs(w) >= LEAST}
