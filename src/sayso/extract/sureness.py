"""Turns the model's raw scores into probabilities that mean something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.records import Sureness

if TYPE_CHECKING:
    from sayso.extract.attribute import Draft

FIELDS = ("statement", "content", "cue", "source")
EDGE = 1e-4  # scores nearer to 0 or 1 say no more than this
Weights = tuple[float, ...]  # of a constant, then of each feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """For each field, the weights of a logistic curve over the raw scores.

    Fitted on the held-out tenth of train: `statement` says how often such a draft is found in the gold,
    the others how often that field is then exactly right. Source: training/calibrate.py
    """

    statement: Weights
    content: Weights
    cue: Weights
    source: Weights


def features_of(draft: Draft) -> tuple[float, ...]:
    """Give what the curves look at: raw scores as log odds, and the number of pieces over one."""
    scores = (draft.content_prob, draft.cue_prob, draft.source_prob, draft.weakest_prob)
    return (*(_log_odds(score) for score in scores), float(len(draft.content) > 1))


def judge(draft: Draft, calibration: Calibration) -> Sureness:
    """Say how sure each field of a draft is."""
    features = np.array([1.0, *features_of(draft)])
    sure = {name: _curve(features, getattr(calibration, name)) for name in FIELDS}
    return Sureness(**sure)


def _curve(features: np.ndarray[tuple[int], np.dtype[np.float64]], weights: Weights) -> float:
    return float(1 / (1 + np.exp(-(features @ np.array(weights)))))


def _log_odds(score: float) -> float:
    kept = min(max(score, EDGE), 1 - EDGE)
    return float(np.log(kept / (1 - kept)))
