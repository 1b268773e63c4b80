"""Tell text from binary, and HTML from plain text, by looking at the bytes."""

from __future__ import annotations

import re

_HEAD_BYTES = 65_536
# Share of NUL and other control bytes above which no text was meant: saved pages hold a stray
# few (under 1 in 1,000), images and programs far more than 1 in 50.
_MAX_CONTROL_SHARE = 0.02
_CONTROL = bytes(set(range(32)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x00\x00\x01\x00", "an icon"),
)
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a WAV recording", b"AVI ": "an AVI film"}
# matches '<?xml version="1.0"?><!DOCTYPE html>', not 'The <html> tag is older than you think'
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
# matches '<p class="lead">', not 'a < b' and not '<jane@example.org>'
_TAG = re.compile(
    rb"<(?:/?(?:p|div|span|a|h[1-6]|ul|ol|li|br|table|section|article)\b[^<>@]*|!--)>?", re.IGNORECASE
)
_HTML_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_FRAGMENT_TAGS = 2


def name_binary(body: bytes) -> str | None:
    """Name what binary bytes look like; None: they may be text."""
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    if body[:4] == b"RIFF":
        return _RIFF.get(body[8:12], "a RIFF recording")
    if body[4:8] == b"ftyp":
        return "an MP4 film"
    if body.startswith(_UTF16_MARKS):
        return None
    return _name_by_share(body[:_HEAD_BYTES])


def _name_by_share(head: bytes) -> str | None:
    controls = len(head) - len(head.translate(None, _CONTROL))
    if not head or controls <= max(1, len(head) * _MAX_CONTROL_SHARE):
        return None
    # Western text in UTF-16 has a NUL in every second byte and none in the others.
    nuls = sorted((head[0::2].count(0), head[1::2].count(0)))
    if nuls[0] * 20 < nuls[1] and nuls[1] > len(head) * 0.4:
        return "UTF-16 text without a byte order mark"
    return "binary data"


def tell_media_type(body: bytes, suffix: str) -> str:
    """Tell text/html from text/plain, by content first and by the file's suffix where that is open."""
    head = body[:_HEAD_BYTES]
    if head.startswith(_UTF16_MARKS):
        head = head[2:].replace(b"\x00", b"")
    head = head.removeprefix(b"\xef\xbb\xbf")
    tags = len(_TAG.findall(head))
    by_suffix = suffix.lower() in _HTML_SUFFIXES and tags > 0
    fragment = head.lstrip()[:1] == b"<" and tags >= _FRAGMENT_TAGS
    return "text/html" if by_suffix or fragment or _HTML_START.match(head) else "text/plain"
