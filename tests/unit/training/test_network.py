"""What the network is asked, and what whole sequences score (only where torch is installed)."""

import importlib
import itertools
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).parents[3]))
batches = importlib.import_module("training.batches")
crf = importlib.import_module("training.crf")

IGNORE = batches.IGNORE


def test_the_partition_sums_over_every_sequence() -> None:
    torch.manual_seed(0)
    chain = crf.Chain()
    chain.weight.data.normal_()
    emissions = torch.randn(1, 5, 7)
    tags = torch.tensor([[IGNORE, 5, 6, 0, IGNORE]])
    moves = (chain.weight + chain.forbidden).detach()

    def score(sequence: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in itertools.pairwise(sequence))
        return float(steps + sum(emissions[0, i + 1, tag] for i, tag in enumerate(sequence)))

    every = torch.tensor([score(s) for s in itertools.product(range(7), repeat=3)])
    wanted = (torch.logsumexp(every, 0) - score((5, 6, 0))) / 3
    assert chain.loss(emissions, tags, torch.zeros(1, 5)).item() == pytest.approx(float(wanted), abs=1e-4)


def test_pointers_take_any_token_of_the_right_target_and_none_where_there_is_none() -> None:
    one = torch.tensor
    batch = {
        "content_of": one([[-1, 0, 0, -1, 1, -1]]),
        "cue_of": one([[-1, -1, -1, 0, -1, 1]]),
        "source_of": one([[-1, -1, -1, -1, 7, -1]]),
        "wanted_source": one([[IGNORE, IGNORE, IGNORE, 7, IGNORE, -1]]),
    }
    cues, sources = batches.point_targets(batch)
    assert cues[0].nonzero().tolist() == [[1, 3], [2, 3], [4, 5]]
    assert sources[0].nonzero().tolist() == [[3, 4], [5, 0]]
