"""`make quality`: no figure falls under its floor unnoticed.

Measures everything (score.py) and compares with floors.json, whose digest says on which corpora the floors were
reached. --accept writes new floors just under the figures; it refuses to lower one unless --lower says why, and
the reason goes into changes/ as a line of the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from score import ROOT, SHARED, measure_all

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.3  # points under the figure reached: other processors round 8-bit products a little differently
CEILINGS = ("seed.never broken", "dev.never broken", "sure.gap, points")  # must not rise
CORPORA = ("data/PolNeAR/dev/text", "cases", "data/article_extraction_dev")


def main() -> int:
    """Compare, or accept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="write floors from this run")
    parser.add_argument("--lower", metavar="WHY", help="let floors fall, and say why")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"quality: {SHARED} is not here; nothing was measured")
        return 2
    figures = measure_all()
    known = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    failed = compare(figures, known["floors"], digest_corpora(), known.get("digest"))
    if not options.accept:
        return 1 if failed else 0
    if failed and not options.lower:
        print("quality: floors would fall; say why with --lower")
        return 1
    FLOORS.write_text(json.dumps({"digest": digest_corpora(), "floors": floors_of(figures)}, indent=1) + "\n")
    if options.lower:
        with (ROOT / "changes" / "floors.md").open("a", encoding="utf-8") as stream:
            stream.write(f"- Quality floors lowered: {options.lower}\n")
    return 0


def compare(figures: dict[str, float], floors: dict[str, float], digest: str, known: str | None) -> bool:
    """Print every figure beside its floor, and tell whether one fell."""
    failed = False
    for name, figure in figures.items():
        floor = floors.get(name)
        fell = floor is not None and (figure > floor if name in CEILINGS else figure < floor)
        failed |= fell
        print(
            f"{'FELL ' if fell else '     '}{name:36} {figure:8.4g}   floor {'-' if floor is None else floor}"
        )
    if known not in (None, digest):
        print("quality: the corpora are not those the floors were reached on")
        failed = True
    return failed


def floors_of(figures: dict[str, float]) -> dict[str, float]:
    """Put each floor just under its figure."""
    return {
        name: figure + margin_of(name) * name.startswith("sure")
        if name in CEILINGS
        else round(max(figure - margin_of(name), 0), 4)
        for name, figure in figures.items()
    }


def margin_of(name: str) -> float:
    """Allow one item of a small case to turn, and rounding elsewhere."""
    if name.startswith("pages"):
        return 0.001
    return MARGIN if name.startswith("polnear") else 1.0 if name.startswith("sure") else 3.0


def digest_corpora() -> str:
    """Hash names and sizes of the files measured on."""
    digest = hashlib.sha256()
    for part in CORPORA:
        for path in sorted((SHARED / part).rglob("*")):
            if path.is_file() and path.suffix not in {".py", ".md", ".pyc"}:
                digest.update(f"{path.relative_to(SHARED)} {path.stat().st_size}\n".encode())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
