"""The way back of a review as a screen reader meets it: review_screens.py FILE PROGRAM ARGUMENTS.

The program opens a plan that was sent and to which something came back; FILE is one more copy. Says what is wrong on
each screen, and ends with 1 where anything is.
"""

import subprocess
import sys
from pathlib import Path

from tests.accessibility.audit import Audit
from tests.accessibility.screen_reader import ScreenReader, children

PLAN, ADA = "Little Testing", "Ada Panel"
_OPEN = ", Open: "
"""Between what a thing on the review desk is and its words."""


def main(file: Path, command: list[str]) -> str:
    """Walk through the screens of the program that `command` starts, and return what is wrong, in lines."""
    program = subprocess.Popen(command)
    try:
        reader = ScreenReader("NEC Desktop", program)
        audit = Audit(reader)
        take_in(audit, file)
        look_at_desk(audit)
        look_at_files(audit)
        look_at_grades(audit)
        look_at_answers(audit)
        look_beside(audit)
        reader.key("ctrl+q")
        assert program.wait(20) == 0
    finally:
        program.kill()
        program.wait()
    assert len(audit.screens) > 15, audit.screens
    return audit.told


def take_in(audit: Audit, file: Path) -> None:
    """The round on the plan's home; from there a file is taken in, whose copy it is asked, and what came with it told."""
    reader = audit.reader
    window = reader.window(PLAN)
    audit.look("a round on the home", window, "still to answer.")
    chooser = reader.open(window, "Take in reviewed files…", "Choose the files that came back")
    reader.write(reader.find(chooser, "text", "File name:"), str(file))
    dialog = reader.open(chooser, "Open", "Take in reviewed files")
    question = f"Whose copy is “{file.name}”?"
    reader.find(dialog, "combo box", question)
    audit.look("whose copy a file is", dialog, question)
    reader.press(reader.find(dialog, "push button", "Go on"))
    reader.find(dialog, "push button", "Review desk")
    audit.look("what came with a file", dialog)
    reader.press(reader.find(dialog, "push button", "Review desk"))


def look_at_desk(audit: Audit) -> None:
    """One thing after another that reviewers said, by keys; and the box in which a suggestion is changed."""
    reader = audit.reader
    window = reader.window(PLAN)
    inbox = reader.find(window, "list", "What reviewers said")
    said = [row.name for row in children(inbox) if _OPEN in row.name]  # the others are headings
    reader.focus(inbox)
    edited = False
    for number, words in enumerate(said):
        if number:
            assert reader.row_below(inbox, said[number - 1], "j") == words
        title = words.partition(_OPEN)[0]
        shown = audit.look(title, window, title)
        edit = next((part.thing for part in shown.all() if part.name == "Edit first"), None)
        if edit and not edited:
            edited = True
            reader.press(edit)
            audit.look("changing a suggestion", window, "Text as it will stand in the plan")
            reader.key("Escape")
            reader.focus(inbox)
    assert edited
    reader.key("a")


def look_at_files(audit: Audit) -> None:
    """What came with each file, which the menu of the review desk shows."""
    reader = audit.reader
    reader.press(reader.find(reader.window(PLAN), "push button", "More"))
    reader.key("w")
    dialog = reader.window("What came with the files")
    audit.look("what came with the files", dialog)
    reader.press(reader.find(dialog, "push button", "Close"))


def look_at_grades(audit: Audit) -> None:
    """The grades that a reviewer gave, in a table with headers."""
    reader = audit.reader
    window = reader.window(PLAN)
    reader.key("ctrl+shift+g")
    audit.look("filled grades", window, "Grades of the panel")
    table = reader.find(window, "table", "Grades by standard and reviewer").queryTable()
    headers = [table.getColumnDescription(number) for number in range(table.nColumns)]
    assert ADA in headers, headers
    given = table.getAccessibleAt(0, headers.index(ADA)).name
    assert given.startswith("1 ") and f"{ADA}: Good" in given, given


def look_at_answers(audit: Audit) -> None:
    """The page that makes documents, with “You said, we did” chosen."""
    reader = audit.reader
    window = reader.window(PLAN)
    reader.key("ctrl+e")
    box = reader.find(window, "combo box", "Document")
    rows = next(child for child in children(box) if child.getRoleName() == "list")
    name = next(row.name for row in children(rows) if row.name.startswith("You said, we did"))
    reader.pick(box, name)
    audit.look("answers", window, "What reviewers said is answered on the review desk (Ctrl+R).")


def look_beside(audit: Audit) -> None:
    """What was said about a section, beside its page."""
    reader = audit.reader
    window = reader.window(PLAN)
    reader.choose(reader.find(window, "tree", "Sections"), "2  Area profile")
    page = audit.look("a section that was reviewed", window, "2 Area profile")
    tab = next(part for part in page.all() if part.role == "page tab" and part.name.startswith("Comments"))
    reader.press(tab.thing)
    reader.find(window, "list", "Comments")
    audit.look("comments beside a section", window)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]) or 0)
