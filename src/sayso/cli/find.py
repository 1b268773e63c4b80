"""`sayso find`: search what was said."""

from __future__ import annotations

import json

import click

from sayso.cli.options import json_option, ledger_option, settings_with


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="At most so many answers.")
@ledger_option
@json_option
def command(words: tuple[str, ...], *, limit: int, ledger_path: str | None, as_json: bool) -> int:
    """Find statements that have all the words, the best first; words in quotation marks stay together.

    \b
    Example:
      sayso find barrier '"next spring"'
    """
    from sayso.answer.search import find  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.serve.answers import hit_json, hit_lines  # noqa: PLC0415

    with open_ledger(settings_with(ledger_path).ledger, create=False) as ledger:
        hits = find(ledger, " ".join(words), limit=limit)
    if as_json:
        click.echo(json.dumps([hit_json(hit) for hit in hits], ensure_ascii=False, indent=1))
    elif hits:
        click.echo("\n\n".join(hit_lines(hit) for hit in hits))
    else:
        click.echo("nothing found", err=True)
    return 0
