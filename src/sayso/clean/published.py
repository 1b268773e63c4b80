"""Read a date of publication, exactly as far as it is given."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from sayso.errors import BadOption, BadSidecar
from sayso.records import Origin, Precision, Published

if TYPE_CHECKING:
    from sayso.records import Page

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200  # newspapers began in 1605; a year outside is a slip or a filler


def read_published(value: str, origin: Origin) -> Published | None:
    """Read an ISO 8601 date or time, or a date in English words; None: it is none."""
    value = value.strip()
    if re.fullmatch(r"\d{4}", value):
        return _published(value, Precision.YEAR, origin) if _sane(int(value)) else None
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value):
        return _published(value, Precision.MONTH, origin) if _sane(int(value[:4])) else None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _from_words(value, origin)
    if not _sane(moment.year):
        return None
    has_time = len(value) > len("2026-03-09") and bool(re.search(r"\d[T ]\d", value))
    # A time of midnight sharp without a zone is what programs write for a day.
    if has_time and (moment.tzinfo or moment.time().isoformat() != "00:00:00"):
        return _published(moment.isoformat(), Precision.TIME, origin)
    return _published(moment.date().isoformat(), Precision.DAY, origin)


def hinted(page: Page) -> Published | None:
    """Give the date that the user or the sidecar states; None: neither does.

    Raises:
        BadOption: the user's date is none.
        BadSidecar: the sidecar's date is none.
    """
    hint = next((hint for hint in page.hints if hint.published), None)
    if hint is None or hint.published is None:
        return None
    published = read_published(hint.published, hint.origin)
    if published is None and hint.origin is Origin.SIDECAR:
        raise BadSidecar(name=page.name, reason=f"its sidecar's 'published' is no date: {hint.published!r}")
    if published is None:
        raise BadOption(option="--published", value=hint.published, wanted="a date such as 2026-03-09")
    return published


def _published(value: str, precision: Precision, origin: Origin) -> Published:
    return Published(value=value, precision=precision, origin=origin)


def _sane(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _from_words(value: str, origin: Origin) -> Published | None:
    iso, day, month = _ISO_DAY.search(value), _DAY_FIRST.search(value), _MONTH_FIRST.search(value)
    if iso:
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif day and day[2].lower() in _MONTHS:
        parts = int(day[3]), _MONTHS.index(day[2].lower()) + 1, int(day[1])
    elif month and month[1].lower() in _MONTHS:
        parts = int(month[3]), _MONTHS.index(month[1].lower()) + 1, int(month[2])
    else:
        return None
    try:
        moment = datetime(*parts)  # noqa: DTZ001 (a calendar day has no zone)
    except ValueError:
        return None
    return _published(moment.date().isoformat(), Precision.DAY, origin) if _sane(moment.year) else None
