"""Ctrl+F, F3 and Shift+F3: the panel beside the plan, and the way from what is found to its place."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget

    from nec_desktop.gui.find_panel import FindPanel
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.plan.find import Hit

# What is imported inside a function here is what the first picture of the window does without.

_BESIDE, _WIDTH, _HEIGHT = 1100, 320, 200
"""From how wide a window on the panel stands at the left, not at the foot, and how much room it takes there; all with
text of the usual size."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Finding(QObject):
    """Keeps the panel from Ctrl+F until it is closed, or the plan is."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.zoom.changed.connect(self._follow_zoom)
        self._dock: QDockWidget | None = None
        self._is_alone = False
        """Whether focus mode has put the panel away."""
        self.panel: FindPanel | None = None
        self._found = ""
        """The words that were found and are selected where the keyboard is, until something else is done there."""

    def show(self) -> None:
        """Show the panel, with the keyboard on the line to type in."""
        if self._window.desk is None:
            return
        if self.panel is None:
            self._open()
        if self.panel and self._dock:
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
            if event.key() in _ENTER and self.panel and _is_at(watched, self._found):
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() not in _HELD:
                watched.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        from PySide6.QtWidgets import QDockWidget, QWidget  # noqa: PLC0415

        from nec_desktop.gui.find_panel import FindPanel  # noqa: PLC0415

        assert self._window.desk
        self._window.desk.flush()
        self.panel = FindPanel(self._window.desk.session)
        self.panel.chosen.connect(self._go)
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
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        room = (_WIDTH if beside else _HEIGHT) * self._window.zoom.percent // 100
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

    def _go(self, hit: Any) -> None:
        desk, panel = self._window.desk, self.panel
        if desk is None or panel is None:
            return
        wanted = panel.wanted.text().strip()
        if hit.passage.kind in ("guidance", "example"):
            desk.show_guidance(hit.passage.page, examples=hit.passage.kind == "example")
        else:
            desk.go_to(hit.passage.address)
        # The page goes to the place when everything on it has its size; the words are selected after that.
        QTimer.singleShot(0, desk, lambda: self._select(hit, wanted))

    def _select(self, hit: "Hit", wanted: str) -> None:
        from nec_desktop.gui.select_words import select_words  # noqa: PLC0415

        editor = self._window.focusWidget()
        if hit.passage.kind == "text":
            select_words(editor, wanted, hit.number)
        elif hit.passage.kind != "record":
            select_words(editor, wanted, 0, hit.line)
        if editor and self.panel and editor is not self.panel.wanted:
            self._found = wanted
            editor.installEventFilter(self)


def _is_at(editor: QObject, found: str) -> bool:
    """Say whether words that were found are selected in an editor, or its cursor is behind a picture they are of."""
    from PySide6.QtWidgets import QLineEdit, QTextEdit  # noqa: PLC0415

    from nec_desktop.gui.rich_formats import picture_of  # noqa: PLC0415
    from nec_desktop.plan.folding import stretches  # noqa: PLC0415

    if isinstance(editor, QLineEdit):
        return any(stretches(editor.selectedText(), found))
    if not isinstance(editor, QTextEdit):
        return False
    cursor = editor.textCursor()
    picture = picture_of(cursor.charFormat())
    return any(stretches(picture.alt if picture else cursor.selectedText(), found))
