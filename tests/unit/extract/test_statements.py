"""What the rules make of the model's drafts."""

import pytest
from reading import article_of, draft_of

from sayso.extract.people import find_people
from sayso.extract.quotes import find_quotes
from sayso.extract.statements import Drawn, make_statements
from sayso.extract.sureness import Calibration
from sayso.records import Article, Maker, Statement


def statements_of(article: Article, *drafts: object) -> tuple[Statement, ...]:
    maker = Maker(name="test", version="1")
    drawn = Drawn(drafts=drafts, quotes=find_quotes(article), people=find_people(article))
    flat = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
    calibration = Calibration(statement=flat, content=flat, cue=flat, source=flat)
    return make_statements(article, drawn, calibration, maker)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "form"),
    [
        ("“The boat is late,” Anna Bell said.", "Anna Bell", "said", "The boat is late", "direct"),
        (
            "Anna Bell said the boat was “never safe”.",
            "Anna Bell",
            "said",
            "the boat was “never safe”",
            "mixed",
        ),
        ("Anna Bell said the boat was late.", "Anna Bell", "said", "the boat was late", "indirect"),
        ("The boat is said to be cursed.", None, "is said to be", "The boat is said to be cursed", "hearsay"),
        ("Anna Bell wants to sell the boat.", "Anna Bell", "wants", "to sell the boat", "attitude"),
        (
            "Anna Bell said the so-called “boat” was a raft.",
            "Anna Bell",
            "said",
            "the so-called “boat” was a raft",
            "indirect",
        ),
    ],
)
def test_form(sentence: str, source: str | None, cue: str, content: str, form: str) -> None:
    article = article_of(sentence)
    (statement,) = statements_of(article, draft_of(article, source, cue, content))
    assert statement.form.value == form


def test_paragraphs_that_go_on_belong_to_the_same_speaker() -> None:
    article = article_of(
        "Anna Bell wrote: “The boat is late.",
        "“It will stay late.",
        "“I am sorry for it.”",
        "“We are not,” said a sailor.",
    )
    first = draft_of(article, "Anna Bell", "wrote", "The boat is late.")
    other = draft_of(article, "a sailor", "said", "We are not")
    found = statements_of(article, first, other)
    assert [s.content[0].of(article.text) for s in found] == [
        "The boat is late.",
        "It will stay late.",
        "I am sorry for it.",
        "We are not",
    ]
    assert len({s.utterance_id for s in found[:3]}) == 1
    assert found[0].utterance_id is not None
    assert found[3].utterance_id is None
    assert {s.speaker.name for s in found[:3] if s.speaker} == {"Anna Bell"}


def test_nothing_comes_from_boilerplate_or_pull_quotes() -> None:
    article = article_of(
        "“The boat is late and I am tired of it,” Anna Bell said on Monday in Orrin.",
        "The crews met in the old customs house, where nothing was decided at all.",
        "The boat is late and I am tired of it",
        "Anna Bell",
        "The ferry sails twice a day in summer and not at all in winter, by order.",
        "Got a story? Email us at news@orrinpost.example or call 01632 960001.",
    )
    text = article.text
    place = text.rindex("The boat is late and I am tired of it")
    assert any(b.repeat_of for b in article.blocks if b.span.start == place)
    twice = draft_of(article, "Anna Bell said"[:9] + " said", "said", "Email us at news@orrinpost.example")
    assert statements_of(article, twice) == ()


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "whom", "medium"),
    [
        ("Bell told reporters on Monday it was late.", "told", "it was late", "reporters", None),
        ("Bell told the Orrin Post it was late.", "told", "it was late", "the Orrin Post", None),
        ("Bell said in a statement that it was late.", "said", "it was late", None, "a statement"),
        ("Officials told the Bell's refusal was odd.", "told", "Bell's refusal was odd", None, None),
    ],
)
def test_to_whom_and_through_what(
    sentence: str, cue: str, content: str, whom: str | None, medium: str | None
) -> None:
    article = article_of(sentence)
    (statement,) = statements_of(article, draft_of(article, None, cue, content))
    words = [span and span.of(article.text) for span in (statement.addressee, statement.medium)]
    assert words == [whom, medium]


def test_who_was_told_did_not_say_it() -> None:
    article = article_of("Harbour Minister Anna Bell was warned the boat could sink.")
    (statement,) = statements_of(article, draft_of(article, "Anna Bell", "was warned", "the boat could sink"))
    assert statement.source == ()
    assert statement.speaker is not None
    assert statement.speaker.name is None
    assert statement.addressee is not None
    assert statement.addressee.of(article.text) == "Anna Bell"
