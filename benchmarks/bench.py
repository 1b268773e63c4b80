"""`make bench`: speed and memory as ratios measured in one run; bench.py [--full] [--record].

Pages are made from the examples by recombining their paragraphs; --full adds 10,000 of them to a ledger.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from sayso.clean.article import clean_page
from sayso.extract.record import extract_records, flat_text
from sayso.extract.tagger import load_tagger
from sayso.extract.tokens import cut_windows
from sayso.extract.windows import CONTEXT, WIDTH, lay_window
from sayso.records import Page
from sayso.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.extract.tagger import Tagger
    from sayso.records import Article

ROOT = Path(__file__).parent.parent
RECORDED = Path(__file__).with_name("bench.json")
# Multiply-adds of one word piece: six layers of four 384 x 384 and two 384 x 1536 products, heads left out.
PIECE_FLOP = 2 * 6 * (4 * 384 * 384 + 2 * 384 * 1536)
AIMS = {
    "pipeline / bare model": "at most 1.5",
    "bare model / fp32 matrix peak, %": "12 or more of the bf16 peak; printed against fp32",
    "sayso --help / python -c pass": "at most 7",
    "memory of the long run, MB": "under 600",
}


def main() -> None:
    """Measure, and print beside the last recorded run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="10,000 articles in the memory run, not 300")
    parser.add_argument("--record", action="store_true", help="keep the figures in benchmarks/bench.json")
    options = parser.parse_args()
    figures = {**measure_reading(), **measure_start()}
    with tempfile.TemporaryDirectory() as folder:
        figures |= measure_memory(Path(folder), 10_000 if options.full else 300)
    last = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    for name, figure in figures.items():
        print(f"{name:36} {figure:10.2f}   last {last.get(name, '-'):>10}   {AIMS.get(name, '')}")
    if options.record:
        RECORDED.write_text(json.dumps({k: round(v, 2) for k, v in figures.items()}, indent=1) + "\n")


def paragraphs() -> list[str]:
    """Gather the examples' paragraphs, without headings."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples/pages").glob("*.txt"))]
    return [line for text in texts for line in text.splitlines()[4:] if len(line) > 80]


def invent_page(seed: int, lines: list[str], count: int) -> Page:
    """Recombine so many paragraphs into a page, always the same for one seed (16: some 3,500 characters)."""
    chosen = random.Random(seed).sample(lines, min(count, len(lines)))
    text = f"Report number {seed} from the district\n" + "\n".join(chosen) + "\n"
    return Page(body=text.encode(), name=f"{seed}.txt", media_type="text/plain", received_utc="2026-01-01")


def measure_reading() -> dict[str, float]:
    """Time the whole path from page to record, and the bare model on the same windows."""
    settings, lines = Settings(), paragraphs()
    pages = [invent_page(seed, lines, 16) for seed in range(60)]
    tagger = load_tagger(settings.extract)
    articles = [clean_page(page, settings.clean) for page in pages]
    extract_records(articles[:4], tagger)
    batches = bare_windows(tagger, articles)
    pieces = sum(int(batch["mask"].sum()) for batch in batches)
    whole = best_of(lambda: extract_records([clean_page(p, settings.clean) for p in pages], tagger))
    bare = best_of(lambda: [tagger.session.run(None, batch) for batch in batches])
    rate = pieces / bare
    return {
        "pipeline / bare model": whole / bare,
        "articles a second": len(pages) / whole,
        "word pieces a second, bare model": rate,
        "bare model, GFLOP/s": rate * PIECE_FLOP / 1e9,
        "fp32 matrix peak, GFLOP/s": (peak := matrix_peak() / 1e9),
        "bare model / fp32 matrix peak, %": 100 * rate * PIECE_FLOP / 1e9 / peak,
    }


def bare_windows(tagger: Tagger, articles: list[Article]) -> list[dict[str, np.ndarray]]:
    """Make the very inputs that reading these articles makes."""
    texts = [tagger.split(flat_text(article)) for article in articles]
    return [
        lay_window(pieces, window) for pieces in texts for window in cut_windows(len(pieces), WIDTH, CONTEXT)
    ]


def best_of(work: Callable[[], object], times: int = 3) -> float:
    """Time some work: the best of a few, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def matrix_peak() -> float:
    """Measure this machine's own 32-bit matrix product, in FLOP/s."""
    size = 2048
    left = np.random.default_rng(1).standard_normal((size, size), dtype=np.float32)
    return 2 * size**3 / best_of(lambda: left @ left, 5)


def measure_start() -> dict[str, float]:
    """Time `sayso --help` against an empty Python."""
    sayso = str(Path(sys.executable).with_name("sayso"))
    empty = median(best_of(lambda: _call([sys.executable, "-c", "pass"]), 3) for _ in range(3))
    helped = median(best_of(lambda: _call([sayso, "--help"]), 3) for _ in range(3))
    return {"sayso --help / python -c pass": helped / empty}


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def measure_memory(folder: Path, count: int) -> dict[str, float]:
    """Add many pages to a ledger, and look at the most memory the process held."""
    lines = paragraphs()
    (folder / "pages").mkdir()
    for seed in range(count):
        page = invent_page(
            seed, lines, 2 if seed % 20 else 16
        )  # short, so that 10,000 take minutes; some long
        (folder / "pages" / f"{seed}.txt").write_bytes(page.body)
    sayso = str(Path(sys.executable).with_name("sayso"))
    add = [sayso, "add", str(folder / "pages"), "--ledger", str(folder / "long.ledger")]
    subprocess.run(add, check=False, stderr=subprocess.DEVNULL)  # it prints its count, with any drops
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"articles in the long run": count, "memory of the long run, MB": peak}


if __name__ == "__main__":
    main()
