"""What a paragraph of a returned file is: its style by name, its outline level, and whether it is a list item.

Programs rewrite style ids and list definitions when they save; names, levels and kinds of list stay.
"""

import re
from typing import Literal, NamedTuple

from lxml import etree

from nec_desktop.word.returned_file import ReturnedFile
from nec_desktop.word.tags import w

_VAL, _STYLE_ID, _NUM_ID, _ABSTRACT_ID, _LEVEL = map(w, ("val", "styleId", "numId", "abstractNumId", "ilvl"))
_HEADING = re.compile(r"heading ([1-9])$")
_LIST = re.compile(r"list (bullet|number)(?: ([1-9]))?$")
_NUMBER_CODE = re.compile(r"%([1-9]):\d+:(\d+):")
"""What Word notes of a number that was changed: of which level, which number, in which of its formats."""
_BULLET_FORMAT, _HOLLOW = "23", "o"
_OFF = ("0", "false", "off")
_DEEPEST = 9
_Kind = Literal["", "bullet", "number"]


class Nature(NamedTuple):
    """What a paragraph is, as `Paragraph` has it."""

    style: str
    heading: int
    kind: _Kind
    level: int


class _Style(NamedTuple):
    name: str
    based_on: str
    outline: str
    number: str
    level: str
    bold: bool | None
    italic: bool | None


_NO_STYLE = _Style("", "", "", "", "", None, None)


class Styles:
    """The styles and lists of one file."""

    def __init__(self, file: ReturnedFile) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for name in file.related("styles"):
            root = file.root(name)
            for element in () if root is None else root.iterfind(w("style")):
                identifier = element.get(_STYLE_ID, "")
                self._styles[identifier] = _style(element)
                if element.get(w("type")) == "paragraph" and is_on(element, w("default")):
                    self._default = identifier
        self._lists = _Lists(file)
        self._natures: dict[tuple[str, str, str, str], Nature] = {}

    def nature(self, style: str, number: str, level: str, outline: str) -> Nature:
        """Return what a paragraph is, by its style's id and its own list, level in it and outline level."""
        key = style, number, level, outline
        if key not in self._natures:
            self._natures[key] = self._nature(style or self._default, number, level, outline)
        return self._natures[key]

    def look(self, style: str) -> tuple[bool | None, bool | None]:
        """Return whether a character style makes bold and italic; None where it leaves that as it is."""
        chain = self._chain(style)
        bold = next((one.bold for one in chain if one.bold is not None), None)
        return bold, next((one.italic for one in chain if one.italic is not None), None)

    def _nature(self, style: str, number: str, level: str, outline: str) -> Nature:
        chain = self._chain(style)
        name = chain[0].name if chain else style.casefold()
        heading = self._heading(outline or next((one.outline for one in chain if one.outline), ""), name)
        if not number:
            by_style = next((one for one in chain if one.number), _NO_STYLE)
            number, level = by_style.number, level or by_style.level or self._lists.level_of(by_style.number, style)
        kind: _Kind = "" if heading or number == "0" else self._lists.kind(number, level)
        by_name = _LIST.match(name)
        if by_name and not (kind or heading or number):
            kind, level = ("bullet" if by_name[1] == "bullet" else "number"), str(int(by_name[2] or 1) - 1)
        return Nature(name, heading, kind, _whole(level) if kind else 0)

    def _heading(self, outline: str, name: str) -> int:
        if outline:
            level = _whole(outline, _DEEPEST) + 1
            return level if level <= _DEEPEST else 0
        found = _HEADING.match(name)
        return int(found[1]) if found else 0

    def _chain(self, style: str) -> list[_Style]:
        """Return a style and those that it is based on, nearest first."""
        chain: dict[str, _Style] = {}
        while style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = chain[style].based_on
        return list(chain.values())


def nature_before(now: Nature, number: str) -> Nature:
    """Return what a paragraph was of which the number is now another, by the number that it had."""
    number, codes = number.strip(), _NUMBER_CODE.findall(number)
    if now.heading or not number:
        return now
    if codes:
        level, form = codes[-1]
        return now._replace(kind="bullet" if form == _BULLET_FORMAT else "number", level=int(level) - 1)
    is_bullet = number == _HOLLOW or not any(map(str.isalnum, number))
    return now._replace(kind="bullet" if is_bullet else "number")


class _Lists:
    """The lists of a file: what their levels are numbered by."""

    def __init__(self, file: ReturnedFile) -> None:
        self._abstract: dict[str, str] = {}
        self._forms: dict[tuple[str, str], str] = {}
        self._own: dict[tuple[str, str], str] = {}
        self._levels: dict[tuple[str, str], str] = {}
        for name in file.related("numbering"):
            if (root := file.root(name)) is not None:
                self._read(root)

    def kind(self, number: str, level: str) -> _Kind:
        """Return the kind of a list at a level; nothing where it is none or the file does not define it."""
        at = level or "0"
        form = self._own.get((number, at)) or self._forms.get((self._abstract.get(number, ""), at), "none")
        return "" if form == "none" else "bullet" if form == "bullet" else "number"

    def level_of(self, number: str, style: str) -> str:
        """Return the level of a list to which a style belongs."""
        return self._levels.get((self._abstract.get(number, ""), style), "")

    def _read(self, root: etree._Element) -> None:
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in root.iterfind(w("abstractNum")):
            identifier = abstract.get(_ABSTRACT_ID, "")
            by_style[_value(abstract, "styleLink")] = identifier
            linked[identifier] = _value(abstract, "numStyleLink")
            for level in abstract.iterfind(w("lvl")):
                at = level.get(_LEVEL, "0")
                self._forms[identifier, at] = _value(level, "numFmt") or "decimal"
                self._levels[identifier, _value(level, "pStyle")] = at
        for num in root.iterfind(w("num")):
            identifier, abstract_id = num.get(_NUM_ID, ""), _value(num, "abstractNumId")
            self._abstract[identifier] = by_style.get(linked.get(abstract_id) or "-", abstract_id)
            for level in num.iterfind(f"{w('lvlOverride')}/{w('lvl')}"):
                self._own[identifier, level.get(_LEVEL, "0")] = _value(level, "numFmt")


def is_on(element: etree._Element, attribute: str = _VAL) -> bool:
    """Say whether a property is on: without a value it is, but for an attribute that is missing."""
    return element.get(attribute, "1" if attribute == _VAL else "0") not in _OFF


def _style(element: etree._Element) -> _Style:
    properties, look = element.find(w("pPr")), element.find(w("rPr"))
    numbers = None if properties is None else properties.find(w("numPr"))
    return _Style(
        _value(element, "name").casefold(),
        _value(element, "basedOn"),
        _value(properties, "outlineLvl"),
        _value(numbers, "numId"),
        _value(numbers, "ilvl"),
        _switch(look, "b"),
        _switch(look, "i"),
    )


def _value(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(w(name))
    return "" if found is None else found.get(_VAL, "")


def _switch(element: etree._Element | None, name: str) -> bool | None:
    found = None if element is None else element.find(w(name))
    return None if found is None else is_on(found)


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else otherwise
