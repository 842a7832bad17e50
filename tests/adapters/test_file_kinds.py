"""What a file is, whatever it is called."""

import pytest

from tests.rosters import ods, xlsx, zipped
from tmworkshop.adapters.content.file_kinds import TEXT, find_kind

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
OPEN_TEXT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (xlsx(Set=[["Name"]]), "an Excel workbook"),
        (ods(Set=[["Name"]]), "an OpenDocument spreadsheet"),
        (OLD + "Workbook".encode("utf-16-le"), "an Excel workbook of the old kind"),
    ],
)
def test_a_workbook_is_known_by_its_bytes(content, called):
    kind = find_kind(content)
    assert (kind.is_workbook, kind.called) == (True, called)


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (b"%PDF-1.7\nName,Organisation\n", "a PDF"),
        (b"\n <!DOCTYPE HTML><table>", "a web page"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        ("<html>".encode("utf-16"), "a web page"),
        (b'<?xml version="1.0"?><html xmlns="x">', "a web page"),
        (b'<?xml version="1.0"?><Workbook>', "an XML file"),
        (b"BEGIN:VCARD\r\nFN:Dai\r\n", "a contacts file (vCard)"),
        (b"BEGIN:VCALENDAR\r\n", "a calendar"),
        (zipped({"roster.csv": "Name\nDai\n"}), "an archive (zip)"),
        (b"\x1f\x8b\x08", "an archive (gzip)"),
        (b"Rar!\x1a\x07", "an archive (RAR)"),
        (zipped({"word/document.xml": ""}), "a Word document"),
        (zipped({"xl/workbook.bin": ""}), "an Excel binary workbook"),
        (zipped({"Index/Document.iwa": ""}), "an Apple document"),
        (zipped({"mimetype": OPEN_TEXT}), "an OpenDocument text or slides"),
        (b"PK\x03\x04 and no more", "a workbook or an archive that is broken"),
        (OLD, "a document of an old Office"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a workbook with a password"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 Name", "a text document (RTF)"),
        (b"SQLite format 3\0", "a database"),
    ],
)
def test_what_is_no_roster_is_named_as_what_it_is_with_a_way_out(content, called):
    kind = find_kind(content)
    assert (kind.is_workbook, kind.called) == (False, called)
    assert kind.remedy


@pytest.mark.parametrize(
    "content", [b"", b"Name,Org\n", "姓名\n".encode(), b"PKName\n"]
)
def test_anything_else_is_text(content):
    assert find_kind(content) is TEXT
