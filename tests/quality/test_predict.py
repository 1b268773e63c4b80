"""Predictions look at texts only: what a gold file says changes no byte of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from examples import EXAMPLES

PREDICT = Path(__file__).with_name("predict.py")


def _predict(mode: str, source: Path, out: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, PREDICT, mode, source, out], check=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_cases_are_the_same_without_their_gold(tmp_path):
    for name in ("02-wire", "08-release"):
        case = tmp_path / "cases" / name
        case.mkdir(parents=True)
        shutil.copy(EXAMPLES / f"{name}.txt", case / "article.txt")
        (case / "gold.json").write_text('{"statements": [{"content": [[0, 5]]}]}', encoding="utf-8")
    with_gold = _predict("cases", tmp_path / "cases", tmp_path / "with")
    for gold in tmp_path.glob("cases/*/gold.json"):
        gold.unlink()
    assert with_gold == _predict("cases", tmp_path / "cases", tmp_path / "without")
    assert set(with_gold) == {"02-wire.json", "08-release.json"}


def test_corpus_articles_are_the_same_without_their_annotations(tmp_path):
    for part in ("text", "attributions"):
        (tmp_path / "split" / part).mkdir(parents=True)
    shutil.copy(EXAMPLES / "02-wire.txt", tmp_path / "split" / "text" / "wire.txt")
    ann = tmp_path / "split" / "attributions" / "wire_1.ann"
    ann.write_text("T1\tSource 0 5\tPort s\n", encoding="utf-8")
    with_gold = _predict("polnear", tmp_path / "split", tmp_path / "with")
    shutil.rmtree(ann.parent)
    assert with_gold == _predict("polnear", tmp_path / "split", tmp_path / "without")
