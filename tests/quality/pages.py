"""Predict page texts for score_pages.py, through the same clean_page that sayso uses."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from sayso.clean.article import clean_page
from sayso.clean.body import choose_body
from sayso.clean.decode import decode_page
from sayso.errors import BadEncoding, PageError
from sayso.records import Article, BlockRole, Page
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
    except PageError:
        return {"articleBody": _chosen(page), "headline": None, "author": None, "datePublished": None}


def _row(article: Article) -> dict[str, str | None]:
    body = [block.span.of(article.text) for block in article.blocks if block.role in BODY_ROLES]
    return {
        "articleBody": "\n".join(body),
        "headline": article.title,
        "author": ", ".join(article.authors) or None,
        "datePublished": article.published.value if article.published else None,
    }


def _chosen(page: Page) -> str:
    """Give what trafilatura chose of a page that sayso refuses, such as one in another language."""
    try:
        return "\n".join(choose_body(decode_page(page).text))
    except BadEncoding:
        return "\n".join(choose_body(page.body.decode("utf-8", errors="replace")))
