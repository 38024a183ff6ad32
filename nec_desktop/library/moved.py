"""Libraries that were moved: the note that is left in the old place, and what is said of it."""

from contextlib import suppress
from pathlib import Path

from nec_desktop.library.errors import MovedError
from nec_desktop.translation import tr

NOTE = "library has moved.txt"
"""Says, in a folder whose library was moved, where it is now: on its second line, the folder alone."""


def moved_to(folder: Path) -> Path | None:
    """Return where the library of a folder was moved to, None where it was not."""
    with suppress(OSError, ValueError):
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
        return Path(lines[1]) if len(lines) > 1 and lines[1] else None
    return None


def refuse_left(folder: Path) -> None:
    """Raise MovedError where the library of a folder was moved: what is there is what it was on that day."""
    if (target := moved_to(folder)) is not None:
        raise MovedError(
            tr(
                "The library of {0} was moved to {1}. Start the program with --data-dir and that folder. What is left "
                "here is as it was on that day; to use it again, delete the file “{2}”."
            ).format(folder, target, NOTE),
            target,
        )
