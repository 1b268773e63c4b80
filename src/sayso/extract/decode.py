"""Turns the encoder's scores into well-formed spans: the exact best tag sequence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORBIDDEN = -1e9


class Tag(IntEnum):
    """Labels of the tag head, in the order of its outputs."""

    OUTSIDE = 0
    BEGIN_SOURCE = 1
    IN_SOURCE = 2
    BEGIN_CUE = 3
    IN_CUE = 4
    BEGIN_CONTENT = 5
    IN_CONTENT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the encoder says of one text of n pieces, each decided where it had most context."""

    tags: NDArray[np.float32]  # [n, tags], log probabilities
    cues: NDArray[np.float32]  # [n, targets], probability that the piece's cue is there; column 0: none
    sources: NDArray[np.float32]  # [n, targets], probability that the cue's source is there; column 0: none
    first_target: NDArray[np.int64]  # [n], the piece that column 1 of the row stands for

    def __len__(self) -> int:
        return len(self.tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Pieces [start, end) that play one role."""

    start: int
    end: int
    tag: Tag  # the BEGIN_ tag of its role
    prob: float  # geometric mean of its pieces' tag probabilities
    weakest: float  # the least of them


def _transitions() -> NDArray[np.float64]:
    """Allow IN_x only after BEGIN_x or IN_x: [from, to]."""
    allowed = np.zeros((len(Tag), len(Tag)))
    for inside in (Tag.IN_SOURCE, Tag.IN_CUE, Tag.IN_CONTENT):
        allowed[:, inside] = FORBIDDEN
        allowed[[inside - 1, inside], inside] = 0
    return allowed


TRANSITIONS = _transitions()
INSIDE = np.array([Tag.IN_SOURCE, Tag.IN_CUE, Tag.IN_CONTENT], dtype=np.int64)


def decode_tags(
    tags: NDArray[np.float32],
    line_starts: NDArray[np.int64],
    moves: NDArray[np.float64],
    outside_bias: float,
) -> NDArray[np.int64]:
    """Find the most probable well-formed tag sequence (Viterbi).

    Args:
        tags: [n, tags], log probabilities.
        line_starts: [n], over 0 where a line begins; no span runs over a line break.
        moves: [from, to], what the model adds when one tag follows another.
        outside_bias: added to OUTSIDE; under 0 finds more, over 0 less.

    Returns:
        [n], the tag of each piece.
    """
    if not len(tags):
        return np.zeros(0, dtype=np.int64)
    scores = tags.astype(np.float64)
    scores[:, Tag.OUTSIDE] += outside_bias
    scores[np.ix_(line_starts > 0, INSIDE)] += FORBIDDEN
    scores[0, INSIDE] += FORBIDDEN
    steps = TRANSITIONS + moves
    back = np.zeros(tags.shape, dtype=np.int64)
    best = scores[0]
    for i in range(1, len(scores)):
        paths = best[:, None] + steps
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[i]
    return _walk_back(back, int(best.argmax()))


def _walk_back(back: NDArray[np.int64], last: int) -> NDArray[np.int64]:
    path = np.empty(len(back), dtype=np.int64)
    path[-1] = last
    for i in range(len(back) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def find_chunks(tags: NDArray[np.float32], path: NDArray[np.int64]) -> list[Chunk]:
    """Cut a tag sequence into chunks, in text order."""
    chunks = []
    breaks = np.append(np.flatnonzero(~np.isin(path, INSIDE)), len(path))
    for start, end in pairwise(breaks.tolist()):
        if path[start] == Tag.OUTSIDE:
            continue
        logs = tags[np.arange(start, end), path[start:end]]
        prob, weakest = float(np.exp(logs.mean())), float(np.exp(logs.min()))
        chunks.append(Chunk(start=start, end=end, tag=Tag(int(path[start])), prob=prob, weakest=weakest))
    return chunks
