"""A person's words find statements, whatever is typed."""

from dataclasses import replace

import pytest

from inventing import invent
from sayso.answer.search import find
from sayso.errors import BadOption
from sayso.ledger import store_record
from sayso.records import Span, hash_statement


def said(text_of_page, *contents, number=1, **given):
    """A page whose statements have these contents, each at the first place where it stands."""
    page, record = invent(number, **given)
    article = record.article
    text = article.text + "\n" + text_of_page
    article = replace(
        article,
        text=text,
        blocks=(*article.blocks, replace(article.blocks[0], span=Span(len(article.text) + 1, len(text)))),
        runs=(),
    )
    statements = []
    for pieces in contents:
        starts = [text.index(piece) for piece in pieces]
        spans = tuple(Span(at, at + len(piece)) for at, piece in zip(starts, pieces, strict=True))
        new_id = hash_statement(article.article_id, spans, None)
        statements.append(replace(record.statements[0], statement_id=new_id, content=spans, cue=None))
    return page, replace(record, article=article, statements=tuple(statements), entities=())


@pytest.fixture
def town(ledger):
    text = (
        "“The sea wall will hold,” Marrow said, “until the next winter.” "
        "Quell promised a café by the wall of the sea. "
        "“Don't promise walls,” said Marrow."
    )
    contents = (
        ("The sea wall will hold", "until the next winter"),
        ("a café by the wall of the sea",),
        ("Don't promise walls",),
    )
    store_record(ledger, *said(text, *contents, title="Harbour in winter", outlet="The Weir"))
    return ledger


def words(ledger, query, **options):
    return [hit.words for hit in find(ledger, query, **options)]


WALL = "The sea wall will hold … until the next winter"
CAFE = "a café by the wall of the sea"
WALLS = "Don't promise walls"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sea wall", {WALL, CAFE}),
        ('"sea wall"', {WALL}),
        ("“sea wall”", {WALL}),
        ('"sea wall" winter', {WALL}),
        ("cafe", {CAFE}),
        ("CAFÉ", {CAFE}),
        ("walls", {WALL, CAFE, WALLS}),
        ("don't", {WALLS}),
        ("don’t", {WALLS}),
        ("harbour", {WALL, CAFE, WALLS}),
        ("wall harbour", {WALL, CAFE, WALLS}),
        ("Marrow", set()),
        ("sea -wall", {WALL, CAFE}),
        ("wall NOT sea", set()),
        ("wall*", {WALL, CAFE, WALLS}),
        ("lighthouse", set()),
        ("", set()),
        ("\"'!? …", set()),
        ("nul\0wall", set()),
        ('"sea wall', {WALL, CAFE}),
        ("speaker:wall", set()),
        ("\ud800 wall", {WALL, CAFE, WALLS}),
    ],
)
def test_words_and_phrases(town, query, found):
    assert set(words(town, query)) == found


def test_a_speaker_is_found_by_name(ledger):
    _, record = invent(4)
    store_record(ledger, *invent(4))
    name = record.statements[0].speaker.name
    assert {hit.speaker for hit in find(ledger, name)} == {name}


def test_words_said_come_before_words_of_the_title(ledger):
    store_record(ledger, *said("A ferry sank.", ("A ferry sank",), number=1, title="Nothing of note"))
    store_record(ledger, *said("It was late.", ("It was late",), number=2, title="The ferry"))
    assert words(ledger, "ferry") == ["A ferry sank", "It was late"]


def test_a_hit_tells_where_it_stands(town):
    (hit,) = find(town, '"next winter"')
    assert (hit.title, hit.outlet, hit.published) == ("Harbour in winter", "The Weir", "2026-03-09")
    assert hit.context_words.startswith("“The sea wall will hold,” Marrow said")
    assert all(hit.context.covers(span) for span in hit.content)
    assert len(hit.context_words) == hit.context.end - hit.context.start


def test_context_stays_within_its_paragraph_and_whole_words(ledger):
    long = (
        "Over and over the same small words came. " * 10
        + "Eels were gone. "
        + "And so it went along then. " * 10
    )
    store_record(ledger, *said(long, ("Eels were gone",)))
    (hit,) = find(ledger, "eels")
    left, right = hit.context_words.split("Eels were gone")
    assert 100 < min(len(left), len(right)) <= max(len(left), len(right)) <= 120
    assert f" {left}" in long
    assert f"{right} " in long


def test_the_limit_holds_and_must_make_sense(town):
    assert len(find(town, "wall", limit=2)) == 2
    with pytest.raises(BadOption, match="limit"):
        find(town, "wall", limit=0)


def test_an_older_version_is_marked(ledger):
    store_record(ledger, *invent(1, address="https://weir.example/a"))
    new = store_record(ledger, *invent(2, address="https://weir.example/a"))
    assert {hit.revised_by for hit in find(ledger, "council")} == {None, new.article_id}
