"""Who is named: one entity for each somebody, and nobody who is not there."""

import pytest
from reading import article_of

from sayso.extract.people import find_people


def named(*paragraphs: str) -> dict[str, str]:
    people = find_people(article_of(*paragraphs))
    return {e.name: e.kind.value for e in people.entities_with(()) if e.name != "Orrin"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On the quay he met Ida Brek. Joss Ode laughed at that.", {"Ida Brek", "Joss Ode"}),
        ("That was for Secretary of State Ida Brek to say.", {"Ida Brek"}),
        ("So said House Minority Leader Nancy Brek.", {"Nancy Brek"}),
        ("It was Toby Ferrant KC who rose. Mr Ferrant sat down.", {"Toby Ferrant"}),
        ("She told Mr Brek Tuesday that he could go.", {"Brek"}),
        ("By Dr Wenda Pask of Dunmere College it was called rare.", {"Wenda Pask", "Dunmere College"}),
        ("On the quay we met Dame Ottilie Crane. After an hour Dame Ottilie left us.", {"Ottilie Crane"}),
        ("On Monday in June it rained. Giving up was easy. Never again!", set()),
        ("It was Joss Ode, CEO of Brekmart, who came with Brekmart’s lawyer.", {"Joss Ode"}),
        ("It came from Harrow & Finch by post.", {"Harrow & Finch"}),
    ],
)
def test_names_are_cut_where_they_end(text: str, names: set[str]) -> None:
    assert set(named(text)) == names


def test_a_company_is_no_person() -> None:
    assert named("It came from Harrow & Finch by post.") == {"Harrow & Finch": "organisation"}


def test_a_surname_in_a_line_of_capitals_is_met_elsewhere() -> None:
    article = article_of("Brek Vows To Fight On And On", "That was Ida Brek of the ferry crew.")
    people = find_people(article)
    (brek,) = [p.entity for p in people.persons if p.entity.name == "Ida Brek"]
    assert [m.of(article.text) for m in brek.mentions] == ["Brek", "Ida Brek"]
