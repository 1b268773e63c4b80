"""Prints a record in the terminal: who · said what · to whom · when · where in the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from sayso.records import BlockRole
from sayso.serve.wording import UNKNOWN, join_words, name_speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from sayso.records import Article, Record, Span, Statement

CUT = " […]"
CONTENT_CHARS = 240  # more is cut at a word, and marked
TOP = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.BYLINE}  # not counted as paragraphs
AROUND = 25  # code points shown on either side of what a finding points at
APART = {BlockRole.PULL_QUOTE, BlockRole.CAPTION, BlockRole.BOILERPLATE, BlockRole.SUBHEAD}


def print_table(console: Console, record: Record) -> None:
    """Print one article's record; what the text does not say is a dash.

    Args:
        console: of any width, with or without colour.
        record: of one article.
    """
    for line in _header(record):
        console.print(line)
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0))
    for name, ratio in (("who", 3), ("said what", 8), ("to whom", 2)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name in ("when", "where"):  # short, and unreadable when broken
        table.add_column(name, no_wrap=True)
    for statement in record.statements:
        table.add_row(*_row(record.article, statement), end_section=True)
    if record.statements:
        console.print(table)
    for line in _footer(record):
        console.print(line)


def _header(record: Record) -> list[Text]:
    article = record.article
    dated = f"{article.published.value} ({article.published.origin.value})" if article.published else None
    about = [article.outlet, dated or "date unknown", ", ".join(article.authors) or None, article.address]
    return [
        Text(article.title or "(no title)", style="bold"),
        Text(" · ".join(part for part in about if part), style="dim"),
        Text(f"{len(record.statements)} statements · article {article.article_id}", style="dim"),
    ]


def _row(article: Article, statement: Statement) -> list[Text]:
    said = Text(shorten(join_words(article.text, statement.content)))
    said.append(f"  ({statement.form.value})", style="dim")
    whom = statement.addressee.of(article.text) if statement.addressee else UNKNOWN
    return [
        _who(article, statement),
        said,
        Text(whom),
        Text(statement.said_on or UNKNOWN),
        Text(_where(article, statement.content)),
    ]


def _who(article: Article, statement: Statement) -> Text:
    named = name_speaker(statement.speaker)
    source = " ".join(span.of(article.text) for span in statement.source)
    who = Text(named, style="bold" if statement.speaker else "dim")
    if source and source != named:
        who.append(f"\n“{source}”", style="dim")
    return who


def shorten(words: str) -> str:
    """Cut long words at a word's end, and say so; never misquote."""
    if len(words) <= CONTENT_CHARS:
        return words
    return words[:CONTENT_CHARS].rsplit(None, 1)[0] + CUT


def _where(article: Article, content: Sequence[Span]) -> str:
    blocks = [b for b in article.blocks if b.role not in TOP]
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
        around = " / ".join(
            text[max(0, s.start - AROUND) : s.end + AROUND].replace("\n", " ") for s in finding.evidence
        )
        lines.append(Text(f"{finding.kind.value.replace('_', ' ')}: …{around}…", style="dim"))
    return lines
