"""`sayso verify`: re-read every span against the stored, hashed pages."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from sayso.cli.options import json_option, ledger_option, settings_with


@click.command("verify")
@ledger_option
@json_option
def command(*, ledger_path: str | None, as_json: bool) -> int:
    """Re-read everything in the ledger; report any byte that changed, and then leave with status 1.

    \b
    Example:
      sayso verify --ledger newsroom.ledger
    """
    from sayso.ledger import open_ledger, verify_ledger  # noqa: PLC0415

    with open_ledger(settings_with(ledger_path).ledger, create=False) as ledger:
        report = verify_ledger(ledger)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return 0 if report.ok else 1
    for fault in report.faults:
        owner = f"article {fault.article_id}: " if fault.article_id else ""
        click.echo(f"{owner}{fault.what} {fault.where}: {fault.found!r} found, {fault.expected!r} expected")
    click.echo(
        f"{report.pages} pages, {report.articles} articles, {report.statements} statements, "
        f"{report.spans} spans: " + ("all as stored" if report.ok else f"{len(report.faults)} not as stored")
    )
    return 0 if report.ok else 1
