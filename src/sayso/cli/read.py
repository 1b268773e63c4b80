"""`sayso read`: articles in, their records out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import about_the_page, json_option, make_hints
from sayso.errors import BadOption
from sayso.records import Drop
from sayso.settings import load_settings

if TYPE_CHECKING:
    from sayso.records import Record
    from sayso.run.local import Read

SUFFIX = {"table": ".txt", "json": ".json", "case": ".json"}


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="PAGE...")
@click.option("--format", "form", type=click.Choice(["table", "json", "case"]), help="What to print.")
@json_option
@click.option("--html", "html_path", metavar="OUT", help="Write a page to look at.")
@click.option("--out", "folder", metavar="FOLDER", help="Write one file per article instead of printing.")
@about_the_page
def command(  # noqa: PLR0913, one argument per option
    sources: tuple[str, ...],
    *,
    form: str | None,
    as_json: bool,
    html_path: str | None,
    folder: str | None,
    address: str | None,
    outlet: str | None,
    published: str | None,
) -> int:
    """Read articles (text or saved HTML; folders; - for standard input) and print who said what.

    \b
    Example:
      sayso read --published 2026-03-09 --html report.html article.txt
      sayso read --json - < article.txt
      sayso read --format case --out records/ saved-pages/
    """
    from sayso.run.local import read_records  # noqa: PLC0415, loads the model's runtime

    shape = "json" if as_json else form or "table"
    target = _make_folder(folder) if folder else None
    read: list[Record] = []
    dropped = 0
    for outcome in read_records(sources, load_settings(), make_hints(address, outlet, published)):
        if isinstance(outcome, Drop):
            _tell_drop(outcome, as_json=as_json)
            dropped += 1
            continue
        if target:
            _write_file(target, outcome, shape)
        elif not html_path or form or as_json:
            click.echo(_render(outcome.record, shape), nl=False)
        if html_path:
            read.append(outcome.record)
    if html_path:
        _write_report(Path(html_path), read)
    return 1 if dropped else 0


def _make_folder(folder: str) -> Path:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadOption(option="--out", value=folder, wanted=f"a folder ({error.strerror})") from None
    return Path(folder)


def _tell_drop(drop: Drop, *, as_json: bool) -> None:
    if as_json:
        line = {"error": drop.code, "stage": drop.stage, "name": drop.name, "message": drop.message}
        click.echo(json.dumps(line, ensure_ascii=False), err=True)
    else:
        click.echo(f"sayso: dropped [{drop.code}] {drop.message}", err=True)


def _render(record: Record, shape: str) -> str:
    from sayso.serve.shapes import case_json, record_json  # noqa: PLC0415

    if shape == "table":
        return _table(record)
    shaped = record_json(record) if shape == "json" else case_json(record)
    return json.dumps(shaped, ensure_ascii=False, indent=1) + "\n"


def _table(record: Record) -> str:
    from rich.console import Console  # noqa: PLC0415

    from sayso.serve.table import print_table  # noqa: PLC0415

    console = Console()
    with console.capture() as captured:
        print_table(console, record)
    return captured.get()


def _write_file(folder: Path, outcome: Read, shape: str) -> None:
    """Name the file after the page; a second page of that name gets its article's id added."""
    stem = Path(outcome.page.name).stem if outcome.page.name != "-" else "stdin"
    path = folder / f"{stem}{SUFFIX[shape]}"
    if path.exists():
        path = folder / f"{stem}-{outcome.record.article.article_id}{SUFFIX[shape]}"
    try:
        path.write_text(_render(outcome.record, shape), encoding="utf-8")
    except OSError as error:
        raise _unwritable("--out", path, error) from None


def _write_report(path: Path, records: list[Record]) -> None:
    from sayso.serve.report import render_report  # noqa: PLC0415

    if not records:
        return
    try:
        path.write_text(render_report(records), encoding="utf-8")
    except OSError as error:
        raise _unwritable("--html", path, error) from None
    click.echo(f"report: {path.resolve()}", err=True)


def _unwritable(option: str, path: Path, error: OSError) -> BadOption:
    return BadOption(option=option, value=str(path), wanted=f"it must be writable ({error.strerror})")
