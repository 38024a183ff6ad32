"""What a right click offers where one writes: Qt's menu, in which undo, redo and paste do what their keys do."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit

from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import TextLine

_KEYS = {"edit-undo": "Ctrl+Z", "edit-redo": "Ctrl+Y"}


def edit_menu(edit: QTextEdit | QLineEdit) -> QMenu:
    """Return the usual commands for an editor; where undo is the window's, its own lines stand there, in its words."""
    menu = edit.createStandardContextMenu()
    for action in menu.actions():
        name = action.objectName()
        if key := _KEYS.get(name):
            of_window = _of_window(edit, key)
            if of_window is not None:
                menu.insertAction(action, of_window)
                menu.removeAction(action)
            else:
                native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{action.text().partition(chr(9))[0]}\t{native}")
        elif name == "edit-paste":
            action.triggered.disconnect()
            action.triggered.connect(partial(_paste, edit))
    return menu


def _of_window(edit: QTextEdit | QLineEdit, key: str) -> QAction | None:
    """Return the window's command of that key, if it is the window that takes back what is written in the editor."""
    if not isinstance(edit, TextArea | TextLine) or edit.keeps_undo:
        return None
    commands = edit.window().findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((each for each in commands if each.shortcut() == QKeySequence(key)), None)


def _paste(edit: QTextEdit | QLineEdit) -> None:
    """Press the key: a file that is on the clipboard is taken in by the window, and its path written nowhere."""
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.sendEvent(
        edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "\x16")
    )
