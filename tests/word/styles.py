"""What the styles of a Word file look like, inherited values told."""

from lxml import etree

from tests.word.sample import elements, values

STRUCTURE = {"NECSectionMark"}
"""Styles of paragraphs that hold a section's end and no words."""
PAGE_WORDS = {"Header", "Footer", "NECMarking"}
WHITE = "FFFFFF"
HEADER_ROW = "NECCellHeader"
"""What styles of the words in header rows begin with."""


class Styles:
    """The styles of one file; `root` is its styles part."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._styles = {values(style, "@w:styleId")[0]: style for style in elements(root, "w:style")}
        self.names = set(self._styles)
        self.paragraphs = {name for name, style in self._styles.items() if values(style, "@w:type") == ["paragraph"]}
        (self._usual,) = values(root, "w:docDefaults//w:sz/@w:val")
        header = "w:style[@w:type='table']/w:tblStylePr[@w:type='firstRow']"
        self.header_grounds = set(values(root, f"{header}/w:tcPr/w:shd/@w:fill"))
        self.header_inks = set(values(root, f"{header}/w:rPr/w:color/@w:val"))
        """A force's look may have light words on a dark header row: no other words stand on it."""

    def value(self, name: str, tag: str, attribute: str = "val") -> str:
        """Return what a style has, or the one that it is based on."""
        while name in self._styles:
            found = values(self._styles[name], f"w:rPr/w:{tag}/@w:{attribute} | w:pPr/w:{tag}/@w:{attribute}")
            if found:
                return found[0]
            name = "".join(values(self._styles[name], "w:basedOn/@w:val"))
        return ""

    def has(self, name: str, tag: str) -> bool:
        """Say whether a style turns something on."""
        return bool(elements(self._styles[name], f".//w:{tag}")) and self.value(name, tag) not in ("0", "false", "off")

    def size(self, name: str) -> float:
        """Return a style's size in points."""
        return int(self.value(name, "sz") or self._usual) / 2

    def colour(self, name: str) -> str:
        """Return the colour of a style's words."""
        (found,) = (self.header_inks if name.startswith(HEADER_ROW) else ()) or {self.value(name, "color")}
        return "000000" if found in ("", "auto") else found

    def grounds(self, name: str) -> set[str]:
        """Return what the words stand on: the ground of the style's own, or of header rows, else paper."""
        if name == "Hyperlink":
            return {WHITE, self.value("NECAsked", "shd", "fill")}
        own = self.value(name, "shd", "fill")
        return {own} if own not in ("", "auto") else self.header_grounds if name.startswith(HEADER_ROW) else {WHITE}
