"""The files that people returned, their index, and what is read of them."""

import csv
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from nec_desktop.review.reading import Block, Cell, Paragraph, Reading, Row, Table
from nec_desktop.word.returned import read_returned

FOLDER = Path(os.environ.get("NEC_CORPUS", "")) / "data" / "reviewed-docx"
INDEX = {
    row["name"]: row for row in csv.DictReader((FOLDER / "index.csv").read_text(encoding="utf-8-sig").splitlines())
}
NAMES = pytest.mark.parametrize("name", sorted(INDEX))
STRICT = {name for name in INDEX if name[:2] in ("14", "31", "32")}
"""Of the Strict kind, which pandoc cannot read and other programs read in part."""
MOVED_TABLE = ("00", "01")
"""In these a table was moved to a place and deleted there, so nothing says any longer that its rows were inserted."""
W, STRICT_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


@cache
def reading(name: str) -> Reading:
    """Return the reading of a file."""
    return read_returned(FOLDER / name)


@cache
def body(name: str) -> etree._Element:
    """Return the document part of a file."""
    with ZipFile(FOLDER / name) as file:
        return etree.fromstring(file.read("word/document.xml").replace(STRICT_W.encode(), W.encode()))


def everything(blocks: Iterable[Block]) -> Iterator[Paragraph | Row | Cell]:
    """Yield all paragraphs, rows and cells, those in tables in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        for row in block.rows if isinstance(block, Table) else ():
            yield row
            for cell in row.cells:
                yield cell
                yield from everything(cell.blocks)
