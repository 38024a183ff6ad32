"""Write in NEC Desktop while backups are made: python -m benchmarks.windows.backing_up FOLDER PLAN.

The program is started by its own entry point on a plan of a full library. First it makes no backups, then one after the
other, by its own timer, which is set to seconds. Prints the longest stalls as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from benchmarks.windows.leaving import before_exec
from benchmarks.windows.writing import PLACE, Heart, as_people_type, rest, to_middle, to_the_end, until, write
from nec_desktop.__main__ import main
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.recovery import Recovery
from nec_desktop.gui.text_area import TextArea

BACKUPS, SENTENCES = 4, 3
EVERY = 2000
"""Milliseconds between two backups: each has something to keep, since somebody writes."""


def measure(window: QMainWindow, folder: Path) -> None:
    """Type without backups, then until enough of them were made; print the longest stalls and end the process."""
    assert isinstance(window, MainWindow)
    until(lambda: window.desk is not None)
    desk = window.desk
    assert desk is not None
    desk.go_to(PLACE)
    rest(1)
    edit = next(edit for edit in desk.pages.currentWidget().findChildren(TextArea) if edit.isVisible())
    to_middle(edit)
    without = longest(edit, iter(range(SENTENCES)).__next__)
    timer = next(timer for timer in window.recovery.findChildren(QTimer) if timer.interval() == Recovery.BACK_UP_EVERY)
    made: set[str] = set()

    def enough() -> int:
        made.update(file.name for file in (folder / "backups").glob("library-*.db"))
        if len(made) >= BACKUPS:
            raise StopIteration
        return len(made)

    timer.start(EVERY)
    during = longest(edit, enough)
    told = {"longest": during.longest, "own": during.own, "without": without.longest, "backups": len(made)}
    print(json.dumps(told), flush=True)
    os._exit(0)


def longest(edit: TextArea, go_on: Callable[[], object]) -> Heart:
    """Type sentences until `go_on` raises StopIteration; return the heart that knows the longest stall."""
    heart, pauses = Heart(), as_people_type()
    heart.start()
    while True:
        try:
            go_on()
        except StopIteration:
            heart.stop()
            return heart
        write(edit, pauses)


if __name__ == "__main__":
    data = Path(sys.argv[1])
    before_exec(lambda window: QTimer.singleShot(0, partial(to_the_end, partial(measure, window, data))))
    sys.exit(main(["--data-dir", sys.argv[1], "--plan", sys.argv[2]]))
