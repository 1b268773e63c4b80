"""Predict page texts for score_pages.py, through the same clean_page that sayso uses."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from sayso.clean.article import clean_page
from sayso.clean.body import choose_body
from sayso.clean.decode import decode_page
from sayso.clean.html import read_html
from sayso.clean.roles import assign_roles
from sayso.errors import BadEncoding, PageError, WrongLanguage
from sayso.records import Article, Block, BlockRole, Page
from sayso.settings import CleanSettings

if TYPE_CHECKING:
    from pathlib import Path

# What the benchmark counts as an article's text: no title, deck, byline or furniture, but subheads and captions.
BODY_ROLES = {
    BlockRole.PARAGRAPH,
    BlockRole.SUBHEAD,
    BlockRole.PULL_QUOTE,
    BlockRole.CAPTION,
    BlockRole.LIST_ITEM,
}


def predict_pages(in_dir: Path) -> dict[str, dict[str, str | None]]:
    """Predict text, title, author and date of every page in in_dir/html, by its id."""
    paths = sorted((in_dir / "html").glob("*.html.gz"))
    return {path.name.removesuffix(".html.gz"): _predict(path) for path in paths}


def _predict(path: Path) -> dict[str, str | None]:
    page = Page(
        body=gzip.decompress(path.read_bytes()),
        name=path.name,
        media_type="text/html",
        received_utc="1970-01-01",
    )
    try:
        return _row(clean_page(page, CleanSettings()))
    except WrongLanguage:
        text = _body_text(*_read_foreign(page))
        return {"articleBody": text, "headline": None, "author": None, "datePublished": None}
    except PageError:
        return {"articleBody": _chosen(page), "headline": None, "author": None, "datePublished": None}


def _row(article: Article) -> dict[str, str | None]:
    return {
        "articleBody": _body_text(article.text, article.blocks),
        "headline": article.title,
        "author": ", ".join(article.authors) or None,
        "datePublished": article.published.value if article.published else None,
    }


def _body_text(text: str, blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.role in BODY_ROLES)


def _read_foreign(page: Page) -> tuple[str, tuple[Block, ...]]:
    """Read a page that only its language keeps out of sayso."""
    reading = read_html(decode_page(page).text)
    return reading.text, assign_roles(reading.pieces)


def _chosen(page: Page) -> str:
    """Give what trafilatura chose of a page in which sayso finds no article."""
    try:
        return "\n".join(choose_body(decode_page(page).text))
    except BadEncoding:
        return "\n".join(choose_body(page.body.decode("utf-8", errors="replace")))
