"""About: versions and licences of everything that is shipped, to read and to copy."""

from html import escape
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QWidget

from nec_desktop.actions.shipped import data_licences, libraries, program_version, python_version
from nec_desktop.gui.reading_window import ReadingWindow
from nec_desktop.gui.theme import tokens


class AboutWindow(ReadingWindow):
    """Tells what this program is, and what it is made of."""

    words: QTextBrowser
    copy_button: QPushButton

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__("about_window", parent)
        self.set_up(self.words, f"pre {{ white-space: pre-wrap; color: {tokens().soft}; }}")
        self.words.setHtml(self._html(folder))
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.words.toPlainText()))

    def _html(self, folder: Path) -> str:
        tr = self.tr
        purpose = tr("Writes a neighbourhood’s plan under the Neighbourhood Engagement Contract.")
        versions = tr("Version {0}, with Python {1} and Qt {2}.").format(
            program_version(), python_version(), qVersion()
        )
        licence = tr("MIT licence: any force may use, change and pass on the program.")
        qt = tr("Qt for Python is used under the LGPL, as an unchanged package of its own.")
        where = tr("Your plans are in {0}").format(folder)
        lines = [
            f"<h2>NEC Desktop</h2><p>{escape(versions)}</p><p>{escape(purpose)} {escape(licence)} {escape(qt)}</p>"
        ]
        lines.append(f"<p>{escape(where)}</p><h3>{tr('Libraries')}</h3>")
        found = libraries()
        if not found:
            lines.append(f"<p>{tr('The program is not installed as a package, so that nothing can be listed.')}</p>")
        rows = (
            f"<tr><td>{escape(library.name)}</td><td>&nbsp;&nbsp;{escape(library.version)}</td>"
            f"<td>&nbsp;&nbsp;{escape(library.licence)}</td></tr>"
            for library in found
        )
        lines.append(f"<table cellspacing='4'>{''.join(rows)}</table>")
        for name, text in data_licences():
            lines.append(f"<h3>{escape(name)}</h3><pre>{escape(text)}</pre>")
        return "".join(lines)
