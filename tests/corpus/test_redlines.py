"""Accepting or rejecting all changes gives the text that another program gives, on files that people returned.

The program is no part of the project and nothing of it is needed: these tests are collected only where NEC_REDLINES
names one that takes `accept FILE -o FILE` and `reject FILE -o FILE`.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest

from nec_desktop.review.projection import projected
from nec_desktop.review.reading import Block, Paragraph, Table
from nec_desktop.word.returned import read_returned
from tests.corpus.reviewed_files import FOLDER, MOVED_TABLE, NAMES, STRICT_W, W, everything, reading

REDLINES = os.environ["NEC_REDLINES"]


@pytest.mark.parametrize("what", ["accept", "reject"])
@NAMES
def test_accepting_and_rejecting_all_gives_the_text_that_another_program_gives(
    name: str, what: str, tmp_path: Path
) -> None:
    given, made = tmp_path / "given.docx", tmp_path / "made.docx"
    _as_transitional(FOLDER / name, given)
    subprocess.run([REDLINES, what, str(given), "-o", str(made)], check=True, capture_output=True, timeout=60)
    ours, theirs = projected(reading(name).blocks, accept=what == "accept"), read_returned(made).blocks
    if name[:2] in MOVED_TABLE:  # there only the text is compared
        assert list(filter(None, _lines(ours))) == list(filter(None, _lines(theirs)))
    else:
        assert _shape(ours) == _shape(theirs)


def _as_transitional(path: Path, target: Path) -> None:
    with ZipFile(path) as file, ZipFile(target, "w") as written:
        for info in file.infolist():
            written.writestr(info.filename, file.read(info).replace(STRICT_W.encode(), W.encode()))


def _lines(blocks: Iterable[Block]) -> list[str]:
    return ["".join(p.text for p in one.pieces) for one in everything(blocks) if isinstance(one, Paragraph)]


def _shape(blocks: Iterable[Block]) -> list[object]:
    return [
        [[_shape(cell.blocks) for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else "".join(piece.text for piece in block.pieces)
        for block in blocks
    ]
