"""Clean one page: bytes in, article with exact text, blocks and metadata out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.clean.decode import Decoded, decode_page
from sayso.clean.language import tell_language
from sayso.clean.pieces import Piece
from sayso.clean.plain import cut_text
from sayso.clean.roles import assign_roles
from sayso.clean.signs import ends_sentence, words_of
from sayso.errors import NoBody
from sayso.records import Article, Block, BlockRole, Run, content_hash

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
    return _read_plain(page, decoded, settings)


def _read_plain(page: Page, decoded: Decoded, settings: CleanSettings) -> Article:
    text = decoded.text
    pieces = [Piece(span=span, line=" ".join(span.of(text).split())) for span in cut_text(text)]
    blocks = assign_roles(pieces)
    _check_body(page, text, blocks, settings)
    title = next((block.span.of(text) for block in blocks if block.role is BlockRole.HEADLINE), None)
    return Article(
        article_id=content_hash(text, page.address or "", title or ""),
        page_sha256=page.sha256,
        text=text,
        blocks=blocks,
        runs=(Run(text_start=0, text_end=len(text), page_start=0, page_end=len(text)),),
        charset=decoded.charset,
        title=title,
        address=page.address,
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
