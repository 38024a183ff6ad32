"""A bare PySide6 window with the menus given as JSON: python -m benchmarks.windows.bare MENUS.

The least that a program with such a window can take to start. Ends when the window has been painted.
"""

import json
import sys

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from benchmarks.windows.leaving import leave_when_painted

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setWindowTitle("Bare")
    window.resize(1366, 768)
    window.setCentralWidget(QWidget())
    window.statusBar()
    for title, actions in json.loads(sys.argv[1]).items():
        menu = window.menuBar().addMenu(title)
        for words, shortcut in actions:
            action = QAction(words, window)
            action.setShortcut(QKeySequence(shortcut))
            menu.addAction(action)
    leave_when_painted(window)
    window.show()
    sys.exit(application.exec())
