"""Tell by the markup around it what a line of the body is, and find lines that the choice of body missed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sayso.clean.boilerplate import is_link_heading
from sayso.clean.signs import is_prose, words_of
from sayso.clean.stream import Place
from sayso.records import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.clean.markup import Element
    from sayso.clean.metadata import Metadata
    from sayso.clean.stream import Stream

Signature = tuple[tuple[str, str], ...]

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FURNITURE_TAGS = {"nav", "footer", "form", "aside", "button", "dialog"}
# matches class="related-links" and id="newsletter_signup", not class="correlated" and not class="shareholder"
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:news-?letters?|subscri\w+|sign-?up|related|recirc\w*|recommend\w*|promos?|share|sharing|social|"
    r"most-?(?:read|popular|viewed)|trending|outbrain|taboola|sponsor\w*|advert\w*|comments?|breadcrumbs?|cookies?|"
    r"paywall|teasers?|more-(?:from|on|stories)|read-?(?:next|more)|author-?bio|tags?|tag-list|footer|nav|disclaimer)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_PULL_CLASS = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"caption|(?:image|photo)-?_?credit", re.IGNORECASE)
# matches class="twitter-tweet", not class="sweet-tweetable"
_POST_CLASS = re.compile(
    r"(?:^|\s)(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed)", re.IGNORECASE
)
_SAME_DECK = 88.0  # rapidfuzz ratio of a line to og:description, which may be cut or lose its marks
_MAX_SHORT_CHARS = 160
_MIN_MISSED_CHARS = 60
_MIN_SIGNATURES = 3  # paragraphs that look alike make a body; two may be teasers
_CARRYING_SHARE = 0.5  # of the body's characters
_TAIL_SHARE = 0.6  # of the body stands above where lists of other stories may begin


class Layout:
    """The body of a page as its markup lays it out."""

    def __init__(self, stream: Stream, body: Sequence[Place]) -> None:
        self.stream = stream
        self._carrying = self._find_carrying(body)
        alike = Counter(self.signature(place) for place in body if is_prose(self.text_of(place)))
        self.main = {signature for signature, count in alike.items() if count >= _MIN_SIGNATURES}

    def text_of(self, place: Place) -> str:
        """Give the words of a line."""
        return self.stream.write(place, 0)[0].strip()

    def _element_at(self, place: Place) -> int:
        return self.stream.nodes_of(place)[0].element

    def _find_carrying(self, body: Sequence[Place]) -> set[int]:
        """Find the elements that hold half of the body or more; their names say nothing of one line."""
        chars: Counter[int] = Counter()
        for place in body:
            for at in self.stream.markup.lineage(self._element_at(place)):
                chars[at] += place.end - place.start
        total = sum(place.end - place.start for place in body)
        return {at for at, count in chars.items() if count >= total * _CARRYING_SHARE}

    def signature(self, place: Place) -> Signature:
        """Give the block around a line and the two around that, by tag and class."""
        at = self._element_at(place)
        block = self.stream.markup.elements[at].block if at >= 0 else -1
        around = self.stream.markup.ancestry(block)[:3]
        return tuple((element.tag, element.attributes.get("class", "")) for element in around)

    def _own_elements(self, place: Place) -> list[Element]:
        """List the elements around a line, up to those that carry the body."""
        own = []
        for at in self.stream.markup.lineage(self._element_at(place)):
            if at in self._carrying:
                break
            own.append(self.stream.markup.elements[at])
        return own

    def role_of(self, place: Place) -> BlockRole:
        """Tell a body line's role by the elements around it."""
        around = self._own_elements(place)
        near = {element.tag for element in around[:4]}
        classes = " ".join(element.attributes.get("class", "") for element in around[:3])
        short = place.end - place.start <= _MAX_SHORT_CHARS
        if self._is_post(place):
            return BlockRole.PARAGRAPH
        if _PULL_CLASS.search(classes):
            return BlockRole.PULL_QUOTE
        if any(map(_is_furniture, around)) or (short and self._is_link(place)):
            return BlockRole.BOILERPLATE
        if "figcaption" in near or (_CAPTION_CLASS.search(classes) and short):
            return BlockRole.CAPTION
        if short and near & _HEADINGS:
            return BlockRole.SUBHEAD
        return BlockRole.LIST_ITEM if "li" in near else BlockRole.PARAGRAPH

    def _is_link(self, place: Place) -> bool:
        """Tell a line that is one link: other stories and sharing, hardly ever the article's own words.

        An address printed as such is a source that the article gives.
        """
        if self.text_of(place).startswith(("http://", "https://", "www.")):
            return False
        nodes = [n for n in self.stream.nodes_of(place) if self.stream.from_page(n.start, n.end)]
        around = (self.stream.markup.ancestry(node.element)[:4] for node in nodes)
        return all(any(e.tag == "a" and e.attributes.get("href") for e in elements) for elements in around)

    def missed_lines(self, body: Sequence[Place]) -> list[Place]:
        """Find text set just like the body's paragraphs, and embedded posts, that the choice left out.

        Some pages cut their article into several containers, of which only one is chosen.
        """
        if not body:
            return []
        after = Place(body[0].start, len(self.stream.text))
        taken = {place.start for place in body}
        lines = (line for line in self.stream.split_lines(after) if line.start not in taken)
        return [
            line
            for line in lines
            if self._is_missed(line) or (line.start < body[-1].end and self._is_post(line))
        ]

    def card_of(self, place: Place) -> int | None:
        """Give the list item or nested article that holds a line without carrying the body; None: neither."""
        for at in self.stream.markup.lineage(self._element_at(place)):
            if at in self._carrying:
                return None
            if self.stream.markup.elements[at].tag in {"li", "article"}:
                return at
        return None

    def is_paragraph(self, line: Place) -> bool:
        """Tell a longer line in a <p> outside of furniture."""
        around = self._own_elements(line)
        long = line.end - line.start >= _MIN_MISSED_CHARS
        return long and any(e.tag == "p" for e in around[:4]) and not any(map(_is_furniture, around))

    def _is_post(self, line: Place) -> bool:
        """Tell a line of a social-media post that the article quotes."""
        around = self._own_elements(line)
        return any(
            e.tag == "blockquote" and _POST_CLASS.search(e.attributes.get("class", "")) for e in around
        )

    def _is_missed(self, line: Place) -> bool:
        long = line.end - line.start >= _MIN_MISSED_CHARS
        return bool(
            long
            and self.signature(line) in self.main
            and is_prose(self.text_of(line))
            and not any(map(_is_furniture, self._own_elements(line)))
        )


def _is_furniture(element: Element) -> bool:
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return element.tag in _FURNITURE_TAGS or bool(_FURNITURE.search(names))


def name_lines(layout: Layout, body: Sequence[Place], metadata: Metadata) -> list[BlockRole]:
    """Tell the role of every body line.

    Args:
        layout: of this body.
        body: its lines, in page order.
        metadata: the stated title and description, which some pages repeat in the body.
    """
    roles = [_name_line(layout, place, metadata) for place in body]
    _mark_cards(layout, body, roles)
    _mark_under_headings(layout, body, roles)
    return roles


def _name_line(layout: Layout, place: Place, metadata: Metadata) -> BlockRole:
    role = layout.role_of(place)
    if role is not BlockRole.SUBHEAD:
        return role
    text = layout.text_of(place)
    if metadata.title and _same_words(text, metadata.title):
        return BlockRole.HEADLINE
    described = metadata.description and fuzz.ratio(text, metadata.description) >= _SAME_DECK
    return BlockRole.DECK if described else role


def _same_words(left: str, right: str) -> bool:
    return words_of(left.casefold()) == words_of(right.casefold())


def _mark_cards(layout: Layout, body: Sequence[Place], roles: list[BlockRole]) -> None:
    """Mark the teaser beside a linked title: both stand in one list item or card."""
    linked = {
        key
        for place, role in zip(body, roles, strict=True)
        if role is BlockRole.BOILERPLATE and (key := layout.card_of(place)) is not None
    }
    for i, place in enumerate(body):
        if layout.card_of(place) in linked and roles[i] is not BlockRole.HEADLINE:
            roles[i] = BlockRole.BOILERPLATE


def _mark_under_headings(layout: Layout, body: Sequence[Place], roles: list[BlockRole]) -> None:
    """Mark what stands under 'Top stories' near the end and is set in another way than the article."""
    total, above, under = sum(place.end - place.start for place in body), 0, False
    for i, place in enumerate(body):
        if above > total * _TAIL_SHARE and is_link_heading(layout.text_of(place)):
            under = True
        if under and layout.signature(place) not in layout.main:
            roles[i] = BlockRole.BOILERPLATE
        above += place.end - place.start


def plain_paragraphs(stream: Stream) -> list[Place]:
    """List the running text in <p> elements, for pages whose tree is too broken to choose from.

    Returns:
        Lines in page order; empty: too few paragraphs to make an article.
    """
    if not stream.text:
        return []
    lines = stream.split_lines(Place(0, len(stream.text)))
    layout = Layout(stream, ())
    found = [line for line in lines if layout.is_paragraph(line) and is_prose(layout.text_of(line))]
    return found if len(found) >= _MIN_SIGNATURES else []


def joined(places: Iterable[Place]) -> list[Place]:
    """Bring places into page order and join those that touch or overlap."""
    found: list[Place] = []
    for place in sorted(places, key=lambda place: place.start):
        if found and place.start <= found[-1].end:
            found[-1] = Place(found[-1].start, max(found[-1].end, place.end))
        else:
            found.append(place)
    return found
