"""Puts the window together. It may import every package of ours, and PySide6."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import nec_desktop.gui  # noqa: F401 - before PySide6, which it tells not to read our source

# isort: split
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication

from nec_desktop import __version__
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace, is_damaged
from nec_desktop.gui.crash import CrashNet
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import NAME, MainWindow
from nec_desktop.gui.recovery import Work
from nec_desktop.gui.theme import STYLE, apply_theme
from nec_desktop.gui.translator import speak_the_persons_language
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.moved import moved_to
from nec_desktop.library.places import HOLDER, danger_of, is_accepted

REFUSED = 1
PATIENCE = 2.0
"""Seconds for which a window that has just taken the library is given time to listen."""
LISTEN_AFTER = 300
"""Milliseconds after which it does: by then the plans are listed. Far within that patience."""
TURN = 0.0001
"""Seconds for which a thread that computes lets the window's thread wait for the interpreter; Python's usual 5 ms, and
several of them for a key, can be felt while the checks run."""


class Wanted(NamedTuple):
    """What a window is to show when it opens: the example, a plan (an id or a title), or files that were given."""

    example: bool = False
    plan: str = ""
    files: tuple[Path, ...] = ()


def run_window(folder: Path, *, example: bool, plan: str, files: Sequence[Path] = ()) -> int:
    """Show the window until it is closed; return the exit code.

    Where a window has the library already, that one shows the plan, the example or the files instead.
    """
    sys.setswitchinterval(TURN)
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName(NAME)
    speak_the_persons_language(application)
    apply_theme(application)
    settled = _settled(folder)
    if settled is None:
        return REFUSED
    folder = settled
    wanted = Wanted(example, plan, tuple(files))
    first = FirstWindow(folder, wanted)
    if first.shows_it():
        return 0
    net = CrashNet(folder)
    net.install()
    told = ""
    while True:
        code, work = _show(application, Workspace(folder), told, first)
        if work is None:
            return code
        first = FirstWindow(folder, Wanted())
        try:
            told = work()
        except (RefusedError, LibraryError) as error:
            told = str(error)


def _show(application: QApplication, workspace: Workspace, told: str, first: "FirstWindow") -> tuple[int, Work | None]:
    """Show the window until it is closed; return the exit code, and what is to be done before it opens anew."""
    jobs = Jobs(workspace)
    window = MainWindow(jobs)
    window.recovery.tell(told)
    after: list[Work] = []
    damaged: list[str] = []

    def again(work: Any) -> None:  # a signal carries any object
        if window.close():
            after.append(work)

    def listen() -> None:
        from nec_desktop.gui.one_window import OneWindow  # noqa: PLC0415 - Qt's network, when the plans are listed

        application.aboutToQuit.connect(OneWindow(window, workspace.folder).close)

    def begin(_library: object) -> None:
        QTimer.singleShot(LISTEN_AFTER, window, listen)
        if first.wanted.example:
            window.show_example()
        elif first.wanted.plan:
            window.open_plan(first.wanted.plan)
        elif first.wanted.files:
            window.given_files.take(list(first.wanted.files))

    def refuse(sentence: str) -> None:
        if first.shows_it(patience=PATIENCE):  # it has opened the library while this window was being made
            application.exit(0)
            return
        sentence = " ".join(filter(None, (sentence, first.silence)))
        print(sentence, file=sys.stderr)
        if is_damaged(workspace):
            damaged.append(sentence)
            window.recovery.show_damaged(sentence)
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever asked

        QMessageBox(QMessageBox.Icon.Warning, NAME, sentence, parent=window).exec()
        application.exit(REFUSED)

    window.recovery.again.connect(again)
    window.painted.connect(lambda: jobs.when_open(begin, refuse))
    window.show()
    code = application.exec()
    jobs.close()
    if after:
        return code, after[0]
    return (REFUSED if damaged else code), None


class FirstWindow:
    """The window that has the library already, if there is one, and what it is to show instead of a second one."""

    def __init__(self, folder: Path, wanted: Wanted) -> None:
        self._folder = folder
        self.wanted = wanted
        self.silence = ""
        """Says that the window does not answer, once that is known."""

    def shows_it(self, patience: float = 0.0) -> bool:
        """Hand over, and say so; False where there is no such window, or it does not answer."""
        if self.silence or not (self._folder / HOLDER).exists():
            return False
        from nec_desktop.gui.one_window import Asked, hand_over  # noqa: PLC0415 - Qt's network is not for every start

        files = tuple(str(file.absolute()) for file in self.wanted.files)
        asked = Asked(self.wanted.plan, self.wanted.example, files)
        told = hand_over(self._folder, asked, patience=patience)
        if told:
            print(told, file=sys.stderr)
        elif told is not None:
            self.silence = (
                "It does not answer. If it stays so, end it as you would any program that hangs; what it showed as "
                "saved is safe."
            )
        return bool(told)


def _settled(folder: Path) -> Path | None:
    """Return where the library is kept, after asking where that is no safe place; None where the person closes."""
    folder = moved_to(folder) or folder
    danger = danger_of(folder)
    if danger is None or is_accepted(folder, danger):
        return folder
    from nec_desktop.gui.place_question import settle_place  # noqa: PLC0415 - hardly ever asked

    return settle_place(folder, danger)


def self_test() -> int:
    """Try the program out in a folder of its own: versions, a window, an export."""
    from nec_desktop.actions.export import export_plan  # noqa: PLC0415 - a window that starts does not need these
    from nec_desktop.actions.order import Order  # noqa: PLC0415
    from nec_desktop.actions.plans import make_example, open_plan  # noqa: PLC0415

    print(f"NEC Desktop {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}")
    with tempfile.TemporaryDirectory() as name:
        workspace = Workspace(Path(name))
        with workspace.write() as library:
            opened = open_plan(workspace, library, make_example(workspace, library))
            target = Path(name) / "self-test.docx"
            export_plan(workspace, library, Order(opened.plan, target))
            print(f"Export: {target.stat().st_size:,} bytes, compared with the plan.")
        application = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
        jobs = Jobs(workspace)
        window = MainWindow(jobs)
        window.show()
        application.processEvents()
        window.close()
        jobs.close()
        print("Window: shown.")
    return 0
