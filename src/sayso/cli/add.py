"""`sayso add`: pages into the ledger."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.options import about_the_page, json_option, ledger_option, make_hints, settings_with
from sayso.errors import StopRun

if TYPE_CHECKING:
    from sayso.records import Drop
    from sayso.run.tally import Tally

EVERY = 100  # pages between two lines of progress where no terminal shows it live


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="PAGE...")
@ledger_option
@json_option
@about_the_page
def command(
    sources: tuple[str, ...],
    *,
    ledger_path: str | None,
    as_json: bool,
    address: str | None,
    outlet: str | None,
    published: str | None,
) -> int:
    """Read files and folders into the ledger; adding twice adds nothing.

    Every page that goes in is counted as new, a revision, a repeat, or dropped for a named reason.

    \b
    Example:
      sayso add saved-pages/ --outlet "Orrin Star"
    """
    from sayso.run.local import add_records  # noqa: PLC0415, loads the model's runtime

    shown = Progress()
    try:
        tally = add_records(
            sources, settings_with(ledger_path), make_hints(address, outlet, published), shown.step
        )
    except StopRun:
        if shown.last:
            _print(shown.last, as_json=as_json)
        raise
    finally:
        shown.finish()
    _print(tally, as_json=as_json)
    return 1 if tally.dropped else 0


class Progress:
    """Tells how far the run is: live on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self.last: Tally | None = None
        self.live = sys.stderr.isatty()

    def step(self, tally: Tally, drop: Drop | None) -> None:
        """Take note of one more page."""
        self.last = tally
        if drop:
            self.finish()
            click.echo(f"sayso: dropped [{drop.code}] {drop.message}", err=True)
        if self.live:
            click.echo(f"\r{tally.pages} pages, {tally.statements} statements", nl=False, err=True)
        elif tally.pages % EVERY == 0:
            click.echo(f"{tally.pages} pages, {tally.statements} statements", err=True)

    def finish(self) -> None:
        """End the live line."""
        if self.live and self.last:
            click.echo("\r\033[K", nl=False, err=True)


def _print(tally: Tally, *, as_json: bool) -> None:
    counts = {
        "in": tally.pages,
        "new": tally.new,
        "revisions": tally.revisions,
        "repeats": tally.repeats,
        "drops": tally.drops,
        "statements": tally.statements,
    }
    if as_json:
        click.echo(json.dumps(counts))
        return
    reasons = ", ".join(f"{count} {code}" for code, count in sorted(tally.drops.items()))
    click.echo(
        f"in {tally.pages} = new {tally.new} + revisions {tally.revisions} + repeats {tally.repeats}"
        f" + drops {tally.dropped}{f' ({reasons})' if reasons else ''}; {tally.statements} statements added"
    )
