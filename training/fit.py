"""Fits the network to taught articles."""

from __future__ import annotations

import math
import time
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812, the usual name

from training.batches import IGNORE, Batch, cut_slices, point_targets, shuffle_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from torch import Tensor

    from training.network import Reader
    from training.targets import Taught


REPORT = 50  # steps between two lines of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that a training run chooses; the values are explained in docs/decisions."""

    seed: int = 1
    cycles: tuple[tuple[int, float], ...] = ((6, 1.0), (4, 0.6))  # epochs, and the share of the rates
    width: int = 224
    stride: int = 176
    batch: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    smoothing: float = 0.03
    dropout: float = 0.1
    average: float = 0.996  # of the weights, exponential moving
    pointer_weight: float = 1.0
    chain_weight: float = 1.0  # of the likelihood of whole tag sequences


def fit(
    reader: Reader, articles: Sequence[Taught], recipe: Recipe, keep: Callable[[Reader], None], first: int = 0
) -> Reader:
    """Train in cycles, each from the averaged weights of the one before.

    Args:
        reader: with the encoder's published weights, or with those of cycle `first` - 1; changed in place.
        articles: to learn from.
        recipe: what to do.
        keep: called with the averaged network after each epoch, so that a kill costs one epoch.
        first: the cycle to begin with.

    Returns:
        The averaged network of the last cycle.
    """
    for cycle in range(first, len(recipe.cycles)):
        reader = _fit_cycle(reader, articles, recipe, keep, cycle)
    return reader.eval()


def _fit_cycle(
    reader: Reader, articles: Sequence[Taught], recipe: Recipe, keep: Callable[[Reader], None], cycle: int
) -> Reader:
    epochs, share = recipe.cycles[cycle]
    device = "cuda" if torch.cuda.is_available() else "cpu"  # bf16 on both
    torch.manual_seed(recipe.seed + cycle)
    rng = np.random.default_rng(recipe.seed + cycle)
    reader.to(device).train()
    average = deepcopy(reader)
    optimizer = _optimizer(reader, recipe)
    planned = len(cut_slices(articles, recipe.width, recipe.stride, np.random.default_rng(0)))
    total = math.ceil(planned / recipe.batch) * epochs
    step, begun = 0, time.monotonic()
    lost = 0.0
    for epoch in range(epochs):
        slices = cut_slices(articles, recipe.width, recipe.stride, rng)
        for batch in shuffle_batches(slices, recipe.batch, rng):
            rate = share * _rate(step, total, recipe.warmup)
            lost += _learn(reader, optimizer, batch, recipe, device, rate)
            _follow(average, reader, min(recipe.average, (step + 1) / (step + 10)))
            step += 1
            if step % REPORT == 0:
                where = f"cycle {cycle + 1} epoch {epoch + 1} step {step}/{total}"
                print(f"{where} loss {lost / REPORT:.3f} {time.monotonic() - begun:.0f} s", flush=True)
                lost = 0.0
        keep(average)
    return average


def _optimizer(reader: Reader, recipe: Recipe) -> torch.optim.AdamW:
    heads = ("tagger", "cues", "sources", "extra", "chain")
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in reader.named_parameters():
        if weight.requires_grad:
            rate = recipe.head_rate if name.startswith(heads) else recipe.encoder_rate
            decay = recipe.weight_decay if weight.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": w, "lr": r, "peak": r, "weight_decay": d} for (r, d), w in groups.items()],
        betas=(0.9, 0.98),
    )


def _rate(step: int, total: int, warmup: float) -> float:
    """Rise linearly, then fall as a cosine to a fiftieth."""
    rise = max(1, int(total * warmup))
    if step < rise:
        return (step + 1) / rise
    return 0.02 + 0.98 * (1 + math.cos(math.pi * min(1.0, (step - rise) / max(1, total - rise)))) / 2


def _learn(
    reader: Reader, optimizer: torch.optim.AdamW, batch: Batch, recipe: Recipe, device: str, rate: float
) -> float:
    batch = {key: value.to(device, non_blocking=True) for key, value in batch.items()}
    with torch.autocast(device, dtype=torch.bfloat16):
        outputs = reader(*(batch[k] for k in ("ids", "cases", "lines", "quotes", "mask")))
    loss = loss_of(outputs, batch, recipe)
    loss = loss + recipe.chain_weight * reader.chain.loss(outputs[0].float(), batch["tags"], batch["lines"])
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * rate
    optimizer.step()
    return float(loss.detach())


def loss_of(outputs: tuple[Tensor, Tensor, Tensor], batch: Batch, recipe: Recipe) -> Tensor:
    """Cross entropy of the tags plus that of both pointers (any token of the right target will do)."""
    tags, cues, sources = (o.float() for o in outputs)
    loss = F.cross_entropy(
        tags.flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORE, label_smoothing=recipe.smoothing
    )
    for scores, right in zip((cues, sources), point_targets(batch), strict=True):
        asked = right.any(-1)
        logs = F.log_softmax(scores, -1)
        hit = torch.logsumexp(logs.masked_fill(~right, -1e4), -1)
        loss = loss - recipe.pointer_weight * (hit * asked).sum() / asked.sum().clamp(min=1)
    return loss


@torch.no_grad()
def _follow(average: Reader, reader: Reader, keep: float) -> None:
    for slow, fast in zip(average.parameters(), reader.parameters(), strict=True):
        if fast.requires_grad:
            slow.lerp_(fast, 1 - keep)
