"""Give our template a force's look: values of its styles are changed, no style is added, none loses what it is for."""

from lxml import etree

from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_styles import TextLook
from nec_desktop.word.markup import W

_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "u", "lang")
"""The children of w:rPr that our template has, in the schema's order (ECMA-376 part 1, 17.3.2.28)."""
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")


def dress(styles: etree._Element, look: ForceLook) -> None:
    """Change a styles part, which is our template's, to a look."""
    accent, tint = _colour_of(styles, "Heading1"), _tint_of(styles)
    for element in styles.iter():
        for name in ("color", "fill", "val"):
            value = element.get(_w(name))
            if value is not None and value in (accent, tint):
                element.set(_w(name), look.accent if value == accent else look.tint)
    body = look.styles["Normal"]
    _set(_properties(styles.find(f"{_w('docDefaults')}/{_w('rPrDefault')}")), body, TextLook())
    for identifier, text in look.styles.items():
        if identifier != "Normal":
            _set(_properties(_style(styles, identifier)), text, body)
    _set(_properties(_style(styles, "Hyperlink")), TextLook(colour=look.link), TextLook())
    _set(_properties(_style(styles, "TOCHeading")), look.styles["Heading1"], body)
    for row in styles.iterfind(f".//{_w('tblStylePr')}[@{_w('type')}='firstRow']"):
        for shade in row.iterfind(f"{_w('tcPr')}/{_w('shd')}"):
            shade.set(_w("fill"), look.header_ground)
        _set(_properties(row), TextLook(colour=look.header_ink, bold=True), TextLook())


def _set(properties: etree._Element, text: TextLook, body: TextLook) -> None:
    """Set what a style says of its words; `body` is what it has from the body text."""
    if text.font and text.font != body.font:
        _child(properties, "rFonts", dict.fromkeys(_FONTS, text.font))
    if text.size:
        for name in ("sz", "szCs"):
            _child(properties, name, {"val": str(round(text.size * 2))})
    if text.colour != body.colour:
        _child(properties, "color", {"val": text.colour or "auto"})
    elif (colour := properties.find(_w("color"))) is not None:
        properties.remove(colour)
    for name, on in (("b", text.bold), ("bCs", text.bold), ("i", text.italic), ("iCs", text.italic)):
        if on:
            _child(properties, name, {})
        elif (found := properties.find(_w(name))) is not None:
            properties.remove(found)
    properties[:] = sorted(properties, key=lambda child: _ORDER.index(etree.QName(child).localname))


def _child(properties: etree._Element, name: str, values: dict[str, str]) -> None:
    child = properties.find(_w(name))
    if child is None:
        child = etree.SubElement(properties, _w(name))
    child.attrib.clear()
    for key, value in values.items():
        child.set(_w(key), value)


def _properties(parent: etree._Element | None) -> etree._Element:
    """Return the w:rPr of a style, of its header row or of the defaults; it comes after w:pPr."""
    if parent is None:
        raise KeyError("a style of our own template")
    found = parent.find(_w("rPr"))
    if found is not None:
        return found
    properties = etree.Element(_w("rPr"))
    before = [child for child in parent if etree.QName(child).localname in ("tblPr", "trPr", "tcPr", "tblStylePr")]
    parent.insert(parent.index(before[0]) if before else len(parent), properties)
    return properties


def _style(styles: etree._Element, identifier: str) -> etree._Element | None:
    return styles.find(f"{_w('style')}[@{_w('styleId')}='{identifier}']")


def _colour_of(styles: etree._Element, identifier: str) -> str:
    style = _style(styles, identifier)
    colour = None if style is None else style.find(f"{_w('rPr')}/{_w('color')}")
    return "" if colour is None else colour.get(_w("val"), "")


def _tint_of(styles: etree._Element) -> str:
    style = _style(styles, "NECAsked")
    shade = None if style is None else style.find(f"{_w('pPr')}/{_w('shd')}")
    return "" if shade is None else shade.get(_w("fill"), "")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
