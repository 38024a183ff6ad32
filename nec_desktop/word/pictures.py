"""Pictures: each file once in the package, in line with the text, with words that stand for it."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from nec_desktop.word.markup import PIC, attribute
from nec_desktop.word.package import new_part
from nec_desktop.word.paper import EMU, TWIPS, Paper

Source = Callable[[str], bytes]
"""Returns the bytes of an attachment by its hash: a PNG or a JPEG."""

TALLEST = 0.6
"""Share of the page's height that a picture may take up."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NOT_FRAMES = (0xC4, 0xC8, 0xCC)
"""JPEG markers among those of frames that are none: tables and a reserved one."""


@dataclass(frozen=True)
class _File:
    """A picture file: its size in pixels, its format, its bytes."""

    width: int
    height: int
    form: str
    data: bytes


class Pictures:
    """The pictures of one document; `part` is the part that shows them."""

    def __init__(self, part: Part, source: Source) -> None:
        self._part = part
        self._source = source
        self._files: dict[str, _File | None] = {}
        self._relationships: dict[str, str] = {}

    def usable(self, identifier: str) -> bool:
        """Say whether the attachment is a picture that Word can show."""
        return self._file(identifier) is not None

    def size(self, identifier: str, paper: Paper) -> tuple[float, float]:
        """Return width and height in points on a paper: as wide as the text, unless too high or too coarse.

        Coarse is below 72 pixels an inch, so a picture becomes at most as many points wide as it has pixels.
        """
        file = self._file(identifier)
        if file is None:
            return 0, 0
        width = min(paper.text_width_points, file.width)
        tallest = paper.height / TWIPS * TALLEST
        scale = min(width / file.width, tallest / file.height)
        return file.width * scale, file.height * scale

    def inline(self, identifier: str, alt: str, paper: Paper, number: int, name: str) -> str:
        """Return the run that shows a picture (ECMA-376 part 1, 20.4.2.8). `number` and `name` are its docPr's."""
        described = f'id="{number}" name="{name}" descr="{attribute(alt)}"'
        return inline_picture(self._relationship(identifier), described, self.size(identifier, paper))

    def _relationship(self, identifier: str) -> str:
        file = self._file(identifier)
        if identifier not in self._relationships and file is not None:
            ending = file.form.lower()
            name = f"/word/media/image{len(self._relationships) + 1}.{ending}"
            part = new_part(self._part.package, name, f"image/{ending}", file.data)
            self._relationships[identifier] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relationships[identifier]

    def _file(self, identifier: str) -> _File | None:
        if identifier not in self._files:
            self._files[identifier] = _read(self._source(identifier))
        return self._files[identifier]


def inline_picture(relationship: str, described: str, points: tuple[float, float]) -> str:
    """Return the run that shows a picture of a part's; `described` are the attributes id, name and descr."""
    width, height = (max(1, round(length * TWIPS * EMU)) for length in points)
    size = f'cx="{width}" cy="{height}"'
    blip = f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}</pic:blipFill>"
        f"<pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG file in pixels, nothing where it is neither.

    Read here, since loading Pillow takes longer than writing a plan without pictures.
    """
    size = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data) if data.startswith(_JPEG) else None
    return size if size and all(size) else None


def _read(data: bytes) -> _File | None:
    """Return what a picture file says of itself, nothing where Word cannot show it."""
    size = size_of(data)
    return _File(*size, "PNG" if data.startswith(_PNG) else "JPEG", data) if size else None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the IHDR chunk, which is always the first (PNG, 11.2.2)."""
    return struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) >= 24 else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the frame header, after any number of segments (ITU T.81, B.2.2)."""
    position = 2
    while position + 9 <= len(data):
        if data[position] != 0xFF:
            return None
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        else:
            position += 2 + struct.unpack(">H", data[position + 2 : position + 4])[0]
    return None
