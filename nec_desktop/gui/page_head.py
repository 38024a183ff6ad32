"""The head of a page: it stays above what is scrolled, and in a low pane goes with it, so that no words are cut off."""

from PySide6.QtCore import QEvent, QMargins, QObject, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QWidget

from nec_desktop.gui.widths import Column

_SHARE = 2
"""A head that takes more of its pane than one part in so many is scrolled."""
_SCROLLED = QMargins(0, 4, 0, 0)
"""Pixels around a head that is scrolled: the page has its own."""


class PageHead(QObject):
    """Puts a head above its page's area, or as the first onto the page.

    Both end at the same line: the page is narrower by the bar with which it is scrolled, of which there may be none.
    """

    def __init__(self, whole: QWidget, head: QWidget, area: QScrollArea, column: Column) -> None:
        super().__init__(head)
        self._whole, self._head, self._area, self._column = whole, head, area, column
        page, around = area.widget(), area.parentWidget()
        assert page and around
        self._page = page
        self._above, self._on_page, self._inner = _rows_of(around), _rows_of(page), _rows_of(head)
        self._is_moving = False
        self._usual = self._inner.contentsMargins()
        # Not that the head has another size: that is heard in the middle of laying it out.
        self._news = ((whole, QEvent.Type.Resize), (head, QEvent.Type.LayoutRequest))
        for watched in (whole, head, self._page):
            watched.installEventFilter(self)

    @property
    def is_scrolled(self) -> bool:
        """Say whether the head is scrolled with the page."""
        return self._head.parentWidget() is self._page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when there is more or less room, or more or less in it."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._end_alike()
        elif (watched, event.type()) in self._news and not self._is_moving:
            self._look_again()
        return False

    @property
    def _width(self) -> int:
        """How wide a head above the area is."""
        return min(self._whole.width(), self._page.maximumWidth())

    @property
    def _is_low(self) -> bool:
        now, usual = self._inner.contentsMargins(), self._usual
        words = self._width - self._page.contentsMargins().left() - usual.left() - usual.right()
        height = self._inner.totalHeightForWidth(words + now.left() + now.right()) - now.top() - now.bottom()
        return _SHARE * (height + usual.top() + usual.bottom()) > self._whole.height()

    def _end_alike(self) -> None:
        margins = self._on_page.contentsMargins()
        right = max(self._usual.right() - max(self._width - self._page.width(), 0), 0)
        if right != margins.right():
            margins.setRight(right)
            self._on_page.setContentsMargins(margins)

    def _look_again(self) -> None:
        if self._is_low != self.is_scrolled:
            self._is_moving = True  # which resizes all that is looked at here
            self._move()
            self._is_moving = False

    def _move(self) -> None:
        """Put the head where it belongs now. What is seen of the page stays there, unless that is its beginning."""
        focused = QApplication.focusWidget()
        to_page, height, bar = not self.is_scrolled, self._head.height(), self._area.verticalScrollBar()
        before, after = (self._above, self._on_page) if to_page else (self._on_page, self._above)
        before.removeWidget(self._head)
        self._inner.setContentsMargins(_SCROLLED if to_page else self._usual)
        after.insertWidget(0, self._head)
        self._column.fit()
        self._head.show()
        if focused and self._head.isAncestorOf(focused):
            focused.setFocus()
        if seen := bar.value():
            QTimer.singleShot(0, self, lambda: bar.setValue(seen + (height if to_page else -height)))


def _rows_of(widget: QWidget) -> QBoxLayout:
    layout = widget.layout()
    assert isinstance(layout, QBoxLayout)
    return layout
