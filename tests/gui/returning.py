"""Files that come back to a plan in the window: made, dropped onto it, and what the dialog says of them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.take_in import TakeIn
from tests.review.edited_copy import EditedCopy, Who
from tests.review.sent_copy import SentCopy

ADA = Who("Ada Panel")


def listened(sent: SentCopy, path: Path, who: Who | None = ADA) -> Path:
    """Put “hear” in the place of “listen”, tracked where there is an author."""
    copy = EditedCopy(sent.file)
    paragraph = copy.paragraph("listen", "Normal")
    if who:
        copy.insert_after(copy.delete(paragraph, "listen", who), "hear", who)
    else:
        for run in copy.runs(paragraph, "listen"):
            run[-1].text = "hear"
    return copy.save(path)


def files_as_data(*files: Path) -> QMimeData:
    """Return files as the desktop hands them over, dragged or copied: with their names as text beside them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(map(str, files)))
    return data


def drop(window: QWidget, at: QPoint, *files: Path) -> None:
    """Drop files onto a place of a window."""
    dragged = files_as_data(*files)
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    surface = window.windowHandle()
    for enter in (QDragEnterEvent(at, action, dragged, button, key), QDragMoveEvent(at, action, dragged, button, key)):
        QApplication.sendEvent(surface, enter)
        assert enter.isAccepted()
    QApplication.sendEvent(surface, QDropEvent(QPointF(at), action, dragged, button, key))


def dialog_of(window: MainWindow) -> TakeIn:
    """Return the dialog that is open."""
    found = [dialog for dialog in window.findChildren(TakeIn) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def told(qtbot: QtBot, dialog: TakeIn) -> str:
    """Wait for what the dialog tells, and return it."""
    qtbot.waitUntil(dialog.report.isVisible, timeout=20000)
    return dialog.report.toPlainText()
