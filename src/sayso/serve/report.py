"""Renders records as one self-contained page: the article with every mark, and the statements beside it."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.serve.cards import render_card
from sayso.serve.marked import render_blocks
from sayso.serve.wording import name_speaker, show_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.records import Article, Record

KEYS = (
    ("j / ↓", "next statement"),
    ("k / ↑", "one before"),
    ("Enter", "to its words"),
    ("Esc", "back"),
    ("?", "keys"),
)
NO_TITLE = "(no title)"
LEGEND = (
    ("source", "who is given as the source"),
    ("cue", "the words that attribute"),
    ("content", "what is attributed"),
    ("quoted", "printed in quotation marks"),
)


def render_report(records: Sequence[Record]) -> str:
    """Render one page that needs nothing but itself.

    Args:
        records: one for each article, in the order wanted.

    Returns:
        HTML with its style and script inside, and a policy that forbids any request.
    """
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'"
    title = records[0].article.title or "Record" if len(records) == 1 else f"{len(records)} records"
    body = "\n".join(_record(record, f"a{i}") for i, record in enumerate(records, 1))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)} · sayso</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#statements-a1">Skip to the statements</a>\n'
        f"{_top(records)}\n<main>\n{body}\n</main>\n{_keys()}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    return files("sayso.serve").joinpath("assets", name).read_text(encoding="utf-8")


def _digest(inline: str) -> str:
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"


def _top(records: Sequence[Record]) -> str:
    legend = "".join(f'<li><span class="m {kind}">{kind}</span> {text}</li>' for kind, text in LEGEND)
    links = "".join(_link(record.article, i) for i, record in enumerate(records, 1))
    ask = '<button class="ask" type="button" aria-keyshortcuts="?" hidden>keys <kbd>?</kbd></button>'
    contents = f'<nav aria-label="Articles"><ol>{links}</ol></nav>' if len(records) > 1 else ""
    return (
        '<header class="top"><p class="brand"><b>sayso</b> who said what, by this report alone</p>'
        f'<ul class="legend" aria-label="Marks">{legend}</ul>'
        f"{ask}{contents}</header>"
    )


def _link(article: Article, number: int) -> str:
    return f'<li><a href="#a{number}">{escape(article.title or NO_TITLE)}</a></li>'


def _record(record: Record, key: str) -> str:
    count = len(record.statements)
    cards = "\n".join(
        render_card(record.article, statement, f"{key}-s{i}", i)
        for i, statement in enumerate(record.statements, 1)
    )
    language = escape(record.article.language or "")  # empty: unknown, and not the page's own
    return (
        f'<section class="record" id="{key}">\n{_about(record)}\n<div class="columns">\n'
        f'<article class="text" lang="{language}" aria-label="The article">\n'
        f"{render_blocks(record, key)}\n</article>\n"
        f'<aside class="side" id="statements-{key}" aria-label="Statements">\n'
        f'<details class="list" open><summary>{count} statement{"" if count == 1 else "s"}</summary>\n'
        f"{_filters(record, key)}\n<ol>\n{cards}\n</ol>{_findings(record, key)}</details>\n"
        "</aside>\n</div>\n</section>"
    )


def _findings(record: Record, key: str) -> str:
    """List what a careful editor would look at; each leads to its block."""
    text, blocks = record.article.text, record.article.blocks
    items = []
    for finding in record.findings:
        first = finding.evidence[0]
        number = next((i for i, block in enumerate(blocks, 1) if block.span.overlaps(first)), None)
        words = escape(show_around(text, finding.evidence))
        linked = f'<a href="#{key}-b{number}">{words}</a>' if number else words
        items.append(f"<li>{finding.kind.value.replace('_', ' ')}: {linked}</li>")
    return f'<ul class="findings" aria-label="Worth a look">{"".join(items)}</ul>' if items else ""


def _about(record: Record) -> str:
    article = record.article
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in _facts(record) if value)
    heading = escape(article.title or NO_TITLE)
    return f'<header class="about"><h1 dir="auto">{heading}</h1><dl>{rows}</dl></header>'


def _facts(record: Record) -> list[tuple[str, str]]:
    article = record.article
    makers = sorted({f"{s.maker.name} {s.maker.version}" for s in record.statements})
    return [
        ("outlet", escape(article.outlet or "unknown")),
        ("published", _date(article)),
        ("by", escape(", ".join(article.authors))),
        ("address", escape(article.address or "")),
        ("read by", escape(", ".join(makers))),
        ("page SHA-256", f"<code>{article.page_sha256}</code>"),
    ]


def _date(article: Article) -> str:
    if article.published is None:
        return "unknown"
    origin = article.published.origin.value.replace("_", "-")
    return f"{escape(article.published.value)} <small>(from {origin})</small>"


def _filters(record: Record, key: str) -> str:
    speakers = Counter(name_speaker(s.speaker) for s in record.statements)
    forms = Counter(s.form.value for s in record.statements)
    return (
        f'<p class="filters" hidden>{_choice(key, "speaker", speakers.most_common())}'
        f"{_choice(key, 'form', forms.most_common())}<output aria-live=polite></output></p>"
    )


def _choice(key: str, name: str, counts: Iterable[tuple[str, int]]) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(value)} ({count})</option>' for value, count in counts
    )
    every = '<option value="">all</option>'
    return f'<label>{name} <select data-by="{name}" data-in="{key}">{every}{options}</select></label>'


def _keys() -> str:
    rows = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div>" for key, text in KEYS)
    close = '<form method="dialog"><button>close</button></form>'
    return f'<dialog id="keys" aria-label="Keys"><dl>{rows}</dl>{close}</dialog>'
