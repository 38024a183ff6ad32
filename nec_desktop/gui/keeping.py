"""Before much of a plan is changed at once, it is kept as it stands."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import waiting
from nec_desktop.translation import tr


def kept_before(session: PlanSession, why: str, parent: QWidget) -> bool:
    """Keep the plan as an automatic version, and say whether that was done; where not, the person is told.

    The window lives meanwhile, but what the person does waits. why: what is about to be done: “Before all suggestions
    were accepted”. Where `parent` has gone by then, nothing is to be done any more.
    """
    from nec_desktop.actions.versions import keep_automatic  # noqa: PLC0415 - opening a plan does without

    plan, loop = session.plan.copy(), QEventLoop()
    kept, failures = list[object](), list[str]()

    def done(entry: object) -> None:
        kept.append(entry)
        loop.quit()

    def failed(sentence: str) -> None:
        failures.append(sentence)
        loop.quit()

    with waiting():
        session.jobs.run(lambda library: keep_automatic(library, plan, why), done, failed)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not isValid(parent):  # type: ignore[no-untyped-call] # its stub gives no types
        return False
    for sentence in failures:
        _tell(sentence, parent)
    return bool(kept)


def _tell(sentence: str, parent: QWidget) -> None:
    words = tr("Nothing was changed: the plan could not be kept as it is first.")
    box = QMessageBox(QMessageBox.Icon.Warning, "NEC Desktop", words, parent=parent)
    box.setInformativeText(sentence)
    box.exec()
    box.deleteLater()
