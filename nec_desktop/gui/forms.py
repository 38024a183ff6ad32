"""Load a Designer form into its screen, and bind the children that the screen declares."""

from typing import get_type_hints

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nec_desktop.paths import UI


def load_form(host: QWidget, name: str, *promoted: type[QWidget]) -> None:
    """Fill `host` with ui/`name`.ui and bind its annotated children; raises TypeError where one is not there.

    `promoted` are our own classes that the form names.
    """
    loader = _loader()
    for widget in promoted:
        loader.registerCustomWidget(widget)
    form = loader.load(str(UI / f"{name}.ui"), host)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(form)
    host.setWindowTitle(form.windowTitle())
    for button in form.findChildren(QPushButton):
        button.setAutoDefault(True)  # Enter presses the button that has the keyboard, as in a dialog
    for attribute, kind in get_type_hints(type(host)).items():
        if not (isinstance(kind, type) and issubclass(kind, QObject)):
            continue
        child = form.findChild(QObject, attribute)
        if not isinstance(child, kind):
            raise TypeError(f"{name}.ui: {attribute} is {child!r}, not a {kind.__name__}")
        setattr(host, attribute, child)


def make_main(button: QPushButton) -> None:
    """Show a dialog's button as the main one, which Enter presses in a line: else Qt takes the one that comes first."""
    button.setObjectName("primary")
    button.setDefault(True)


def _loader() -> QUiLoader:
    """Return a new loader, made without Qt Designer's plugins: we have no use for them, and they load Qt Quick."""
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return QUiLoader()
    finally:
        QCoreApplication.setLibraryPaths(paths)
