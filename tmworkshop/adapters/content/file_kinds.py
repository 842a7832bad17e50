"""What kind of file someone gave, by its bytes and never by its name."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from tmworkshop.domain.values import Value, value

BEGINNING = 1024  # bytes in which a kind shows itself
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@value
class FileKind(Value):
    """What a file is called, and what to do if it is no roster."""

    called: str
    remedy: str = ""
    is_workbook: bool = False


AS_SHEET = "open it in a spreadsheet and save it as .xlsx, .ods or CSV"
AS_TABLE = "copy its table into a spreadsheet and save that"
UNPACK = "unpack it and give the roster that is in it"
NO_LIST = "a roster is a spreadsheet or a CSV"
EXPORT = "in the address book, export the contacts as CSV"
WITHOUT = "save it once more without a password"
TEXT = FileKind("CSV")
PAGE = FileKind("a web page", AS_SHEET)
ARCHIVE = FileKind("an archive (zip)", UNPACK)
BROKEN = FileKind(
    "a workbook or an archive that is broken", "get it once more, and whole"
)
BEGINNINGS = {
    b"%PDF": FileKind("a PDF", AS_TABLE),
    b"{\\rtf": FileKind("a text document (RTF)", AS_TABLE),
    b"Rar!": FileKind("an archive (RAR)", UNPACK),
    b"7z\xbc\xaf": FileKind("an archive (7z)", UNPACK),
    b"\x1f\x8b": FileKind("an archive (gzip)", UNPACK),
    b"SQLite format 3": FileKind("a database", NO_LIST),
    b"\x89PNG": FileKind("a picture", NO_LIST),
    b"\xff\xd8\xff": FileKind("a picture", NO_LIST),
}
FIRST_WORDS = {  # in small letters
    b"begin:vcard": FileKind("a contacts file (vCard)", EXPORT),
    b"begin:vcalendar": FileKind("a calendar", NO_LIST),
    **dict.fromkeys((b"<!doctype html", b"<html", b"<head", b"<table", b"<meta"), PAGE),
    b"mime-version:": FileKind("a mail, or a web page in one file", AS_SHEET),
    b"<?xml": FileKind("an XML file", AS_SHEET),
}
INSIDE_A_ZIP = {
    "xl/workbook.xml": FileKind("an Excel workbook", is_workbook=True),
    "xl/workbook.bin": FileKind("an Excel binary workbook", AS_SHEET),
    "word/document.xml": FileKind("a Word document", AS_TABLE),
    "ppt/presentation.xml": FileKind("a set of slides", AS_TABLE),
    "Index/Document.iwa": FileKind("an Apple document", "export it as .xlsx or CSV"),
}
OPEN_DOCUMENTS = {  # by how its mimetype goes on
    "spreadsheet": FileKind("an OpenDocument spreadsheet", is_workbook=True),
    "": FileKind("an OpenDocument text or slides", AS_TABLE),
}
IN_AN_OLD_OFFICE = {
    "EncryptedPackage": FileKind("a workbook with a password", WITHOUT),
    "Workbook": FileKind("an Excel workbook of the old kind", is_workbook=True),
    "Book": FileKind("an Excel workbook of the old kind", is_workbook=True),
    "": FileKind("a document of an old Office", AS_TABLE),
}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def find_kind(content: bytes) -> FileKind:
    """Return what *content* is: text, unless its bytes say otherwise."""
    if content.startswith(ZIPPED):
        return _find_zipped(content)
    if content.startswith(OLD_OFFICE):
        return _find_old_office(content)
    begins = content[:BEGINNING]
    words = begins.replace(b"\0", b"")  # whatever the width of its letters
    for mark in MARKS:
        words = words.removeprefix(mark)
    words = words.lstrip().lower()
    if words.startswith(b"<?xml") and b"<html" in words:
        return PAGE
    known = [kind for mark, kind in BEGINNINGS.items() if begins.startswith(mark)]
    known += [kind for first, kind in FIRST_WORDS.items() if words.startswith(first)]
    return next(iter(known), TEXT)


def _find_zipped(content: bytes) -> FileKind:
    try:
        with ZipFile(BytesIO(content)) as zipped:
            names = zipped.namelist()
            known = [kind for name, kind in INSIDE_A_ZIP.items() if name in names]
            mimetype = b""
            if "mimetype" in names:
                with zipped.open("mimetype") as opened:
                    mimetype = opened.read(100)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return BROKEN
    for kind, document in OPEN_DOCUMENTS.items():
        if mimetype.strip().startswith(f"{OPEN_DOCUMENT}{kind}".encode()):
            known.append(document)
    return next(iter(known), ARCHIVE)


def _find_old_office(content: bytes) -> FileKind:
    every = IN_AN_OLD_OFFICE.items()
    return next(kind for name, kind in every if name.encode("utf-16-le") in content)
