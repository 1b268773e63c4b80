"""A page and its record as table rows, and the digest over all rows of one article."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sayso.errors import BadText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sayso.records import Article, Page, Record, Span, Statement

Value = str | int | float | None
Row = tuple[Value, ...]
Rows = dict[str, list[Row]]

# Every table with rows of one article: its columns after article_key, and how many of them order the rows.
TABLES: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "article": (
        1,
        (
            *("article_id", "page_sha256", "name", "media_type", "received_utc", "page_address"),
            *("text", "charset", "title", "outlet", "address"),
            *("published_value", "published_precision", "published_origin", "language"),
        ),
    ),
    "revision": (1, ("revises_id", "because")),
    "author": (1, ("ord", "name")),
    "hint": (1, ("ord", "origin", "address", "outlet", "published")),
    "block": (1, ("ord", "start_char", "end_char", "role", "repeat_start", "repeat_end")),
    "run": (1, ("ord", "text_start", "text_end", "page_start", "page_end")),
    "statement": (
        1,
        (
            *("ord", "statement_id", "form"),
            *("speaker_kind", "speaker_name", "speaker_entity_id", "speaker_prob"),
            *("said_on", "utterance_id"),
            *("statement_prob", "content_prob", "cue_prob", "source_prob", "form_prob"),
            *("maker_name", "maker_version"),
        ),
    ),
    "statement_span": (3, ("statement_ord", "role", "ord", "start_char", "end_char")),
    "entity": (1, ("ord", "entity_id", "name", "kind")),
    "entity_span": (3, ("entity_ord", "role", "ord", "start_char", "end_char")),
    "finding": (1, ("ord", "kind", "maker_name", "maker_version")),
    "finding_span": (2, ("finding_ord", "ord", "start_char", "end_char")),
}


def shown_name(name: str) -> str:
    r"""Spell a file name that is no UTF-8 with \udc… escapes, so that it can be kept and printed."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def record_rows(page: Page, record: Record) -> Rows:
    """Spell a record as rows, each table's in its order; the revision is the ledger's to add.

    Raises:
        BadText: a text holds a lone surrogate, which UTF-8 cannot keep.
    """
    article = record.article
    rows: Rows = {
        "article": [_article_row(page, article)],
        "revision": [],
        "author": list(enumerate(article.authors)),
        "hint": [(i, h.origin.value, h.address, h.outlet, h.published) for i, h in enumerate(page.hints)],
        "block": _block_rows(article),
        "run": [(i, r.text_start, r.text_end, r.page_start, r.page_end) for i, r in enumerate(article.runs)],
        "statement": [_statement_row(i, s) for i, s in enumerate(record.statements)],
        "statement_span": _spans((i, _statement_spans(s)) for i, s in enumerate(record.statements)),
        "entity": [(i, e.entity_id, e.name, e.kind.value) for i, e in enumerate(record.entities)],
        "entity_span": _spans(
            (i, {"mention": e.mentions, "role": e.roles}) for i, e in enumerate(record.entities)
        ),
        "finding": [(i, f.kind.value, f.maker.name, f.maker.version) for i, f in enumerate(record.findings)],
        "finding_span": [
            (i, n, span.start, span.end)
            for i, f in enumerate(record.findings)
            for n, span in enumerate(f.evidence)
        ],
    }
    _refuse_half_characters(page.name, rows)
    return rows


def digest_rows(rows: Mapping[str, Sequence[Row]]) -> str:
    """Hash each table's rows of one article: `article=1:3f… block=7:a0…`, tables without rows left out.

    ascii() spells a value alike in every version of Python.
    """
    return " ".join(
        f"{table}={len(rows[table])}:{sha256(ascii(rows[table]).encode()).hexdigest()[:32]}"
        for table in TABLES
        if rows[table]
    )


def _article_row(page: Page, article: Article) -> Row:
    published = article.published
    return (
        *(article.article_id, article.page_sha256, shown_name(page.name), page.media_type),
        *(page.received_utc, page.address, article.text, article.charset),
        *(article.title, article.outlet, article.address),
        *(
            (published.value, published.precision.value, published.origin.value)
            if published
            else (None, None, None)
        ),
        article.language,
    )


def _block_rows(article: Article) -> list[Row]:
    return [
        (
            *(i, block.span.start, block.span.end, block.role.value),
            *((block.repeat_of.start, block.repeat_of.end) if block.repeat_of else (None, None)),
        )
        for i, block in enumerate(article.blocks)
    ]


def _real(prob: float | None) -> float | None:
    return None if prob is None else float(prob) + 0.0  # SQLite keeps no -0.0


def _statement_row(ord_: int, statement: Statement) -> Row:
    speaker, sure = statement.speaker, statement.sure
    said = (
        (speaker.kind.value, speaker.name, speaker.entity_id, _real(speaker.prob)) if speaker else (None,) * 4
    )
    return (
        *(ord_, statement.statement_id, statement.form.value, *said),
        *(statement.said_on, statement.utterance_id),
        *map(_real, (sure.statement, sure.content, sure.cue, sure.source, sure.form)),
        *(statement.maker.name, statement.maker.version),
    )


def _statement_spans(statement: Statement) -> dict[str, tuple[Span, ...]]:
    return {
        "addressee": (statement.addressee,) if statement.addressee else (),
        "chain": statement.speaker.chain if statement.speaker else (),
        "content": statement.content,
        "cue": (statement.cue,) if statement.cue else (),
        "medium": (statement.medium,) if statement.medium else (),
        "quoted": statement.quoted,
        "source": statement.source,
    }


def _spans(owners: Iterator[tuple[int, dict[str, tuple[Span, ...]]]]) -> list[Row]:
    return [
        (owner, role, i, span.start, span.end)
        for owner, roles in owners
        for role in sorted(roles)
        for i, span in enumerate(roles[role])
    ]


def _refuse_half_characters(name: str, rows: Rows) -> None:
    for table, (_, columns) in TABLES.items():
        for row in rows[table]:
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str) and not value.isascii():
                    _refuse_half_character(shown_name(name), f"{table}.{column}", value)


def _refuse_half_character(name: str, field: str, value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadText(name=name, field=field, at_char=error.start) from None
