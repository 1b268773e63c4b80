"""Reading one file or stream."""

from __future__ import annotations

import io
import json
import os

import pytest

from sayso.errors import BadSidecar, BinaryPage, EmptyPage, TooBig, Unreadable
from sayso.fetch.file import read_page, read_stream
from sayso.records import Hints, Origin
from sayso.settings import FetchSettings

SETTINGS = FetchSettings()
TEXT = "Ferry stops\nThe ferry to Norrholm stops on Friday, harbour master Ida Brek said.\n"


def test_bytes_are_kept_as_they_are(tmp_path):
    body = "\ufeffDune bus\r\nThe bus stops, “says” Ida.\r\n".encode()
    (tmp_path / "bus.txt").write_bytes(body)
    page = read_page(tmp_path / "bus.txt", None, SETTINGS)
    assert (page.body, page.media_type, page.name) == (body, "text/plain", str(tmp_path / "bus.txt"))


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.txt", "<!DOCTYPE html><p>Ferry stops", "text/html"),
        ("a.txt", '<?xml version="1.0"?>\n<!-- saved -->\n<html lang="en"><p>Ferry', "text/html"),
        ("a", '<div class="story"><p>Ferry stops</p></div>', "text/html"),
        ("a.html", "Ferry stops. No tags at all.", "text/plain"),
        ("a.htm", "Ferry stops.<p>It does.", "text/html"),
        ("a.txt", "The <html> tag is older than Ida.", "text/plain"),
        ("a.txt", "<ida@example.org> wrote: the ferry stops.", "text/plain"),
    ],
)
def test_media_type_goes_by_content_first(tmp_path, name, text, media_type):
    (tmp_path / name).write_text(text)
    assert read_page(tmp_path / name, None, SETTINGS).media_type == media_type


def test_utf16_html_is_html(tmp_path):
    (tmp_path / "a.txt").write_bytes("<!doctype html><p>Ferry".encode("utf-16"))
    assert read_page(tmp_path / "a.txt", None, SETTINGS).media_type == "text/html"


@pytest.mark.parametrize(
    ("body", "looks_like"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"%PDF-1.7 ferry", "a PDF document"),
        (b"PK\x03\x04ferry", "a ZIP archive or an Office document"),
        (b"RIFF\x00\x00\x00\x00WEBPferry", "a WebP image"),
        (b"\x00\x00\x00\x18ftypmp42", "an MP4 film"),
        (b"The ferry" + bytes(200), "binary data"),
        (("The ferry stops. " * 20).encode("utf-16-le"), "UTF-16 text without a byte order mark"),
    ],
)
def test_binary_is_named_for_what_it_is(tmp_path, body, looks_like):
    (tmp_path / "a.txt").write_bytes(body)
    with pytest.raises(BinaryPage) as caught:
        read_page(tmp_path / "a.txt", None, SETTINGS)
    assert caught.value.looks_like == looks_like


def test_a_stray_nul_does_not_make_a_text_binary(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode() * 4 + b"\x00")
    assert read_page(tmp_path / "a.txt", None, SETTINGS).body.endswith(b"\x00")


@pytest.mark.parametrize("body", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_blank_pages_are_refused(tmp_path, body):
    (tmp_path / "a.txt").write_bytes(body)
    with pytest.raises(EmptyPage):
        read_page(tmp_path / "a.txt", None, SETTINGS)


def test_the_size_limit_names_both_sizes(tmp_path):
    (tmp_path / "a.txt").write_text("ferry " * 100)
    with pytest.raises(TooBig) as caught:
        read_page(tmp_path / "a.txt", None, FetchSettings(max_page_bytes=100))
    assert (caught.value.size_bytes, caught.value.limit_bytes) == (600, 100)


def test_a_page_of_just_the_limit_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("f" * 100)
    assert len(read_page(tmp_path / "a.txt", None, FetchSettings(max_page_bytes=100)).body) == 100


def test_an_endless_stream_is_cut_off_at_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"f" * size

    stream = Endless()
    with pytest.raises(TooBig):
        read_stream(stream, None, FetchSettings(max_page_bytes=5000))
    assert stream.given == 5001


def test_missing_files_and_folders_are_unreadable(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(Unreadable):
            read_page(path, None, SETTINGS)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_rights_are_unreadable(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(Unreadable):
        read_page(tmp_path / "a.txt", None, SETTINGS)


def test_the_user_wins_over_the_sidecar(tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT)
    (tmp_path / "ferry.meta.json").write_text(
        json.dumps(
            {"url": "https://example.org/s", "outlet": "Norrholm Post", "published": "2031-05-02", "x": 1}
        )
    )
    page = read_page(tmp_path / "ferry.txt", Hints(address="https://example.org/u"), SETTINGS)
    assert page.address == "https://example.org/u"
    assert page.hints[1] == Hints(
        origin=Origin.SIDECAR, address="https://example.org/s", outlet="Norrholm Post", published="2031-05-02"
    )


@pytest.mark.parametrize(
    "raw", [b"{", b"[1]", b'{"url": 5}', b"\xff\xfe\x00", b"[" * 100_000, b'{"published": ["x"]}']
)
def test_a_sidecar_that_cannot_be_used_is_named(tmp_path, raw):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_bytes(raw)
    with pytest.raises(BadSidecar, match=r"a\.meta\.json"):
        read_page(tmp_path / "a.txt", None, SETTINGS)


def test_nulls_in_a_sidecar_mean_not_given(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_text('{"url": null, "address": "https://example.org/a", "outlet": ""}')
    page = read_page(tmp_path / "a.txt", None, SETTINGS)
    assert (page.address, page.hints[0].outlet) == ("https://example.org/a", None)


def test_a_stream_is_called_dash():
    page = read_stream(io.BytesIO(TEXT.encode()), Hints(outlet="Norrholm Post"), SETTINGS)
    assert (page.name, page.hints[0].outlet, page.address) == ("-", "Norrholm Post", None)
