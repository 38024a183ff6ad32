"""Start NEC Desktop by its own entry point: python -m benchmarks.windows.ours FOLDER [ROWS | menus].

Ends when the main window has been painted; with ROWS, when a list in it shows so many rows; with `menus`, prints
the window's menus as JSON for the bare window.
"""

import json
import os
import sys

import nec_desktop.gui  # noqa: F401 - before PySide6, as in app.py

# isort: split
from PySide6.QtWidgets import QMainWindow, QMenu

from benchmarks.windows.leaving import before_exec, leave_when_painted
from nec_desktop.__main__ import main


def print_menus(window: QMainWindow) -> None:
    """Print title -> [[words, shortcut], ...] of every menu."""
    menus = {
        menu.title(): [[action.text(), action.shortcut().toString()] for action in menu.actions()]
        for action in window.menuBar().actions()
        if isinstance(menu := action.menu(), QMenu)
    }
    print(json.dumps(menus), flush=True)
    os._exit(0)


if __name__ == "__main__":
    wanted = sys.argv[2] if len(sys.argv) > 2 else "0"
    before_exec(print_menus if wanted == "menus" else lambda window: leave_when_painted(window, int(wanted)))
    sys.exit(main(["--data-dir", sys.argv[1]]))
