"""A Word file that is edited at the level of its XML, as programs that cannot run here would leave it."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT = "word/document.xml"
Element = etree._Element


def w(name: str) -> str:
    """Return a name in WordprocessingML's namespace."""
    return f"{{{W}}}{name}"


def element(tag: str, /, *children: Element, **attributes: str) -> Element:
    """Make an element of WordprocessingML."""
    made = etree.Element(w(tag))
    for key, value in attributes.items():
        made.set(w(key), value)
    made.extend(children)
    return made


def run_of(text: str, look: Element | None = None, *, deleted: bool = False) -> Element:
    """Make a run of text, with the properties of another run."""
    words = element("delText" if deleted else "t")
    words.text = text
    words.set(XML_SPACE, "preserve")
    return element("r", *([] if look is None else [deepcopy(look)]), words)


def text_in(paragraph: Element) -> str:
    """Return the words of a paragraph, deleted ones too."""
    return "".join(node.text or "" for node in paragraph.iter(w("t"), w("delText")))


@dataclass(frozen=True)
class Who:
    """An author of changes. date: as a file has it."""

    name: str
    date: str = "2026-08-03T10:15:00Z"

    def mark(self, kind: str, identifier: int, *children: Element) -> Element:
        """Make the element of a change."""
        return element(kind, *children, id=str(identifier), author=self.name, date=self.date)


@dataclass
class Note:
    """A comment that has been put into a copy."""

    id: int
    who: Who
    text: str
    parent: "Note | None" = None
    done: bool = False


def _move_after(place: Element, paragraph: Element, following: Element) -> None:
    """Move what stands after a place in a paragraph into another one; a link that it stands in is cut in two."""
    parent = place.getparent()
    assert parent is not None
    target = following
    if parent is not paragraph:
        target = etree.SubElement(
            following, parent.tag, {str(name): str(value) for name, value in parent.attrib.items()}
        )
    while (after := place.getnext()) is not None:
        target.append(after)
    if parent is not paragraph:
        _move_after(parent, paragraph, following)


@dataclass
class EditedCopy:
    """A copy of a file with its body open. ids: the last w:id that was given out."""

    source: Path
    body: Element = field(init=False)
    notes: list[Note] = field(default_factory=list)
    parts: dict[str, bytes] = field(init=False)
    ids: int = 90_000

    def __post_init__(self) -> None:
        with ZipFile(self.source) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.body = etree.fromstring(self.parts[DOCUMENT])

    def next_id(self) -> int:
        """Return an id that is not in use."""
        self.ids += 1
        return self.ids

    def paragraphs(self) -> Iterator[Element]:
        """Yield the paragraphs of the body."""
        return self.body.iter(w("p"))

    def paragraph(self, words: str, style: str = "") -> Element:
        """Return the first paragraph in which `words` stand, not in the contents, of a style that begins so."""
        for found in self.paragraphs():
            named = found.find(f"{w('pPr')}/{w('pStyle')}")
            name = "" if named is None else named.get(w("val"), "")
            if words in text_in(found) and name.startswith(style) and not name.startswith("TOC"):
                return found
        raise LookupError(f"“{words}” does not stand in the file")

    def runs(self, paragraph: Element, words: str) -> list[Element]:
        """Return the runs that hold `words` and nothing else, split off from their neighbours."""
        start = text_in(paragraph).index(words)
        return self.runs_between(paragraph, start, start + len(words))

    def runs_between(self, paragraph: Element, start: int, end: int) -> list[Element]:
        """Return the runs that hold the characters from `start` to `end`, split off from their neighbours."""
        found, at = [], 0
        for node in list(paragraph.iter(w("t"))):
            text, run = node.text or "", node.getparent()
            assert run is not None
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first >= last:
                continue
            look = run.find(w("rPr"))
            node.text = text[first:last]
            if first:
                run.addprevious(run_of(text[:first], look))
            if last < len(text):
                run.addnext(run_of(text[last:], look))
            found.append(run)
        return found

    def delete(self, paragraph: Element, words: str, who: Who) -> Element:
        """Delete words with tracking; return the last deletion made."""
        return self.delete_runs(self.runs(paragraph, words), who)

    def delete_runs(self, runs: list[Element], who: Who, kind: str = "del") -> Element:
        """Wrap runs in deletions (or `moveFrom`), and return the last."""
        mark = None
        for run in runs:
            mark = who.mark(kind, self.next_id())
            run.addprevious(mark)
            mark.append(run)
            if kind == "del":
                for node in run.iter(w("t")):
                    node.tag = w("delText")
        assert mark is not None
        return mark

    def insert_after(self, place: Element, text: str, who: Who) -> Element:
        """Insert words with tracking after a run or a change, in its look; return the insertion."""
        look = place.find(w("rPr"))
        mark = who.mark("ins", self.next_id(), run_of(text, look))
        place.addnext(mark)
        return mark

    def mark_of(self, paragraph: Element) -> Element:
        """Return the properties of a paragraph's mark, made where there are none."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = element("pPr")
            paragraph.insert(0, properties)
        look = properties.find(w("rPr"))
        if look is None:
            look = element("rPr")
            properties.append(look)
        return look

    def end_is(self, paragraph: Element, kind: str, who: Who) -> None:
        """Say that a paragraph's end was inserted (`ins`), deleted (`del`) or moved."""
        self.mark_of(paragraph).insert(0, who.mark(kind, self.next_id()))

    def split(self, paragraph: Element, words: str, who: Who | None) -> Element:
        """Press Enter after `words`; return the paragraph that follows. Without an author it is not tracked."""
        place = self.runs(paragraph, words)[-1]
        following = element("p")
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            following.append(deepcopy(properties))
            self._forget_end(paragraph)
        _move_after(place, paragraph, following)
        paragraph.addnext(following)
        if who:
            self.end_is(paragraph, "ins", who)
        return following

    def _forget_end(self, paragraph: Element) -> None:
        """Let a paragraph's end be as new: the one that it had ends what follows now, whoever had put it there."""
        look = self.mark_of(paragraph)
        for mark in [each for each in look if each.tag in (w("ins"), w("del"), w("moveFrom"), w("moveTo"))]:
            look.remove(mark)

    def comment(self, first: Element, last: Element, text: str, who: Who, parent: Note | None = None) -> Note:
        """Comment on what stands from one element to another, which may be in different paragraphs."""
        note = Note(len(self.notes), who, text, parent)
        self.notes.append(note)
        first.addprevious(element("commentRangeStart", id=str(note.id)))
        last.addnext(element("r", element("commentReference", id=str(note.id))))
        last.addnext(element("commentRangeEnd", id=str(note.id)))
        return note

    def row_of(self, words: str) -> Element:
        """Return the table row in which `words` first stand."""
        row = next(self.paragraph(words).iterancestors(w("tr")), None)
        assert row is not None
        return row

    def row_is(self, row: Element, kind: str, who: Who) -> None:
        """Say that a row was inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = element("trPr")
            row.insert(0, properties)
        properties.append(who.mark(kind, self.next_id()))

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.parts[DOCUMENT] = etree.tostring(self.body, xml_declaration=True, encoding="UTF-8", standalone=True)
        with ZipFile(path, "w", ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(name, data)
        return path
