"""Check one stored article: every character stands in its page, every row is as it was stored."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from sayso.ledger.read import build_record, read_rows
from sayso.ledger.rows import digest_rows
from sayso.records import hash_article, hash_entity, hash_statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sayso.ledger.rows import Rows
    from sayso.records import Article, Record, Run, Span

SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was stored."""

    article_id: str | None  # None: not of one article
    what: str  # file, page, text, span, id, rows, event, index
    where: str
    expected: str
    found: str


def check_article(connection: sqlite3.Connection, article_key: int) -> Iterator[Fault]:
    """Compare one article with its page, its own ids and the digest made when it was stored."""
    rows = read_rows(connection, article_key)
    article_id = str(rows["article"][0][0])
    yield from _check_digest(connection, article_id, rows)
    try:
        record = build_record(rows)
    except (ValueError, TypeError) as error:  # a span turned round, a role that there is not, …
        yield _fault(article_id, "rows", "record", "a whole record", str(error))
        return
    yield from _check_page(connection, record.article)
    yield from _check_spans(record)
    yield from _check_ids(record)


def _fault(article_id: str, what: str, where: str, expected: str, found: str) -> Fault:
    return Fault(
        article_id=article_id,
        what=what,
        where=where,
        expected=expected[:SHOWN_CHARS],
        found=found[:SHOWN_CHARS],
    )


def _check_digest(connection: sqlite3.Connection, article_id: str, rows: Rows) -> Iterator[Fault]:
    """Tell each table whose rows are not those that were stored."""
    noted = connection.execute(
        "SELECT article_digest FROM event WHERE article_id = ? AND kind IN ('new', 'revision')", (article_id,)
    ).fetchone()
    if noted is None:
        yield _fault(article_id, "event", "event", "one that tells of storing it", "none")
        return
    expected = dict(part.split("=", 1) for part in noted[0].split())
    found = dict(part.split("=", 1) for part in digest_rows(rows).split())
    for table in sorted(expected.keys() | found.keys()):
        if expected.get(table) != found.get(table):
            yield _fault(
                article_id,
                "rows",
                f"table {table}",
                expected.get(table, "no rows"),
                found.get(table, "no rows"),
            )


def _check_page(connection: sqlite3.Connection, article: Article) -> Iterator[Fault]:
    stored = connection.execute(
        "SELECT size_bytes, body_zlib FROM page WHERE page_sha256 = ?", (article.page_sha256,)
    ).fetchone()
    if stored is None:
        yield _fault(article.article_id, "page", f"page {article.page_sha256}", "its bytes", "nothing")
        return
    wrong = _find_damage(article.page_sha256, *stored)
    if wrong:
        yield _fault(article.article_id, "page", f"page {article.page_sha256}", article.page_sha256, wrong)
        return
    try:
        page_text = zlib.decompress(stored[1]).decode(article.charset)
    except (LookupError, UnicodeDecodeError) as error:
        yield _fault(article.article_id, "page", "charset", article.charset, str(error))
        return
    yield from _check_runs(article, page_text)


def _find_damage(sha256_stored: str, size_bytes: int, body_zlib: bytes) -> str:
    """Unpack and hash a stored page; tell what is wrong with it, or nothing."""
    try:
        body = zlib.decompress(body_zlib)
    except zlib.error as error:
        return f"cannot be unpacked ({error})"
    found = sha256(body).hexdigest()
    return "" if (found, len(body)) == (sha256_stored, size_bytes) else f"{len(body)} bytes, {found}"


def _check_runs(article: Article, page_text: str) -> Iterator[Fault]:
    """Re-read the text from the page, stretch by stretch; between them only white space may stand."""
    end = 0
    for run in article.runs:
        yield from _check_gap(article, end, run.text_start)
        yield from _check_run(article, run, page_text)
        end = max(end, run.text_end)
    yield from _check_gap(article, end, len(article.text))


def _check_gap(article: Article, start: int, end: int) -> Iterator[Fault]:
    gap = article.text[start:end]
    if gap.strip() or start > end:
        where = f"text {start}-{end}"
        yield _fault(article.article_id, "text", where, "white space or words from the page", ascii(gap))


def _check_run(article: Article, run: Run, page_text: str) -> Iterator[Fault]:
    words, page_words = article.text[run.text_start : run.text_end], page_text[run.page_start : run.page_end]
    if words and (words == page_words or _fold(words) == _fold(unescape(page_words))):
        return
    at = next((i for i, (a, b) in enumerate(zip(words, page_words, strict=False)) if a != b), 0)
    where = f"text {run.text_start + at}-{run.text_end}, page {run.page_start + at}-{run.page_end}"
    yield _fault(article.article_id, "text", where, ascii(page_words[at:]), ascii(words[at:]))


def _fold(words: str) -> str:
    """Read white space as HTML does, any stretch of it as one space; the digest holds which it was."""
    return re.sub(r"\s+", " ", words)


def _all_spans(record: Record) -> Iterator[tuple[str, Span]]:
    for i, block in enumerate(record.article.blocks):
        yield f"block {i}", block.span
        if block.repeat_of:
            yield f"block {i} repeat_of", block.repeat_of
    for statement in record.statements:
        singles = (statement.cue, statement.addressee, statement.medium)
        chain = statement.speaker.chain if statement.speaker else ()
        for span in (
            *statement.content,
            *statement.quoted,
            *statement.source,
            *chain,
            *filter(None, singles),
        ):
            yield f"statement {statement.statement_id}", span
    for entity in record.entities:
        for span in (*entity.mentions, *entity.roles):
            yield f"entity {entity.entity_id}", span
    for i, finding in enumerate(record.findings):
        for span in finding.evidence:
            yield f"finding {i}", span


def _check_spans(record: Record) -> Iterator[Fault]:
    chars = len(record.article.text)
    for owner, span in _all_spans(record):
        if span.end > chars:
            where = f"{owner}, {span.start}-{span.end}"
            yield _fault(record.article.article_id, "span", where, f"within 0-{chars}", f"ends at {span.end}")


def _check_ids(record: Record) -> Iterator[Fault]:
    article = record.article
    pairs = [
        ("article", article.article_id, hash_article(article.text, article.address, article.title)),
        *(
            ("statement", s.statement_id, hash_statement(s.article_id, s.content, s.cue))
            for s in record.statements
        ),
        *(("entity", e.entity_id, hash_entity(e.article_id, e.name)) for e in record.entities),
    ]
    for owner, stored_id, hashed_id in pairs:
        if stored_id != hashed_id:
            yield _fault(article.article_id, "id", f"{owner} {stored_id}", hashed_id, stored_id)
