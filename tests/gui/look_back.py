"""Dialogs that look back at what stood in a plan before: which one is open, and its lines."""

from typing import TypeVar

from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.look_back import LookBack

AnyLookBack = TypeVar("AnyLookBack", bound=LookBack)


def items_of(dialog: LookBack) -> list[QTreeWidgetItem]:
    """Return the items of a dialog's lines; headings of groups are left out."""
    found = []
    for n in range(dialog.lines.topLevelItemCount()):
        top = dialog.lines.topLevelItem(n)
        assert top
        found += [top.child(m) for m in range(top.childCount())] or [top]
    return found


def rows(dialog: LookBack) -> list[str]:
    """Return the lines of a dialog, each as one text."""
    columns = range(dialog.lines.columnCount())
    return [" | ".join(item.text(column) for column in columns) for item in items_of(dialog)]


def dialog_shown(qtbot: QtBot, desk: Desk, kind: type[AnyLookBack]) -> AnyLookBack:
    """Return the dialog that is open, once it has read what it shows."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in desk.findChildren(kind)))
    dialog = next(dialog for dialog in desk.findChildren(kind) if dialog.isVisible())
    qtbot.waitUntil(lambda: "being read" not in dialog.note.text())
    return dialog
