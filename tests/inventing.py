"""Invented pages with their records, any number of them, each always the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = ("Odile Marrow", "Tamsin Quell", "Bertrand Osei-Lark", "Zofia Wrenlock", "Idris Fennimore")
CUES = ("said", "warned", "promised", "denied")
THINGS = (
    "the tram line",
    "the salt works",
    "a new weir",
    "the school kitchen",
    "the ferry",
    "every allotment",
)
DOINGS = ("would close", "had doubled in price", "could open again", "was never safe", "needs 40 volunteers")
TIMES = ("before harvest", "by the spring", "without a vote", "at the worst hour", "as planned")
RARE = tuple(
    f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("ar", "el", "ov", "im") for c in ("wick", "stow", "ham")
)
RULE = Maker(name="invented", version="1")


@dataclass
class Draft:
    """A text that grows, and what stands where in it."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    said: list[tuple[str, Span, Span, Span]] = field(default_factory=list)  # speaker, source, cue, content

    def add(self, words: str) -> Span:
        """Append words and tell where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def invent(
    number: int,
    *,
    statements: int = 4,
    address: str | None = None,
    outlet: str | None = None,
    name: str | None = None,
    title: str | None = None,
) -> tuple[Page, Record]:
    """Invent page `number` and its record; the same number gives the same page."""
    random = Random(number)  # noqa: S311 - no secret
    title = title or f"Council of {random.choice(RARE).title()} hears residents, part {number}"
    draft = _write(random, title, statements)
    body = draft.text.encode()
    page = Page(
        body=body,
        name=name or f"invented-{number}.txt",
        media_type="text/plain",
        received_utc="2026-03-09T08:00:00Z",
        address=address,
        hints=(Hints(outlet=outlet),) if outlet else (),
    )
    return page, _record(page, draft, title, address, outlet)


def _write(random: Random, title: str, statements: int) -> Draft:
    draft = Draft()
    draft.blocks.append(Block(span=draft.add(title), role=BlockRole.HEADLINE))
    for _ in range(statements):
        draft.add("\n")
        start = len(draft.text)
        who = random.choice(PEOPLE)
        source = draft.add(who)
        draft.add(" ")
        cue = draft.add(random.choice(CUES))
        draft.add(" ")
        words = (
            random.choice(THINGS),
            "at",
            random.choice(RARE),
            random.choice(DOINGS),
            random.choice(TIMES),
        )
        content = draft.add(" ".join(words))
        draft.add(". 🐟")
        draft.said.append((who, source, cue, content))
        draft.blocks.append(Block(span=Span(start, len(draft.text)), role=BlockRole.PARAGRAPH))
    return draft


def _record(page: Page, draft: Draft, title: str, address: str | None, outlet: str | None) -> Record:
    article = Article(
        article_id=hash_article(draft.text, address, title),
        page_sha256=page.sha256,
        text=draft.text,
        blocks=tuple(draft.blocks),
        runs=(Run(text_start=0, text_end=len(draft.text), page_start=0, page_end=len(draft.text)),),
        charset="utf-8",
        title=title,
        authors=("Ansel Pikewater",),
        outlet=outlet,
        address=address,
        published=Published(value="2026-03-09", precision=Precision.DAY, origin=Origin.TEXT),
        language="en",
    )
    return Record(
        article=article,
        statements=tuple(_statement(article.article_id, *said) for said in draft.said),
        entities=_entities(article.article_id, draft.said),
        findings=(Finding(kind=FindingKind.GAP, evidence=(draft.blocks[0].span,), maker=RULE),),
    )


def _statement(article_id: str, who: str, source: Span, cue: Span, content: Span) -> Statement:
    return Statement(
        statement_id=hash_statement(article_id, (content,), cue),
        article_id=article_id,
        content=(content,),
        cue=cue,
        source=(source,),
        form=Form.INDIRECT,
        speaker=Speaker(
            kind=SpeakerKind.PERSON,
            name=who,
            entity_id=hash_entity(article_id, who),
            prob=0.9,
            chain=(source,),
        ),
        sure=Sureness(statement=0.8, content=0.75),
        maker=RULE,
    )


def _entities(article_id: str, said: Sequence[tuple[str, Span, Span, Span]]) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            entity_id=hash_entity(article_id, who),
            article_id=article_id,
            name=who,
            kind=SpeakerKind.PERSON,
            mentions=tuple(source for name, source, _, _ in said if name == who),
        )
        for who in dict.fromkeys(who for who, _, _, _ in said)
    )
