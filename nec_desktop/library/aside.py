"""What is damaged is copied to a folder of its own before anything is done about it, and never deleted."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from nec_desktop.library.errors import LibraryError
from nec_desktop.translation import tr

ASIDE = "set-aside"
"""The folder, in the data folder, of libraries that were damaged when they were put out of the way."""


def set_aside(library: Path, now: datetime) -> Path:
    """Copy the library, as it is, with what was saved last beside it; return where the copy is.

    It is a copy, so that a full disk stops this before anything is changed. Raises LibraryError in words.
    """
    target = library.parent / ASIDE / f"library-damaged-{now:%Y%m%d-%H%M%S}.db"
    try:
        target.parent.mkdir(exist_ok=True)
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"library-damaged-{now:%Y%m%d-%H%M%S}-{number}.db")
        for end in ("-wal", ""):
            if (beside := library.with_name(f"{library.name}{end}")).exists():
                copy_to_disk(beside, target.with_name(f"{target.name}{end}"))
    except OSError as error:
        raise LibraryError(
            tr(
                "The library could not be set aside in {0} ({1}), so nothing was changed. Make room on the disk, or "
                "give yourself permission to write there, and do it once more."
            ).format(target.parent, error.strerror)
        ) from error
    return target


def copy_to_disk(source: Path, target: Path) -> None:
    """Copy a file so that it is there after a power cut; raises OSError."""
    shutil.copyfile(source, target)
    with target.open("rb+") as opened:
        os.fsync(opened.fileno())
