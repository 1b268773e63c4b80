"""The ledger in, flat rows out, one for each statement; CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, TextIO

from sayso.answer.search import GAP
from sayso.ledger.read import load_records
from sayso.ledger.revisions import load_revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.open import Ledger
    from sayso.records import Record, Span, Statement

SCHEMA_VERSION = 1  # of the JSON lines; raised when a field changes its meaning or goes

# A cell that a spreadsheet would run: '=1+1' or, marked once already, "'=1+1"; not "it's", not 'a=b'.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - some spreadsheets run the wide signs too
# Line ends to some readers, though not to JSON: written as escapes, so that one line stays one row.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One statement with what a table needs to be asked, and with the way back to its words."""

    statement_id: str
    article_id: str
    revised_by: str | None  # the article's next version; None: this is the latest
    address: str | None  # None: unknown, as in every field below
    outlet: str | None
    published: str | None
    title: str | None
    speaker: str | None
    speaker_kind: str | None  # None: abstained
    speaker_prob: float | None
    form: str
    content: str  # pieces joined by GAP, as in quoted and source
    quoted: str | None
    cue: str | None
    source: str | None
    addressee: str | None
    medium: str | None
    said_on: str | None
    utterance_id: str | None
    start_char: int  # of the first piece of the content, in the article's text
    end_char: int  # of the last piece
    content_spans: str  # every piece: 12-40 55-61
    prob: float
    maker: str  # name and version


def export_rows(ledger: Ledger) -> Iterator[ExportRow]:
    """Give every statement as a row, in the order of storing, with one article in memory at a time."""
    for record in load_records(ledger):
        _, newer = load_revisions(ledger, record.article.article_id)
        revised_by = newer[0].article_id if newer else None
        for statement in record.statements:
            yield _build_row(record, statement, revised_by)


def write_csv(rows: Iterable[ExportRow], stream: TextIO) -> int:
    """Write rows as CSV (RFC 4180) with a heading; the stream is opened with newline="".

    A page from anywhere may hold words like `=HYPERLINK(…)`, which a spreadsheet would run. Such a cell gets
    an apostrophe in front; `plain_cell` takes it off again. JSON Lines hold the words unchanged.

    Returns:
        How many rows were written.
    """
    writer = csv.writer(stream)
    writer.writerow([field.name for field in fields(ExportRow)])
    count = 0
    for row in rows:
        writer.writerow([_safe_cell(value) for value in asdict(row).values()])
        count += 1
    return count


def plain_cell(cell: str) -> str:
    """Take off the apostrophe that write_csv put in front of a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_jsonl(rows: Iterable[ExportRow], stream: TextIO) -> int:
    """Write rows as JSON Lines, each with its schema_version.

    Returns:
        How many rows were written.
    """
    count = 0
    for row in rows:
        line = json.dumps({"schema_version": SCHEMA_VERSION, **asdict(row)}, ensure_ascii=False)
        stream.write(line.translate(_LINE_ENDS) + "\n")
        count += 1
    return count


def _safe_cell(value: str | float | None) -> str | float | None:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _build_row(record: Record, statement: Statement, revised_by: str | None) -> ExportRow:
    article, speaker = record.article, statement.speaker

    def words(*spans: Span | None) -> str | None:
        return GAP.join(span.of(article.text) for span in spans if span) or None

    return ExportRow(
        statement_id=statement.statement_id,
        article_id=article.article_id,
        revised_by=revised_by,
        address=article.address,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        title=article.title,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind.value if speaker else None,
        speaker_prob=speaker.prob if speaker else None,
        form=statement.form.value,
        content=words(*statement.content) or "",
        quoted=words(*statement.quoted),
        cue=words(statement.cue),
        source=words(*statement.source),
        addressee=words(statement.addressee),
        medium=words(statement.medium),
        said_on=statement.said_on,
        utterance_id=statement.utterance_id,
        start_char=statement.content[0].start,
        end_char=statement.content[-1].end,
        content_spans=" ".join(f"{span.start}-{span.end}" for span in statement.content),
        prob=statement.sure.statement,
        maker=f"{statement.maker.name} {statement.maker.version}",
    )
