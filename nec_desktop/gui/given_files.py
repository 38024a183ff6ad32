"""Files that are dropped or pasted, whatever they fall on: no text takes in a file's path instead."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from nec_desktop.gui.main_window import MainWindow

_REVIEWED = (".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf")
"""Kinds of which it is said, when they are taken in, what they are and what to do about it."""
_PLAN = ".necplan"


class GivenFiles(QObject):
    """Takes copies in for the plan that is open, and shows what a plan that was handed over holds; `refused` carries a
    sentence where that cannot be. What else is dropped or pasted is left to what it falls on.

    The surfaces of windows are watched, since each widget would otherwise have its say before its window does, and the
    line with the keyboard. Who follows the keys of all asks `take_paste`.
    """

    refused = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        """Watch a window that is on the screen, and its dialogs as the keyboard comes to them."""
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        self._watch(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit):
            before.removeEventFilter(self)
        if now and self._is_ours(now):
            if isinstance(now, QLineEdit):
                now.installEventFilter(self)
            self._watch(now.window())

    def _watch(self, window: QWidget) -> None:
        if surface := window.windowHandle():
            surface.installEventFilter(self)

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is dropped on a surface, and show a line’s menu."""
        if isinstance(event, QDropEvent) and not isinstance(watched, QWidget):
            if files := _files(event.mimeData(), pictures=_is_plain(_widget_at(watched, event))):
                event.acceptProposedAction()
                if not isinstance(event, QDragMoveEvent):
                    self._take_here(files)
                return True
        elif isinstance(event, QContextMenuEvent) and isinstance(watched, QLineEdit):
            return _menu_shown(watched, event)
        return super().eventFilter(watched, event)

    def take_paste(self, watched: QObject, event: QKeyEvent) -> bool:
        """Take what is pasted where the keyboard is, if these are files of ours; say whether they are."""
        given = QGuiApplication.clipboard().mimeData()
        is_in_dialog = not isinstance(watched, QWidget) or not self._is_ours(watched)
        files = [] if is_in_dialog or _is_for_names(watched) else _files(given, pictures=_is_plain(watched))
        if files:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._take_here(files)
        return bool(files)

    def _take_here(self, files: list[Path]) -> None:
        """Take what was dropped or pasted, unless a dialog is to be answered first."""
        others = [file.name for file in files if file.suffix.lower() not in (*_REVIEWED, _PLAN)]
        if len(files) > len(others) > 0:
            words = self.tr("Nothing was put in: “{0}” is no copy of a plan. Give it by itself, and then the others.")
            self.refused.emit(words.format(others[0]))
        elif others:
            words = self.tr(
                "“{0}” is a file, of which a text cannot take the words. Open it, copy what you need and paste that. A "
                "piece of evidence can keep a whole file: “Choose a file” in its form."
            )
            self.refused.emit(words.format(others[0]))
        elif QApplication.activeModalWidget():
            words = self.tr(
                "“{0}” was not put in here. If it is a copy that a reviewer sent back, finish with this window first "
                "and then drop the file onto the plan: it is taken in there."
            )
            if any(map(_is_plan, files)):
                words = self.tr(
                    "“{0}” was not opened here. Finish with this window first, and then drop the file again: what it "
                    "holds is shown before anything changes."
                )
            self.refused.emit(words.format(files[0].name))
        else:
            self.take(files)

    def take(self, files: list[Path]) -> None:
        """Take files in for the plan that is open, or show what a handed-over plan holds, however they were given."""
        plans = [file for file in files if _is_plan(file)]
        if plans and len(files) > 1:
            words = self.tr("“{0}” is a plan that was handed over. Open it alone, and then the other files.")
            self.refused.emit(words.format(plans[0].name))
        elif plans:
            self._window.ways.handing_over.show_file(plans[0])
        elif desk := self._window.desk:
            desk.taking_in.take(files)
        else:
            self.refused.emit(self.tr("Open the plan that this is a copy of, and drop the file there to take it in."))


def _menu_shown(line: QLineEdit, event: QContextMenuEvent) -> bool:
    """Open a line's menu, in which Paste is the key’s paste; a text of the plan has one of its own."""
    from nec_desktop.gui.edit_menu import edit_menu  # noqa: PLC0415 - a start does without

    if line.contextMenuPolicy() != Qt.ContextMenuPolicy.DefaultContextMenu:
        return False
    menu = edit_menu(line)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())
    return True


def _widget_at(surface: QObject, event: QDropEvent) -> QWidget | None:
    """Return what something is dropped on."""
    window = QWidget.find(surface.winId()) if isinstance(surface, QWindow) else None
    return window.childAt(event.position().toPoint()) if window is not None else None


def _is_plain(widget: QObject | None) -> bool:
    """Say whether a widget can take no picture: a line, or a box for words without looks."""
    from nec_desktop.gui.plain_box import PlainBox  # noqa: PLC0415 - a start does without

    return isinstance(widget, QLineEdit) or any(isinstance(each, PlainBox) for each in (widget, _parent(widget)))


def _parent(widget: QObject | None) -> QObject | None:
    return widget.parent() if widget is not None else None  # what is dropped on a box falls on its inside


def _files(given: QMimeData | None, *, pictures: bool) -> list[Path]:
    """Return the files among what is given; without `pictures`, none where all are pictures for the text that they
    fall on. Whether the others can be read is said when they are.
    """
    from nec_desktop.gui.text_pictures import PICTURE_SUFFIXES  # noqa: PLC0415 - a start does without

    paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()] if given else []
    return paths if pictures or any(path.suffix.lower() not in PICTURE_SUFFIXES for path in paths) else []


def _is_plan(file: Path) -> bool:
    return file.suffix.lower() == _PLAN


def _is_for_names(widget: QObject) -> bool:
    """Say whether somebody may well want the name of a file there: in a dialog’s line that is no text of the plan."""
    from nec_desktop.gui.text_line import TextLine  # noqa: PLC0415 - a start does without

    line = isinstance(widget, QLineEdit) and not isinstance(widget, TextLine)
    return line and QApplication.activeModalWidget() is not None
