"""Open the example plan, show a section and print what memory that takes: python -m benchmarks.windows.memory FOLDER.

The program is started by its own entry point, and nothing is imported that it would not import. Prints JSON.
"""

import json
import os
import sys
from functools import partial
from pathlib import Path

import nec_desktop.gui  # noqa: F401 - before PySide6, as in app.py

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from benchmarks.windows.leaving import before_exec
from nec_desktop.__main__ import main
from nec_desktop.gui.main_window import MainWindow

LOOK_EVERY, REST = 100, 3000
"""Milliseconds between two looks whether the plan is open, and from a section's being shown until it is measured."""


def memory() -> dict[str, int]:
    """Return how many bytes the process holds: all (rss), and those that are its alone (uss)."""
    found = dict.fromkeys(("Rss", "Private_Clean", "Private_Dirty"), 0)
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split(":")
        if name in found:
            found[name] = int(size.split()[0]) * 1024
    return {"rss": found["Rss"], "uss": found["Private_Clean"] + found["Private_Dirty"]}


def measure(window: QMainWindow) -> None:
    """Wait until the plan is open, show a section, wait, print and end the process."""
    assert isinstance(window, MainWindow)
    if window.desk is None:
        QTimer.singleShot(LOOK_EVERY, partial(measure, window))
        return
    window.desk.go_to("profile")
    QTimer.singleShot(REST, tell)


def tell() -> None:
    """Print what the process holds, and end it."""
    print(json.dumps(memory()), flush=True)
    os._exit(0)


if __name__ == "__main__":
    before_exec(lambda window: QTimer.singleShot(0, partial(measure, window)))
    sys.exit(main(["--data-dir", sys.argv[1], "--example"]))
