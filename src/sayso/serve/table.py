"""Prints a record in the terminal: who · said what · to whom · when · where in the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.records import BlockRole
from sayso.serve.wording import UNKNOWN, join_words, name_speaker, show_around, show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from sayso.records import Article, Record, Span, Statement

CUT = " […]"
CONTENT_CHARS = 240  # more is cut at a word, and marked
COUNTED = {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}  # what a reader counts as paragraphs
NARROW_COLUMNS = 80  # below, five columns leave no room for whole names
APART = {BlockRole.PULL_QUOTE, BlockRole.CAPTION, BlockRole.BOILERPLATE, BlockRole.SUBHEAD}


def print_table(console: Console, record: Record) -> None:
    """Print one article's record; what the text does not say is a dash.

    Args:
        console: of any width, with or without colour.
        record: of one article.
    """
    for line in _header(record):
        console.print(line)
    if console.width < NARROW_COLUMNS:
        _print_list(console, record)
    elif record.statements:
        console.print(_table(record))
    for line in _footer(record):
        console.print(line)


def _table(record: Record) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0))
    for name, ratio in (("who", 4), ("said what", 8), ("to whom", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name in ("when", "where"):  # short, and unreadable when broken
        table.add_column(name, no_wrap=True)
    for statement in record.statements:
        table.add_row(*_row(record.article, statement), end_section=True)
    return table


def _print_list(console: Console, record: Record) -> None:
    """Print the statements one below the other: for phones, split windows and large letters."""
    article = record.article
    for statement in record.statements:
        to = statement.addressee.of(article.text) if statement.addressee else ""
        known = [f"to {to}" if to else "", f"on {statement.said_on}" if statement.said_on else ""]
        who = _who(article, statement, between=" ")
        who.append(f" ({statement.form.value}) {_where(article, statement.content)}", style="dim")
        lines = [shorten(join_words(article.text, statement.content)), " · ".join(filter(None, known))]
        console.print()
        console.print(who)
        console.print(Padding(_words("\n".join(filter(None, lines))), (0, 0, 0, 2)))
    console.print()


def _words(words: str, style: str = "") -> Text:
    """Style words that come from a page; they may hold anything."""
    return Text(show_controls(words), style=style)


def _header(record: Record) -> list[Text]:
    article = record.article
    dated = f"{article.published.value} ({article.published.origin.value})" if article.published else None
    count = len(record.statements)
    about = [article.outlet, dated or "date unknown", ", ".join(article.authors) or None, article.address]
    return [
        _words(article.title or "(no title)", style="bold"),
        _words(" · ".join(part for part in about if part), style="dim"),
        Text(f"{count} statement{'' if count == 1 else 's'} · article {article.article_id}", style="dim"),
    ]


def _row(article: Article, statement: Statement) -> list[Text]:
    said = _words(shorten(join_words(article.text, statement.content)))
    said.append(f"  ({statement.form.value})", style="dim")
    whom = statement.addressee.of(article.text) if statement.addressee else UNKNOWN
    return [
        _who(article, statement),
        said,
        _words(whom),
        Text((statement.said_on or UNKNOWN).replace("/", "/\n")),  # an interval in two lines leaves room
        Text(_where(article, statement.content)),
    ]


def _who(article: Article, statement: Statement, between: str = "\n") -> Text:
    named = name_speaker(statement.speaker)
    source = join_words(article.text, statement.source)
    who = _words(named, style="bold" if statement.speaker else "dim")
    if source and source != named:
        who.append_text(_words(f"{between}“{source}”", style="dim"))
    return who


def shorten(words: str) -> str:
    """Cut long words at a word's end, and say so; never misquote."""
    if len(words) <= CONTENT_CHARS:
        return words
    return words[:CONTENT_CHARS].rsplit(None, 1)[0] + CUT


def _where(article: Article, content: Sequence[Span]) -> str:
    blocks = [b for b in article.blocks if b.role in COUNTED]
    place = f"{content[0].start}–{content[-1].end}"
    for number, block in enumerate(blocks, 1):
        if block.span.covers(content[0]):
            return f"¶{number} {place}"
    return place


def _footer(record: Record) -> list[Text]:
    text = record.article.text
    apart = Counter(b.role.value.replace("_", " ") for b in record.article.blocks if b.role in APART)
    apart["repeat"] = sum(b.repeat_of is not None for b in record.article.blocks)
    counts = ", ".join(f"{count} {name}" for name, count in sorted(apart.items()) if count)
    lines = [Text(f"kept apart: {counts}", style="dim")] if counts else []
    for finding in record.findings:
        around = show_around(text, finding.evidence)
        lines.append(_words(f"{finding.kind.value.replace('_', ' ')}: {around}", style="dim"))
    return lines
