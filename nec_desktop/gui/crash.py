"""The last net of the window: a fault of ours is logged and told, and what was written stays."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

LOG = "nec-desktop.log"


class CrashNet(QObject):
    """Catches what no other part caught, in any thread. Install it once, when the window is shown."""

    _caught = Signal(str, str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._log = folder / LOG
        self._box: QMessageBox | None = None
        self._caught.connect(self._tell)

    def install(self) -> None:
        """Take over the interpreter's hooks for uncaught exceptions."""
        sys.excepthook = self._catch
        threading.excepthook = lambda args: self._catch(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        try:
            handler = logging.FileHandler(self._log, encoding="utf-8")
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            handler.emit(logging.LogRecord(__name__, logging.ERROR, "", 0, details, None, None))
            handler.close()
        except OSError:
            sys.stderr.write(details)
        self._caught.emit(f"{kind.__name__}: {error}", details)

    def _tell(self, words: str, details: str) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - not for the first picture

        if self._box is not None and self._box.isVisible():
            return  # one box at a time: a fault in painting would open hundreds
        self._box = QMessageBox(
            QMessageBox.Icon.Warning, "NEC Desktop", self.tr("NEC Desktop made a mistake ({0}).").format(words)
        )
        self._box.setInformativeText(
            self.tr(
                "What the line at the bottom of the window calls saved is safe, and you can go on. If it happens "
                "again, close the program, start it anew, and send this file to those who look after it:\n{0}"
            ).format(self._log)
        )
        self._box.setDetailedText(details)
        self._box.open()
