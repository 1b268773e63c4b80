"""Which article revises which: told when a new one comes, and listed both ways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sayso.ledger.rows import shown_name

if TYPE_CHECKING:
    import sqlite3

    from sayso.ledger.open import Ledger
    from sayso.records import Page, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article, in a list of its versions."""

    article_id: str
    title: str | None  # None: the page names none
    published: str | None  # None: unknown
    received_utc: str
    because: str | None  # address or name_and_title: why it counts as a revision; None: the first version


def find_older(connection: sqlite3.Connection, page: Page, record: Record) -> tuple[str, str] | None:
    """Find the latest article that this one revises, and why it counts as its revision.

    Same file name and title only count where one of the two has no address, and where no two outlets
    are named: one agency's copy is saved under one name from many outlets.
    """
    article = record.article
    if article.address is not None:
        found = connection.execute(
            "SELECT article_id FROM article WHERE address = ? ORDER BY article_key DESC LIMIT 1",
            (article.address,),
        ).fetchone()
        if found:
            return found[0], "address"
    file_name = PurePath(shown_name(page.name)).name
    if article.title is None or file_name in {"", "-"}:
        return None
    candidates = connection.execute(
        "SELECT article_id, name, address, outlet FROM article WHERE title = ? ORDER BY article_key DESC",
        (article.title,),
    )
    for article_id, name, address, outlet in candidates:
        lacks_address = address is None or article.address is None
        one_outlet = outlet is None or article.outlet is None or outlet == article.outlet
        if PurePath(name).name == file_name and lacks_address and one_outlet:
            return article_id, "name_and_title"
    return None


_OLDER = """
WITH RECURSIVE version (article_id, step) AS (
  SELECT ?, 0
  UNION SELECT revises_id, step + 1
  FROM version JOIN article USING (article_id) JOIN revision USING (article_key)
)"""
_NEWER = """
WITH RECURSIVE version (article_id, step) AS (
  SELECT ?, 0
  UNION SELECT article.article_id, step + 1
  FROM version JOIN revision ON revises_id = version.article_id JOIN article USING (article_key)
)"""
_LISTED = """
SELECT article_id, title, published_value, received_utc, because
FROM version JOIN article USING (article_id) LEFT JOIN revision USING (article_key)
WHERE step > 0 ORDER BY step, article_key"""


def load_revisions(ledger: Ledger, article_id: str) -> tuple[tuple[Revision, ...], tuple[Revision, ...]]:
    """List the versions before and after this one, the nearest first; the older ones stay as they were."""
    with ledger.reading() as connection:
        older = connection.execute(_OLDER + _LISTED, (article_id,)).fetchall()
        newer = connection.execute(_NEWER + _LISTED, (article_id,)).fetchall()
    return tuple(map(_build_revision, older)), tuple(map(_build_revision, newer))


def _build_revision(row: tuple[Any, ...]) -> Revision:
    article_id, title, published, received_utc, because = row
    return Revision(
        article_id=article_id, title=title, published=published, received_utc=received_utc, because=because
    )
