"""Read an HTML page into text, pieces and runs: trafilatura chooses the body, our own reading gives the offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sayso.clean.body import choose_body
from sayso.clean.markup import scan_markup
from sayso.clean.metadata import Metadata, read_metadata
from sayso.clean.pieces import Piece
from sayso.clean.signs import byline_names, is_date_line
from sayso.clean.stream import Place, Stream, squeeze
from sayso.records import BlockRole, Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.clean.markup import Element

_SAME_TITLE = 75.0  # rapidfuzz token_sort_ratio: og:title and h1 differ by a kicker or an outlet's name
_SAME_DECK = 88.0
_MAX_BYLINE_CHARS = 160
_MAX_HEAD_CHARS = 160
_DECK_CHARS = range(25, 500)
_ABOVE_BODY_CHARS = 3_000  # between title and first paragraph: more is a page's own furniture
_MAX_HEAD_LINES = 60
_DECK_CLASS = re.compile(
    r"stand-?_?first|sub-?_?title|sub-?_?head|\bdeck?\b|[-_]de[ck]k?\b|strap-?line|article-?_?(?:intro|summary|description|lead)\b|"
    r"\bexcerpt|headline-?_?sub|synopsis",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(
    r"by-?_?line|\bauthors?\b|[-_]authors?\b|author[-_]name|contributor", re.IGNORECASE
)
_DATE_CLASS = re.compile(r"\b(?:pub)?date|[-_]date\b|time-?stamp|published", re.IGNORECASE)
_PULL_CLASS = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"caption|image-?_?credit|photo-?_?credit", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An HTML page, read."""

    text: str
    pieces: tuple[Piece, ...]
    runs: tuple[Run, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of the page that becomes a piece."""

    place: Place
    role: BlockRole | None


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
    body = _find_body(stream, choose_body(page))
    head = _find_head(stream, metadata, body) if body else []
    text, pieces, runs = _write(stream, _merge(head, body))
    return Reading(text=text, pieces=pieces, runs=runs, metadata=metadata)


def _find_body(stream: Stream, paragraphs: Iterable[str]) -> list[_Line]:
    """Find the chosen paragraphs on the page, in page order, each line once."""
    places: list[Place] = []
    at = 0
    for paragraph in paragraphs:
        found = stream.find(paragraph, at) or stream.find(paragraph)
        places += found
        at = found[-1].end if found else at
    lines = [line for place in _join(places) for line in stream.split_lines(place)]
    return [_Line(place=line, role=_body_role(stream, line)) for line in lines]


def _join(places: list[Place]) -> list[Place]:
    """Bring places into page order and join those that touch or overlap."""
    joined: list[Place] = []
    for place in sorted(places, key=lambda place: place.start):
        if joined and place.start <= joined[-1].end:
            joined[-1] = Place(joined[-1].start, max(joined[-1].end, place.end))
        else:
            joined.append(place)
    return joined


def _around(stream: Stream, place: Place) -> list[Element]:
    return stream.markup.ancestry(stream.nodes_of(place)[0].element)


def _body_role(stream: Stream, line: Place) -> BlockRole | None:
    around = _around(stream, line)
    tags = {element.tag for element in around[:4]}
    classes = " ".join(element.attributes.get("class", "") for element in around[:3])
    short = line.end - line.start <= _MAX_HEAD_CHARS
    if "figcaption" in tags or (_CAPTION_CLASS.search(classes) and short):
        return BlockRole.CAPTION
    if _PULL_CLASS.search(classes):
        return BlockRole.PULL_QUOTE
    if short and tags & {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return BlockRole.SUBHEAD
    return BlockRole.LIST_ITEM if "li" in tags else BlockRole.PARAGRAPH


def _find_head(stream: Stream, metadata: Metadata, body: list[_Line]) -> list[_Line]:
    """Find title, deck, byline and date: the title, and what stands between it and the body."""
    title = _find_title(stream, metadata)
    if title is None:
        return []
    lines = [_Line(place=title, role=BlockRole.HEADLINE)]
    first = next((line.place.start for line in body if line.place.start >= title.end), title.end)
    if title.end < first <= title.end + _ABOVE_BODY_CHARS:
        for line in stream.split_lines(Place(title.end, first))[:_MAX_HEAD_LINES]:
            role = _head_role(stream, line, metadata)
            if role:
                lines.append(_Line(place=line, role=role))
    return lines


def _find_title(stream: Stream, metadata: Metadata) -> Place | None:
    """Find the title as the page shows it: the h1 most like the stated one, or the stated one itself."""
    headings = _headings(stream)
    if metadata.title:
        wanted = metadata.title
        scored = [
            (fuzz.token_sort_ratio(wanted.casefold(), text.casefold()), -i)
            for i, (_, text) in enumerate(headings)
        ]
        if scored and max(scored)[0] >= _SAME_TITLE:
            return headings[-max(scored)[1]][0]
        exact = stream.text.find(squeeze(wanted))
        if exact >= 0:
            return Place(exact, exact + len(squeeze(wanted)))
    return headings[0][0] if len(headings) == 1 else None


def _headings(stream: Stream) -> list[tuple[Place, str]]:
    """List what stands in each h1."""
    spans: dict[int, tuple[int, int]] = {}
    for node in stream.markup.texts:
        at = stream.markup.elements[node.element].block if node.element >= 0 else -1
        if at >= 0 and stream.markup.elements[at].tag == "h1":
            spans[at] = (spans.get(at, (node.start, 0))[0], node.end)
    places = (stream.from_page(*span) for span in spans.values())
    lines = (line for place in places if place for line in stream.split_lines(place)[:1])
    return [(line, stream.write(line, 0)[0]) for line in lines]


def _head_role(stream: Stream, line: Place, metadata: Metadata) -> BlockRole | None:
    text = stream.write(line, 0)[0]
    around = _around(stream, line)[:4]
    names = " ".join(e.attributes.get("class", "") + " " + e.attributes.get("itemprop", "") for e in around)
    if is_date_line(text) or (any(e.tag == "time" for e in around) and len(text) <= _MAX_BYLINE_CHARS):
        return BlockRole.DATELINE
    if len(text) <= _MAX_BYLINE_CHARS and _is_byline(text, names, metadata):
        return BlockRole.BYLINE
    if _DATE_CLASS.search(names) and len(text) <= _MAX_BYLINE_CHARS and any(map(str.isdigit, text)):
        return BlockRole.DATELINE
    if len(text) not in _DECK_CHARS:
        return None
    described = metadata.description and fuzz.ratio(metadata.description, text) >= _SAME_DECK
    return BlockRole.DECK if described or _DECK_CLASS.search(names) else None


def _is_byline(text: str, names: str, metadata: Metadata) -> bool:
    lowered = text.casefold()
    if byline_names(text) or any(author.casefold() in lowered for author in metadata.authors):
        return True
    return bool(_BYLINE_CLASS.search(names)) and text[:1].isupper() and len(text.split()) > 1


def _merge(head: list[_Line], body: list[_Line]) -> list[_Line]:
    """Bring all lines into page order; where two overlap, the one of the head stays."""
    taken = sorted(head, key=lambda line: line.place.start)
    free = [
        line
        for line in body
        if not any(
            line.place.start < other.place.end and other.place.start < line.place.end for other in taken
        )
    ]
    return sorted([*taken, *free], key=lambda line: line.place.start)


def _write(stream: Stream, lines: list[_Line]) -> tuple[str, tuple[Piece, ...], tuple[Run, ...]]:
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
