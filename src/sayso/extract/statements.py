"""Makes statements of the model's drafts: which count, their exact words, form and speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.extract.address import find_addressee, find_medium, is_told
from sayso.extract.findings import find_gaps, is_tone
from sayso.extract.form import find_form, quoted_spans
from sayso.extract.speaker import resolve_speaker
from sayso.extract.sureness import judge
from sayso.extract.trim import trim_content
from sayso.extract.utterances import carry_over, cut_sentences, cut_threats
from sayso.records import BlockRole, Form, Statement, Sureness, hash_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.attribute import Draft
    from sayso.extract.people import People
    from sayso.extract.quotes import Quotation
    from sayso.extract.sureness import Calibration
    from sayso.records import Article, Maker

SPEAKING = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What was read in one article before the rules."""

    drafts: Sequence[Draft]  # as the model reads them
    quotes: Sequence[Quotation]
    people: People


def make_statements(
    article: Article, drawn: Drawn, calibration: Calibration, maker: Maker
) -> tuple[Statement, ...]:
    """Turn drafts into statements, in text order.

    Args:
        article: the text they stand in.
        drawn: what was read in it.
        calibration: of the model.
        maker: the model.
    """
    statements: list[Statement] = []
    speaker = None
    for read in _drafts_that_count(article, drawn):
        told = read.source if is_told(article.text, read.source, read.cue) else None
        draft = replace(read, source=None) if told else read
        source = (draft.source,) if draft.source else ()
        speaker = resolve_speaker(drawn.people, article, source, speaker)
        whole = _state(article, draft, drawn.quotes, maker)
        whole = replace(whole, speaker=speaker, addressee=told or whole.addressee)
        statements += _cut(article, replace(whole, sure=judge(read, calibration)))
    return tuple({statement.statement_id: statement for statement in statements}.values())


def _drafts_that_count(article: Article, drawn: Drawn) -> list[Draft]:
    """Keep what of each draft lies in blocks that speak, and let utterances run on over paragraphs."""
    spoken = [b.span for b in article.blocks if b.role in SPEAKING and b.repeat_of is None]
    gaps = [span for finding in find_gaps(article) for span in finding.evidence]
    kept = []
    for draft in drawn.drafts:
        inside = [span for span in draft.content if any(block.covers(span) for block in spoken)]
        content = trim_content(article.text, draft.cue, inside, drawn.quotes, gaps)
        if content:
            kept.append(replace(draft, content=tuple(sorted(content))))
    grown = carry_over(article.text, kept, drawn.quotes, article.blocks)
    return sorted(grown, key=lambda draft: draft.content[0])


def _state(article: Article, draft: Draft, quotes: Sequence[Quotation], maker: Maker) -> Statement:
    """Make one statement of a whole draft, its speaker and sureness still open."""
    text, content = article.text, draft.content
    inners = [
        q.inner for q in quotes if not is_tone(text, q) and any(q.inner.overlaps(span) for span in content)
    ]
    quoted = quoted_spans(content, inners)
    return Statement(
        statement_id=hash_statement(article.article_id, content, draft.cue),
        article_id=article.article_id,
        content=content,
        quoted=quoted,
        cue=draft.cue,
        source=(draft.source,) if draft.source else (),
        form=find_form(text, draft, quoted),
        addressee=find_addressee(article, draft.cue, content),
        medium=find_medium(article, draft.cue, content),
        sure=Sureness(statement=draft.content_prob),
        maker=maker,
    )


def _cut(article: Article, whole: Statement) -> list[Statement]:
    """Cut long direct speech, and demands with a threat, into statements of one utterance."""
    cut = cut_sentences if whole.form is Form.DIRECT else cut_threats
    parts = cut(article.text, whole.content)
    if len(parts) == 1:
        return [whole]
    return [
        replace(
            whole,
            statement_id=hash_statement(article.article_id, part, whole.cue),
            content=part,
            quoted=quoted_spans(part, whole.quoted),
            utterance_id=whole.statement_id,
        )
        for part in parts
    ]
