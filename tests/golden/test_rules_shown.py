"""Each rule that a real article suggested, shown on two invented ones, read by the shipped model."""

from __future__ import annotations

import pytest

from sayso.clean.article import clean_page
from sayso.extract.record import extract_records
from sayso.extract.tagger import load_tagger
from sayso.records import Page, Record
from sayso.settings import CleanSettings, ExtractSettings

AROUND = (
    "Lamp guild and town at odds over the harbour lights",
    "The lights of Orrin harbour have been dark for nine nights, and the ferry crews moor by torch.",
)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger(ExtractSettings())


def _read(tagger, *paragraphs: str) -> Record:
    body = "\n".join((*AROUND, *paragraphs)).encode()
    page = Page(body=body, name="shown.txt", media_type="text/plain", received_utc="2031-05-02")
    return extract_records([clean_page(page, CleanSettings())], tagger)[0]


def _contents(record: Record) -> list[str]:
    text = record.article.text
    return [" | ".join(span.of(text).strip("“”\"' .,") for span in s.content) for s in record.statements]


@pytest.mark.parametrize(
    ("paragraph", "demand", "threat"),
    [
        (
            "Guild master Ida Brek demanded that the town pay for the oil — or she will leave the lamps unlit.",
            "that the town pay for the oil",
            "she will leave the lamps unlit",
        ),
        (
            "Ferry pilots have demanded that the council halves the mooring fee — or they will sail to Dunmere.",
            "that the council halves the mooring fee",
            "they will sail to Dunmere",
        ),
    ],
)
def test_a_demand_and_its_threat(tagger, paragraph, demand, threat):
    contents = _contents(_read(tagger, paragraph))
    assert demand in contents
    assert threat in contents


@pytest.mark.parametrize(
    "paragraph",
    [
        "Harbour master Joss Ode was warned that the east pier could give way.",
        "Residents of the quay were told on Monday that the ferries would stop at noon.",
    ],
)
def test_who_was_told_is_not_who_spoke(tagger, paragraph):
    record = _read(tagger, paragraph)
    (statement,) = [s for s in record.statements if s.content[0].start > len("\n".join(AROUND))]
    assert statement.source == ()
    assert statement.speaker is not None
    assert statement.speaker.name is None


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        (
            "Brek told envoys of the nine harbour towns that the oil would last until Friday.",
            "that the oil would last until Friday",
        ),
        (
            "Ode told members of the pilots’ brotherhood that the pier had been safe for forty years.",
            "that the pier had been safe for forty years",
        ),
    ],
)
def test_whom_is_no_part_of_what(tagger, paragraph, said):
    assert said in _contents(_read(tagger, paragraph))


@pytest.mark.parametrize(
    ("paragraph", "said", "after"),
    [
        (
            "“We have no oil,” Brek said. “Ask the town for it.” The meeting ended before ten, and the rain had begun.",
            "Ask the town for it",
            "The meeting ended",
        ),
        (
            "“Nobody asked the crews,” said Ode. “They moor in the dark.” Two boats were damaged on Sunday night.",
            "They moor in the dark",
            "Two boats",
        ),
    ],
)
def test_what_follows_quoted_words_is_not_theirs(tagger, paragraph, said, after):
    contents = _contents(_read(tagger, paragraph))
    assert any(said in content for content in contents)
    assert not any(after in content and said in content for content in contents)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Brek told the Orrin’s refusal to pay for the oil was “a shame and a danger to every crew”.",
        "Ode said he had told the Dunmere’s decision to close its own pier was no help to anybody.",
    ],
)
def test_a_missing_word_is_pointed_at_and_never_filled_in(tagger, paragraph):
    record = _read(tagger, paragraph)
    text = record.article.text
    assert [f.kind.value for f in record.findings].count("gap") == 1
    (gap,) = (f.evidence[0] for f in record.findings if f.kind.value == "gap")
    assert not any(
        span.start < gap.start < span.end - 1 and span.of(text).startswith("the Or")
        for s in record.statements
        for span in s.content
    )
