"""The letters of a page, one after the other, with the place of each: where text is found again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from sayso.records import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.clean.markup import Markup, TextNode

# White space, soft hyphens, zero-width and control characters: extractors drop and change them at will.
_UNSEEN = "\\s\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\x00-\x1f\x7f-\x9f"
_SEEN = re.compile(f"[^{_UNSEEN}]+")
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n\f]+)|(?P<reference>&(?:#\d+|#[xX][\da-fA-F]+|\w+);?)|(?P<plain>[^ \t\r\n\f&]+|&)"
)
_PROBE_CHARS = 24
_PROBE_STEP = 6
_MAX_PROBES = 60
_WINDOW_CHARS = 20_000  # what an extractor cuts out inside one paragraph is shorter


def squeeze(text: str) -> str:
    """Keep the characters that one sees."""
    return "".join(_SEEN.findall(text))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the stream, half-open."""

    start: int
    end: int


class Stream:
    """All visible characters of a page and where each stands."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self._starts = array("L")
        self._ends = array("L")
        parts: list[str] = []
        for node in markup.texts:
            parts.extend(self._read(node))
        self.text = "".join(parts)
        self._node_starts = [node.start for node in markup.texts]

    def _read(self, node: TextNode) -> Iterable[str]:
        for token in _TOKEN.finditer(self.markup.page, node.start, node.end):
            if token.lastgroup == "plain":
                for seen in _SEEN.finditer(self.markup.page, token.start(), token.end()):
                    self._starts.extend(range(seen.start(), seen.end()))
                    self._ends.extend(range(seen.start() + 1, seen.end() + 1))
                    yield seen[0]
            elif token.lastgroup == "reference":
                for char in squeeze(unescape(token[0])):
                    self._starts.append(token.start())
                    self._ends.append(token.end())
                    yield char

    def find(self, text: str, start: int = 0) -> list[Place]:
        """Find text from a place on, white space apart; parts of it that are not there are left out.

        Returns:
            Places in order; empty: not found.
        """
        wanted = squeeze(text)
        at = self.text.find(wanted, start) if wanted else -1
        return [Place(at, at + len(wanted))] if at >= 0 else self._find_parts(wanted, start)

    def _find_parts(self, wanted: str, start: int) -> list[Place]:
        places: list[Place] = []
        at, probes = 0, 0
        while len(wanted) - at >= _PROBE_CHARS and probes < _MAX_PROBES:
            limit = start + _WINDOW_CHARS if places else len(self.text)
            hit = self.text.find(wanted[at : at + _PROBE_CHARS], start, limit)
            probes += 1
            if hit < 0:
                at += _PROBE_STEP
                continue
            size = self._agreement(wanted, at, hit)
            places.append(Place(hit, hit + size))
            at, start = at + size, hit + size
        return places

    def _agreement(self, wanted: str, at: int, hit: int) -> int:
        size, step = _PROBE_CHARS, _PROBE_CHARS
        while step:
            if wanted[at + size : at + size + step] == self.text[hit + size : hit + size + step] != "":
                size = min(size + step, len(wanted) - at)
                step *= 2
            else:
                step //= 2
        return size

    def start_of(self, place: Place) -> int:
        """Give the page offset at which a place begins."""
        return self._starts[place.start]

    def from_page(self, start: int, end: int) -> Place | None:
        """Give the visible characters between two page offsets; None: there are none."""
        place = Place(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return place if place.start < place.end else None

    def nodes_of(self, place: Place) -> list[TextNode]:
        """List the text nodes that a place touches."""
        first = bisect_right(self._node_starts, self._starts[place.start]) - 1
        last = bisect_right(self._node_starts, self._starts[place.end - 1])
        return self.markup.texts[first:last]

    def split_lines(self, place: Place) -> list[Place]:
        """Cut a place where a block or a line break parts it."""
        lines = []
        for _, group in groupby(self.nodes_of(place), key=lambda node: node.line):
            nodes = list(group)
            inside = self.from_page(nodes[0].start, nodes[-1].end)
            if (
                inside
                and (both := (max(inside.start, place.start), min(inside.end, place.end)))
                and both[0] < both[1]
            ):
                lines.append(Place(*both))
        return lines

    def write(self, place: Place, text_start: int) -> tuple[str, list[Run]]:
        """Write the text of a place, white space between words as single spaces.

        Args:
            place: within one line.
            text_start: where in the article's text it will stand.

        Returns:
            The text, and the runs that lead back to the page.
        """
        parts: list[str] = []
        runs: list[Run] = []
        page_start, page_end = self._starts[place.start], self._ends[place.end - 1]
        for node in self.nodes_of(place):
            start, end = max(node.start, page_start), min(node.end, page_end)
            for token in _TOKEN.finditer(self.markup.page, start, end):
                text = " " if token.lastgroup == "space" else token[0]
                text = unescape(text) if token.lastgroup == "reference" else text
                if text == " " and parts and parts[-1] == " ":
                    continue
                parts.append(text)
                _add_run(runs, text_start, text_start + len(text), token.span())
                text_start += len(text)
        return "".join(parts), runs


def _add_run(runs: list[Run], text_start: int, text_end: int, page: tuple[int, int]) -> None:
    """Add a run, joined to the last one where both go on character by character."""
    even = text_end - text_start == page[1] - page[0]
    if runs and even:
        last = runs[-1]
        if last.page_end == page[0] and last.text_end - last.text_start == last.page_end - last.page_start:
            runs[-1] = Run(
                text_start=last.text_start, text_end=text_end, page_start=last.page_start, page_end=page[1]
            )
            return
    runs.append(Run(text_start=text_start, text_end=text_end, page_start=page[0], page_end=page[1]))
