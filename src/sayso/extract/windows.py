"""Feeds windows of pieces to an encoder and lays its scores back over each text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.extract.decode import Scores, Tag
from sayso.extract.tokens import CLS_ID, PAD_ID, SEP_ID, Pieces, Window, cut_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Encode = Callable[[dict[str, NDArray[np.int64]]], tuple[NDArray[np.float32], ...]]

WIDTH, CONTEXT = 224, 48  # pieces; training cuts its slices to the same width
INPUTS = ("ids", "cases", "lines", "quotes", "mask")

Float32 = np.float32


class Job(NamedTuple):
    """One window of one text."""

    text: int
    window: Window


def pad_windows(texts: Sequence[Pieces], jobs: Sequence[Job]) -> dict[str, NDArray[np.int64]]:
    """Lay windows side by side between CLS and SEP: each input is [windows, tokens]."""
    longest = max(job.window.end - job.window.start for job in jobs) + 2
    out = {name: np.full((len(jobs), longest), PAD_ID, dtype=np.int64) for name in INPUTS}
    for row, (text, window) in enumerate(jobs):
        size = window.end - window.start
        out["ids"][row, [0, size + 1]] = CLS_ID, SEP_ID
        out["mask"][row, : size + 2] = 1
        for name in INPUTS[:-1]:
            out[name][row, 1 : size + 1] = getattr(texts[text], name)[window.start : window.end]
    return out


def score_texts(texts: Sequence[Pieces], encode: Encode, batch_windows: int) -> list[Scores]:
    """Score every piece of every text.

    Args:
        texts: the word pieces of each.
        encode: inputs [windows, tokens] to tag log probabilities [windows, tokens, tags] and to the
            probabilities of cues and of sources [windows, tokens, tokens].
        batch_windows: windows in one call.

    Cost: almost all of reading; benchmarks/bench.py measures it.
    """
    jobs = [Job(i, w) for i, pieces in enumerate(texts) for w in cut_windows(len(pieces), WIDTH, CONTEXT)]
    jobs.sort(key=lambda job: (job.window.end - job.window.start, job.text, job.window.start))
    scores = [_empty_scores(len(pieces)) for pieces in texts]
    for first in range(0, len(jobs), batch_windows):
        some = jobs[first : first + batch_windows]
        for row, results in enumerate(zip(*encode(pad_windows(texts, some)), strict=True)):
            _keep_core(scores[some[row].text], some[row].window, results)
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
