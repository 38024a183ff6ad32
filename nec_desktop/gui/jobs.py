"""One thread for the library, and one each for long work, previews and checks; one door back to the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.plan.faults import FaultyFileError, MissingError

if TYPE_CHECKING:
    from nec_desktop.library.library import Library

Done = Callable[[Any], None]
Failed = Callable[[str], None]


class Jobs(QObject):
    """Runs actions on the library, one after another. Results and sentences come back in the window's thread."""

    _finished = Signal(object, object, object)
    _told = Signal(object, str)

    def __init__(self, workspace: Workspace) -> None:
        """Open nothing yet: the library is opened, in its thread, when it is first asked for."""
        super().__init__()
        self.workspace = workspace
        self._thread = ThreadPoolExecutor(1, "library")
        self._apart = ThreadPoolExecutor(1, "long work")
        self._looking = ThreadPoolExecutor(1, "preview")
        self._thinking = ThreadPoolExecutor(1, "checks")
        self._is_closed = False
        # Queued even where the work has ended before it is waited for: else its result would come back at once, in the
        # middle of what asks for it, and whoever then waits in a loop would wait for ever.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _library(self) -> "Future[Library]":
        return self._thread.submit(lambda: self.workspace.write("a NEC Desktop window"))

    def run(self, work: Callable[["Library"], Any], done: Done, failed: Failed) -> None:
        """Do `work` in the library's thread; then call `done` with its result, or `failed` with a sentence."""
        library = self._library
        self._hand_back(self._thread.submit(lambda: work(library.result())), done, failed)

    def when_open(self, done: Done, failed: Failed) -> None:
        """Call `done` when the library is open, or `failed` with the sentence that says why it is not."""
        self._hand_back(self._library, done, failed)

    def run_apart(self, work: Callable[["Library"], Any], done: Done, failed: Failed) -> None:
        """Do long `work` that only reads, beside the library's thread, so that saving does not wait for it.

        What is being saved already is saved first, and what a command has left beside the library is in it.
        """
        self._read_in(self._apart, work, done, failed)

    def ask(self, work: Callable[["Library"], Any]) -> Any:
        """Do `work` in the library's thread and return its result; for work apart, which waits for it meanwhile."""
        library = self._library
        return self._thread.submit(lambda: work(library.result())).result()

    def look(self, work: Callable[["Library"], Any], done: Done, failed: Failed) -> None:
        """Do the `work` of a preview, which only reads, so that nothing else waits; also after what is being saved."""
        self._read_in(self._looking, work, done, failed)

    def think(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Do `work` that needs no library, beside the window's thread; nothing once the library is closed."""
        if self._is_closed:
            return
        self._hand_back(self._thinking.submit(work), done, failed)

    def tell(self, told: Callable[[str], None], words: str) -> None:
        """Say in the window's thread how far work is; for the work, which may go on when who asked for it has gone."""
        self._told.emit(told, words)

    def wait(self) -> None:
        """Wait until everything asked of the library so far has been done and its results are delivered."""
        self._thread.submit(lambda: None).result()
        QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Finish all work and close the library. What comes back after that has nobody to go to."""
        self._is_closed = True
        self._apart.shutdown()
        self._looking.shutdown(cancel_futures=True)
        self._thinking.shutdown(cancel_futures=True)
        if "_library" in vars(self) and self._library.exception() is None:
            self._thread.submit(self._library.result().close).result()
        self._thread.shutdown()

    def _read_in(
        self, thread: ThreadPoolExecutor, work: Callable[["Library"], Any], done: Done, failed: Failed
    ) -> None:
        if self._is_closed:
            return  # a timer of a window that has gone asks for nothing
        saved = self._thread.submit(self._library.result)

        def reading() -> Any:
            saved.result()  # or says why the library could not be opened
            with self.workspace.read() as library:
                return work(library)

        self._hand_back(thread.submit(reading), done, failed)

    def _hand_back(self, future: Future[Any], done: Done, failed: Failed) -> None:
        future.add_done_callback(lambda finished: self._finished.emit(finished, done, failed))

    def _tell(self, told: Any, words: str) -> None:
        if not self._is_closed:
            told(words)

    def _deliver(self, finished: Any, done: Any, failed: Any) -> None:
        if self._is_closed:
            return  # Qt delivers what was under way when a connection ends, so ending it here would not do
        error = finished.exception()
        if error is None:
            done(finished.result())
        elif isinstance(error, RefusedError | LibraryError | MissingError | FaultyFileError):
            failed(str(error))
        else:
            failed(self.tr("NEC Desktop made a mistake, so this was not done."))
            raise error
