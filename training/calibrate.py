"""Fits the curves that turn raw scores into probabilities, on the held-out tenth of train."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.sureness import FIELDS, features_of
from training.errors import judge_drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sayso.extract.attribute import Draft
    from training.polnear import GoldArticle

RIDGE = 1.0  # keeps weights small where a score says little
STEPS = 50


def calibrate(
    articles: Sequence[GoldArticle], drafted: Sequence[Sequence[Draft]]
) -> dict[str, tuple[float, ...]]:
    """Fit one logistic curve for each field.

    Args:
        articles: the held-out tenth, as annotated.
        drafted: what the shipped model drafts in each.

    Returns:
        Field to weights: a constant, then one for each feature.
    """
    features, right = [], []
    for article, drafts in zip(articles, drafted, strict=True):
        for draft, judged in zip(drafts, judge_drafts(article, drafts), strict=True):
            features.append((1.0, *features_of(draft)))
            right.append([judged[name] for name in FIELDS])
    inputs, answers = np.array(features), np.array(right, dtype=float)
    return {
        name: tuple(round(float(w), 4) for w in fit_curve(inputs, answers[:, i]))
        for i, name in enumerate(FIELDS)
    }


def fit_curve(inputs: NDArray[np.float64], answers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit logistic weights by Newton's method.

    Args:
        inputs: [drafts, features], the first one constant.
        answers: [drafts], 1 right, 0 wrong.
    """
    weights = np.zeros(inputs.shape[1])
    penalty = RIDGE * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(STEPS):
        probs = 1 / (1 + np.exp(-(inputs @ weights)))
        slope = inputs.T @ (probs - answers) + penalty @ weights
        curve = (inputs * (probs * (1 - probs))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights
