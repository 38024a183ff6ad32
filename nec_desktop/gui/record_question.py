"""The question before what was written in a record's form is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from nec_desktop.translation import tr


def ask_to_keep(
    form: QDialog, what: str, save: Callable[[], object], discard: Callable[[], object], stay: Callable[[], object]
) -> None:
    """Ask `what`, and do what is answered; Escape stays."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, form.windowTitle(), what, parent=form)
    save_button = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard_button = box.addButton(tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    stay_button = box.addButton(tr("Go on writing"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save_button)
    box.setEscapeButton(stay_button)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    save_button.clicked.connect(save)
    discard_button.clicked.connect(discard)
    stay_button.clicked.connect(stay)
    box.open()
