"""Read markup into stretches of visible text, each with its place in the page and the elements around it.

A forgiving scanner, not a parser: it never fails, takes linear time, and keeps offsets, which no tree
builder does. Which stretches are the article's is for others to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

# matches '<p class="a>b">', '</p>' and '<br/>', not 'a < b'; possessive, so that broken tags take linear time
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")  # a quote is open: the tag ends at the next '>'
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][-\w:.]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_RAW = {
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "template",
    "svg",
    "math",
}
_ENDLESS = {
    "script",
    "style",
    "textarea",
    "title",
}  # unclosed, these swallow the rest of the page, as in browsers
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp "
        "small "
        "span strike strong sub sup time tt u var wbr img input meta link amp-img "
    ).split()
)
_CLOSED_BY_SAME = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}
_CLOSES_P = {
    "p",
    "div",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "blockquote",
    "section",
    "figure",
}
_KEPT_ATTRIBUTES = {
    "class",
    "id",
    "itemprop",
    "rel",
    "role",
    "property",
    "name",
    "content",
    "datetime",
    "href",
    "type",
}
_MAX_DEPTH_SEARCHED = 60  # a closing tag without its opening one must not walk a deep stack


@dataclass(slots=True)
class Element:
    """One opened tag."""

    tag: str
    attributes: dict[str, str]
    parent: int  # index of the element around it; -1: none
    block: int  # index of the nearest element that is set as a block, itself perhaps


@dataclass(frozen=True, slots=True)
class TextNode:
    """Text between two tags."""

    start: int
    end: int
    element: int
    line: int  # grows where a block or a line break parts two texts


@dataclass(slots=True)
class Markup:
    """A page, scanned."""

    page: str
    elements: list[Element] = field(default_factory=list)
    texts: list[TextNode] = field(default_factory=list)
    raw: list[tuple[int, int, int]] = field(default_factory=list)  # element, start, end of scripts and titles

    def lineage(self, at: int) -> list[int]:
        """List the indices of an element and those around it, the innermost first, at most sixty."""
        found: list[int] = []
        while at >= 0 and len(found) < _MAX_DEPTH_SEARCHED:
            found.append(at)
            at = self.elements[at].parent
        return found

    def ancestry(self, at: int) -> list[Element]:
        """List an element and those around it, the innermost first, at most sixty."""
        return [self.elements[i] for i in self.lineage(at)]


def scan_markup(page: str) -> Markup:
    """Scan a page.

    Cost: linear in its length; about 15 MB/s.
    """
    scanner = _Scanner(page)
    scanner.run()
    return scanner.markup


class _Scanner:
    def __init__(self, page: str) -> None:
        self.page = page
        self.markup = Markup(page=page)
        self.stack: list[int] = []
        self.line = 0

    def run(self) -> None:
        at = 0
        while at < len(self.page):
            opening = self.page.find("<", at)
            if opening < 0:
                opening = len(self.page)
            self._text(at, opening)
            at = self._tag(opening)

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.markup.texts.append(TextNode(start, end, self.stack[-1] if self.stack else -1, self.line))

    def _tag(self, at: int) -> int:
        """Read what begins with '<' and give the place after it."""
        page = self.page
        if at >= len(page):
            return at
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            return end + 3 if end >= 0 else len(page)
        if page.startswith(("<!", "<?"), at):
            end = page.find(">", at)
            return end + 1 if end >= 0 else len(page)
        found = _TAG.match(page, at) or _LOOSE_TAG.match(page, at)
        if not found:
            return self._stray(at)
        tag = found[2].lower()
        if found[1]:
            self._close(tag)
            return found.end()
        self._open(tag, found[3])
        return self._skip_raw(tag, found.end()) if tag in _RAW else found.end()

    def _stray(self, at: int) -> int:
        """Take '<' for a character, unless the page is cut off inside a tag."""
        if re.match(r"</?[a-zA-Z]", self.page[at : at + 3]):
            return len(self.page)
        self._text(at, at + 1)
        return at + 1

    def _open(self, tag: str, raw_attributes: str) -> None:
        elements = self.markup.elements
        self._close_implied(tag)
        parent = self.stack[-1] if self.stack else -1
        inline = tag in _INLINE
        block = (elements[parent].block if parent >= 0 else -1) if inline else len(elements)
        elements.append(Element(tag, _read_attributes(raw_attributes), parent, block))
        self.line += not inline
        if tag not in _VOID and not raw_attributes.endswith("/"):
            self.stack.append(len(elements) - 1)

    def _close_implied(self, tag: str) -> None:
        if not self.stack:
            return
        innermost = self.markup.elements[self.stack[-1]].tag
        if (innermost == tag and tag in _CLOSED_BY_SAME) or (innermost == "p" and tag in _CLOSES_P):
            self.stack.pop()

    def _close(self, tag: str) -> None:
        elements = self.markup.elements
        self.line += tag not in _INLINE
        for depth in range(1, min(len(self.stack), _MAX_DEPTH_SEARCHED) + 1):
            if elements[self.stack[-depth]].tag == tag:
                del self.stack[-depth:]
                return

    def _skip_raw(self, tag: str, start: int) -> int:
        closing = re.compile(rf"</{re.escape(tag)}\b", re.IGNORECASE).search(self.page, start)
        if not closing and tag not in _ENDLESS:
            return start
        end = closing.start() if closing else len(self.page)
        if self.stack and self.markup.elements[self.stack[-1]].tag == tag:
            self.markup.raw.append((self.stack[-1], start, end))
        return end


def _read_attributes(raw: str) -> dict[str, str]:
    if "=" not in raw:
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw):
        name = match[1].lower()
        if name in _KEPT_ATTRIBUTES:
            found.setdefault(name, unescape(match[2] or match[3] or match[4] or ""))
    return found
