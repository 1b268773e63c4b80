"""Prints what the ledger answers: lists of statements, and one statement or article with its versions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.serve.shapes import record_json
from sayso.serve.wording import UNKNOWN, show_controls

if TYPE_CHECKING:
    from sayso.answer.search import Hit
    from sayso.answer.show import Shown
    from sayso.serve.shapes import Json


def hit_json(hit: Hit) -> dict[str, Json]:
    """Shape one answer for a program."""
    return {
        "statement_id": hit.statement_id,
        "article_id": hit.article_id,
        "speaker": hit.speaker,
        "form": hit.form.value,
        "words": hit.words,
        "content": [[span.start, span.end] for span in hit.content],
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "address": hit.address,
        "revised_by": hit.revised_by,
    }


def hit_lines(hit: Hit) -> str:
    """Shape one answer for a person: who and how, the words, where they stand."""
    where = " · ".join(part for part in (hit.title, hit.outlet, hit.published) if part)
    revised = f" · revised by {hit.revised_by}" if hit.revised_by else ""
    lines = (
        f"{hit.statement_id}  {hit.speaker or UNKNOWN} ({hit.form.value})",
        hit.words,
        f"{where}{revised}",
    )
    return "\n  ".join(show_controls(line.replace("\n", " ")) for line in lines)


def shown_json(shown: Shown) -> dict[str, Json]:
    """Shape an article, or one statement of it, for a program."""
    record = record_json(shown.record)
    wanted = shown.statement
    if wanted is not None:
        kept = [s for s in record["statements"] or [] if isinstance(s, dict)]  # type: ignore[union-attr]
        record["statements"] = [s for s in kept if s["statement_id"] == wanted.statement_id]
    record["older"] = [version.article_id for version in shown.older]
    record["newer"] = [version.article_id for version in shown.newer]
    return record


def print_shown(shown: Shown) -> None:
    """Print an article's table, or one statement with its words in place."""
    from rich.console import Console  # noqa: PLC0415

    from sayso.serve.table import print_table  # noqa: PLC0415

    console = Console()
    record = shown.record
    if shown.statement is not None:
        record = replace(record, statements=(shown.statement,))
    print_table(console, record)
    for label, versions in (("revises", shown.older), ("revised by", shown.newer)):
        for version in versions:
            console.print(f"{label} {version.article_id}", highlight=False)
