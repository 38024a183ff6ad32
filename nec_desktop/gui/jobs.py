"""One thread for the library, and one door back to the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.catalogue import MissingError
from nec_desktop.plan.faults import FaultyFileError

Done = Callable[[Any], None]
Failed = Callable[[str], None]


class Jobs(QObject):
    """Runs actions on the library, one after another. Results and sentences come back in the window's thread."""

    _finished = Signal(object, object, object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Open the library for writing; raises LibraryError where that cannot be."""
        super().__init__(parent)
        self.workspace = workspace
        self._thread = ThreadPoolExecutor(1, "library")
        self._finished.connect(self._deliver)
        try:
            self._library: Library = self._thread.submit(lambda: workspace.write("a NEC Desktop window")).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def run(self, work: Callable[[Library], Any], done: Done, failed: Failed) -> None:
        """Do `work` in the library's thread; then call `done` with its result, or `failed` with a sentence."""
        future = self._thread.submit(work, self._library)
        future.add_done_callback(lambda finished: self._finished.emit(finished, done, failed))

    def wait(self) -> None:
        """Wait until everything asked for so far has been done."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Finish all work and close the library."""
        self._thread.submit(self._library.close).result()
        self._thread.shutdown()

    def _deliver(self, finished: Any, done: Any, failed: Any) -> None:
        error = finished.exception()
        if error is None:
            done(finished.result())
        elif isinstance(error, RefusedError | LibraryError | MissingError | FaultyFileError):
            failed(str(error))
        else:
            raise error
