"""One invented record that holds what is hard to show: hostile words, scripts, repeats, unknowns, overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventing import RULE, Draft
from sayso.records import (
    Article,
    Block,
    BlockRole,
    Finding,
    FindingKind,
    Form,
    Precision,
    Published,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Sureness,
    hash_article,
    hash_statement,
)
from sayso.records import Origin as From

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = "</script><script>alert(1)</script> & \"x\" 'y' &amp; <img src=x onerror=alert(2)>"
HEBREW = "הגשר נסגר"
LONG = "weir" * 120
SAFE = "“the weir is <b>safe</b> & sound”"
ADDRESS = "https://tarn.example/weir?a=1&b=<2>"
PARAGRAPHS = (
    f"Odile Marrow told the council in a letter that {SAFE}, and that 40 volunteers wait.",
    f"A sign by the gate says {HEBREW} 🐟🌊, and then {LONG}.",
    "“The ferry would close”, Idris Fennimore warned and Zofia Wrenlock confirmed.",
    "“It is,” two sailors said, “a fine boat.”",
    "It was said the mill burns. The keeper fears so, and the bell would ring.",
)
REPEAT = PARAGRAPHS[3]
TEXT_BLOCKS = (
    (BlockRole.HEADLINE, f"Weir holds {HOSTILE}"),
    (BlockRole.DECK, "A tarn & its “keepers”"),
    (BlockRole.BYLINE, "By Ansel Pikewater"),
    (BlockRole.DATELINE, "LOWER TARN"),
    *((BlockRole.PARAGRAPH, words) for words in PARAGRAPHS[:3]),
    (BlockRole.SUBHEAD, "The boat"),
    (BlockRole.PARAGRAPH, PARAGRAPHS[3]),
    (BlockRole.PULL_QUOTE, "the weir is <b>safe</b> & sound"),
    (BlockRole.CAPTION, "The ferry at dusk"),
    (BlockRole.PARAGRAPH, PARAGRAPHS[4]),
    (BlockRole.PARAGRAPH, REPEAT),
    (BlockRole.LIST_ITEM, "one boat,\nmoored"),
    (BlockRole.BOILERPLATE, "Sign up for <our> letter"),
    (BlockRole.BOILERPLATE, "Sign up for <our> letter"),
)
REPEATED = {9: 4, 12: 8, 15: 14}  # block -> the earlier one


def odd_record() -> Record:
    """Make the record; its statements are numbered as in `_statements`."""
    draft = Draft()
    for number, (role, words) in enumerate(TEXT_BLOCKS):
        draft.text += "\n\n" if number else ""
        span = draft.add(words)
        earlier = draft.blocks[REPEATED[number]].span if number in REPEATED else None
        draft.blocks.append(Block(span=span, role=role, repeat_of=earlier))
    text = draft.text
    article_id = hash_article(text, ADDRESS, HOSTILE)
    article = Article(
        article_id=article_id,
        page_sha256="0" * 64,
        text=text,
        blocks=tuple(draft.blocks),
        runs=(),
        charset="utf-8",
        title=f"Weir holds {HOSTILE}",
        outlet="Tarn & Weir <Herald>",
        address=ADDRESS,
        published=Published(value="2026-03-09", precision=Precision.DAY, origin=From.JSON_LD),
        language="en",
    )
    return Record(
        article=article,
        statements=_statements(article_id, text),
        findings=(Finding(kind=FindingKind.SCARE_QUOTE, evidence=(at(text, "keepers"),), maker=RULE),),
    )


def at(text: str, words: str, after: str = "") -> Span:
    """Find words, the first after some others."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def _statements(article_id: str, text: str) -> tuple[Statement, ...]:
    odile, idris, zofia = "Odile Marrow", "Idris Fennimore", "Zofia Wrenlock"
    ferry = (at(text, "“The ferry would close”"),)
    parts = (at(text, "It is,"), at(text, "a fine boat."))

    def make(
        content: Sequence[Span], cue: Span | None, form: Form, speaker: Speaker | None, **more
    ) -> Statement:
        return Statement(
            statement_id=hash_statement(article_id, tuple(content), cue),
            article_id=article_id,
            content=tuple(content),
            cue=cue,
            form=form,
            speaker=speaker,
            sure=Sureness(statement=0.8125),
            maker=RULE,
            **more,
        )

    return (
        make(  # 1: mixed, nested quotation, everything known
            (at(text, f"{SAFE}"),),
            at(text, "told"),
            Form.MIXED,
            _person(odile),
            source=(at(text, odile),),
            quoted=(at(text, SAFE[1:-1], "letter"),),
            addressee=at(text, "the council"),
            medium=at(text, "a letter"),
            said_on="2026-03-01/2026-03-09",
        ),
        make(
            ferry, at(text, "warned"), Form.DIRECT, _person(idris), source=(at(text, idris),), quoted=ferry
        ),  # 2
        make(
            ferry, at(text, "confirmed"), Form.DIRECT, _person(zofia), source=(at(text, zofia),), quoted=ferry
        ),  # 3: as 2
        make(  # 4: split, a group without a name
            parts,
            at(text, "said", "two sailors"),
            Form.DIRECT,
            Speaker(kind=SpeakerKind.UNNAMED, name="two sailors", prob=0.7),
            source=(at(text, "two sailors"),),
            quoted=parts,
        ),
        make(  # 5: nobody
            (at(text, "the mill burns"),),
            at(text, "It was said"),
            Form.HEARSAY,
            Speaker(kind=SpeakerKind.NONE, name=None),
        ),
        make(  # 6: a source, and no claim about whose
            (at(text, "so, and the bell would ring"),),
            at(text, "fears"),
            Form.ATTITUDE,
            None,
            source=(at(text, "The keeper"),),
        ),
    )


def _person(name: str) -> Speaker:
    return Speaker(kind=SpeakerKind.PERSON, name=name, prob=0.9)
