"""The pages of a PDF one below the other: to scroll through, larger or smaller."""

from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from nec_desktop.actions.pdf_pages import PdfPages, Place
from nec_desktop.gui.theme import tokens

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Per cent of the size at which a page is as wide as the view."""
_GAP = 14
_KEPT = 6
"""Pictures of pages that are kept; each takes some 5 MB."""


class PageView(QAbstractScrollArea):
    """`page_changed` carries the page in view, counted from 0; `zoomed` the per cent."""

    page_changed = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._say_page)
        self.shown: PdfPages | None = None
        """The pages there are, if there are any."""
        self._sizes: list[QSize] = []
        self._tops: list[int] = []
        self._pictures: dict[tuple[int, QSize], QPixmap] = {}
        self._zoom = 100
        self._page = -1
        # Pictures are made one at a time between two events, so that scrolling never waits for several.
        self._draw_timer = QTimer(self, singleShot=True, interval=0)
        self._draw_timer.timeout.connect(self._draw_one)

    @property
    def page(self) -> int:
        """The page in view, counted from 0: the one across the upper third."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(0, sum(top <= line for top in self._tops) - 1)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show these pages, None for none yet. Those shown before are let go; how far down one is stays."""
        if self.shown:
            self.shown.close()
        self.shown = pages
        self._pictures.clear()
        self._page = -1
        self._lay_out()

    @property
    def place(self) -> Place:
        """The place at the top of the view."""
        if not self._tops:
            return Place(0)
        value = self.verticalScrollBar().value() + _GAP
        page = max(0, sum(top <= value for top in self._tops) - 1)
        return Place(page, (value - self._tops[page]) / self._sizes[page].height())

    def go_to(self, place: Place) -> None:
        """Bring a place to the top of the view."""
        if place.page < len(self._tops):
            down = round(place.down * self._sizes[place.page].height())
            self.verticalScrollBar().setValue(self._tops[place.page] + down - _GAP)

    def zoom(self, step: int) -> None:
        """Show pages larger (1) or smaller (-1) by a step; 0: as wide as the view."""
        place = self.place
        at = ZOOMS.index(self._zoom)
        self._zoom = ZOOMS[min(max(at + step, 0), len(ZOOMS) - 1)] if step else 100
        self._lay_out()
        self.go_to(place)
        self.zoomed.emit(self._zoom)

    # -- where pages stand

    def _lay_out(self) -> None:
        sizes = self.shown.sizes if self.shown else ()
        room = max(100, self.viewport().width() - 2 * _GAP)
        scale = room / sizes[0][0] * self._zoom / 100 if sizes else 1.0
        # A landscape page is no wider than the view, unless pages are larger than that anyway.
        widest = max(room, room * self._zoom // 100)
        scales = [min(scale, widest / width) for width, _ in sizes]
        self._sizes = [
            QSize(round(width * by), round(height * by)) for (width, height), by in zip(sizes, scales, strict=True)
        ]
        self._tops = list(accumulate((size.height() + _GAP for size in self._sizes), initial=_GAP))[:-1]
        height = self._tops[-1] + self._sizes[-1].height() + _GAP if self._sizes else 0
        width = max((size.width() for size in self._sizes), default=0) + 2 * _GAP
        for bar, whole, shown in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, whole - shown))
        across = self.horizontalScrollBar()
        across.setValue(across.maximum() // 2)
        self.viewport().update()
        self._say_page()

    def _rectangle(self, page: int) -> QRect:
        size = self._sizes[page]
        room = max(self.viewport().width(), self.horizontalScrollBar().maximum() + self.viewport().width())
        left = (room - size.width()) // 2 - self.horizontalScrollBar().value()
        return QRect(left, self._tops[page] - self.verticalScrollBar().value(), size.width(), size.height())

    def _say_page(self, _value: int = 0) -> None:
        if self._sizes and self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)

    # -- events

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show what there is of the pages in view; the pictures that are missing are made next."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens().side))
        if not self._sizes:
            painter.setPen(QColor(tokens().soft))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The pages are being made …")
            )
        for page in self._in_view():
            where = self._rectangle(page)
            picture = self._pictures.get((page, where.size()))
            if picture:
                painter.drawPixmap(where, picture)
            else:
                painter.fillRect(where, QColor("white"))
                self._draw_timer.start()
            painter.setPen(QColor(tokens().handle))
            painter.drawRect(where.adjusted(-1, -1, 0, 0))

    def _in_view(self) -> list[int]:
        area = self.viewport().rect()
        return [page for page in range(len(self._sizes)) if self._rectangle(page).intersects(area)]

    def _draw_one(self) -> None:
        in_view = self._in_view()
        wanted = [page for page in in_view if (page, self._sizes[page]) not in self._pictures]
        if not wanted or self.shown is None:
            return
        page, ratio = wanted[0], self.devicePixelRatio()
        size = self._sizes[page]
        made = self.shown.picture(page, size.width() * ratio / self.shown.sizes[page][0])
        image = QImage(made.data, made.width, made.height, 4 * made.width, QImage.Format.Format_RGB32)
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        while len(self._pictures) > max(_KEPT, len(in_view)):
            del self._pictures[next(iter(self._pictures))]
        self._pictures[page, size] = picture
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep pages as wide as the view, and the place in them."""
        super().resizeEvent(event)
        place = self.place
        self._lay_out()
        self.go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Home and End go to the first and the last page; the arrows and Page Up and Down scroll."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def scrollContentsBy(self, _x: int, _y: int) -> None:  # noqa: N802 - Qt's name
        """Paint what comes into view."""
        self.viewport().update()
