"""The pictures in a text: handed out by the library when they are shown, and found among what is pasted."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextDocument
from PySide6.QtWidgets import QWidget

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_formats import PICTURE, line_colour

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
_ROOM = QSize(420, 10_000)
"""Pixels: a picture is recognised at this width, and leaves room for the words around it."""


class TextPictures(QObject):
    """The pictures of one document, each asked of the library once."""

    def __init__(self, jobs: Jobs, document: QTextDocument, view: QWidget) -> None:
        super().__init__(view)
        self._jobs, self._document, self._view = jobs, document, view
        self._images: dict[str, QImage | None] = {}

    def image(self, name: str) -> QImage:
        """Return the picture of that name in the document: an empty frame until the library has handed it out."""
        identifier = name.removeprefix(PICTURE)
        if identifier not in self._images:
            self._images[identifier] = None
            self._jobs.run(
                lambda library: decoded(library.attachment(identifier), _ROOM),
                while_alive(self, lambda image: self._show(identifier, image)),
                while_alive(self, lambda _: None),  # a picture that is not there stays an empty frame
            )
        return self._images[identifier] or self._frame()

    def _show(self, identifier: str, image: QImage) -> None:
        if image.isNull():
            return
        self._images[identifier] = image
        document = self._document
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(PICTURE + identifier), image)
        document.markContentsDirty(0, document.characterCount())

    def _frame(self) -> QImage:
        image = QImage(200, 60, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        painter.setPen(line_colour(self._view.palette()))
        painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Picture"))
        painter.end()
        return image


def decoded(data: bytes, room: QSize) -> QImage:
    """Return a picture, no larger than its room in pixels; a null one where it cannot be read. It takes long enough for
    a key to wait, and is for another thread than the window's: the window would wait for QImage.scaled there, too.
    """
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def picture_files(source: QMimeData) -> list[Path]:
    """Return the picture files that are pasted or dropped, none where there is something else among them."""
    paths = [Path(url.toLocalFile()) for url in source.urls()]
    return paths if all(path.suffix.lower() in PICTURE_SUFFIXES for path in paths) else []
