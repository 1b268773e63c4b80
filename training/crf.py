"""Scores whole tag sequences: what a linear-chain conditional random field adds to the tag head."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.extract.decode import INSIDE, TRANSITIONS, Tag
from training.batches import IGNORE


class Chain(nn.Module):
    """Learns how well each tag follows each other; the forbidden stay forbidden."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(len(Tag), len(Tag)))
        self.register_buffer("forbidden", torch.tensor(TRANSITIONS).clamp(min=-1e4).float())

    def loss(self, emissions: Tensor, tags: Tensor, lines: Tensor) -> Tensor:
        """Give the mean negative log likelihood of a piece.

        Args:
            emissions: [batch, tokens, tags], any scale.
            tags: [batch, tokens]; IGNORE at CLS, SEP and padding.
            lines: [batch, tokens], over 0 where a line begins: no span goes on there.
        """
        emissions, tags, lines = emissions[:, 1:], tags[:, 1:], lines[:, 1:]
        kept = tags != IGNORE
        blocked = torch.zeros_like(emissions)
        blocked[:, :, INSIDE.tolist()] = -1e4
        emissions = emissions + blocked * (lines > 0)[:, :, None]
        right = tags.clamp(min=0)
        # A slice may begin inside a span; its first tag is free then.
        return (self._partition(emissions, kept) - self._path(emissions, right, kept)).sum() / kept.sum()

    def _path(self, emissions: Tensor, tags: Tensor, kept: Tensor) -> Tensor:
        steps = (self.weight + self.forbidden)[tags[:, :-1], tags[:, 1:]]
        at = emissions.gather(2, tags[:, :, None])[:, :, 0]
        return (at * kept).sum(1) + (steps * kept[:, 1:]).sum(1)

    def _partition(self, emissions: Tensor, kept: Tensor) -> Tensor:
        moves = self.weight + self.forbidden
        total = emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            new = torch.logsumexp(total[:, :, None] + moves, 1) + emissions[:, i]
            total = torch.where(kept[:, i, None], new, total)
        return torch.logsumexp(total, 1)
