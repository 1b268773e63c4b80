"""`sayso settings show`: every setting with its value and origin."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import click

from sayso.cli.options import json_option
from sayso.settings import SETTINGS_FILE, explain_settings


@click.group("settings")
def command() -> None:
    """Show every setting with its value and origin.

    Options win over SAYSO_PART_NAME variables, these over ./sayso.toml, that over the defaults.

    \b
    Example:
      SAYSO_EXTRACT_THREADS=4 sayso settings show
    """


@command.command("show")
@json_option
def show(*, as_json: bool) -> int:
    """Print each setting, its value and where it came from."""
    values = explain_settings({}, os.environ, SETTINGS_FILE if SETTINGS_FILE.exists() else None)
    if as_json:
        click.echo(json.dumps([asdict(value) for value in values], indent=1))
    else:
        for value in values:
            click.echo(f"{value.name} = {value.value}  ({value.origin})")
    return 0
