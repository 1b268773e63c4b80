"""Feeds windows of pieces to an encoder and lays its scores back over each text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.decode import Scores, Tag
from sayso.extract.tokens import CLS_ID, PAD_ID, SEP_ID, Pieces, Window, cut_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Encode = Callable[[dict[str, NDArray[np.int64]]], tuple[NDArray[np.float32], ...]]

WIDTH, CONTEXT = 224, 48  # pieces; training cuts its slices to the same width
BATCH = 16  # windows in one call of the encoder; more are no faster on two cores
INPUTS = ("ids", "cases", "lines", "quotes", "mask")

Float32 = np.float32


def pad_windows(pieces: Pieces, windows: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """Lay windows of one text side by side between CLS and SEP: each input is [windows, tokens]."""
    longest = max(window.end - window.start for window in windows) + 2
    out = {name: np.full((len(windows), longest), PAD_ID, dtype=np.int64) for name in INPUTS}
    for row, window in enumerate(windows):
        size = window.end - window.start
        out["ids"][row, [0, size + 1]] = CLS_ID, SEP_ID
        out["mask"][row, : size + 2] = 1
        for name in INPUTS[:-1]:
            out[name][row, 1 : size + 1] = getattr(pieces, name)[window.start : window.end]
    return out


def batch_windows(pieces: Pieces) -> list[list[Window]]:
    """Cut one text into windows, and these into batches.

    A batch never holds windows of two texts: 8-bit products are scaled by the largest value in the batch,
    so the company a text keeps would change its scores.
    """
    windows = cut_windows(len(pieces), WIDTH, CONTEXT)
    return [windows[first : first + BATCH] for first in range(0, len(windows), BATCH)]


def score_text(pieces: Pieces, encode: Encode) -> Scores:
    """Score every piece of one text.

    Args:
        pieces: the text's word pieces.
        encode: inputs [windows, tokens] to tag log probabilities [windows, tokens, tags] and to the
            probabilities of cues and of sources [windows, tokens, tokens].

    Cost: almost all of reading; benchmarks/bench.py measures it.
    """
    scores = _empty_scores(len(pieces))
    for windows in batch_windows(pieces):
        results = encode(pad_windows(pieces, windows))
        for window, result in zip(windows, zip(*results, strict=True), strict=True):
            _keep_core(scores, window, result)
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
