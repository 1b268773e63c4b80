"""Cuts work into batches by the work itself, never by the number of workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
# Characters of text in a batch: about two hundred windows, so that windows of like length fill whole
# batches of the encoder, while a run of any length holds one such batch in memory.
BATCH_CHARS = 100_000
BATCH_ITEMS = 32


def cut_batches(items: Iterable[Item], chars_of: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Cut a stream into batches of about BATCH_CHARS, in order.

    Args:
        items: any stream; it is read no further than the batch asked for.
        chars_of: the size of an item.
    """
    batch: list[Item] = []
    chars = 0
    for item in items:
        batch.append(item)
        chars += chars_of(item)
        if chars >= BATCH_CHARS or len(batch) == BATCH_ITEMS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
