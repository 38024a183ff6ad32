"""What a screen reader's user can do, through AT-SPI. Runs on Debian's own Python, which has pyatspi."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pyatspi  # type: ignore[import-not-found] # is in Debian's Python, not in ours
from gi.repository import GLib  # type: ignore[import-not-found]

SECONDS = 60
"""What has not come about by then does not come."""
PATIENCE = 5
"""Seconds after which somebody who hears nothing presses a key again."""
GoneError = GLib.GError
"""What was asked went away meanwhile: a page was left, a list filled anew."""
CELLS = ("table", "tree", "list")
"""Roles whose children are rows: they are asked for by row, not walked through."""


def wait_for(reached: Callable[[], Any], what: str, seconds: int = SECONDS) -> Any:
    """Return what `reached` returns as soon as that is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(GoneError):
            if found := reached():
                return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come within {seconds} seconds")


class ScreenReader:
    """Finds what a program shows by role and name, says what it says, and works it."""

    def __init__(self, application: str, program: "subprocess.Popen[bytes]") -> None:
        self._name, self._program = application, program
        wait_for(self._application, f"the program “{application}” on the accessibility bus")

    def _application(self) -> Any:
        assert self._program.poll() is None, "the program has ended"
        desktop = pyatspi.Registry.getDesktop(0)
        return next((app for app in children(desktop) if app.name == self._name), None)

    # -- finding

    def window(self, title: str, seconds: int = SECONDS) -> Any:
        """Return the window whose title holds these words, with the keyboard in it, as a window manager gives it."""

        def found() -> Any:
            windows = [window for window in children(self._application()) if title in window.name and shows(window)]
            return windows[-1] if windows else None

        window = wait_for(found, f"a window “{title}”", seconds)
        wait_for(lambda: has(window, pyatspi.STATE_ACTIVE) or _give_keyboard(title), f"the keyboard in “{title}”")
        return window

    def find(self, within: Any, role: str, name: str) -> Any:
        """Return the one thing shown of that role and name."""

        def found() -> Any:
            things = [thing for thing in walk(within) if thing.getRoleName() == role and called(thing) == name]
            assert len(things) < 2, f"{len(things)} of role {role} are called “{name}”"
            return things[0] if things else None

        return wait_for(found, f"{role} “{name}” in “{within.name}”")

    def row(self, within: Any, name: str) -> Any:
        """Return the row (its first cell) of a list, tree or table whose name holds these words."""
        return wait_for(
            lambda: next((row for row in children(within) if name in row.name), None),
            f"row “{name}” in “{within.name}”",
        )

    def until_said(self, within: Any, words: str) -> None:
        """Wait until a label ends with these words."""
        wait_for(
            lambda: any(thing.getRoleName() == "label" and thing.name.endswith(words) for thing in walk(within)),
            f"the words “{words}” in “{within.name}”",
        )

    # -- working

    def open(self, within: Any, button: str, title: str) -> Any:
        """Press a button and return the window that it opens; who sees none presses again, since it may be missed."""
        for _ in range(SECONDS // PATIENCE):
            with suppress(AssertionError, GoneError):
                self.press(self.find(within, "push button", button))
                return self.window(title, PATIENCE)
        raise AssertionError(f"“{button}” opens no window “{title}”")

    def press(self, thing: Any) -> None:
        """Do a thing's own action: press a button, tick a box."""
        action = thing.queryAction()
        names = [action.getName(number) for number in range(action.nActions)]
        wanted = next(name for name in ("Press", "Toggle", "ShowMenu") if name in names)
        assert action.doAction(names.index(wanted))

    def focus(self, thing: Any) -> None:
        """Give the keyboard to a thing, and see that it has it."""
        assert thing.queryComponent().grabFocus()
        wait_for(lambda: has_keyboard(thing), f"the keyboard on {described(thing)}")

    def choose(self, rows: Any, name: str) -> None:
        """Go down a list, tree or table with the arrow keys to the row whose name holds these words, and press Enter."""
        self.focus(rows)
        self._go_to(rows, name)

    def pick(self, box: Any, name: str) -> None:
        """Open a box of choices, pick the one of that name, and hear that it is picked."""
        self.press(box)
        self._go_to(next(child for child in children(box) if child.getRoleName() == "list"), name)
        wait_for(lambda: box.name == name, f"“{name}” in {described(box)}")

    def _go_to(self, rows: Any, name: str) -> None:
        for _ in range(2):  # a window that was busy with a new page may have missed the first
            self.key("Home")
            time.sleep(0.5)  # where Home leads differs from list to list, so there is nothing to wait for
        current = wait_for(lambda: current_row(rows), f"a current row in {described(rows)}")
        while name not in current:
            current = self.row_below(rows, current)
        self.key("Return")

    def row_below(self, rows: Any, current: str, key: str = "Down") -> str:
        """Go down a row; who hears nothing presses again, since a busy window may have missed the key."""
        what = f"the row below “{current}”"
        for _ in range(SECONDS // PATIENCE):
            self.key(key)
            with suppress(AssertionError):
                return str(wait_for(partial(_current_other_than, current, rows), what, PATIENCE))
            self.focus(rows)
        raise AssertionError(f"{what} did not come within {SECONDS} seconds")

    def key(self, *names: str) -> None:
        """Press keys where the keyboard is."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
            time.sleep(0.05)

    def write(self, thing: Any, text: str) -> None:
        """Put a text in the place of what stands there, as speech input does, and read it back."""
        self.focus(thing)
        assert thing.queryEditableText().setTextContents(text)
        assert said_by(thing) == text, f"{described(thing)} says “{said_by(thing)}”"


def _give_keyboard(title: str) -> bool:
    """Do what a window manager does, and return False: whether it worked is for the window to say."""
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    found = subprocess.run(search, check=False, capture_output=True, text=True).stdout.split()
    nowhere = "1"  # a window that was closing may have left the keyboard here without the program's knowing
    for window in (nowhere, *found[-1:]):
        subprocess.run(["xdotool", "windowfocus", window], check=False)
    time.sleep(0.1)
    return False


def current_row(rows: Any) -> str:
    """Return the name of the row on which the keyboard is."""
    return next((str(row.name) for row in children(rows) if has_keyboard(row)), "")


def _current_other_than(name: str, rows: Any) -> str:
    current = current_row(rows)
    return current if current != name else ""


def children(parent: Any) -> Iterator[Any]:
    """Yield what a thing directly holds."""
    for number in range(parent.childCount if parent else 0):
        if child := parent.getChildAtIndex(number):
            yield child


def walk(thing: Any) -> Iterator[Any]:
    """Yield everything shown within a thing, itself first; of tables, trees and lists no rows."""
    if not shows(thing):
        return
    yield thing
    if thing.getRoleName() not in CELLS:
        for child in children(thing):
            yield from walk(child)


def has(thing: Any, state: Any) -> bool:
    """Say whether a thing is in a state."""
    return bool(thing.getState().contains(state))


def has_keyboard(thing: Any) -> bool:
    """Say whether what is typed now goes to a thing."""
    return has(thing, pyatspi.STATE_FOCUSED)


def shows(thing: Any) -> bool:
    """Say whether a thing is on the screen, or would be if one scrolled."""
    return has(thing, pyatspi.STATE_VISIBLE)


def called(thing: Any) -> str:
    """Return what a screen reader calls a thing: the words of its label, or its own name."""
    return " ".join(_labels(thing)) or str(thing.name)


def is_labelled(thing: Any) -> bool:
    """Say whether a label names a thing."""
    return bool(_labels(thing))


def _labels(thing: Any) -> list[str]:
    return [
        relation.getTarget(number).name
        for relation in thing.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for number in range(relation.getNTargets())
    ]


def said_by(thing: Any) -> str:
    """Return the text that stands in a thing."""
    text = thing.queryText()
    return str(text.getText(0, text.characterCount))


def described(thing: Any) -> str:
    """Return a thing as a report names it."""
    return f"{thing.getRoleName()} “{called(thing)}”"
