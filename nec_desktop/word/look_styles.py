"""What the styles of a foreign Word file look like: all that they inherit told, theme fonts and colours named.

Styles are found by their id and by their name whatever its capitals: Word writes "heading 1", LibreOffice "Heading 1".
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from nec_desktop.document.colours import BLACK, WHITE, is_colour, mixed
from nec_desktop.plan.clean import clean_line
from nec_desktop.word.markup import A
from nec_desktop.word.tags import w
from nec_desktop.word.template import ancestry

LONGEST_FONT = 60
_VAL = w("val")
_OFF = ("0", "false", "off", "none")
_THEME_COLOURS = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""What WordprocessingML calls a colour of the theme -> what the theme calls it; accents have one name."""


@dataclass(frozen=True)
class TextLook:
    """How the words of a style look. Without a font, a size or a colour: what the body text has."""

    font: str = ""
    size: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: str = ""


class Theme:
    """The fonts and colours of a theme part, which may be missing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root

    def font(self, kind: str) -> str:
        """Return the font behind a theme font, as w:asciiTheme names it ("minorHAnsi")."""
        which = "majorFont" if kind.startswith("major") else "minorFont"
        found = self._find(f".//{{{A}}}{which}/{{{A}}}latin")
        return clean_font("" if found is None else found.get("typeface", ""))

    def colour(self, name: str) -> str:
        """Return a colour of the theme by the name that WordprocessingML has for it."""
        if not re.fullmatch(r"\w+", name):
            return ""
        found = self._find(f".//{{{A}}}clrScheme/{{{A}}}{_THEME_COLOURS.get(name, name)}/*")
        value = "" if found is None else found.get("lastClr", found.get("val", ""))
        return value.upper() if is_colour(value) else ""

    def _find(self, path: str) -> etree._Element | None:
        return None if self._root is None else self._root.find(path)


class SourceStyles:
    """The styles part of a file, read for what its words look like."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._root = etree.Element(w("styles")) if root is None else root
        self._theme = theme
        self._by_id = {style.get(w("styleId"), ""): style for style in self._root.iterfind(w("style"))}

    def find(self, identifier: str, name: str, kind: str = "paragraph") -> str:
        """Return the id of the style with this name, else with this id; empty where there is none."""
        of_kind = {key: style for key, style in self._by_id.items() if style.get(w("type")) == kind}
        for key, style in of_kind.items():
            named = style.find(w("name"))
            if named is not None and named.get(_VAL, "").casefold() == name.casefold():
                return key
        return identifier if identifier in of_kind else ""

    def body(self) -> str:
        """Return the id of the style of body text: the one that paragraphs have where none is named."""
        for key, style in self._by_id.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                return key
        return self.find("Normal", "Normal")

    def look(self, identifier: str) -> TextLook:
        """Return what a paragraph or character style looks like, with all that it inherits."""
        look = self.text(self._root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"), TextLook())
        for style in reversed(list(ancestry(identifier, self._by_id))):
            look = self.text(style.find(w("rPr")), look)
            placed = style.find(f"{w('pPr')}/{w('jc')}")
            look = look if placed is None else replace(look, align=placed.get(_VAL, ""))
        return look

    def text(self, properties: etree._Element | None, look: TextLook) -> TextLook:
        """Return `look` with what a w:rPr says itself."""
        for child in () if properties is None else properties:
            value = child.get(_VAL, "1")
            on = value not in _OFF
            if child.tag == w("rFonts"):
                look = replace(look, font=self._font(child) or look.font)
            elif child.tag == w("sz"):
                look = replace(look, size=_points(value) or look.size)
            elif child.tag == w("color"):
                look = replace(look, colour=self.colour(child, "val", "theme"))
            elif child.tag == w("b"):
                look = replace(look, bold=on)
            elif child.tag == w("i"):
                look = replace(look, italic=on)
            elif child.tag in (w("caps"), w("smallCaps")):
                look = replace(look, capitals=on)
        return look

    def header_row(self, table_style: str) -> tuple[str, TextLook]:
        """Return the ground of the header row of a table style, empty where it has none, and its words."""
        ground, look = "", TextLook()
        for style in reversed(list(ancestry(table_style, self._by_id))):
            first = style.find(f"{w('tblStylePr')}[@{w('type')}='firstRow']")
            if first is not None:
                ground = self.ground(first.find(w("tcPr"))) or ground
                look = self.text(first.find(w("rPr")), look)
        return ground, look

    def theme_colour(self, name: str) -> str:
        """Return a colour of the file's theme; empty where it has none."""
        return self._theme.colour(name)

    def ground(self, cell: etree._Element | None) -> str:
        """Return the colour behind a cell, as a w:tcPr has it."""
        shade = None if cell is None else cell.find(w("shd"))
        return "" if shade is None else self.colour(shade, "fill", "themeFill")

    def colour(self, element: etree._Element, value: str, theme: str) -> str:
        """Return the colour of an element: as written, else that of the theme; empty for automatic."""
        written = element.get(w(value), "")
        if is_colour(written):
            return written.upper()
        name = "themeColor" if theme == "theme" else theme
        colour = self._theme.colour(element.get(w(name), ""))
        for change, other in (("Shade", BLACK), ("Tint", WHITE)):
            share = element.get(w(f"{theme}{change}"), "")
            if colour and share:
                colour = mixed(other, colour, _byte(share) / 255)
        return colour

    def _font(self, fonts: etree._Element) -> str:
        for name in ("ascii", "hAnsi"):
            themed = fonts.get(w(f"{name}Theme"))
            found = self._theme.font(themed) if themed else clean_font(fonts.get(w(name), ""))
            if found:
                return found
        return ""


def clean_font(name: str) -> str:
    """Return a font's name, without what comes after a semicolon (LibreOffice names others there, to fall back on)."""
    return clean_line(name.partition(";")[0])[:LONGEST_FONT]


def _points(half_points: str) -> float:
    try:
        size = float(half_points) / 2
    except ValueError:
        return 0
    return size if 1 <= size <= 500 else 0


def _byte(hexadecimal: str) -> int:
    try:
        return min(max(int(hexadecimal, 16), 0), 255)
    except ValueError:
        return 255
