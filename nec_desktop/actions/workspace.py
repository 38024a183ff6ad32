"""A person's data folder, and what comes with it: the library, standards sets, outlines and word lists."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nec_desktop.language.language import Language
    from nec_desktop.library.library import Library
    from nec_desktop.plan.catalogue import Catalogue

WRITER_FILE = "writer.json"
"""In the data folder: name and post of who writes (see actions/writer.py)."""

# What is imported inside a function here is what the first picture of the window does without.


class Workspace:
    """Everything an action needs to know about where it works. `now` returns an instant in UTC."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self.now = now

    @property
    def today(self) -> date:
        """The day on which it is now where the person is."""
        return self.now().astimezone().date()

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The standards sets and outlines, shipped and a force's own; read once."""
        from nec_desktop.plan.catalogue import read_catalogue  # noqa: PLC0415

        return read_catalogue(self.folder)

    @cached_property
    def language(self) -> "Language":
        """Spelling, plain English and privacy, with a force's and the person's own words; read when first asked."""
        from nec_desktop.language.language import Language  # noqa: PLC0415

        return Language(self.folder)

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Short forms and what they stand for."""
        from nec_desktop.language.acronyms import read_acronyms  # noqa: PLC0415

        return read_acronyms(self.folder)

    @property
    def writer(self) -> str:
        """Who writes, as “Name, post”; empty where nobody has said."""
        from nec_desktop.actions.writer import read_writer  # noqa: PLC0415

        return ", ".join(part for part in read_writer(self.folder) if part)

    def read(self) -> "Library":
        """Open the library for reading."""
        from nec_desktop.library.library import Library  # noqa: PLC0415

        return Library(self.folder, writing=False, now=self.now, writer=self.writer)

    def write(self, program: str = "") -> "Library":
        """Open the library for writing; raises LibraryLockedError where another program has it.

        program: what has it open, in words; empty for a command.
        """
        from nec_desktop.library.library import Library  # noqa: PLC0415

        return Library(self.folder, writing=True, program=program, now=self.now, writer=self.writer)

    def send(self) -> "Library":
        """Open the library that keeps what is sent: where a window has it, what was sent waits beside it."""
        from nec_desktop.library.errors import LibraryLockedError  # noqa: PLC0415

        try:
            return self.write()
        except LibraryLockedError:
            return self.read()


def is_damaged(workspace: Workspace) -> bool:
    """Tell whether the library cannot be opened because its file is damaged, or no library at all."""
    from nec_desktop.library.errors import DamagedLibraryError, LibraryError  # noqa: PLC0415

    try:
        workspace.read().close()
    except DamagedLibraryError:
        return True
    except LibraryError:
        return False
    return False
