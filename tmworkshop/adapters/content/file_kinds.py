"""What kind of file someone gave, by its bytes and never by its name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from tmworkshop.domain.values import Value, value

BEGINNING = 1024  # bytes in which a kind shows itself
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")


class FileKind(Enum):
    """How a file is to be read."""

    TEXT = auto()
    WORKBOOK = auto()
    NO_ROSTER = auto()


@value
class Nature(Value):
    """The kind of a file, what it is called, and what to do if it is no roster."""

    kind: FileKind
    called: str
    remedy: str = ""


AS_SHEET = "open it in a spreadsheet and save it as .xlsx, .ods or CSV"
AS_TABLE = "copy its table into a spreadsheet and save that"
UNPACK = "unpack it and give the roster that is in it"
NO_LIST = "a roster is a spreadsheet or a CSV"
EXPORT = "in the address book, export the contacts as CSV"
TEXT = Nature(FileKind.TEXT, "CSV")
EXCEL = Nature(FileKind.WORKBOOK, "an Excel workbook")
OLD_EXCEL = Nature(FileKind.WORKBOOK, "an Excel workbook of the old kind")
OPEN_SHEET = Nature(FileKind.WORKBOOK, "an OpenDocument spreadsheet")


def _other(called: str, remedy: str) -> Nature:
    return Nature(FileKind.NO_ROSTER, called, remedy)


SIGNATURES: Mapping[bytes, Nature] = {  # as a file begins
    b"%PDF": _other("a PDF", AS_TABLE),
    b"{\\rtf": _other("a text document (RTF)", AS_TABLE),
    b"Rar!": _other("an archive (RAR)", UNPACK),
    b"7z\xbc\xaf": _other("an archive (7z)", UNPACK),
    b"\x1f\x8b": _other("an archive (gzip)", UNPACK),
    b"BZh": _other("an archive (bzip2)", UNPACK),
    b"\xfd7zXZ": _other("an archive (xz)", UNPACK),
    b"SQLite format 3": _other("a database", NO_LIST),
    b"\x89PNG": _other("a picture", NO_LIST),
    b"\xff\xd8\xff": _other("a picture", NO_LIST),
    b"GIF8": _other("a picture", NO_LIST),
    b"\x7fELF": _other("a program", NO_LIST),
    b"MZ\x90": _other("a program", NO_LIST),
}
WORDS: Mapping[bytes, Nature] = {  # as its first words are, small
    b"begin:vcard": _other("a contacts file (vCard)", EXPORT),
    b"begin:vcalendar": _other("a calendar", NO_LIST),
    b"<!doctype html": _other("a web page", AS_SHEET),
    b"<html": _other("a web page", AS_SHEET),
    b"<head": _other("a web page", AS_SHEET),
    b"<table": _other("a web page", AS_SHEET),
    b"<meta": _other("a web page", AS_SHEET),
    b"mime-version:": _other("a mail, or a web page in one file", AS_SHEET),
    b"return-path:": _other("a mail", AS_TABLE),
    b"delivered-to:": _other("a mail", AS_TABLE),
    b"<?xml": _other("an XML file", AS_SHEET),
}
INSIDE: Mapping[str, Nature] = {  # by what the zip holds
    "xl/workbook.xml": EXCEL,
    "xl/workbook.bin": _other("an Excel binary workbook", AS_SHEET),
    "word/document.xml": _other("a Word document", AS_TABLE),
    "ppt/presentation.xml": _other("a set of slides", AS_TABLE),
    "Index/Document.iwa": _other("an Apple document", "export it as .xlsx or CSV"),
}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def find_nature(content: bytes) -> Nature:
    """Return what *content* is: text, unless its bytes say otherwise."""
    if content.startswith(ZIPPED):
        return _zipped(content)
    if content.startswith(OLD_OFFICE):
        return _old_office(content)
    begins = content[:BEGINNING]
    for signature, nature in SIGNATURES.items():
        if begins.startswith(signature):
            return nature
    words = _first_words(begins)
    for signature, nature in WORDS.items():
        if words.startswith(signature):
            is_page = nature.called == "an XML file" and b"<html" in words
            return WORDS[b"<html"] if is_page else nature
    return TEXT


def _first_words(begins: bytes) -> bytes:
    plain = begins.replace(b"\0", b"")  # whatever the width of its letters
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        plain = plain.removeprefix(mark)
    return plain.lstrip().lower()


def _zipped(content: bytes) -> Nature:
    try:
        with ZipFile(BytesIO(content)) as zipped:
            names = zipped.namelist()
            for name, nature in INSIDE.items():
                if name in names:
                    return nature
            return _open_document(zipped) if "mimetype" in names else _archive()
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return _other(
            "a workbook or an archive that is broken", "get it once more, and whole"
        )


def _open_document(zipped: ZipFile) -> Nature:
    with zipped.open("mimetype") as opened:
        kind = opened.read(100).decode("ascii", "replace").strip()
    if kind == f"{OPEN_DOCUMENT}spreadsheet":
        return OPEN_SHEET
    if kind.startswith(OPEN_DOCUMENT):
        return _other("an OpenDocument text or slides", AS_TABLE)
    return _archive()


def _archive() -> Nature:
    return _other("an archive (zip)", UNPACK)


def _old_office(content: bytes) -> Nature:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return _other(
            "a workbook with a password", "save it once more without a password"
        )
    if holds("Workbook") or holds("Book"):
        return OLD_EXCEL
    return _other("a document of an old Office", AS_TABLE)
