"""What an input method is still composing is typed before somebody goes elsewhere: it is never lost."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent


@runtime_checkable
class Composes(Protocol):
    """An editor; `composed` is what stands in it and is not typed yet."""

    @property
    def composed(self) -> str: ...


def end_composing(editor: QObject | None) -> None:
    """Ask the input method to type what it is composing, and type it where it does not."""
    QGuiApplication.inputMethod().commit()
    type_composed(editor)


def type_composed(editor: QObject | None) -> None:
    """Type what is still composed in an editor that is left: not every input method does, and Qt would drop it."""
    if editor is None or not isinstance(editor, Composes) or not (words := editor.composed):
        return
    typed = QInputMethodEvent("", [])
    typed.setCommitString(words)
    QCoreApplication.sendEvent(editor, typed)
    QGuiApplication.inputMethod().reset()
