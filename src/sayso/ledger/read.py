"""Rows back to the very page and record that were stored."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso.errors import UnknownId
from sayso.ledger.faults import name_damage
from sayso.ledger.rows import TABLES, Row, Rows
from sayso.records import (
    Article,
    Block,
    BlockRole,
    Entity,
    Finding,
    FindingKind,
    Form,
    Hints,
    Maker,
    Origin,
    Page,
    Precision,
    Published,
    Record,
    Run,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Sureness,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sayso.ledger.open import Ledger

Spans = dict[tuple[int, str], tuple[Span, ...]]  # by owner's ord and role


def find_key(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Look up the row number of an article; None: not stored."""
    found = connection.execute(
        "SELECT article_key FROM article WHERE article_id = ?", (article_id,)
    ).fetchone()
    return found[0] if found else None


def read_rows(connection: sqlite3.Connection, article_key: int) -> Rows:
    """Read all rows of one article, table by table, each in its order."""
    rows: Rows = {}
    for table, (ordering, columns) in TABLES.items():
        order = ", ".join(columns[:ordering])
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE article_key = ? ORDER BY {order}"  # noqa: S608 - names from TABLES
        rows[table] = connection.execute(query, (article_key,)).fetchall()
    return rows


def build_record(rows: Rows) -> Record:
    """Turn the rows of one article into its record."""
    article = _build_article(rows)
    return Record(
        article=article,
        statements=_build_statements(rows, article.article_id),
        entities=_build_entities(rows, article.article_id),
        findings=_build_findings(rows),
    )


def load_record(ledger: Ledger, article_id: str) -> Record:
    """Load what was stored under this id, equal to what was stored.

    Raises:
        UnknownId: no article has this id.
        LedgerUnfit: its rows are damaged.
    """
    with ledger.reading() as connection:
        key = find_key(connection, article_id)
        if key is None:
            raise UnknownId(wanted_id=article_id)
        with name_damage(ledger.path):
            return build_record(read_rows(connection, key))


def load_records(ledger: Ledger) -> Iterator[Record]:
    """Load all records in the order they were stored, one at a time.

    No transaction stays open between two records, so a slow reader holds up nobody; articles never
    change, so those stored before the first call are given as of one moment, and later ones are left out.
    """
    with ledger.reading() as connection:
        keys = connection.execute("SELECT max(article_key) FROM article").fetchone()[0] or 0
        key = 0
        while key < keys:
            key = connection.execute(
                "SELECT min(article_key) FROM article WHERE article_key > ?", (key,)
            ).fetchone()[0]
            with name_damage(ledger.path):
                record = build_record(read_rows(connection, key))
            yield record


def load_page(ledger: Ledger, article_id: str) -> Page:
    """Load the page that an article was read from, byte for byte.

    Raises:
        UnknownId: no article has this id.
        LedgerUnfit: the stored bytes are damaged.
    """
    with ledger.reading() as connection:
        found = connection.execute(
            "SELECT article_key, body_zlib, name, media_type, received_utc, page_address"
            " FROM article JOIN page USING (page_sha256) WHERE article_id = ?",
            (article_id,),
        ).fetchone()
        if found is None:
            raise UnknownId(wanted_id=article_id)
        key, body, name, media_type, received_utc, address = found
        hints = connection.execute(
            "SELECT origin, address, outlet, published FROM hint WHERE article_key = ? ORDER BY ord", (key,)
        ).fetchall()
    with name_damage(ledger.path):
        unpacked = zlib.decompress(body)
    return Page(
        body=unpacked,
        name=name,
        media_type=media_type,
        received_utc=received_utc,
        address=address,
        hints=tuple(Hints(origin=Origin(o), address=a, outlet=w, published=p) for o, a, w, p in hints),
    )


def _build_article(rows: Rows) -> Article:
    (
        (
            article_id,
            page_sha256,
            *_,
            text,
            charset,
            title,
            outlet,
            address,
            value,
            precision,
            origin,
            language,
        ),
    ) = _any(rows["article"])
    return Article(
        article_id=article_id,
        page_sha256=page_sha256,
        text=text,
        blocks=tuple(map(_build_block, _any(rows["block"]))),
        runs=tuple(
            Run(text_start=a, text_end=b, page_start=c, page_end=d) for _, a, b, c, d in _any(rows["run"])
        ),
        charset=charset,
        title=title,
        authors=tuple(name for _, name in _any(rows["author"])),
        outlet=outlet,
        address=address,
        published=value and Published(value=value, precision=Precision(precision), origin=Origin(origin)),
        language=language,
    )


def _any(rows: list[Row]) -> list[tuple[Any, ...]]:
    """SQLite tells no types; the STRICT schema holds them."""
    return rows


def _build_block(row: tuple[Any, ...]) -> Block:
    _, start, end, role, repeat_start, repeat_end = row
    repeat_of = None if repeat_start is None else Span(repeat_start, repeat_end)
    return Block(span=Span(start, end), role=BlockRole(role), repeat_of=repeat_of)


def _group_spans(rows: list[tuple[Any, ...]]) -> Spans:
    grouped: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
    for owner, role, _, start, end in rows:
        grouped[owner, role].append(Span(start, end))
    return {place: tuple(spans) for place, spans in grouped.items()}


def _build_statements(rows: Rows, article_id: str) -> tuple[Statement, ...]:
    spans = _group_spans(_any(rows["statement_span"]))
    return tuple(_build_statement(row, spans, article_id) for row in _any(rows["statement"]))


def _build_statement(row: tuple[Any, ...], spans: Spans, article_id: str) -> Statement:
    ord_, statement_id, form, kind, name, entity_id, prob, said_on, utterance_id, *probs, maker, version = row

    def one(role: str) -> Span | None:
        return spans.get((ord_, role), (None,))[0]

    def many(role: str) -> tuple[Span, ...]:
        return spans.get((ord_, role), ())

    speaker = kind and Speaker(
        kind=SpeakerKind(kind), name=name, entity_id=entity_id, prob=prob, chain=many("chain")
    )
    return Statement(
        statement_id=statement_id,
        article_id=article_id,
        content=many("content"),
        quoted=many("quoted"),
        cue=one("cue"),
        source=many("source"),
        form=Form(form),
        speaker=speaker,
        addressee=one("addressee"),
        medium=one("medium"),
        said_on=said_on,
        utterance_id=utterance_id,
        sure=Sureness(**dict(zip(("statement", "content", "cue", "source", "form"), probs, strict=True))),
        maker=Maker(name=maker, version=version),
    )


def _build_entities(rows: Rows, article_id: str) -> tuple[Entity, ...]:
    spans = _group_spans(_any(rows["entity_span"]))
    return tuple(
        Entity(
            entity_id=entity_id,
            article_id=article_id,
            name=name,
            kind=SpeakerKind(kind),
            mentions=spans.get((ord_, "mention"), ()),
            roles=spans.get((ord_, "role"), ()),
        )
        for ord_, entity_id, name, kind in _any(rows["entity"])
    )


def _build_findings(rows: Rows) -> tuple[Finding, ...]:
    evidence = _group_spans([(owner, "evidence", *rest) for owner, *rest in rows["finding_span"]])
    return tuple(
        Finding(
            kind=FindingKind(kind),
            evidence=evidence.get((ord_, "evidence"), ()),
            maker=Maker(name=maker, version=version),
        )
        for ord_, kind, maker, version in _any(rows["finding"])
    )
