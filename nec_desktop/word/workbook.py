"""The workbook behind a chart: one sheet, the names down the first column and a column for each series.

A minimal SpreadsheetML package (ECMA-376 part 1, 12.2 and 18.3), so that "Edit data" in Word has something to open.
"""

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from nec_desktop.document.entries import Sheet, sheet_of
from nec_desktop.plan.charts import Chart
from nec_desktop.word.markup import DECLARATION, R, escaped
from nec_desktop.word.package import zipped

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "Numbers"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORM = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_PART = "xl/worksheets/sheet1.xml"
_TAGS = {name: f"{{{_MAIN}}}{name}" for name in ("row", "c", "v", "t", "is")}
_LETTERS = re.compile("[A-Z]+")


def cells(column: int, first: int, last: int) -> str:
    """Return the absolute reference of cells of a column of the sheet, all counted from 0."""
    letters = _letters(column)
    end = f":${letters}${last + 1}" if last > first else ""
    return f"{SHEET}!${letters}${first + 1}{end}"


def number_text(number: float) -> str:
    """Return a number as XML has it, nothing lost."""
    return repr(number)


def workbook(chart: Chart) -> bytes:
    """Return the workbook; the same chart gives the same bytes."""
    rows = "".join(
        f'<row r="{n}">{"".join(_cell(f"{_letters(m)}{n}", content) for m, content in enumerate(row))}</row>'
        for n, row in enumerate(sheet_of(chart), 1)
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_FORM}.sheet.main+xml"/>'
            f'<Override PartName="/{_SHEET_PART}" ContentType="{_FORM}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{R}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relationship("worksheet", "worksheets/sheet1.xml"),
        _SHEET_PART: f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    file = BytesIO()
    zipped(file, ((name, f"{DECLARATION}{content}".encode()) for name, content in parts.items()))
    return file.getvalue()


def read_sheet(data: bytes) -> Sheet:
    """Return the cells of such a workbook. Raises what zipfile and lxml raise where it is damaged."""
    with ZipFile(BytesIO(data)) as file:
        root = etree.fromstring(file.read(_SHEET_PART), etree.XMLParser(resolve_entities=False, no_network=True))
    rows = [{_column(cell): _content(cell) for cell in row.iter(_TAGS["c"])} for row in root.iter(_TAGS["row"])]
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return tuple(tuple(row.get(n) for n in range(width)) for row in rows)


def _cell(reference: str, content: str | float | None) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escaped(content)}</t></is></c>'
    return f'<c r="{reference}"><v>{number_text(content)}</v></c>'


def _content(cell: etree._Element) -> str | float | None:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(_TAGS["t"]))
    return float(cell.findtext(_TAGS["v"], "nan"))


def _column(cell: etree._Element) -> int:
    found = _LETTERS.match(cell.get("r", ""))
    number = 0
    for letter in found[0] if found else "":
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    """Return a column's letters: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )
