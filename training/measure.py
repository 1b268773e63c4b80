"""Measures drafts on the held-out tenth of train, through the product's own decoding."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.extract.attribute import Draft

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


def measure(drafted: Mapping[str, Sequence[Draft]], split: Path, scorer: Path) -> dict[str, float]:
    """Score drafts with the project's scorer.

    Args:
        drafted: an article's name to what was read in it.
        split: PolNeAR's train folder.
        scorer: score_attribution.py.

    Returns:
        F1 of each of MEASURES and of "char macro".
    """
    with tempfile.TemporaryDirectory() as name:
        gold, out = Path(name, "gold"), Path(name, "out")
        for folder in (gold / "text", gold / "attributions", out):
            folder.mkdir(parents=True)
        for article, drafts in drafted.items():
            (out / f"{article}.json").write_text(json.dumps(case_of(drafts)))
            (gold / "text" / f"{article}.txt").symlink_to(split / "text" / f"{article}.txt")
            for ann in (split / "attributions").glob(f"{article}_*.ann"):
                (gold / "attributions" / ann.name).symlink_to(ann)
        printed = subprocess.run(  # noqa: S603, our own scorer
            [sys.executable, scorer, gold, out, "--json"], check=True, capture_output=True, text=True
        )
    result = json.loads(printed.stdout)
    return {key: result[key]["f1"] for key in MEASURES} | {"char macro": result["char macro F1"]}
