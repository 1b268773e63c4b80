"""Clean one page: bytes in, article with exact text, blocks and metadata out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.clean.decode import Decoded, decode_page
from sayso.clean.html import read_html
from sayso.clean.language import tell_language
from sayso.clean.metadata import Metadata, drop_offices, guess_published, split_names
from sayso.clean.pieces import Piece
from sayso.clean.plain import cut_text
from sayso.clean.published import hinted, read_published
from sayso.clean.roles import assign_roles
from sayso.clean.signs import ends_sentence, words_of
from sayso.errors import NoBody
from sayso.records import Article, Block, BlockRole, Origin, Run, hash_article

if TYPE_CHECKING:
    from sayso.records import Page
    from sayso.settings import CleanSettings

_RUNNING = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}
_SENTENCE_WORDS = 4


def clean_page(page: Page, settings: CleanSettings) -> Article:
    """Read the article out of a page.

    Plain text is taken as it stands: `Article.text` is the decoded page, code point for code point.

    Args:
        page: bytes of text/plain or text/html, with what the user says about them.
        settings: how much running text an article has at least.

    Raises:
        BadEncoding: no character set fits the bytes.
        NoBody: too little running text for an article.
        WrongLanguage: clearly not English.
    """
    decoded = decode_page(page)
    if page.media_type == "text/html":
        return _read_html(page, decoded, settings)
    return _read_plain(page, decoded, settings)


def _read_plain(page: Page, decoded: Decoded, settings: CleanSettings) -> Article:
    text = decoded.text
    pieces = [Piece(span=span, line=" ".join(span.of(text).split())) for span in cut_text(text)]
    blocks = assign_roles(pieces)
    _check_body(page, text, blocks, settings)
    dates = (block.span.of(text) for block in blocks if block.role is BlockRole.DATELINE)
    said = Metadata(
        published=next((date for line in dates if (date := read_published(line, Origin.TEXT))), None)
    )
    runs = (Run(text_start=0, text_end=len(text), page_start=0, page_end=len(text)),)
    return _make_article(page, decoded, text, blocks, runs, _fill_from_blocks(said, text, blocks))


def _read_html(page: Page, decoded: Decoded, settings: CleanSettings) -> Article:
    reading = read_html(decoded.text)
    blocks = assign_roles(reading.pieces)
    _check_body(page, reading.text, blocks, settings)
    said = _fill_from_blocks(reading.metadata, reading.text, blocks)
    if said.published is None and hinted(page) is None:
        said = replace(said, published=guess_published(decoded.text, page.address or said.address))
    return _make_article(page, decoded, reading.text, blocks, reading.runs, said)


def _fill_from_blocks(said: Metadata, text: str, blocks: tuple[Block, ...]) -> Metadata:
    """Take title and authors from the text where nothing states them, or a title has its outlet in front."""
    shown = next((" ".join(b.span.of(text).split()) for b in blocks if b.role is BlockRole.HEADLINE), None)
    bylines = (b.span.of(text) for b in blocks if b.role is BlockRole.BYLINE and not b.repeat_of)
    printed = list(dict.fromkeys(name for line in bylines for name in split_names(line)))
    authors = said.authors or tuple(drop_offices(printed))
    title = shown if shown and (said.title is None or shown in said.title) else said.title
    return replace(said, title=title, authors=authors)


def _make_article(
    page: Page, decoded: Decoded, text: str, blocks: tuple[Block, ...], runs: tuple[Run, ...], said: Metadata
) -> Article:
    """Put an article together; what the user or a sidecar says wins over what the page says."""
    address = page.address or said.address
    return Article(
        article_id=hash_article(text, address, said.title),
        page_sha256=page.sha256,
        text=text,
        blocks=blocks,
        runs=runs,
        charset=decoded.charset,
        title=said.title,
        authors=said.authors,
        outlet=next((hint.outlet for hint in page.hints if hint.outlet), said.outlet),
        address=address,
        published=hinted(page) or said.published,
        language=tell_language(_running_text(text, blocks), page.name),
    )


def _running_text(text: str, blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.role in _RUNNING)


def _check_body(page: Page, text: str, blocks: tuple[Block, ...], settings: CleanSettings) -> None:
    """Refuse a text without a sentence, unless it is long enough to be one that nobody punctuated."""
    lines = [block.span.of(text) for block in blocks if block.role in _RUNNING]
    chars = sum(map(len, lines))
    if chars < settings.min_chars and not any(
        ends_sentence(x) and len(words_of(x)) >= _SENTENCE_WORDS for x in lines
    ):
        raise NoBody(name=page.name, chars=chars, wanted_chars=settings.min_chars)
