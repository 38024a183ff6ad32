"""What this program is, in a few lines."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion

from nec_desktop import __version__


def about_words(folder: Path) -> str:
    """Return name, versions, licences, and where the plans are."""
    return QCoreApplication.translate(
        "About",
        "NEC Desktop {0}, with Qt {1}.\n\nWrites a neighbourhood’s plan under the Neighbourhood Engagement Contract. "
        "MIT licence. Qt for Python is used under the LGPL.\n\nYour plans are in {2}",
    ).format(__version__, qVersion(), folder)
