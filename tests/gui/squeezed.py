"""What on a screen has less room than its words need."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def squeezed(screen: QWidget) -> list[str]:
    """Return the words that are cut off, of what is shown."""
    return list(_squeezed(screen))


def _squeezed(screen: QWidget) -> Iterator[str]:
    for label in screen.findChildren(QLabel):
        width = label.width() if label.wordWrap() else label.sizeHint().width()
        height = label.heightForWidth(width) if label.wordWrap() else label.sizeHint().height()
        if label.isVisible() and label.text() and (label.height() < height or label.width() < width):
            yield label.text()
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.size() != button.size().expandedTo(button.minimumSizeHint()):
            yield button.text()
