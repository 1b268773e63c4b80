"""Renders one statement as a card: who, in which form, the words, to whom, through what, how sure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sayso.serve.wording import join_words, name_speaker

if TYPE_CHECKING:
    from sayso.records import Article, Speaker, Statement


def render_card(article: Article, statement: Statement, key: str, number: int) -> str:
    """Render one card.

    Args:
        article: the text that the spans point into.
        statement: shown as it stands; what it leaves open is not shown as known.
        key: the card's id in the page; `key-words` are its words in the article.
        number: of the statement in the article.
    """
    who = name_speaker(statement.speaker)
    form = statement.form.value
    percent = round(100 * statement.sure.statement)
    words = escape(join_words(article.text, statement.content))
    language = escape(article.language or "")  # empty: unknown, and not the page's own
    return (
        f'<li class="card" id="{key}" tabindex="-1" data-speaker="{escape(who)}" data-form="{form}">'
        f'<h3><a href="#{key}-words" class="number">{number}</a> <bdi class="who">{escape(who)}</bdi> '
        f'<span class="form">{form}</span></h3>'
        f'<p class="words" dir="auto" lang="{language}"><a href="#{key}-words">{words}</a></p>'
        f"<dl>{_facts(article, statement)}</dl>"
        f'<p class="sure" title="how often such a reading is right">'
        f'<meter min="0" max="100" value="{percent}">{percent} %</meter> {percent} %</p></li>'
    )


def _facts(article: Article, statement: Statement) -> str:
    text = article.text
    facts = [
        ("source", join_words(text, statement.source)),
        ("cue", statement.cue.of(text) if statement.cue else ""),
        ("to", statement.addressee.of(text) if statement.addressee else ""),
        ("through", statement.medium.of(text) if statement.medium else ""),
        ("said on", statement.said_on or ""),
        ("named by", _chain(text, statement.speaker)),
    ]
    return "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts if value)


def _chain(text: str, speaker: Speaker | None) -> str:
    """Say which mention led to the name, where the source itself does not give it."""
    if speaker is None or not speaker.name:
        return ""
    words = [span.of(text) for span in speaker.chain if span.of(text) != speaker.name]
    return " → ".join([*words, speaker.name]) if words and speaker.entity_id else ""
