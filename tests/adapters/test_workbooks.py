"""Workbooks: their cells as a spreadsheet shows them, and what no workbook may do."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.rosters import ods, ods_of, xlsx, xlsx_of, zipped
from tmworkshop.adapters.content.spreadsheets import read_roster_file
from tmworkshop.domain.errors import FileComplaints

ROSTER = [["Name", "Company"], ["Siân Rees", "Môn"], ["Łukasz Wójcik", "Conwy"]]
CELLS = [tuple(row) for row in ROSTER]
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.fixture
def read(tmp_path):
    def read_one(content, name="roster.xlsx"):
        file = tmp_path / name
        file.write_bytes(content)
        return read_roster_file(file)

    return read_one


def cells_of(reading):
    return [row.cells for row in reading.rows]


def complaint(read, content):
    with pytest.raises(FileComplaints) as caught:
        read(content)
    (only,) = caught.value.complaints
    return only


@pytest.mark.parametrize("content", [xlsx(Set=ROSTER), ods(Set=ROSTER)])
@pytest.mark.parametrize("name", ["roster.xlsx", "roster.csv", "roster"])
def test_a_workbook_is_read_whatever_it_is_called(read, content, name):
    (only,) = read(content, name).readings
    assert cells_of(only) == CELLS
    assert only.called == ""


def test_rows_have_the_numbers_that_the_spreadsheet_shows(read):
    (only,) = read(xlsx(Set=[[], ["Name"], [], ["Dai"]])).readings
    assert [row.number for row in only.rows] == [2, 4]


def test_numbers_and_errors_of_formulas_are_as_they_are_shown(read):
    (only,) = read(xlsx(Set=[["Name", 7, 1.5, "#N/A"]])).readings
    assert cells_of(only) == [("Name", "7", "1.5", "#N/A")]


def test_each_sheet_that_holds_anything_is_one_reading_and_hidden_ones_are_last(read):
    data = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    book = xlsx_of({"Old": data, "Empty": "<sheetData/>", "New": data}, hidden="Old")
    called = [each.called for each in read(book).readings]
    assert called == ["sheet New, of 2", "sheet Old, of 2, which is hidden"]


def test_rows_that_the_spreadsheet_does_not_show_are_known(read):
    cell = '<c r="A{0}" t="inlineStr"><is><t>Dai</t></is></c>'
    shown = f'<row r="1" spans="1:2">{cell.format(1)}</row>'
    hidden = f'<row r="2" ht="0" hidden="1">{cell.format(2)}</row>'
    data = f"<sheetData>{shown}{hidden}</sheetData>"
    book = xlsx_of({"All": f"<sheetData>{shown}</sheetData>", "Some": data})
    assert [each.hidden for each in read(book).readings] == [frozenset(), {2}]


def test_a_workbook_with_nothing_in_it_is_said_to_be_empty(read):
    assert complaint(read, xlsx(Set=[])) == "its sheets are empty"


def test_cells_that_are_far_apart_are_too_large(read):
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    book = xlsx_of({"Set": f"<sheetData>{near}{FAR}</sheetData>"})
    assert "far too large" in complaint(read, book)


def test_a_workbook_that_unpacks_to_a_gigabyte_is_not_unpacked(read):
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as opened:
        opened.writestr("xl/workbook.xml", "")
        opened.writestr("xl/worksheets/sheet1.xml", bytes(70_000_000))
    assert "far too large" in complaint(read, packed.getvalue())


def test_a_workbook_that_unpacks_to_more_than_it_says_is_broken(read):
    content = zipped({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": bytes(10_000)})
    lying = content.replace((10_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != content
    assert "broken" in complaint(read, lying)


def test_a_sheet_of_repeated_cells_ends_in_words(read):
    cell = '<table:table-cell office:value-type="string" {}><text:p>x</text:p>'
    row = cell.format('table:number-columns-repeated="16384"') + "</table:table-cell>"
    table = (
        '<table:table table:name="Set">'
        f'<table:table-row table:number-rows-repeated="1000000">{row}'
        "</table:table-row></table:table>"
    )
    assert "workbook" in complaint(read, ods_of(table))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_half_a_workbook_is_broken(read, cut):
    content = xlsx(Set=ROSTER)
    assert "broken" in complaint(read, content[: int(len(content) * cut)])


def test_an_old_workbook_that_is_none_is_broken(read):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")
    assert "broken" in complaint(read, content)
