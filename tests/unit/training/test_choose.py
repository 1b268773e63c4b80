"""A line moves only where the held-out articles clearly say so."""

import importlib
import sys
from dataclasses import replace
from pathlib import Path

from sayso.extract.attribute import Limits

sys.path.insert(0, str(Path(__file__).parents[3]))
choose = importlib.import_module("training.choose")


def test_a_limit_moves_only_for_a_clear_gain() -> None:
    now = Limits()
    moved = replace(now, cue_mass=0.5)
    worths = {now: 230.0, moved: 230.0 + choose.CLEAR / 2}
    assert choose._best([now, moved], worths.__getitem__) == now  # noqa: SLF001, the rule itself
    worths[moved] = 230.0 + choose.CLEAR
    assert choose._best([now, moved], worths.__getitem__) == moved  # noqa: SLF001
