"""Marks sources, cues and contents in the article's own text, however they overlap."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.records import BlockRole, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Article, Block, Record

TAGS = {BlockRole.HEADLINE: "h2", BlockRole.SUBHEAD: "h3", BlockRole.PULL_QUOTE: "blockquote"}
LABELS = {
    BlockRole.HEADLINE: "headline",
    BlockRole.DECK: "deck",
    BlockRole.BYLINE: "byline",
    BlockRole.DATELINE: "date line",
    BlockRole.SUBHEAD: "subhead",
    BlockRole.PULL_QUOTE: "pull quote",
    BlockRole.CAPTION: "caption",
    BlockRole.BOILERPLATE: "not part of the report",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One span to be shown, and the number of the statement it belongs to."""

    span: Span
    kind: str  # source, cue, content or quoted
    number: int


def render_blocks(record: Record, key: str) -> str:
    """Render every block of an article in its own order."""
    marks = _marks(record)
    firsts = _firsts(record)
    numbered = {block.span.start: i for i, block in enumerate(record.article.blocks, 1)}
    return "\n".join(
        _block(record.article, block, marks, Places(key, firsts, numbered)) for block in record.article.blocks
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where links lead."""

    key: str  # of the record in the page
    firsts: dict[int, list[int]]  # where the content of statements begins -> their numbers
    numbered: dict[int, int]  # where a block begins -> its number


def _firsts(record: Record) -> dict[int, list[int]]:
    """Find where statements begin; several may share their words, and one may begin between two blocks."""
    firsts: dict[int, list[int]] = {}
    for i, statement in enumerate(record.statements, 1):
        start = statement.content[0].start
        shown = (max(start, b.span.start) for b in record.article.blocks if b.span.end > start)
        firsts.setdefault(next(shown, start), []).append(i)
    return firsts


def _marks(record: Record) -> list[Mark]:
    marks = []
    for i, statement in enumerate(record.statements, 1):
        kinds = (
            ("source", statement.source),
            ("cue", (statement.cue,) if statement.cue else ()),
            ("content", statement.content),
            ("quoted", statement.quoted),
        )
        marks += [Mark(span=span, kind=kind, number=i) for kind, spans in kinds for span in spans]
    return marks


def _block(article: Article, block: Block, marks: Sequence[Mark], places: Places) -> str:
    tag = TAGS.get(block.role, "p")
    inside = [m for m in marks if m.span.overlaps(block.span)]
    words = mark_text(article.text, block.span, inside, places)
    number = places.numbered[block.span.start]
    label = LABELS.get(block.role, "")
    apart = block.role is BlockRole.BOILERPLATE
    note = f"{'' if apart else label}{_repeats(article, block, places)}"
    role = f'<span class="role" dir="ltr" lang="en">{note}</span>' if note else ""
    classes = f"block {block.role.value}{' repeat' if block.repeat_of else ''}"
    inner = f'<{tag} class="{classes}" id="{places.key}-b{number}" dir="auto">{role}{words}</{tag}>'
    return f'<details class="apart"><summary lang="en">{label}</summary>{inner}</details>' if apart else inner


def _repeats(article: Article, block: Block, places: Places) -> str:
    if block.repeat_of is None:
        return ""
    earlier = next((b for b in article.blocks if b.span.overlaps(block.repeat_of)), None)
    if earlier is None:
        return " repeats an earlier passage"
    number = places.numbered[earlier.span.start]
    return f' repeats <a href="#{places.key}-b{number}">an earlier passage</a>'


def mark_text(text: str, span: Span, marks: Sequence[Mark], places: Places) -> str:
    """Cut the text wherever a mark begins or ends, and mark each piece with all that covers it."""
    cuts = sorted(
        {span.start, span.end, *(_within(p, span) for m in marks for p in (m.span.start, m.span.end))}
    )
    pieces = []
    for start, end in pairwise(cuts):
        covering = [m for m in marks if m.span.start <= start and end <= m.span.end]
        pieces.append(_anchor(start, places) + _piece(text[start:end], covering, places.key, start, end))
    return "".join(pieces)


def _within(place: int, span: Span) -> int:
    return min(max(place, span.start), span.end)


def _anchor(start: int, places: Places) -> str:
    """Number the first words of each statement; the number leads to its card."""
    return "".join(
        f'<a class="ref" id="{card}-words" href="#{card}" aria-label="statement {number}">{number}</a>'
        for number in places.firsts.get(start, ())
        for card in [f"{places.key}-s{number}"]
    )


def _piece(words: str, covering: Sequence[Mark], key: str, start: int, end: int) -> str:
    if not covering:
        return escape(words)
    kinds = " ".join(sorted({m.kind for m in covering}))
    edges = "".join(f" {m.kind}-start" for m in covering if m.span.start == start)
    edges += "".join(f" {m.kind}-end" for m in covering if m.span.end == end)
    owners = " ".join(dict.fromkeys(f"{key}-s{m.number}" for m in covering))
    return f'<span class="m {kinds}{edges}" data-s="{owners}">{escape(words)}</span>'
