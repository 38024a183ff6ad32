"""Programs that hold a library, for tests that kill them or take their disk away: python -m tests.library.saver.

hold FOLDER: open the library, say "ready", and hold it until standard input closes.
count FOLDER PLAN: save the numbers after the title's, in several places at once, each told when it is on the disk.
fill FOLDER PLAN: save ever longer texts until the library refuses, then print the sentence.
upgrade FOLDER: bring the library up to date by a made-up step that takes minutes.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.schema import STEPS, bring_up_to_date
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content

LONG_STEP = (
    "UPDATE plan SET outline = 'half way'",
    "CREATE TABLE big (text TEXT NOT NULL) STRICT",
    "INSERT INTO big WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000)"
    " SELECT hex(randomblob(500)) FROM n",
)
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
    if what == "upgrade":
        _tell("ready")
        bring_up_to_date(folder / FILE_NAME, datetime.now(UTC), (*STEPS, LONG_STEP))
        return
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
