"""Rosters as strangers bring them, made in code: rows, workbooks, OpenDocument."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tmworkshop.domain.record.roster import Reading, RosterFile, RosterRow

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def rows(*cells):
    """Return *cells* as the rows of a roster, numbered from 1."""
    return tuple(RosterRow(n, tuple(each)) for n, each in enumerate(cells, 1))


def roster_file(*cells):
    """Return a file that was read in one way, with these rows of *cells*."""
    return RosterFile("CSV", (Reading("", rows(*cells)),))


def zipped(parts: dict[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return packed.getvalue()


def xlsx(**sheets) -> bytes:
    """Return a workbook with *sheets* of rows; a cell beginning with # is an error."""
    return xlsx_of({name: _sheet(cells) for name, cells in sheets.items()})


def xlsx_of(sheets: dict[str, str], hidden: str = "") -> bytes:
    """Return a workbook with the XML of the data of each sheet."""
    state = ' state="hidden"'
    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"'
        f"{state if name == hidden else ''}/>"
        for n, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    book = f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}">'
    sheet = f'<worksheet xmlns="{SPREADSHEET}">'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'{relations}<Relationship Id="r1" Type="{OFFICE}/'
            'officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f"{book}<sheets>{named}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"{relations}{related}</Relationships>",
            **{
                f"xl/worksheets/sheet{n}.xml": f"{sheet}{data}</worksheet>"
                for n, data in enumerate(sheets.values(), 1)
            },
        }
    )


def _sheet(cells) -> str:
    lines = (
        f'<row r="{n}">{"".join(_cell(c, n, at) for at, c in enumerate(row))}</row>'
        for n, row in enumerate(cells, 1)
    )
    return f"<sheetData>{''.join(lines)}</sheetData>"


def _cell(cell, row: int, at: int) -> str:
    place = f"{chr(ord('A') + at)}{row}"
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if cell.startswith("#"):
        return f'<c r="{place}" t="e"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


def ods(**sheets) -> bytes:
    """Return an OpenDocument spreadsheet with *sheets* of rows of text."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, cells))}'
        f"{ODS_REST}</table:table>"
        for name, cells in sheets.items()
    )
    return ods_of(tables)


# what LibreOffice writes for all that is empty below
ODS_REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def ods_of(tables: str) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OASIS}:office:1.0" '
        f'xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"/>',
            "content.xml": content,
        }
    )


def _ods_row(cells) -> str:
    every = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{every}</table:table-row>"
