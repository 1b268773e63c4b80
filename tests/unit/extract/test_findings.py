"""A missing word is pointed at, never filled in; tone marks are no quotations."""

import pytest
from reading import article_of

from sayso.extract.findings import find_gaps, find_scare_quotes
from sayso.extract.quotes import find_quotes


@pytest.mark.parametrize(
    ("sentence", "gaps"),
    [
        ("Officers told the Orrin's refusal was final.", 1),
        ("Keepers told the Bell's plan would cost a fortune.", 1),
        ("Ms Bell claimed that will be ready by May.", 1),
        ("Captain Ode insisted that are his boats.", 1),
        ("The town was rich at height of the herring trade.", 1),
        ("It stood empty at peak of the season.", 1),
        ("Officers told the Orrin Post it was final.", 0),
        ("Ms Bell claimed that the boat will be ready by May.", 0),
        ("The town was rich at the height of the herring trade.", 0),
    ],
)
def test_gaps(sentence: str, gaps: int) -> None:
    article = article_of(sentence)
    found = find_gaps(article)
    assert len(found) == gaps
    assert all(finding.evidence[0].of(article.text).isspace() for finding in found)


@pytest.mark.parametrize(
    ("sentence", "toned"),
    [
        ("The so-called “boat” sank.", ["“boat”"]),
        ("He praised their 'harbour' at length.", ["'harbour'"]),
        ("“We are going home tonight,” she said.", []),
    ],
)
def test_scare_quotes(sentence: str, toned: list[str]) -> None:
    article = article_of(sentence)
    found = find_scare_quotes(article, find_quotes(article), ())
    assert [finding.evidence[0].of(article.text) for finding in found] == toned
