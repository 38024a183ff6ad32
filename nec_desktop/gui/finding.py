"""Ctrl+F, Ctrl+H, F3 and Shift+F3: the panel beside the plan, and the way from what is found to its place."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget, QWidget

    from nec_desktop.gui.find_panel import FindPanel
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.plan.find import Hit
    from nec_desktop.plan.wanted import Wanted

# What is imported inside a function here is what the first picture of the window does without.

_BESIDE, _WIDTH, _HEIGHT, _HIGHER = 1100, 320, 200, 240
"""From how wide a window on the panel stands at the left, not at the foot, and how much room it takes there, more where
words are to be replaced; all with text of the usual size."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Finding(QObject):
    """Keeps the panel from Ctrl+F or Ctrl+H until it is closed, or the plan is."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.zoom.changed.connect(self._follow_zoom)
        self._dock: QDockWidget | None = None
        self._is_alone = False
        """Whether focus mode has put the panel away."""
        self.panel: FindPanel | None = None
        self._found: Wanted | None = None
        """The words that were found and are selected where the keyboard is, until something else is done there."""

    def show(self) -> None:
        """Show the panel to find words, with the keyboard on the line to type in."""
        self._show(may_replace=False)

    def show_replace(self) -> None:
        """Show it to replace words."""
        self._show(may_replace=True)

    def _show(self, *, may_replace: bool) -> None:
        if self._window.desk is None:
            return
        if self.panel is None:
            self._open()
        if self.panel and self._dock:
            if self.panel.is_replacing != may_replace:
                self.panel.let_replace(may_replace)
                self._place(self._dock)
            self._dock.show()
            self.panel.begin()

    def next(self) -> None:
        """Go to the next place found; ask what to find where nothing was asked yet."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place found before this one."""
        self._step(-1)

    def close(self) -> None:
        """Put the panel away, and the keyboard back on the page."""
        if self._dock is None:
            return
        self._window.removeDockWidget(self._dock)
        if self._window.desk:
            self._window.desk.room.focus_changed.disconnect(self._follow_focus_mode)
        self._dock.deleteLater()
        self._dock = self.panel = None
        if self._window.desk:
            self._window.desk.focus_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter where words were just found goes to the next place, Shift+Enter back: it must not write over them."""
        if event.type() == QEvent.Type.FocusOut:
            watched.removeEventFilter(self)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER and self.panel and self._found and _is_at(watched, self._found):
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() not in _HELD:
                watched.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        from PySide6.QtWidgets import QDockWidget, QWidget  # noqa: PLC0415

        from nec_desktop.gui.find_panel import FindPanel  # noqa: PLC0415
        from nec_desktop.gui.replacing import Replacing  # noqa: PLC0415

        assert self._window.desk
        self._window.desk.flush()
        self.panel = FindPanel(self._window.desk.session)
        Replacing(self._window.desk, self.panel)
        self.panel.chosen.connect(self._go)
        self.panel.shown.connect(self._show_place)
        self.panel.closed.connect(self.close)
        self._dock = QDockWidget(self._window)
        self._dock.setTitleBarWidget(QWidget())
        self._dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._dock.setWidget(self.panel)
        self._is_alone = self._window.desk.room.is_focused
        self._window.desk.room.focus_changed.connect(self._follow_focus_mode)
        self._place(self._dock)

    def _place(self, dock: "QDockWidget") -> None:
        """Put the panel where there is room for it with text of this size."""
        beside = self._window.width() * 100 >= _BESIDE * self._window.zoom.percent
        area = Qt.DockWidgetArea.LeftDockWidgetArea if beside else Qt.DockWidgetArea.BottomDockWidgetArea
        self._window.addDockWidget(area, dock)
        if self.panel:
            self.panel.lie(low=not beside)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        high = _HIGHER if self.panel and self.panel.is_replacing else _HEIGHT
        room = (_WIDTH if beside else high) * self._window.zoom.percent // 100
        self._window.resizeDocks([dock], [room], way)

    def _follow_zoom(self) -> None:
        if self._dock and self.panel:
            self._place(self._dock)
            self.panel.list_again()

    def _follow_focus_mode(self, alone: bool) -> None:
        """Put the panel away while the page stands alone, unless it is asked for there; show it again after that."""
        if self._dock and alone != self._is_alone:
            self._is_alone = alone
            self._dock.setHidden(alone)

    def _step(self, by: int) -> None:
        if self.panel:
            self.panel.step(by)
        else:
            self.show()

    def _show_place(self, hit: Any) -> None:
        """Show what was found, and give the keyboard back to what has it: a key that is pressed again belongs there."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        self._go(hit, QApplication.focusWidget())

    def _go(self, hit: Any, back_to: "QWidget | None" = None) -> None:
        desk, panel = self._window.desk, self.panel
        if desk is None or panel is None:
            return
        if hit.passage.kind in ("guidance", "example"):
            desk.show_guidance(hit.passage.page, examples=hit.passage.kind == "example")
        else:
            desk.go_to(hit.passage.address)
        if back_to:
            back_to.setFocus()
        # The page goes to the place when everything on it has its size; the words are selected after that.
        QTimer.singleShot(0, desk, partial(self._select, hit, panel.sought, back_to))

    def _select(self, hit: "Hit", wanted: "Wanted", back_to: "QWidget | None") -> None:
        from nec_desktop.gui.select_words import select_words  # noqa: PLC0415

        editor, panel = self._window.focusWidget(), self.panel
        if editor is None or panel is None or panel.isAncestorOf(editor):
            return
        if hit.passage.kind == "text":
            select_words(editor, wanted, hit.number)
        elif hit.passage.kind != "record":
            select_words(editor, wanted, 0, hit.line)
        if back_to:
            back_to.setFocus()
        else:
            self._found = wanted
            editor.installEventFilter(self)


def _is_at(editor: QObject, found: "Wanted") -> bool:
    """Say whether words that were found are selected in an editor, or its cursor is behind a picture they are of."""
    from PySide6.QtWidgets import QLineEdit, QTextEdit  # noqa: PLC0415

    from nec_desktop.gui.rich_formats import picture_of  # noqa: PLC0415

    if isinstance(editor, QLineEdit):
        return any(found.stretches(editor.selectedText()))
    if not isinstance(editor, QTextEdit):
        return False
    cursor = editor.textCursor()
    picture = picture_of(cursor.charFormat())
    return any(found.stretches(picture.alt if picture else cursor.selectedText()))
