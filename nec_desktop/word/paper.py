"""A4 upright and on its side, and the section properties that say so. Lengths are twips unless told otherwise."""

from dataclasses import dataclass

TWIPS = 20
"""Twips in a point."""
EMU = 635
"""English Metric Units in a twip: the unit of drawings."""
MARGIN = 1304
"""2.3 cm."""
HEADER = FOOTER = 567
"""From the paper's edge to the header and the footer: 1 cm, so that two lines, and a force's third, fit the margin."""


@dataclass(frozen=True)
class Paper:
    """A sheet as a section uses it."""

    width: int
    height: int

    @property
    def landscape(self) -> bool:
        """True for a sheet on its side."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - 2 * MARGIN

    @property
    def text_width_points(self) -> float:
        """The width between the margins, in points."""
        return self.text_width / TWIPS

    @property
    def text_height_points(self) -> float:
        """The height between the margins, in points."""
        return self.text_height / TWIPS


PORTRAIT = Paper(11906, 16838)
LANDSCAPE = Paper(16838, 11906)


def section_properties(paper: Paper, references: str, *, title_page: bool = False, continuous: bool = False) -> str:
    """Return w:sectPr (ECMA-376 part 1, 17.6.17). `references` name the header and footer: every section needs them.

    continuous: it begins on the page on which the section before it ends.

    A landscape sheet needs both the swapped sizes and w:orient; readers go by the one or by the other.
    """
    start = "continuous" if continuous else "nextPage"
    turned = ' w:orient="landscape"' if paper.landscape else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="{start}"/><w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned}/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="{HEADER}" '
        f'w:footer="{FOOTER}" w:gutter="0"/><w:cols w:space="708"/>{"<w:titlePg/>" if title_page else ""}</w:sectPr>'
    )
