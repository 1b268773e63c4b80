"""Every exception, split by what the caller must do next.

SaysoError
├── PageError       skip this page, record it, go on
│   ├── Unreadable      page.unreadable     the file cannot be opened or listed
│   ├── EmptyPage       page.empty          nothing, or only white space
│   ├── BinaryPage      page.binary         not text: an image, an archive, …
│   ├── TooBig          page.too-big        more bytes than a page may have
│   ├── BadEncoding     page.encoding       no character set fits the bytes
│   ├── NoBody          page.no-body        a page, but no article in it
│   ├── WrongLanguage   page.language       sayso reads English only
│   ├── BadSidecar      page.sidecar        NAME.meta.json is not what it should be
│   └── BadText         page.text           half a character (a lone surrogate) in it
├── RetryLater      same call again after .wait_s
│   └── LedgerBusy      ledger.busy         another writer holds it
├── StopRun         nothing more is safe
│   ├── ModelUnfit      model.unfit         model file missing or changed
│   ├── LedgerTooNew    ledger.too-new      made by a newer sayso
│   ├── LedgerUnfit     ledger.unfit        not a ledger, or damaged
│   └── DiskFull        disk.full           nothing more can be written
└── UsageError      the caller's mistake: exit 2, HTTP 4xx
    ├── BadOption       usage.option        an option's value makes no sense
    ├── UnknownId       usage.unknown-id    nothing in the ledger has this id
    ├── AmbiguousId     usage.ambiguous-id  several ids begin like this
    ├── NoLedger        usage.no-ledger     no ledger at this place yet
    └── FileExists      usage.file-exists   would be overwritten
"""

from __future__ import annotations

from typing import ClassVar


class SaysoError(Exception):
    """Any failure sayso knows by name; `code` is stable."""

    code: ClassVar[str] = "sayso"


class PageError(SaysoError):
    """Skip this page, record it, go on."""


class Unreadable(PageError):
    """The file cannot be opened or listed."""

    code = "page.unreadable"

    def __init__(self, *, name: str, reason: str) -> None:
        super().__init__(f"{name}: cannot be read ({reason}); check that it exists and may be read")
        self.name, self.reason = name, reason


class EmptyPage(PageError):
    """The page holds nothing but white space."""

    code = "page.empty"

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name}: is empty; save the page again")
        self.name = name


class BinaryPage(PageError):
    """The page is no text."""

    code = "page.binary"

    def __init__(self, *, name: str, looks_like: str) -> None:
        super().__init__(f"{name}: is {looks_like}, not text or HTML; save the article's text instead")
        self.name, self.looks_like = name, looks_like


class TooBig(PageError):
    """The page has more bytes than any article."""

    code = "page.too-big"

    def __init__(self, *, name: str, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"{name}: has {size_bytes:,} bytes, more than the {limit_bytes:,} allowed; "
            "split it, or raise fetch.max_page_bytes"
        )
        self.name, self.size_bytes, self.limit_bytes = name, size_bytes, limit_bytes


class BadEncoding(PageError):
    """No character set turns these bytes into text."""

    code = "page.encoding"

    def __init__(self, *, name: str, at_byte: int) -> None:
        super().__init__(f"{name}: no character set fits, first at byte {at_byte}; save it as UTF-8")
        self.name, self.at_byte = name, at_byte


class NoBody(PageError):
    """The page has no article in it."""

    code = "page.no-body"

    def __init__(self, *, name: str, chars: int, wanted_chars: int) -> None:
        super().__init__(
            f"{name}: no article found ({chars} characters of running text, {wanted_chars} wanted); "
            "save the article's own page, or paste its text into a .txt file"
        )
        self.name, self.chars, self.wanted_chars = name, chars, wanted_chars


class WrongLanguage(PageError):
    """The article is in a language that the model has not learnt."""

    code = "page.language"

    def __init__(self, *, name: str, language: str) -> None:
        super().__init__(f"{name}: looks like {language!r}; sayso reads English ('en') only")
        self.name, self.language = name, language


class BadSidecar(PageError):
    """A NAME.meta.json beside a page cannot be used."""

    code = "page.sidecar"

    def __init__(self, *, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}; mend it or take it away")
        self.name, self.reason = name, reason


class BadText(PageError):
    """The text holds half a character, which no file can hold."""

    code = "page.text"

    def __init__(self, *, name: str, field: str, at_char: int) -> None:
        super().__init__(
            f"{name}: {field} holds a lone surrogate at character {at_char}; save the page again as UTF-8"
        )
        self.name, self.field, self.at_char = name, field, at_char


class RetryLater(SaysoError):
    """The same call may work after `wait_s` seconds."""

    wait_s: float = 1.0


class LedgerBusy(RetryLater):
    """Another writer holds the ledger."""

    code = "ledger.busy"

    def __init__(self, *, path: str, wait_s: float) -> None:
        super().__init__(f"{path}: another sayso is writing; try again in {wait_s:g} s")
        self.path, self.wait_s = path, wait_s


class StopRun(SaysoError):
    """Nothing more is safe; what was reported stored stays stored."""


class ModelUnfit(StopRun):
    """The shipped model is missing or changed."""

    code = "model.unfit"

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; install sayso again")
        self.path, self.reason = path, reason


class LedgerTooNew(StopRun):
    """The ledger was made by a newer sayso."""

    code = "ledger.too-new"

    def __init__(self, *, path: str, version: int, known: int) -> None:
        super().__init__(
            f"{path}: ledger version {version}, this sayso knows up to {known}; install a newer sayso"
        )
        self.path, self.version, self.known = path, version, known


class LedgerUnfit(StopRun):
    """The file is no ledger, or a damaged one."""

    code = "ledger.unfit"

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; choose another --ledger or restore a backup")
        self.path, self.reason = path, reason


class DiskFull(StopRun):
    """Nothing more can be written."""

    code = "disk.full"

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be written ({reason}); free some space and run again")
        self.path, self.reason = path, reason


class UsageError(SaysoError):
    """The caller's mistake: exit 2, HTTP 4xx."""


class BadOption(UsageError):
    """An option's value makes no sense."""

    code = "usage.option"

    def __init__(self, *, option: str, value: str, wanted: str) -> None:
        super().__init__(f"{option}: {value!r} will not do; {wanted}")
        self.option, self.value, self.wanted = option, value, wanted


class UnknownId(UsageError):
    """Nothing in the ledger has this id."""

    code = "usage.unknown-id"

    def __init__(self, *, wanted_id: str) -> None:
        super().__init__(f"{wanted_id}: no such id in the ledger; `sayso find WORDS` lists ids")
        self.wanted_id = wanted_id


class AmbiguousId(UsageError):
    """Several ids begin with what was given."""

    code = "usage.ambiguous-id"

    def __init__(self, *, wanted_id: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"{wanted_id}: begins several ids ({', '.join(candidates)}); give more of it")
        self.wanted_id, self.candidates = wanted_id, candidates


class NoLedger(UsageError):
    """There is no ledger at this place yet."""

    code = "usage.no-ledger"

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path}: no ledger here yet; `sayso add FILE` makes one")
        self.path = path


class FileExists(UsageError):
    """The file is there already and would be lost."""

    code = "usage.file-exists"

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path}: is there already; choose another name, or say that it may be overwritten")
        self.path = path
