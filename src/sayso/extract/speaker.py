"""Resolves the source of a statement to somebody the article names, or to nobody; abstains when unsure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.lexicon import BODY_HEADS, CALLED_SO, UNNAMED_SORTS
from sayso.extract.names import Gender
from sayso.records import Span, Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.people import People
    from sayso.records import Article

PRONOUNS = {
    "he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "herself": Gender.FEMALE,
}  # fmt: skip
OPEN_PRONOUNS = {
    "i",
    "we",
    "they",
    "it",
    "you",
    "who",
    "that",
    "which",
    "their",
    "its",
    "our",
    "my",
    "us",
    "them",
}
LEADING = re.compile(r"^the\s+", re.IGNORECASE)
# A name after one of these belongs to somebody else: "a spokesman for Bell"; not "Bell, of Orrin".
BESIDE = re.compile(
    r"\b(?:of|for|from|to|with|by|in|at|on|against|near|about|close to)\s+(?:the\s+)?(?:[\w.-]+\s+){0,3}$"
)
# After a name that only owns or describes the head: "Bell's aide", "Orrin officials"; not "Bell and Ode".
OWNS = re.compile(
    r"['’]s?\s+\w|[ \u00a0]+(?!(?:and|in|of|on|for|at|from|who|as|himself|herself|or|with|via|\d)\b)[a-z]"
)
# Between two who speak together: "Bell and Mr Ode", "Bell, the mayor, and Ode"; not "Bell, who met Ode".
JOINED = re.compile(r"\s*(?:\([^)]*\)|,[^,]{1,60})?,?\s*(?:and|&)\s+(?:[A-Z][\w.’'-]*\s+){0,5}|\s*,\s*")
# Words put down by somebody: "Bell's letter" speaks for Bell; not "Bell's aide".
WRITTEN = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}(?:letter|e-?mail|tweets?|statement|book|speech|remarks|testimony|memo|post|article|"
    r"column|essay|words|comments?|message|video|lawyers?’? letter|memoir|lawsuit|affidavit|filing)\b"
)
# What a pronoun's holder gains, in paragraphs: of known gender, first in a sentence, the speaker before.
KNOWN, FIRST, SPOKE = 0.7, 0.3, 1.2
BESIDE_CHARS = 3  # between a name and the "who" that means it
SHORT_ROLE = 3  # words
LOOK_BACK = 40  # mentions; a pronoun's holder was found among the last 40 in all labelled articles
# First estimates of how often each way is right (docs/decisions/0003-speaker.md).
NAMED, PRONOUN, ROLE, UNNAMED_PROB, NOBODY_PROB = 0.9, 0.75, 0.6, 0.8, 0.85


def resolve_speaker(
    people: People, article: Article, source: Sequence[Span], previous: Speaker | None
) -> Speaker | None:
    """Say whose words a statement gives.

    Args:
        people: named in the article.
        article: the text.
        source: the words that name who; empty: nobody is named.
        previous: the speaker of the statement before; None: none, or it abstained.

    Returns:
        The speaker under the canonical name; None: abstained.
    """
    if not source:
        return Speaker(kind=SpeakerKind.NONE, name=None, prob=NOBODY_PROB)
    text, words = article.text, source[0].of(article.text)
    bare = words.strip(" ,.;:\"'“”’").lower()
    if bare in PRONOUNS:
        return _of_pronoun(people, article, source[0], PRONOUNS[bare], previous)
    if bare in OPEN_PRONOUNS:
        return _of_open_pronoun(people, source[0], bare, previous)
    named = _named_in(people, text, source[0])
    if named:
        return _speaker(people, named, NAMED)
    return _described(people, article, source[0], previous)


def _speaker(people: People, found: Sequence[tuple[Span, int]], prob: float) -> Speaker:
    entities = [people.persons[index].entity for _, index in found]
    names = list(dict.fromkeys(entity.name for entity in entities))
    return Speaker(
        kind=entities[0].kind,
        name=" and ".join(
            LEADING.sub("", name) if entities[0].kind is SpeakerKind.PERSON else name for name in names
        ),
        entity_id=entities[0].entity_id if len(names) == 1 else None,
        prob=prob,
        chain=tuple(span for span, _ in found),
    )


def _named_in(people: People, text: str, source: Span) -> list[tuple[Span, int]]:
    """Find who heads the source: not an owner ("Bell's aide"), not somebody beside ("a friend of Bell")."""
    inside = _mentions_in(people, source)
    heads = [
        (span, index)
        for span, index in inside
        if (WRITTEN.match(text, span.end, source.end) or not OWNS.match(text, span.end, source.end))
        and not BESIDE.search(text[source.start : span.start])
    ]
    persons = [h for h in heads if people.persons[h[1]].entity.kind is SpeakerKind.PERSON]
    if not heads:
        return []
    first = (persons or heads)[0]
    joined = [h for h in persons if JOINED.fullmatch(text[first[0].end : h[0].start])]
    return [first, *[h for h in joined if h != first]]


def _mentions_in(people: People, where: Span) -> list[tuple[Span, int]]:
    first = _count_before(people, where.start)
    found = []
    for span, index in people.mentions[first : first + LOOK_BACK]:
        if span.start >= where.end:
            break
        found.append((span, index))
    return found


def _count_before(people: People, start: int) -> int:
    """Count the mentions that begin before a place."""
    return bisect_left(people.mentions, start, key=lambda mention: mention[0].start)


def _of_pronoun(
    people: People, article: Article, source: Span, gender: Gender, previous: Speaker | None
) -> Speaker | None:
    """Find the latest person who may be called so, preferring who begins the paragraph or spoke before."""
    before = people.mentions[: _count_before(people, source.start)][-LOOK_BACK:]
    fits = [
        (span, index)
        for span, index in before
        if people.persons[index].entity.kind is SpeakerKind.PERSON
        and people.persons[index].gender in (gender, Gender.OPEN)
    ]
    if not fits:
        return None
    best = max(
        fits,
        key=lambda m: (
            _nearness(article, source, m[0])
            + KNOWN * (people.persons[m[1]].gender is gender)
            + SPOKE * _is(people, m[1], previous)
        ),
    )
    return _speaker(people, [best], PRONOUN)


def _is(people: People, index: int, previous: Speaker | None) -> bool:
    return previous is not None and people.persons[index].entity.entity_id == previous.entity_id


def _nearness(article: Article, source: Span, mention: Span) -> float:
    """Weigh a candidate: paragraphs away, first in its sentence."""
    between = article.text[mention.end : source.start]
    paragraphs = len(re.findall(r"\n+", between))
    sentence_start = re.search(
        r"(?:^|[.?!\n”\"]\s*)$", article.text[max(0, mention.start - 3) : mention.start]
    )
    return -paragraphs - len(between) / 2000 + (FIRST if sentence_start else 0.0)


def _of_open_pronoun(people: People, source: Span, bare: str, previous: Speaker | None) -> Speaker | None:
    before = people.mentions[: _count_before(people, source.start)]
    if bare in {"who", "that", "which"} and before and source.start - before[-1][0].end <= BESIDE_CHARS:
        return _speaker(people, [before[-1]], PRONOUN)
    if bare in {"it", "its"}:
        bodies = [m for m in before[-8:] if people.persons[m[1]].entity.kind is SpeakerKind.ORGANISATION]
        return _speaker(people, [bodies[-1]], ROLE / 2) if bodies else None
    return previous if bare in {"i", "my"} else None


def _described(people: People, article: Article, source: Span, previous: Speaker | None) -> Speaker | None:
    """Match a description against stated roles; else it is a body, or somebody unnamed, in its own words."""
    words = source.of(article.text).strip(" ,.;:")
    short = LEADING.sub("", words)
    role = short.lower()
    if words != short:  # "the ...": somebody met before
        holders = _holders(people, article.text, role)
        if len(holders) == 1:
            return _speaker(people, [(people.persons[holders[0]].entity.mentions[0], holders[0])], ROLE)
        if previous and previous.kind is SpeakerKind.PERSON and _may_call(role):
            return replace(previous, prob=ROLE)
    nouns = re.split(r"\b(?:of|for|from|to|with|by|in|at|on|who|that|which)\b|,", role)[0].split()
    head = nouns[-1] if nouns else role
    sorts = any(word in UNNAMED_SORTS for word in nouns)
    if head in BODY_HEADS and not sorts and any(c.isupper() for c in short):
        return Speaker(kind=SpeakerKind.ORGANISATION, name=short, prob=ROLE, chain=(source,))
    return Speaker(kind=SpeakerKind.UNNAMED, name=words, prob=UNNAMED_PROB, chain=(source,))


def _holders(people: People, text: str, role: str) -> list[int]:
    """Find everybody one of whose stated roles has these words."""
    roles = [[span.of(text).lower() for span in person.entity.roles] for person in people.persons]
    return [index for index, stated in enumerate(roles) if role and any(role in words for words in stated)]


def _may_call(role: str) -> bool:
    """Tell whether a short description may stand for the speaker before: "the Orrin senator"."""
    words = role.split()
    return 0 < len(words) <= SHORT_ROLE and words[-1] in CALLED_SO
