"""Chooses where the reader draws its lines, on the held-out tenth of train."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.attribute import Limits
from training.measure import measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from sayso.extract.decode import Scores
    from training.targets import Taught

CHOICES = {
    "outside_bias": (-1.0, -0.6, -0.3, 0.0, 0.3),
    "cue_mass": (0.05, 0.15, 0.25, 0.35, 0.5),
    "source_mass": (0.05, 0.15, 0.25, 0.35, 0.5),
}
WORTH = ("found", "linked", "whole")


def choose_limits(
    articles: Sequence[Taught],
    scores: Sequence[Scores],
    moves: NDArray[np.float64],
    split: Path,
    scorer: Path,
) -> tuple[Limits, dict[str, float]]:
    """Try each limit in turn, keeping the best sum of found, linked and whole F1.

    Args:
        articles: the held-out tenth.
        scores: of the network as shipped.
        moves: [from, to], what a tag adds after another.
        split: PolNeAR's train folder.
        scorer: score_attribution.py.

    Returns:
        The best limits, and every measure under them.
    """
    best = Limits()
    figures = measure(articles, scores, moves, best, split, scorer)
    for name, values in CHOICES.items():
        for value in values:
            tried = replace(best, **{name: value})
            got = measure(articles, scores, moves, tried, split, scorer)
            print(tried, {key: got[key] for key in WORTH}, flush=True)
            if sum(got[key] for key in WORTH) > sum(figures[key] for key in WORTH):
                best, figures = tried, got
    return best, figures
