"""Every screen of the example plan as a screen reader meets it: screens.py PROGRAM ARGUMENTS.

Says what is wrong on each, and ends with 1 where anything is.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pyatspi  # type: ignore[import-not-found] # is in Debian's Python, not in ours

from tests.accessibility.screen_reader import (
    CELLS,
    PATIENCE,
    SECONDS,
    GoneError,
    ScreenReader,
    called,
    children,
    is_labelled,
    wait_for,
)

_NO_ROLES = ("filler", "panel", "unknown", "invalid", "layered pane")
"""Roles that say nothing of what a control does."""


@dataclass(frozen=True)
class Seen:
    """What a thing said of itself when it was looked at."""

    thing: Any
    role: str
    name: str
    is_shown: bool
    takes_keyboard: bool
    parts: "tuple[Seen, ...]"

    def all(self) -> "Iterator[Seen]":
        if self.is_shown:
            yield self
            for part in self.parts:
                yield from part.all()


def see(thing: Any) -> Seen:
    """Look at a thing and at everything shown in it; of tables, trees and lists no rows."""
    role, state = thing.getRoleName(), thing.getState()
    takes_keyboard = state.contains(pyatspi.STATE_FOCUSABLE)
    is_shown = state.contains(pyatspi.STATE_VISIBLE)
    parts = tuple(see(child) for child in children(thing)) if is_shown and role not in CELLS else ()
    return Seen(thing, role, called(thing) if takes_keyboard else str(thing.name), is_shown, takes_keyboard, parts)


def _faults(seen: Seen) -> Iterator[str]:
    for part in seen.all():
        what = f"{part.role} “{part.name}”"
        if part.takes_keyboard and not part.name:
            yield f"{what} takes the keyboard, and has no name"
        if part.takes_keyboard and part.role in _NO_ROLES:
            yield f"{what} takes the keyboard, and its role does not say what it is"
        if part.role == "combo box" and not is_labelled(part.thing):
            yield f"{what} is called by its value only"
        if part.role == "table":
            yield from (f"{what}: {fault}" for fault in _table_faults(part.thing.queryTable()))
        alike = Counter((p.role, p.name, p.thing.description) for p in part.parts if p.is_shown and p.takes_keyboard)
        for (role, name, _description), count in alike.items():
            if count > 1:
                yield f"{count} of role {role} beside one another are called “{name}”"


def _table_faults(table: Any) -> Iterator[str]:
    if not all(table.getColumnDescription(number) for number in range(table.nColumns)):
        yield "a column has no header"
    if not all(table.getRowDescription(number) for number in range(min(table.nRows, 5))):
        yield "a row has no header"


class Audit:
    """Looks at screens and keeps what is wrong, and on which it was seen first."""

    def __init__(self, reader: ScreenReader) -> None:
        self.reader = reader
        self.faults: dict[str, str] = {}
        self.screens: list[str] = []

    def look(self, screen: str, window: Any, said: str = "", seconds: int = SECONDS) -> Seen:
        """Look at everything a window shows, as soon as a label there ends with the words `said`."""

        def looked() -> Seen | None:
            seen = see(window)
            return seen if any(part.role == "label" and part.name.endswith(said) for part in seen.all()) else None

        seen: Seen = wait_for(looked, f"“{said}” on {screen}", seconds)
        self.screens.append(screen)
        for fault in _faults(seen):
            self.faults.setdefault(fault, screen)
        return seen


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
    return "\n".join(f"{screen}: {fault}" for fault, screen in audit.faults.items())


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
