"""The blocks of a document as HTML, in the order in which they stand."""

from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from nec_desktop.document.blocks import Block, Contents, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import captions, one_line
from nec_desktop.plan.charts import Chart
from nec_desktop.web.charts import chart_markup
from nec_desktop.web.markup import element, escaped, lines
from nec_desktop.web.outline import Names, PageOutline, Place
from nec_desktop.web.pictures import Pictures
from nec_desktop.web.prose import list_markup, paragraph
from nec_desktop.web.tables import captioned, table_markup


class Body:
    """Writes blocks that show something, settled (`web/prose.py`)."""

    def __init__(self, blocks: Sequence[Block], outline: PageOutline, names: Names, pictures: Pictures) -> None:
        self._blocks = blocks
        self._outline = outline
        self._names = names
        self._pictures = pictures
        self._captions = captions(blocks)

    def markup(self) -> str:
        """Return the markup of all blocks, one on a line."""
        found = []
        for address, group in groupby(enumerate(self._blocks), lambda pair: _list_of(pair[1])):
            if address is None:
                found += [self._block(n, block) for n, block in group]
            else:
                found.append(list_markup([block for _, block in group if isinstance(block, Item)]))
        return "\n".join(filter(None, found))

    def _block(self, n: int, block: Block) -> str:
        match block:
            case Heading():
                part = self._outline.parts.get(n)
                return (f"{heading(part)}\n" if part else "") + heading(self._outline.headings[n])
            case Paragraph():
                return paragraph(block)
            case Item():
                return list_markup([block])
            case Table():
                return table_markup(block, *self._captions.get(n, ("", "")), self._names)
            case Figure():
                return self._figure(n, block)
            case Chart():
                return self._captioned(n, chart_markup(block, self._names))
            case Contents():
                return ""  # the contents stand beside the main text
            case _:
                assert_never(block)

    def _figure(self, n: int, figure: Figure) -> str:
        address = self._pictures.address(figure.hash)
        if not address:
            return element("p", escaped(f"This picture could not be read: {one_line(figure.alt)}"), class_="missing")
        return self._captioned(n, element("img", src=address, alt=one_line(figure.alt)))

    def _captioned(self, n: int, shown: str) -> str:
        number, words = self._captions.get(n, ("", ""))
        return element("figure", shown + (element("figcaption", captioned(number, words)) if words else ""))


def heading(place: Place) -> str:
    """Return a heading that links can find."""
    return element(f"h{place.level}", lines(place.text), id=place.id)


def _list_of(block: Block) -> str | None:
    """Return the address of the text whose list a block is in, None for what is in no list."""
    return block.address if isinstance(block, Item) else None
