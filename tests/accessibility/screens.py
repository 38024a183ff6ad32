"""Every screen of the example plan as a screen reader meets it: screens.py PROGRAM ARGUMENTS.

Says what is wrong on each, and ends with 1 where anything is.
"""

import subprocess
import sys
from contextlib import suppress
from typing import Any

from tests.accessibility.audit import Audit, Seen, see
from tests.accessibility.screen_reader import PATIENCE, SECONDS, GoneError, ScreenReader


def main(command: list[str]) -> str:
    """Walk through the screens of the program that `command` starts, and return what is wrong, in lines."""
    program = subprocess.Popen(command)
    try:
        reader = ScreenReader("NEC Desktop", program)
        audit = Audit(reader)
        look_at_questions(audit)
        look_at_plan(audit)
        reader.key("ctrl+q")
        assert program.wait(20) == 0
    finally:
        program.kill()
        program.wait()
    assert len(audit.screens) > 40, audit.screens
    return audit.told


def look_at_questions(audit: Audit) -> None:
    """The start page and the three questions of a new plan."""
    reader = audit.reader
    window = reader.window("NEC Desktop")
    audit.look("start page", window)
    reader.press(reader.find(window, "push button", "Start a new plan"))
    reader.write(reader.find(window, "text", "Area"), "Purbeck")
    for number in (1, 2, 3):
        audit.look(f"question {number}", window, f"Question {number} of 3")
        if number < 3:
            reader.press(reader.find(window, "push button", "Continue"))
    reader.press(reader.find(window, "push button", "Cancel"))


def look_at_plan(audit: Audit) -> None:
    """The example plan: its home, its pages, the tabs beside one, a record's form, and the export page."""
    reader = audit.reader
    reader.press(reader.find(reader.window("NEC Desktop"), "push button", "Look at a finished example"))
    window = reader.window("(example)")
    tasks = reader.find(window, "tree", "Sections of the plan and their statuses")
    audit.look("home", window)
    title = "Cover and document control"
    reader.choose(tasks, title)
    page = audit.look(title, window, title)
    while (title := _title_after(page)) and title not in audit.screens:  # the quarters have the same pages each
        page = _go_on(audit, window, title)
    _look_beside(audit, window)
    reader.choose(reader.find(window, "tree", "Sections"), "3  Our team")
    reader.press(reader.find(window, "push button", "Open"))
    form = reader.window("Post")
    audit.look("a record’s form", form)
    reader.press(reader.find(form, "push button", "Cancel"))
    window = reader.window("(example)")
    reader.press(reader.find(window, "push button", "Create a Word document"))
    reader.find(window, "combo box", "Document")
    audit.look("export page", window)
    reader.press(reader.find(window, "push button", "Send for review…"))
    dialog = reader.window("Send for review")
    audit.look("sending", dialog)
    reader.press(reader.find(dialog, "push button", "Cancel"))
    window = reader.window("(example)")
    reader.key("ctrl+shift+g")
    audit.look("grades", window, "Grades of the panel")
    reader.key("ctrl+shift+s")
    audit.look("versions", window, "Versions")
    reader.key("ctrl+h")
    reader.find(window, "text", "Replace with")
    audit.look("replacing words", window)
    reader.key("Escape")


def _title_after(page: Seen) -> str:
    """Return the title of the page after this one; empty where there is none."""
    names = (part.name for part in page.all() if part.role == "push button" and part.name.startswith("Next: "))
    return next(names, "").removeprefix("Next: ")


def _go_on(audit: Audit, window: Any, title: str) -> Seen:
    """Press the button that leads to the page of this title, and look at that; press again where nothing happens."""
    for _ in range(SECONDS // PATIENCE):
        with suppress(AssertionError, GoneError):
            for part in see(window).all():
                if part.role == "push button" and part.name == f"Next: {title}":
                    audit.reader.press(part.thing)
            return audit.look(title, window, title, PATIENCE)
    raise AssertionError(f"no button leads to {title}")


def _look_beside(audit: Audit, window: Any) -> None:
    """The tabs beside the page of a standard."""
    audit.reader.choose(audit.reader.find(window, "tree", "Sections"), "1  Meet people")
    for tab in [part for part in audit.look("a standard", window).all() if part.role == "page tab"]:
        audit.reader.press(tab.thing)
        audit.look(f"tab {tab.name}", window)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
