"""Measure the ledger on invented articles: storing, finding as it grows, verifying, exporting.

Run `python benchmarks/ledger.py` (under a minute); the last figures are in benchmarks/ledger.md.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections import deque
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from sayso.answer.export import export_rows
from sayso.answer.search import find
from sayso.ledger import Ledger, open_ledger, store_record, verify_ledger
from sayso.settings import LedgerSettings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from inventing import invent

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 10_000, 50_000)
STATEMENTS_A_PAGE = 10
REPEATS = 21
# How many statements have the words: a few; one in 132 or so; one in six.
QUERIES = {"in a few": '"part 77"', "in 0.8 %": "marwick", "in 17 %": "ferry"}
BARE = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rank LIMIT 20"


def time_s(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def typical_ms(*works: Callable[[], object]) -> tuple[float, ...]:
    """Time calls in turn, again and again, and take the median of each."""
    rounds = [[time_s(work) for work in works] for _ in range(REPEATS)]
    return tuple(1000 * median(times) for times in zip(*rounds, strict=True))


def grow(ledger: Ledger, first_page: int, last_page: int) -> float:
    """Store pages and give the seconds that the ledger took."""
    invented = [invent(number, statements=STATEMENTS_A_PAGE) for number in range(first_page, last_page)]
    return sum(
        time_s(lambda page=page, record=record: store_record(ledger, page, record))
        for page, record in invented
    )


def print_waiting(folder: Path) -> None:
    """Print what waiting for the disk costs: as shipped, at checkpoints only, never."""
    took = {}
    for mode in ("OFF", "NORMAL", "FULL"):
        with open_ledger(LedgerSettings(path=str(folder / mode)), create=True) as ledger:
            ledger.connection.execute(f"PRAGMA synchronous = {mode}")
            took[mode] = grow(ledger, 0, 200) / 200
    times = ", ".join(f"{mode} {1000 * t:.2f} ms ({t / took['OFF']:.1f} x OFF)" for mode, t in took.items())
    print(f"store one article, synchronous = {times}")


def compare_find(ledger: Ledger, query: str) -> tuple[float, ...]:
    """Time find and the bare index query, in milliseconds."""
    return typical_ms(
        lambda: find(ledger, query), lambda: ledger.connection.execute(BARE, (query,)).fetchall()
    )


def peak_mb(work: Callable[[], object]) -> float:
    """Measure how much Python memory a call takes at most."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def print_growth(found: dict[int, dict[str, tuple[float, ...]]]) -> None:
    """Print find at each size, against the bare query and against the smallest ledger."""
    small, large = SIZES[0], SIZES[-1]
    for name in QUERIES:
        times = "  ".join(
            f"{ms:6.2f} ms ({ms / bare:4.1f} x bare)" for ms, bare in (found[n][name] for n in SIZES)
        )
        growth = found[large][name][0] / found[small][name][0]
        print(f"find, words {name:9} {times}   ledger x {large // small}: time x {growth:.1f}")


def main() -> None:
    """Grow one ledger through all sizes and print what each costs."""
    with (
        TemporaryDirectory() as folder,
        open_ledger(LedgerSettings(path=str(Path(folder) / "bench.ledger")), create=True) as ledger,
    ):
        found, pages = {}, 0
        print_waiting(Path(folder))
        print(f"statements in the ledger: {', '.join(f'{size:,}' for size in SIZES)}")
        for size in SIZES:
            wanted = size // STATEMENTS_A_PAGE
            took_s = grow(ledger, pages, wanted)
            each_ms = 1000 * took_s / (wanted - pages)
            print(f"store, up to {size:6,}  {1000 / each_ms:7.0f} articles/s  {each_ms:.2f} ms each")
            pages = wanted
            found[size] = {name: compare_find(ledger, query) for name, query in QUERIES.items()}
        print_growth(found)
        print(f"verify  {SIZES[-1] / time_s(lambda: verify_ledger(ledger)):10,.0f} statements/s")
        print(f"export  {SIZES[-1] / time_s(lambda: deque(export_rows(ledger), 0)):10,.0f} rows/s")
        export_mb = peak_mb(lambda: deque(export_rows(ledger), 0))
        print(f"export takes {export_mb:.1f} MB of Python memory at most")
        print(f"file    {ledger.path.stat().st_size / SIZES[-1]:10,.0f} bytes a statement")


if __name__ == "__main__":
    main()
