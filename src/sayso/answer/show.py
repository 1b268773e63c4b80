"""An id in, its record or statement out, with the versions of its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import AmbiguousId, BadOption, UnknownId
from sayso.ledger.find import find_article_id, find_ids
from sayso.ledger.read import load_record
from sayso.ledger.revisions import Revision, load_revisions

if TYPE_CHECKING:
    from sayso.ledger.open import Ledger
    from sayso.records import Record, Statement

MIN_CHARS = 6  # of 16: in a ledger of a million ids, one in 17 such beginnings is another id's as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What an id stands for."""

    record: Record
    statement: Statement | None  # None: the id is the article's
    older: tuple[Revision, ...]  # versions that this article revises, the nearest first
    newer: tuple[Revision, ...]  # versions that revise this article, the nearest first


def show(ledger: Ledger, some_id: str) -> Shown:
    """Look up an article or a statement by its id, or by 6 or more characters that only its id begins with.

    Raises:
        BadOption: fewer than 6 characters.
        UnknownId: no id begins like this.
        AmbiguousId: several do; it lists up to ten.
    """
    found_id = _complete(ledger, some_id.strip().lower())
    article_id = find_article_id(ledger, found_id)
    record = load_record(ledger, article_id or found_id)
    older, newer = load_revisions(ledger, record.article.article_id)
    statement = next((s for s in record.statements if s.statement_id == found_id), None)
    return Shown(record=record, statement=statement, older=older, newer=newer)


def _complete(ledger: Ledger, beginning: str) -> str:
    if len(beginning) < MIN_CHARS:
        raise BadOption(option="id", value=beginning, wanted=f"give at least {MIN_CHARS} characters of it")
    candidates = find_ids(ledger, beginning)
    if not candidates:
        raise UnknownId(wanted_id=beginning)
    if candidates[0] != beginning and len(candidates) > 1:
        raise AmbiguousId(wanted_id=beginning, candidates=candidates)
    return candidates[0]
