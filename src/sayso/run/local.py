"""Runs the whole path on this machine: one process, one loaded model, memory flat in the number of pages."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sayso.clean.article import clean_page
from sayso.errors import PageError
from sayso.extract.record import extract_records
from sayso.extract.tagger import load_tagger
from sayso.fetch.file import read_page, read_stream
from sayso.fetch.folder import list_pages
from sayso.ledger import Status, open_ledger, store_drop, store_record
from sayso.records import Article, Drop, Page, Record
from sayso.run.plan import cut_batches
from sayso.run.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sayso.extract.tagger import Tagger
    from sayso.ledger import Ledger
    from sayso.records import Hints
    from sayso.settings import Settings

Outcome = TypeVar("Outcome")
STDIN = "-"
UNEXPECTED = "page.unexpected"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page with the record that was read in it."""

    page: Page
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page with its article, not read yet."""

    page: Page
    article: Article


def read_records(
    sources: Sequence[str], settings: Settings, hints: Hints | None = None
) -> Iterator[Read | Drop]:
    """Read pages, in order; what gives no record comes as a Drop.

    Args:
        sources: files, folders, or '-' for standard input.
        settings: of every stage.
        hints: what the user says of the pages; None: nothing.

    Raises:
        ModelUnfit: before anything is read.
    """
    tagger = load_tagger(settings.extract)
    cleaned = (_clean(source, settings, hints) for source in _list(sources))
    for batch in cut_batches(cleaned, _chars):
        yield from _extract(batch, tagger)


def _chars(item: Cleaned | Drop) -> int:
    return len(item.article.text) if isinstance(item, Cleaned) else 0


def _list(sources: Sequence[str]) -> Iterator[Path | Drop | None]:
    """Give each page's path; None stands for standard input."""
    for source in sources:
        if source == STDIN:
            yield None
        else:
            yield from list_pages([source])


def _clean(source: Path | Drop | None, settings: Settings, hints: Hints | None) -> Cleaned | Drop:
    if isinstance(source, Drop):
        return source
    name = STDIN if source is None else str(source)
    page = _attempt(name, "fetch", lambda: _fetch(source, settings, hints))
    if isinstance(page, Drop):
        return page
    return _attempt(name, "clean", lambda: Cleaned(page=page, article=clean_page(page, settings.clean)))


def _fetch(source: Path | None, settings: Settings, hints: Hints | None) -> Page:
    if source is None:
        return read_stream(sys.stdin.buffer, hints, settings.fetch)
    return read_page(source, hints, settings.fetch)


def _extract(batch: Sequence[Cleaned | Drop], tagger: Tagger) -> Iterator[Read | Drop]:
    """Read a batch at once; where that breaks, page by page, so that only the page at fault is dropped."""
    cleaned = [item for item in batch if isinstance(item, Cleaned)]
    name = cleaned[0].page.name if cleaned else ""
    records = _attempt(name, "extract", lambda: extract_records([item.article for item in cleaned], tagger))
    if isinstance(records, Drop):
        for item in batch:
            yield from [records] if len(cleaned) == 1 and item in cleaned else _extract([item], tagger)
        return
    read = iter(records)
    for item in batch:
        yield item if isinstance(item, Drop) else Read(page=item.page, record=next(read))


def _attempt(name: str, stage: str, work: Callable[[], Outcome]) -> Outcome | Drop:
    """Do one step for a page: the edge at which whatever goes wrong becomes a named drop."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001, one page is the unit of failure: the run goes on without it
        return _drop(name, stage, error)


def _drop(name: str, stage: str, error: Exception) -> Drop:
    if isinstance(error, PageError):
        return Drop(name=name, stage=stage, code=error.code, message=str(error))
    log.warning("%s: unexpected in %s", name, stage, exc_info=error)
    message = f"{name}: sayso itself failed ({type(error).__name__}: {error}); please report it with the page"
    return Drop(name=name, stage=stage, code=UNEXPECTED, message=message)


def add_records(
    sources: Sequence[str],
    settings: Settings,
    hints: Hints | None,
    on_page: Callable[[Tally, Drop | None], None],
) -> Tally:
    """Read pages into the ledger; each is stored whole before it is counted.

    Args:
        sources: files, folders, or '-'.
        settings: of every stage.
        hints: what the user says of the pages; None: nothing.
        on_page: called after each page with the count so far, and the drop where it was one.

    Raises:
        StopRun: nothing more is safe; what was counted stays stored.
    """
    tally = Tally()
    with open_ledger(settings.ledger, create=True) as ledger:
        for outcome in read_records(sources, settings, hints):
            drop = _store(ledger, outcome, tally)
            on_page(tally, drop)
    return tally


def _store(ledger: Ledger, outcome: Read | Drop, tally: Tally) -> Drop | None:
    if isinstance(outcome, Drop):
        return _count_drop(ledger, outcome, tally)
    try:
        stored = store_record(ledger, outcome.page, outcome.record)
    except PageError as error:
        return _count_drop(ledger, _drop(outcome.page.name, "ledger", error), tally)
    tally.pages += 1
    if stored.status is Status.REPEAT:
        tally.repeats += 1
        return None
    tally.statements += len(outcome.record.statements)
    tally.new += stored.status is Status.NEW
    tally.revisions += stored.status is Status.REVISION
    return None


def _count_drop(ledger: Ledger, drop: Drop, tally: Tally) -> Drop:
    store_drop(ledger, drop)
    tally.count_drop(drop.code)
    return drop
