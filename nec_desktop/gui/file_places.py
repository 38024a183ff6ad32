"""Where a dialog for files begins."""

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog


def beside_the_last(name: str = "") -> str:
    """Return where a file called `name` is looked for or proposed: beside the last one, at first among the documents.

    To Qt a name alone means the folder in which the program was started. Of an installed program that is its own, where
    nobody looks for a plan and few may write.
    """
    folder = QFileDialog().directory()  # a new dialog's is that of the last one
    if folder == QDir.current():
        folder = QDir(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        if not folder.exists():
            folder = QDir.home()
    return folder.absoluteFilePath(name) if name else folder.absolutePath()
