"""`sayso export`: every statement of the ledger as a table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option, settings_with
from sayso.errors import BadOption

if TYPE_CHECKING:
    from typing import TextIO


@click.command("export")
@click.option("--csv", "form", flag_value="csv", default="csv", help="Comma-separated values.  [default]")
@click.option("--jsonl", "form", flag_value="jsonl", help="One JSON object a line.")
@click.option("--out", metavar="FILE", help="Where to write.  [default: standard output]")
@ledger_option
def command(*, form: str, out: str | None, ledger_path: str | None) -> int:
    """Write a row for each statement, with the way back to its words.

    \b
    Example:
      sayso export --csv --out statements.csv
    """
    from sayso.answer.export import export_rows, write_csv, write_jsonl  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415

    write = write_csv if form == "csv" else write_jsonl
    with open_ledger(settings_with(ledger_path).ledger, create=False) as ledger:
        if out is None:
            write(export_rows(ledger), sys.stdout)
            return 0
        with _open_new(out) as stream:
            write(export_rows(ledger), stream)
    return 0


def _open_new(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8", newline="")  # noqa: PTH123, closed by the caller
    except OSError as error:
        raise BadOption(
            option="--out", value=path, wanted=f"it must be writable ({error.strerror})"
        ) from None
