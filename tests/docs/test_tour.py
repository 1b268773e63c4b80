"""The tour is true: its blocks run, one after the other, from the repository's root."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "src/sayso/extract/model/model.onnx"


@pytest.mark.skipif(not MODEL.exists(), reason="the tour reads with the shipped model")
def test_every_block_of_the_tour_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/tour.md").read_text(encoding="utf-8"), re.DOTALL
    ):
        exec(compile(block, "docs/tour.md", "exec"), names)  # noqa: S102, our own page
