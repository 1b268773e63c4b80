"""Makes statements of the model's drafts: which count, their exact words, form and speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.address import find_addressee, find_medium
from sayso.extract.findings import is_tone
from sayso.extract.form import find_form, quoted_spans
from sayso.extract.speaker import resolve_speaker
from sayso.extract.utterances import carry_over, cut_sentences
from sayso.records import BlockRole, Form, Span, Statement, Sureness, content_hash, hash_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.attribute import Draft
    from sayso.extract.people import People
    from sayso.extract.quotes import Quotation
    from sayso.records import Article, Maker, Speaker

SPEAKING = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}


def make_statements(
    article: Article, drafts: Sequence[Draft], quotes: Sequence[Quotation], people: People, maker: Maker
) -> tuple[Statement, ...]:
    """Turn drafts into statements, in text order.

    Args:
        article: the text they stand in.
        drafts: as the model reads them.
        quotes: the article's quotations.
        people: who is named in it.
        maker: the model.
    """
    spoken = _speaking_spans(article)
    kept = [k for draft in drafts if (k := _keep(draft, spoken))]
    kept = carry_over(article.text, kept, quotes, article.blocks)
    kept.sort(key=lambda draft: draft.content[0])
    statements: list[Statement] = []
    speaker = None
    for draft in kept:
        speaker = resolve_speaker(people, article, (draft.source,) if draft.source else (), speaker)
        statements += _statements_of(article, draft, quotes, speaker, maker)
    return tuple({statement.statement_id: statement for statement in statements}.values())


def _speaking_spans(article: Article) -> list[Span]:
    return [b.span for b in article.blocks if b.role in SPEAKING and b.repeat_of is None]


def _keep(draft: Draft, spoken: Sequence[Span]) -> Draft | None:
    """Keep what of a draft lies in blocks that speak; None: nothing does."""
    content = tuple(span for span in draft.content if any(block.covers(span) for block in spoken))
    return replace(draft, content=tuple(sorted(content))) if content else None


def _statements_of(
    article: Article, draft: Draft, quotes: Sequence[Quotation], speaker: Speaker | None, maker: Maker
) -> list[Statement]:
    text = article.text
    inners = [q.inner for q in quotes if not is_tone(text, q) and _claims(draft, q.inner)]
    form = find_form(text, draft, quoted_spans(draft.content, inners))
    parts = cut_sentences(text, draft.content) if form is Form.DIRECT else [draft.content]
    utterance = content_hash(article.article_id, _words(draft.content)) if len(parts) > 1 else None
    return [
        Statement(
            statement_id=hash_statement(article.article_id, part, draft.cue),
            article_id=article.article_id,
            content=part,
            quoted=quoted_spans(part, inners),
            cue=draft.cue,
            source=(draft.source,) if draft.source else (),
            form=form,
            speaker=speaker,
            addressee=find_addressee(article, draft.cue, draft.content),
            medium=find_medium(article, draft.cue, draft.content),
            utterance_id=utterance,
            sure=_sureness(draft),
            maker=maker,
        )
        for part in parts
    ]


def _words(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _claims(draft: Draft, inner: Span) -> bool:
    return any(inner.overlaps(span) for span in draft.content)


def _sureness(draft: Draft) -> Sureness:
    return Sureness(
        statement=draft.content_prob * draft.cue_prob,
        content=draft.content_prob,
        cue=draft.cue_prob,
        source=draft.source_prob,
    )
