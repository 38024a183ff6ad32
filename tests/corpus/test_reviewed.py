"""Files that people returned from Word and other programs: what is read of them agrees with others who read them.

Their index counts elements of the body. A reading has stretches of text instead, so the test counts those in two ways
of its own: elements as the index does, and stretches by what stands round each character.
"""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import pytest
from lxml import etree

from nec_desktop.review.reading import OBJECT, Cell, Mark, Paragraph, Piece, Row
from tests.corpus.reviewed_files import (
    FOLDER,
    INDEX,
    MOVED_TABLE,
    NAMES,
    STRICT,
    W,
    body,
    everything,
    reading,
)


def paragraphs(name: str) -> list[Paragraph]:
    """Return all paragraphs of a file's body."""
    return [one for one in everything(reading(name).blocks) if isinstance(one, Paragraph)]


def pieces(name: str) -> list[Piece]:
    """Return all pieces of a file's body."""
    return [piece for paragraph in paragraphs(name) for piece in paragraph.pieces]


def count(name: str, kind: type[Paragraph | Row | Cell], what: str) -> int:
    """Return how many paragraphs, rows or cells were inserted or deleted."""
    found = (one for one in everything(reading(name).blocks) if isinstance(one, kind))
    return sum(getattr(one, what) is not None for one in found)


def ancestor(element: etree._Element, *tags: str) -> etree._Element | None:
    """Return the nearest element of these kinds round an element."""
    return next(element.iterancestors(*(f"{{{W}}}{tag}" for tag in tags)), None)


# -- the index


@NAMES
def test_ends_of_paragraphs_rows_and_cells_are_those_of_the_index(name: str) -> None:
    row = INDEX[name]
    assert count(name, Paragraph, "inserted") - _moved(name, "inserted") == int(row["pmark_ins"])
    assert count(name, Paragraph, "deleted") - _moved(name, "deleted") == int(row["pmark_del"])
    assert count(name, Row, "inserted") == int(row["row_ins"])
    assert count(name, Row, "deleted") == int(row["row_del"])
    assert count(name, Cell, "inserted") + _old(name, "cellIns") == int(row["cell_ins"])
    assert count(name, Cell, "deleted") == int(row["cell_del"]) - _old(name, "cellDel")


def _moved(name: str, what: str) -> int:
    return sum(bool(one.move) and getattr(one, what) is not None for one in paragraphs(name))


def _old(name: str, tag: str) -> int:
    """Return how many changes of cells stand among old properties; the index counts those too."""
    return len(body(name).findall(f".//{{{W}}}tcPrChange//{{{W}}}{tag}"))


@NAMES
def test_insertions_and_deletions_are_as_many_as_in_the_index(name: str) -> None:
    properties = {f"{{{W}}}{tag}" for tag in ("rPr", "trPr", "numPr")}
    for tag in ("ins", "del", "moveFrom", "moveTo"):
        found = [one for one in body(name).iter(f"{{{W}}}{tag}") if _parent_tag(one) not in properties]
        assert len(found) == int(INDEX[name][tag])
    for tags, mark in ((("ins", "moveTo"), "inserted"), (("del", "moveFrom"), "deleted")):
        assert _stretches(pieces_of(name), lambda p, mark=mark: getattr(p, mark)) == _stretches_of_elements(name, tags)  # type: ignore[misc]
    nested = [p for p in pieces(name) if p.inserted and p.deleted and not p.move]
    assert bool(nested) == bool(int(INDEX[name]["del_in_ins"]))


def _parent_tag(element: etree._Element) -> object:
    parent = element.getparent()
    return None if parent is None else parent.tag


def pieces_of(name: str) -> list[list[Piece]]:
    """Return the pieces with text of each paragraph, objects and points of comments left out."""
    return [[p for p in one.pieces if p.text and p.text != OBJECT] for one in paragraphs(name)]


def _stretches(lines: list[list[Piece]], mark: Callable[[Piece], Mark | None]) -> list[tuple[str, str, str]]:
    """Return who made each unbroken stretch of changed text, when, and the text."""
    return [
        (key.author, key.date, "".join(piece.text for piece in group))
        for line in lines
        for key, group in groupby(line, mark)
        if key is not None
    ]


def _stretches_of_elements(name: str, tags: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Return the same by looking up from each piece of text in the file; of fields the code is left out."""
    found = []
    for line in body(name).iter(f"{{{W}}}p"):
        texts = [one for one in line.iter(*_TEXT) if ancestor(one, "p") is line and ancestor(one, "r") is not None]
        for key, group in groupby(texts, lambda one: _author(ancestor(one, *tags))):
            if key is not None and (text := "".join(map(_characters, group))):
                found.append((*key, text))
    return found


_TEXT = tuple(f"{{{W}}}{tag}" for tag in ("t", "delText", "tab", "br", "cr", "noBreakHyphen"))


def _author(element: etree._Element | None) -> tuple[str, str] | None:
    if element is None:
        return None
    return element.get(f"{{{W}}}author", "").strip(), element.get(f"{{{W}}}date", "")


def _characters(element: etree._Element) -> str:
    name = etree.QName(element).localname
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    if name in ("t", "delText"):
        return (element.text or "") if preserved else (element.text or "").strip()
    breaks = "\n" if element.get(f"{{{W}}}type", "textWrapping") == "textWrapping" else ""  # not that of a page
    return {"tab": "\t", "noBreakHyphen": "\u2011"}.get(name, breaks)


@NAMES
def test_comments_replies_and_resolved_ones_are_those_of_the_index(name: str) -> None:
    row, comments = INDEX[name], reading(name).comments
    assert len(comments) == int(row["comments"])
    assert sum(bool(one.parent) for one in comments) == int(row["replies"])
    assert sum(one.resolved is True for one in comments) == int(row["resolved"])
    assert all(one.anchored for one in comments)


@NAMES
def test_authors_are_those_of_the_file(name: str) -> None:
    read = reading(name)
    marks = {mark for one in everything(read.blocks) for mark in _marks(one)}
    assert {mark.author for mark in marks} == {
        one.get(f"{{{W}}}author", "").strip()
        for tag in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange")
        for one in body(name).iter(f"{{{W}}}{tag}")
        if _shows(one)
    }


def _marks(one: Paragraph | Row | Cell) -> Iterator[Mark]:
    holders: list[Paragraph | Row | Cell | Piece] = [one, *(one.pieces if isinstance(one, Paragraph) else ())]
    for holder in holders:
        for what in ("inserted", "deleted", "formatting", "merged"):
            if (mark := getattr(holder, what, None)) is not None:
                yield mark


def _shows(element: etree._Element) -> bool:
    """Say whether a change is of text, a paragraph, a row or a cell: the others are counted, and no author is told."""
    if (
        _parent_tag(element) == f"{{{W}}}numPr"
        or ancestor(element, "tcPrChange", "trPrChange", "pPrChange") is not None
    ):
        return False
    if element.tag == f"{{{W}}}rPrChange":
        return ancestor(element, "r") is not None and bool("".join(map(str, ancestor(element, "r").itertext())))  # type: ignore[union-attr]
    own = _parent_tag(element) in {f"{{{W}}}rPr", f"{{{W}}}trPr", f"{{{W}}}tcPr", f"{{{W}}}pPr"}
    return own or any(_characters(one) for one in element.iter(*_TEXT))


@NAMES
def test_nothing_of_these_files_is_lost(name: str) -> None:
    unread = [sentence for sentence in reading(name).lost if "could not be read" in sentence or "damaged" in sentence]
    assert not unread


# -- pandoc


@pytest.mark.parametrize("name", sorted(set(INDEX) - STRICT))
def test_pandoc_reads_the_same_changes_and_comments(name: str) -> None:
    command = ["pandoc", "--track-changes=all", "-f", "docx", "-t", "json", str(FOLDER / name)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    document = json.loads(done.stdout)["blocks"]
    # Of what is changed twice over, pandoc says nothing: inserted and deleted, or deleted where it was moved from.
    alone = [piece for piece in pieces(name) if not (piece.inserted and piece.deleted)]
    assert _squeezed(_words(document, "insertion")) == _squeezed(p.text for p in alone if p.inserted)
    if name[:2] not in MOVED_TABLE:
        assert _squeezed(_words(document, "deletion")) == _squeezed(p.text for p in alone if p.deleted)
    known = {one.id: one for one in reading(name).comments}
    ranges = {one.get(f"{{{W}}}id", "") for one in body(name).iter(f"{{{W}}}commentRangeStart")}
    started = {one["id"]: one["author"] for one in _comment_starts(document)}
    assert {key: known[key].author for key in started} == started
    assert started.keys() <= ranges, "pandoc knows only comments with a range, and not those inside deleted insertions"


def _squeezed(texts: Iterable[str]) -> str:
    """Return text without spaces and objects, which pandoc has as something else."""
    return "".join("".join(texts).split()).translate(dict.fromkeys((0xFFFC, 0xAD)))


def _words(node: object, kind: str, *, inside: bool = False) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _words(one, kind, inside=inside)
    elif isinstance(node, dict):
        if node.get("t") == "Str":
            yield node["c"] if inside else ""
        elif node.get("t") == "Span" and "comment-start" in node["c"][0][1]:
            return
        elif node.get("t") != "Note":
            within = inside or (node.get("t") == "Span" and kind in node["c"][0][1])
            for value in node.values():
                yield from _words(value, kind, inside=within)


def _comment_starts(node: object) -> Iterator[dict[str, str]]:
    if isinstance(node, dict) and node.get("t") == "Span" and "comment-start" in node["c"][0][1]:
        yield dict(node["c"][0][2])
    for one in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from _comment_starts(one)
