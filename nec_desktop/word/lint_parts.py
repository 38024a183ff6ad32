"""Faults of any part of a Word file that validators pass, and that Word mends, misreads or refuses."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from nec_desktop.word.opened import Package
from nec_desktop.word.tags import TBL, TC, TR, T, w

_VAL, _ID = w("val"), w("id")
_STYLE_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_FIELD, _FIELD_TYPE, _DIRTY = w("fldChar"), w("fldCharType"), w("dirty")
_COLUMNS = f"{w('tblGrid')}/{w('gridCol')}"
_COMMENTS = "word/comments.xml"
_MAIN = "word/document.xml"
_SETTINGS = "word/settings.xml"
_OFF = ("0", "false", "off")


def part_faults(package: Package) -> Iterator[str]:
    """Yield faults of a file's parts and of what holds them together, each as a sentence."""
    yield from _name_faults(package)
    yield from _setting_faults(package)
    styles = {style.get(w("styleId"), "") for style in package.root("word/styles.xml").iterfind(w("style"))}
    for name in dict.fromkeys(package.names):
        if not name.startswith("word/") or not name.endswith(".xml") or name.count("/") > 1:
            continue
        root = package.root(name)
        yield from _field_faults(name, root)
        yield from _row_faults(root)
        if name != _MAIN:  # reading the body finds its own
            yield from _style_faults(name, root, styles)
        if any(deleted.find(f".//{T}") is not None for deleted in root.iter(w("del"))):
            yield f"{name} has deleted words that are marked as words that stay."
    yield from _comment_faults(package)
    yield from _number_faults(package)


def _name_faults(package: Package) -> Iterator[str]:
    """Yield names that Windows cannot tell apart, and relationships that lead nowhere."""
    for name, count in Counter(name.lower() for name in dict.fromkeys(package.names)).items():
        if count > 1:
            yield f"The file has several parts named {name}, in large and small letters."
    for name in dict.fromkeys(package.names):
        if not name.endswith(".rels"):
            continue
        folder = PurePosixPath(name).parent.parent
        ids: list[str] = []
        for relation in package.root(name):
            ids.append(relation.get("Id", ""))
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" or target.startswith("#"):
                continue
            if not package.has(_path(folder, target)):
                yield f"{name} refers to {target}, which the file does not have."
        if len(set(ids)) < len(ids):
            yield f"{name} gives one id to several relationships."


def _path(folder: PurePosixPath, target: str) -> str:
    """Return the name of the part that a relationship's target means; it may begin at the root, or go up."""
    steps: list[str] = [] if target.startswith("/") else list(folder.parts)
    for step in target.strip("/").split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _setting_faults(package: Package) -> Iterator[str]:
    settings = package.root(_SETTINGS)
    mode = [s.get(_VAL) for s in settings.iter(w("compatSetting")) if s.get(w("name")) == "compatibilityMode"]
    if mode != ["15"]:
        yield "Word would open the file in its compatibility mode."
    language = settings.find(w("themeFontLang"))
    if language is None or language.get(_VAL) != "en-GB":
        yield "The language of the file's fonts is not set to British English (en-GB)."


def _field_faults(name: str, root: etree._Element) -> Iterator[str]:
    """Yield fields that do not begin, part and end in turn, and those that Word would work out on opening."""
    open_fields: list[bool] = []
    broken = False
    for mark in root.iter(_FIELD):
        kind = mark.get(_FIELD_TYPE)
        if mark.get(_DIRTY, "0") not in _OFF:
            yield f"{name} has a field that Word would work out again when it opens the file."
        if kind == "begin":
            open_fields.append(False)
        elif not open_fields or (kind == "separate" and open_fields[-1]):
            broken = True
        elif kind == "separate":
            open_fields[-1] = True
        else:
            open_fields.pop()
    if broken or open_fields:
        yield f"{name} has a field that does not begin and end."


def _row_faults(root: etree._Element) -> Iterator[str]:
    for table in root.iter(TBL):
        columns = len(table.findall(_COLUMNS))
        for row in table.iterchildren(TR):
            if sum(cell.tag == TC for cell in row) != columns:
                yield f"A table of {columns} columns has a row with more or fewer cells."
                break
        if next(table.iter(w("gridSpan"), w("vMerge"), w("hMerge")), None) is not None:
            yield "A table has merged cells, which a screen reader loses its way in."


def _style_faults(name: str, root: etree._Element, styles: set[str]) -> Iterator[str]:
    for style in dict.fromkeys(element.get(_VAL, "") for element in root.iter(*_STYLE_USES)):
        if style not in styles:
            yield f"{name} has something of the style “{style}”, which the file does not define."


def _comment_faults(package: Package) -> Iterator[str]:
    """Yield comments that do not end, or that are referred to and not there."""
    body = package.root(_MAIN)
    starts, ends, references = (
        Counter(element.get(_ID, "") for element in body.iter(w(tag)))
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    for number in starts.keys() ^ ends.keys():
        yield f"Comment {number} begins without an end, or ends without a beginning."
    known = (
        {comment.get(_ID, "") for comment in package.root(_COMMENTS).iter(w("comment"))}
        if package.has(_COMMENTS)
        else set()
    )
    for number in (references.keys() | starts.keys()) - known:
        yield f"Comment {number} is referred to, but the file does not have it."


def _number_faults(package: Package) -> Iterator[str]:
    if not package.has("word/numbering.xml"):
        return
    root = package.root("word/numbering.xml")
    abstract = {element.get(w("abstractNumId"), "") for element in root.iterfind(w("abstractNum"))}
    for element in root.iterfind(w("num")):
        link = element.find(w("abstractNumId"))
        if link is None or link.get(_VAL, "") not in abstract:
            yield f"List {element.get(w('numId'), '')} has no definition of its numbers."
