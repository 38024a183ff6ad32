"""Before much of a plan is changed at once, it is kept as it stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.session import PlanSession
from nec_desktop.library.errors import LibraryError
from nec_desktop.translation import tr


def kept_before(session: PlanSession, why: str, parent: QWidget) -> bool:
    """Keep the plan as an automatic version, and say whether that was done; where not, the person is told.

    why: what is about to be done: “Before all suggestions were accepted”.
    """
    from nec_desktop.actions.versions import keep_automatic  # noqa: PLC0415 - opening a plan does without

    try:
        session.jobs.ask(lambda library: keep_automatic(library, session.plan, why))
    except LibraryError as error:
        _tell(str(error), parent)
        return False
    return True


def keep_first(session: PlanSession, why: str, parent: QWidget, done: Callable[[bool], None]) -> None:
    """Keep the plan as `kept_before` does, while the window lives; `done` is told whether that was done.

    `parent` lets nobody change the plan meanwhile; what it is closed for is not told any more.
    """
    from nec_desktop.actions.versions import keep_automatic  # noqa: PLC0415 - as above

    plan = session.plan.copy()

    def failed(sentence: str) -> None:
        _tell(sentence, parent)
        done(False)

    session.jobs.run(
        lambda library: keep_automatic(library, plan, why),
        while_alive(parent, lambda _entry: done(True)),
        while_alive(parent, failed),
    )


def _tell(sentence: str, parent: QWidget) -> None:
    words = tr("Nothing was changed: the plan could not be kept as it is first.")
    box = QMessageBox(QMessageBox.Icon.Warning, "NEC Desktop", words, parent=parent)
    box.setInformativeText(sentence)
    box.exec()
    box.deleteLater()
