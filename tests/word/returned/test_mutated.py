"""Files damaged at random, with the same damage on each run: each is read or refused in words, soon, and nothing else."""

import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nec_desktop.review.projection import projected
from nec_desktop.word.returned import UnreadableFileError, read_returned
from tests.exported import Exported
from tests.word.returned.files import (
    cell,
    change,
    comment,
    control,
    dele,
    ins,
    para,
    root,
    row,
    run,
    table,
    under,
    write_file,
)

SECONDS = 5
"""Processor time in which each file has to be done with; it takes a few hundredths."""
_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb'"[^"]*"')


def rich(path: Path) -> Path:
    """Write a file with most of what reviewers' files have."""
    body = (
        para(run("One ") + under(1, ins("two") + dele("three")), change("ins"), '<w:pStyle w:val="H2"/>')
        + para(control(run("four"), "nec:4") + '<w:bookmarkStart w:id="4" w:name="_nec_1"/>' + run("five", "<w:b/>"))
        + para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' + run("six"))
        + table(row("a", cell("b", properties=change("cellIns"))), row("c", "d", properties=change("del")))
        + '<w:moveFromRangeStart w:id="9" w:name="m"/>'
        + para(change("moveFrom", run("moved")), change("moveFrom"))
        + '<w:moveFromRangeEnd w:id="9"/>'
    )
    threads = '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
    parts: dict[str, tuple[str, str | bytes]] = {
        "comments.xml": (
            "comments",
            root("comments", comment(1, "Why?", ids=("00000001",)) + comment(2, "So", ids=("00000002",))),
        ),
        "commentsExtended.xml": ("commentsExtended", root("commentsEx", threads)),
        "header1.xml": ("header", root("hdr", para(run("Head") + ins("er")))),
        "footnotes.xml": ("footnotes", root("footnotes", f"<w:footnote>{para(run('note'))}</w:footnote>")),
    }
    return write_file(path, body, parts)


def read_or_refused(path: Path) -> bool:
    """Say whether a file is read; it may be refused, but nothing else may happen, nor may it take long."""
    begun = time.process_time()
    try:
        read = read_returned(path)
        for accept in (True, False):
            projected(read.blocks, accept=accept)
    except UnreadableFileError as refused:
        assert path.name in str(refused)
        return False
    finally:
        assert time.process_time() - begun < SECONDS
    return True


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change, take out or repeat a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 40)]
    return bytes(changed)


def jumble(data: bytes, chance: random.Random) -> bytes:
    """Take out, repeat or swap tags, or put one value in another's place: still XML to look at, but not in order."""
    pattern = chance.choice((_TAG, _TAG, _VALUE))
    for _ in range(chance.randint(1, 4)):
        found = list(pattern.finditer(data))
        if len(found) < 2:
            return data
        one, other = chance.choice(found), chance.choice(found)
        new = chance.choice((b"", one[0] * 2, other[0]))
        data = data[: one.start()] + new + data[one.end() :]
    return data


def damage_part(path: Path, target: Path, chance: random.Random, how: Callable[[bytes, random.Random], bytes]) -> None:
    """Write a file with one of its XML parts damaged."""
    with ZipFile(path) as file, ZipFile(target, "w", ZIP_DEFLATED) as written:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        damaged = chance.choice((chance.choice(names), "word/document.xml"))
        for name in file.namelist():
            data = file.read(name)
            written.writestr(name, how(data, chance) if name == damaged else data)


@pytest.mark.parametrize("how", [flip, jumble])
def test_a_damaged_part_is_read_or_refused(tmp_path: Path, how: Callable[[bytes, random.Random], bytes]) -> None:
    path, target, chance = rich(tmp_path / "rich.docx"), tmp_path / "damaged.docx", random.Random(how.__name__)
    done = []
    for _ in range(400):
        damage_part(path, target, chance, how)
        done.append(read_or_refused(target))
    assert sum(done) > 300, "most damage to XML can be recovered from"


def test_a_damaged_zip_is_read_or_refused(tmp_path: Path) -> None:
    path, target, chance = rich(tmp_path / "rich.docx"), tmp_path / "damaged.docx", random.Random("zip")
    data = path.read_bytes()
    done = []
    for _ in range(400):
        target.write_bytes(flip(data, chance))
        done.append(read_or_refused(target))
    assert set(done) == {True, False}


@pytest.mark.parametrize("kind", ["small plan", "quarterly update"])
def test_our_own_files_damaged_are_read_or_refused(exported: dict[str, Exported], tmp_path: Path, kind: str) -> None:
    path, target, chance = exported[kind].path, tmp_path / "damaged.docx", random.Random(kind)
    for how in (flip, jumble) * 6:
        damage_part(path, target, chance, how)
        read_or_refused(target)
        target.write_bytes(flip(path.read_bytes(), chance))
        read_or_refused(target)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_damage_of_many_kinds_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    path, target, chance = rich(tmp_path / "rich.docx"), tmp_path / "damaged.docx", random.Random(seed)
    for _ in range(400):
        damage_part(path, target, chance, chance.choice((flip, jumble)))
        read_or_refused(target)
        target.write_bytes(flip(path.read_bytes(), chance))
        read_or_refused(target)
