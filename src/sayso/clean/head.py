"""Find title, deck, byline and date above the body of an HTML page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sayso.clean.signs import byline_names, is_date_line, is_name_line, is_prose
from sayso.clean.stream import Place, Stream, squeeze
from sayso.records import BlockRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.clean.metadata import Metadata

_SAME_TITLE = 75.0  # rapidfuzz token_sort_ratio: og:title and h1 differ by a kicker or an outlet's name
_SAME_DECK = 88.0
_MAX_BYLINE_CHARS = 160
_DECK_CHARS = range(25, 500)
_ABOVE_BODY_CHARS = 3_000  # between title and first paragraph: more is a page's own furniture
_MAX_HEAD_LINES = 60
_OPENING_LINES = 3  # of the body, where some choices of body take deck and byline in
_DECK_CLASS = re.compile(
    r"stand-?_?first|sub-?_?title|sub-?_?head|\bdeck?\b|[-_]de[ck]k?\b|strap-?line|article-?_?(?:intro|summary|description|lead)\b|"
    r"\bexcerpt|headline-?_?sub|synopsis",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(
    r"by-?_?line|\bauthors?\b|[-_]authors?\b|author[-_]name|contributor", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s[|·–—-]\s|[,@|]|\d")  # office, handle or date follow a name
_DATE_CLASS = re.compile(r"\b(?:pub)?date|[-_]date\b|time-?stamp|published", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page that becomes a piece."""

    place: Place
    role: BlockRole


def find_head(stream: Stream, metadata: Metadata, body: Sequence[Line]) -> list[Line]:
    """Find title, deck, byline and date: the title, and what stands between it and the body."""
    title = _find_title(stream, metadata)
    if title is None:
        return []
    lines = [Line(place=title, role=BlockRole.HEADLINE)]
    below = [line.place for line in body if line.place.start >= title.end]
    named = [line for place in below[:_OPENING_LINES] for line in _named_head(stream, place)]
    taken = {line.place.start for line in named}
    first = next((place.start for place in below if place.start not in taken), title.end)
    for place in _between(stream, title.end, first):
        role = _head_role(stream, place, metadata) if place.start not in taken else None
        if role:
            lines.append(Line(place=place, role=role))
    return lines + named


def _between(stream: Stream, start: int, end: int) -> list[Place]:
    near = start < end <= start + _ABOVE_BODY_CHARS
    return stream.split_lines(Place(start, end))[:_MAX_HEAD_LINES] if near else []


def _named_head(stream: Stream, place: Place) -> list[Line]:
    """Take a deck or byline out of the body's first lines where its own element is called so."""
    text = stream.write(place, 0)[0]
    around = stream.markup.ancestry(stream.nodes_of(place)[0].element)[:1]
    names = " ".join(e.attributes.get("class", "") + " " + e.attributes.get("itemprop", "") for e in around)
    if len(text) in _DECK_CHARS and _DECK_CLASS.search(names):
        return [Line(place=place, role=BlockRole.DECK)]
    if len(text) <= _MAX_BYLINE_CHARS and _BYLINE_CLASS.search(names) and not is_prose(text):
        return [Line(place=place, role=BlockRole.BYLINE)]
    return []


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
    around = stream.markup.ancestry(stream.nodes_of(line)[0].element)[:4]
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
    full_names = (author.casefold() for author in metadata.authors if len(author.split()) > 1)
    if byline_names(text) or any(name in lowered for name in full_names):
        return True
    first = _AFTER_NAME.split(text, maxsplit=1)[0].strip()
    return bool(_BYLINE_CLASS.search(names)) and (is_name_line(first) or bool(byline_names(first)))
