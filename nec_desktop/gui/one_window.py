"""One window for a library: a program that is started a second time hands over what it was to show, and ends.

Who listens has the library's lock, so there is never more than one; who is told nothing goes by the lock.
"""

import hashlib
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.gui.main_window import MainWindow

CONNECT, ANSWER = 1000, 4000
"""Milliseconds to wait for the first window's door, and for its answer."""
_LONGEST = 100_000
"""Bytes; what is longer was not written by us."""


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a window is to show: a plan (an id or a title), the example, or files; nothing: only itself."""

    plan: str = ""
    example: bool = False
    files: tuple[str, ...] = ()


def hand_over(folder: Path, asked: Asked, *, patience: float = 0.0) -> str | None:
    """Hand over to the window that has the library of `folder`, and return what it says to the person.

    Empty where it does not answer, None where there is no such window. patience: seconds in which one that is only
    just starting is waited for.
    """
    until = time.monotonic() + patience
    socket = QLocalSocket()
    while True:
        socket.connectToServer(_name(folder))
        if socket.waitForConnected(CONNECT):
            break
        if time.monotonic() >= until:
            return None
        time.sleep(0.1)
    socket.write(msgspec.json.encode(asked) + b"\n")
    socket.flush()
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(ANSWER):
        answer += bytes(socket.readAll().data())
    return answer.decode("utf-8", "replace").strip()


class OneWindow(QObject):
    """Listens, for a window that has the library open, to programs that are started after it."""

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        QLocalServer.removeServer(_name(folder))  # the door of a window that was killed
        self._server.listen(_name(folder))  # where it cannot, the second program is refused by the lock, in words

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)  # what came with the connection itself

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            asked = msgspec.json.decode(socket.readLine().data(), type=Asked)
        except msgspec.DecodeError:
            socket.abort()  # not one of our programs
            return
        socket.write(f"{self._answer(asked)}\n".encode())
        socket.flush()
        socket.disconnectFromServer()

    def _answer(self, asked: Asked) -> str:
        """Come to the front, and return in a sentence what is done; what is asked is shown when that is told.

        It may be asked first whether the plan that is open is to be left, and nobody waits for such an answer.
        """
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        if asked == Asked():
            return tr("NEC Desktop is open already. Its window has been brought to the front.")
        if question := QApplication.activeModalWidget():
            question.raise_()
            return tr(
                "NEC Desktop is open already and waits there for an answer, so nothing else was opened. Answer it, and "
                "try again."
            )
        QTimer.singleShot(0, self, partial(self._show, asked))
        return tr("NEC Desktop is open already. What you asked for is shown in its window.")

    def _show(self, asked: Asked) -> None:
        window = self._window
        if asked.files:
            window.given_files.take([Path(file) for file in asked.files])
        elif asked.example:
            window.show_example()
        elif not (window.session and window.session.plan.id == asked.plan):
            window.open_plan(asked.plan)


def _name(folder: Path) -> str:
    """Return the name of the door: one for each library, however its folder is written."""
    return f"nec-desktop-{hashlib.sha256(str(folder.resolve()).encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
