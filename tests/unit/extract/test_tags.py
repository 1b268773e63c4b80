"""The best tag sequence is always well formed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.decode import Tag, decode_tags, find_chunks

NO_MOVES = np.zeros((len(Tag), len(Tag)))


def random_scores(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    tags = np.log(rng.dirichlet(np.ones(len(Tag)) * 0.3, size=count)).astype(np.float32)
    return tags, rng.integers(0, 2, count)


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_inside_tags_follow_their_own_role(seed: int, count: int) -> None:
    tags, lines = random_scores(seed, count)
    path = decode_tags(tags, lines, NO_MOVES, 0.0)
    for i, tag in enumerate(path):
        if tag in (Tag.IN_SOURCE, Tag.IN_CUE, Tag.IN_CONTENT):
            assert i > 0
            assert path[i - 1] in (tag, tag - 1)
            assert not lines[i]


@given(st.integers(0, 10_000), st.integers(1, 7))
def test_no_well_formed_sequence_scores_higher(seed: int, count: int) -> None:
    tags, lines = random_scores(seed, count)
    path = decode_tags(tags, lines, NO_MOVES, 0.0)
    best = tags[np.arange(count), path].sum()
    rng = np.random.default_rng(seed)
    for _ in range(300):
        other = rng.integers(0, len(Tag), count)
        formed = all(
            tag % 2 or tag == 0 or (i and other[i - 1] in (tag, tag - 1) and not lines[i])
            for i, tag in enumerate(other)
        )
        assert not formed or tags[np.arange(count), other].sum() <= best + 1e-4


def test_chunks_cover_exactly_the_tagged_pieces() -> None:
    path = np.array([0, 1, 2, 3, 5, 6, 6, 5, 0])
    chunks = find_chunks(np.zeros((9, len(Tag)), dtype=np.float32), path)
    assert [(c.start, c.end, c.tag) for c in chunks] == [
        (1, 3, Tag.BEGIN_SOURCE),
        (3, 4, Tag.BEGIN_CUE),
        (4, 7, Tag.BEGIN_CONTENT),
        (7, 8, Tag.BEGIN_CONTENT),
    ]


def test_empty_text_has_no_tags() -> None:
    assert len(decode_tags(np.zeros((0, len(Tag)), dtype=np.float32), np.zeros(0), NO_MOVES, 0.0)) == 0
