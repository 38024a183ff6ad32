"""Where in a field somebody writes: in characters from its beginning, in a text or on a line."""

from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from nec_desktop.gui.filling import cursor_place, put_cursor


def writing_place(widget: QWidget | None) -> int:
    """Return how many characters stand before the cursor of what is written in; 0 where nothing is."""
    if isinstance(widget, QTextEdit):
        return cursor_place(widget)
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0


def go_on_writing(widget: QWidget | None, place: int) -> None:
    """Put the cursor behind so many characters, as far as there are so many."""
    if isinstance(widget, QTextEdit):
        put_cursor(widget, place)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(place)
