"""Texts offered below a line while somebody types there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that are meant for the line, whether or not something is offered below it."""


def suggest(line: QLineEdit, texts: Sequence[str], *, several: bool = False) -> None:
    """Offer those of `texts` that hold what is being typed, in their order, whatever their case.

    several: after a comma they are offered once more, and what stands before it stays.
    """
    completer = _PartCompleter(list(texts), line) if several else QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None, "Qt makes the list when it is asked for"
    popup.setObjectName("suggestions")  # by this name it gets a frame for which Qt leaves room
    line.setCompleter(completer)
    popup.installEventFilter(_ToTheLine(line, completer))


class _ToTheLine(QObject):
    """Hands keys that leave a line on to it: Qt would only close the list with them, and the person would press them
    once more. Enter on one of the texts offered still takes that one, and nothing else.
    """

    def __init__(self, line: QLineEdit, completer: QCompleter) -> None:
        super().__init__(completer)
        self._line, self._completer = line, completer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close the list and give the line its key; a text chosen with the arrows stands in the line already."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _LEAVING:
            return super().eventFilter(watched, event)
        popup = self._completer.popup()
        assert popup is not None, "it is what is watched"
        if popup.currentIndex().isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        popup.hide()
        QApplication.sendEvent(self._line, event.clone())
        return True


class _PartCompleter(QCompleter):
    """Completes what stands behind the last comma."""

    _before = ""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """Return what is to be looked for of what is typed."""
        before, comma, last = path.rpartition(",")
        self._before = f"{before}{comma} " if comma else ""
        return [last.strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's name
        """Return what stands on the line when one of those offered is chosen."""
        return f"{self._before}{index.data()}"
