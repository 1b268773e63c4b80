"""Turns a gold article into what the network is asked: tags, and who points at whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.decode import Tag
from sayso.extract.tokens import Pieces, split_pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from training.polnear import GoldArticle, Offsets

NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One article as the network sees it; arrays of shape [pieces] unless said otherwise."""

    name: str
    pieces: Pieces
    tags: NDArray[np.int64]
    content_of: NDArray[np.int64]  # attribution that the piece is content of; NOBODY: of none
    cue_of: NDArray[np.int64]  # attribution that the piece is cue of; NOBODY: of none
    source_of: NDArray[np.int64]  # source span that the piece belongs to; NOBODY: to none
    source_ids: NDArray[np.int64]  # [attributions], its source span; NOBODY: it has none


def teach(article: GoldArticle, tokenizer: Tokenizer) -> Taught:
    """Lay the annotations of an article over its word pieces."""
    pieces = split_pieces(article.text, tokenizer)
    count = len(pieces)
    tags = np.zeros(count, dtype=np.int64)
    content_of, cue_of, source_of = (np.full(count, NOBODY, dtype=np.int64) for _ in range(3))
    source_ids: dict[Offsets, int] = {}
    chosen = []
    for index, attribution in enumerate(article.attributions):
        for span in attribution.source:
            where = _mark(tags, pieces, span, Tag.BEGIN_SOURCE)
            source_of[where] = source_ids.setdefault(span, len(source_ids))
        for span in attribution.cue:
            cue_of[_mark(tags, pieces, span, Tag.BEGIN_CUE)] = index
        for span in attribution.content:
            content_of[_mark(tags, pieces, span, Tag.BEGIN_CONTENT)] = index
        chosen.append(source_ids[attribution.source[0]] if attribution.source else NOBODY)
    return Taught(
        name=article.name,
        pieces=pieces,
        tags=tags,
        content_of=content_of,
        cue_of=cue_of,
        source_of=source_of,
        source_ids=np.array(chosen, dtype=np.int64),
    )


def _mark(tags: NDArray[np.int64], pieces: Pieces, span: Offsets, begin: Tag) -> NDArray[np.int64]:
    where = np.flatnonzero((pieces.starts < span[1]) & (pieces.ends > span[0]))
    tags[where] = begin + 1
    tags[where[:1]] = begin
    return where
