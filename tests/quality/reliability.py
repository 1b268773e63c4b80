"""Do probabilities mean what they say? Measures each field on PolNeAR dev and draws docs/images/reliability.svg."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
PLOT = ROOT / "docs/images/reliability.svg"
FIELDS = ("statement", "content", "cue", "source")
SURE = 0.9
BINS = 10
FEWEST = 15  # statements in a bin; fewer say nothing
SIZE, EDGE = 300, 40  # of the plot, in pixels
SHAPES = {"statement": "circle", "content": "square", "cue": "triangle", "source": "diamond"}
COLOURS = {"statement": "#0b3c5d", "content": "#8a6d00", "cue": "#7a2e0e", "source": "#1b7a3d"}


class Judged(NamedTuple):
    """One field of one statement: what was claimed, and what held."""

    field: str
    prob: float
    right: bool


def measure_reliability(split: Path, predicted: Path, scorer: Path) -> dict[str, float]:
    """Compare every probability with the gold.

    Args:
        split: PolNeAR's dev folder.
        predicted: one NAME.json for each article, from predict.py.
        scorer: score_attribution.py, whose pairing counts.

    Returns:
        Percent of the statements given with p of at least SURE that the gold has; percent of the gold's
        that these cover; and the mean gap between claimed and held, over bins, in points.
    """
    scoring = _load(scorer)
    judged: list[Judged] = []
    gold_count = 0
    for name, text, gold in scoring.read_gold(split):
        statements = json.loads((predicted / f"{name}.json").read_text(encoding="utf-8"))["statements"]
        judged += _judge(scoring, text, gold, statements)
        gold_count += len(gold)
    PLOT.write_text(_draw(judged), encoding="utf-8")
    sure = [j for j in judged if j.field == "statement" and j.prob >= SURE]
    held = sum(j.right for j in sure)
    return {
        "sure.right, %": round(100 * held / max(len(sure), 1), 1),
        "sure.of the gold, %": round(100 * held / gold_count, 1),
        "sure.gap, points": round(100 * _gap(judged), 1),
    }


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judge(scoring: ModuleType, text: str, gold: Sequence[dict], statements: Sequence[dict]) -> list[Judged]:
    """Judge each field of each statement: found at all, and then exactly right."""
    golden = [{role: scoring.trimmed(text, g[role]) for role in scoring.ROLES} for g in gold]
    read = [{role: scoring.trimmed(text, s[role] or []) for role in scoring.ROLES} for s in statements]
    pairs = scoring.pair(
        [scoring.chars(text, g["content"]) for g in golden], [scoring.chars(text, r["content"]) for r in read]
    )
    partner = {j: golden[i] for i, j in pairs}
    judged = []
    for j, statement in enumerate(statements):
        for field in FIELDS:
            right = j in partner and (field == "statement" or partner[j][field] == read[j][field])
            judged.append(Judged(field, statement["x_prob"][field], right))
    return judged


def _bins(judged: Sequence[Judged], field: str) -> list[tuple[float, float, int]]:
    """Give mean claimed, share held and count of each bin that has enough."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        if one.field == field:
            bins[min(int(one.prob * BINS), BINS - 1)].append(one)
    return [
        (sum(j.prob for j in b) / len(b), sum(j.right for j in b) / len(b), len(b))
        for b in bins
        if len(b) >= FEWEST
    ]


def _gap(judged: Sequence[Judged]) -> float:
    """Average the gap between claimed and held over all fields, weighted by how many are in a bin."""
    points = [point for field in FIELDS for point in _bins(judged, field)]
    return sum(abs(p - r) * n for p, r, n in points) / max(sum(n for _, _, n in points), 1)


def _draw(judged: Sequence[Judged]) -> str:
    """Draw claimed against held, a mark for each bin of each field; on the line they agree."""
    marks = "".join(
        _mark(field, EDGE + SIZE * prob, EDGE + SIZE * (1 - share))
        for field in FIELDS
        for prob, share, _ in _bins(judged, field)
    )
    ticks = "".join(
        f'<text x="{EDGE + SIZE * t / 4}" y="{EDGE + SIZE + 16}" text-anchor="middle">{25 * t} %</text>'
        f'<text x="{EDGE - 6}" y="{EDGE + SIZE * (4 - t) / 4 + 4}" text-anchor="end">{25 * t} %</text>'
        for t in range(5)
    )
    legend = "".join(
        f'{_mark(field, EDGE + 14, EDGE + 14 + 18 * i)}<text x="{EDGE + 26}" y="{EDGE + 18 + 18 * i}">{field}</text>'
        for i, field in enumerate(FIELDS)
    )
    whole = SIZE + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-family="sans-serif" font-size="11">'
        f'<title>How often a claim of that probability holds, PolNeAR dev</title><rect width="{whole}" height="{whole}" fill="#fff"/>'
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>'
        f'<path d="M{EDGE} {EDGE + SIZE}L{EDGE + SIZE} {EDGE}" stroke="#999" stroke-dasharray="4 4"/>{marks}{ticks}{legend}'
        f'<text x="{whole / 2}" y="{whole - 6}" text-anchor="middle">claimed</text>'
        f'<text x="12" y="{whole / 2}" transform="rotate(-90 12 {whole / 2})" text-anchor="middle">held</text></svg>\n'
    )


def _mark(field: str, x: float, y: float) -> str:
    """Draw one mark; each field has a colour and a shape."""
    shapes = {
        "circle": f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
        "square": f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z",
        "triangle": f"M{x:.1f} {y - 5:.1f}l5 9h-10z",
        "diamond": f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z",
    }
    return f'<path d="{shapes[SHAPES[field]]}" fill="{COLOURS[field]}"/>'
