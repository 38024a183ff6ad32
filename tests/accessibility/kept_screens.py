"""What is kept of a plan, as a screen reader meets it: kept_screens.py PROGRAM ARGUMENTS, which name a plan file.

Says what is wrong on each screen, and ends with 1 where anything is. The library holds the example, changed and backed
up; the file holds a colleague's copy of it, in which the same text was changed.
"""

import subprocess
import sys
from contextlib import suppress
from typing import Any

from tests.accessibility.audit import Audit, see
from tests.accessibility.screen_reader import PATIENCE, SECONDS, GoneError, ScreenReader, wait_for


def main(command: list[str]) -> str:
    """Walk through the screens of the program that `command` starts, and return what is wrong, in lines."""
    program = subprocess.Popen(command)
    try:
        audit = Audit(ScreenReader("NEC Desktop", program))
        _look_at_offer(audit)
        _look_at_backups(audit)
        _look_at_carrying(audit)
        _look_at_plan(audit)
        audit.reader.window("(example)")
        audit.reader.key("ctrl+q")
        assert program.wait(SECONDS) == 0
    finally:
        program.kill()
        program.wait()
    assert len(audit.screens) == 13, audit.screens
    return audit.told


def _look_at_offer(audit: Audit) -> None:
    """What a colleague's file holds, and the question about what both changed."""
    reader = audit.reader
    dialog = reader.window("A plan that was handed over")
    audit.look("what a plan file holds", dialog)
    reader.press(reader.find(dialog, "push button", "Go on to what both changed"))
    reader.find(dialog, "push button", "Keep both")
    audit.look("what both changed", dialog)
    reader.press(reader.find(dialog, "push button", "Cancel"))


def _look_at_backups(audit: Audit) -> None:
    """The page of backups, with one from which a plan differs."""
    reader = audit.reader
    window = reader.window("NEC Desktop")
    _press(audit, window, "Backups", "A backup is a copy of all your plans")
    reader.row(reader.find(window, "tree", "Plans in this backup"), "East Dorset")
    audit.look("backups", window, "or is gone.")
    _press(audit, window, "Back to your plans", "Your plans")


def _look_at_carrying(audit: Audit) -> None:
    """The three steps that start this period's plan from the last one."""
    reader = audit.reader
    window = reader.window("NEC Desktop")
    _press(audit, window, "Start this period’s plan from the last one", "Step 1 of 3")
    audit.look("carry forward 1", window, "Step 1 of 3")
    for number in (2, 3):
        _press(audit, window, "Continue", f"Step {number} of 3")
        audit.look(f"carry forward {number}", window, f"Step {number} of 3")
    _press(audit, window, "Cancel", "Your plans")


def _look_at_plan(audit: Audit) -> None:
    """Versions, what has changed, what stood before, handing over and removing, in the plan that is open."""
    reader = audit.reader
    reader.press(reader.find(reader.window("NEC Desktop"), "push button", "Look at a finished example"))
    window = reader.window("(example)")
    reader.find(window, "push button", "Versions")
    reader.key("ctrl+shift+s")
    reader.row(reader.find(window, "tree", "Versions, the last one first"), "20")
    audit.look("versions", window, "Versions")
    reader.press(reader.find(window, "check box", "Side by side"))
    audit.look("versions side by side", window, "Versions")
    _dialog(audit, ("alt+e", "c"), "Changed since", "Close")
    reader.choose(reader.find(_home(audit), "tree", "Sections of the plan and their statuses"), "2  Area profile")
    reader.until_said(reader.window("(example)"), "2 Area profile")
    _dialog(audit, ("ctrl+shift+h",), "Earlier texts", "Close")
    _look_at_record(audit)
    _dialog(audit, ("alt+p", "d"), "Hand this plan over", "Cancel")
    _dialog(audit, ("alt+e", "d"), "Remove personal data", "Cancel")


def _look_at_record(audit: Audit) -> None:
    """What stood in a record before, from its form."""
    reader = audit.reader
    window = reader.window("(example)")
    reader.choose(reader.find(window, "tree", "Sections"), "3  Our team")
    reader.press(reader.find(window, "push button", "Open"))
    form = reader.window("Post")
    reader.press(reader.find(form, "push button", "Earlier texts…"))
    earlier = reader.window("Earlier texts")
    audit.look("what stood in a record", earlier)
    reader.press(reader.find(earlier, "push button", "Close"))
    reader.press(reader.find(reader.window("Post"), "push button", "Cancel"))


def _home(audit: Audit) -> Any:
    window = audit.reader.window("(example)")
    audit.reader.key("alt+Home")
    return window


def _dialog(audit: Audit, keys: tuple[str, ...], title: str, way_out: str) -> None:
    """Press keys until the window of this title is there, look at it, and leave it."""
    reader = audit.reader
    for _ in range(SECONDS // PATIENCE):
        reader.window("(example)")
        reader.key(*keys)
        with suppress(AssertionError, GoneError):
            dialog = reader.window(title, PATIENCE)
            break
        reader.key("Escape", "Escape")  # a menu that opened too late
    else:
        raise AssertionError(f"{keys} did not lead to “{title}”")
    audit.look(title, dialog)
    reader.press(reader.find(dialog, "push button", way_out))


def _press(audit: Audit, window: Any, name: str, said: str) -> None:
    """Press a button until a label says what it leads to: a window that is busy may not have heard."""
    for _ in range(SECONDS // PATIENCE):
        with suppress(AssertionError, GoneError):
            for part in see(window).all():
                if part.role == "push button" and part.name == name:
                    audit.reader.press(part.thing)
            wait_for(lambda: _says(window, said), f"“{said}”", PATIENCE)
            return
    raise AssertionError(f"“{name}” did not lead to “{said}”")


def _says(window: Any, words: str) -> bool:
    return any(part.role == "label" and words in part.name for part in see(window).all())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
