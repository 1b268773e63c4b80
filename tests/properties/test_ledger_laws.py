"""Laws of the ledger over any record and any words."""

import csv
import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.answer.export import export_rows, plain_cell, write_csv
from sayso.answer.search import find
from sayso.answer.show import show
from sayso.errors import BadText, UsageError
from sayso.ledger import Status, load_page, load_record, open_ledger, store_record, verify_ledger
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
    hash_article,
    hash_entity,
    hash_statement,
)
from sayso.settings import LedgerSettings

ODD = st.sampled_from(
    ["\0", "\r\n", "\x85", "\u2028", "🐟", "\U0001d534", "e\u0301", "\ufeff", "\uffff", '"', "'", "“"]
)
WORDS = st.lists(ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=6).map("".join)
NAMES = WORDS.filter(bool)
PROBS = st.floats(0, 1)


def optional(strategy):
    return st.none() | strategy


def spans(chars):
    return (
        st.tuples(st.integers(0, chars), st.integers(0, chars))
        .filter(lambda p: p[0] != p[1])
        .map(lambda p: Span(min(p), max(p)))
    )


def apart(chars):
    """Spans in order that share no character, at least one."""
    return st.lists(st.integers(0, chars), min_size=2, max_size=6, unique=True).map(
        lambda cuts: tuple(Span(a, b) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False))
    )


MAKERS = st.builds(Maker, name=WORDS, version=WORDS)


@st.composite
def statements(draw, article_id, chars):
    content, cue = draw(apart(chars)), draw(optional(spans(chars)))
    many = st.lists(spans(chars), max_size=3).map(tuple)
    speaker = st.builds(
        Speaker,
        kind=st.sampled_from(SpeakerKind),
        name=optional(WORDS),
        entity_id=optional(WORDS),
        prob=PROBS,
        chain=many,
    )
    return Statement(
        statement_id=hash_statement(article_id, content, cue),
        article_id=article_id,
        content=content,
        quoted=draw(many),
        cue=cue,
        source=draw(many),
        form=draw(st.sampled_from(Form)),
        speaker=draw(optional(speaker)),
        addressee=draw(optional(spans(chars))),
        medium=draw(optional(spans(chars))),
        said_on=draw(optional(WORDS)),
        utterance_id=draw(optional(WORDS)),
        sure=Sureness(
            statement=draw(PROBS), **{k: draw(optional(PROBS)) for k in ("content", "cue", "source", "form")}
        ),
        maker=draw(MAKERS),
    )


@st.composite
def entities(draw, article_id, chars):
    name, many = draw(NAMES), st.lists(spans(chars), max_size=3).map(tuple)
    return Entity(
        entity_id=hash_entity(article_id, name),
        article_id=article_id,
        name=name,
        kind=draw(st.sampled_from(SpeakerKind)),
        mentions=draw(many),
        roles=draw(many),
    )


@st.composite
def pages_with_records(draw):
    text = draw(WORDS.filter(lambda words: len(words) > 1))
    chars = len(text)
    title, address = draw(optional(WORDS)), draw(optional(NAMES))
    hints = st.builds(
        Hints,
        origin=st.sampled_from(Origin),
        address=optional(WORDS),
        outlet=optional(WORDS),
        published=optional(WORDS),
    )
    page = Page(
        body=text.encode(),
        name=draw(WORDS),
        media_type=draw(WORDS),
        received_utc=draw(WORDS),
        address=draw(optional(WORDS)),
        hints=tuple(draw(st.lists(hints, max_size=2))),
    )
    article_id = hash_article(text, address, title)
    published = st.builds(
        Published, value=NAMES, precision=st.sampled_from(Precision), origin=st.sampled_from(Origin)
    )
    blocks = st.builds(
        Block, span=st.just(Span(0, 1)), role=st.sampled_from(BlockRole), repeat_of=optional(spans(chars))
    )
    article = Article(
        article_id=article_id,
        page_sha256=page.sha256,
        text=text,
        blocks=tuple(draw(st.lists(blocks, max_size=1))),
        runs=(Run(text_start=0, text_end=chars, page_start=0, page_end=chars),),
        charset="utf-8",
        title=title,
        authors=tuple(draw(st.lists(WORDS, max_size=2))),
        outlet=draw(optional(WORDS)),
        address=address,
        published=draw(optional(published)),
        language=draw(optional(WORDS)),
    )
    finding = st.builds(
        Finding,
        kind=st.sampled_from(FindingKind),
        evidence=st.lists(spans(chars), max_size=2).map(tuple),
        maker=MAKERS,
    )
    return page, Record(
        article=article,
        statements=tuple(
            draw(st.lists(statements(article_id, chars), max_size=3, unique_by=lambda s: s.statement_id))
        ),
        entities=tuple(
            draw(st.lists(entities(article_id, chars), max_size=3, unique_by=lambda e: e.entity_id))
        ),
        findings=tuple(draw(st.lists(finding, max_size=2))),
    )


@pytest.fixture(scope="module")
def shared():
    """One ledger that every example adds to."""
    with TemporaryDirectory() as folder:
        place = LedgerSettings(path=str(Path(folder) / "town.ledger"))
        with open_ledger(place, create=True) as ledger:
            ledger.connection.execute("PRAGMA synchronous = OFF")  # no law here is about power cuts
            yield ledger


MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(pages_with_records())
def test_loading_gives_back_what_was_stored(shared, page_and_record):
    page, record = page_and_record
    stored = store_record(shared, page, record)
    if stored.status is not Status.REPEAT:
        assert load_record(shared, stored.article_id) == record
        assert load_page(shared, stored.article_id) == page


@MANY
@given(pages_with_records())
def test_storing_twice_equals_storing_once(shared, page_and_record):
    store_record(shared, *page_and_record)
    changes = shared.connection.total_changes
    assert store_record(shared, *page_and_record).status is Status.REPEAT
    assert shared.connection.total_changes == changes


@MANY
@given(pages_with_records(), st.characters(categories=["Cs"]))
def test_half_a_character_is_refused_before_anything_is_written(shared, page_and_record, half):
    page, record = page_and_record
    changes = shared.connection.total_changes
    broken = Record(article=_with_outlet(record.article, f"a{half}b"))
    with pytest.raises(BadText):
        store_record(shared, page, broken)
    assert shared.connection.total_changes == changes


def _with_outlet(article, outlet):
    return Article(**{name: getattr(article, name) for name in Article.__slots__} | {"outlet": outlet})


@MANY
@given(
    st.text(max_size=40)
    | st.lists(ODD | st.sampled_from(["AND", "NEAR(", "*", "a:b", "^", "-"])).map(" ".join)
)
def test_any_words_can_be_asked_for(shared, words):
    for hit in find(shared, words, limit=5):
        assert all(hit.context.covers(span) for span in hit.content)


@MANY
@given(st.text(max_size=20))
def test_any_id_can_be_asked_for(shared, some_id):
    with suppress(UsageError):
        assert show(shared, some_id).record.article.text


def test_everything_the_laws_stored_verifies(shared):
    """Comes last: every odd record above is in the ledger by now."""
    report = verify_ledger(shared)
    assert report.articles > 20
    assert report.faults == ()


def test_csv_can_be_taken_back_exactly(shared):
    rows = list(export_rows(shared))
    stream = io.StringIO(newline="")
    write_csv(rows, stream)
    stream.seek(0)
    back = [plain_cell(cells["content"]) for cells in csv.DictReader(stream)]
    assert back == [row.content for row in rows]
