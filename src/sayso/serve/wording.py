"""Words shown to people for what a record leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Span, Speaker

UNKNOWN = "—"
AROUND = 25  # code points shown on either side of what a finding points at
BETWEEN = " […] "  # between the pieces of a split content
VISIBLE = {code: 0x2400 + code for code in range(32) if code not in b"\t\n"}  # ESC becomes ␛
VISIBLE |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def name_speaker(speaker: Speaker | None) -> str:
    """Say who speaks; neither abstaining nor nobody is a name."""
    if speaker is None:
        return "not claimed"
    if speaker.kind is SpeakerKind.NONE:
        return "nobody named"
    return speaker.name or UNKNOWN


def join_words(text: str, spans: Sequence[Span]) -> str:
    """Join the words of several spans, line breaks made blanks; a gap between them stays visible."""
    return BETWEEN.join(" ".join(span.of(text).split()) for span in spans)


def show_around(text: str, evidence: Sequence[Span]) -> str:
    """Show what a finding points at among its neighbours; a gap has no words of its own."""
    pieces = (text[max(0, span.start - AROUND) : span.end + AROUND] for span in evidence)
    return "…" + " / ".join(" ".join(piece.split()) for piece in pieces) + "…"


def show_controls(words: str) -> str:
    """Make control characters visible, so that an article's words cannot steer a terminal."""
    return words.translate(VISIBLE)
