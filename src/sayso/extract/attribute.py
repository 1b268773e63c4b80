"""Joins tagged chunks into attributions: each content to its cue, each cue to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.decode import Chunk, Scores, Tag, decode_tags, find_chunks
from sayso.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sayso.extract.tokens import Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where the reader draws its lines; chosen on the held-out tenth of train (docs/decisions)."""

    outside_bias: float = 0.0
    cue_mass: float = 0.2  # content whose cue gets less stands without a cue, or falls
    source_mass: float = 0.2  # a cue whose best source gets less has none
    least_prob: float = 0.0  # a statement less sure than this is not given


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution as the model reads it, before the rules."""

    content: tuple[Span, ...]
    cue: Span | None  # None: content without a cue near
    source: Span | None  # None: nobody named
    content_prob: float
    cue_prob: float  # that this is the content's cue
    source_prob: float  # that this is the cue's source, or that there is none
    weakest_prob: float  # of all pieces of content and cue, the one least sure of its tag


def draft_attributions(
    pieces: Pieces, scores: Scores, moves: NDArray[np.float64], limits: Limits
) -> list[Draft]:
    """Read the attributions of one text off the encoder's scores, in the order of their content.

    Args:
        pieces: the text's word pieces.
        scores: of the same length.
        moves: [from, to], what the model adds when one tag follows another.
        limits: the lines drawn.
    """
    path = decode_tags(scores.tags, pieces.lines, moves, limits.outside_bias)
    chunks = find_chunks(scores.tags, path)
    sources, cues, contents = (
        [c for c in chunks if c.tag is tag] for tag in (Tag.BEGIN_SOURCE, Tag.BEGIN_CUE, Tag.BEGIN_CONTENT)
    )
    groups: dict[int, list[tuple[Chunk, float]]] = {}
    for content in contents:
        best, mass = _point(scores.cues, scores.first_target, content, cues)
        if best is not None and mass >= limits.cue_mass:
            groups.setdefault(best, []).append((content, mass))
    return [_draft(pieces, scores, cues[i], parts, sources, limits) for i, parts in groups.items()]


def _point(
    pointer: NDArray[np.float32], first: NDArray[np.int64], child: Chunk, targets: list[Chunk]
) -> tuple[int | None, float]:
    """Find the target chunk on which the child's pieces put most probability."""
    if not targets:
        return None, 0.0
    rows = pointer[child.start : child.end]
    sums = np.concatenate([np.zeros((len(rows), 1), np.float32), rows.cumsum(axis=1)], axis=1)
    offset = 1 - first[child.start : child.end, None]
    edges = [np.array([getattr(target, edge) for target in targets]) for edge in ("start", "end")]
    before, upto = (np.take_along_axis(sums, np.clip(edge + offset, 1, rows.shape[1]), 1) for edge in edges)
    masses = (upto - before).mean(axis=0)
    best = int(np.argmax(masses))
    return best, float(masses[best])


def _draft(
    pieces: Pieces,
    scores: Scores,
    cue: Chunk,
    parts: list[tuple[Chunk, float]],
    sources: list[Chunk],
    limits: Limits,
) -> Draft:
    best, mass = _point(scores.sources, scores.first_target, cue, sources)
    none = float(scores.sources[cue.start : cue.end, 0].mean())
    named = best is not None and mass >= max(limits.source_mass, none)
    return Draft(
        content=tuple(_span(pieces, part) for part, _ in parts),
        cue=_span(pieces, cue),
        source=_span(pieces, sources[best]) if named and best is not None else None,
        content_prob=float(np.mean([part.prob for part, _ in parts])),
        cue_prob=float(np.mean([m for _, m in parts])) * cue.prob,
        source_prob=mass if named else none,
        weakest_prob=min(cue.weakest, *(part.weakest for part, _ in parts)),
    )


def _span(pieces: Pieces, chunk: Chunk) -> Span:
    return Span(int(pieces.starts[chunk.start]), int(pieces.ends[chunk.end - 1]))
