"""Whose words a statement gives: the fullest name the article has, or nobody."""

import pytest
from reading import article_of, span_of

from sayso.extract.people import find_people
from sayso.extract.speaker import resolve_speaker
from sayso.records import SpeakerKind


def speaker_of(paragraphs: tuple[str, ...], source: str) -> tuple[str | None, str]:
    article = article_of(*paragraphs)
    speaker = resolve_speaker(find_people(article), article, (span_of(article, source),), None)
    assert speaker is not None
    for span in speaker.chain:
        assert span.of(article.text)
    return speaker.name, speaker.kind.value


FERRY = (
    "Harbour Minister Anna Bell met the crews on Monday. The Orrin Ferry Company sent nobody.",
    "Later, Ms Bell promised a new boat. Captain Joss Ode laughed.",
)


@pytest.mark.parametrize(
    ("last", "source", "name", "kind"),
    [
        ("Bell, who lives there, said so.", "Bell, who lives there,", "Anna Bell", "person"),
        ("That was all, Mr Ode said.", "Mr Ode", "Joss Ode", "person"),
        ("No, she said at last.", "she", "Anna Bell", "person"),
        ("A spokesman for Ode said so.", "A spokesman for Ode", "A spokesman for Ode", "unnamed"),
        ("Two sailors said so.", "Two sailors", "Two sailors", "unnamed"),
        ("Orrin residents said so.", "Orrin residents", "Orrin residents", "unnamed"),
        (
            "The Orrin Ferry Company, based in Dunmere, said so.",
            "The Orrin Ferry Company, based",
            "Orrin Ferry Company",
            "organisation",
        ),
        ("Bell and Ode said so.", "Bell and Ode", "Anna Bell and Joss Ode", "person"),
    ],
)
def test_the_source_leads_to_the_fullest_name(last: str, source: str, name: str, kind: str) -> None:
    assert speaker_of((*FERRY, last), source) == (name, kind)


def test_two_people_of_one_surname_stay_two() -> None:
    paragraphs = (
        "Martin Quill denied the charge. His sister Helen Quill left the court.",
        "Mrs Quill wept. Mr Quill was silent, said a clerk.",
    )
    article = article_of(*paragraphs)
    people = find_people(article)
    said = [
        resolve_speaker(people, article, (span_of(article, who),), None) for who in ("Mrs Quill", "Mr Quill")
    ]
    assert [s.name for s in said if s] == ["Helen Quill", "Martin Quill"]


def test_no_source_is_nobody() -> None:
    article = article_of("The ferry is said to be cursed.")
    speaker = resolve_speaker(find_people(article), article, (), None)
    assert speaker is not None
    assert (speaker.kind, speaker.name) == (SpeakerKind.NONE, None)


def test_a_pronoun_without_holder_abstains() -> None:
    article = article_of("He said the ferry was late.")
    assert resolve_speaker(find_people(article), article, (span_of(article, "He"),), None) is None
