"""Predicts and scores everything that can be measured on dev: score.py [--log NOTE] prints one JSON object.

Each measure is that of EVALUATION.md, by the scorers beside the corpora; dev cases are pooled by adding right,
predicted and gold of each row.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from reliability import measure_reliability

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
CASES = SHARED / "cases"
LOG = ROOT / "benchmarks" / "dev_runs.jsonl"


def main() -> None:
    """Score, and log the run where a note is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--log", metavar="NOTE", help="append the figures to benchmarks/dev_runs.jsonl")
    note = parser.parse_args().log
    figures = measure_all()
    print(json.dumps(figures, indent=1))
    if note:
        line = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "note": note, **figures}
        with LOG.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")


def measure_all() -> dict[str, float]:
    """Measure every mode; names are mode.measure."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        return {**measure_polnear(out), **measure_cases(out), **measure_pages(out)}


def measure_polnear(out: Path) -> dict[str, float]:
    """Measure attribution on PolNeAR dev, in F1, and whether its probabilities hold."""
    split = SHARED / "data/PolNeAR/dev"
    _predict("polnear", split, out / "polnear")
    scored = _score("score_attribution.py", split, out / "polnear", "--json")
    names = ("found", "linked", "whole", "exact source", "exact cue", "exact content")
    figures = {f"polnear.{name}": scored[name]["f1"] for name in names}
    sure = measure_reliability(split, out / "polnear", CASES / "score_attribution.py")
    return {**figures, "polnear.char macro": scored["char macro F1"], **sure}


def measure_cases(out: Path) -> dict[str, float]:
    """Measure the seed (recall and precision of each row) and the dev cases (F1, pooled)."""
    _predict("cases", CASES, out / "cases")
    figures: dict[str, float] = {}
    pooled: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for case in ["seed", *(f"dev_{i:02}" for i in range(1, 7))]:
        scored = _score("score_case.py", CASES / case / "gold.json", out / "cases" / f"{case}.json", "--json")
        for row in scored["rows"]:
            if case != "seed":
                counts = (row["right"], row["predicted"], row["gold"])
                pooled[row["measure"]] = [a + b for a, b in zip(pooled[row["measure"]], counts, strict=True)]
            elif row["predicted"]:  # else sayso does not read such things yet
                figures[f"seed.{row['measure']}.recall"] = row["recall"]
                figures[f"seed.{row['measure']}.precision"] = row["precision"] or 0.0
        key = "seed.never broken" if case == "seed" else "dev.never broken"
        figures[key] = figures.get(key, 0) + len(scored["never"]["broken"])
    for name, (right, predicted, gold) in pooled.items():
        if predicted:
            figures[f"dev.{name}"] = round(200 * right / (predicted + gold), 1)
    return figures


def measure_pages(out: Path) -> dict[str, float]:
    """Measure page text, in F1."""
    pages = SHARED / "data/article_extraction_dev"
    _predict("pages", pages, out / "pages.json")
    printed = _run(CASES / "score_pages.py", pages / "ground-truth.json", out / "pages.json")
    return {"pages.f1": next(float(w) for line in printed.splitlines() for w in _f1_of(line))}


def _f1_of(line: str) -> list[str]:
    words = line.replace(":", " ").replace("=", " ").split()
    return [words[i + 1] for i, word in enumerate(words[:-1]) if word.upper() == "F1"]


def _predict(mode: str, source: Path, out: Path) -> None:
    _run(HERE / "predict.py", mode, source, out)


def _score(scorer: str, *arguments: Path | str) -> dict:
    return json.loads(_run(CASES / scorer, *arguments))


def _run(script: Path, *arguments: Path | str) -> str:
    done = subprocess.run(
        [sys.executable, script, *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{script.name} failed with status {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
