"""Windows lose no piece, decide none twice, and give each the context it is due."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.decode import Tag
from sayso.extract.tokens import Pieces, cut_windows
from sayso.extract.windows import CONTEXT, WIDTH, score_text


@given(st.integers(0, 3000))
def test_each_piece_is_decided_once_with_context(count: int) -> None:
    windows = cut_windows(count, WIDTH, CONTEXT)
    decided = [i for w in windows for i in range(w.core_start, w.core_end)]
    assert decided == list(range(count))
    for w in windows:
        assert w.end - w.start <= WIDTH
        assert w.core_start - w.start >= min(CONTEXT, w.core_start)
        assert w.end - w.core_end >= min(CONTEXT, count - w.core_end)


def numbered(count: int) -> Pieces:
    numbers = np.arange(1000, 1000 + count)
    zeros = np.zeros(count, dtype=np.int64)
    return Pieces(ids=numbers, starts=zeros, ends=zeros, cases=zeros, lines=zeros, quotes=zeros)


def echo(inputs: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An encoder whose tag score is the piece's own number and whose pointers name the target's."""
    ids = inputs["ids"]
    tags = np.repeat(ids[:, :, None], len(Tag), axis=2).astype(np.float32)
    targets = np.repeat(ids[:, None, :], ids.shape[1], axis=1).astype(np.float32)
    return tags, targets, targets


@given(st.integers(0, 4000))
def test_scores_come_back_to_their_own_pieces(count: int) -> None:
    scores = score_text(numbered(count), echo)
    assert scores.tags[:, 0].tolist() == list(range(1000, 1000 + count))
    for i in range(count):
        column = 1 + i - scores.first_target[i]
        assert scores.cues[i, column] == 1000 + i
