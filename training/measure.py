"""Measures drafts on the held-out tenth of train, through the product's own decoding."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.extract.attribute import Limits, draft_attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sayso.extract.attribute import Draft
    from sayso.extract.decode import Scores
    from training.targets import Taught

MEASURES = ("found", "linked", "whole", "exact source", "exact cue", "exact content")


def case_of(drafts: Sequence[Draft]) -> dict[str, object]:
    """Write drafts in the case format, without rules."""
    return {
        "statements": [
            {
                "id": f"s{i}",
                "content": [[s.start, s.end] for s in draft.content],
                "cue": [[draft.cue.start, draft.cue.end]] if draft.cue else None,
                "source": [[draft.source.start, draft.source.end]] if draft.source else None,
            }
            for i, draft in enumerate(drafts)
        ]
    }


def measure(
    articles: Sequence[Taught],
    scores: Sequence[Scores],
    moves: NDArray[np.float64],
    limits: Limits,
    split: Path,
    scorer: Path,
) -> dict[str, float]:
    """Score drafts with the project's scorer.

    Returns:
        F1 of each of MEASURES and of "char macro".
    """
    with tempfile.TemporaryDirectory() as name:
        gold, out = Path(name, "gold"), Path(name, "out")
        for folder in (gold / "text", gold / "attributions", out):
            folder.mkdir(parents=True)
        for article, score in zip(articles, scores, strict=True):
            drafts = draft_attributions(article.pieces, score, moves, limits)
            (out / f"{article.name}.json").write_text(json.dumps(case_of(drafts)))
            (gold / "text" / f"{article.name}.txt").symlink_to(split / "text" / f"{article.name}.txt")
            for ann in (split / "attributions").glob(f"{article.name}_*.ann"):
                (gold / "attributions" / ann.name).symlink_to(ann)
        printed = subprocess.run(  # noqa: S603, our own scorer
            [sys.executable, scorer, gold, out, "--json"], check=True, capture_output=True, text=True
        )
    result = json.loads(printed.stdout)
    return {key: result[key]["f1"] for key in MEASURES} | {"char macro": result["char macro F1"]}
