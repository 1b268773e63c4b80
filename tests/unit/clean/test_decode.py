"""Bytes to code points."""

from __future__ import annotations

import pytest

from sayso.clean.decode import decode_page
from sayso.errors import BadEncoding
from sayso.records import Page


def _page(body: bytes, media_type: str = "text/html") -> Page:
    return Page(body=body, name="ferry", media_type=media_type, received_utc="2031-05-02")


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (b"Ferry\r\nstops\rnow\n", "utf-8", "Ferry\r\nstops\rnow\n"),
        (b"\xef\xbb\xbfFerry", "utf-8", "\ufeffFerry"),
        ("Ferry".encode("utf-16"), "utf-16", "Ferry"),
        ("“Café”".encode("cp1252"), "windows-1252", "“Café”"),
        (
            b"<meta charset='windows-1251'>" + "паром".encode("cp1251"),
            "cp1251",
            "<meta charset='windows-1251'>паром",
        ),
        (b"<meta charset=iso-8859-1>\x93Ferry\x94", "windows-1252", "<meta charset=iso-8859-1>“Ferry”"),
        ("<meta charset=iso-8859-1>“Ferry”".encode(), "utf-8", "<meta charset=iso-8859-1>“Ferry”"),
        (b"<meta charset=nonsense>caf\xe9", "windows-1252", "<meta charset=nonsense>café"),
        (
            b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1',
            "iso8859-2",
            '<?xml version="1.0" encoding="iso-8859-2"?>ą',
        ),
    ],
)
def test_text_comes_out_code_point_for_code_point(body, charset, text):
    decoded = decode_page(_page(body))
    assert (decoded.text, decoded.charset) == (text, charset)
    assert body.decode(decoded.charset) == decoded.text


@pytest.mark.parametrize(
    "body",
    [
        b"Ferry \x81\x8d stops",
        b"Ferry \xed\xa0\x80 stops",
        "Ferry “stops”".encode() + b"\xff",
        "Паром больше не ходит на остров".encode("cp1251"),
        b"<meta charset=unicode_escape>\\u0041\x81",
    ],
)
def test_what_fits_no_character_set_is_refused(body):
    with pytest.raises(BadEncoding):
        decode_page(_page(body))


def test_plain_text_declares_nothing():
    with pytest.raises(BadEncoding):
        decode_page(_page(b"<meta charset=cp1251>" + "паром ".encode("cp1251") * 9, "text/plain"))
