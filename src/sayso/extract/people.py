"""Gathers names into entities: one for each somebody, under the fullest name the article gives."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.names import Gender, Mention, find_mentions, gender_of
from sayso.records import Entity, SpeakerKind, hash_entity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sayso.records import Article, Span

ACRONYM_AFTER = re.compile(r"\s*\(([A-Z]{2,8})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entity with what resolving needs to know of it; also organisations."""

    entity: Entity
    gender: Gender
    known: bool  # the article shows what kind of somebody this is


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody named in one article."""

    persons: tuple[Person, ...]
    mentions: tuple[tuple[Span, int], ...]  # in text order, with the index into persons

    def entities_with(self, speakers: Collection[str]) -> tuple[Entity, ...]:
        """Give the records of all whose kind is known, and of those who speak.

        Args:
            speakers: their entity ids.
        """
        entities = (p.entity for p in self.persons if p.known or p.entity.entity_id in speakers)
        return tuple(entities)


def find_people(article: Article) -> People:
    """Find who is named in an article.

    Mentions join when one name ends the other ("Bell" and "Anna Bell"), or is its acronym; a surname that
    fits two full names stays with the one named last before it.
    """
    mentions = find_mentions(article)
    full = _full_names(article.text, mentions)
    owners = _assign(mentions, full)
    names = list(dict.fromkeys(owners))
    persons = tuple(
        _person(article, name, [m for m, o in zip(mentions, owners, strict=True) if o == name])
        for name in names
    )
    where = tuple((m.span, names.index(o)) for m, o in zip(mentions, owners, strict=True))
    return People(persons=persons, mentions=where)


def _full_names(text: str, mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Map each last word, and each acronym, to the full names it may stand for."""
    full: dict[str, list[str]] = {}
    for mention in mentions:
        words = mention.name.split()
        if len(words) == 1:
            continue
        if mention.kind is SpeakerKind.PERSON:
            keys = {words[-1].casefold()}
        else:
            keys = {words[0].casefold(), "".join(w[0] for w in words if w[0].isupper()).casefold()}
        if found := ACRONYM_AFTER.match(text, mention.span.end):
            keys.add(found[1].casefold())
        for key in keys:
            names = full.setdefault(key, [])
            if mention.name not in names:
                names.append(mention.name)
    return full | {first: names for first, names in _given_names(mentions).items() if first not in full}


def _given_names(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Map each given name that only one person bears to that person: "Dame Ottilie"."""
    bearers: dict[str, list[str]] = {}
    for mention in mentions:
        words = mention.name.casefold().split()
        if mention.kind is SpeakerKind.PERSON and len(words) > 1:
            names = bearers.setdefault(words[0], [])
            if mention.name not in names:
                names.append(mention.name)
    return {first: names for first, names in bearers.items() if len(names) == 1}


def _assign(mentions: Sequence[Mention], full: dict[str, list[str]]) -> list[str]:
    """Give each mention the name it stands for: of several that fit, the one named last."""
    owners: list[str] = []
    latest: dict[str, str] = {}
    often = Counter(mention.name for mention in mentions)
    for mention in mentions:
        words = mention.name.split()
        key = words[-1].casefold()
        choices = full.get(key, []) if len(words) == 1 else _longer(mention.name, full.get(key, []))
        choices = [c for c in choices if _may_be(c, mention.gender)] or choices
        owner = mention.name
        if choices:
            owner = latest[key] if latest.get(key) in choices else max(choices, key=often.__getitem__)
        if len(words) > 1:
            owner = choices[0] if choices else mention.name
            latest[key] = owner
        owners.append(owner)
    return owners


def _may_be(name: str, gender: Gender) -> bool:
    return Gender.OPEN in (gender, known := gender_of(name, "")) or known is gender


def _longer(name: str, names: Sequence[str]) -> list[str]:
    """Find fuller names of the same person: a middle name more, another case, an initial written out."""
    words = name.casefold().split()
    return sorted(
        (
            n
            for n in names
            if n.casefold().split()[0][:1] == words[0][:1] and _fits(words, n.casefold().split())
        ),
        key=lambda n: (-len(n), sum(map(str.isupper, n)), n),
    )


def _fits(short: list[str], long: list[str]) -> bool:
    return short[-1] == long[-1] and (
        short[0] == long[0] or short[0].rstrip(".") == long[0][0] or long[0].rstrip(".") == short[0][0]
    )


def _person(article: Article, name: str, mentions: Sequence[Mention]) -> Person:
    kinds = Counter(m.kind for m in mentions if m.kind is not SpeakerKind.UNNAMED)
    kind = kinds.most_common(1)[0][0] if kinds else SpeakerKind.ORGANISATION
    genders = Counter(m.gender for m in mentions if m.gender is not Gender.OPEN)
    entity = Entity(
        entity_id=hash_entity(article.article_id, name),
        article_id=article.article_id,
        name=name,
        kind=kind,
        mentions=tuple(m.span for m in mentions),
        roles=tuple(m.title for m in mentions if m.title),
    )
    gender = genders.most_common(1)[0][0] if genders else Gender.OPEN
    return Person(entity=entity, gender=gender, known=bool(kinds))
