"""Standoff annotations become attributions with the right characters."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))
polnear = importlib.import_module("training.polnear")
errors = importlib.import_module("training.errors")
calibrate = importlib.import_module("training.calibrate")

TEXT = "“It leaks,” Bell said, “and it stinks.” Ode agreed."
ANN = """T1\tSource 12 16\tBell
T2\tCue 17 21\tsaid
T3\tContent 0 11;23 39\t“It leaks,” “and it stinks.”
T4\tAttribution 17 21\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tSource 40 43\tOde
T6\tCue 44 50\tagreed
T7\tAttribution 44 50\tagreed
E2\tAttribution:T7 Cue:T6 Source:T5
#1\tAnnotatorNotes T1\twho?
"""


@pytest.fixture
def split(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "leak.txt").write_text(TEXT, encoding="utf-8")
    for reader in ("aa", "bb"):
        (tmp_path / "attributions" / f"leak_{reader}.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def test_spans_keep_their_characters(split: Path) -> None:
    (article,) = polnear.read_split(split)
    first, second = article.attributions
    assert [TEXT[a:b] for a, b in first.content] == ["“It leaks,”", "“and it stinks.”"]
    assert [TEXT[a:b] for a, b in first.source + first.cue] == ["Bell", "said"]
    assert second.content == ()


def test_every_reader_counts_only_when_asked(split: Path) -> None:
    assert len(list(polnear.read_split(split))) == 1
    assert len(list(polnear.read_split(split, all_readers=True))) == 2


def test_about_a_tenth_is_held() -> None:
    held = sum(polnear.is_held(f"article-{i}") for i in range(2000))
    assert 150 < held < 250


def test_a_curve_finds_the_rate_behind_its_scores() -> None:
    rng = np.random.default_rng(1)
    scores = rng.normal(size=4000)
    right = rng.random(4000) < 1 / (1 + np.exp(-(0.5 + 1.5 * scores)))
    weights = calibrate.fit_curve(np.column_stack([np.ones(4000), scores]), right.astype(float))
    assert weights == pytest.approx([0.5, 1.5], abs=0.15)
