"""Writes predictions for the scorers of ../shared/cases: predict.py {polnear|cases|pages} IN OUT.

Reads texts, pages and dates only; gold files in IN are never opened.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.clean.article import clean_page
from sayso.errors import PageError
from sayso.extract.record import extract_records
from sayso.extract.tagger import load_tagger
from sayso.records import Hints, Origin, Page, Record
from sayso.run.plan import cut_batches
from sayso.serve.shapes import case_json
from sayso.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.records import Article, Statement

RECEIVED = "2026-01-01T00:00:00Z"  # fixed, so that the same input gives the same bytes
NOTHING = {"statements": [], "figures": [], "times": [], "noise": [], "findings": [], "dependence": []}


def main(mode: str, source: Path, out: Path) -> None:
    """Predict in one mode."""
    if mode == "pages":
        from pages import predict_pages  # noqa: PLC0415, needs no model

        out.write_text(json.dumps(predict_pages(source), ensure_ascii=False, indent=1), encoding="utf-8")
        return
    out.mkdir(parents=True, exist_ok=True)
    named = _polnear(source) if mode == "polnear" else _cases(source)
    for name, record in _read(named):
        shaped = NOTHING
        if record is not None:
            shaped = case_json(_join_utterances(record) if mode == "polnear" else record)
        (out / f"{name}.json").write_text(json.dumps(shaped, ensure_ascii=False, indent=1), encoding="utf-8")


def _polnear(folder: Path) -> Iterator[tuple[str, Page]]:
    dates = _dates(folder)
    for path in sorted((folder / "text").glob("*.txt")):
        yield path.stem, _page(path, dates.get(path.stem), None)


def _dates(folder: Path) -> dict[str, str]:
    for place in (folder, folder.parent):
        if (place / "metadata.tsv").exists():
            with (place / "metadata.tsv").open(encoding="utf-8", newline="") as stream:
                rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
                return {row["filename"]: row["publication_date"] for row in rows}
    return {}


def _cases(folder: Path) -> Iterator[tuple[str, Page]]:
    for path in sorted(folder.glob("*/article.txt")):
        meta_path = path.with_name("meta.json")
        meta = json.loads(meta_path.read_text(encoding="utf-8")) if meta_path.exists() else {}
        yield path.parent.name, _page(path, meta.get("published"), meta.get("url"))


def _page(path: Path, published: str | None, address: str | None) -> Page:
    hints = Hints(origin=Origin.SIDECAR, published=published, address=address)
    return Page(
        body=path.read_bytes(), name=path.name, media_type="text/plain", received_utc=RECEIVED,
        address=address, hints=(hints,),
    )  # fmt: skip


def _read(named: Iterable[tuple[str, Page]]) -> Iterator[tuple[str, Record | None]]:
    settings = Settings()
    tagger = load_tagger(settings.extract)
    cleaned = ((name, _clean(page, settings)) for name, page in named)
    for batch in cut_batches(cleaned, lambda item: len(item[1].text) if item[1] else 0):
        records = iter(extract_records([article for _, article in batch if article], tagger))
        for name, article in batch:
            yield name, next(records) if article else None


def _clean(page: Page, settings: Settings) -> Article | None:
    try:
        return clean_page(page, settings.clean)
    except PageError as error:
        print(error, file=sys.stderr)
        return None


def _join_utterances(record: Record) -> Record:
    """PolNeAR annotates one attribution for each cue; our statements of one utterance share theirs."""
    joined: dict[str, Statement] = {}
    for statement in record.statements:
        key = statement.utterance_id or statement.statement_id
        first = joined.setdefault(key, statement)
        if first is not statement:
            content = tuple(sorted(first.content + statement.content))
            quoted = tuple(sorted(first.quoted + statement.quoted))
            joined[key] = replace(first, content=content, quoted=quoted)
    return replace(record, statements=tuple(joined.values()))


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in {"polnear", "cases", "pages"}:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
