"""Cuts text into word pieces with exact offsets and with what the uncased encoder cannot see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.marks import quote_state

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

CASES = 5  # no letters, lower, Capitalised, UPPER, miXed
LINES = 3  # inside a line, first of a line, first of the article
QUOTES = 2  # outside, inside quotation marks
CLS_ID, SEP_ID, PAD_ID = 101, 102, 0  # of the encoder's vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Word pieces of one text; arrays of shape [pieces]."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]  # code points
    ends: NDArray[np.int64]  # code points, excluded
    cases: NDArray[np.int64]
    lines: NDArray[np.int64]
    quotes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces [start, end) that the encoder sees at once; it decides only [core_start, core_end)."""

    start: int
    end: int
    core_start: int
    core_end: int


def split_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces.

    Args:
        text: any text; offsets refer to its code points.
        tokenizer: the encoder's own, without truncation or padding.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        cases=np.array([_case_of(text[a:b]) for a, b in encoding.offsets], dtype=np.int64),
        lines=_line_starts(text, starts),
        quotes=quote_state(text)[starts].astype(np.int64) if len(starts) else starts,
    )


def _case_of(word: str) -> int:
    if word.islower():
        return 1
    if word.istitle() and len(word) > 1:
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 4 if word.isalpha() else 0


def _line_starts(text: str, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Mark the first piece of each line; blank lines count as one break, as people paste without them."""
    breaks = np.array([i for i, c in enumerate(text) if c == "\n"], dtype=np.int64)
    line = np.searchsorted(breaks, starts)
    first = np.ones(len(starts), dtype=np.int64)
    first[1:] = line[1:] > line[:-1]
    first[:1] = 2
    return first


def cut_windows(count: int, width: int, context: int) -> list[Window]:
    """Cover `count` pieces with windows so that each piece is decided where it has most context.

    Args:
        count: pieces of the text.
        width: pieces that a window holds at most.
        context: pieces seen, but not decided, on either side.
    """
    if count <= width:
        return [Window(start=0, end=count, core_start=0, core_end=count)] if count else []
    stride = width - 2 * context
    cuts = [0, *range(context + stride, count - context, stride), count]
    return [
        Window(
            start=max(0, min(a - context, count - width)),
            end=min(count, b + context),
            core_start=a,
            core_end=b,
        )
        for a, b in pairwise(cuts)
    ]
