"""Programs that hold a library, for tests that kill them or take their disk away: python -m tests.library.saver.

hold FOLDER: open the library, say "ready", and hold it until standard input closes.
count FOLDER PLAN: save the numbers after the title's, in several places at once, each told when it is on the disk.
fill FOLDER PLAN: save ever longer texts until the library refuses, then print the sentence.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content

PLACES = ("profile/description", "cover/title", "introduction/foreword")


def numbered(number: int) -> list[Change]:
    """Return the changes of one save: what they write is long enough to take several pages of the file."""
    contents: list[Content] = [f"{number} {place} " + "x" * 3000 for place in PLACES]
    return [*(Change(place, content) for place, content in zip(PLACES, contents, strict=True)), trace(number)]


def trace(number: int) -> Change:
    """Return the change of a save that no later save touches again."""
    return Change(f"profile/saved-{number}", f"saved {number}")


def filler(number: int) -> Change:
    """Return the change that fills the disk a little more."""
    return Change(f"profile/filler-{number}", f"{number} " + "y" * 10_000)


def main(what: str, folder: Path, plan_id: str = "") -> None:
    """Do what is asked until killed, refused or told to end."""
    with Library(folder, writing=True, program="a NEC Desktop window", now=lambda: datetime.now(UTC)) as library:
        _tell("ready")
        number = int(library.find(plan_id).title.split()[0]) if what == "count" else 0
        while what == "count":
            number += 1
            library.save(plan_id, numbered(number))
            _tell(number)
        while what == "fill":
            number += 1
            try:
                library.save(plan_id, [filler(number)])
            except LibraryError as error:
                _tell(error)
                break
            _tell(number)
        sys.stdin.read()


def _tell(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
