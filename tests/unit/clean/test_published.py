"""Dates of publication, exactly as far as they are given."""

from __future__ import annotations

import pytest

from sayso.clean.published import hinted, read_published
from sayso.errors import BadOption, BadSidecar
from sayso.records import Hints, Origin, Page, Precision


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("2031", "2031", Precision.YEAR),
        ("2031-05", "2031-05", Precision.MONTH),
        ("2031-05-02", "2031-05-02", Precision.DAY),
        ("2031-05-02T09:15:00Z", "2031-05-02T09:15:00+00:00", Precision.TIME),
        ("2031-05-02 09:15", "2031-05-02T09:15:00", Precision.TIME),
        ("2031-05-02T00:00:00", "2031-05-02", Precision.DAY),
        ("Friday, May 2, 2031", "2031-05-02", Precision.DAY),
        ("Published: 2nd May 2031 at noon", "2031-05-02", Precision.DAY),
    ],
)
def test_precision_is_what_the_text_gives(given, value, precision):
    published = read_published(given, Origin.META)
    assert (published.value, published.precision) == (value, precision)


@pytest.mark.parametrize(
    "given", ["", "soon", "2031-13-01", "31 February 2031", "0001-01-01", "05/02/2031", "99999"]
)
def test_what_is_no_date_or_an_unclear_one_gives_none(given):
    assert read_published(given, Origin.META) is None


def _page(hint: Hints) -> Page:
    return Page(body=b"x", name="x.txt", media_type="text/plain", received_utc="2031-05-02", hints=(hint,))


def test_a_bad_option_and_a_bad_sidecar_are_told_apart():
    with pytest.raises(BadOption, match="soon"):
        hinted(_page(Hints(published="soon")))
    with pytest.raises(BadSidecar, match="soon"):
        hinted(_page(Hints(published="soon", origin=Origin.SIDECAR)))
