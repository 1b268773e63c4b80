"""Feeds windows of pieces to an encoder and lays its scores back over each text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.decode import Scores, Tag
from sayso.extract.tokens import CLS_ID, PAD_ID, SEP_ID, Pieces, Window, cut_windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Encode = Callable[[dict[str, NDArray[np.int64]]], tuple[NDArray[np.float32], ...]]

WIDTH, CONTEXT = 224, 48  # pieces; training cuts its slices to the same width
INPUTS = ("ids", "cases", "lines", "quotes", "mask")

Float32 = np.float32


def lay_window(pieces: Pieces, window: Window) -> dict[str, NDArray[np.int64]]:
    """Lay one window between CLS and SEP: each input is [1, tokens]."""
    size = window.end - window.start
    out = {name: np.full((1, size + 2), PAD_ID, dtype=np.int64) for name in INPUTS}
    out["ids"][0, [0, size + 1]] = CLS_ID, SEP_ID
    out["mask"][:] = 1
    for name in INPUTS[:-1]:
        out[name][0, 1 : size + 1] = getattr(pieces, name)[window.start : window.end]
    return out


def score_text(pieces: Pieces, encode: Encode) -> Scores:
    """Score every piece of one text, window by window.

    One window a call: 8-bit products are scaled by the largest value in the call, so more would let the
    company a window keeps change its scores; on two cores they would be no faster (docs/decisions/0002).

    Args:
        pieces: the text's word pieces.
        encode: inputs [1, tokens] to tag log probabilities [1, tokens, tags] and to the probabilities of
            cues and of sources [1, tokens, tokens].

    Cost: almost all of reading; benchmarks/bench.py measures it.
    """
    scores = _empty_scores(len(pieces))
    for window in cut_windows(len(pieces), WIDTH, CONTEXT):
        results = encode(lay_window(pieces, window))
        _keep_core(scores, window, tuple(result[0] for result in results))
    return scores


def _empty_scores(count: int) -> Scores:
    targets = min(count, WIDTH) + 1
    return Scores(
        tags=np.zeros((count, len(Tag)), dtype=np.float32),
        cues=np.zeros((count, targets), dtype=np.float32),
        sources=np.zeros((count, targets), dtype=np.float32),
        first_target=np.zeros(count, dtype=np.int64),
    )


def _keep_core(scores: Scores, window: Window, results: tuple[NDArray[Float32], ...]) -> None:
    core = slice(window.core_start, window.core_end)
    rows = slice(1 + window.core_start - window.start, 1 + window.core_end - window.start)
    seen = window.end - window.start + 1
    scores.tags[core] = results[0][rows]
    scores.cues[core, :seen] = results[1][rows, :seen]
    scores.sources[core, :seen] = results[2][rows, :seen]
    scores.first_target[core] = window.start
