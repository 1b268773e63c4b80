"""Cuts taught articles into padded batches, at other places in every epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from sayso.extract.tokens import CLS_ID, PAD_ID, SEP_ID
from training.targets import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.targets import Taught

IGNORE = -100
Batch = dict[str, torch.Tensor]
Slice = tuple["Taught", int, int]


def cut_slices(articles: Sequence[Taught], width: int, stride: int, rng: np.random.Generator) -> list[Slice]:
    """Cut every article into slices of `width` pieces, `stride` apart, from a random place on."""
    slices: list[Slice] = []
    for article in articles:
        count = len(article.pieces)
        first = -int(rng.integers(0, stride)) if count > width else 0
        for start in range(first, max(count - (width - stride), 1), stride):
            a, b = max(start, 0), min(start + width, count)
            if b - a > width // 8:
                slices.append((article, a, b))
    return slices


def shuffle_batches(slices: list[Slice], size: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Shuffle slices into batches of about one length, so that little is padded."""
    order = rng.permutation(len(slices))
    pools = [order[i : i + 20 * size] for i in range(0, len(order), 20 * size)]
    batches = []
    for pool in pools:
        ranked = sorted(pool, key=lambda i: slices[i][2] - slices[i][1])
        batches += [ranked[i : i + size] for i in range(0, len(ranked), size)]
    for i in rng.permutation(len(batches)):
        yield pad_batch([slices[j] for j in batches[i]])


def pad_batch(slices: Sequence[Slice]) -> Batch:
    """Lay slices side by side between CLS and SEP; shapes [batch, tokens] or [batch, tokens, tokens]."""
    longest = max(b - a for _, a, b in slices) + 2
    shape = (len(slices), longest)
    out = {
        key: np.full(shape, fill, dtype=np.int64)
        for key, fill in (
            ("ids", PAD_ID), ("cases", 0), ("lines", 0), ("quotes", 0), ("mask", 0), ("tags", IGNORE),
            ("content_of", NOBODY), ("cue_of", NOBODY), ("source_of", NOBODY), ("wanted_source", IGNORE),
        )
    }  # fmt: skip
    for row, (article, a, b) in enumerate(slices):
        where = slice(1, 1 + b - a)
        out["ids"][row, 0], out["ids"][row, 1 + b - a] = CLS_ID, SEP_ID
        out["mask"][row, : 2 + b - a] = 1
        for key in ("ids", "cases", "lines", "quotes"):
            out[key][row, where] = getattr(article.pieces, key)[a:b]
        for key in ("tags", "content_of", "cue_of", "source_of"):
            out[key][row, where] = getattr(article, key)[a:b]
        cue_of = article.cue_of[a:b]
        out["wanted_source"][row, where] = np.where(
            cue_of == NOBODY, IGNORE, article.source_ids[cue_of] if len(article.source_ids) else IGNORE
        )
    return {key: torch.from_numpy(value) for key, value in out.items()}


def point_targets(batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Say which targets are right for each row of the two pointers.

    Returns:
        Two boolean tensors [batch, tokens, tokens]; a row without a right target asks nothing.
    """
    content, cue = batch["content_of"], batch["cue_of"]
    cues = (content[:, :, None] == cue[:, None, :]) & (content >= 0)[:, :, None]
    wanted, source = batch["wanted_source"], batch["source_of"]
    sources = (wanted[:, :, None] == source[:, None, :]) & (wanted >= 0)[:, :, None]
    sources[:, :, 0] = wanted == NOBODY
    return cues, sources
