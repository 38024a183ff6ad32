"""One writer at a time: the lock is the library's own, so that window and command line respect each other."""

import getpass
import json
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from nec_desktop.library.errors import LibraryError, LibraryLockedError
from nec_desktop.library.places import HOLDER
from nec_desktop.plan.words import date_words, time_words
from nec_desktop.translation import tr


class WriterLock:
    """Held while a library is open for writing. The operating system lets go of it when the program ends."""

    def __init__(self, folder: Path, program: str) -> None:
        """`program` says in words what holds the lock ("a NEC Desktop window")."""
        self._lock = FileLock(folder / "library.lock", thread_local=False)
        self._holder = folder / HOLDER
        self._program = program
        self.was_left = False
        """Whether the program that had the lock before ended without letting go of it: it crashed, or was stopped."""

    def acquire(self) -> None:
        """Take the lock; raises LibraryLockedError, naming the holder, where another program has it."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise LibraryLockedError(
                tr(
                    "The library is open in {0}, and only one program can write at a time. Close it there and try "
                    "again; reading commands work meanwhile."
                ).format(self._holder_words())
            ) from None
        except OSError as error:
            raise LibraryError(
                tr(
                    "The folder {0} cannot be written ({1}). Give yourself permission to write there, or start the "
                    "program with --data-dir and another folder."
                ).format(self._holder.parent, error.strerror)
            ) from error
        self.was_left = self._holder.exists()
        holder = {
            "program": self._program,
            "user": _user(),
            "computer": platform.node(),
            "since": datetime.now().isoformat(timespec="minutes"),
        }
        with suppress(OSError):  # on a full disk the lock still locks; it only cannot say whose it is
            self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Let go of the lock; does nothing where it is not held."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _holder_words(self) -> str:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(holder["since"])
            when = tr("{0} on {1}").format(time_words(since.time()), date_words(since))
            return tr("{0} ({1} on {2}, since {3})").format(holder["program"], holder["user"], holder["computer"], when)
        except (OSError, ValueError, KeyError, TypeError):
            return tr("another NEC Desktop program")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return tr("a user without a name")
