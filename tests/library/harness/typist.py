"""A person at the real window who types without a pause, until killed: python -m tests.library.harness.typist FOLDER PLAN.

Each word is told with the instant (of the machine's monotonic clock, in seconds) at which it was typed: “7 1234.5”.
"""

import sys
import time
from pathlib import Path

import nec_desktop.gui  # noqa: F401 - before PySide6, as app.py does

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow

BETWEEN = 120
"""Milliseconds between two words; shorter than any pause for which the window waits before it saves."""


class Typist:
    """Types into the first text of the area's profile as soon as it is there."""

    def __init__(self, folder: Path, plan_id: str) -> None:
        self.window = MainWindow(Jobs(Workspace(folder)))
        self._number = 0
        self._is_there = False
        self._timer = QTimer(interval=BETWEEN)
        self._timer.timeout.connect(self._type)
        self.window.painted.connect(lambda: self.window.open_plan(plan_id))
        self.window.show()
        self._timer.start()

    def _type(self) -> None:
        if self.window.desk is None:
            return
        if not self._is_there:
            self.window.desk.go_to("profile/description")
            self._is_there = True
        edits = [edit for edit in self.window.findChildren(QTextEdit) if edit.accessibleName() == "The area in brief"]
        if not edits:
            return
        self._number += 1
        QTest.keyClicks(edits[0], f"w{self._number} ")
        sys.stdout.write(f"{self._number} {time.monotonic()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication([])
    typist = Typist(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.exit(application.exec())
