"""The style template: its named styles, what they look like, and how it grows for large print."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.parts.document import DocumentPart
from lxml import etree

from nec_desktop.paths import RESOURCES
from nec_desktop.word.fonts import line_of_font
from nec_desktop.word.markup import W
from nec_desktop.word.paper import TWIPS

if TYPE_CHECKING:
    from docx.document import Document as PythonDocx

    from nec_desktop.word.look import ForceLook

PLAN_TEMPLATE = RESOURCES / "word" / "plan.docx"
LARGE_PRINT = 16 / 12
"""How much larger everything is in a large-print copy: body text of 16 points instead of 12."""
LARGE_FOOTER = 1.2
"""The same for headers and footers: 12 points instead of 10."""
_LARGEST_EDGE = 24
"""Half points that they have at most: two lines have to fit above the text."""

BODY_STYLES = {
    "body": "Normal",
    "asked": "NECAsked",
    "note": "NECNote",
    "missing": "NECMissing",
    "label": "NECLabel",
}
"""blocks.Paragraph.style -> the id of the paragraph style."""

_READ = ("rPr", "pPr", "rFonts", "sz", "spacing", "ind", "b", "keepNext", "basedOn")
_TAGS = {name: f"{{{W}}}{name}" for name in _READ}
_VAL = f"{{{W}}}val"
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_INK = "222222"


def list_style(kind: str, level: int) -> str:
    """Return the id of the style of list items of a kind and level (0 to 2)."""
    return f"List{'Bullet' if kind == 'bullet' else 'Number'}{level + 1 if level else ''}"


@dataclass(frozen=True)
class Look:
    """What a paragraph style looks like, all inherited values told. Lengths are points; line is a multiple."""

    size: float = 12
    before: float = 0
    after: float = 0
    line: float = 1
    left: float = 0
    right: float = 0
    bold: bool = False
    keep_next: bool = False
    font: str = "Arial"

    @property
    def line_height(self) -> float:
        """Points from one line to the next. Programs reckon in whole twips, which adds up in a table of thousands."""
        alone = int(self.size * TWIPS * line_of_font(self.font) + 0.5)
        return int(alone * self.line + 0.001) / TWIPS


class Template:
    """One opened template. A new one is opened for each document, since writing a document changes it."""

    def __init__(
        self, path: Path = PLAN_TEMPLATE, *, large_print: bool = False, look: "ForceLook | None" = None
    ) -> None:
        self.document: PythonDocx = docx.Document(BytesIO(path.read_bytes()))
        self.part: DocumentPart = self.document.part
        self.styles = self._related("styles")
        self.numbering = self._related("numbering")
        self.look = look
        """A force's own; None for the program's."""
        if look:
            from nec_desktop.word.look_dress import dress  # noqa: PLC0415 - most documents have the program's own look

            dress(self.styles, look)
        if large_print:
            factor = LARGE_PRINT if look is None else LARGE_PRINT * 12 / look.styles["Normal"].size
            for root in (self.styles, self.numbering):
                enlarge(root, factor)

    def _related(self, kind: str) -> etree._Element:
        """Return the root of a part that python-docx keeps parsed, so that changes to it are saved."""
        part = self.part.part_related_by(getattr(RELATIONSHIP_TYPE, kind.upper()))
        return cast(etree._Element, part.element)  # type: ignore[attr-defined]  # both are XmlParts

    @property
    def package(self) -> OpcPackage:
        """The package that the template's parts, and those of the document, belong to."""
        return cast(OpcPackage, self.part.package)

    def add_list_instances(self, instances: Iterable[str]) -> None:
        """Add w:num elements, given as markup, to the numbering part."""
        for instance in instances:
            self.numbering.append(etree.fromstring(instance.replace("<w:num ", f'<w:num xmlns:w="{W}" ', 1)))

    @cached_property
    def looks(self) -> dict[str, Look]:
        """Every paragraph style's look, by style id."""
        base = _looking(self.styles.find(f"{{{W}}}docDefaults"), Look())
        styles = {style.get(f"{{{W}}}styleId", ""): style for style in self.styles.iterfind(f"{{{W}}}style")}
        looks: dict[str, Look] = {}
        for name in styles:
            look = base
            for style in reversed(list(ancestry(name, styles))):
                look = _looking(style, look)
            looks[name] = look
        return looks

    @property
    def accent(self) -> str:
        """The colour of headings, which charts take too: six hexadecimal figures."""
        colour = self.styles.find(f"{{{W}}}style[@{{{W}}}styleId='Heading1']//{{{W}}}color")
        value = "" if colour is None else colour.get(_VAL, "")
        return value if _COLOUR.fullmatch(value) else _INK

    @property
    def font(self) -> str:
        """The font of the text, Arial where the styles leave it to the theme."""
        fonts = self.styles.find(f"{{{W}}}docDefaults//{{{W}}}rFonts")
        return "Arial" if fonts is None else fonts.get(f"{{{W}}}ascii", "Arial")

    def abstract_list(self, style: str) -> str:
        """Return the id of the list definition behind a list style."""
        number = self.styles.find(f"{{{W}}}style[@{{{W}}}styleId='{style}']//{{{W}}}numId")
        instance = None if number is None else _instance(self.numbering, number.get(_VAL, ""))
        return "" if instance is None else cast(str, instance.find(f"{{{W}}}abstractNumId").get(_VAL))  # type: ignore[union-attr]

    def free_list_number(self) -> int:
        """Return the first number that no list instance has and none above it has."""
        taken = (int(num.get(f"{{{W}}}numId", "0")) for num in self.numbering.iterfind(f"{{{W}}}num"))
        return max(taken, default=0) + 1


def _instance(numbering: etree._Element, number: str) -> etree._Element | None:
    return numbering.find(f"{{{W}}}num[@{{{W}}}numId='{number}']")


def ancestry(name: str, styles: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield a style and those that it is based on, each once, even where a damaged template goes round in a ring."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        based = styles[name].find(_TAGS["basedOn"])
        name = "" if based is None else based.get(_VAL, "")


def _looking(element: etree._Element | None, look: Look) -> Look:
    """Return `look` with what a style (or the document defaults) says itself."""
    if element is None:
        return look
    changes: dict[str, float | bool | str] = {}
    for child in element.iter(*_TAGS.values()):
        value = child.get(_VAL, "1")
        if child.tag == _TAGS["sz"]:
            changes["size"] = float(value) / 2
        elif child.tag == _TAGS["rFonts"]:
            changes["font"] = child.get(f"{{{W}}}ascii", look.font)
        elif child.tag == _TAGS["b"]:
            changes["bold"] = value not in ("0", "false")
        elif child.tag == _TAGS["keepNext"]:
            changes["keep_next"] = value not in ("0", "false")
        elif child.tag in (_TAGS["spacing"], _TAGS["ind"]):
            changes |= _measures(child)
    return replace(look, **changes)  # type: ignore[arg-type]  # the keys are Look's own, by construction


def _measures(element: etree._Element) -> dict[str, float | bool | str]:
    """Return spaces and indents in points; a line in 240ths of its natural height (ECMA-376 part 1, 17.3.1.33)."""
    known = {field.name for field in fields(Look)}
    return {
        name: int(value) / (240 if name == "line" else 20)
        for key, value in element.attrib.items()
        if (name := re.sub(r"^\{.*\}", "", str(key))) in known
    }


def enlarge(root: etree._Element, factor: float) -> None:
    """Make the sizes, spaces and indents of a styles or numbering part `factor` times what they are.

    What is multiples of something else (line spacing) grows by itself. The cover's spaces stay, since its words
    have one page.
    """
    for element in root.iter(f"{{{W}}}sz", f"{{{W}}}szCs"):
        if element.getparent().tag == _TAGS["rPr"]:  # type: ignore[union-attr]  # it always has one
            element.set(_VAL, str(round(_grown(_style_of(element), int(element.get(_VAL, "24")), factor))))
    for element in root.iter(f"{{{W}}}spacing", f"{{{W}}}ind"):
        if _style_of(element).startswith("NECCover"):
            continue
        for name in ("before", "after", "left", "hanging"):
            value = element.get(f"{{{W}}}{name}")
            if value:
                element.set(f"{{{W}}}{name}", str(round(int(value) * factor)))


def _style_of(element: etree._Element) -> str:
    style = next(element.iterancestors(f"{{{W}}}style"), None)
    return "" if style is None else style.get(f"{{{W}}}styleId", "")


def _grown(style: str, size: int, factor: float) -> float:
    """Return the large-print size of a style, in half points.

    What is large already stays on the cover; the footer's line has to fit; dense tables are those that would
    otherwise break words.
    """
    if style.startswith("NECCover") or style == "Title":
        return max(size, 24 * factor)
    if style in ("Header", "Footer", "NECMarking"):
        return max(size, min(size * LARGE_FOOTER, _LARGEST_EDGE))
    return size if style.endswith("Dense") else size * factor
