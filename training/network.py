"""The network: a 6-layer encoder with a tag head and two pointers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812, the usual name
from torch import Tensor, nn

from sayso.extract.decode import Tag
from sayso.extract.tokens import CASES, LINES, QUOTES
from training.crf import Chain

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDE, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, POSITIONS = 30522, 512
POINTER = 128


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDE, WIDE) for _ in range(4))
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDE, INNER), nn.Linear(INNER, WIDE)
        self.last_norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Read x [batch, tokens, wide]; mask [batch, 1, 1, tokens] is 0 where a token is, else far below."""
        size = (x.shape[0], x.shape[1], HEADS, WIDE // HEADS)
        query, key, value = (f(x).view(size).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(x.shape))))
        return self.last_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Pointer(nn.Module):
    """Scores, for every token, every other token as its target."""

    def __init__(self) -> None:
        super().__init__()
        self.child, self.target = (
            nn.Sequential(nn.Linear(WIDE, 2 * POINTER), nn.GELU(), nn.Linear(2 * POINTER, POINTER))
            for _ in range(2)
        )
        self.bias = nn.Linear(WIDE, 1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Give logits [batch, tokens, targets]; padding is no target."""
        scores = self.child(x) @ self.target(x).transpose(1, 2) / POINTER**0.5
        scores = scores + self.bias(x).transpose(1, 2)
        return scores.masked_fill(~mask[:, None, :], -1e4)


class Reader(nn.Module):
    """Reads tags, cues of contents and sources of cues in one pass."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDE)
        self.places = nn.Embedding(POSITIONS, WIDE)
        self.extra = nn.ModuleList(nn.Embedding(count, WIDE) for count in (CASES, LINES, QUOTES))
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Sequential(nn.Linear(WIDE, WIDE), nn.GELU(), nn.Linear(WIDE, len(Tag)))
        self.cues, self.sources = Pointer(), Pointer()
        self.chain = Chain()
        self.words.weight.requires_grad_(requires_grad=False)
        for embedding in self.extra:
            nn.init.zeros_(embedding.weight)

    def forward(
        self, ids: Tensor, cases: Tensor, lines: Tensor, quotes: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Read a batch of whole numbers [batch, tokens]; mask is 1 where a token is.

        Returns:
            Logits: tags [batch, tokens, tags], cues and sources [batch, tokens, targets].
        """
        kept = mask.bool()
        x = self.words(ids) + self.places(torch.arange(ids.shape[1], device=ids.device))
        for embedding, feature in zip(self.extra, (cases, lines, quotes), strict=True):
            x = x + embedding(feature)
        x = self.dropout(self.norm(x))
        mask_scores = torch.where(kept, 0.0, -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask_scores)
        x = self.dropout(x)
        return self.tagger(x), self.cues(x, kept), self.sources(x, kept)


def load_encoder(reader: Reader, weights: Mapping[str, Tensor]) -> None:
    """Start from the published all-MiniLM-L6-v2.

    Args:
        reader: changed in place.
        weights: as in its model.safetensors.
    """
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        **_pair("norm", weights, "embeddings.LayerNorm"),
    }
    for i in range(LAYERS):
        theirs = f"encoder.layer.{i}"
        for ours, part in (
            ("query", "attention.self.query"), ("key", "attention.self.key"),
            ("value", "attention.self.value"), ("out", "attention.output.dense"),
            ("norm", "attention.output.LayerNorm"), ("inner", "intermediate.dense"),
            ("outer", "output.dense"), ("last_norm", "output.LayerNorm"),
        ):  # fmt: skip
            state |= _pair(f"layers.{i}.{ours}", weights, f"{theirs}.{part}")
    missing, unexpected = reader.load_state_dict({k: v.float() for k, v in state.items()}, strict=False)
    if unexpected or any(name.startswith(("layers", "words", "places", "norm")) for name in missing):
        raise ValueError(f"encoder weights do not fit: {missing} {unexpected}")


def _pair(ours: str, weights: Mapping[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{ours}.{end}": weights[f"{theirs}.{end}"] for end in ("weight", "bias")}
