"""Read one file or stream into a page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sayso.errors import BinaryPage, EmptyPage, TooBig, Unreadable
from sayso.fetch.sidecar import read_sidecar, sidecar_path
from sayso.fetch.sniff import name_binary, tell_media_type
from sayso.records import Hints, Page

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from sayso.settings import FetchSettings

_BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"


def read_page(path: Path, hints: Hints | None, settings: FetchSettings) -> Page:
    """Read a file and the sidecar beside it.

    Args:
        path: a file of text or HTML.
        hints: what the user says about the page; stronger than the sidecar. None: nothing.
        settings: the size limit.

    Raises:
        Unreadable: no such file, no right to read it, or a folder.
        EmptyPage: nothing but white space.
        BinaryPage: an image, an archive, …
        TooBig: more bytes than the limit.
        BadSidecar: NAME.meta.json is there but cannot be used.
    """
    try:
        with path.open("rb") as stream:
            body = _read_limited(stream, str(path), settings)
            size_bytes = path.stat().st_size
    except OSError as error:
        raise Unreadable(name=str(path), reason=error.strerror or type(error).__name__) from None
    except ValueError as error:  # a NUL in the path
        raise Unreadable(name=repr(str(path)), reason=str(error)) from None
    _check_body(body, str(path), max(size_bytes, len(body)), settings)
    sidecar = read_sidecar(sidecar_path(path))
    return _make_page(body, str(path), path.suffix, tuple(h for h in (hints, sidecar) if h is not None))


def read_stream(stream: BinaryIO, hints: Hints | None, settings: FetchSettings) -> Page:
    """Read a stream, such as standard input, to its end; the page is called '-'.

    Raises:
        Unreadable: the stream breaks.
        EmptyPage: nothing but white space.
        BinaryPage: an image, an archive, …
        TooBig: more bytes than the limit.
    """
    try:
        body = _read_limited(stream, "-", settings)
    except OSError as error:
        raise Unreadable(name="-", reason=error.strerror or type(error).__name__) from None
    _check_body(body, "-", len(body), settings)
    return _make_page(body, "-", "", (hints,) if hints else ())


def _read_limited(stream: BinaryIO, name: str, settings: FetchSettings) -> bytes:
    """Read one byte more than allowed at most, so that no file can fill the memory."""
    parts, left = [], settings.max_page_bytes + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    body = b"".join(parts)
    looks_like = name_binary(body)
    if looks_like is not None:
        raise BinaryPage(name=name, looks_like=looks_like)
    return body


def _check_body(body: bytes, name: str, size_bytes: int, settings: FetchSettings) -> None:
    if len(body) > settings.max_page_bytes:
        raise TooBig(name=name, size_bytes=size_bytes, limit_bytes=settings.max_page_bytes)
    if not body.strip(_BLANK):
        raise EmptyPage(name=name)


def _make_page(body: bytes, name: str, suffix: str, hints: tuple[Hints, ...]) -> Page:
    return Page(
        body=body,
        name=name,
        media_type=tell_media_type(body, suffix),
        received_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        address=next((h.address for h in hints if h.address), None),
        hints=hints,
    )
