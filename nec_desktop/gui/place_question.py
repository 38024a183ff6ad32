"""Asked before a library on a network drive or in a synced folder is opened: where is it to be kept?"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.where import go_on, local_folder, move
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.places import Danger

NAME = "NEC Desktop"
LOOK = 50
"""Milliseconds between two looks whether the library has been moved."""


def settle_place(folder: Path, danger: Danger) -> Path | None:
    """Ask where the library is to be kept, do it, and return the folder; None where the person closes the program."""
    workspace = Workspace(folder)
    while True:
        try:
            target, why = local_folder(), ""
        except RefusedError as error:
            target, why = None, str(error)
        answer = _ask(folder, danger, target, why)
        try:
            if answer == "move" and target:
                return _in_background(partial(move, workspace, target))
            if answer == "go on":
                go_on(workspace, danger)
                return folder
        except (RefusedError, LibraryError) as error:
            QMessageBox(QMessageBox.Icon.Warning, NAME, str(error)).exec()
            continue
        return None


def _ask(folder: Path, danger: Danger, target: Path | None, why: str) -> str:
    """Return what the person chose: "move", "go on", or "" to close."""
    box = QMessageBox(QMessageBox.Icon.Warning, NAME, _tr("Your plans are {0}.").format(danger.words))
    box.setTextFormat(Qt.TextFormat.PlainText)
    if target:
        offer = _tr(
            "They can be moved to this computer, to {0}. Every plan is copied and compared; what is in the old folder "
            "is left there, with a note. To give a plan to others, export it or send them a copy."
        ).format(target)
    else:
        offer = why
    slower = _tr("If you go on there, saving is slower but safer than it would be; never open it on two computers.")
    box.setInformativeText("\n\n".join([str(folder), danger.meaning, offer, slower]))
    buttons = {}
    if target:
        buttons["move"] = box.addButton(_tr("Move them to this computer"), QMessageBox.ButtonRole.AcceptRole)
    buttons["go on"] = box.addButton(_tr("Go on there, knowing this"), QMessageBox.ButtonRole.DestructiveRole)
    buttons[""] = box.addButton(_tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons["move" if target else ""])
    box.setEscapeButton(buttons[""])
    box.exec()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is box.clickedButton()), "")


def _in_background(work: Callable[[], Path]) -> Path:
    """Do what takes long while a picture says that it goes on; nothing can be pressed meanwhile."""
    progress = QProgressDialog(_tr("Your plans are being copied and compared…"), "", 0, 0)
    progress.setWindowTitle(NAME)
    progress.setCancelButton(None)
    progress.setMinimumDuration(300)
    loop = QEventLoop()
    with ThreadPoolExecutor(1, "moving") as thread:
        future: Future[Path] = thread.submit(work)
        timer = QTimer(interval=LOOK)
        timer.timeout.connect(lambda: loop.quit() if future.done() else None)
        timer.start()
        loop.exec()
        timer.stop()
    progress.close()
    progress.deleteLater()
    return future.result()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlaceQuestion", text)
