"""The formatting buttons of the text that is written stay in view, as in a word processor: where their place has
scrolled away, they stand over the text, at the top of what is seen of the page.
"""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from nec_desktop.gui.rich_toolbar import RichToolbar
from nec_desktop.gui.select_words import scroll_area_of
from nec_desktop.gui.text_area import TextArea

_FEWEST = 2
"""Lines of the text that are always seen below the buttons."""


class ToolbarInView(QObject):
    """Moves the first row of an editor, which is the toolbar, when the page scrolls or the keyboard comes and goes:
    keys do nothing here.
    """

    def __init__(self, toolbar: RichToolbar, text: TextArea, editor: QWidget) -> None:
        super().__init__(editor)
        self._toolbar, self._text, self._editor = toolbar, text, editor
        self._page: QScrollArea | None = None
        self._is_in_use = False
        toolbar.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Find the page, and move the toolbar again where the editor has put it back to its place."""
        kind = event.type()
        if kind == QEvent.Type.Show:
            self._find_page()
        if kind in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize):
            self._text.follows.headroom = self._toolbar.height()
            self._put()
        return super().eventFilter(watched, event)

    def _find_page(self) -> None:
        page = scroll_area_of(self._editor)
        if page is not None and page is not self._page:
            page.verticalScrollBar().valueChanged.connect(self._put)
        self._page = page

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:  # another window has the keyboard: it comes back to where it was
            self._is_in_use = self._editor.isAncestorOf(now)
            self._put()

    def _put(self) -> None:
        y = self._wanted() if self._is_in_use and self._page is not None else 0
        if y != self._toolbar.y():
            self._toolbar.move(self._toolbar.x(), y)
        if (y > 0) != self._toolbar.is_over_text:
            self._toolbar.stand_over_text(y > 0)

    def _wanted(self) -> int:
        """Return where in the editor the top of what is seen of the page is, as long as some lines stand below it."""
        assert self._page is not None
        top = self._editor.mapFrom(self._page.viewport(), QPoint(0, 0)).y()
        lines = _FEWEST * self._text.fontMetrics().lineSpacing()
        return max(0, min(top, self._text.geometry().bottom() - self._toolbar.height() - lines))
