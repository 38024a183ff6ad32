"""Asked before a library on a network drive or in a synced folder is opened: where is it to be kept?"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.where import go_on, local_folder, move
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.ask import Role, ask
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.places import Danger
from nec_desktop.translation import tr

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
    if target:
        offer = tr(
            "They can be moved to this computer, to {0}. Every plan is copied and compared; what is in the old folder "
            "is left there, with a note. To give a plan to others, export it or send them a copy."
        ).format(target)
    else:
        offer = why
    slower = tr("If you go on there, saving is slower but safer than it would be; never open it on two computers.")
    what, told = tr("Your plans are {0}.").format(danger.words), (str(folder), danger.meaning, offer, slower)
    answers = {"move": (tr("Move them to this computer"), Role.AcceptRole)} if target else {}
    answers["go on"] = tr("Go on there, knowing this"), Role.DestructiveRole
    answers[""] = tr("Close"), Role.RejectRole
    return ask(None, what, "\n\n".join(told), answers, first="move" if target else "", escape="")


def _in_background(work: Callable[[], Path]) -> Path:
    """Do what takes long while a picture says that it goes on; nothing can be pressed meanwhile."""
    progress = QProgressDialog(tr("Your plans are being copied and compared…"), "", 0, 0)
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
