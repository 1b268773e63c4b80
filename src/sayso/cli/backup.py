"""`sayso backup`: a copy of the ledger while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import ledger_option, settings_with


@click.command("backup")
@click.argument("file", metavar="FILE")
@click.option("--overwrite", is_flag=True, help="A file that is there already may be lost.")
@ledger_option
def command(file: str, *, overwrite: bool, ledger_path: str | None) -> int:
    """Copy the ledger into one file, which is a ledger itself.

    \b
    Example:
      sayso backup monday.ledger
    """
    from sayso.ledger import back_up, open_ledger  # noqa: PLC0415

    with open_ledger(settings_with(ledger_path).ledger, create=False) as ledger:
        back_up(ledger, Path(file), overwrite=overwrite)
    click.echo(f"copied to {file}")
    return 0
