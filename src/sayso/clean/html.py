"""Read an HTML page: trafilatura chooses the body, our own scan gives its exact text and offsets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.clean.body import choose_body
from sayso.clean.head import Line, find_head
from sayso.clean.layout import Layout, joined, name_lines, plain_paragraphs
from sayso.clean.markup import scan_markup
from sayso.clean.metadata import Metadata, read_metadata
from sayso.clean.pieces import Piece
from sayso.clean.stream import Place, Stream
from sayso.records import BlockRole, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An HTML page, read."""

    text: str
    pieces: tuple[Piece, ...]
    runs: tuple[Run, ...]
    metadata: Metadata


def read_html(page: str) -> Reading:
    """Read the article of a page.

    Args:
        page: HTML, decoded.

    Returns:
        Title, deck, byline and date above the body, as far as the page shows them, then the body, joined by
        line breaks; no pieces where the page has no article.
    """
    markup = scan_markup(page)
    stream = Stream(markup)
    metadata = read_metadata(markup)
    body = _find_body(stream, choose_body(page), metadata)
    head = find_head(stream, metadata, body) if body else []
    text, pieces, runs = _write(stream, _merge(head, body))
    return Reading(text=text, pieces=pieces, runs=runs, metadata=metadata)


def _find_body(stream: Stream, paragraphs: Iterable[str], metadata: Metadata) -> list[Line]:
    """Find the chosen paragraphs on the page, each line once and in page order, and tell their roles."""
    places: list[Place] = []
    at = 0
    for paragraph in paragraphs:
        found = stream.find(paragraph, at) or stream.find(paragraph)
        places += found
        at = found[-1].end if found else at
    body = [line for place in joined(places) for line in stream.split_lines(place)]
    body = body or plain_paragraphs(stream)
    layout = Layout(stream, body)
    body = sorted([*body, *layout.missed_lines(body)], key=lambda place: place.start)
    roles = name_lines(layout, body, metadata)
    return [Line(place=place, role=role) for place, role in zip(body, roles, strict=True)]


def _merge(head: list[Line], body: list[Line]) -> list[Line]:
    """Bring all lines into page order; where two overlap, the one of the head stays."""
    taken = sorted(head, key=lambda line: line.place.start)
    free = [
        line
        for line in body
        if not any(
            line.place.start < other.place.end and other.place.start < line.place.end for other in taken
        )
    ]
    title = next((line.place.start for line in head if line.role is BlockRole.HEADLINE), 0)
    free = [replace(line, role=BlockRole.BOILERPLATE) if _is_above(line, title) else line for line in free]
    return sorted([*taken, *free], key=lambda line: line.place.start)


def _is_above(line: Line, title_start: int) -> bool:
    """Tell a label above the title: a section's name, an advertisement."""
    return line.place.end <= title_start and line.role is BlockRole.SUBHEAD


def _write(stream: Stream, lines: list[Line]) -> tuple[str, tuple[Piece, ...], tuple[Run, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    runs: list[Run] = []
    at = 0
    for line in lines:
        text, line_runs = stream.write(line.place, at)
        parts.append(text)
        pieces.append(Piece(span=Span(at, at + len(text)), line=" ".join(text.split()), hint=line.role))
        runs += line_runs
        at += len(text) + 1
    return "\n".join(parts), tuple(pieces), tuple(runs)
