"""Before much of a plan is changed at once, it is kept as it stands."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from nec_desktop.gui.session import PlanSession
from nec_desktop.library.errors import LibraryError


def kept_before(session: PlanSession, why: str, parent: QWidget) -> bool:
    """Keep the plan as an automatic version, and say whether that was done; where not, the person is told.

    why: what is about to be done: “Before all suggestions were accepted”.
    """
    from nec_desktop.actions.versions import keep_automatic  # noqa: PLC0415 - opening a plan does without

    try:
        session.jobs.ask(lambda library: keep_automatic(library, session.plan, why))
    except LibraryError as error:
        words = QCoreApplication.translate("Keeping", "Nothing was changed: the plan could not be kept as it is first.")
        box = QMessageBox(QMessageBox.Icon.Warning, "NEC Desktop", words, parent=parent)
        box.setInformativeText(str(error))
        box.exec()
        box.deleteLater()
        return False
    return True
