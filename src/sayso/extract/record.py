"""Reads whole articles: scores from the encoder, then the rules, then the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.attribute import draft_attributions
from sayso.extract.findings import find_gaps, find_scare_quotes
from sayso.extract.people import find_people
from sayso.extract.quotes import find_quotes
from sayso.extract.statements import Drawn, make_statements
from sayso.extract.sureness import judge
from sayso.records import BlockRole, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.tagger import Tagger
    from sayso.records import Article, Statement


def extract_records(articles: Sequence[Article], tagger: Tagger) -> list[Record]:
    """Read a batch of articles.

    Args:
        articles: cleaned.
        tagger: loaded once for the whole run.

    Cost: the encoder's; benchmarks/bench.py gives the rest as a ratio to it.
    """
    pieces = [tagger.split(flat_text(article)) for article in articles]
    scored = tagger.score(pieces)
    records = []
    for article, piece, scores in zip(articles, pieces, scored, strict=True):
        drafts = [
            draft
            for draft in draft_attributions(piece, scores, tagger.moves, tagger.limits)
            if judge(draft, tagger.calibration).statement >= tagger.limits.least_prob
        ]
        quotes = find_quotes(article)
        people = find_people(article)
        drawn = Drawn(drafts=drafts, quotes=quotes, people=people)
        statements = make_statements(article, drawn, tagger.calibration, tagger.maker)
        records.append(
            Record(
                article=article,
                statements=statements,
                entities=people.entities_with(_speakers(statements)),
                findings=(*find_gaps(article), *find_scare_quotes(article, quotes, statements)),
            )
        )
    return records


def _speakers(statements: Sequence[Statement]) -> set[str]:
    return {s.speaker.entity_id for s in statements if s.speaker and s.speaker.entity_id}


def flat_text(article: Article) -> str:
    """Give the text in which line breaks stand only between blocks; offsets stay.

    The encoder takes a line break for a new paragraph, and hard-wrapped text breaks lines anywhere.
    """
    parts, at = [], 0
    for block in article.blocks:
        parts.append(article.text[at : block.span.start])
        inside = block.span.of(article.text)
        parts.append(inside.replace("\n", " ") if block.role is BlockRole.PARAGRAPH else inside)
        at = block.span.end
    return "".join([*parts, article.text[at:]])
