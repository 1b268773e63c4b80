"""`sayso show`: one article or statement of the ledger."""

from __future__ import annotations

import json

import click

from sayso.cli.options import json_option, ledger_option, settings_with


@click.command("show")
@click.argument("some_id", metavar="ID")
@ledger_option
@json_option
def command(some_id: str, *, ledger_path: str | None, as_json: bool) -> int:
    """Show an article or a statement by its id, or by the first six or more characters of it.

    \b
    Example:
      sayso show 3f2a9c
    """
    from sayso.answer.show import show  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.serve.answers import print_shown, shown_json  # noqa: PLC0415

    with open_ledger(settings_with(ledger_path).ledger, create=False) as ledger:
        shown = show(ledger, some_id)
    if as_json:
        click.echo(json.dumps(shown_json(shown), ensure_ascii=False, indent=1))
    else:
        print_shown(shown)
    return 0
