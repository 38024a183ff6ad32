"""Texts offered below a line while somebody types there."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


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
