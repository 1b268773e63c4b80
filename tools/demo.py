"""`make demo`: one example through the commands a user types, into a table, a report and a ledger."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAYSO = str(Path(sys.executable).with_name("sayso"))


def main(example: str) -> int:
    """Read, report, store, search; each command is printed before it runs."""
    steps = (
        ["read", example, "--format", "table", "--html", "report.html"],
        ["add", example, "--ledger", "demo.ledger"],
        ["find", "pool", "--limit", "3", "--ledger", "demo.ledger"],
    )
    for step in steps:
        print(f"\n$ sayso {' '.join(step)}", flush=True)
        status = subprocess.run([SAYSO, *step], check=False).returncode
        if status:
            return status
    print("\nNow open report.html in a browser; the ledger is demo.ledger.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
