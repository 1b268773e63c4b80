"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from sayso.records import Hints, Origin
from sayso.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.settings import Settings


def about_the_page(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what a page does not."""
    for option in (
        click.option("--published", metavar="DATE", callback=_check_date, help="When it came out."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--address", metavar="URL", help="Where it stands on the web."),
    ):
        command = option(command)
    return command


ledger_option = click.option(
    "--ledger", "ledger_path", metavar="PATH", help="The ledger's file.  [default: ./sayso.ledger]"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _check_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del ctx
    if value is None:
        return None
    for form in ("%Y", "%Y-%m"):
        try:
            datetime.strptime(value, form)  # noqa: DTZ007, only its form is checked
        except ValueError:
            continue
        return value
    try:
        datetime.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is no date; write it as 2026-03-09, 2026-03 or 2026"
        raise click.BadParameter(message, param=param) from None
    return value


def make_hints(address: str | None, outlet: str | None, published: str | None) -> Hints | None:
    """Gather what the user says of a page; None: nothing."""
    if not (address or outlet or published):
        return None
    return Hints(origin=Origin.OPTION, address=address, outlet=outlet, published=published)


def settings_with(ledger_path: str | None) -> Settings:
    """Read the settings, with the ledger's place as given."""
    return load_settings({"ledger.path": ledger_path})
