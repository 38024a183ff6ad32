"""The pages of a PDF: their sizes, their pictures, their words, and where its named places are."""

import ctypes
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from nec_desktop.translation import tr

_ONE_AT_A_TIME = Lock()
"""PDFium is one for all threads, and takes only one of them at a time."""


@dataclass(frozen=True)
class PagePicture:
    """A page as pixels, four bytes each: blue, green, red, and one that is not used."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, order=True)
class Place:
    """A place in a PDF: the page, counted from 0, and how far down it, as a share of its height."""

    page: int
    down: float = 0.0


class PdfPages:
    """A PDF in memory. Raises ValueError where it cannot be read."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - only who looks at a PDF needs it

        if not data.rstrip().endswith(b"%%EOF"):
            raise ValueError(tr("the end of it is missing"))  # PDFium would mend it, and leave out what is not there
        with _ONE_AT_A_TIME:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
                self.sizes: tuple[tuple[float, float], ...] = tuple(
                    self._document.get_page_size(n) for n in range(len(self._document))
                )
            except pypdfium2.PdfiumError as error:
                raise ValueError(tr("no PDF that can be read: {0}").format(error)) from error
        if not self.sizes:
            raise ValueError(tr("a PDF without a page"))

    def picture(self, page: int, scale: float) -> PagePicture:
        """Return a page, counted from 0, as it looks with `scale` pixels for each point."""
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            bitmap = opened.render(scale=scale, prefer_bgrx=True)
            pixels = PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
            bitmap.close()
            opened.close()
        return pixels

    def text(self, page: int) -> str:
        """Return the words of a page, for whoever cannot see its picture."""
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            words = opened.get_textpage()
            found = str(words.get_text_bounded())
            words.close()
            opened.close()
        return found

    def place_of(self, bookmark: str) -> Place | None:
        """Return where a bookmark of the Word file is; None where the PDF does not say."""
        # LibreOffice writes an underscore as the digits of its code; a name is told apart by more than those.
        return self._places.get(bookmark, self._places.get(bookmark.replace("_", "5F")))

    @cached_property
    def _places(self) -> dict[str, Place]:
        from pypdfium2 import raw  # noqa: PLC0415 - as above

        found = {}
        with _ONE_AT_A_TIME:
            for n in range(raw.FPDF_CountNamedDests(self._document)):
                size = ctypes.c_long(0)
                raw.FPDF_GetNamedDest(self._document, n, None, size)
                name = ctypes.create_string_buffer(size.value)
                there = raw.FPDF_GetNamedDest(self._document, n, name, size)
                page = raw.FPDFDest_GetDestPageIndex(self._document, there)
                known, up = [ctypes.c_int() for _ in range(3)], [ctypes.c_float() for _ in range(3)]
                raw.FPDFDest_GetLocationInPage(there, *known, *up)
                if page >= 0:
                    height = self.sizes[page][1]
                    down = (height - up[1].value) / height if known[1].value else 0.0
                    found[name.raw.decode("utf-16-le").rstrip("\0")] = Place(page, min(max(down, 0.0), 1.0))
        return found

    def close(self) -> None:
        """Let the memory go."""
        with _ONE_AT_A_TIME:
            self._document.close()
